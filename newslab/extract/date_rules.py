"""The grammar of time expressions: patterns over a sentence's shape, each with the reading of what it matched.

A pattern names pieces by letter (`newslab.extract.date_pieces.LETTERS`) and the signs
between them: `n m M y` is السابع من أكتوبر 2023. Rules are tried in the order in which they
stand here.
"""

from __future__ import annotations

from datetime import date, timedelta

from newslab.extract import calendar
from newslab.extract.calendar import Stretch
from newslab.extract.date_meaning import full_year, hijri_stretch, hijri_yearly, shifted, weekday, yearly_day, yearly_month
from newslab.extract.date_pieces import Piece
from newslab.extract.date_reading import SKIP, Found, Grammar, Parts, Reader
from newslab.extract.hijri import hijri_year
from newslab.extract.number_kinds import may_be_counted

GRAMMAR = Grammar()
rule = GRAMMAR.rule

_ALSO_NAMES = ("1", "2", "7", "8", "9")
"""Hijri months whose names are also adjectives or names of people: محرم, صفر, رجب, شعبان, رمضان."""

MONTH = r"(?P<m>M)(?:[/ -](?P<m2>M)|\((?P<m3>M)(?=\))|)"
SHIFT = r"(?:[ )](?P<a>[ALSf]))?"
YEAR = r"(?:[ ,)(](?:m )?(?:(?:r )?(?P<y>y)(?:[ (](?P<g>[Gg]))?|r (?P<ya>[ALSf])|(?P<yt>[Tt]) r))?"
LEAD = r"(?:(?P<p>P)(?: m)? )?(?:(?P<d>D)[ ,])?(?:[d2] )?(?:(?P<w>W)(?: A)?(?:[ ,(]q)?[ ,(/-](?:i )?)?(?:d )?"


@rule("!", "!")
@rule("@", r"@ n (?:m )?(?:o )?[MH]", "@ M")
def name(reader: Reader, parts: Parts) -> Found | None:
    """Names made of time words are no dates: خطيب الجمعة, شارع 7 أبريل, قوى 14 آذار."""
    return SKIP


@rule("Y", "Y")
def known_event(reader: Reader, parts: Parts) -> Found:
    """Events that are called by their date: هجمات 11 سبتمبر, حرب تموز."""
    numbers = [int(n) for n in parts.pieces[0].value.split("-")]
    return _made(parts, calendar.day_of(*numbers) if len(numbers) == 3 else calendar.month(*numbers))


@rule("PdDWnR12", LEAD + rf"(?P<n>n|R|1)(?:&(?P<n2>n))?[ /-](?:m )?(?:o )?{MONTH}{SHIFT}{YEAR}",
      LEAD + rf"(?P<n>n) m o (?P<mn>n){SHIFT}{YEAR}")
def day_of_month(reader: Reader, parts: Parts) -> Found | None:
    """السابع من أكتوبر 2023, مساء السبت 5 مايو, 21 ديسمبر الجاري, 5-7 آذار/مارس."""
    month = _month(parts)
    days = _days(parts)
    if month is None or days is None:
        return None
    year = _year(reader, parts)
    clause = reader.clause(parts)
    ends = []
    for number in days:
        ends.append(calendar.day_of(year, month, number) if year else yearly_day(month, number, clause, _shift(parts, "a")))
    if not year and reader.published is None:
        return _symbolic(parts, f"XXXX-{month:02}-{days[0]:02}")
    if None in ends or ends[0].earliest > ends[-1].latest:
        return None
    value = ends[0].value if len(days) == 1 else f"{ends[0].value}/{ends[-1].value}"
    stretch = Stretch(value, ends[0].earliest, ends[-1].latest, "day" if len(days) == 1 else "days")
    conflict = _weekday_conflict(parts, stretch)
    if parts["d"] and year and reader.published and stretch.earliest != reader.published + timedelta(int(parts["d"].value)):
        conflict = conflict or f"published {reader.published}"  # اليوم 5 آذار 2021 in what was published on the 8th
    return _made(parts, stretch, conflict=conflict, inferred=not year)


