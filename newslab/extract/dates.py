"""Dates: time expressions and the days that they may mean."""

from __future__ import annotations

from datetime import date

from newslab.extract.values import DateExpression, Number
from newslab.text.document import Document


def dates_in(doc: Document, *, published: date | None, numbers: list[Number]) -> list[DateExpression]:
    """All time expressions of a document, in reading order, none overlapping."""
    return []
