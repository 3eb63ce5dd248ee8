"""Names: people, organisations and places compete for their words once.

Known names (`actors.csv`) stand before names found by grammar, longer ones before shorter ones.
A place inside another name (جامعة بغداد) is no mention of its own; `places_in` still sees it, and
the winner's row keeps its span under `_inside`.
"""

from __future__ import annotations

from newslab.extract.entities import identified
from newslab.extract.known_names import Name, known_names, longest
from newslab.extract.organisations import organisations_in
from newslab.extract.people import people_in
from newslab.extract.place_names import place_candidates
from newslab.extract.short_forms import short_forms
from newslab.extract.values import Row
from newslab.text.document import Document

SURE_PLACE = 0.7
"""The weight of a place candidate from which no grammar takes its words for a person."""


def names_in(doc: Document, *, blocks: list[Row], recognisers=()) -> list[Row]:
    """The names of a document as rows of `mentions`, in reading order."""
    places = doc.once(place_candidates)
    names = known_names(doc)
    names = longest(names + short_forms(doc, names))
    taken = {i for name in names for i in range(name.first, name.last)}
    sure = {i for row in places if row["_weight"] >= SURE_PLACE for i in range(row["first"], row["last"])}
    attached = {name.first for name in names if name.start > doc.starts[name.first]} | {row["first"] for row in places if row["_prefix"]}
    names = longest(names + organisations_in(doc, taken, sure, attached))
    taken = {i for name in names for i in range(name.first, name.last)}
    names = identified(doc, names + people_in(doc, taken | sure))
    return sorted([_row(doc, name) for name in names] + _places_left(doc, names, places), key=lambda row: row["start"])


def _places_left(doc: Document, names: list[Name], places: list[Row]) -> list[Row]:
    """The places that no other name took, each by its bare name: البصرة in محافظة البصرة, though the place's own span has both."""
    taken = {i for name in names for i in range(name.first, name.last)}
    left = [row for row in places if taken.isdisjoint(range(row["first"], row["last"]))]
    out = []
    for row in left:
        first = row["_name_first"]
        start = row["start"] if first == row["first"] else doc.span(doc.starts[first], doc.ends[first])[0]
        out.append(row | {"start": start, "first": first})
    return out


def _row(doc: Document, name: Name) -> Row:
    start, end = doc.span(name.start, name.end)
    columns = ("label", "entity_id", "name_ar", "name_en", "sector", "method")
    return {"start": start, "end": end, "first": name.first, "last": name.last, "_country": name.country} | {c: getattr(name, c) for c in columns}
