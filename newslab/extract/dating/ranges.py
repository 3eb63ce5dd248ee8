"""Neighbouring readings put together: ranges of dates, a year said once, a duration with its first day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from newslab.extract.dating import calendar
from newslab.extract.dating.pieces import Shape
from newslab.extract.dating.reading import Found

_PLAIN_DURATION = re.compile(r"P([0-9]+)([DWMY])")


def together(shape: Shape, readings: list[Found]) -> Iterator[Found]:
    """The readings of a sentence, neighbours that belong together made one.

    من 5 مايو إلى 7 يونيو 2020 and بين يناير ومارس 2014 are one interval; in يناير وفبراير 2014 both
    are of 2014; لمدة شهرين اعتبارا من الثالث من آب has its first and last day.
    """
    waiting: Found | None = None
    for found in readings:
        if waiting is None:
            waiting = found
            continue
        tie = shape.letters[2 * waiting.end - 1 : 2 * found.begin]
        joined = _range(shape, waiting, found, tie)
        if joined is None:
            yield _anchored(waiting, found) if tie in (" B ", ",B ") else _same_year(waiting, found) if tie == "&" else waiting
            if tie == "&" and waiting.inferred and found.inferred and waiting.earliest and found.earliest and waiting.earliest > found.earliest:
                found = _later(waiting, found) or found  # تموز وآب: in this order
        waiting = joined or found
    if waiting is not None:
        yield waiting


def _range(shape: Shape, a: Found, b: Found, tie: str) -> Found | None:
    """One interval of two dates, or None."""
    before = shape.letters[2 * a.begin - 2 : 2 * a.begin - 1] if a.begin else ""
    ties = tie == "-" or (tie in (" l ", " h ", "&h ", "&l ") and before in ("m", "B", "F")) or (tie == "&" and before == "z")
    if not ties or a.type != "DATE" or b.type != "DATE" or not (a.earliest and b.earliest and a.latest and b.latest):
        return None
    a = _same_year(a, b)
    if a.latest > b.latest and b.latest is not None:
        b = _later(a, b)
    if b is None or a.earliest > b.latest:
        return None
    return Found(a.begin, b.end, "DATE", f"{a.value}/{b.value}", a.earliest, b.latest, grain="range", inferred=b.inferred)


def _same_year(a: Found, b: Found) -> Found:
    """The first of two dates moved to the year that only the second names."""
    if not a.inferred or b.inferred or not (a.earliest and b.earliest) or a.grain not in ("day", "days", "month"):
        return a
    year = b.earliest.year if (a.earliest.month, a.earliest.day) <= (b.latest.month, b.latest.day) else b.earliest.year - 1
    moved = calendar.month(year, a.earliest.month) if a.grain == "month" else calendar.day_of(year, a.earliest.month, a.earliest.day)
    if moved is None or a.grain == "days":
        return a
    return a._replace(value=moved.value, earliest=moved.earliest, latest=moved.latest)


def _later(a: Found, b: Found) -> Found | None:
    """The second of two dates moved behind the first: a weekday to the week after, a day or month without its year to the next year."""
    if b.grain == "day" and b.value == b.earliest.isoformat() and not b.inferred and (a.earliest - b.earliest).days < 7:
        at = calendar.plus(b.earliest, "W", 1)
        moved = at and calendar.day(at)
    elif b.inferred and b.grain in ("day", "month"):
        year = b.earliest.year + 1
        moved = calendar.month(year, b.earliest.month) if b.grain == "month" else calendar.day_of(year, b.earliest.month, b.earliest.day)
    else:
        return None
    return moved and b._replace(value=moved.value, earliest=moved.earliest, latest=moved.latest)


def _anchored(a: Found, b: Found) -> Found:
    """A duration that begins on a day that follows it."""
    length = _PLAIN_DURATION.fullmatch(a.value)
    if a.type != "DURATION" or not length or not b.earliest or b.earliest != b.latest:
        return a
    over = calendar.plus(b.earliest, length[2], int(length[1]))
    return a._replace(earliest=b.earliest, latest=over - timedelta(1)) if over else a
