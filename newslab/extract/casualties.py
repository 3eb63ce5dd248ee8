"""Casualty claims: how many people were reported killed, injured, missing, abducted, detained or displaced."""

from __future__ import annotations

from datetime import date

from newslab.extract.values import DateExpression, Number, Row
from newslab.text.document import Document


def casualties_in(
    doc: Document, *, numbers: list[Number], dates: list[DateExpression], mentions: list[Row], places: list[Row],
    quotes: list[Row], blocks: list[Row], published: date | None,
) -> list[Row]:
    """Rows of `casualties`."""
    return []
