"""Voice: whether a name is the outlet's own wording, a quoted one, or part of another name."""

from __future__ import annotations

from newslab.extract.values import Row
from newslab.text.document import Document


def with_voice(doc: Document, names: list[Row], quotes: list[Row]) -> list[Row]:
    """The names with their `voice`."""
    return names


def scare_quotes_in(doc: Document, mentions: list[Row]) -> list[Row]:
    """Rows of `scare_quotes`."""
    return []