@rule("PdDWn", LEAD + r"(?P<n>n) m (?:(?P<t>[Tt]) )?(?P<u>o)(?: (?P<a>[ALSf]))?")
def day_of_relative_month(reader: Reader, parts: Parts) -> Found | None:
    """الخامس من الشهر الجاري, 11 من الشهر قبل الماضي."""
    month = _relative(reader, parts)
    if month is None:
        return None
    if month.earliest is None:
        return _symbolic(parts, month.value)
    stretch = calendar.day_of(month.earliest.year, month.earliest.month, parts.number("n"))
    return stretch and _made(parts, stretch, conflict=_weekday_conflict(parts, stretch))


@rule("Dd", rf"[Dd] L m (?:o )?{MONTH}{SHIFT}{YEAR}", rf"[Dd] L m o (?P<mn>n){SHIFT}{YEAR}")
def last_day_of_month(reader: Reader, parts: Parts) -> Found | None:
    """اليوم الأخير من شهر شباط 2015."""
    month = _named_month(reader, parts)
    return month and month.latest and _made(parts, calendar.day(month.latest))


@rule("1nW", rf"(?P<k>[1n]) (?P<w>W) [mi] (?:o )?{MONTH}{SHIFT}{YEAR}", r"(?P<k>[1n]) (?P<w>W) [mi] (?:(?P<t>[Tt]) )?(?P<u>o)(?: (?P<a>[ALSf]))?",
      rf"(?P<w>W) (?P<l>L) [mi] (?:o )?{MONTH}{SHIFT}{YEAR}", r"(?P<w>W) (?P<k>n) [mi] (?:o )?" + MONTH + SHIFT + YEAR)
def weekday_of_month(reader: Reader, parts: Parts) -> Found | None:
    """أول أربعاء من الشهر الماضي, الجمعة الأخيرة من رمضان is not one; الثلاثاء الأخير من مارس."""
    month = _relative(reader, parts) if parts["u"] else _named_month(reader, parts)
    if month is None or month.earliest is None:
        return None
    iso = int(parts["w"].value)
    if parts["l"]:
        return _made(parts, calendar.day(calendar.weekday_before(month.latest, iso)))
    at = calendar.plus(calendar.weekday_after(month.earliest, iso), "W", parts.number("k") - 1)
    return _made(parts, calendar.day(at)) if at and at <= month.latest else None


@rule("oM", rf"(?:o )?{MONTH}{SHIFT}{YEAR}", rf"o (?P<mn>n){SHIFT}{YEAR}")
def month_name(reader: Reader, parts: Parts) -> Found | None:
    """تشرين الأول (أكتوبر) 2009, فبراير عام 1984, يناير الماضي, شهر 12 السابق."""
    if parts["m"] is None and not (parts["a"] or parts["y"] or parts["ya"]):
        return None
    if parts["m"] is not None and not _is_month(reader, parts):
        return None
    month = _named_month(reader, parts)
    return month and _made(parts, month, inferred=_year(reader, parts) is None)


@rule("PdDWn", LEAD + r"(?P<n>n|R)(?:&(?P<n2>n))? (?:m )?(?:o )?(?P<h>H)(?: (?P<a>[ALf]))?(?:[ ,](?:m )?(?:r )?(?P<y>y)(?:[ (]G)?)?")
def day_of_hijri_month(reader: Reader, parts: Parts) -> Found | None:
    """العاشر من محرم 1445 هـ, 27 رمضان."""
    days = _days(parts)
    return days and _hijri(reader, parts, (days[0], days[-1]))


@rule("oH", r"(?P<o>o )?(?P<h>H)(?: (?P<a>[ALf]))?(?:[ ,](?:m )?(?:r )?(?P<y>y)(?:[ (]G)?)?")
def hijri_month_name(reader: Reader, parts: Parts) -> Found | None:
    """شهر رمضان الماضي, في رمضان, شوال 1440هـ; not the names رمضان and شعبان, nor the adjective محرم."""
    said = parts["y"] or parts.match["o"] or parts["h"].value not in _ALSO_NAMES
    led = parts.before[:1] in set("ikFbahp") or parts["h"].prefix.endswith("ب")
    if not said and not (parts["h"].value == "9" and (led or parts["a"])) and parts.before != "p ":
        return None
    return _hijri(reader, parts, None)


