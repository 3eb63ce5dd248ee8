"""Hedges: words before or after a count that say whether it is exact, a floor, a ceiling or a guess.

The lexicon `hedges` gives each its bound: `gt` more than N is strict, `ge` at least N
is not (UCDP and Airwars keep the two apart).
"""

from __future__ import annotations

from typing import NamedTuple

from newslab.text.document import Document
from newslab.text.lexicons import Hit


class Hedge(NamedTuple):
    """A hedge in a document: half-open token range, folded start, bound."""

    first: int
    last: int
    start: int
    bound: str


_HARMLESS = ' ()"«»'
_REACH = 6  # tokens from a count to the hedge after it: ستة من مقاتلي المعارضة السورية على الأقل


def hedges_before(doc: Document) -> dict[int, Hedge]:
    """For each token that a hedge leads up to, the longest hedge that ends there (نحو, ما لا يقل عن)."""
    out: dict[int, Hedge] = {}
    for hit in doc.hits("hedges"):
        row = doc.lexicons.row("hedges", hit.row)
        if doc.letters.startswith("ال", hit.start):
            continue  # الحدود is no hedge
        if row["side"] == "before" and (hit.last not in out or hit.first < out[hit.last].first):
            out[hit.last] = Hedge(hit.first, hit.last, hit.start, row["bound"])
    return out


def hedges_after(doc: Document, ends: list[int], firsts: set[int]) -> dict[int, Hedge]:
    """For each count the hedge behind it, also past its noun (4 أشخاص على الأقل).

    `ends` are one past the counts' last tokens, rising, `firsts` their first ones. A hedge
    belongs to the nearest count before it in its clause, at most six tokens away, unless it
    stands right before another (وأصيب على الأقل 5).
    """
    out: dict[int, Hedge] = {}
    at = 0
    for hit in doc.hits("hedges"):
        row = doc.lexicons.row("hedges", hit.row)
        if row["side"] != "after" or (hit.last < len(doc) and doc.word(hit.last) == "من" and doc.word(hit.last - 1).endswith("اكثر")):
            continue  # 12 شهيدا وأكثر من 50 إصابة: the hedge of the second
        while at < len(ends) and ends[at] <= hit.first:
            at += 1
        end = ends[at - 1] if at else None
        if end is None or hit.first - end > _REACH or any(doc.gap(i).strip(_HARMLESS) for i in range(end, hit.first)) or not _tied(doc, hit):
            continue
        if hit.last in firsts and end != hit.first:
            continue
        out.setdefault(end, Hedge(hit.first, hit.last, hit.start, row["bound"]))
    return out


def _tied(doc: Document, hit: Hit) -> bool:
    """Whether no stop parts the hedge from what is before it; a comma or dash may where one follows too (10 أشخاص، على الأقل، في)."""
    gap = doc.gap(hit.first).strip(_HARMLESS)
    return not gap or (gap in ("،", ",", "-", "–", "—") and bool(doc.gap(hit.last).strip(" ")))


def bound_of(*hedges: Hedge | None) -> str:
    """The bound that several hedges of one count make together: a floor or ceiling outweighs نحو; eq without any."""
    bounds = [h.bound for h in hedges if h]
    return next((b for b in bounds if b != "approx"), bounds[0] if bounds else "eq")
