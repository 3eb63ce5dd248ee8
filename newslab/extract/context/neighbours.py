"""Neighbours: the sentence before or after a claim's own that tells of the same attack or accident.

وقع الانفجار الجمعة قرب محطة للحافلات. [وأسفر عن مقتل تسعة]; لقي تسعة حتفهم. [ووقع الحادث أمس على الطريق السريع].
"""

from __future__ import annotations

from collections.abc import Iterator

from newslab.extract.context.happenings import claim_range, points_back
from newslab.extract.context.phrases import stem
from newslab.extract.context.reading import Reading
from newslab.extract.context.weapons import Happening, happenings_in
from newslab.extract.values import Row


def told_around(reading: Reading, claim: Row, happening: Happening | None) -> Iterator[tuple[tuple[int, int], Happening]]:
    """The neighbouring sentences that tell of a claim's event, each as a token range with the words for the event there; the one before comes first."""
    first = claim_range(claim)[0]
    begin, end = reading.doc.sentence_of(first)
    if begin > 0:
        before = reading.doc.sentence_of(begin - 1)
        told = [h for h in happenings_in(reading, *before) if h.kind != "war" and _same(reading, h, happening)]
        if told and (_elliptic(reading, begin, first) if happening is None else _definite(reading, happening)):
            yield before, told[-1]
    if end < len(reading.doc):
        after = reading.doc.sentence_of(end)
        told = [h for h in happenings_in(reading, *after) if h.kind in ("event", "general") and points_back(reading, h) and _befell(reading, h)]
        if told and (happening is None or _same(reading, told[0], happening)):
            yield after, told[0]


def _same(reading: Reading, one: Happening, other: Happening | None) -> bool:
    """Whether two words can mean one event: الغارات and غارات، قصفت and القصف، any attack and الهجوم، anything and الحادث."""
    if other is None or "general" in (one.kind, other.kind) or "attack" in (one.code, other.code):
        return True
    alike = stem(reading.word(one.phrase.first)) == stem(reading.word(other.phrase.first))
    return alike or one.code.partition(".")[0] == other.code.partition(".")[0]


def _definite(reading: Reading, happening: Happening) -> bool:
    """Whether an event is one told of before: الغارات؛ الاشتباكات والتفجيران."""
    listed = any(reading.word(i).startswith("وال") for i in range(happening.phrase.first, happening.phrase.last))
    return points_back(reading, happening) or (listed and reading.doc.letters.startswith("ال", happening.phrase.start))


def _elliptic(reading: Reading, begin: int, claim: int) -> bool:
    """Whether a sentence leaves its subject to the one before: [وأسفر] عن مقتل تسعة، [وقتل فيه] تسعة، [وأصيب] ثمانية."""
    opens = (reading.word(begin)[0] in "وف" and claim - begin <= 3) or (reading.says(begin, "tally") and claim - begin <= 5)
    hit = reading.results.get(begin)
    return opens or (hit is not None and reading.doc.lexicons.row("result_verbs", hit.row)["kind"] == "cause" and claim - begin <= 4)


def _befell(reading: Reading, happening: Happening) -> bool:
    """Whether a sentence says of an event that it happened: [وقع] الحادث، الحادثة [وقعت]."""
    return any(0 <= i < len(reading.doc) and reading.says(i, "befell") for i in (happening.phrase.first - 1, happening.phrase.last))