@rule("Z", r"(?P<z>Z)(?: (?P<a>[ALf])|[ ,](?:m )?(?:r )?(?P<y>y)(?:[ (](?P<g>[Gg]))?|[ ,]r (?P<ya>[ALf])|[ ,](?P<yt>[Tt]) r)?")
def feast(reader: Reader, parts: Parts) -> Found | None:
    """عيد الفطر, عيد الأضحى الماضي, عاشوراء 1440هـ, رأس السنة."""
    (m1, d1), (m2, d2) = ([int(n) for n in end.split("-")] for end in parts["z"].value.split("/"))
    clause, shift = reader.clause(parts)._replace(alone=True), _shift(parts, "a")
    year = _year(reader, parts)
    if parts["z"].row["class"] == "feast":
        if year and year <= 1500:
            stretch = hijri_stretch(year, m1, (d1, d2))
        elif year:
            stretch = next((s for k in (-579, -578) if (s := hijri_stretch(year + k, m1, (d1, d2))) and s.earliest.year == year), None)
        else:
            stretch = hijri_yearly(m1, (d1, d2), clause, shift)
        return _made(parts, stretch, mod="APPROX") if stretch else _symbolic(parts, f"XXXX-{m1:02}-{d1:02}H")
    stretch = calendar.day_of(year, m2, d2) if year else yearly_day(m2, d2, clause, shift)
    if stretch is None:
        return _symbolic(parts, f"XXXX-{m2:02}-{d2:02}")
    first = calendar.plus(stretch.earliest, "D", -1) if (m1, d1) != (m2, d2) else stretch.earliest
    return _made(parts, stretch._replace(earliest=first))


@rule("r", r"(?P<r>r)[ (](?P<y>y|n|9)(?:[ (]?(?P<g>[Gg]))?")
def year_number(reader: Reader, parts: Parts) -> Found | None:
    """عام 2014, سنة 1390هـ, عام 48."""
    number = parts["y"].number
    if number.bound != "eq" or not isinstance(number.value, int) or number.value < 10 or parts["r"].value != "P1Y":
        return None
    stretch = _calendar_year(reader, number.value, parts["g"])
    return stretch and _made(parts, stretch)


@rule("2r", r"(?P<r>[2r]) (?P<y>y)(?P<tie>[-/&]| [lh] )(?P<y2>y)")
def two_years(reader: Reader, parts: Parts) -> Found | None:
    """عامي 2014 و2015, الأعوام 2014-2016, السنوات من 2002 إلى 2017 without its من."""
    if parts["r"].value not in ("Y", "PXY") and parts.match["tie"] == "&":
        return None
    first, last = calendar.year(parts.number("y")), calendar.year(parts.number("y2"))
    return first and last and first.earliest < last.latest and _joined(parts, first, last) or None


@rule("rzy", r"(?:r )?(?P<y>y)(?P<tie>[-/])(?P<y2>y)(?:[ (](?P<g>[Gg]))?")
def years(reader: Reader, parts: Parts) -> Found | None:
    """2016 - 2018, موسم 2016/2017."""
    first, last = (_calendar_year(reader, parts.number(n), parts["g"]) for n in ("y", "y2"))
    return first and last and first.earliest < last.latest and _joined(parts, first, last) or None


@rule("y", r"(?P<y>y)(?:[ (]?(?P<g>[Gg]))?")
def bare_year(reader: Reader, parts: Parts) -> Found | None:
    """2014 in في 2014 or انتخابات 2018; four digits that count nothing."""
    if not parts["g"] and not _is_bare_year(reader, parts):
        return None
    stretch = _calendar_year(reader, parts.number("y"), parts["g"])
    return stretch and _made(parts, stretch)


@rule("R", r"(?P<n>R)")
def year_range(reader: Reader, parts: Parts) -> Found | None:
    """بين 1975 و1990."""
    low, high = parts["n"].number.low, parts["n"].number.high
    if not (isinstance(low, int) and isinstance(high, int) and 1800 <= low < high <= 2100 and _no_noun(reader, parts)):
        return None
    return _joined(parts, calendar.year(low), calendar.year(high))


@rule("Ttr", r"(?:(?P<t>[Tt]) )?(?P<u>r)(?: (?P<a>[ALSf]))? (?P<y>y)")
def year_said_twice(reader: Reader, parts: Parts) -> Found | None:
    """العام الحالي 2018, هذا العام 2018."""
    return _made(parts, calendar.year(parts.number("y"))) if parts["t"] or parts["a"] else None


