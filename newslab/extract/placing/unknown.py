"""Names of places on no list, after an administrative noun: بلدة كفرعان, قرية تل الورد, حي الملك فهد."""

from __future__ import annotations

import re
from functools import lru_cache

from newslab.extract.naming.name_words import NameWords, name_words
from newslab.extract.placing.evidence import Evidence, is_definite, joined
from newslab.extract.placing.gazetteer import Found
from newslab.extract.values import Row
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit, Lexicons


def unknown_places(doc: Document, evidence: Evidence, known: list[Found]) -> list[Row]:
    """Rows for names on no list: after an administrative noun (which they include), or told by a known place beside them.

    `known` are the names in the document that surely are places.
    """
    rows = []
    words, titles = name_words(doc.lexicons), _titles(doc.lexicons)
    begins_known = {found.first for found in known if found.prefix}
    for first, hits in evidence.by_end.items():
        if first >= len(doc) or first in evidence.stops or first in evidence.nationalities or not joined(doc.gap(first)):
            continue
        for hit in hits:
            row = evidence.rows[hit.row]
            if row["unknown"] and row["class"] == "nouns" and not is_definite(doc, hit):
                rows += _several(doc, words, first, row, {found.first: found for found in known}, evidence.stops)
            elif row["unknown"] and not is_definite(doc, hit):
                last = _end(doc, evidence, words, titles, first, begins_known, person="facility" in row["kinds"])
                begins = first in evidence.compounds or doc.words[first] in titles  # of a longer name, and so no name alone
                trust = "any" if evidence.nationality_after(last) else row["unknown"]  # مدينة أفيون التركية
                numbered = row["class"] == "street" and doc.words[first].isdigit() and doc.word(hit.first).endswith("شارع")  # شارع 60
                if last > first + 1 or numbered or not begins and name_like(words, doc.words[first], trust):
                    weight = 0.6 if last == first + 1 and row["unknown"] == "weak" else 0.8
                    rows.append(_row(doc, hit, first, last, row, weight))
    for more in (_compounds(doc, evidence, words), _told_by_neighbours(doc, evidence, words, known)):
        taken = {i for r in rows for i in range(r["first"], r["last"])}
        rows += [row for row in more if row["first"] not in taken]
    return rows


def _several(doc: Document, words: NameWords, first: int, row: dict[str, str], known: dict[int, Found], stops: set[int]) -> list[Row]:
    """Rows for the unknown names behind a noun of several, each without it, over known ones between them: بلدتي كفرعان وحلفايا, قرى شيحين والضهيرة."""
    rows, t, alone = [], first, False
    while t < len(doc) and len(rows) < _LISTED:
        if t > first and not alone and not (doc.words[t][0] == "و" and doc.gap(t) in (" ", "، ") or doc.gap(t) == "، "):
            break
        if doc.words[t] == "و":  # كنصفرة و البارة
            t, alone = t + 1, True
            continue
        cut = t > first and not alone and doc.words[t][0] == "و"
        alone = False
        if t in known:
            t = known[t].last
            continue
        word = doc.words[t][cut:]
        if t in stops or word in doc.lexicons.word_classes or not name_like(words, word, "yes") or words.look(word).kind in ("given", "function"):
            break
        rows.append(_bare(doc, t, cut=cut, kinds=tuple(row["kinds"].split())))
        t += 1
    return rows


_LISTED = 6  # names behind one noun


def _told_by_neighbours(doc: Document, evidence: Evidence, words: NameWords, known: list[Found]) -> list[Row]:
    """Rows for unknown names of which the text says where they lie: أهالي الغريف جنوب الخرمة, إلى كفرعان بريف حلب; and where they are named again."""
    rows = []
    for found in known:
        first, cue = _where_cue(doc, evidence, found)
        if cue and first > 1 and doc.gap(first) == " " and _may_be_town(doc, evidence, words, first - 1):
            rows.append(_bare(doc, first - 1))
    told = {row["name_ar"] for row in rows}
    if told:
        seen = {row["first"] for row in rows}
        folded = {fold_word(name) for name in told}
        rows += [_bare(doc, i) for i, word in enumerate(doc.words) if word in folded and i not in seen]
    return rows


def _where_cue(doc: Document, evidence: Evidence, found: Found) -> tuple[int, bool]:
    """The token at which an expression begins that places something by a known place (| جنوب الخرمة, | بريف حلب), if one does."""
    if found.prefix:
        return found.first, False
    at = found.first
    noun = evidence.noun_before(at, found.prefix)
    at = noun.first if noun else at
    for hit in evidence.directions.get(at, ()):
        if doc.lexicons.row("directions", hit.row)["direction"] != "C" and hit.prefix in ("", "ب") and doc.letters[hit.start : hit.start + 2] != "ال":
            return hit.first, True
    cue = evidence.before(at, "part") if not noun else None
    return (cue.first, True) if cue and cue.prefix in ("", "ب") else (at, False)


def _may_be_town(doc: Document, evidence: Evidence, words: NameWords, token: int) -> bool:
    """Whether a word behind a preposition of place can be a town's unknown name."""
    word = doc.words[token]
    before = evidence.before(token, "prep", "near", "weak") or (evidence.before(token, "of") if doc.words[token - 1].lstrip("ول") in _PEOPLE_OF else None)
    if before is None or before.prefix not in ("", "و", "ف") or token in evidence.stops or token in evidence.nationalities:
        return False
    look = words.look(word)
    return look.cut == 0 and look.kind in ("rare", "family") and name_like(words, word, "yes") and word[0] not in "وبلكف"


