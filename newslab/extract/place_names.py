"""Place names: where a text may name a place, before people and organisations have their say.

A name of the gazetteer counts where it is unmistakable, or where something beside it says
that a place is meant: its administrative noun (قضاء الخالص), a preposition of place
(في العمارة), the adjective of its country (الخبر السعودية), a place that it lies in or is
listed with. An unknown name counts after an administrative noun (بلدة كفرعان).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newslab.extract.gazetteer import PLACE_LEXICONS, Place, place
from newslab.extract.name_words import NameWords, name_words
from newslab.extract.values import Row
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit, Lexicons

ENOUGH = 0.5
"""The weight from which a candidate is handed on."""


class Noun(NamedTuple):
    """An administrative noun before a name: what it can name, and whether the span begins with it."""

    start: int
    first: int
    kinds: tuple[str, ...]
    attached: bool
    unknown: bool


class Found(NamedTuple):
    """A stretch that the gazetteer knows, with all places of that name."""

    start: int
    end: int
    first: int
    last: int
    prefix: str
    places: tuple[Place, ...]
    cue: str
    """What the name needs to count: that of `ambiguous_places.csv`, else the least that one of its places needs."""


def place_candidates(doc: Document) -> list[Row]:
    """Where `doc` may name places, as rows of `mentions` with label LOC, in reading order.

    Each row has `_candidates` (the places of that name), `_weight` (0..1: how sure it is that a
    place is meant), `_ambiguous` (also a common word or a person's name) and `_noun` (the kinds
    that its administrative noun allows); `_name_start`, `_name_first` say where the bare name begins.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("عبوة ناسفة في قضاء الخالص شمالي ديالى، وكان الجيش في بلدة كفرعان", lexicons())
    >>> [doc.text[r["start"]:r["end"]] for r in place_candidates(doc)]
    ['قضاء الخالص', 'ديالى', 'بلدة كفرعان']
    """
    cues = _Cues(doc)
    known = _known(doc)
    nouns = {found.first: cues.noun_before(found.first, found.prefix) for found in known}
    weights = {found.first: _weight(found, nouns[found.first], cues) for found in known}
    sure = {found.first: found for found in known if weights[found.first] >= ENOUGH}
    named = {p.id for found in sure.values() for p in found.places}
    for found in known:  # a doubtful name beside a sure one, or named surely elsewhere (قضاء الخالص ... في الخالص)
        if weights[found.first] < ENOUGH:
            again = cues.located(found) and any(p.id in named for p in found.places)
            weights[found.first] += 0.45 * (again or _in_company(doc, found, sure))
    rows = [_row(doc, found, nouns[found.first], weights[found.first]) for found in known if weights[found.first] >= ENOUGH]
    taken = {i for row in rows for i in range(row["first"], row["last"])}
    rows += [row for row in _unknown(doc, cues) if not taken.intersection(range(row["first"], row["last"]))]
    return sorted(rows, key=lambda r: r["start"])


class _Cues:
    """What the place cues of a document say about the words beside a name."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.by_end: dict[int, list[Hit]] = {}
        for hit in doc.hits("place_cues"):
            self.by_end.setdefault(hit.last, []).append(hit)
        self.directions = {hit.last: hit for hit in doc.hits("directions")}
        self.nationalities = {hit.first: hit for hit in doc.hits("nationalities")}
        self.rows = doc.lexicons.rows("place_cues")

    def before(self, first: int, classes: tuple[str, ...]) -> Hit | None:
        """The longest cue of one of the classes that ends right before a token."""
        hits = [h for h in self.by_end.get(first, ()) if self.rows[h.row]["class"] in classes]
        return min(hits, key=lambda h: h.first, default=None) if _joined(self.doc.gap(first)) else None

    def located(self, found: Found) -> bool:
        """Whether a preposition of place or a direction stands before a name: في العمارة, بالعمارة, شرقي العمارة."""
        if found.prefix:
            return found.prefix.endswith("ب")
        return self.before(found.first, ("prep", "of", "near")) is not None or found.first in self.directions

    def noun_before(self, first: int, prefix: str) -> Noun | None:
        """The administrative noun that governs the name at a token: قضاء مخمور, محافظتي ديالى."""
        hit = None if prefix else self.before(first, ("noun", "nouns", "street", "base", "capital"))
        if hit is None:
            return None
        row = self.rows[hit.row]
        if _is_definite(self.doc, hit) and row["class"] != "capital":
            return None
        return Noun(hit.start, hit.first, tuple(row["kinds"].split()), row["class"] not in ("nouns", "capital"), row["unknown"] == "yes")


