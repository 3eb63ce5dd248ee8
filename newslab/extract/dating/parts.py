"""What rules share: the patterns of months and years, and how the parts of a match are read."""

from __future__ import annotations

from datetime import date

from newslab.extract.counting.kinds import may_be_counted
from newslab.extract.dating import calendar
from newslab.extract.dating.calendar import Stretch
from newslab.extract.dating.hijri import hijri_year
from newslab.extract.dating.meaning import full_year, hijri_stretch, hijri_yearly, shifted, yearly_month
from newslab.extract.dating.pieces import Piece
from newslab.extract.dating.reading import Found, Parts, Reader

MONTH = r"(?P<m>M)(?:[/ -](?P<m2>M)|\((?P<m3>M)(?=[)&])|)"
SHIFT = r"(?:[ )](?P<a>[ALSf]))?"
YEAR = r"(?:[ ,)(/-](?:m )?(?:(?:r )?(?P<y>y)(?:[ (](?P<g>[Gg]))?|r (?P<ya>[ALSf])|(?P<yt>[Tt]) r))?"
LEAD = r"(?:(?P<p>P)(?: m)? )?(?:(?P<d>D)[ ,])?(?:[d2] )?(?:(?P<w>W)(?: A)?(?:[ ,(]q)?[ ,(/-](?:i )?)?(?:d )?"
QUANTITY = r"(?:~ )?(?:[n9Ry] )?[dworcs](?: [n9])?(?:&(?:(?:~ )?(?:[n9] )?[dworcs]|9)|,[n9] [dworcs])*(?: e)*"


def of_month(before: str) -> tuple[str, ...]:
    """Patterns of something in a month: named (من شهر شباط 2015), by number, relative (من الشهر الماضي), of the Hijri year."""
    hijri = rf"{before} m (?:o )?(?P<h>H)(?: (?P<a>[ALf]))?(?:[ ,](?P<y>y)(?:[ (]G)?)?"
    named, numbered = rf"{before} [mi] (?:o )?{MONTH}{SHIFT}{YEAR}", rf"{before} [mi] o (?P<mn>n){SHIFT}{YEAR}"
    return named, numbered, hijri, rf"{before} [mi] (?:(?P<t>[Tt]) )?(?P<u>o)(?: (?P<a>[ALSf]))?"


def month_meant(reader: Reader, parts: Parts) -> Stretch | None:
    """The month in which something lies."""
    if parts["h"]:
        number, year = int(parts["h"].value), parts["y"] and parts.number("y")
        return hijri_stretch(year, number, None) if year else hijri_yearly(number, None, reader.clause(parts), shift_of(parts, "a"))
    if parts["u"]:
        if parts["a"] or parts["t"]:
            return relative(reader, parts)
        return shifted("M", 0, reader.published) if parts["u"].article else None
    return named_month(reader, parts)


def is_last(reader: Reader, parts: Parts) -> bool:
    """Whether the word that opens a match, if it is a part of time, is آخر."""
    opening = parts.pieces[0]
    return opening.letter != "p" or reader.doc.letters[opening.start : reader.doc.ends[opening.first]] == "اخر"


def month_of(parts: Parts) -> int | None:
    """The number of the month named; of two names that do not agree the first where they are given as one (أكتوبر/تشرين الثاني), else None."""
    if parts["m"] is None:
        unit = next(p for p in reversed(parts.pieces) if p.letter == "o")
        if unit.value != "P1M" or unit.article:
            return None
        number = parts.number("mn")
        return number if 1 <= number <= 12 else None
    return int(parts["m"].value) if not _other_month(parts) or parts["m3"] or parts.shape.letters[parts.match.start("m2") - 1] == "/" else None


def _other_month(parts: Parts) -> Piece | None:
    """The second name of a month where it is another month's."""
    other = parts["m2"] or parts["m3"]
    return other if other is not None and other.value != parts["m"].value else None


def days_of(parts: Parts) -> list[int] | None:
    """The day numbers of a match, in order: one, or the ends of a range."""
    piece = parts["n"]
    if piece.letter == "1":
        days = [int(piece.value)]
    elif piece.letter == "R":
        days = [piece.number.low, piece.number.high]
    else:
        days = [piece.number.value] + ([parts["n2"].number.value] if parts["n2"] else [])
    if piece.letter == "1" and days != [1] or piece.number and piece.number.kind == "ordinal" and piece.number.text.endswith(("ة", "الأولى", "الاولى")):
        return None  # العشرة الأولى من محرم
    return days if all(isinstance(d, int) and 1 <= d <= 31 for d in days) else None


def shift_of(parts: Parts, name: str) -> int | None:
    """-1 for الماضي and الأخير, 1 for المقبل and التالي, 0 for الجاري and ذاته."""
    piece = parts[name]
    return None if piece is None else int(piece.value)