_PEOPLE_OF = frozenset(("سكان", "اهالي", "ابناء", "نازحي", "مهجري", "قاطني"))


def _bare(doc: Document, token: int, *, cut: int = 0, kinds: tuple[str, ...] = ("village", "town")) -> Row:
    """A row for the name at a token without a noun, behind `cut` letters of a conjunction."""
    start, end = doc.span(doc.starts[token] + cut, doc.ends[token])
    return {
        "start": start, "end": end, "first": token, "last": token + 1, "label": "LOC", "method": "pattern", "name_ar": doc.text[start:end],
        "name_en": None, "_candidates": (), "_weight": 0.6, "_ambiguous": False, "_noun": kinds, "_noun_role": "noun",
        "_prefix": "و" if cut else "", "_name_first": token, "_name_start": start,
    }


def _compounds(doc: Document, evidence: Evidence, words: NameWords) -> list[Row]:
    """Rows for names that begin with the first word of a compound after a preposition of place: ببني خيار, بسيدي حمودة, في أولاد حسين."""
    rows = []
    for first, hit in evidence.clans.items():
        towards = not hit.prefix and first > 0 and doc.words[first - 1] in ("الي", "بين")
        if not (hit.prefix == "ب" or towards or evidence.located(first, hit.prefix)) or first in evidence.phrases:
            continue
        name = doc.words[first + 1] if first + 1 < len(doc) and doc.gap(first + 1) == " " else ""
        if name_like(words, name, "yes") or name and words.look(name).kind in ("both", "given"):
            row = _row(doc, hit, first + 1, first + 2, _TOWN, 0.6 if towards else 0.9)
            rows.append(row | {"_name_start": row["start"], "_name_first": first, "name_ar": doc.text[row["start"] : row["end"]]})
    return rows


_TOWN = {"kinds": "town village", "class": "noun"}


def _end(doc: Document, evidence: Evidence, words: NameWords, titles: frozenset[str], first: int, bounds: set[int], *, person: bool) -> int:
    """One past a name that begins with a compound's first word (تل الورد), a title (الملك فهد بن عبدالعزيز) or, for what is
    called after people, a given name (مطار هواري بومدين); else past one word."""
    def goes_on(last: int, longest: int) -> bool:
        return last < min(len(doc), first + longest) and doc.gap(last) == " " and last not in bounds

    last = first + 1
    while goes_on(last, 3) and last - 1 in evidence.compounds and not _parts(doc, words, last):
        last += 1
    if last == first + 1 and doc.words[first] in titles:
        while goes_on(last, 6) and (words.look(doc.words[last]).kind in _PERSONAL or doc.words[last - 1] == "عبد"):
            last += 1
    elif last == first + 1 and person and words.look(doc.words[first]).kind in ("given", "both", "family", "rare"):
        while goes_on(last, 3) and words.look(doc.words[last])[:2] in _NEXT and not words.native(doc.words[last]):
            last += 1
    return last


def _parts(doc: Document, words: NameWords, token: int) -> bool:
    """Whether a word begins something else than the rest of a name: a function word, a word joined by و."""
    word = doc.words[token]
    return word in doc.lexicons.word_classes or word[0] == "و" and (words.look(word).cut > 0 or token in doc.longest("place_cues"))


_NEXT = frozenset((0, kind) for kind in ("given", "rare", "link", "kunya", "servant"))
_PERSONAL = frozenset(("given", "both", "link", "kunya", "servant", "ali", "family", "second"))


@lru_cache(maxsize=8)
def _titles(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(fold_word(form) for row in lexicons.rows("place_cues") if row["class"] == "title" for form in row["form"].split("|"))


def _row(doc: Document, noun: Hit, first: int, last: int, row: dict[str, str], weight: float) -> Row:
    start, end = doc.span(noun.start, doc.ends[last - 1])
    name_start = doc.span(doc.starts[first], doc.ends[last - 1])[0]
    return {
        "start": start, "end": end, "first": noun.first, "last": last, "label": "LOC", "method": "pattern", "name_ar": doc.text[name_start:end],
        "name_en": None, "_candidates": (), "_weight": weight, "_ambiguous": False, "_noun": tuple(row["kinds"].split()), "_noun_role": row["class"],
        "_prefix": noun.prefix, "_name_first": first, "_name_start": name_start,
    }


def name_like(words: NameWords, word: str, trust: str) -> bool:
    """Whether a folded word can be an unknown place's name.

    After a noun that nearly always bears a name (`trust` is yes: بلدة, قرية) any word that is not a common one will
    do; after one that often names itself by a common noun (any: حي السلام) also that, with its article, as before the
    adjective of a country; after one that often bears no name at all (weak: منطقة, ولاية) only a rare word.
    """
    if len(word) < 3 or word[0].isascii() or _PROCLITIC.match(word) or _VERB.match(word):
        return False
    if trust == "any" and word.startswith("ال"):
        return True
    known = words.look(word)
    kind = "rare" if known.doubtful and word.startswith("ال") and trust == "yes" else known.kind
    if kind in ("common", "both", "nation", "other", "function") or words.native(word):
        return False
    return trust != "weak" or kind == "rare" and len(word) > 4


_PROCLITIC = re.compile("و...|ف(?:ي|ال)|لل|ل[^اويبن]....|ب(?:ال|ه)")
_VERB = re.compile("[يت][^ا]..$|[يت]...(?:ون|وا|ها|ه)$|ست?ي")
