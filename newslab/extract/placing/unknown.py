"""Names of places on no list, after an administrative noun: بلدة كفرعان, قرية تل الورد, حي الملك فهد."""

from __future__ import annotations

import re
from functools import lru_cache

from newslab.extract.naming.name_words import NameWords, name_words
from newslab.extract.placing.evidence import Evidence, is_definite, joined
from newslab.extract.values import Row
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit, Lexicons


def unknown_places(doc: Document, evidence: Evidence) -> list[Row]:
    """Rows for names that follow an administrative noun and are on no list, the noun included."""
    rows = []
    words, titles = name_words(doc.lexicons), _titles(doc.lexicons)
    for first, hits in evidence.by_end.items():
        if first >= len(doc) or first in evidence.stops or first in evidence.nationalities or not joined(doc.gap(first)):
            continue
        for hit in hits:
            row = evidence.rows[hit.row]
            if row["unknown"] and not is_definite(doc, hit):
                last = _end(doc, evidence, words, titles, first, person="facility" in row["kinds"])
                begins = first in evidence.compounds or doc.words[first] in titles  # of a longer name, and so no name alone
                trust = "any" if evidence.nationality_after(last) else row["unknown"]  # مدينة أفيون التركية
                if last > first + 1 or not begins and name_like(words, doc.words[first], trust):
                    weight = 0.6 if last == first + 1 and row["unknown"] == "weak" else 0.8
                    rows.append(_row(doc, hit, first, last, row, weight))
    taken = {i for r in rows for i in range(r["first"], r["last"])}
    return rows + [row for row in _compounds(doc, evidence, words) if row["first"] not in taken]


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


def _end(doc: Document, evidence: Evidence, words: NameWords, titles: frozenset[str], first: int, *, person: bool) -> int:
    """One past a name that begins with a compound's first word (تل الورد), a title (الملك فهد بن عبدالعزيز) or, for what is
    called after people, a given name (مطار هواري بومدين); else past one word."""
    last = first + 1
    while last < len(doc) and last - first < 3 and last - 1 in evidence.compounds and doc.gap(last) == " " and doc.words[last] not in doc.lexicons.word_classes:
        last += 1
    if last == first + 1 and doc.words[first] in titles:
        while last < min(len(doc), first + 6) and doc.gap(last) == " " and (words.look(doc.words[last]).kind in _PERSONAL or doc.words[last - 1] == "عبد"):
            last += 1
    elif last == first + 1 and person and words.look(doc.words[first]).kind in ("given", "both", "family", "rare"):
        while last < min(len(doc), first + 3) and doc.gap(last) == " " and words.look(doc.words[last])[:2] in _NEXT:
            last += 1
    return last


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
    kind = words.look(word).kind
    if kind in ("common", "both", "nation", "other") or words.native(word):
        return False
    return trust != "weak" or kind == "rare" and len(word) > 4


_PROCLITIC = re.compile("و...|ف(?:ي|ال)|لل|ل[^اويبن]....|ب(?:ال|ه)")
_VERB = re.compile("[يت][^ا]..$|[يت]...(?:ون|وا|ها|ه)$|ست?ي")
