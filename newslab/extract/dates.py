"""Dates: time expressions and the days that they may mean."""

from __future__ import annotations

from datetime import date

from newslab.extract.numbers import numbers_in
from newslab.extract.values import DateExpression, Number
from newslab.text.document import Document, document
from newslab.text.lexicons import Lexicons
from newslab.text.lexicons import lexicons as package_lexicons


def find_dates(text: str, *, published: date | str | None = None, lexicons: Lexicons | None = None) -> list[DateExpression]:
    """The time expressions of a text, in reading order, none overlapping, resolved against `published` (a date or ISO text)."""
    doc = document(text, lexicons or package_lexicons())
    published = date.fromisoformat(published[:10]) if isinstance(published, str) else published
    return dates_in(doc, published=published, numbers=numbers_in(doc))


def dates_in(doc: Document, *, published: date | None, numbers: list[Number]) -> list[DateExpression]:
    """All time expressions of a document, in reading order, none overlapping."""
    return []
