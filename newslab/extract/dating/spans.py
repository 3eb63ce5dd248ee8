"""Rules for units and quantities of time: الشهر الماضي, قبل عامين, منذ يومين, لمدة أسبوع, مطلع العام."""

from __future__ import annotations

from newslab.extract.dating import calendar
from newslab.extract.dating.meaning import ago
from newslab.extract.dating.parts import QUANTITY, holds, is_last, is_qualified, made, relative, symbolic, year_of
from newslab.extract.dating.quantities import MODS, Quantity, moved, period, quantity_of
from newslab.extract.dating.reading import Found, Grammar, Parts, Reader

RULES = Grammar()
rule = RULES.rule

_WHOLE = ("month", "year", "season", "decade", "century", "week", "quarter", "")
"""The grains of which مطلع, منتصف and نهاية can be said."""


@rule("Ttdworc", r"(?:(?P<t>[Tt]) )?(?P<u>[dworc]) (?P<a>[ALSf])", r"(?P<t>[Tt]) (?P<u>[dworc])")
def relative_unit(reader: Reader, parts: Parts) -> Found | None:
    """الشهر الماضي, هذا العام, الأسبوع المقبل, العام ذاته, القرن الماضي."""
    unit = parts["u"]
    if not unit.article or not unit.value.startswith("P1"):
        return None
    stretch = relative(reader, parts)
    if stretch is None:
        return None
    if parts["a"] and parts["a"].letter == "L":
        return None if parts.after == " m" and unit.letter == "d" else made(parts, stretch, kind="DURATION")
    return made(parts, stretch) if stretch.earliest else symbolic(parts, stretch.value)


@rule("pLn9Rdworcs~", r"(?:[pL] )?(?:~ )?(?:[n9Ry] )?[dworcs](?: [n9])?(?: e)*(?: (?P<a>[AL]))(?: e)*",
      r"(?P<last>p) (?:~ )?(?:[n9Ry] )[dworcs]", r"(?P<last>p) [dworcs](?= m|\|)")
def last_or_next(reader: Reader, parts: Parts) -> Found | None:
    """الأسبوعين الماضيين, السنوات العشر الأخيرة, الـ80 سنة القادمة, آخر 3 أيام; الأيام القليلة المقبلة has no interval."""
    quantity = quantity_of(parts)
    if quantity is None or not is_last(reader, parts):
        return None
    if parts["last"]:
        several = any(p.number for p in parts.pieces) or any(count != 1 for count in quantity.counts.values())
        return _lasting(reader, parts, quantity, ahead=False) if several else None
    return _lasting(reader, parts, quantity, ahead=parts["a"].letter == "A" and int(parts["a"].value) > 0)


@rule("ab", rf"(?P<k>[ab]) {QUANTITY} m (?P<d>[Dv])")
def from_today(reader: Reader, parts: Parts) -> Found | None:
    """بعد أسبوعين من اليوم, قبل يومين من الآن."""
    quantity = quantity_of(parts)
    if reader.published is None or quantity is None or not quantity.exact or parts["d"].value not in ("0", "PRESENT_REF"):
        return None
    return _counted(reader, parts, quantity, 1 if parts["k"].letter == "a" else -1)


@rule("F", rf"F {QUANTITY}")
def since(reader: Reader, parts: Parts) -> Found | None:
    """منذ عامين: the two years up to publication; منذ سنوات has no interval."""
    quantity = quantity_of(parts)
    return quantity and _lasting(reader, parts, quantity, ahead=False)