def _is_definite(doc: Document, hit: Hit) -> bool:
    """Whether a noun carries the article (المحافظة, للمحافظة) and so governs no name."""
    return doc.letters[hit.start : hit.start + 2] == "ال" or hit.prefix.endswith("ل") and doc.letters[hit.start] == "ل"


def nationality_after(doc: Document, last: int) -> str:
    """The country whose adjective follows a name (البصرة العراقية): its code, or nothing."""
    hit = doc.longest("nationalities").get(last)
    if hit is None or hit.prefix or doc.gap(last) != " " or not hit.feature.startswith("sg"):
        return ""
    return doc.lexicons.row("nationalities", hit.row)["country"]


def _joined(gap: str) -> bool:
    """Whether two words belong together: a space, perhaps a quotation mark (سجن "عوفر") or a hashtag's line."""
    return gap in (" ", "_", ' "', " «", " '", " (")


def _known(doc: Document) -> list[Found]:
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
    beginnings = {hit.first for hit in doc.hits("place_cues") if doc.lexicons.row("place_cues", hit.row)["class"] == "compound"}
    phrases = {i for hit in doc.hits("not_a_place") if doc.lexicons.row("not_a_place", hit.row)["class"] == "phrase" for i in range(hit.first, hit.last)}
    out: list[Found] = []
    for (first, last), by_start in sorted(at.items(), key=lambda item: (item[0][0], -item[0][1])):
        if out and first < out[-1].last or first in phrases:
            continue
        start = min(by_start)
        hits = by_start[start]
        places = tuple(dict.fromkeys(p for _, p in hits))
        found = Found(start, hits[0][0].end, first, last, hits[0][0].prefix, places, _cue(doc, hits[0][0], places, ambiguous))
        if not _misread(doc, found) and not (found.cue == "noun" and last == first + 1 and _begins_compound(doc, first, beginnings)):
            out.append(found)
    return out


def _begins_compound(doc: Document, first: int, beginnings: set[int]) -> bool:
    """Whether a word begins a longer name (قرية دير السنا is not a village called Deir)."""
    return first in beginnings and first + 1 < len(doc) and doc.gap(first + 1) == " " and _name_like(name_words(doc.lexicons), doc.words[first + 1], "yes")


@lru_cache(maxsize=8)
def _ambiguous(lexicons: Lexicons) -> dict[str, tuple[str, str]]:
    """Folded names that are also words or people's names: their spelling and what they need."""
    return {fold_word(row["form"]): (row["form"], row["cue"]) for row in lexicons.rows("ambiguous_places")}


def _cue(doc: Document, hit: Hit, places: tuple[Place, ...], ambiguous: dict[str, tuple[str, str]]) -> str:
    """What a name needs to count; `never` where an `exact` one is not spelt as a place is (إب, not آب; حديثة, not حديثه)."""
    surface = doc.letters[hit.start : hit.end]
    merged = surface[0] == "ل" and hit.prefix.endswith("ل")
    spelling, cue = ambiguous.get("ا" + surface if merged else surface, ("", ""))
    if cue == "exact":
        raw = doc.text[slice(*doc.span(hit.start, hit.end))]
        return cue if "".join(c for c in raw if c.isalpha()) == spelling else "never"
    cue = cue or min((p.cue for p in places), key=("", "word", "noun").index)
    if not cue and hit.last == hit.first + 1 and not any(p.vouched for p in places):
        return "word" if name_words(doc.lexicons).look(surface).kind in ("common", "both", "given") else ""
    return cue


