"""From a lexicon row to the word forms that a text may show, each with its feature.

A row's `pos` column says how its form bends; without one, forms stand as written.

* `verb`: third persons of the past (`form`) and of the `present` column, with object pronouns.
  Features: `past` or `present`, then `.m .f .du .pl`, then `+obj` where a pronoun is attached.
* `noun`: the form, its accusative and its possessed forms (مقتل, مقتلا, مقتله). Feature `sg`, with `+pron`.
* `person`: a countable person or body: singular, feminine, dual and plural (قتيل, قتيلة, قتيلان, قتيلين, قتلى).
  With a `plural` column (broken plurals) an ending ين is the dual; without one the plural is sound, and ين
  is read as plural (مسلحين). Features `sg du pl`, `.f` for feminine forms, `+pron` where a pronoun is attached.
* `nisba`: an adjective of origin, in all genders and numbers, without pronouns (عراقي عراقية عراقيين عراقيات); features as `person`.
* `participle`: the accusatives that accompany a verb (مشيرا, مشيرة, مشيرين). Features `sg sg.f du.f pl pl.f`.

Spelling is the raw one (ة before a suffix becomes ت); folding comes after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newslab.text.fold import fold, fold_word

PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم")
_NO_GENITIVE = frozenset({"به", "بهم", "فيه", "فيهم", "عن", "في", "أول", "ثان", "ثاني", "ركن"})
"""What may follow the first word of a person phrase without being what that one is of."""
_OBJECTS = ("ه", "ها", "هم", "هما", "هن", "نا", "ني")


def forms_of(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The folded forms of a lexicon row, each with its feature (empty for a row without `pos`); no form twice.

    >>> dict(forms_of({"form": "قتيل", "plural": "قتلى", "pos": "person"}))["قتيلين"]
    'du'
    >>> dict(forms_of({"form": "قتل", "present": "يقتل", "pos": "verb"}))["يقتلون"]
    'present.pl'
    """
    seen: set[str] = set()
    for form, feature in spelt_forms(row):
        folded = fold_word(form)
        if folded not in seen:
            seen.add(folded)
            yield folded, feature


def folded_forms(rows: Iterable[Mapping[str, str]]) -> list[tuple[int, str, str]]:
    """The folded forms of many rows with the number of their row and their feature: folded in one call, five times as fast as one by one.

    >>> folded_forms([{"form": "حرس|الحرس"}, {"form": "أمن"}])
    [(0, 'حرس', ''), (0, 'الحرس', ''), (1, 'امن', '')]
    """
    bent = [(i, form, feature) for i, row in enumerate(rows) for form, feature in spelt_forms(row)]
    folded = fold("\n".join(form for _, form, _ in bent)).letters.split("\n") if bent else []
    return [(i, form, feature) for form, (i, _, feature) in zip(folded, bent, strict=True)]