@rule("b", rf"b {QUANTITY}(?P<event> m(?= x))?")
def before(reader: Reader, parts: Parts) -> Found | None:
    """قبل عامين is that year, قبل يومين that day; قبل أيام has no interval, nor has what is before an event (قبل يوم من الحفل)."""
    quantity = quantity_of(parts)
    if quantity is None or (quantity.counts.get("E") == 1 and parts.after == " x"):
        return None  # قبل عقد الاجتماع, the holding of the meeting
    if parts.match["event"]:
        return symbolic(parts, period(quantity.counts), "DURATION")._replace(end=parts.end - 1)
    if quantity.bound == "lt" and quantity.exact:
        return _lasting(reader, parts, quantity, ahead=False)
    if quantity.exact and not quantity.short and quantity.bound in ("eq", "approx") and reader.published:
        return _counted(reader, parts, quantity, -1)
    value = period(quantity.counts) if quantity.exact else "PAST_REF"
    return symbolic(parts, value, "DURATION" if quantity.short else "DATE")._replace(mod=MODS.get(quantity.bound))


@rule("a", rf'a (?:(?P<j>j) )?{QUANTITY}(?P<event> m(?=[ "(]))?')
def after(reader: Reader, parts: Parts) -> Found | None:
    """بعد يوم من الانفجار: from the event (which is `earliest`) to publication; بعد عام alone or with a future verb counts from now."""
    quantity = quantity_of(parts)
    if quantity is None:
        return None
    end = parts.end - 1 if parts.match["event"] else parts.end
    if parts.match["event"] or parts["j"] or _on_event(reader, parts):
        if not quantity.exact:
            return Found(parts.begin, end, "DATE", "PAST_REF")
        return _lasting(reader, parts, quantity, ahead=False)._replace(begin=parts.begin + 1, end=end)
    if quantity.exact and not quantity.short and reader.published and (parts.shape.alone or reader.clause(parts).view == "ahead"):
        return _counted(reader, parts, quantity, 1)
    return symbolic(parts, period(quantity.counts), "DURATION")


@rule("un9Rydworcsj~", rf"u {QUANTITY}", rf"(?P<j>j) {QUANTITY}", rf"{QUANTITY} (?P<j>j)", QUANTITY)
def duration(reader: Reader, parts: Parts) -> Found | None:
    """لمدة شهرين, 3 أيام, ثلاث سنوات مرت, لسنوات, خلال أيام; a lone يوم, سنوات or ساعة is none."""
    quantity = quantity_of(parts)
    if quantity is None:
        return None
    units = [p for p in parts.pieces if p.letter in "dworcs"]
    several = any(p.number for p in parts.pieces) or any(p.value.startswith(("P2", "PT2")) for p in units)
    if parts["j"]:
        return _lasting(reader, parts, quantity, ahead=False) if several or units[0].letter != "d" else None
    plural = "X" in units[0].value and not units[0].article
    within = plural and (units[0].prefix.endswith("ل") or parts.before == "k ")
    if not (several or within or parts.has("u") or parts.has("~")) or parts.after == " Z":
        return None  # also أيام العيد
    if any(p.number and p.number.kind == "ordinal" for p in parts.pieces) or _are_contracts(parts, quantity):
        return None
    if reader.published and len(quantity.counts) >= 3 and parts.shape.alone:
        return _counted(reader, parts, quantity, -1)
    return symbolic(parts, period(quantity.counts), "DURATION")


@rule("p", r"p (?P<u>[^p])")
def part(reader: Reader, parts: Parts) -> Found | None:
    """مطلع العام الماضي, نهاية 2017, أواخر آب, بداية الشهر: the whole stretch, with what part of it in `mod`."""
    shape, i, unit, mod = parts.shape, parts.begin + 1, parts["u"], parts.pieces[0].value
    inner = reader.at(shape, i)
    if inner is not None and inner.type == "DATE" and inner.grain in _WHOLE:
        return inner._replace(begin=parts.begin, mod=mod) if unit.letter not in "DWv" else None
    if unit.letter not in "wor" or not unit.article or not unit.value.startswith("P1") or is_qualified(reader, parts):
        return None
    current = calendar.holding(reader.published, unit.value[-1])
    return made(parts, current, mod=mod) if current else symbolic(parts, unit.value)._replace(mod=mod)


