"""Names: people, organisations and places compete for their words once."""

from __future__ import annotations

from newslab.extract.known_names import Name, known_names, longest
from newslab.extract.short_forms import short_forms
from newslab.extract.values import Row
from newslab.text.document import Document


def names_in(doc: Document, *, blocks: list[Row], recognisers=()) -> list[Row]:
    """The names of a document as rows of `mentions`, in reading order."""
    names = known_names(doc)
    names = longest(names + short_forms(doc, names))
    return [_row(doc, name) for name in names]


def _row(doc: Document, name: Name) -> Row:
    start, end = doc.span(name.start, name.end)
    columns = ("label", "entity_id", "name_ar", "name_en", "sector", "method")
    return {"start": start, "end": end, "first": name.first, "last": name.last, "_country": name.country} | {c: getattr(name, c) for c in columns}
