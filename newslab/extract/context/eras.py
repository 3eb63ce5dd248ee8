"""Times said by no date: by what began or was going on then, a prayer or a feast, a war, a length of time.

منذ بداية الاشتباكات، بعد صلاة الجمعة، خلال العدوان على غزة، خلال أسبوع.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newslab.extract.context.phrases import phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.weapons import Happening


@dataclass(frozen=True, slots=True)
class Moment:
    """A time phrase (one or more time expressions side by side: فجر اليوم السبت) and the days that it may mean."""

    phrase: Phrase
    start: int
    """Its raw span, with a closing bracket that belongs to it: اليوم (الاثنين)."""
    end: int
    earliest: date | None
    latest: date | None
    value: str
    """TIMEX3 value of its first part; `ERA` for a time said by a war."""


def is_since(reading: Reading, i: int) -> bool:
    """Whether a token is منذ, which leads up to the present."""
    return reading.says(i, "since")


def to_come(reading: Reading, first: int, last: int) -> bool:
    """Whether a time is still to come: خلال الأيام المقبلة."""
    return any(reading.says(k, "to_come") for k in range(first, last))


def compares(reading: Reading, i: int) -> bool:
    """Whether a time only says since when there was no such thing: الأعنف [منذ عقود]، لم يشهد مثيلا [منذ عام 1967]."""
    k = i - 1 if is_since(reading, i - 1) else i
    return k > 0 and is_since(reading, k) and any(reading.says(j, "unequalled") for j in range(max(0, k - 5), k))


def since_onset(reading: Reading, first: int, last: int, known: list[Moment]) -> list[Moment]:
    """Time said by what began or by whose rule it was: منذ بداية الاشتباكات، إبان سيطرة الميليشيا على المدينة، خلال الفترة نفسها."""
    out = []
    for i in range(first, last - 1):
        if not (reading.says(i, "lead") and reading.says(i + 1, "onset") and reading.joined(i + 1)) or any(m.phrase.first <= i < m.phrase.last for m in known):
            continue
        end = phrase_from(reading, i + 1, last).last
        if end == i + 2 and end < last and reading.joined(end) and not reading.bound(end):
            end = phrase_from(reading, end, last).last  # منذ بداية [الاشتباكات]
        if to_come(reading, i, min(end + 1, last)) or compares(reading, i):
            continue
        if end + 1 < last and reading.joined(end) and reading.word(end) in ("علي", "في"):
            end = phrase_from(reading, end + 1, last).last  # منذ بدء الحرب على القطاع
        out.append(era(reading, i, end, "SINCE" if is_since(reading, i) or reading.says(i + 1, "stretch") else "ERA"))
    return out


def occasions(reading: Reading, first: int, last: int, known: list[Moment]) -> list[Moment]:
    """Time said by a prayer, a meal of the fast or a feast: بعد صلاة الجمعة، قبيل الإفطار، ليلة العيد."""
    out = []
    for i in range(first, last - 1):
        before = reading.listed(reading.bare(i), "beside") or reading.bound(i) == "time_prep"
        if not reading.joined(i + 1) or not (before and reading.says(i + 1, "occasion") or reading.says(i, "part_of_feast") and reading.says(i + 1, "feast")):
            continue
        named = i + 2 < last and reading.joined(i + 2) and reading.listed(reading.word(i + 1), "named_after")
        end = i + 3 if named else i + 2
        while end < last and reading.joined(end) and end in reading.dates:
            end += 1
        if not any(m.phrase.first < end and i < m.phrase.last for m in known) and not compares(reading, i):
            out.append(era(reading, i, end, ""))
    return out


def eras(reading: Reading, happenings: list[Happening]) -> list[Moment]:
    """Time said by a war: خلال العدوان على غزة، أثناء الحرب."""
    out = []
    for h in happenings:
        i = h.phrase.first
        if h.kind == "war" and i > 0 and reading.bound(i - 1) == "time_prep":
            end = h.phrase.last
            named = end < len(reading.doc) and reading.joined(end) and end in reading.places and not reading.word(end - 1).startswith("ال")
            out.append(era(reading, i - 1, reading.places[end]["last"] if named else end))  # أثناء حصار مضايا
    return out


def lengths(reading: Reading, first: int, last: int) -> list[Moment]:
    """A bare length of time that a preposition makes a period: خلال أسبوع، طوال شهر."""
    return [
        era(reading, i, i + 2, "") for i in range(first, last - 1)
        if reading.says(i, "lead") and reading.listed(reading.word(i + 1), "length") and reading.joined(i + 1) and i + 1 not in reading.dates
    ]


def era(reading: Reading, first: int, last: int, value: str = "ERA") -> Moment:
    start = reading.doc.starts[first] + len(reading.word(first)) - len(reading.bare(first))
    phrase = Phrase(first, last, start)
    return Moment(phrase, *reading.doc.span(start, reading.doc.ends[last - 1]), None, None, value)
