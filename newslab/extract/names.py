"""Names: people, organisations and places compete for their words once.

Known names (`actors.csv`, `organisations.csv`) stand before names found by grammar, longer ones before
shorter ones, and organisations before people, since their names hold people's (مستشفى كمال عدوان).
A place inside another name (جامعة بغداد) is no mention of its own; `places_in` sees it all the same
and gives it the role `in_name`. Recognisers come in by the rule of `newslab.extract.recognisers`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newslab.extract.naming.entities import identified
from newslab.extract.naming.first_names import with_first_names
from newslab.extract.naming.known_names import Name, known_names, longest
from newslab.extract.naming.known_names import bare as bare_name
from newslab.extract.naming.name_words import name_words
from newslab.extract.naming.organisations import organisations_in
from newslab.extract.naming.people import people_in
from newslab.extract.naming.short_forms import short_forms
from newslab.extract.placing.candidates import place_candidates
from newslab.extract.recognisers import Recogniser, merged, recognised
from newslab.extract.values import Row
from newslab.text.document import Document

SURE_PLACE = 0.7
"""The weight of a place candidate from which no grammar takes its words for a person."""


def names_in(doc: Document, *, blocks: list[Row], recognisers: Sequence[Recogniser] = ()) -> list[Row]:
    """The names of a document as rows of `mentions`, in reading order.

    Besides the columns each row has its tokens `first`, `last`, and for later stages `_country`
    (of an actor, ISO 3166-1 alpha-2) and `_gender` (of a person, f or m). Places have no id yet
    (`entities.with_place_ids`); their span is the bare name, though the place's own has its noun too.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("التقى مصطفى الكاظمي وفدا من جامعة ليندا في محافظة البصرة، وقال الكاظمي إن النقيب هيثم الغراوي استقال", lexicons())
    >>> for row in names_in(doc, blocks=[]):
    ...     print(row["label"], row["entity_id"], doc.text[row["start"] : row["end"]])
    PER mustafa_al_kadhimi مصطفى الكاظمي
    ORG org:جامعه_ليندا جامعة ليندا
    LOC None البصرة
    PER mustafa_al_kadhimi الكاظمي
    PER per:هيثم_الغراوي هيثم الغراوي
    """
    places = doc.once(place_candidates)
    names = known_names(doc, countries=Counter(filter(None, map(_country, places))))
    names = with_first_names(doc, longest(names + short_forms(doc, names)))
    sure = {i for row in places if _sure(doc, row) and not _titled(doc, row) for i in range(row["first"], row["last"])}
    attached = {name.first for name in names if name.start > doc.starts[name.first]} | {row["first"] for row in places if row["_prefix"]}
    names = longest(names + organisations_in(doc, tokens(names), sure, attached))
    names += people_in(doc, tokens(names) | sure)
    names = [bare_name(doc, name) for name in names]
    bare = [_bare(doc, row) for row in places]
    if recognisers:
        names, bare = _with_models(doc, names, _left(bare, names), recognisers)
    names = identified(doc, names)
    return sorted([*(_row(doc, name) for name in names), *_left(bare, names)], key=lambda row: row["start"])


def tokens(names: Iterable[Name]) -> set[int]:
    """The tokens that names stand on."""
    return {i for name in names for i in range(name.first, name.last)}


def _left(places: list[Row], names: list[Name]) -> list[Row]:
    taken = tokens(names)
    return [row for row in places if taken.isdisjoint(range(row["first"], row["last"]))]


def _country(place: Row) -> str | None:
    """The country of a place that is one for certain and of which all candidates lie in one country."""
    countries = {candidate.country for candidate in place["_candidates"]} if place["_weight"] >= SURE_PLACE else ()
    return next(iter(countries)) or None if len(countries) == 1 else None


def _sure(doc: Document, place: Row) -> bool:
    """Whether a candidate is a place for certain: بريان is a given name before it is ب before الريان."""
    if place["_weight"] < SURE_PLACE:
        return False
    word = name_words(doc.lexicons).look(doc.word(place["first"]))
    return not (place["_prefix"] and word.kind == "given" and not word.cut)


def _titled(doc: Document, place: Row) -> bool:
    """Whether a place's name is a given name here, between a title and a family name: الشيخ جرجيس الطائي."""
    first, last = place["first"], place["last"]
    if last - first > 1 or place["_prefix"] or not first or doc.gap(first) != " " or last >= len(doc) or doc.gap(last) != " ":
        return False
    look = name_words(doc.lexicons).look
    return doc.once(_title_ends).get(first, False) and look(doc.word(last)).kind == "family" and not look(doc.word(first)).cut


def _title_ends(doc: Document) -> dict[int, bool]:
    """The tokens right behind a title with ال."""
    rows = doc.lexicons.rows("titles")
    return {hit.last: True for hit in doc.hits("titles") if rows[hit.row]["kind"] == "title" and doc.letters[hit.start : hit.start + 2] == "ال"}


def _bare(doc: Document, place: Row) -> Row:
    """A candidate as a mention: without its administrative noun (البصرة of محافظة البصرة), be it part of a listed name (قطاع غزة)."""
    first = place["_name_first"]
    if place["last"] - first > 1 and doc.word(first) != "سلطنه":  # عمان alone is also a town
        rest = " ".join(doc.words[first + 1 : place["last"]])
        first += any(rest in known.forms for known in place["_candidates"])
    start = place["start"] if first == place["first"] else doc.span(doc.starts[first], doc.ends[first])[0]
    return place | {"start": start, "first": first, "entity_id": None}


def _with_models(doc: Document, names: list[Name], places: list[Row], recognisers: Sequence[Recogniser]) -> tuple[list[Name], list[Row]]:
    """The names and places that are left, and the recognisers' names, when they have shared out the words."""
    standing = {}
    for row in places:  # a gazetteer's names are also clubs' and people's, so they give way as the grammar's do
        name = Name(doc.starts[row["first"]], doc.ends[row["last"] - 1], row["first"], row["last"], "LOC", "pattern")
        standing[id(name)] = (name, row)
    complete = {label for recogniser in recognisers for label in getattr(recogniser, "complete", ())} - {"LOC"}
    rest = merged([*names, *(name for name, _ in standing.values())], recognised(doc, recognisers), complete)
    return [n for n in rest if id(n) not in standing], [standing[id(n)][1] for n in rest if id(n) in standing]


def _row(doc: Document, name: Name) -> Row:
    start, end = doc.span(name.start, name.end)
    columns = ("label", "entity_id", "name_ar", "name_en", "sector", "method")
    row = {"start": start, "end": end, "first": name.first, "last": name.last, "_country": name.country, "_gender": name.gender}
    return row | {c: getattr(name, c) for c in columns}