@rule("6", r"6 m (?P<u>[TrowM])", "6(?! m [PDWdTt])")
def some_time(reader: Reader, parts: Parts) -> Found | None:
    """وقت سابق من الشهر الجاري: the whole stretch; of a day only the day is a row (وقت سابق من اليوم); alone it has no interval."""
    if parts["u"] is None:
        return symbolic(parts, parts.pieces[0].value) if parts.pieces[0].value else None  # وقت متأخر
    inner = reader.at(parts.shape, parts.end - 1)
    return inner._replace(begin=parts.begin) if inner and inner.type == "DATE" and inner.grain in _WHOLE else None


@rule("5", r"5 [mi] (?:(?:r )?(?P<y>y)|r (?P<ya>[ALSf])|(?P<yt>[Tt]) r)")
def same_period(reader: Reader, parts: Parts) -> Found | None:
    """الفترة نفسها من العام الماضي: what was named before it, in that year; without an interval where nothing was."""
    year = year_of(reader, parts)
    meant = reader.recall(parts, lambda s: holds(s, "Y") and s.grain not in ("year", ""))
    if year is None or meant is None:
        return symbolic(parts, f"{year}" if year else "PAST_REF")
    first, last = (calendar.plus(d, "Y", year - meant.earliest.year) for d in (meant.earliest, meant.latest))
    if first and meant.grain in ("month", "months", "quarter"):
        last = calendar.month(last.year, last.month).latest
    value = f"{first:%Y-%m}" if meant.grain == "month" else f"{first}/{last}"
    return made(parts, calendar.Stretch(value, first, last, meant.grain)) if first and last else None


def _on_event(reader: Reader, parts: Parts) -> bool:
    """Whether على ties a span to an event: بعد عام على الزلزال."""
    return parts.after == " x" and reader.doc.word(parts.shape.pieces[parts.end].first) == "علي"


def _are_contracts(parts: Parts, quantity: Quantity) -> bool:
    """Whether عقود are contracts: 20 عقدا, ثلاثة عقود احتراف."""
    count = quantity.counts.get("E", 2)
    return count != 2 and ((count or 0) > 9 or parts.after == " x")


def _lasting(reader: Reader, parts: Parts, quantity: Quantity, *, ahead: bool) -> Found:
    """A stretch of known length that ends (or begins) with publication; no interval where the length is not known, open, or less than a day."""
    found = symbolic(parts, period(quantity.counts), "DURATION")._replace(mod=MODS.get(quantity.bound))
    within_a_day = quantity.counts.keys() <= set("HIS") and (quantity.counts.get("H") or 0) < 24
    if not quantity.exact or quantity.bound in ("gt", "ge") or within_a_day or reader.published is None:
        return found
    other = moved(reader.published, quantity.counts, 1 if ahead else -1)
    if other is None:
        return found
    first, last = sorted((other, reader.published))
    return found._replace(earliest=first, latest=last)


def _counted(reader: Reader, parts: Parts, quantity: Quantity, sign: int) -> Found:
    """The day, month or year that lies so far before or after publication, as fine as the smallest unit said."""
    counts = quantity.counts
    units = [u for u in "DWMYEC" if u in counts]
    if not units:
        return symbolic(parts, period(counts), "DURATION")
    if len(counts) == 1 and counts[units[0]] == int(counts[units[0]]) < 1e6:
        stretch = ago(units[0], sign * int(counts[units[0]]), reader.published)
    else:
        at = moved(reader.published, counts, sign)
        stretch = at and (calendar.day(at) if units[0] in "DW" else calendar.holding(at, "M" if units[0] in "MY" else "Y"))
    if not stretch:
        return symbolic(parts, "PAST_REF" if sign < 0 else "FUTURE_REF")
    return made(parts, stretch, mod=MODS.get(quantity.bound))
