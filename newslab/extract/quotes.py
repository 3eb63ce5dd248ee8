"""Quotations, direct and indirect, and who speaks."""

from __future__ import annotations

from newslab.extract.values import Row
from newslab.text.document import Document


def quotes_in(doc: Document, names: list[Row]) -> list[Row]:
    """Rows of `quotes`."""
    return []
