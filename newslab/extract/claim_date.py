"""When it happened: the time expression that dates a claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newslab.extract.attribution import opens_speech
from newslab.extract.reading import Phrase, Reading
from newslab.extract.values import DateExpression, Row
from newslab.extract.weapons import Happening, came_after, claim_range

_TOO_FAR = 12.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A time phrase (one or more time expressions side by side: فجر اليوم السبت) and the days that it may mean."""

    phrase: Phrase
    earliest: date | None
    latest: date | None


def moments_in(reading: Reading, first: int, last: int) -> list[Moment]:
    """The time phrases of a token range, in reading order, those that stand side by side as one."""
    out: list[Moment] = []
    i = first
    while i < last:
        found = reading.dates.get(i)
        if found is None or found.type == "SET":
            i += 1
            continue
        parts, end = [found], found.last
        while (more := reading.dates.get(end)) is not None and end < last and reading.doc.gap(end).strip(" (،/-") == "":
            parts.append(more)
            end = more.last
        out.append(Moment(Phrase(i, end, _start(reading, i, found)), *_days(parts)))
        i = end
    return out


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
        price += 2 * sum(reading.bound(k) == "verb" and reading.word(k)[0] != "و" for k in range(last, a))
        price += 12 if b <= first and came_after(reading, first) else 0
        price += 10 if source is not None and _of_speech(reading, moment.phrase, source, first) else 0
        if price < cost:
            best, cost = moment, price
    return best


def _of_speech(reading: Reading, moment: Phrase, source: Phrase, claim: int) -> bool:
    """Whether a time phrase dates the saying, not what is said: قال متحدث، السبت، إن; حسبما أكد محاميه الأربعاء."""
    if abs(moment.first - source.last) > 2 and abs(source.first - moment.last) > 1:
        return False
    return source.last > claim or opens_speech(reading, moment.last, claim)


def _start(reading: Reading, i: int, found: DateExpression) -> int:
    begin = reading.doc.span(reading.doc.starts[i], reading.doc.ends[i])[0]
    return reading.doc.starts[i] + max(0, found.start - begin)


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
