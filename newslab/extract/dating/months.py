"""Rules for days and months: السابع من أكتوبر 2023, أواخر آب, أول أحد من الشهر المقبل, 21/4/2016."""

from __future__ import annotations

from datetime import timedelta

from newslab.extract.dating import calendar
from newslab.extract.dating.calendar import Stretch
from newslab.extract.dating.meaning import hijri_stretch, shifted, yearly_day
from newslab.extract.dating.parts import (
    LEAD,
    MONTH,
    SHIFT,
    YEAR,
    conflict_in,
    days_of,
    holds,
    is_last,
    made,
    month_meant,
    month_of,
    named_month,
    of_month,
    relative,
    shift_of,
    symbolic,
    year_of,
)
from newslab.extract.dating.reading import SKIP, Found, Grammar, Parts, Reader

RULES = Grammar()
rule = RULES.rule


@rule("!", "!")
@rule("@", r"@ n (?:m )?(?:o )?[MH]", "@ M")
def name(reader: Reader, parts: Parts) -> Found | None:
    """Names made of time words are no dates: خطيب الجمعة, شارع 7 أبريل, قوى 14 آذار."""
    return SKIP


@rule("PdDWnR12", LEAD + rf"(?P<n>n|R|1)(?:(?:&n)*(?:&| [lh] )(?P<n2>n))?[ /-](?:m )?(?:o )?{MONTH}{SHIFT}{YEAR}",
      LEAD + rf"(?P<n>n) m o (?P<mn>n){SHIFT}{YEAR}")
def day_of_month(reader: Reader, parts: Parts) -> Found | None:
    """السابع من أكتوبر 2023, مساء السبت 5 مايو, 21 ديسمبر الجاري, 5-7 آذار/مارس."""
    month = month_of(parts)
    days = days_of(parts)
    if month is None or days is None:
        return None
    year = year_of(reader, parts)
    clause = reader.clause(parts)
    ends = []
    for number in days:
        ends.append(calendar.day_of(year, month, number) if year else yearly_day(month, number, clause, shift_of(parts, "a")))
    if not year and reader.published is None:
        return symbolic(parts, f"XXXX-{month:02}-{days[0]:02}")
    if None in ends or ends[0].earliest > ends[-1].latest:
        return None
    value = ends[0].value if len(days) == 1 else f"{ends[0].value}/{ends[-1].value}"
    stretch = Stretch(value, ends[0].earliest, ends[-1].latest, "day" if len(days) == 1 else "days")
    conflict = conflict_in(parts, stretch)
    if parts["d"] and year and reader.published and stretch.earliest != reader.published + timedelta(int(parts["d"].value)):
        conflict = conflict or f"published {reader.published}"  # اليوم 5 آذار 2021 in what was published on the 8th
    return made(parts, stretch, conflict=conflict, inferred=not year and not parts["a"])


@rule("PdDWnR", LEAD + r"(?P<n>n|R) (?:m )?(?:(?P<t>[Tt]) )(?P<u>o)",
      LEAD + r"(?P<n>n|R)(?:(?:&n)*(?:&| [lh] )(?P<n2>n))? m (?P<u>o) (?P<a>[ALSf])",
      LEAD + r"(?P<n>n) (?P<now>A)")
def day_of_relative_month(reader: Reader, parts: Parts) -> Found | None:
    """الخامس من الشهر الجاري, يومي 25 و26 من الشهر الجاري, من 4 إلى 22 هذا الشهر, السبت 5 الجاري."""
    if parts["now"]:
        if parts["now"].value != "0" or parts["n"].number.kind == "ordinal" or not (parts["w"] or parts.before[:1] in ("i", "q")):
            return None
        month = shifted("M", 0, reader.published) or Stretch("P1M", None, None, "month")
    else:
        month = relative(reader, parts)
    days = days_of(parts)
    if month is None:
        return None
    if month.earliest is None:
        return symbolic(parts, month.value)
    ends = days and [calendar.day_of(month.earliest.year, month.earliest.month, d) for d in days]
    if not ends or None in ends:
        return None
    value = "/".join(e.value for e in ends)
    stretch = Stretch(value, ends[0].earliest, ends[-1].latest, "day" if len(ends) == 1 else "days")
    return made(parts, stretch, conflict=conflict_in(parts, stretch))


@rule("PdDWn", LEAD + r"(?P<n>n) I")
def day_of_it(reader: Reader, parts: Parts) -> Found | None:
    """الرابع منه: of the month named before."""
    month = reader.recall(parts, lambda s: holds(s, "M"))
    at = month and calendar.day_of(month.earliest.year, month.earliest.month, parts.number("n"))
    return at and made(parts, at, conflict=conflict_in(parts, at))


@rule("Ddp", *of_month("(?:[Dd] L|(?P<e>p) d)"))
def last_day_of_month(reader: Reader, parts: Parts) -> Found | None:
    """اليوم الأخير من شهر شباط 2015, آخر يوم من رمضان."""
    month = month_meant(reader, parts)
    return made(parts, calendar.day(month.latest)) if month and month.latest and is_last(reader, parts) else None


