"""Place names: where a text may name a place, before people and organisations have their say.

A name of the gazetteer counts where it is unmistakable, or where something beside it says
that a place is meant: its administrative noun (قضاء الخالص), a preposition of place
(في العمارة), the adjective of its country (الخبر السعودية), a place that it lies in or is
listed with. An unknown name counts after an administrative noun (بلدة كفرعان).
"""

from __future__ import annotations

import re

from newslab.extract.placing.evidence import Evidence, Noun
from newslab.extract.placing.gazetteer import ARAB_WORLD, Found, Place, km
from newslab.extract.placing.known import known_places
from newslab.extract.placing.role_words import seats
from newslab.extract.placing.unknown import unknown_places
from newslab.extract.values import Row
from newslab.text.document import Document

ENOUGH = 0.5
"""The weight from which a candidate is handed on."""


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
    evidence = doc.once(Evidence)
    known = known_places(doc, evidence)
    nouns = _nouns(evidence, known)
    weights = [_weight(found, noun, evidence) for found, noun in zip(known, nouns, strict=True)]
    sure = [found if weight >= ENOUGH else None for found, weight in zip(known, weights, strict=True)]
    named = {p.id for found in sure if found for p in found.places}
    around = list({p.id: p for found in sure if found for p in found.places[:1] if p.kind not in ("country", "region", "water")}.values())
    for i, found in enumerate(known):  # a doubtful name beside a sure one, or named surely elsewhere (قضاء الخالص ... في الخالص)
        if not sure[i]:
            near = not found.cue or found.cue != "noun" and evidence.located(found.first, found.prefix)
            again = near and any(p.id in named for p in found.places)
            weights[i] += 0.45 * (again or _in_company(doc, sure, i, found)) + 0.1 * (found.cue == "word" and _near_by(found, around))
    rows = [_row(doc, found, noun, weight) for found, noun, weight in zip(known, nouns, weights, strict=True) if weight >= ENOUGH]
    return _merged(rows, unknown_places(doc, evidence, [found for found in sure if found]))


def _nouns(evidence: Evidence, known: list[Found]) -> list[Noun | None]:
    """The administrative noun of each known name, that of several (حيي الميدان والتضامن) also for those joined to the first."""
    out: list[Noun | None] = []
    for i, found in enumerate(known):
        noun = evidence.noun_before(found.first, found.prefix)
        joined = noun is None and i and found.prefix == "و" and known[i - 1].last == found.first
        out.append(out[i - 1] if joined and out[i - 1] and out[i - 1].role == "nouns" else noun)
    return out


def _near_by(found: Found, around: list[Place]) -> bool:
    """Whether one of the places of a doubtful name lies near a sure one of the document: دوما where دمشق is named."""
    return any(p.country == q.country and km(p.lat, p.lon, q.lat, q.lon) < 60 for p in found.places for q in around)


def places_told(doc: Document, names: list[Row], rows: list[Row]) -> list[Row]:
    """Candidates for the places that only a recogniser found (rows of `names` that no candidate covers)."""
    taken = {i for row in rows for i in range(row["first"], row["last"])}
    told = [n for n in names if n["label"] == "LOC" and taken.isdisjoint(range(n["first"], n["last"]))]
    if not told:
        return []
    known = {(found.first, found.last): found for found in known_places(doc, doc.once(Evidence))}
    out = []
    for n in told:
        found = known.get((n["first"], n["last"]))
        whole = doc.starts[n["first"]] == (found.start if found else doc.starts[n["first"]])
        out.append({
            **n, "name_ar": found.places[0].name_ar if found else doc.text[n["start"] : n["end"]], "name_en": None,
            "_candidates": found.places if found else (), "_weight": 0.9, "_ambiguous": False, "_noun": (), "_noun_role": "", "_name_first": n["first"],
            "_name_start": n["start"], "_prefix": "" if whole else doc.letters[doc.starts[n["first"]] : found.start],
        })
    return out


def _merged(known: list[Row], unknown: list[Row]) -> list[Row]:
    """Known and unknown names in reading order; a known one stands unless it is part of a longer unknown (قرية قصر البريج)."""
    longer = {i: row["last"] - row["first"] for row in unknown if row["last"] > row["_name_first"] + 1 for i in range(row["first"], row["last"])}
    rows = [row for row in known if row["first"] != row["_name_first"] or row["last"] - row["first"] >= longer.get(row["first"], 0)]
    taken = {i for row in rows for i in range(row["first"], row["last"])}
    rows += [row for row in unknown if taken.isdisjoint(range(row["first"], row["last"]))]
    return sorted(rows, key=lambda r: r["start"])