@rule("c", r"(?P<c>c) (?P<n>n)(?: (?P<g>[Gg]))?")
def century(reader: Reader, parts: Parts) -> Found | None:
    """القرن التاسع عشر."""
    number = parts["n"].number
    if parts["c"].value != "P1C" or not (number.kind == "ordinal" or number.text.startswith("ال")) or (parts["g"] and parts["g"].letter == "G"):
        return None
    stretch = calendar.century(parts.number("n"))
    return stretch and _made(parts, stretch)


@rule("K", r"(?P<k>K)(?: (?:m )?(?P<c>c) (?P<a>[AL]))?")
def decade(reader: Reader, parts: Parts) -> Found | None:
    """التسعينيات, ستينيات القرن الماضي; not the age of a man في الثلاثينيات من عمره."""
    following = parts.shape.pieces[parts.end : parts.end + 2]
    if [p.letter for p in following] == ["m", "x"] and reader.doc.word(following[1].first).startswith(("عمر", "العمر")):
        return SKIP
    base = 1900
    if parts["c"] and parts.number("a") == 0:
        base = 2000
    stretch = calendar.decade(base + 10 * parts.number("k"))
    return stretch and _made(parts, stretch)


@rule("UuX", r"(?P<s>[Uu] )?(?P<x>X)(?:[ ,](?:m )?(?:r )?(?P<y>y)| (?P<a>[ALSf])| (?:m )?r (?P<ya>[ALSf])| (?:m )?(?P<yt>[Tt]) r)?")
def season(reader: Reader, parts: Parts) -> Found | None:
    """صيف 2014, الشتاء الماضي, الصيف; a season in general (فصل الصيف) has no interval."""
    year, shift, piece = _year(reader, parts), _shift(parts, "a"), parts["x"]
    if year:
        stretch = calendar.season(year, piece.value)
        return stretch and _made(parts, stretch)
    if not reader.doc.letters[piece.start :].startswith("ال") and shift is None:
        return None
    if parts.match["s"] and shift is None:
        return Found(parts.begin, parts.end, "SET", f"XXXX-{piece.value}")
    if reader.published is None:
        return _symbolic(parts, f"XXXX-{piece.value}")
    from newslab.extract.date_meaning import nearest

    clause = reader.clause(parts)
    stretch = nearest([calendar.season(reader.published.year + k, piece.value) for k in (-3, -2, -1, 0, 1, 2)], clause, shift)
    return stretch and _made(parts, stretch)


@rule("4", r"(?P<q>4) (?P<n>n|L)(?:[ ,](?:m )?(?:(?:r )?(?P<y>y)|r (?P<ya>[ALSf])|(?P<yt>[Tt]) r|(?P<r>r)))")
def part_of_year(reader: Reader, parts: Parts) -> Found | None:
    """الربع الثالث من 2016, النصف الأول من العام الجاري, الثلاثي الرابع."""
    length = int(parts["q"].value)
    number = 12 // length if parts["n"].letter == "L" else parts.number("n")
    year = _year(reader, parts)
    if parts["r"] and reader.published and parts["r"].article and not _is_qualified(reader, parts):
        year = reader.published.year  # النصف الأول من العام
    if year is None or not 1 <= number <= 12 // length:
        return None
    letter = {3: "Q", 6: "H"}[length]
    stretch = calendar.months(year, length * (number - 1) + 1, length * number, f"{year}-{letter}{number}", "quarter")
    return stretch and _made(parts, stretch)


@rule("o", r"(?P<u>o) (?P<k>n) n m (?:(?:r )?(?P<y>y)|r (?P<ya>[ALSf])|(?P<yt>[Tt]) r)")
def first_months(reader: Reader, parts: Parts) -> Found | None:
    """الأشهر التسعة الأولى من العام الجاري."""
    year, count = _year(reader, parts), parts.number("k")
    if year is None or parts["u"].value != "PXM" or parts.shape.pieces[parts.begin + 2].number.value != 1 or not 2 <= count <= 11:
        return None
    stretch = calendar.months(year, 1, count, f"{year}-01/{year}-{count:02}", "months")
    return stretch and _made(parts, stretch)


