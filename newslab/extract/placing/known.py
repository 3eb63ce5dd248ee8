"""Known places: where a document holds names of the gazetteer, and what each needs to count as one.

Most names of villages are also words. `ambiguous_places.csv` says of each such name whether it needs
some evidence (`word`), its administrative noun (`noun`), its exact spelling (`spelling`: إب, not آب), both
evidence and spelling (`exact`: حديثة, not حديثه), or is never a place (`never`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from newslab.extract.naming.name_words import name_words
from newslab.extract.placing.evidence import Evidence
from newslab.extract.placing.gazetteer import ARAB_WORLD, PLACE_LEXICONS, Found, Place, place
from newslab.extract.placing.unknown import name_like
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit, Lexicons


def known_places(doc: Document, evidence: Evidence) -> list[Found]:
    """The longest names of the gazetteer, left to right; whole words win over peeled ones (لبنان over ل+بنان)."""
    at: dict[tuple[int, int], dict[int, list[tuple[Hit, Place]]]] = {}
    for lexicon in PLACE_LEXICONS:
        for hit in doc.hits(lexicon):
            if "س" in hit.prefix:
                continue
            found = place(doc.lexicons, lexicon, hit.row)
            surface = doc.letters[hit.start : hit.end].replace("_", " ")
            if surface in found.forms or "ا" + surface in found.forms and surface[0] == "ل" and hit.prefix.endswith("ل"):
                at.setdefault((hit.first, hit.last), {}).setdefault(hit.start, []).append((hit, found))
    ambiguous = _ambiguous(doc.lexicons)
    out: list[Found] = []
    for (first, last), by_start in sorted(at.items(), key=lambda item: (item[0][0], -item[0][1])):
        if out and first < out[-1].last or first in evidence.phrases:
            continue
        start = _start(doc, by_start, out[-1].last if out else -1, first)
        hits = by_start[start]
        places = tuple(dict.fromkeys(p for _, p in hits))
        found = Found(start, hits[0][0].end, first, last, hits[0][0].prefix, places, _cue(doc, hits[0][0], places, ambiguous))
        if not _misread(doc, evidence, found):
            out.append(found)
    return out


def _start(doc: Document, by_start: dict[int, list], last: int, first: int) -> int:
    """Where the name begins: with its word, but behind و right after another place (الرياض | وجدة is no وجدة)."""
    start = min(by_start)
    peeled = doc.starts[first] + 1
    return peeled if peeled in by_start and last == first and doc.letters[peeled - 1] == "و" and doc.gap(first).strip() in ("", "،") else start


@lru_cache(maxsize=8)
def _ambiguous(lexicons: Lexicons) -> dict[str, tuple[str, str]]:
    """Folded names that are also words or people's names: their spelling and what they need."""
    return {fold_word(row["form"]): (row["form"], row["cue"]) for row in lexicons.rows("ambiguous_places")}


def _cue(doc: Document, hit: Hit, places: tuple[Place, ...], ambiguous: dict[str, tuple[str, str]]) -> str:
    """What a name needs to count; `never` where it is not spelt as the place is."""
    surface = doc.letters[hit.start : hit.end]
    merged = surface[0] == "ل" and hit.prefix.endswith("ل")
    spelling, cue = ambiguous.get("ا" + surface if merged else surface, ("", ""))
    if cue in ("exact", "spelling"):
        raw = doc.text[slice(*doc.span(hit.start, hit.end))]
        if "".join(c for c in raw if c.isalpha()) != spelling:
            return "never"
        return "exact" if cue == "exact" else ""
    cue = cue or min((p.cue for p in places), key=("", "word", "noun").index)
    if not cue and hit.last == hit.first + 1 and not any(p.vouched for p in places):
        return "word" if name_words(doc.lexicons).look(surface).kind in ("common", "both", "given") else ""
    return cue


def _misread(doc: Document, evidence: Evidence, found: Found) -> bool:
    """Whether the words are surely no place: an adverb's tanwin (سورياً), an adjective (القوات السعودية, قوات سورية), half a name."""
    if found.cue == "never" or _far_fetched(doc, found) or not _TANWIN.isdisjoint(doc.text[slice(*doc.span(found.start, found.end))]):
        return True
    first = found.first
    if found.last - first > 1:
        return False
    if found.cue == "noun" and first in evidence.compounds and first + 1 < len(doc) and doc.gap(first + 1) == " ":
        if name_like(name_words(doc.lexicons), doc.words[first + 1], "yes"):  # قرية دير السنا is not a village called Deir
            return True
    if found.prefix or not first or doc.gap(first) not in (" ", "_"):
        return False
    if first in evidence.nationalities and _counted_or_described(doc, evidence, first):
        return True
    if doc.words[first] == "السعوديه":
        return _definite(doc.words[first - 1]) or first in evidence.actors
    if doc.words[first] != "سوريه" or first in evidence.governed:
        return False
    return name_words(doc.lexicons).look(doc.words[first - 1]).kind not in ("function", "other")  # وقال إن سورية, but قوات سورية


_TANWIN = frozenset("\u064b\u064c\u064d")


def _counted_or_described(doc: Document, evidence: Evidence, first: int) -> bool:
    """Whether what looks like a country is its adjective in the accusative: قتل 12 سوريا, مسؤولا روسيا."""
    before = doc.words[first - 1]
    if before.isdigit():
        return True
    tanwin = before[-1] == "ا" and len(before) > 3 and not before.endswith(("ها", "هما", "تا", "وا"))
    described = tanwin and first not in evidence.governed and before not in doc.lexicons.word_classes
    return described and name_words(doc.lexicons).look(before).kind == "common"


def _far_fetched(doc: Document, found: Found) -> bool:
    """Whether a peeled letter makes a place of another word: كلاوس (no Laos), بالاك, فصيلة, وجيزة; وغانا and بروما are no other words."""
    if not found.prefix:
        return False
    whole = name_words(doc.lexicons).look(doc.words[found.first])
    if whole.kind == "common" and not whole.cut and not whole.doubtful and found.prefix != "و":
        return True  # باكورة
    length = found.end - found.start
    if length < 4 and found.prefix.endswith("ل") and all(f[0] == "ل" for f in found.places[0].forms if len(f) == length):
        return True  # للحج is ل + الحج, no لحج
    definite = any(f.startswith("ال") and len(f) == length + 1 for p in found.places if p.kind == "country" for f in p.forms)
    if found.prefix.endswith("ل") and definite:  # للهند
        return False
    if length >= (7 if found.prefix[-1] in "فك" else 5) or any(p.country in ARAB_WORLD and p.vouched for p in found.places):
        return False
    known = not found.cue and any(p.vouched or p.kind == "country" for p in found.places)
    return not (known and length == 4 and found.prefix in ("و", "ب", "ل") and (whole.cut or whole.kind == "rare"))


def _definite(word: str) -> bool:
    """Whether a word has the article behind its proclitics (القوات, والقوات, للقوات)."""
    return _ARTICLE.match(word) is not None and word not in _NO_NOUNS


_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)...")
_NO_NOUNS = frozenset(("التي", "الذي", "الذين", "الي", "اللتين", "اللذين", "الا"))
