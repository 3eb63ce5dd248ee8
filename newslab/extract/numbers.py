"""Numbers: digits, words, duals, vague quantities, hedges and ranges."""

from __future__ import annotations

from newslab.extract.values import Number
from newslab.text.document import Document


def numbers_in(doc: Document) -> list[Number]:
    """All quantities of a document, in reading order, none overlapping."""
    return []
