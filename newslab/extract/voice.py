"""Voice: whether a name is the outlet's own wording, a quoted one, or part of another name.

Naming is a framing choice, and it is the outlet's only where the outlet speaks. Words between the marks of a
quotation are somebody else's; an indirect report (قال إن ...) is told in the outlet's words. Marks around a word or
two in the outlet's own text ("جيش" الاحتلال), ما يسمى and المزعوم put what is named at a distance.
"""

from __future__ import annotations

from bisect import bisect_right

from newslab.extract.quoting.speech import Speech
from newslab.extract.values import Row
from newslab.text.document import Document

_NAME = 3  # words that a name between marks has at most


def with_voice(doc: Document, names: list[Row], quotes: list[Row]) -> list[Row]:
    """The names, each with its `voice`: `name` inside a longer name, `quoted` between the marks of a quotation, else `outlet`.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> from newslab.extract.quotes import quotes_in
    >>> doc = document("حذر كريم سعد من حماس، وقال: «حماس تعرف الطريق».", lexicons())
    >>> names = [{"start": 16, "end": 20, "first": 4, "last": 5}, {"start": 29, "end": 33, "first": 6, "last": 7}]
    >>> [n["voice"] for n in with_voice(doc, names, quotes_in(doc, names))]
    ['outlet', 'quoted']
    """
    if not names:
        return []
    spoken = Spoken([(q["start"], q["end"]) for q in quotes if q["kind"] == "direct"] + _partly_quoted(doc))
    out, reach = [], -1
    for name in sorted(names, key=lambda n: (n["start"], -n["end"])):
        voice = "name" if name["end"] <= reach else "quoted" if spoken.holds(name["start"], name["end"]) else "outlet"
        reach = max(reach, name["end"])
        out.append(name | {"voice": voice})
    return out


def _partly_quoted(doc: Document) -> list[tuple[int, int]]:
    """Marked stretches of more words than a name has: تعهد «بملاحقة حماس في كل مكان»."""
    sp = Speech(doc)
    long = [s for s in sp.opens.values() if s.last - s.first > _NAME and s.quoted.marks == "both"]
    return [(s.quoted.inner_start, s.quoted.inner_end) for s in long if not sp.titled(s.first)]


class Spoken:
    """Spans of quoted words; `holds` tells whether another span lies within them."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                start, last = self._spans.pop()
                end = max(end, last)
            self._spans.append((start, end))

    def holds(self, start: int, end: int) -> bool:
        """Whether quoted words cover the whole span."""
        place = bisect_right(self._spans, (start, float("inf"))) - 1
        return place >= 0 and end <= self._spans[place][1]