@rule("dDWnP0", LEAD + r"(?P<x>0)(?:[ (]?(?P<g>[Gg]))?")
def in_digits(reader: Reader, parts: Parts) -> Found | None:
    """21-04-2016, 2016/4/21, 27/9/1436, في 22-4; day before month unless that cannot be."""
    numbers, sign = list(parts["x"].numeric), parts["x"].value
    clause = reader.clause(parts)
    if len(numbers) == 2:
        a, b = numbers
        if a >= 1000 or b >= 1000:
            stretch = calendar.month(max(a, b), min(a, b)) if 1800 <= max(a, b) <= 2100 and min(a, b) <= 12 else None
            return stretch and _made(parts, stretch)
        if parts.before[:1] not in set("idFhqlBWma") and parts["x"] is parts.pieces[0] and not clause.alone:
            return None
        day, month = (b, a) if b > 12 else (a, b)
        stretch = yearly_day(month, day, clause, None) if 1 <= month <= 12 and 1 <= day <= 31 else None
        return stretch and _made(parts, stretch, conflict=_weekday_conflict(parts, stretch), inferred=True)
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
    return stretch and _made(parts, stretch, conflict=_weekday_conflict(parts, stretch), mod="APPROX" if year <= 1500 else None)


def _month(parts: Parts) -> int | None:
    """The number of the month named, None where two names do not agree."""
    if parts["m"] is None:
        unit = next(p for p in reversed(parts.pieces) if p.letter == "o")
        if unit.value != "P1M" or unit.article:
            return None
        number = parts.number("mn")
        return number if 1 <= number <= 12 else None
    other = parts["m2"] or parts["m3"]
    return int(parts["m"].value) if other is None or other.value == parts["m"].value else None


def _is_month(reader: Reader, parts: Parts) -> bool:
    """Whether a month name that is also another word (مارس, آب, ماي) stands as a month."""
    month = parts["m"]
    if month.row["class"] == "month" or parts["m2"] or parts["m3"] or parts["y"] or parts["a"] or parts.has("o"):
        return True
    led = parts.before[:1] in set("ikFbahlzpm") or month.prefix.endswith("ب")
    raw = reader.doc.text[slice(*reader.doc.span(month.start, reader.doc.ends[month.last - 1]))]
    return led and (reader.doc.word(month.first)[-2:] != "اب" or raw.startswith("آ"))


def _days(parts: Parts) -> list[int] | None:
    """The day numbers of a match, in order: one, or the ends of a range."""
    piece = parts["n"]
    if piece.letter == "1":
        days = [int(piece.value)]
    elif piece.letter == "R":
        days = [piece.number.low, piece.number.high]
    else:
        days = [piece.number.value] + ([parts["n2"].number.value] if parts["n2"] else [])
    if piece.letter == "1" and days != [1]:
        return None
    return days if all(isinstance(d, int) and 1 <= d <= 31 for d in days) else None


def _shift(parts: Parts, name: str) -> int | None:
    """-1 for الماضي and الأخير, 1 for المقبل and التالي, 0 for الجاري and ذاته."""
    piece = parts[name]
    return None if piece is None else int(piece.value)


def _year(reader: Reader, parts: Parts) -> int | None:
    """The Gregorian (or Hijri) year that a match names: 2014, العام الماضي, هذا العام."""
    if parts["y"]:
        return parts.number("y")
    if reader.published and parts["ya"]:
        return reader.published.year + _shift(parts, "ya")
    if reader.published and parts["yt"] and parts["yt"].letter == "T":
        return reader.published.year
    return None


def _named_month(reader: Reader, parts: Parts) -> Stretch | None:
    """The month that a match names; symbolic without a year to count from."""
    number, year = _month(parts), _year(reader, parts)
    if number is None:
        return None
    if year:
        return calendar.month(year, number)
    return yearly_month(number, reader.clause(parts), _shift(parts, "a")) or Stretch(f"XXXX-{number:02}", None, None, "month")


