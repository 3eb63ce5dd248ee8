"""Rules for days said from publication: اليوم, أمس, weekdays, tonight, clock times; and what recurs or is vague."""

from __future__ import annotations

from datetime import date, timedelta

from newslab.extract.dating import calendar
from newslab.extract.dating.calendar import Stretch
from newslab.extract.dating.meaning import weekday
from newslab.extract.dating.parts import made, shift_of, symbolic, weekday_name
from newslab.extract.dating.pieces import Piece
from newslab.extract.dating.reading import SKIP, Found, Grammar, Parts, Reader

RULES = Grammar()
rule = RULES.rule

_OPENING, _CLOSING = ("«", '"', "'"), ("»", '"', "'")


@rule("PdTtD", r"(?:(?P<p>P)(?: m)? )?(?:d )?(?:(?P<t>[Tt]) )?(?P<d>D)(?:[ ,](?:d )?(?P<w>W)|\((?:d )?(?P<w2>W)(?=\))| (?P<a>[ASf]))?")
def deictic(reader: Reader, parts: Parts) -> Found | None:
    """اليوم, صباح اليوم, أمس الثلاثاء, مساء أول أمس, غدا; not اليوم الأول."""
    said, adjective, published = parts["d"], parts["a"], reader.published
    offset = int(said.value)
    per_day = parts.before == "i " and parts.pieces == [said]
    first = parts.after in (" n", " L") and parts.pieces == [said]  # اليوم الأول
    if said.last - said.first == 1 and reader.doc.word(said.first).endswith("غد") and not said.article and not (parts["p"] or parts["w"]):
        return SKIP  # صباح غد, but نحو غد أفضل
    if (offset == 0 and (first or per_day)) or (offset >= 0 and _quoted_name(reader, said)):
        return SKIP
    if (adjective and adjective.letter in "Sf") or (parts["t"] and parts["t"].letter == "t"):
        before = reader.recall(parts, lambda s: s.earliest == s.latest)
        by = 1 if adjective and adjective.letter == "f" else 0
        at = before and calendar.plus(before.earliest, "D", by)
        return made(parts, calendar.day(at)) if at else symbolic(parts, "XXXX-XX-XX")
    if published is None:
        return made(parts, Stretch("XXXX-XX-XX", None, None, "day"))
    if adjective:
        offset = shift_of(parts, "a")
    at = published + timedelta(offset)
    named = parts["w"] or parts["w2"]
    if named is None or at.isoweekday() == int(named.value):
        return made(parts, calendar.day(at))
    iso = int(named.value)
    other = calendar.weekday_after(at, iso) if offset > 0 else calendar.weekday_before(at, iso)
    return made(parts, calendar.day(other), conflict=f"{at} is a {weekday_name(at)}, not a {weekday_name(other)}")


@rule("TtQ", r"(?:[Tt] )?(?P<q>Q)(?:[ ,](?P<w>W))?")
def tonight(reader: Reader, parts: Parts) -> Found:
    """الليلة, الليلة الماضية, هذه الليلة."""
    if reader.published is None:
        return Found(parts.begin, parts.end, "TIME", "XXXX-XX-XXTNI")
    at = reader.published + timedelta(int(parts["q"].value))
    return Found(parts.begin, parts.end, "TIME", f"{at}TNI", at, at, grain="day")


@rule("T", r"T (?P<p>P)")
def this_part_of_day(reader: Reader, parts: Parts) -> Found | None:
    """هذا المساء, هذا الصباح."""
    if reader.published is None:
        return symbolic(parts, "XXXX-XX-XX" + parts["p"].value, "TIME")
    return made(parts, calendar.day(reader.published)) if parts["p"].article else None