def _misread(doc: Document, found: Found) -> bool:
    """Whether the words are surely no place: an adverb's tanwin (سورياً), an adjective (القوات السعودية, قوات سورية)."""
    if found.cue == "never" or _far_fetched(found) or "\u064b" in doc.text[slice(*doc.span(found.start, found.end))]:
        return True
    if found.last - found.first > 1 or found.prefix or not found.first:
        return False
    word, before = doc.words[found.first], doc.words[found.first - 1]
    beside = doc.gap(found.first) in (" ", "_")
    if word == "السعوديه":
        return beside and (_definite(before) or any(hit.last == found.first for hit in doc.hits("actors")))
    return word in ("سوريه", "تركيه") and beside and not _governs(doc, found.first)


def _far_fetched(found: Found) -> bool:
    """Whether a peeled letter makes a place of another word: كلاوس (no Laos), بالاك, فصيلة, وجيزة."""
    if not found.prefix:
        return False
    length = found.end - found.start
    if length < 4 and found.prefix.endswith("ل") and all(f[0] == "ل" for f in found.places[0].forms if len(f) == length):
        return True  # للحج is ل + الحج, no لحج
    return length < (7 if found.prefix[-1] in "فك" else 4) and not any(p.country in _NEAR and p.vouched for p in found.places)


def _definite(word: str) -> bool:
    """Whether a word has the article behind its proclitics (القوات, والقوات, للقوات)."""
    return _ARTICLE.match(word) is not None and word not in _NO_NOUNS


_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)...")
_NO_NOUNS = frozenset(("التي", "الذي", "الذين", "الي", "اللتين", "اللذين", "الا"))


def _governs(doc: Document, first: int) -> bool:
    """Whether a preposition, a direction or a place cue before a token asks for a place."""
    return any(hit.last == first for lexicon in ("place_cues", "directions", "government_verbs") for hit in doc.hits(lexicon))


def _weight(found: Found, noun: Noun | None, cues: _Cues) -> float:
    """How sure it is that a known name is a place here, from the name itself and what stands right beside it."""
    weight = _CUED[found.cue] if found.cue else max(_prior(p) for p in found.places if not p.cue)
    if noun and any(p.kind in noun.kinds for p in found.places):
        return max(weight, 0.9)
    if noun and noun.attached:
        weight += 0.3
    country = nationality_after(cues.doc, found.last)
    if country and any(p.country == country for p in found.places):
        return max(weight, 0.85)
    weakly = "ل" in found.prefix or cues.before(found.first, ("weak",)) is not None
    return weight + (0.25 if cues.located(found) else 0.15 if weakly else 0)


def _prior(p: Place) -> float:
    """How often the bare name means the place."""
    if p.lexicon != "gazetteer":
        return 0.9
    if p.vouched:
        return 0.8
    long = " " in p.name_ar or len(p.name_ar) > 5
    arab = p.country in _NEAR
    known, large = (20_000, 100_000) if arab else (150_000, 600_000)
    return min(0.9, 0.3 + 0.1 * arab + 0.1 * long + 0.2 * (p.population >= known) + 0.2 * (p.population >= large))


_CUED = {"word": 0.3, "exact": 0.3, "noun": 0.1}


_NEAR = frozenset("IQ SY YE PS LB JO EG LY SD SA AE OM KW BH QA TN DZ MA MR IL".split())


def _in_company(doc: Document, found: Found, sure: dict[int, Found]) -> bool:
    """Whether a sure place stands beside a doubtful name: دوما، سوريا; حلب ودوما; دوما في ريف دمشق; دوما (سوريا)."""
    if found.cue == "noun":
        return False
    after = sure.get(found.last)
    if after and (doc.gap(found.last) in ("، ", ", ", " (", " - ", "-", "/") or after.prefix == "و"):
        return True
    within = sure.get(found.last + 1)
    if within and doc.words[found.last] in ("في", "شمالي", "جنوبي", "شرقي", "غربي", "شمال", "جنوب", "شرق", "غرب", "بريف", "بمحافظه", "بولايه", "بمدينه"):
        return True
    before = [f for f in sure.values() if f.last == found.first]
    return bool(before) and (found.prefix == "و" or doc.gap(found.first) in ("، ", "-", "/"))


