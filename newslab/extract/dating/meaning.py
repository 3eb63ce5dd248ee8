"""What a time expression means: from its parts and the day of publication to an interval.

The rules of news: a bare weekday is the latest one on or before publication, unless its
clause looks ahead (سيعقد, يبدأ). A day or month without its year is the latest one too, but
for what is to come within a month: news say العام الماضي of what is eleven months old.
Without a day of publication only what stands in full is resolved; the rest stays symbolic (XXXX).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from newslab.extract.dating.calendar import Stretch, day, day_of, holding, month, plus, weekday_after, weekday_before, year
from newslab.extract.dating.hijri import hijri_day, hijri_month, hijri_of


class Clause(NamedTuple):
    """What the grammar knows around an expression."""

    published: date | None
    view: str
    """Where the clause looks: `ahead` (سيعقد, المقرر), `maybe ahead` (a present), `back` (وقع, منذ), `near` (حتى), `from` (اعتبارا من) or nothing."""


_SOON, _NOT_FAR, _LONG = 45, 75, 300  # days


def nearest(candidates: list[Stretch | None], clause: Clause, shift: int | None) -> Stretch | None:
    """The stretch that is meant among yearly ones in order of time.

    `shift` is -1 (الماضي: the latest before), 1 (المقبل: the first after), 0 (الجاري: holds publication) or None.
    """
    known = [c for c in candidates if c]
    published = clause.published
    if not known or published is None:
        return None
    if shift is not None and shift < 0:
        past = [c for c in known if c.latest < published]
        return past[shift] if len(past) >= -shift else None
    if shift:
        future = [c for c in known if c.earliest > published]
        return future[shift - 1] if len(future) >= shift else None
    if shift == 0:
        return min(known, key=lambda c: abs(c.earliest - published))
    upcoming = next((c for c in known if c.latest >= published), None)
    latest = next((c for c in reversed(known) if c.earliest <= published), None)
    if clause.view == "ahead":  # but كان من المفترض أن تبدأ في 31 تموز, said in August
        late = latest and upcoming and (published - latest.latest).days <= _SOON and (upcoming.earliest - published).days > _LONG
        return latest if late else upcoming
    if clause.view in ("near", "from"):
        return min(known, key=lambda c: min(abs(c.earliest - published), abs(c.latest - published)))
    within = {"": _SOON, "maybe ahead": _NOT_FAR, "back": -1}[clause.view]
    if upcoming and (upcoming.earliest - published).days <= within:
        return upcoming
    return latest


def yearly_day(month_number: int, number: int, clause: Clause, shift: int | None) -> Stretch | None:
    """A day of a month without its year."""
    if clause.published is None:
        return None
    if shift == 0:
        return day_of(clause.published.year, month_number, number)
    return nearest([day_of(clause.published.year + k, month_number, number) for k in range(-4, 5)], clause, shift)


def yearly_month(number: int, clause: Clause, shift: int | None) -> Stretch | None:
    """A month without its year."""
    if clause.published is None:
        return None
    if shift == 0:
        return month(clause.published.year, number)
    return nearest([month(clause.published.year + k, number) for k in range(-2, 3)], clause, shift)


def hijri_yearly(number: int, days: tuple[int, int] | None, clause: Clause, shift: int | None) -> Stretch | None:
    """A Hijri month (or days of it) without its year: the nearest on either side up to two months ahead, else the latest."""
    published = clause.published
    at = hijri_of(published) if published else None
    if at is None:
        return None
    candidates = [hijri_stretch(at[0] + k, number, days) for k in (-2, -1, 0, 1, 2)]
    if shift is None and clause.view != "ahead":
        soon = next((c for c in candidates if c and c.earliest > published), None)
        running = next((c for c in candidates if c and c.earliest <= published <= c.latest), None)
        if running is None and soon and soon.earliest - published <= timedelta(45):
            return soon
    return nearest(candidates, clause, shift)


def hijri_stretch(year_number: int, month_number: int, days: tuple[int, int] | None) -> Stretch | None:
    """A Hijri month of a year, or the days of it from one to another."""
    if days is None:
        return hijri_month(year_number, month_number)
    first, last = (hijri_day(year_number, month_number, d) for d in days)
    if not first or not last:
        return None
    value = f"{year_number}-{month_number:02}-{days[0]:02}H"
    return Stretch(value, first, last, "day" if first == last else "days")


def weekday(iso: int, clause: Clause, shift: int | None) -> Stretch | None:
    """A weekday, 1 Monday to 7 Sunday: الماضي and المقبل exclude the day of publication, a bare one may be it."""
    published = clause.published
    if published is None:
        return None
    if shift == 0:
        return day(published - timedelta(published.weekday()) + timedelta(iso - 1))
    if shift and shift < 0:
        return day(weekday_before(published, iso, strictly=True) + timedelta(7 * (shift + 1)))
    if shift:
        return day(weekday_after(published, iso, strictly=True) + timedelta(7 * (shift - 1)))
    return day(weekday_after(published, iso) if clause.view in ("ahead", "from") else weekday_before(published, iso))


def shifted(unit: str, shift: int, reference: date | None) -> Stretch | None:
    """The calendar unit so many units after the one that holds the reference (الشهر الماضي, هذا العام, العقد الماضي)."""
    return holding(plus(reference, unit, shift), unit) if reference else None


def ago(unit: str, count: int, published: date | None) -> Stretch | None:
    """قبل عامين, بعد شهر: the day for days and weeks, the calendar month or year for longer units."""
    if published is None:
        return None
    at = plus(published, unit, count)
    if at is None:
        return None
    return day(at) if unit in "DW" else holding(at, "M" if unit == "M" else "Y")


def full_year(number: int, published: date | None) -> Stretch | None:
    """A year as written; of two digits the latest that is not after publication (عام 48 is 1948)."""
    if number >= 100:
        return year(number)
    now = (published or date(2030, 1, 1)).year
    return year(next(c for c in (2000 + number, 1900 + number) if c <= now + 1))
