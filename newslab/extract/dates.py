"""Dates: time expressions and the days that they may mean."""

from __future__ import annotations

from datetime import date

from newslab.extract.dating.calendar import precision
from newslab.extract.dating.grammar import GRAMMAR
from newslab.extract.dating.pieces import Shape, shapes_of
from newslab.extract.dating.ranges import together
from newslab.extract.dating.reading import Found, Reader
from newslab.extract.numbers import numbers_in
from newslab.extract.values import DateExpression, Number
from newslab.text.document import Document, document
from newslab.text.lexicons import Lexicons
from newslab.text.lexicons import lexicons as package_lexicons


def find_dates(text: str, *, published: date | str | None = None, lexicons: Lexicons | None = None) -> list[DateExpression]:
    """The time expressions of a text, in reading order, none overlapping, resolved against `published` (a date or ISO text).

    Each has its span, TIMEX3 `type`, `value` and `mod`, the closed interval of days `earliest` to
    `latest` (None where the text does not fix one), UCDP's `precision`, and what it contradicts.

    >>> [(d.text, d.value) for d in find_dates("فتح المعبر مساء أمس بعد إغلاقه في آذار/مارس الماضي", published="2022-06-15")]
    [('مساء أمس', '2022-06-14TEV'), ('آذار/مارس الماضي', '2022-03')]
    """
    doc = document(text, lexicons or package_lexicons())
    published = date.fromisoformat(published[:10]) if isinstance(published, str) else published
    return dates_in(doc, published=published, numbers=numbers_in(doc))


def dates_in(doc: Document, *, published: date | None, numbers: list[Number]) -> list[DateExpression]:
    """All time expressions of a document, in reading order, none overlapping."""
    known = published if published and 1 < published.year < 9999 else None  # there must be days before and after
    reader = Reader(doc, known, GRAMMAR)
    out = []
    for shape in shapes_of(doc, numbers):
        out += [_expression(doc, shape, found) for found in together(shape, reader.sentence(shape))]
    return out


def _expression(doc: Document, shape: Shape, found: Found) -> DateExpression:
    """A reading as a public value."""
    first, last = shape.pieces[found.begin], shape.pieces[found.end - 1]
    start = first.number.start if first.number else doc.span(first.start, doc.ends[first.first])[0]
    end = doc.span(doc.starts[last.first], doc.ends[last.last - 1])[1]
    while doc.text[end : end + 1] == "ـ":
        end += 1
    if doc.text[start:end].count("(") > doc.text[start:end].count(")") and doc.text[end : end + 1] == ")":
        end += 1
    return DateExpression(
        start, end, doc.text[start:end], found.type, found.value, found.mod, found.earliest, found.latest,
        precision(found.earliest, found.latest), found.conflict, first.first, last.last,
    )
