"""When it happened: the time expression that dates a claim."""

from __future__ import annotations

import re
from datetime import date

from newslab.extract.context.eras import Moment, compares, era, eras, is_since, lengths, occasions, since_onset, to_come
from newslab.extract.context.happenings import came_after, claim_range, new_clauses
from newslab.extract.context.phrases import is_verb
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.weapons import Happening
from newslab.extract.values import DateExpression, Row

_TOO_FAR = 12.0

_BEFORE_OR_AFTER = ("بعد", "قبل", "بعيد", "قبيل")


def moments_in(reading: Reading, first: int, last: int, happenings: list[Happening], published: date | None) -> list[Moment]:
    """The time phrases of a token range that can date an event, in reading order, those that stand side by side as one.

    What منذ leads goes on until the day of publication.
    """
    out: list[Moment] = []
    i = first
    while i < last:
        found = reading.dates.get(i)
        if found is None:
            i += 1
            continue
        parts, end = [found], found.last
        while (more := reading.dates.get(at := _after_hour(reading, end))) is not None and at < last and _goes_on(reading, at):
            parts.append(more)
            end = more.last
        since = _since(reading, found, happenings)
        if since is not None:
            out.append(since)
        elif any(_dates(reading, part) for part in parts) and not to_come(reading, i, end) and not compares(reading, i):
            led = _lead(reading, i, first)
            begin = _onset(reading, led, first) if led == i or reading.word(led) != "منذ" else led
            earliest, latest = _days(parts)
            if is_since(reading, begin):
                latest = published
            if published is not None and earliest is not None and earliest > published:
                i = end
                continue  # يوم الجمعة المقبل
            at = reading.doc.starts[begin] + (begin < i and any(reading.listed(reading.word(begin)[1:], kind) for kind in ("lead", "hour")))
            start = found.start if begin == i else reading.doc.span(at, reading.doc.ends[begin])[0]
            out.append(Moment(Phrase(begin, end, at), start, parts[-1].end, earliest, latest, found.value))
        i = end
    out += since_onset(reading, first, last, out)
    out += occasions(reading, first, last, out)
    then = [i for i in range(first, last) if reading.says(i, "then")]
    return out or eras(reading, happenings) or lengths(reading, first, last) or [era(reading, i, i + 1) for i in then]


def _since(reading: Reading, found: DateExpression, happenings: list[Happening]) -> Moment | None:
    """The day of an attack that the news comes a stated time after: [بعد يوم] من انفجار أودى بحياة أربعة."""
    i, end = found.first, found.last
    if i == 0 or end >= len(reading.doc) or reading.bare(i - 1) not in _AFTER or reading.word(end) not in ("من", "علي"):
        return None
    if not any(h.phrase.first in (end + 1, end + 2) for h in happenings):
        return None
    if found.earliest is None or not found.value.endswith("D"):
        if not (found.value.startswith("P") and found.value.endswith("W")):
            return None
        return Moment(Phrase(i, end, reading.doc.starts[i]), found.start, found.end, None, None, "AGO" + found.value)
    start = reading.doc.starts[i - 1] + len(reading.word(i - 1)) - len(reading.bare(i - 1))
    return Moment(Phrase(i - 1, end, start), reading.doc.span(start, reading.doc.ends[i - 1])[0], found.end, found.earliest, found.earliest, found.value)


def _onset(reading: Reading, date_at: int, begin: int) -> int:
    """Where a time phrase begins that منذ leads over what began then: [منذ بدأت الاحتجاجات في] 30 مارس، [منذ سقوط المدينة] يوم الأحد."""
    for k in range(date_at - 2, max(begin, date_at - _ONSET) - 1, -1):
        if not reading.joined(k + 1) or k + 1 in reading.dates or reading.bound(k + 1) == "contrast":
            break
        if is_since(reading, k):
            if any(j in reading.claimed for j in range(k, date_at)):
                break
            begun = reading.says(k + 1, "onset") or reading.says(k + 1, "began")
            told = begun and not any(is_verb(reading, j) for j in range(k + 2, date_at))
            return k if told or reading.word(date_at - 1) in ("في", "من") else date_at
    return date_at


