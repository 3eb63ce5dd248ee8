"""What the words around a trigger tell: incidents, the topic of the article, and signals such as verbs of result.

The lexicon `incidents` holds the words that tell of an incident; `topics` knows sport,
disease, fiction and animals; `claim_signals` the words that the claim grammar looks for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newslab.text.document import Document

_HEADLINES = 40  # tokens that headlines side by side may have
_DASHES = frozenset({" - ", " – ", " — "})


class Circumstances:
    """The incidents, topics and signals of one document."""

    def __init__(self, doc: Document, ages: list[int], named: set[int]) -> None:
        """`ages` holds the tokens where an age at death stands (عن 88 عاما), `named` those of people's names, which tell nothing (عزت الدوري)."""
        self.doc = doc
        self._signals: dict[int, set[str]] = {}
        signals = doc.lexicons.rows("claim_signals")
        for hit in doc.hits("claim_signals"):
            if not any(c in hit.prefix for c in "بك") or signals[hit.row]["kind"] == "find":  # بوصول جثامين
                self._signals.setdefault(hit.last - 1, set()).add(signals[hit.row]["kind"])
        self.topics: dict[str, list[int]] = {"natural": list(ages)}
        for hit in doc.hits("topics"):
            if hit.first in named:
                continue
            self.topics.setdefault(doc.lexicons.row("topics", hit.row)["topic"], []).append(hit.first)
        self.topics = {topic: sorted(set(places)) for topic, places in self.topics.items()}
        ill = set(self.topics.get("disease", ()))  # بعد إصابتها بالحمى is no incident
        self.incidents = sorted({hit.first for hit in doc.hits("incidents") if not (hit.last in ill and "اصاب" in doc.words[hit.first])})

    def has_incident(self, first: int, last: int) -> bool:
        """Whether a token range tells of an incident (a shot, a fire, a quake)."""
        return within(self.incidents, first, last)

    def violent(self, first: int, last: int) -> bool:
        """Whether a token range tells of an incident and not of a death from age or illness."""
        return self.has_incident(first, last) and not within(self.topics.get("natural", ()), first, last)

    def ill_in(self, first: int, stop: int) -> bool:
        """Whether one of the next three words names an illness."""
        stop = min(stop, first + 3)
        return any(within(self.topics.get(topic, ()), first, stop) for topic in ("disease", "natural"))

    def signal(self, i: int, kind: str) -> bool:
        """Whether token `i` is a word of the lexicon `claim_signals` of that kind."""
        return kind in self._signals.get(i, ())

    def signals(self, first: int, last: int, kind: str) -> bool:
        """Whether one of the tokens of a range is such a word."""
        return any(kind in self._signals.get(i, ()) for i in range(first, last))

    def many_dead(self, low: int | None) -> bool:
        """Whether so many deaths at once must be of an incident, as nothing in the article tells of disease, sport or age."""
        return (low or 0) >= 3 and not any(self.topics.get(topic) for topic in ("disease", "natural", "animal"))

    def off_topic(self, first: int, outcome: str, sport: bool = False, *, lively: bool = False) -> bool:
        """Whether sport, disease or a beast explains the word in its sentence."""
        if not self.topics:
            return False
        begin, end = self._headline_of(first)
        real = self.has_incident(begin, end)
        for topic, places in self.topics.items():
            here = bisect_left(places, end) - bisect_left(places, begin)
            enough = here >= 1 or len(places) >= 5
            if topic == "fiction" and here >= 1:
                return True
            if topic == "sport" and here >= 2 and outcome != "detained" and (lively or outcome != "killed") and self._sport_too(begin, end):
                return True  # الهداف يغتال الحارس بتسديدة صاروخية
            if real and not (topic == "sport" and (sport or here >= 3)):
                continue
            if topic == "fiction" and len(places) >= 3:
                return True
            if topic == "sport" and (sport or outcome in ("injured", "missing", "abducted")) and enough:
                return True
            if topic == "sport" and outcome == "killed" and here >= 2:
                return True
            if topic == "disease" and outcome in ("killed", "injured") and (here >= 1 or len(places) >= 5):
                return True
            if topic == "animal" and here >= 2:
                return True
        return False

    def _headline_of(self, first: int) -> tuple[int, int]:
        """The tokens of the sentence that holds a token, or of its part where one dash or bars part two headlines (مقتل ثلاثة - الترجي يفوز)."""
        begin, end = self.doc.sentence_of(first)
        if end - begin > _HEADLINES:
            return begin, end
        gaps = [(k, self.doc.gap(k)) for k in range(begin + 1, end)]
        bars = [k for k, gap in gaps if "|" in gap] + ([k for k, gap in gaps if gap in _DASHES] if sum(gap in _DASHES for _, gap in gaps) == 1 else [])
        return max((k for k in bars if k <= first), default=begin), min((k for k in bars if k > first), default=end)

    def _sport_too(self, begin: int, end: int) -> bool:
        """Whether every word of an incident in a token range is one that sport uses as well (هجوم, صاروخية)."""
        at = bisect_left(self.incidents, begin)
        while at < len(self.incidents) and self.incidents[at] < end:
            if not self.signal(self.incidents[at], "sport_too"):
                return False
            at += 1
        return True


def within(places: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the sorted positions lies in a token range."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last