def _weight(found: Found, noun: Noun | None, evidence: Evidence) -> float:
    """How sure it is that a known name is a place here, from the name itself and what stands right beside it."""
    weight = _CUED[found.cue] if found.cue else max(_prior(p) for p in found.places if not p.cue)
    if noun and any(p.kind in noun.kinds for p in found.places):
        return max(weight, 0.9)
    if noun and noun.attached and (not found.cue or any(p.kind != "country" for p in found.places)):  # بادية تدمر, but مركز مالي
        weight += 0.3
    country = evidence.nationality_after(found.last)
    if country and found.cue != "noun" and any(p.country == country for p in found.places):
        return max(weight, 0.85)
    weakly = "ل" in found.prefix or evidence.before(found.first, "weak") is not None
    if not found.prefix and evidence.stands_alone(found.first, found.last):
        return weight + 0.3
    if evidence.located(found.first, found.prefix) or found.cue == "word" and _speaks(evidence, found):
        return weight + 0.25
    return weight + 0.15 * weakly


def _speaks(evidence: Evidence, found: Found) -> bool:
    """Whether a capital whose name is also a word does what governments do: أعلنت الرباط, أن الرباط لن تقبل."""
    doc, first, last = evidence.doc, found.first, found.last
    if found.prefix or all(seats(doc.lexicons).isdisjoint(p.forms) for p in found.places):
        return False
    if first in evidence.stated:
        return True
    return 0 < first and last < len(doc) and doc.words[first - 1].lstrip("وب") in ("ان", "لكن", "فيما", "بينما") and bool(_STATES.fullmatch(doc.words[last]))


_STATES = re.compile("لن|لم|لا|ليست|قد|كانت|باتت|س?ت.{3,5}")


def _prior(p: Place) -> float:
    """How often the bare name means the place."""
    if p.lexicon != "gazetteer":
        return 0.9
    if p.vouched:
        return 0.8
    long = " " in p.name_ar or len(p.name_ar) > 5
    arab = p.country in ARAB_WORLD
    known, large = (20_000, 100_000) if arab else (150_000, 600_000)
    return min(0.9, 0.3 + 0.1 * arab + 0.1 * long + 0.2 * (p.population >= known) + 0.2 * (p.population >= large))


_CUED = {"word": 0.3, "exact": 0.3, "noun": 0.1}


def _in_company(doc: Document, sure: list[Found | None], i: int, found: Found) -> bool:
    """Whether a sure place stands beside a doubtful name: دوما، سوريا; حلب ودوما; دوما في ريف دمشق; دوما (سوريا)."""
    if found.cue == "noun":
        return False
    after = sure[i + 1] if i + 1 < len(sure) else None
    if after and not any(p.country == q.country for p in found.places for q in after.places):
        after = None  # الوضع القائم في عدن
    if after and after.first == found.last and (doc.gap(found.last) in _BESIDE or after.prefix == "و"):
        return True
    if after and after.first == found.last + 1 and (doc.words[found.last] in _WITHIN or doc.words[found.last] == "و"):
        return True
    before = sure[i - 1] if i else None
    return bool(before) and before.last == found.first and (found.prefix == "و" or doc.gap(found.first) in ("، ", "-", "/"))


_BESIDE = ("، ", ", ", " (", " - ", "-", "/")
_WITHIN = frozenset("في شمالي جنوبي شرقي غربي شمال جنوب شرق غرب بريف بمحافظه بولايه بمدينه".split())


def _row(doc: Document, found: Found, noun: Noun | None, weight: float) -> Row:
    attached = noun is not None and noun.attached
    start, end = doc.span(noun.start if attached else found.start, found.end)
    best = max(found.places, key=lambda p: (p.lexicon != "gazetteer", p.population))
    return {
        "start": start, "end": end, "first": noun.first if attached else found.first, "last": found.last, "label": "LOC", "method": "lexicon",
        "name_ar": best.name_ar, "name_en": best.name_en, "_candidates": found.places, "_weight": min(weight, 1.0),
        "_ambiguous": bool(found.cue), "_noun": noun.kinds if noun else (), "_noun_role": noun.role if noun else "", "_name_first": found.first,
        "_prefix": noun.prefix if attached else found.prefix, "_name_start": doc.span(found.start, found.end)[0],
    }
