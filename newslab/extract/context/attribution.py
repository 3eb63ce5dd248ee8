"""Attribution of claims: who says so, from the quotations of the document and from the clause around the claim.

The source is looked for where Arabic news puts it: the speaker of a quotation that holds
the claim; after بحسب or وفق (`cited_sources`); as the subject of the reporting verb that
governs the claim; before a colon at the head of a headline; as who accuses somebody of it
(`reporting_sources`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from newslab.extract.context.cited_sources import cited
from newslab.extract.context.happenings import claim_range
from newslab.extract.context.phrases import phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.reporting_sources import accuser, headed, reporting
from newslab.extract.context.source_phrases import before_own_paper, is_source, issuer_of, with_name, with_owner
from newslab.extract.values import Row


class Source(NamedTuple):
    """Who says so: the words, where they stand (None where the quotation does not say), and the kind of source."""

    text: str
    phrase: Phrase | None
    role: str | None


class Quotations:
    """The quotations of a document with a speaker, to be asked who says a claim."""

    def __init__(self, reading: Reading, quotes: Sequence[Row]) -> None:
        self.reading = reading
        told = [q for q in quotes if q.get("content_start") is not None and q.get("speaker")]
        self.quotes = sorted(told, key=lambda q: q["content_start"])
        self.starts = [q["content_start"] for q in self.quotes]

    def source_of(self, claim: Row, near: Sequence[Row], window: tuple[int, int]) -> Source | None:
        """The source of a claim: the speaker of the innermost quotation around it, else the one that its clause names; a victim is none."""
        quote = self._around(claim)
        if quote is not None:
            phrase = _speaker(self.reading, quote)
            text = quote["speaker"] if phrase is None else self.reading.text(phrase, quoted=False)
            source = Source(text, phrase, quote.get("source_role"))
        else:
            phrase = _named_by_clause(self.reading, claim, window)
            source = phrase and Source(self.reading.text(phrase, quoted=False), phrase, self._role(phrase))
        if source is None or source.phrase is None:
            return source
        return None if any(source.phrase.first < c["last"] and c["first"] < source.phrase.last for c in near) else source

    def _around(self, claim: Row) -> Row | None:
        last = bisect_right(self.starts, claim["start"])
        around = [q for q in self.quotes[max(0, last - _NESTED) : last] if claim["end"] <= q["content_end"] and not self._cited_later(claim, q)]
        return min(around, key=lambda q: q["content_end"] - q["content_start"], default=None)

    def _cited_later(self, claim: Row, quote: Row) -> bool:
        """Whether a quotation's source is cited behind a claim for what comes next: قتل ثلاثة، [وبحسب النقابة] يوجد خمسة جرحى."""
        speaker = quote.get("speaker_start")
        if speaker is None or speaker < claim["end"]:
            return False
        cue = self.reading.token_at(speaker) - 1
        return self.reading.word(cue)[0] == "و" and any(i in self.reading.claimed for i in range(cue, self.reading.doc.sentence_of(cue)[1]))

    def _role(self, phrase: Phrase) -> str | None:
        hit = self.reading.sources.get(phrase.first)
        return None if hit is None else self.reading.doc.lexicons.row("source_nouns", hit.row)["source_role"] or None


_NESTED = 20
"""Quotations before a claim that are looked at: more do not lie in one another."""


def _speaker(reading: Reading, quote: Row) -> Phrase | None:
    """The speaker of a quotation as a phrase: up to a date (الجيش، صباح الاثنين), with whom they belong to (مقرب من الحركة)."""
    if quote.get("speaker_start") is None:
        return None
    first = reading.token_at(quote["speaker_start"])
    last = reading.token_at(quote["speaker_end"] - 1) + 1
    while last - first > 1 and reading.listed(reading.word(first), "back"):
        first += 1  # وفق ما أفاد به المرصد
    last = next((i for i in range(first + 1, last) if i in reading.dates or reading.word(i) == "ل"), last)
    while last - first > 1 and first in reading.reports and reading.reports[first].feature and first + 1 in reading.sources:
        first += 1  # كشف [مسؤول إعلامي]
    if (issuer := issuer_of(reading, first, len(reading.doc))) is not None:
        return issuer  # جاء في بيان أصدرته [الوزارة]
    last = before_own_paper(reading, first, with_name(reading, with_owner(reading, last)))
    if last + 1 < len(reading.doc) and reading.word(last) == "من" and is_source(reading, last + 1):
        last = phrase_from(reading, last + 1, len(reading.doc)).last
    head = reading.agents.get(first - 1)
    if head is not None and first in reading.nationalities and reading.joined(first):
        return Phrase(first - 1, last, head.start)  # والجيش الإسرائيلي يعلن
    return Phrase(first, last, reading.position(first, quote["speaker_start"]))  # from its article on, its conjunction left out


def _named_by_clause(reading: Reading, claim: Row, sentence: tuple[int, int]) -> Phrase | None:
    """The source that the clause around a claim names, or None."""
    first, last = claim_range(claim)
    return (
        cited(reading, last, sentence[1], ends=True) or reporting(reading, first, sentence)
        or cited(reading, sentence[0], first, ends=False) or headed(reading, first, sentence) or accuser(reading, first, sentence)
    )
