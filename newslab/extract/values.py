"""What the extractors hand to one another.

Numbers and dates are public values. Mentions, places, quotations and claims travel as
row dictionaries of their tables (`newslab.tables`); each also carries `first` and `last`,
its half-open token range in the document, and what else later stages need under keys that
begin with `_`; neither reaches the tables. A reference to another row of the same table
(`parent`, `duplicate_of`) is that row's position in the list, until ids are given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Row = dict


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity found in a text.

    `start`, `end` bound `text` in the raw text, hedges included. `value` is the number
    stated; `low` and `high` bound what it may be (None: nothing is stated on that side).
    `bound` is one of eq ge gt le lt approx range vague. `kind` is one of cardinal, ordinal
    (also the number of a decree or a house), fraction, noun (a counted noun that is its own
    number: شخصان), percent (its value is the share), money, year, time (of day, or an amount
    of time), age, distance, measure, phone (and other strings of digits that count nothing).
    """

    start: int
    end: int
    text: str
    value: float | int | None
    low: float | int | None
    high: float | int | None
    bound: str
    kind: str
    first: int = field(default=-1, compare=False, repr=False)
    last: int = field(default=-1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression; the fields are those of the `dates` table (`newslab.tables`)."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: int | None = None
    """UCDP date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 longer; None without an interval."""
    conflict: str | None = None
    first: int = field(default=-1, compare=False, repr=False)
    last: int = field(default=-1, compare=False, repr=False)
