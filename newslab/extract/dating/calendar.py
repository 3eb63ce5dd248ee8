"""Stretches of the calendar: days, weeks, months, seasons, years, decades, as closed intervals with their TIMEX3 value.

Weeks run from Monday to Sunday, as in TIMEX3 (ISO 8601). Seasons are the meteorological
ones of the northern hemisphere. Every function is pure; a date outside the years 1 to
9999 gives None.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Stretch(NamedTuple):
    """A stretch of days: TIMEX3 value, first and last day (None: not known), grain (day week month quarter half season year decade century)."""

    value: str
    earliest: date | None
    latest: date | None
    grain: str


def day(d: date) -> Stretch:
    """One day."""
    return Stretch(d.isoformat(), d, d, "day")


def day_of(year: int, month: int, number: int) -> Stretch | None:
    """The day of a year, month and day number, or None where the calendar has none.

    >>> day_of(2023, 2, 29) is None
    True
    """
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def month(year: int, number: int) -> Stretch | None:
    """A calendar month."""
    if not (1 <= year <= 9999 and 1 <= number <= 12):
        return None
    return Stretch(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def months(year: int, first: int, last: int, value: str, grain: str) -> Stretch | None:
    """Several months of one year (quarters, halves)."""
    return Stretch(value, date(year, first, 1), date(year, last, monthrange(year, last)[1]), grain) if 1 <= year <= 9999 else None


def year(number: int) -> Stretch | None:
    """A calendar year."""
    return Stretch(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year") if 1 <= number <= 9999 else None


def week(d: date) -> Stretch:
    """The week, Monday to Sunday, that holds a day."""
    monday = d - timedelta(d.weekday())
    return Stretch(f"{d.isocalendar().year}-W{d.isocalendar().week:02}", monday, monday + timedelta(6), "week")


def decade(first: int) -> Stretch | None:
    """The ten years from `first` on: the nineties are 1990 to 1999."""
    return Stretch(f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31), "decade") if 1 <= first <= 9990 else None


def century(number: int) -> Stretch | None:
    """A century by its number: the twentieth is 1901 to 2000."""
    return Stretch(f"{number - 1:02}", date(100 * number - 99, 1, 1), date(100 * number, 12, 31), "century") if 1 <= number <= 99 else None


_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(number: int, name: str) -> Stretch | None:
    """A season (SP SU FA WI) of a year; winter begins in December and ends in the next year."""
    if not 1 <= number <= 9998:
        return None
    first, over = _SEASONS[name], number + (name == "WI")
    last = (first + 1) % 12 + 1
    return Stretch(f"{number}-{name}", date(number, first, 1), date(over, last, monthrange(over, last)[1]), "season")


def plus(d: date, unit: str, count: int) -> date | None:
    """The day `count` units (D W M Y E C) after a day; the last of the month where that has fewer days.

    >>> plus(date(2024, 3, 31), "M", -1)
    datetime.date(2024, 2, 29)
    """
    try:
        if unit in "DW":
            return d + timedelta(count * (7 if unit == "W" else 1))
        total = d.year * 12 + d.month - 1 + count * {"M": 1, "Y": 12, "E": 120, "C": 1200}[unit]
        number, of = divmod(total, 12)
        return date(number, of + 1, min(d.day, monthrange(number, of + 1)[1]))
    except (ValueError, OverflowError):
        return None


def holding(d: date | None, unit: str) -> Stretch | None:
    """The calendar day, week, month, year, decade or century that holds a day."""
    if d is None:
        return None
    if unit in "DW":
        return day(d) if unit == "D" else week(d)
    if unit in "MY":
        return month(d.year, d.month) if unit == "M" else year(d.year)
    return decade(d.year // 10 * 10) if unit == "E" else century((d.year + 99) // 100)


def weekday_before(d: date, iso: int, *, strictly: bool = False) -> date:
    """The latest weekday (1 Monday to 7 Sunday) on or before a day."""
    back = (d.isoweekday() - iso) % 7
    return d - timedelta(back or (7 if strictly else 0))


def weekday_after(d: date, iso: int, *, strictly: bool = False) -> date:
    """The first weekday on or after a day."""
    ahead = (iso - d.isoweekday()) % 7
    return d + timedelta(ahead or (7 if strictly else 0))


def precision(earliest: date | None, latest: date | None) -> int | None:
    """UCDP's date_prec of an interval: 1 day, 2 two to six days, 3 week, 4 month, 5 longer; None without both ends."""
    if earliest is None or latest is None:
        return None
    days = (latest - earliest).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days <= 8 else 4 if days <= 31 else 5
