"""Rules for years and their parts, seasons, decades and centuries."""

from __future__ import annotations

from newslab.extract.dating import calendar
from newslab.extract.dating.meaning import nearest
from newslab.extract.dating.parts import calendar_year, is_qualified, joined, made, month_meant, no_noun, of_month, shift_of, symbolic, year_of
from newslab.extract.dating.reading import SKIP, Found, Grammar, Parts, Reader

RULES = Grammar()
rule = RULES.rule


@rule("r", r"(?P<r>r)[ (](?P<y>y|n|9)(?:[ (]?(?P<g>[Gg]))?")
def year_number(reader: Reader, parts: Parts) -> Found | None:
    """عام 2014, سنة 1390هـ, عام 48."""
    number = parts["y"].number
    if number.bound != "eq" or not isinstance(number.value, int) or number.value < 10 or parts["r"].value != "P1Y":
        return None
    stretch = calendar_year(reader, number.value, parts["g"])
    return stretch and made(parts, stretch)


@rule("2r", r"(?P<r>[2r]) (?P<y>y)(?P<tie>[-/&]| [lh] )(?P<y2>y)")
def two_years(reader: Reader, parts: Parts) -> Found | None:
    """عامي 2014 و2015, بين العامين 2014 و2020, الأعوام 2014-2016, السنوات من 2002 إلى 2017 without its من."""
    several = parts["r"].value in ("Y", "PXY") or parts["r"].value == "P2Y" and parts["r"].article
    if not several and parts.match["tie"] == "&":
        return None
    first, last = calendar.year(parts.number("y")), calendar.year(parts.number("y2"))
    return first and last and first.earliest < last.latest and joined(parts, first, last) or None


@rule("rzy", r"(?:r )?(?P<y>y)(?P<tie>[-/])(?P<y2>y)(?:[ (](?P<g>[Gg]))?")
def years(reader: Reader, parts: Parts) -> Found | None:
    """2016 - 2018, موسم 2016/2017."""
    first, last = (calendar_year(reader, parts.number(n), parts["g"]) for n in ("y", "y2"))
    return first and last and first.earliest < last.latest and joined(parts, first, last) or None


@rule("rU", r"[rU] C(?: [xAL])?[ (](?:(?P<y>y)(?:[-/](?P<y2>y))?|(?P<two>[0R]))(?:[ (](?P<g>[Gg]))?", r"(?P<none>r) C(?: (?P<x>[xAL]))?")
def kind_of_year(reader: Reader, parts: Parts) -> Found | None:
    """العام الدراسي 2019-2020, الموسم الرياضي 2019, السنة المالية 2021; العام الدراسي المقبل begins who knows when."""
    if parts["none"]:
        new = parts["x"] and (parts["x"].letter != "x" or reader.doc.word(parts["x"].first).startswith("الجديد"))
        return symbolic(parts, "P1Y")._replace(end=parts.end if new or not parts["x"] else parts.end - 1) if parts["none"].article else None
    two = parts["two"]
    years = [parts.number(n) for n in ("y", "y2") if parts[n]] if two is None else two.numeric or (two.number.low, two.number.high)
    if len(years) > 2 or not all(isinstance(y, int) and (1300 <= y <= 1500 or 1800 <= y <= 2100) for y in years):
        return None
    first, last = (calendar_year(reader, y, parts["g"]) for y in (years[0], years[-1]))
    if len(years) == 1:
        return first and made(parts, first)
    return first and last and first.earliest < last.latest and joined(parts, first, last) or None


@rule("y", r"(?P<y>y)(?:[ (]?(?P<g>[Gg]))?")
def bare_year(reader: Reader, parts: Parts) -> Found | None:
    """2014 in في 2014 or انتخابات 2018; four digits that count nothing."""
    if not parts["g"] and not _is_bare_year(reader, parts):
        return None
    stretch = calendar_year(reader, parts.number("y"), parts["g"])
    return stretch and made(parts, stretch)


@rule("R", r"(?P<n>R)")
def year_range(reader: Reader, parts: Parts) -> Found | None:
    """بين 1975 و1990."""
    low, high = parts["n"].number.low, parts["n"].number.high
    if not (isinstance(low, int) and isinstance(high, int) and 1800 <= low < high <= 2100 and no_noun(reader, parts)):
        return None
    return joined(parts, calendar.year(low), calendar.year(high))


@rule("Ttr", r"(?:(?P<t>[Tt]) )?(?P<u>r)(?: (?P<a>[ALSf]))? (?P<y>y)")
def year_said_twice(reader: Reader, parts: Parts) -> Found | None:
    """العام الحالي 2018, هذا العام 2018."""
    return made(parts, calendar.year(parts.number("y"))) if parts["t"] or parts["a"] else None


@rule("c", r"(?P<c>c) (?P<n>n)(?: (?P<g>[Gg]))?")
def century(reader: Reader, parts: Parts) -> Found | None:
    """القرن التاسع عشر."""
    number = parts["n"].number
    if parts["c"].value != "P1C" or not (number.kind == "ordinal" or number.text.startswith("ال")) or (parts["g"] and parts["g"].letter == "G"):
        return None
    stretch = calendar.century(parts.number("n"))
    return stretch and made(parts, stretch)


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
    return stretch and made(parts, stretch)