def spelt_forms(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The forms of a lexicon row before folding; where two fold to one, the first one's feature counts."""
    pos, spellings, plurals = row.get("pos", ""), _spellings(row["form"]), _spellings(row.get("plural", ""))
    if pos == "nisba":
        yield from ((plural, "pl") for plural in plurals)
    for spelling in spellings:
        if pos == "verb":
            yield from _past(spelling)
        elif pos == "noun":
            yield from _possessed(spelling, "sg")
        elif pos == "participle":
            yield from _participle(spelling)
        elif pos == "nisba":
            yield from ((spelling + ending, feature) for ending, feature in _NISBA)
        elif pos == "person":  # a plural that looks like a dual is the plural: محامين of محام
            yield from ((form, feature) for form, feature in _person(spelling, sound=not plurals) if not (feature == "du" and form in plurals))
        else:
            yield spelling, ""
    if pos == "verb":
        for present in _spellings(row.get("present", "")):
            yield from _present(present)
    elif pos in ("noun", "person"):
        for plural in plurals:
            yield from _possessed(plural, "pl")


_NISBA = (
    ("", "sg"), ("ا", "sg"), ("ة", "sg.f"), ("ون", "pl"), ("ين", "pl"), ("و", "pl"), ("ات", "pl.f"),
    ("ان", "du"), ("تان", "du.f"), ("تين", "du.f"),
)


def _spellings(cell: str) -> list[str]:
    return [s.strip() for s in cell.split("|") if s.strip()]


def _past(base: str) -> Iterator[tuple[str, str]]:
    """Past: قتل قتلت قتلا قتلتا قتلوا قتلن; قضى قضت قضوا; a phrase bends in its first word (لقي مصرعه)."""
    verb, _, rest = base.partition(" ")
    rest = rest and " " + rest
    stem = verb[:-1] if verb[-1] in "ىا" and len(verb) > 2 else verb
    dual = stem + ("ي" if verb[-1] == "ى" else "و" if verb[-1] == "ا" and len(verb) > 2 else "") + "ا"
    plural = (verb[:-1] if verb[-1] == "ي" else stem) + "و"
    yield verb + rest, "past.m"
    yield stem + "ت" + rest, "past.f"
    yield dual + rest, "past.du"
    yield stem + "تا" + rest, "past.du"
    yield plural + "ا" + rest, "past.pl"
    yield stem + ("ي" if verb[-1] == "ى" else "و" if verb[-1] == "ا" and len(verb) > 2 else "") + "ن" + rest, "past.pl"
    if verb[-1] == "ى":
        yield stem + "ينا" + rest, "past.m"  # قضينا على
    if len(verb) > 3 and verb[-2] == "ي":
        yield verb[:-2] + verb[-1] + "ن" + rest, "past.pl"  # أصيب, أصبن
    for pronoun in () if rest else _OBJECTS:
        yield stem + ("ا" if stem != verb else "") + pronoun, "past.m+obj"
        yield stem + "ت" + pronoun, "past.f+obj"
        yield plural + pronoun, "past.pl+obj"


def _present(base: str) -> Iterator[tuple[str, str]]:
    """Present, from its يفعل: يقتل تقتل يقتلان يقتلون يقتلوا يقتلن."""
    verb, _, rest = base.partition(" ")
    rest = rest and " " + rest
    stem = verb[:-1] if verb[-1] in "يىو" else verb
    she = "ت" + verb[1:]
    yield verb + rest, "present.m"
    yield she + rest, "present.f"
    for person in (verb, she):
        yield person.replace("ى", "ي") + "ان" + rest, "present.du"
    for ending in ("ون", "وا"):
        yield stem + ending + rest, "present.pl"
    yield verb.replace("ى", "ي") + "ن" + rest, "present.pl"
    for pronoun in () if rest else _OBJECTS:
        yield verb.replace("ى", "ا") + pronoun, "present.m+obj"
        yield she.replace("ى", "ا") + pronoun, "present.f+obj"
        yield stem + "ون" + pronoun, "present.pl+obj"


def _participle(form: str) -> Iterator[tuple[str, str]]:
    """Accusative participles, from the form without ending: مشير gives مشيرا مشيرة مشيرين مشيرتين مشيرات."""
    yield form + "ا", "sg"
    yield form + "ة", "sg.f"
    yield form.removesuffix("ي") + "ين", "pl"
    yield form + "تين", "du.f"
    yield form + "ات", "pl.f"


def _possessed(noun: str, feature: str) -> Iterator[tuple[str, str]]:
    """A noun as it is, in the accusative, and with pronouns: إصابة إصابته; قتلى قتلاهم."""
    word, _, rest = noun.partition(" ")
    if rest:
        yield noun, feature
        return
    stem = word[:-1] + {"ة": "ت", "ى": "ا"}[word[-1]] if word[-1] in "ةى" else word
    yield word, feature
    if word[-1] == "ة" and feature == "sg":
        yield stem + "ان", "du"
        yield stem + "ين", "du"
    if word[-1] not in "ةىاء":
        yield word + "ا", feature
    for pronoun in PRONOUNS:
        yield stem + pronoun, feature + "+pron"


def _person(noun: str, *, sound: bool) -> Iterator[tuple[str, str]]:
    """A person word, all genders and numbers; a phrase bends in its first word (رجل أمن)."""
    word, _, rest = noun.partition(" ")
    rest = rest and " " + rest
    feminine = word.endswith("ة")
    stem = word[:-1] + "ت" if feminine else word.replace("ى", "ي")
    mark = ".f" if feminine else ""
    yield word + rest, "sg" + mark
    if not feminine and word[-1] not in "اىء":
        yield word + "ا" + rest, "du" if rest and rest.split()[0] not in _NO_GENITIVE else "sg"  # رجلا أمن, but مشتبها به
        yield word + "ة" + rest, "sg.f"
    if sound and not feminine:
        for ending in ("ون", "ين", "و", "ي"):
            yield stem + ending + rest, "pl"
        for ending in () if rest else ("و", "ي"):
            for pronoun in _OBJECTS[:-1]:
                yield stem + ending + pronoun, "pl+pron"
    for ending in ("ان", "ين"):
        yield stem + ending + rest, "du" + mark
        if not feminine:
            yield stem + "ت" + ending + rest, "du.f"
    for ending in () if feminine else ("ي", "ا"):
        yield stem + "ت" + ending + rest, "du.f"  # طالبتي جامعة
    for ending in () if rest else ("ي", "ا"):
        for pronoun in _OBJECTS[:-1]:
            yield stem + ending + pronoun, "du+pron" + mark
    yield (word[:-1] if feminine else stem) + "ات" + rest, "pl.f"
    if not sound:
        yield stem + "ي" + rest, "du" + mark  # ضابطي شرطة
    for pronoun in () if rest else PRONOUNS:
        yield stem + pronoun, "sg+pron" + mark