def year_of(reader: Reader, parts: Parts) -> int | None:
    """The Gregorian (or Hijri) year that a match names: 2014, العام الماضي, هذا العام."""
    if parts["y"]:
        return parts.number("y")
    if parts["ya"] and parts["ya"].letter in "Sf":
        named = reader.recall(parts, lambda s: holds(s, "Y"))
        if named:
            return named.earliest.year + shift_of(parts, "ya")
    if reader.published and parts["ya"]:
        return reader.published.year + shift_of(parts, "ya")
    if reader.published and parts["yt"] and parts["yt"].letter == "T":
        return reader.published.year
    return None


def named_month(reader: Reader, parts: Parts) -> Stretch | None:
    """The month that a match names; symbolic without a year to count from."""
    number, year = month_of(parts), year_of(reader, parts)
    if number is None:
        return None
    if year:
        return calendar.month(year, number)
    return yearly_month(number, reader.clause(parts), shift_of(parts, "a")) or Stretch(f"XXXX-{number:02}", None, None, "month")


def relative(reader: Reader, parts: Parts) -> Stretch | None:
    """The unit that الماضي, هذا, ذاته, التالي ... point to, from publication or from what was named before."""
    unit = parts["u"].value[-1]
    adjective, pointer = parts["a"], parts["t"]
    symbolic = Stretch(f"P1{unit}" if unit != "D" else "XXXX-XX-XX", None, None, "")
    if reader.published is None:
        return symbolic
    anaphoric = (adjective and adjective.letter in "Sf") or (pointer and pointer.letter == "t")
    if anaphoric:
        before = reader.recall(parts, lambda s: holds(s, unit))
        by = shift_of(parts, "a") if adjective and adjective.letter == "f" else 0
        if before:
            return shifted(unit, by, before.earliest)
        return shifted(unit, by, reader.published) if adjective and adjective.letter == "f" and unit != "D" else symbolic
    if adjective and adjective.letter == "L":
        first = calendar.plus(reader.published, unit, -1)
        return first and Stretch(f"P1{unit}", first, reader.published, "")
    return shifted(unit, shift_of(parts, "a") if adjective else 0, reader.published)


def holds(stretch: Stretch, unit: str) -> bool:
    """Whether a stretch lies inside one unit of that kind, so that ذلك العام can point to it."""
    return stretch.latest is not None and calendar.holding(stretch.earliest, unit).latest >= stretch.latest


def calendar_year(reader: Reader, number: int, mark: Piece | None) -> Stretch | None:
    return hijri_year(number) if mark and mark.letter == "G" else full_year(number, reader.published)


def is_qualified(reader: Reader, parts: Parts) -> bool:
    """Whether a definite word follows that makes another thing of the last one (العام الدراسي)."""
    return parts.after == " x" and reader.doc.word(parts.shape.pieces[parts.end].first).startswith("ال")


def no_noun(reader: Reader, parts: Parts) -> bool:
    """Whether what follows is nothing that the number counts."""
    if parts.end >= len(parts.shape.pieces) or parts.after[0] != " ":
        return True
    following = parts.shape.pieces[parts.end]
    if following.letter in "dworcs" and not following.article:
        return False
    if parts["y"] and parts.number("y") % 100 == 0 and following.letter == "x":
        return reader.doc.word(following.first).startswith("ال")
    return not may_be_counted(reader.doc, following.first)


def joined(parts: Parts, first: Stretch, last: Stretch) -> Found:
    return made(parts, Stretch(f"{first.value}/{last.value}", first.earliest, last.latest, "years"))


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday_name(d: date) -> str:
    """The English name of a day's weekday."""
    return _WEEKDAYS[d.weekday()]


def conflict_in(parts: Parts, stretch: Stretch) -> str | None:
    """What to report where the weekday said is not that of the date, or two months are named."""
    if parts["m"] and (other := _other_month(parts)):
        return f"names month {parts['m'].value} and month {other.value}"
    if parts["w"] is None or stretch.earliest != stretch.latest or stretch.earliest.isoweekday() == int(parts["w"].value):
        return None
    return f"{stretch.earliest} is a {weekday_name(stretch.earliest)}, not a {_WEEKDAYS[int(parts['w'].value) - 1]}"


def made(parts: Parts, stretch: Stretch, *, kind: str = "DATE", mod: str | None = None, conflict: str | None = None, inferred: bool = False) -> Found:
    """A reading of a match as a stretch; with a part of the day it is a TIME."""
    value = stretch.value
    piece = parts["p"]
    if piece is not None and piece.letter == "P":
        kind, value = "TIME", value + piece.value
    if stretch.earliest is None:
        mod = mod or None
    return Found(parts.begin, parts.end, kind, value, stretch.earliest, stretch.latest, mod, conflict, stretch.grain, inferred)


def symbolic(parts: Parts, value: str, kind: str = "DATE") -> Found:
    """A reading without an interval."""
    return Found(parts.begin, parts.end, kind, value)