@rule("P2", r"(?:(?P<p>P) )?(?:(?P<d>2) )?(?P<w>W)(?P<tie>[ /-]|&| (?P<on>x) )(?P<w2>W)(?: (?P<a>[AL]))?")
def two_weekdays(reader: Reader, parts: Parts) -> Found | None:
    """يومي السبت والأحد, ليلة الخميس الجمعة, ليل السبت-الأحد, ليلة الأحد على الاثنين."""
    night = parts["p"] and parts["p"].value == "TNI"
    if parts["on"] and reader.doc.word(parts["on"].first) != "علي":
        return None
    if parts["w"].value == parts["w2"].value or not (night or parts["d"]):
        return None
    clause = reader.clause(parts)
    first = weekday(int(parts["w"].value), clause, shift_of(parts, "a"))
    if first is None:
        return symbolic(parts, f"XXXX-WXX-{parts['w'].value}")
    last = calendar.weekday_after(first.earliest, int(parts["w2"].value))
    return made(parts, Stretch(f"{first.value}/{last}", first.earliest, last, "days"))


@rule("PdTW", r"(?:(?P<p>P)(?: m)? )?(?:(?P<d>d) )?(?:T )?(?P<w>W)(?:[ )](?P<a>[ALf]))?(?: m (?:(?P<u>w) (?P<wa>[ALf])|(?P<wt>T) w))?")
def weekday_name_alone(reader: Reader, parts: Parts) -> Found | None:
    """الثلاثاء, مساء الجمعة, يوم الأحد المقبل, السبت من الأسبوع الماضي."""
    said = parts["w"]
    if not (said.article or parts["d"]):
        return None
    if parts["d"] and parts["d"].value != "P1D":
        return None
    if said.value == "1" and (parts.before[:1] == "z" or reader.doc.word(said.last if said.last < len(reader.doc) else said.first) == "معا"):
        return None
    iso = int(said.value)
    if reader.published and (parts["u"] or parts["wt"]):
        return made(parts, _day_of_week(reader.published, shift_of(parts, "wa") or 0, iso))
    stretch = weekday(iso, reader.clause(parts), shift_of(parts, "a"))
    return made(parts, stretch or Stretch(f"XXXX-WXX-{iso}", None, None, "day"))


@rule("w", r"(?P<u>w) (?P<a>[ALSf])[ ,](?:d )?(?P<w>W)")
def weekday_of_week(reader: Reader, parts: Parts) -> Found | None:
    """الأسبوع المقبل الأحد."""
    if reader.published is None or not parts["u"].article:
        return None
    return made(parts, _day_of_week(reader.published, shift_of(parts, "a"), int(parts["w"].value)))


@rule("v", "v")
def vague_time(reader: Reader, parts: Parts) -> Found:
    """الآن, مؤخرا, قريبا: no interval; not قريبا من (near), nor the name ألان."""
    said = parts.pieces[0]
    if (parts.after == " m" and said.value == "FUTURE_REF") or reader.doc.text[reader.doc.span(said.start, said.start + 1)[0]] == "أ":
        return SKIP  # also the name ألان
    return symbolic(parts, parts.pieces[0].value)


@rule("VE", "(?P<v>V)", r"E (?P<u>[dworsWXP])")
def recurrence(reader: Reader, parts: Parts) -> Found | None:
    """يوميا, كل جمعة."""
    if parts["v"]:
        return symbolic(parts, parts["v"].value, "SET")
    piece = parts["u"]
    if piece.article and piece.letter != "W":
        return None
    return symbolic(parts, piece.value if piece.letter in "dwors" else f"XXXX-WXX-{piece.value}", "SET")


_DAY = r"(?:[ ,](?:m )?(?:d )?(?P<d>[DW])(?! [ASf])(?: W)?)?(?:[ (](?P<z>J))?"


@rule("O", r"O (?P<n>[n9y])(?:[& ](?P<f>9)|&4)?(?: (?:m )?(?P<p>[P3]))?(?:[ (]J)?" + _DAY)
def clock(reader: Reader, parts: Parts) -> Found | None:
    """الساعة الثالثة عصرا, الساعة 10:30 صباح الأحد, الساعة 1430 بتوقيت غرينتش: the day where it is said."""
    return _at_hour(reader, parts, None)