@rule("UuoX", r"(?P<s>[Uuo] )?(?P<x>X)(?:[ ,](?:m )?(?:r )?(?P<y>y)| (?P<a>[ALSf])| (?:m )?r (?P<ya>[ALSf])| (?:m )?(?P<yt>[Tt]) r)?")
def season(reader: Reader, parts: Parts) -> Found | None:
    """صيف 2014, الشتاء الماضي, الصيف; a season in general (فصل الصيف, أشهر الصيف) has no interval."""
    year, shift, piece = year_of(reader, parts), shift_of(parts, "a"), parts["x"]
    if year:
        stretch = calendar.season(year, piece.value)
        return stretch and made(parts, stretch)
    if not reader.doc.letters[piece.start :].startswith("ال") and shift is None:
        return None
    if parts.match["s"] and shift is None:
        return Found(parts.begin, parts.end, "SET", f"XXXX-{piece.value}")
    if reader.published is None:
        return symbolic(parts, f"XXXX-{piece.value}")

    clause = reader.clause(parts)
    stretch = nearest([calendar.season(reader.published.year + k, piece.value) for k in (-3, -2, -1, 0, 1, 2)], clause, shift)
    return stretch and made(parts, stretch)


@rule("4", *of_month("(?P<q>4) (?P<n>n|L)"))
def part_of_month(reader: Reader, parts: Parts) -> Found | None:
    """النصف الأول من يونيو, الثلث الأخير من الشهر الماضي."""
    month = month_meant(reader, parts)
    share, number = {"6": 2, "4": 3}.get(parts["q"].value), parts["n"].number and parts.number("n")
    if month is None or month.earliest is None or share is None or number and number > share:
        return None
    length, number = 15 if share == 2 else 10, number or share
    first = calendar.plus(month.earliest, "D", length * (number - 1))
    last = month.latest if number == share else calendar.plus(first, "D", length - 1)
    return made(parts, calendar.Stretch(f"{first}/{last}", first, last, "days"))


@rule("4", r"(?P<q>4) (?P<n>n|L)(?:[ ,](?:m )?(?:(?:r )?(?P<y>y)|r (?P<ya>[ALSf])|(?P<yt>[Tt]) r|(?P<r>r)))?")
def part_of_year(reader: Reader, parts: Parts) -> Found | None:
    """الربع الثالث من 2016, النصف الأول من العام الجاري, الثلاثي الرابع; a quarter alone is the latest."""
    length = int(parts["q"].value)
    number = 12 // length if parts["n"].letter == "L" else parts.number("n")
    year = year_of(reader, parts)
    if reader.published and not parts.match["r"] and year is None and length == 3 and parts["n"].letter == "n":
        year = reader.published.year - (3 * number - 2 > reader.published.month and reader.clause(parts).view != "ahead")
    if parts["r"] and reader.published and parts["r"].article and not is_qualified(reader, parts):
        year = reader.published.year  # النصف الأول من العام
    if year is None or not 1 <= number <= 12 // length:
        return None
    letter = {3: "Q", 4: "T", 6: "H"}[length]
    stretch = calendar.months(year, length * (number - 1) + 1, length * number, f"{year}-{letter}{number}", "quarter")
    return stretch and made(parts, stretch)


@rule("o", r"(?P<u>o) (?P<k>n) n m (?:(?:r )?(?P<y>y)|r (?P<ya>[ALSf])|(?P<yt>[Tt]) r|(?P<r>r))")
def first_months(reader: Reader, parts: Parts) -> Found | None:
    """الأشهر التسعة الأولى من العام الجاري."""
    year, count = year_of(reader, parts), parts.number("k")
    if year is None and parts["r"] and parts["r"].article and reader.published and not is_qualified(reader, parts):
        year = reader.published.year
    if year is None or parts["u"].value != "PXM" or parts.shape.pieces[parts.begin + 2].number.value != 1 or not 2 <= count <= 11:
        return None
    stretch = calendar.months(year, 1, count, f"{year}-01/{year}-{count:02}", "months")
    return stretch and made(parts, stretch)


@rule("T4", r"T (?P<q>4)", r"(?P<q>4) (?P<a>A)")
def relative_quarter(reader: Reader, parts: Parts) -> Found | None:
    """هذا الربع, الربع المقبل."""
    if parts["q"].value != "3" or reader.published is None:
        return None
    at = calendar.plus(reader.published, "M", 3 * (shift_of(parts, "a") or 0))
    number = (at.month + 2) // 3
    return made(parts, calendar.months(at.year, 3 * number - 2, 3 * number, f"{at.year}-Q{number}", "quarter"))


def _is_bare_year(reader: Reader, parts: Parts) -> bool:
    """Whether four digits are a year: 1800 to 2100, and no counted noun behind (2015 شخصا)."""
    number = parts["y"].number
    if number.kind == "year":
        return True
    digits = number.text.strip("ال").isdigit()
    return digits and 1800 <= number.value <= 2100 and parts.before[-1:] not in ("-", "/", ":") and no_noun(reader, parts)
