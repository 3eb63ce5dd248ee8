"""Rules for the Islamic calendar, feasts, and events that are called by their date."""

from __future__ import annotations

from newslab.extract.dating import calendar
from newslab.extract.dating.calendar import Stretch
from newslab.extract.dating.meaning import hijri_stretch, hijri_yearly, yearly_day
from newslab.extract.dating.parts import LEAD, days_of, made, shift_of, symbolic, year_of
from newslab.extract.dating.reading import Found, Grammar, Parts, Reader

RULES = Grammar()
rule = RULES.rule

_ALSO_NAMES = ("1", "2", "7", "8", "9")
"""Hijri months whose names are also adjectives or names of people: محرم, صفر, رجب, شعبان, رمضان."""


@rule("N", r"N n (?P<y>Y)")
def anniversary(reader: Reader, parts: Parts) -> Found | None:
    """الذكرى العاشرة لثورة 25 يناير: the day nearest to publication."""
    numbers = [int(n) for n in parts["y"].value.split("-")]
    if len(numbers) != 3 or reader.published is None:
        return None
    at = yearly_day(numbers[1], numbers[2], reader.clause(parts)._replace(view="near"), None)
    return at and made(parts, at)


@rule("P", r"(?P<eve>P) (?P<z>Z)")
def eve(reader: Reader, parts: Parts) -> Found | None:
    """عشية عيد الأضحى: the day before it."""
    day = reader.at(parts.shape, parts.end - 1)
    if reader.doc.word(parts["eve"].first).lstrip("و") != "عشيه" or day is None or day.earliest is None:
        return None
    at = calendar.plus(day.earliest, "D", -1)
    return day._replace(begin=parts.begin, value=f"{at}", earliest=at, latest=at)


@rule("Y", "Y")
def known_event(reader: Reader, parts: Parts) -> Found:
    """Events that are called by their date: هجمات 11 سبتمبر, حرب تموز."""
    numbers = [int(n) for n in parts.pieces[0].value.split("-")]
    return made(parts, calendar.day_of(*numbers) if len(numbers) == 3 else calendar.month(*numbers))


@rule("PdDWn", LEAD + r"(?P<n>n|R)(?:&(?P<n2>n))?[ /-](?:m )?(?:o )?(?P<h>H)(?: (?P<a>[ALf]))?(?:[ ,/-](?:m )?(?:r )?(?P<y>y)(?:[ (]G)?)?")
def day_of_hijri_month(reader: Reader, parts: Parts) -> Found | None:
    """العاشر من محرم 1445 هـ, 27 رمضان."""
    days = days_of(parts)
    return days and _hijri(reader, parts, (days[0], days[-1]))


@rule("oH", r"(?P<o>o )?(?P<h>H)(?: (?P<a>[ALf]))?(?:[ ,](?:m )?(?:r )?(?P<y>y)(?:[ (]G)?)?")
def hijri_month_name(reader: Reader, parts: Parts) -> Found | None:
    """شهر رمضان الماضي, في رمضان, شوال 1440هـ; not the names رمضان and شعبان, nor the adjective محرم."""
    said = parts["y"] or parts.match["o"] or parts["h"].value not in _ALSO_NAMES
    led = parts.before[:1] in set("ikFbahp") or parts["h"].prefix.endswith("ب")
    if not said and not (parts["h"].value == "9" and (led or parts["a"])) and parts.before != "p ":
        return None
    return _hijri(reader, parts, None)


@rule("1nZ", r"(?:(?P<k>[1n]) d )?(?P<z>Z)(?: (?P<a>[ALf])|[ ,](?:m )?(?:r )?(?P<y>y)(?:[ (](?P<g>[Gg]))?|[ ,]r (?P<ya>[ALf])|[ ,](?P<yt>[Tt]) r)?")
def feast(reader: Reader, parts: Parts) -> Found | None:
    """عيد الفطر, عيد الأضحى الماضي, عاشوراء 1440هـ, رأس السنة."""
    (m1, d1), (m2, d2) = ([int(n) for n in end.split("-")] for end in parts["z"].value.split("/"))
    clause, shift = reader.clause(parts)._replace(view="near"), shift_of(parts, "a")
    if parts["k"]:  # ثالث أيام عيد الفطر
        d1 = d2 = d1 + parts.number("k") - 1
        m2 = m1
    year = year_of(reader, parts)
    if parts["z"].row["class"] == "feast":
        if year and year <= 1500:
            stretch = hijri_stretch(year, m1, (d1, d2))
        elif year:
            stretch = next((s for k in (-579, -578) if (s := hijri_stretch(year + k, m1, (d1, d2))) and s.earliest.year == year), None)
        else:
            stretch = hijri_yearly(m1, (d1, d2), clause, shift)
        return made(parts, stretch, mod="APPROX") if stretch else symbolic(parts, f"XXXX-{m1:02}-{d1:02}H")
    stretch = calendar.day_of(year, m2, d2) if year else yearly_day(m2, d2, clause, shift)
    if stretch is None:
        return symbolic(parts, f"XXXX-{m2:02}-{d2:02}")
    first = calendar.plus(stretch.earliest, "D", -1) if (m1, d1) != (m2, d2) else stretch.earliest
    return made(parts, stretch._replace(earliest=first))


def _hijri(reader: Reader, parts: Parts, days: tuple[int, int] | None) -> Found | None:
    number, year = int(parts["h"].value), parts["y"] and parts.number("y")
    if year and year > 1500:
        return None
    stretch = hijri_stretch(year, number, days) if year else hijri_yearly(number, days, reader.clause(parts), shift_of(parts, "a"))
    if stretch and days and days[0] == days[1] and parts["w"]:
        stretch = _as_sighted(stretch, int(parts["w"].value))
    return made(parts, stretch, mod="APPROX") if stretch else symbolic(parts, f"XXXX-{number:02}H")


def _as_sighted(stretch: Stretch, weekday: int) -> Stretch:
    """The day of a Hijri date moved to the weekday that is said with it, where that is its neighbour: the moon was seen a day sooner or later."""
    off = (weekday - stretch.earliest.isoweekday() + 3) % 7 - 3
    at = calendar.plus(stretch.earliest, "D", off) if abs(off) == 1 else None
    return stretch._replace(earliest=at, latest=at) if at else stretch