@rule("~n9", r"(?:~ )?(?P<n>[n9])(?:&[n94])? (?:m )?(?P<p>[P3])" + _DAY)
def hour(reader: Reader, parts: Parts) -> Found | None:
    """The hour without الساعة: في الرابعة عصرا, حوالي الثامنة من مساء الاثنين; not للمرة الثانية مساء."""
    number, doc = parts["n"].number, reader.doc
    led = parts.has("~") or parts.before[:1] in set("ihlBFabm") or parts.before == "x " and doc.word(parts.pieces[0].first - 1) in _AT
    said = doc.word(parts["n"].last - 1)
    hour = number.kind == "ordinal" and said.startswith("ال") and said.endswith("ه")
    led = led or number.bound == "approx"
    return _at_hour(reader, parts, None) if led and hour and number.value is not None and 1 <= int(number.value) <= 12 else None


@rule("n9y", r"(?P<n>[n9y])(?::(?P<f>[n9]))?(?: (?P<p>[P3]))? (?P<z>J)")
def stamp(reader: Reader, parts: Parts) -> Found | None:
    """A time with its zone: 14:30 بتوقيت غرينتش; an agency's own stamp is of the day of publication (18:05 ت م)."""
    number = parts["n"].number
    if parts.before[1:] == ":" or not (number.kind == "time" or parts["f"] or parts["p"] or number.text.isdigit() and len(number.text) == 4):
        return None
    return _at_hour(reader, parts, reader.published if parts["z"].value == "stamp" else None)


_AT = frozenset(("عند", "تمام", "حدود", "قرابه", "زهاء", "حوالي", "نحو"))


def _at_hour(reader: Reader, parts: Parts, said: date | None) -> Found:
    """A time of day on the day that is said, or else the one named before it."""
    piece = parts["d"]
    if said:
        day = calendar.day(said)
    elif reader.published and piece:
        day = calendar.day(reader.published + timedelta(int(piece.value))) if piece.letter == "D" else weekday(int(piece.value), reader.clause(parts), None)
    else:
        day = reader.recall(parts, lambda s: s.earliest == s.latest)  # أعلن أمس أن الرحلة تقلع عند الساعة 5
    value = f"{day.earliest if day else 'XXXX-XX-XX'}T{_hour(parts)}"
    return Found(parts.begin, parts.end, "TIME", value, day and day.earliest, day and day.latest, grain="day")


@rule("s", r"s (?P<p>P)(?: n)?(?: m (?:d )?(?P<d>[DW]))?")
def hours_of_a_part(reader: Reader, parts: Parts) -> Found | None:
    """ساعات الصباح الأولى, ساعات الفجر الأولى من يوم الأحد: of the day said or named before, else that of publication."""
    if parts.pieces[0].value != "PTXH" or not parts["p"].article:
        return None
    if reader.published is None:
        return symbolic(parts, "XXXX-XX-XX" + parts["p"].value, "TIME")
    return _at_hour(reader, parts, None if parts["d"] or reader.recall(parts, lambda s: s.earliest == s.latest) else reader.published)


def _hour(parts: Parts) -> str:
    if parts["n"] is None or parts["n"].number is None:
        return parts["p"].value.removeprefix("T")
    number = parts["n"].number
    hour = number.value
    if not isinstance(hour, int) or not 0 <= hour <= 24:
        return number.text if number.kind == "time" and ":" in number.text else "XX"
    if parts["p"] and parts["p"].value in ("TAF", "TEV", "TNI") and hour < 12:
        hour += 12
    return f"{hour:02}"


def _quoted_name(reader: Reader, piece: Piece) -> bool:
    """Whether اليوم or الغد ends a quoted name of one or two words: "الغد", "روسيا اليوم"."""
    doc, i = reader.doc, piece.first
    first = i if doc.gap(i)[-1:] in _OPENING else i - 1
    return first >= 0 and (first == i or doc.gap(i) == " ") and doc.gap(first)[-1:] in _OPENING and doc.gap(i + 1)[:1] in _CLOSING


def _day_of_week(published: date, shift: int, iso: int) -> Stretch:
    monday = published - timedelta(published.weekday()) + timedelta(7 * shift)
    return calendar.day(monday + timedelta(iso - 1))
