"""The grammar of time expressions, second half: what is said from the day of publication or of an event.

اليوم, أمس, weekdays, قبل عامين, منذ يومين, الأسبوعين الماضيين, durations, clock times,
recurrences and parts of longer stretches (مطلع العام).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from newslab.extract import calendar
from newslab.extract.calendar import Stretch
from newslab.extract.date_meaning import ago, weekday
from newslab.extract.date_pieces import Piece
from newslab.extract.date_reading import SKIP, Found, Parts, Reader
from newslab.extract.date_rules import GRAMMAR, _is_qualified, _made, _relative, _shift, _symbolic, weekday_name
from newslab.extract.values import Number

rule = GRAMMAR.rule

QUANTITY = r"(?:~ )?(?:[n9Ry] )?[dworcs](?: [n9])?(?:&(?:(?:~ )?(?:[n9] )?[dworcs]|9)|,[n9] [dworcs])*(?: e)*"


@rule("PdTtD", r"(?:(?P<p>P)(?: m)? )?(?:d )?(?:(?P<t>[Tt]) )?(?P<d>D)(?:[ ,](?:d )?(?P<w>W)|\((?:d )?(?P<w2>W)(?=\))| (?P<a>[ASf]))?")
def deictic(reader: Reader, parts: Parts) -> Found | None:
    """اليوم, صباح اليوم, أمس الثلاثاء, مساء أول أمس, غدا; not اليوم الأول."""
    said, adjective, published = parts["d"], parts["a"], reader.published
    offset = int(said.value)
    per_day = parts.before == "i " and parts.pieces == [said]
    first = parts.after in (" n", " L") and parts.pieces == [said]  # اليوم الأول
    if offset == 0 and (first or per_day or _quoted_name(reader, said)):
        return SKIP
    if (adjective and adjective.letter in "Sf") or (parts["t"] and parts["t"].letter == "t"):
        before = next((s for s in reversed(reader.memory) if s.earliest == s.latest), None)
        by = 1 if adjective and adjective.letter == "f" else 0
        at = before and calendar.plus(before.earliest, "D", by)
        return _made(parts, calendar.day(at)) if at else _symbolic(parts, "XXXX-XX-XX")
    if published is None:
        return _day_of(parts, Stretch("XXXX-XX-XX", None, None, "day"), None)
    if adjective:
        shift = _shift(parts, "a")
        offset = shift
    at = published + timedelta(offset)
    named = parts["w"] or parts["w2"]
    if named is None or at.isoweekday() == int(named.value):
        return _day_of(parts, calendar.day(at), None)
    iso = int(named.value)
    other = calendar.weekday_after(at, iso) if offset > 0 else calendar.weekday_before(at, iso)
    return _day_of(parts, calendar.day(other), f"{at} is a {weekday_name(at)}, not a {weekday_name(other)}")


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
        return _symbolic(parts, "XXXX-XX-XX" + parts["p"].value, "TIME")
    return _made(parts, calendar.day(reader.published)) if parts["p"].article else None


@rule("P2", r"(?:(?P<p>P) )?(?:(?P<d>2) )?(?P<w>W)(?P<tie>[ /-]|&)(?P<w2>W)(?: (?P<a>[AL]))?")
def two_weekdays(reader: Reader, parts: Parts) -> Found | None:
    """يومي السبت والأحد, ليلة الخميس الجمعة, ليل السبت-الأحد."""
    night = parts["p"] and parts["p"].value == "TNI"
    if parts["w"].value == parts["w2"].value or not (night or parts["d"]):
        return None
    clause = reader.clause(parts)
    first = weekday(int(parts["w"].value), clause, _shift(parts, "a"))
    if first is None:
        return _symbolic(parts, f"XXXX-WXX-{parts['w'].value}")
    last = calendar.weekday_after(first.earliest, int(parts["w2"].value))
    return _made(parts, Stretch(f"{first.value}/{last}", first.earliest, last, "days"))


@rule("PdTW", r"(?:(?P<p>P)(?: m)? )?(?:(?P<d>d) )?(?:T )?(?P<w>W)(?:[ )](?P<a>[ALf]))?(?: m (?P<u>w) (?P<wa>[ALf]))?")
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
    if reader.published and parts["u"]:
        return _made(parts, _day_of_week(reader.published, _shift(parts, "wa"), iso))
    stretch = weekday(iso, reader.clause(parts), _shift(parts, "a"))
    return _made(parts, stretch or Stretch(f"XXXX-WXX-{iso}", None, None, "day"))


@rule("w", r"(?P<u>w) (?P<a>[ALSf])[ ,](?:d )?(?P<w>W)")
def weekday_of_week(reader: Reader, parts: Parts) -> Found | None:
    """الأسبوع المقبل الأحد."""
    if reader.published is None or not parts["u"].article:
        return None
    return _made(parts, _day_of_week(reader.published, _shift(parts, "a"), int(parts["w"].value)))


@rule("Ttdworc", r"(?:(?P<t>[Tt]) )?(?P<u>[dworc]) (?P<a>[ALSf])", r"(?P<t>[Tt]) (?P<u>[dworc])")
def relative_unit(reader: Reader, parts: Parts) -> Found | None:
    """الشهر الماضي, هذا العام, الأسبوع المقبل, العام ذاته, القرن الماضي."""
    unit = parts["u"]
    if not unit.article or not unit.value.startswith("P1"):
        return None
    stretch = _relative(reader, parts)
    if stretch is None:
        return None
    if parts["a"] and parts["a"].letter == "L":
        if parts.after == " m" and unit.letter == "d":
            return None
        return _made(parts, stretch, kind="DURATION")
    return _made(parts, stretch) if stretch.earliest else _symbolic(parts, stretch.value)


@rule("pLn9Rdworcs~", r"(?:[pL] )?(?:~ )?(?:[n9Ry] )?[dworcs](?: [n9])?(?: e)*(?: (?P<a>[AL]))(?: e)*", r"p (?:~ )?(?:[n9Ry] )[dworcs]", r"p [dworcs](?= m|\|)")
def last_or_next(reader: Reader, parts: Parts) -> Found | None:
    """الأسبوعين الماضيين, السنوات العشر الأخيرة, الـ80 سنة القادمة, آخر 3 أيام; الأيام القليلة المقبلة has no interval."""
    opening = parts.pieces[0]
    if opening.letter == "p" and reader.doc.word(opening.first)[-3:] not in ("اخر",):
        return None
    quantity = _quantity(parts)
    if quantity is None or (parts["a"] is None and opening.letter != "p"):
        return None
    ahead = parts["a"] is not None and parts["a"].letter == "A" and int(parts["a"].value) > 0
    if parts["a"] is None and all(count == 1 for count in quantity[0].values()) and not any(p.number for p in parts.pieces):
        return None
    return _lasting(reader, parts, quantity, ahead=ahead)


@rule("bF", rf"(?P<k>[bF]) {QUANTITY}(?P<m> m(?= x))?")
def ago_or_since(reader: Reader, parts: Parts) -> Found | None:
    """قبل عامين is the year, قبل يومين the day, منذ عامين the two years up to now; قبل أيام has no interval."""
    quantity = _quantity(parts)
    if quantity is None:
        return None
    counts, exact, bound = quantity
    if "E" in counts and counts["E"] == 1 and parts.after == " x":
        return None  # قبل عقد الاجتماع
    before = parts["k"].letter == "b"
    if before and parts.match["m"]:
        return _symbolic(parts, _period(counts), "DURATION")._replace(begin=parts.begin, end=parts.end - 1)
    if not before:
        return _lasting(reader, parts, quantity, ahead=False)
    if bound == "lt" and exact:
        return _lasting(reader, parts, quantity, ahead=False)
    short = any(u in "HS" or u == "I" for u in counts)
    if not exact or short or bound not in ("eq", "approx") or reader.published is None:
        return Found(parts.begin, parts.end, "DURATION" if short else "DATE", "PAST_REF" if not exact else _period(counts), mod=_MODS.get(bound))
    return _counted(reader, parts, counts, -1, bound)


@rule("a", rf"a {QUANTITY}(?P<m> m(?= ))?", rf"a (?P<j>j) {QUANTITY}(?P<m> m(?= ))?")
def after(reader: Reader, parts: Parts) -> Found | None:
    """بعد يوم من الانفجار: the time from the event, which is earliest, to publication; بعد عام alone or with a future verb: from now on."""
    quantity = _quantity(parts)
    if quantity is None:
        return None
    counts, exact, bound = quantity
    span = parts.begin + 1
    since = parts.match["m"] or parts["j"] or parts.after == " i" and reader.doc.word(parts.shape.pieces[parts.end].first) == "علي" or _on(reader, parts)
    end = parts.end - 1 if parts.match["m"] else parts.end
    if since:
        if not exact:
            return Found(span - 1, end, "DATE", "PAST_REF")
        return _lasting(reader, parts, quantity, ahead=False)._replace(begin=span, end=end)
    clause = reader.clause(parts)
    if exact and reader.published and (clause.alone or clause.ahead) and not any(u in "HSI" for u in counts):
        return _counted(reader, parts, counts, 1, bound)
    return Found(parts.begin, end, "DURATION", _period(counts))


@rule("un9Rydworcsj~", rf"u {QUANTITY}", rf"(?P<j>j) {QUANTITY}", rf"{QUANTITY} (?P<j>j)", QUANTITY)
def duration(reader: Reader, parts: Parts) -> Found | None:
    """لمدة شهرين, 3 أيام, ثلاث سنوات مرت; a lone يوم, سنوات or ساعة is none."""
    quantity = _quantity(parts)
    if quantity is None:
        return None
    counts, exact, _ = quantity
    units = [p for p in parts.pieces if p.letter in "dworcs"]
    counted = any(p.number for p in parts.pieces) or any(p.value[:2] == "P2" or p.value[:3] == "PT2" for p in units)
    if parts["j"] and not counted and units[0].letter == "d":
        return None
    if parts["j"]:
        return _lasting(reader, parts, quantity, ahead=False)
    within = units[0].prefix.endswith("ل") or parts.before == "k "
    if not counted and not parts.has("u") and not parts.has("~") and not (within and "X" in units[0].value and not units[0].article):
        return None  # لسنوات and خلال أيام are durations, سنوات alone is not
    if any(p.number and p.number.kind == "ordinal" for p in parts.pieces) or (not exact and not counted and not parts.has("u") and "X" not in units[0].value):
        return None
    if any(u.value[-1] == "E" for u in units) and ((counts.get("E") or 0) > 9 or (parts.after == " x" and counts.get("E") != 2)):
        return None  # 20 عقدا, contracts
    if reader.published and len(counts) >= 3 and reader.clause(parts).alone:
        return _counted(reader, parts, counts, -1, "eq")
    return Found(parts.begin, parts.end, "DURATION", _period(counts))


@rule("p", r"p ")
def part(reader: Reader, parts: Parts) -> Found | None:
    """مطلع العام الماضي, نهاية 2017, أواخر آب: the whole stretch, with what part of it in `mod`."""
    shape, i = parts.shape, parts.begin + 1
    mod = parts.pieces[0].value
    unit = shape.pieces[i]
    inner = reader.at(shape, i)
    if inner is not None and inner.type == "DATE" and inner.grain in ("month", "year", "season", "decade", "century", "week", "quarter", ""):
        if unit.letter not in "DWv":
            return inner._replace(begin=parts.begin, mod=mod)
        return None
    here = Parts(shape, re.compile(".").match(shape.letters, 2 * i))
    if unit.letter in "wor" and unit.article and unit.value.startswith("P1") and not _is_qualified(reader, here):
        if reader.published is None:
            return Found(parts.begin, i + 1, "DATE", unit.value, mod=mod)
        current = calendar.holding(reader.published, unit.value[-1])
        return Found(parts.begin, i + 1, "DATE", current.value, current.earliest, current.latest, mod, grain=current.grain)
    return None


@rule("v", "v")
def vague_time(reader: Reader, parts: Parts) -> Found:
    """الآن, مؤخرا, قريبا: no interval; not قريبا من, near."""
    said = parts.pieces[0]
    if (parts.after == " m" and said.value == "FUTURE_REF") or reader.doc.text[reader.doc.span(said.start, said.start + 1)[0]] == "أ":
        return SKIP  # also the name ألان
    return _symbolic(parts, parts.pieces[0].value)


@rule("VE", "(?P<v>V)", r"E (?P<u>[dworsWXP])")
def recurrence(reader: Reader, parts: Parts) -> Found | None:
    """يوميا, كل جمعة."""
    if parts["v"]:
        return _symbolic(parts, parts["v"].value, "SET")
    piece = parts["u"]
    if piece.article and piece.letter != "W":
        return None
    return _symbolic(parts, piece.value if piece.letter in "dwors" else f"XXXX-WXX-{piece.value}", "SET")


@rule("O", r"O (?P<n>[n9y])(?:[& ](?P<f>9))?(?: (?:m )?(?P<p>P))?(?:[ ,](?:m )?(?:d )?(?P<d>[DW]))?")
def clock(reader: Reader, parts: Parts) -> Found | None:
    """الساعة الثالثة عصرا, الساعة 10:30 صباح الأحد: the day where it is said."""
    day = None
    if reader.published and parts["d"]:
        piece = parts["d"]
        day = calendar.day(reader.published + timedelta(int(piece.value))) if piece.letter == "D" else weekday(int(piece.value), reader.clause(parts), None)
    value = f"{day.value if day else 'XXXX-XX-XX'}T{_hour(parts)}"
    return Found(parts.begin, parts.end, "TIME", value, day and day.earliest, day and day.latest, grain="day")


def _hour(parts: Parts) -> str:
    number = parts["n"].number
    hour = number.value
    if not isinstance(hour, int) or not 0 <= hour <= 24:
        return number.text if number.kind == "time" and ":" in number.text else "XX"
    if parts["p"] and parts["p"].value in ("TAF", "TEV", "TNI") and hour < 12:
        hour += 12
    return f"{hour:02}"


def _on(reader: Reader, parts: Parts) -> bool:
    """Whether على or مرور ties a span to an event: بعد عام على الزلزال."""
    return parts.after == " x" and reader.doc.word(parts.shape.pieces[parts.end].first) in ("علي", "لل", "من")


def _quoted_name(reader: Reader, piece: Piece) -> bool:
    """Whether اليوم ends a quoted name of two words: "روسيا اليوم"."""
    doc, i = reader.doc, piece.first
    return i > 0 and doc.gap(i) == " " and doc.gap(i - 1)[-1:] in _OPENING and doc.gap(i + 1)[:1] in _CLOSING


def _day_of(parts: Parts, stretch: Stretch, conflict: str | None) -> Found:
    return _made(parts, stretch, conflict=conflict)


def _day_of_week(published: date, shift: int, iso: int) -> Stretch:
    monday = published - timedelta(published.weekday()) + timedelta(7 * shift)
    return calendar.day(monday + timedelta(iso - 1))


_OPENING, _CLOSING = ("«", '"', "'"), ("»", '"', "'")
_MODS = {"gt": "MORE_THAN", "ge": "EQUAL_OR_MORE", "lt": "LESS_THAN", "le": "EQUAL_OR_LESS", "approx": "APPROX"}


def _quantity(parts: Parts) -> tuple[dict[str, float], bool, str] | None:
    """How much of each unit (D W M Y E C, H hours, I minutes, S seconds), whether all is known, and the bound of a hedge."""
    counts: dict[str, float | None] = {}
    bound, unit, waiting = "eq", "", None
    pieces = parts.pieces
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if piece.letter == "~":
            bound = piece.hedge.bound
        elif piece.number is not None and following is not None and following.letter in "dworcs":
            waiting = piece.number
        elif piece.number is not None and unit:
            value = piece.number.value
            if piece.number.kind == "fraction" and counts[unit] is not None:
                counts[unit] += value
            elif counts[unit] not in (None, value):
                return None  # الدقيقة 36
            else:
                counts[unit], bound = value, _bound(piece.number, bound)
        elif piece.letter in "dworcs":
            again, unit = unit, _unit(piece)
            count = piece.value.removeprefix("P").removeprefix("T")[:-1]
            value = waiting.value if waiting else None if count == "X" else int(count)
            added = again == unit and value is not None and counts[unit] is not None
            counts[unit] = counts[unit] + value if added else value
            bound, waiting = _bound(waiting, bound) if waiting else bound, None
    if not counts or (unit == "Y" and parts.after in (" y", " 9") and parts.pieces[-1].letter == "r" and parts.pieces[-1].value == "P1Y"):
        return None  # منذ عام 1997
    exact = all(c is not None for c in counts.values()) and bound not in ("vague", "range")
    return counts, exact, bound


def _unit(piece: Piece) -> str:
    if "T" in piece.value:
        return {"H": "H", "M": "I", "S": "S"}[piece.value[-1]]
    return piece.value[-1]


def _bound(number: Number, bound: str) -> str:
    return number.bound if number.bound != "eq" else bound


def _period(counts: dict[str, float | None]) -> str:
    """The TIMEX3 duration: P1Y6M, PXD, PT3H."""
    written = {"E": ("Y", 10), "C": ("Y", 100), "I": ("M", 1)}
    days = "".join(f"{_figure(c, *written.get(u, (u, 1)))}" for u, c in counts.items() if u not in "HIS")
    times = "".join(f"{_figure(c, *written.get(u, (u, 1)))}" for u, c in counts.items() if u in "HIS")
    return "P" + days + ("T" + times if times else "")


def _figure(count: float | None, unit: str, times: int) -> str:
    return f"X{unit}" if count is None else f"{count * times:g}{unit}"


def _moved(published: date, counts: dict[str, float], sign: int) -> date | None:
    """The day that lies so much before (-1) or after (1) publication; halves become the next smaller unit."""
    at: date | None = published
    for unit, count in counts.items():
        if at is None or count is None or count > 1e6:
            return None
        if unit == "H":
            unit, count = "D", count // 24
        elif unit in "IS":
            continue
        full = int(count)
        at = calendar.plus(at, unit, sign * full)
        if at and count != full:
            smaller, per = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "E": ("Y", 10), "C": ("Y", 100), "D": ("D", 0)}[unit]
            at = calendar.plus(at, smaller, sign * round((count - full) * per))
    return at


def _lasting(reader: Reader, parts: Parts, quantity: tuple[dict[str, float], bool, str], *, ahead: bool) -> Found:
    """A stretch of known length that ends (or begins) with publication; none where the length is not known or less than a day."""
    counts, exact, bound = quantity
    value = _period(counts)
    found = Found(parts.begin, parts.end, "DURATION", value, mod=_MODS.get(bound))
    hours = sum(c or 0 for u, c in counts.items() if u == "H")
    if not exact or reader.published is None or bound in ("gt", "ge") or (set(counts) <= set("HIS") and hours < 24):
        return found if exact else found._replace(value=value if ahead or "X" not in value else value)
    other = _moved(reader.published, counts, 1 if ahead else -1)
    if other is None:
        return found
    first, last = sorted((other, reader.published))
    return found._replace(earliest=first, latest=last)


def _counted(reader: Reader, parts: Parts, counts: dict[str, float], sign: int, bound: str) -> Found | None:
    """The day, month or year that lies so far from publication, as fine as the smallest unit said."""
    order = "DWMYEC"
    if set(counts) <= set("HIS"):
        return Found(parts.begin, parts.end, "DURATION", _period(counts))
    if len(counts) == 1 and all(c == int(c) for c in counts.values()):
        (unit, count), = counts.items()
        stretch = ago(unit, sign * int(count), reader.published) if count < 1e6 else None
    else:
        at = _moved(reader.published, counts, sign)
        smallest = min((u for u in counts if u in order), key=order.index)
        stretch = at and (calendar.day(at) if smallest in "DW" else calendar.holding(at, "M" if smallest in "MY" else "Y"))
    if not stretch:
        return Found(parts.begin, parts.end, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    return _made(parts, stretch, mod=_MODS.get(bound))