@rule("1", *of_month("1 d"))
def first_day_of_month(reader: Reader, parts: Parts) -> Found | None:
    """أول يوم من الشهر المقبل."""
    month = month_meant(reader, parts)
    return made(parts, calendar.day(month.earliest)) if month and month.earliest else None


@rule("1nWp", *of_month("(?P<k>[1n]) (?P<w>W)"), *of_month("(?P<w>W) (?:(?P<l>L)|(?P<k>n))"), *of_month("(?P<e>p) (?P<w>W)"))
def weekday_of_month(reader: Reader, parts: Parts) -> Found | None:
    """أول أربعاء من الشهر الماضي, الثلاثاء الأخير من مارس, آخر جمعة من رمضان."""
    month = month_meant(reader, parts)
    if month is None or month.earliest is None or not is_last(reader, parts):
        return None
    iso = int(parts["w"].value)
    if parts["l"] or parts["e"]:
        return made(parts, calendar.day(calendar.weekday_before(month.latest, iso)))
    at = calendar.plus(calendar.weekday_after(month.earliest, iso), "W", parts.number("k") - 1)
    return made(parts, calendar.day(at)) if at and at <= month.latest else None


@rule("w1np", *of_month("(?:w (?:(?P<l>L)|(?P<k>n))|(?P<k2>[1n]) w|(?P<e>p) w)"))
def week_of_month(reader: Reader, parts: Parts) -> Found | None:
    """الأسبوع الأول من أيار, آخر أسبوع من الشهر الماضي: seven days from the month's first, or up to its last."""
    month = month_meant(reader, parts)
    number = parts.number("k") or parts.number("k2")
    if month is None or month.earliest is None or not is_last(reader, parts) or (number and number > 4):
        return None
    first = calendar.plus(month.earliest, "W", number - 1) if number else calendar.plus(month.latest, "D", -6)
    last = first and calendar.plus(first, "D", 6)
    return made(parts, Stretch(f"{first}/{last}", first, last, "week")) if last else None


@rule("oM", rf"(?:o )?{MONTH}{SHIFT}{YEAR}", rf"o (?P<mn>n){SHIFT}{YEAR}")
def month_name(reader: Reader, parts: Parts) -> Found | None:
    """تشرين الأول (أكتوبر) 2009, فبراير عام 1984, يناير الماضي, شهر 12 السابق."""
    if parts["m"] is None and not (parts["a"] or parts["y"] or parts["ya"] or parts.shape.alone):
        return None
    if parts["m"] is not None and not _is_month(reader, parts):
        return None
    month = named_month(reader, parts)
    return month and made(parts, month, conflict=conflict_in(parts, month), inferred=year_of(reader, parts) is None and not parts["a"])


@rule("dDWnP0", LEAD + r"(?P<x>0)(?:[ (]?(?P<g>[Gg]))?")
def in_digits(reader: Reader, parts: Parts) -> Found | None:
    """21-04-2016, 2016/4/21, 27/9/1436, في 22-4; day before month unless that cannot be."""
    numbers, sign = list(parts["x"].numeric), parts["x"].value
    clause = reader.clause(parts)
    if len(numbers) == 2:
        a, b = numbers
        if a >= 1000 or b >= 1000:
            stretch = calendar.month(max(a, b), min(a, b)) if 1800 <= max(a, b) <= 2100 and min(a, b) <= 12 else None
            return stretch and made(parts, stretch)
        if parts.before[:1] not in set("idFhqlBWma") and parts["x"] is parts.pieces[0] and not parts.shape.alone:
            return None
        day, month = (b, a) if b > 12 else (a, b)
        stretch = yearly_day(month, day, clause, None) if 1 <= month <= 12 and 1 <= day <= 31 else None
        return stretch and made(parts, stretch, conflict=conflict_in(parts, stretch), inferred=True)
    a, b, c = numbers
    year, month, day = (a, b, c) if a >= 100 else (c, b, a)
    if month > 12 >= day:
        month, day = day, month
    if year < 100:
        if sign != "/":
            return None
        year += 2000 if 2000 + year <= (reader.published.year if reader.published else 2030) + 1 else 1900
    if 1300 <= year <= 1500:
        stretch = hijri_stretch(year, month, (day, day)) if 1 <= month <= 12 else None
    else:
        stretch = calendar.day_of(year, month, day)
    return stretch and made(parts, stretch, conflict=conflict_in(parts, stretch), mod="APPROX" if year <= 1500 else None)


def _is_month(reader: Reader, parts: Parts) -> bool:
    """Whether a month name that is also another word (مارس, آب, ماي) stands as a month."""
    month = parts["m"]
    if month.row["class"] == "month" or parts["m2"] or parts["m3"] or parts["y"] or parts["a"] or parts.has("o"):
        return True
    led = parts.before[:1] in set("ikFbahlzpm") or month.prefix.endswith("ب")
    raw = reader.doc.text[slice(*reader.doc.span(month.start, reader.doc.ends[month.last - 1]))]
    return led and (reader.doc.word(month.first)[-2:] != "اب" or raw.startswith("آ"))