_ONSET = 9
"""Tokens that منذ may stand before the day of what began."""


def _after_hour(reading: Reading, i: int) -> int:
    """Where the day begins that an hour is counted in: الساعة الواحدة [بعد] منتصف ليلة أمس."""
    midnight = i + 1 < len(reading.doc) and reading.word(i) == "بعد" and reading.word(i + 1) == "منتصف" and reading.joined(i) and reading.joined(i + 1)
    return i + 1 if midnight else i


def _goes_on(reading: Reading, i: int) -> bool:
    """Whether a time expression carries on the one before it: السبت (12 آذار); not the beginning of another (الجمعة بعد ساعات)."""
    return reading.doc.gap(i).strip(" (،/-") == "" and reading.bare(i) not in _BEFORE_OR_AFTER


_AFTER = ("بعد", "عقب", "بعيد")


_HOURS = re.compile(r"PT(1[2-9]|[2-9][0-9]|[0-9]{3})H")
"""A length of hours within which people are counted; fewer only tell how long something took."""
_MINUTES = re.compile(r"PT[0-9X]+[MS]")


def _dates(reading: Reading, found: DateExpression) -> bool:
    """Whether a time expression can date something that happened: not now, not to come, not a bare length of time."""
    if found.type == "SET" or found.value in ("PRESENT_REF", "FUTURE_REF") or _MINUTES.fullmatch(found.value):
        return False
    if found.type == "DURATION" and any(reading.bare(k) in _AFTER for k in range(max(0, found.first - 1), found.last)):
        return False  # بعد ساعات من وصوله: counted from something else
    if found.type == "DURATION" and found.earliest is None and found.latest is None:
        words = reading.doc.words[max(0, found.first - 1) : found.last]
        counted = not found.value.startswith("PT") or _HOURS.fullmatch(found.value)
        before = found.first - 1
        if found.first and reading.joined(found.first) and (reading.word(before) == "في" and counted or reading.says(before, "span")):
            return True  # 6800 قتيل في 15 شهرا، في غضون ثلاثة أيام، في أقل من 24 ساعة
        return any(reading.listed(w.lstrip("و"), "anchor") for w in words)
    return True


def _lead(reading: Reading, i: int, begin: int) -> int:
    """Where a time phrase begins that منذ or خلال, or part of a day, leads: منذ الجمعة، في وقت مبكر من صباح أمس."""
    if i > begin and reading.joined(i) and reading.says(i - 1, "lead"):
        return i - 1
    if i > begin + 1 and reading.joined(i) and reading.says(i - 1, "span") and reading.word(i - 2) in ("في", "خلال"):
        return i - 2  # في غضون ثلاثة أيام
    if i > begin and reading.joined(i) and reading.word(i - 1) == "في" and (reading.listed(reading.word(i), "some_way") or reading.word(i) == "اقل"):
        return i - 1  # في أقل من 24 ساعة
    if i > begin and reading.joined(i) and reading.says(i - 1, "part_of_feast") and reading.says(i, "feast"):
        return i - 1  # ليلة عيد الفطر
    if i - 3 >= begin and reading.word(i - 1) == "من" and reading.listed(reading.word(i - 3).removeprefix("ب"), "hour"):
        return i - 3
    return i


def moment_of(
    reading: Reading, claim: Row, clause: tuple[int, int], moments: list[Moment], happening: Happening | None, source: Phrase | None,
) -> Moment | None:
    """The time phrase that dates a claim among those of its sentence; None where none does."""
    first, last = claim_range(claim)
    best, cost = None, _TOO_FAR
    for moment in moments:
        a, b = moment.phrase.first, moment.phrase.last
        price = 0.3 * (a - last) if a >= last else 2.5 + 0.25 * (first - b)
        if happening is not None and happening.phrase.last <= a:
            price = min(price, 0.5 + 0.3 * (a - happening.phrase.last))
        price += 0 if clause[0] <= a < clause[1] else 6
        price += 2 * new_clauses(reading, last, a) + (4 if moment.value == "SINCE" else 0)
        price += 12 if b <= first and came_after(reading, first, happening) and not (happening and happening.phrase.last <= a) else 0
        price += 8 if a >= last and any(reading.listed(reading.word(k), "sums_up") for k in range(last, a)) else 0
        price += _strays(reading, moment, last, happening)
        price += _of_speech(reading, moment.phrase, source, first) + (5 if _of_another(reading, moment.phrase) else 0)
        if price < cost:
            best, cost = moment, price
    return best


