"""Names: people, organisations and places compete for their words once."""

from __future__ import annotations

from newslab.extract.values import Row
from newslab.text.document import Document


def names_in(doc: Document, *, blocks: list[Row], recognisers=()) -> list[Row]:
    """The names of a document as rows of `mentions`, in reading order."""
    return []