def _row(doc: Document, found: Found, noun: Noun | None, weight: float) -> Row:
    attached = noun is not None and noun.attached
    start, end = doc.span(noun.start if attached else found.start, found.end)
    best = max(found.places, key=lambda p: (p.lexicon != "gazetteer", p.population))
    return {
        "start": start, "end": end, "first": noun.first if attached else found.first, "last": found.last, "label": "LOC", "method": "lexicon",
        "name_ar": best.name_ar, "name_en": best.name_en, "_candidates": found.places, "_weight": min(weight, 1.0),
        "_ambiguous": bool(found.cue), "_noun": noun.kinds if noun else (), "_name_first": found.first,
        "_prefix": found.prefix if not attached else "", "_name_start": doc.span(found.start, found.end)[0],
    }


def _unknown(doc: Document, cues: _Cues) -> list[Row]:
    """Names on no list after an administrative noun: بلدة كفرعان, قرية تل الورد."""
    rows = []
    stops = {i for hit in doc.hits("not_a_place") for i in range(hit.first, hit.last)}
    words = name_words(doc.lexicons)
    compounds = {h.first for hits in cues.by_end.values() for h in hits if cues.rows[h.row]["class"] == "compound" and not h.prefix}
    for first, hits in cues.by_end.items():
        for hit in hits:
            row = cues.rows[hit.row]
            if row["unknown"] and first < len(doc) and _joined(doc.gap(first)) and not _is_definite(doc, hit):
                last = first + 1
                while last < len(doc) and last - first < 3 and last - 1 in compounds and doc.gap(last) == " ":
                    last += 1
                if last == first + 1:
                    last = _titled_end(doc, words, first)  # حي الملك فهد, شارع الأمير سلطان
                alone = last == first + 1
                if first in stops or first in cues.nationalities or first in compounds and alone or alone and not _name_like(words, doc.words[first], row["unknown"]):
                    continue
                rows.append(_unknown_row(doc, hit, first, last, row))
    return rows


def _titled_end(doc: Document, words: NameWords, first: int) -> int:
    """One past the name that a title begins (الملك فهد بن عبدالعزيز); past the word itself where it begins none."""
    last = first + 1
    if doc.words[first] in _TITLES:
        while last < min(len(doc), first + 6) and doc.gap(last) == " " and words.look(doc.words[last]).kind in _PERSONAL:
            last += 1
    return last


_TITLES = frozenset(("الملك", "الامير", "السلطان", "الشيخ", "الامام", "الشهيد", "القديس", "الرئيس", "الحاج", "المهندس", "ابو", "ابن"))
_PERSONAL = frozenset(("given", "both", "link", "kunya", "servant", "ali", "family", "second"))


def _unknown_row(doc: Document, noun: Hit, first: int, last: int, row: dict[str, str]) -> Row:
    start, end = doc.span(noun.start, doc.ends[last - 1])
    name_start = doc.span(doc.starts[first], doc.ends[last - 1])[0]
    name = doc.text[name_start:end]
    return {
        "start": start, "end": end, "first": noun.first, "last": last, "label": "LOC", "method": "pattern", "name_ar": name, "name_en": None,
        "_candidates": (), "_weight": 0.6, "_ambiguous": False, "_noun": tuple(row["kinds"].split()), "_prefix": "",
        "_name_first": first, "_name_start": name_start,
    }


def _name_like(words: NameWords, word: str, trust: str) -> bool:
    """Whether a word can be an unknown place's name.

    After a noun that nearly always bears a name (`trust` is yes: بلدة, قرية) any word that is not a common one will
    do; after one that often names itself by a common noun (any: حي السلام) also that, with its article; after one
    that often bears no name at all (weak: منطقة, ولاية) only a rare word without article and Arabic ending.
    """
    if len(word) < 3 or word[0].isascii() or _PROCLITIC.match(word) or _VERB.match(word):
        return False
    kind = words.look(word).kind
    if word in _TITLES:
        return False
    if trust == "any" and word.startswith("ال"):
        return True
    if kind in ("common", "both", "nation", "other") or words.native(word):
        return False
    return trust != "weak" or kind == "rare" and len(word) > 4


_PROCLITIC = re.compile("و...|ف(?:ي|ال)|لل|ل[^اويبن]....|ب(?:ال|ه)")
_VERB = re.compile("[يت][^ا]..$|[يت]...(?:ون|وا|ها|ه)$|ست?ي")
