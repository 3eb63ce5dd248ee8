"""The Islamic calendar: months, years and feasts as Gregorian days, by Umm al-Qura through `hijridate`.

Countries that sight the moon begin a month up to a day earlier or later; rows say so in
`mod` (APPROX). Umm al-Qura is known for the years 1343 to 1500 (1924 to 2077); outside it
nothing is resolved.
"""

from __future__ import annotations

from datetime import date, timedelta

from newslab.extract.dating.calendar import Stretch

_FIRST, _LAST = 1343, 1500


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one, or None where there is none.

    >>> hijri_day(1436, 9, 27)
    datetime.date(2015, 7, 14)
    """
    from hijridate import Hijri

    if not _FIRST <= year <= _LAST:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> Stretch | None:
    """A Hijri month as an interval."""
    first = hijri_day(year, month, 1)
    following = hijri_day(year + month // 12, month % 12 + 1, 1)
    return Stretch(f"{year}-{month:02}H", first, following - timedelta(1), "month") if first and following else None


def hijri_year(year: int) -> Stretch | None:
    """A Hijri year as an interval.

    >>> hijri_year(1390)[1:3]
    (datetime.date(1970, 3, 9), datetime.date(1971, 2, 25))
    """
    first, following = hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1)
    return Stretch(f"{year}H", first, following - timedelta(1), "year") if first and following else None


def hijri_of(d: date) -> tuple[int, int, int] | None:
    """Hijri year, month and day of a Gregorian day."""
    from hijridate import Gregorian

    try:
        found = Gregorian(d.year, d.month, d.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day