def _relative(reader: Reader, parts: Parts) -> Stretch | None:
    """The unit that الماضي, هذا, ذاته, التالي ... point to, from publication or from what was named before."""
    unit = parts["u"].value[-1]
    adjective, pointer = parts["a"], parts["t"]
    symbolic = Stretch(f"P1{unit}" if unit != "D" else "XXXX-XX-XX", None, None, "")
    if reader.published is None:
        return symbolic
    anaphoric = (adjective and adjective.letter in "Sf") or (pointer and pointer.letter == "t")
    if anaphoric:
        before = next((s for s in reversed(reader.memory) if _holds(s, unit)), None)
        by = _shift(parts, "a") if adjective and adjective.letter == "f" else 0
        if before:
            return shifted(unit, by, before.earliest)
        return shifted(unit, by, reader.published) if adjective and adjective.letter == "f" and unit != "D" else symbolic
    if adjective and adjective.letter == "L":
        first = calendar.plus(reader.published, unit, -1)
        return first and Stretch(f"P1{unit}", first, reader.published, "")
    return shifted(unit, _shift(parts, "a") if adjective else 0, reader.published)


def _holds(stretch: Stretch, unit: str) -> bool:
    """Whether a stretch lies inside one unit of that kind, so that ذلك العام can point to it."""
    return stretch.latest is not None and calendar.holding(stretch.earliest, unit).latest >= stretch.latest


def _calendar_year(reader: Reader, number: int, mark: Piece | None) -> Stretch | None:
    return hijri_year(number) if mark and mark.letter == "G" else full_year(number, reader.published)


def _is_qualified(reader: Reader, parts: Parts) -> bool:
    """Whether a definite word follows that makes another thing of the last one (العام الدراسي)."""
    return parts.after == " x" and reader.doc.word(parts.shape.pieces[parts.end].first).startswith("ال")


def _is_bare_year(reader: Reader, parts: Parts) -> bool:
    """Whether four digits are a year: 1800 to 2100, and no counted noun behind (2015 شخصا)."""
    number = parts["y"].number
    if number.kind == "year":
        return True
    digits = number.text.strip("ال").isdigit()
    return digits and 1800 <= number.value <= 2100 and parts.before[-1:] not in ("-", "/", ":") and _no_noun(reader, parts)


def _no_noun(reader: Reader, parts: Parts) -> bool:
    """Whether what follows is nothing that the number counts."""
    if parts.end >= len(parts.shape.pieces) or parts.after[0] != " ":
        return True
    following = parts.shape.pieces[parts.end]
    if following.letter in "dworcs" and not following.article:
        return False
    if parts["y"] and parts.number("y") % 100 == 0 and following.letter == "x":
        return reader.doc.word(following.first).startswith("ال")
    return not may_be_counted(reader.doc, following.first)


def _hijri(reader: Reader, parts: Parts, days: tuple[int, int] | None) -> Found | None:
    number, year = int(parts["h"].value), parts["y"] and parts.number("y")
    if year and year > 1500:
        return None
    stretch = hijri_stretch(year, number, days) if year else hijri_yearly(number, days, reader.clause(parts), _shift(parts, "a"))
    return _made(parts, stretch, mod="APPROX") if stretch else _symbolic(parts, f"XXXX-{number:02}H")


def _joined(parts: Parts, first: Stretch, last: Stretch) -> Found:
    return _made(parts, Stretch(f"{first.value}/{last.value}", first.earliest, last.latest, "years"))


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday_name(d: date) -> str:
    """The English name of a day's weekday."""
    return _WEEKDAYS[d.weekday()]


def _weekday_conflict(parts: Parts, stretch: Stretch) -> str | None:
    """What to report where the weekday said is not that of the date."""
    if parts["w"] is None or stretch.earliest != stretch.latest or stretch.earliest.isoweekday() == int(parts["w"].value):
        return None
    return f"{stretch.earliest} is a {weekday_name(stretch.earliest)}, not a {_WEEKDAYS[int(parts['w'].value) - 1]}"


def _made(parts: Parts, stretch: Stretch, *, kind: str = "DATE", mod: str | None = None, conflict: str | None = None, inferred: bool = False) -> Found:
    """A reading of a match as a stretch; with a part of the day it is a TIME."""
    value = stretch.value
    piece = parts["p"]
    if piece is not None and piece.letter == "P":
        kind, value = "TIME", value + piece.value
    if stretch.earliest is None:
        mod = mod or None
    return Found(parts.begin, parts.end, kind, value, stretch.earliest, stretch.latest, mod, conflict, stretch.grain, inferred)


def _symbolic(parts: Parts, value: str, kind: str = "DATE") -> Found:
    """A reading without an interval."""
    return Found(parts.begin, parts.end, kind, value)


__all__ = ["GRAMMAR", "weekday", "weekday_name"]