def _strays(reading: Reading, moment: Moment, last: int, happening: Happening | None) -> float:
    """What it costs that a time belongs to something else: to a ruling, to what goes on in a clause of its own, to what came after the attack."""
    a, b = moment.phrase.first, moment.phrase.last
    price = 12.0 if any(reading.says(k, "issued") for k in range(max(0, a - 2), a)) else 0.0  # العقوبة الصادرة في 10 أيار
    price += 12 if any(0 <= k < len(reading.doc) and reading.says(k, "court") for k in (a - 1, b)) else 0  # جلسة عقدت الجمعة، قضت محكمة الأربعاء بسجن رجل
    if is_since(reading, a) and any(reading.bound(k) == "relative" for k in range(last, a)):
        price += 5  # ضحايا المركب الذي غادر منذ 21 سبتمبر
    hours = moment.earliest is None and not moment.value.startswith("AGO")
    if hours and happening is not None and reading.bare(a) in _AFTER and happening.phrase.first in range(b + 1, b + 3) and reading.word(b) in ("من", "علي"):
        price += 12  # هاجم الأكاديمية بعد ساعات من تفجير أدى إلى مقتل ثلاثة
    return price


def _of_another(reading: Reading, moment: Phrase) -> bool:
    """Whether a time phrase counts from something else: بعد ساعات من وصوله، قبل أسبوع من الاستفتاء."""
    if moment.last >= len(reading.doc) or reading.word(moment.last) not in ("من", "علي") or moment.last + 1 in reading.weapons:
        return False
    return any(reading.bare(k) in _BEFORE_OR_AFTER for k in range(max(0, moment.first - 1), moment.last))


def _of_speech(reading: Reading, moment: Phrase, source: Phrase | None, claim: int) -> float:
    """What it costs that a time phrase may date the saying: قال متحدث، السبت، إن; حسبما أكد محاميه الأربعاء; أعلنت الوزارة الخميس."""
    if _opens_speech(reading, moment.last, claim) and reading.bound(moment.last) == "that":
        return 10
    if source is None:
        return 0
    if claim <= source.first < source.last <= moment.first and _told_on(reading, source.last, moment.first):
        return 10  # بحسب ما أفاد مسؤول لوكالة فرانس برس الاثنين
    if abs(moment.first - source.last) > 2 and abs(source.first - moment.last) > 1:
        return 0
    if source.first >= claim:
        return 10 if moment.first >= source.last else 0
    if _opens_speech(reading, moment.last, claim):
        return 10
    return 5 if claim - moment.last > 5 else 0


def _opens_speech(reading: Reading, at: int, claim: int) -> bool:
    """Whether إن or أن follows at a token before the claim: what stands before it belongs to the speaker."""
    return any(reading.bound(k) == "that" for k in range(at, min(at + 3, claim)))


def _told_on(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing parts a source from the day of its words: مسؤول [لوكالة فرانس برس] الاثنين."""
    return last - first <= _ADDRESSEE and all(
        reading.joined(k) and reading.bound(k) not in ("that", "contrast") and k not in reading.weapons and k not in reading.claimed for k in range(first, last)
    )


_ADDRESSEE = 9
"""Tokens for whom or where something is said."""


def _days(parts: list[DateExpression]) -> tuple[date | None, date | None]:
    """The days that all the parts allow, or the first part's where they contradict one another."""
    known = [p for p in parts if p.earliest is not None or p.latest is not None]
    if not known:
        return None, None
    earliest = max((p.earliest for p in known if p.earliest is not None), default=None)
    latest = min((p.latest for p in known if p.latest is not None), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        return known[0].earliest, known[0].latest
    return earliest, latest
