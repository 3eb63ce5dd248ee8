"""What the grammars of quotation read: a document with its reporting verbs, source nouns, function words and quoted stretches."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from newslab.extract.quotation_marks import Quoted, quoted_spans
from newslab.text.document import Document
from newslab.text.lexicons import Hit

NONE: frozenset[str] = frozenset()

# Verbal nouns by their shape (folded): تمديد تسوية إرسال إصابة انتشار انسحاب استهداف استعادة إلقاء انتهاء تراجع
_VERBAL_NOUN = re.compile(r"(?:ت..ي.|ا..ا.|ا.ا.ه|ا.ت.ا.|ان..ا.|است..ا.|است.ا.ه|(?:ا|است)..اء|ا.ت.اء|ت.ا..)(?:ه|ها|هم|هما)?")


class Stretch(NamedTuple):
    """A quoted stretch in tokens."""

    first: int
    last: int
    quoted: Quoted


@dataclass(frozen=True)
class Speech:
    """A document with what reporting grammars look up; `kinds[i]` are the function-word classes of token `i`."""

    doc: Document
    words: list[str] = field(repr=False)
    kinds: list[frozenset[str]] = field(repr=False)
    verbs: dict[int, Hit] = field(repr=False)
    """Reporting verbs, participles and phrases, by their first token."""
    nouns: dict[int, Hit] = field(repr=False)
    """Words for those who say something (المتحدث, وزارة, مصدر أمني), by their first token."""
    events: dict[int, Hit] = field(repr=False)
    """Verbal nouns that a report may consist of (مقتل, تمديد), by their first token."""
    stretches: list[Stretch] = field(repr=False)
    """Quoted stretches, outer ones before inner ones."""

    @cached_property
    def openers(self) -> dict[int, Hit]:
        """Words that open a clause of the outlet's own (في حين, علما أن), by their first token."""
        return self.doc.longest("clause_openers")

    @cached_property
    def opens(self) -> dict[int, Stretch]:
        """Outer quoted stretches by their first token."""
        return {s.first: s for s in self.stretches if s.quoted.depth == 0}

    def row(self, lexicon: str, hit: Hit) -> dict[str, str]:
        """The lexicon row of a hit."""
        return self.doc.lexicons.row(lexicon, hit.row)

    def gap(self, i: int) -> str:
        """What stands between token `i` and the one before it."""
        return self.doc.gap(i)

    def colon(self, i: int) -> bool:
        """Whether a colon that introduces speech stands before token `i` (not that of 5:30)."""
        gap = self.doc.gap(i)
        return ":" in gap and not (gap == ":" and i and self.words[i - 1].isdigit())

    def is_event(self, i: int, attached: str = "") -> bool:
        """Whether token `i` is a verbal noun (مقتل, إرسال) and no source (إدارة); `attached` is a proclitic that it carries (بإرسال, بالاتفاق)."""
        if i in self.events:
            return self.events[i].prefix == attached
        word = self.words[i]
        if attached:
            word = word.removeprefix(attached).removeprefix("ال") if word.startswith(attached) else ""
        return i not in self.nouns and _VERBAL_NOUN.fullmatch(word) is not None


def speech(doc: Document) -> Speech:
    """Look up everything once."""
    words = doc.words
    classes = doc.lexicons.word_classes
    kinds = [classes.get(w, NONE) for w in words]
    for i, word in enumerate(words):  # وفي، ومن، فإن
        if not kinds[i] and word[0] in "وف" and len(word) > 2:
            kinds[i] = classes.get(word[1:], NONE)
    verbs = {i: h for i, h in doc.longest("reporting_verbs").items() if _is_verb(doc, h)}
    nouns = {i: h for i, h in doc.longest("source_nouns").items() if not set(h.prefix) & set("سك")}  # سامر is not س + آمر
    return Speech(doc, words, kinds, verbs, nouns, doc.longest("verbal_nouns"), _stretches(doc))


def _is_verb(doc: Document, hit: Hit) -> bool:
    """Whether a hit of `reporting_verbs` stands as a verb: القول is one of its forms, القائل none, and nothing but و ف س precedes it."""
    return not (set(hit.prefix) - set("وفس")) and (doc.letters[hit.start : hit.start + 2] != "ال" or doc.letters[hit.start : hit.end] in ("القول",))


def _stretches(doc: Document) -> list[Stretch]:
    origin = doc.folded.origin
    out = []
    for quoted in quoted_spans(doc.text):
        start, end = quoted.inner_start, quoted.inner_end
        if origin is not None:
            start, end = bisect_left(origin, start), bisect_left(origin, end)
        first, last = bisect_left(doc.starts, start), bisect_left(doc.starts, end)
        if first < last:
            out.append(Stretch(first, last, quoted))
    return out
