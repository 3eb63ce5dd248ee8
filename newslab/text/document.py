"""One article as a frozen value: raw text, folded text, tokens and sentences.

Every extractor reads this one object. Positions inside are of the *folded* text;
`Document.span` turns them into raw ones when a row is made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from newslab.text.fold import LETTERS, Folded, fold
from newslab.text.lexicons import LOOKED_UP, Lexicons
from newslab.text.scan import Hit, Seen
from newslab.text.sentences import sentence_bounds

T = TypeVar("T")

# A number keeps its separators (3.5, 1,200, 1٫5); digits part from letters (60كم), and whatever else parts words.
_TOKEN = re.compile(rf"([0-9]+(?:[.,٫٬][0-9]+)*|[{LETTERS}]+|[a-z]+)")


@dataclass(frozen=True)
class Document:
    """A text as newslab's grammars see it; build it with `document`.

    `starts[i]`, `ends[i]` bound token *i* in the folded text; `sentences` holds
    half-open token ranges in reading order.
    """

    folded: Folded
    lexicons: Lexicons
    text: str
    """The raw text."""
    letters: str = field(repr=False)
    """The folded text, readable."""
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    words: list[str] = field(repr=False)
    """All tokens as folded letters, their proclitics included."""
    gaps: list[str] = field(repr=False)
    """What stands before each token (spaces, punctuation), and behind the last one."""
    sentences: list[tuple[int, int]] = field(repr=False)

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, i: int) -> str:
        """Token `i` as folded letters, its proclitics included."""
        return self.words[i]

    def gap(self, i: int) -> str:
        """What stands between token `i` and the one before it (spaces, punctuation), folded; behind the last one for the number of tokens."""
        try:
            return self.gaps[i]
        except IndexError:
            return self.gaps[-1]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different tokens, as folded letters."""
        return frozenset(self.words)

    @cached_property
    def _once(self) -> dict[Callable, object]:
        return {}

    def once(self, work: Callable[[Document], T]) -> T:
        """What `work` makes of this document, made once however often it is asked for; nobody may change it."""
        if work not in self._once:
            self._once[work] = work(self)
        return self._once[work]

    def forget(self) -> None:
        """Let go of what was made once: what holds its document in turn would wait for the collector."""
        self._once.clear()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a folded one."""
        return (start, end) if self.folded.origin is None else self.folded.raw_span(start, end)

    def token_at(self, position: int) -> int:
        """The token that covers a folded position, or the last one that begins before it (-1 before the first)."""
        return bisect_right(self.starts, position) - 1

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that holds `token`."""
        return self.sentences[bisect_right(self._sentence_starts, token) - 1]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [first for first, _ in self.sentences]

    @cached_property
    def _seen(self) -> Seen:
        return Seen(self.lexicons.scan, self.folded.codes, self.words, self.starts, self.ends)

    @cached_property
    def _hits(self) -> dict[str, list[Hit]]:
        return {}

    def hits(self, lexicon: str) -> list[Hit]:
        """All places where a form of the lexicon stands as a whole word or phrase, in reading order; overlapping ones all.

        Raises ValueError for one of the lexicons that the scan leaves out (`LOOKED_UP`).
        """
        if lexicon not in self._hits:
            if lexicon in LOOKED_UP:
                raise ValueError(f"'{lexicon}' is looked up word by word; take it out of newslab.text.lexicons.LOOKED_UP to have hits")
            self._hits[lexicon] = self._seen.hits(lexicon)
        return self._hits[lexicon]

    @cached_property
    def _longest(self) -> dict[str, dict[int, Hit]]:
        return {}

    def longest(self, lexicon: str) -> dict[int, Hit]:
        """For each token, the longest form of the lexicon that begins there; nobody may change the answer."""
        if lexicon not in self._longest:
            out: dict[int, Hit] = {}
            for hit in self.hits(lexicon):
                if hit.first not in out or hit.last > out[hit.first].last:
                    out[hit.first] = hit
            self._longest[lexicon] = out
        return self._longest[lexicon]

    def triggered(self, *lexicons: str) -> Iterator[tuple[int, int]]:
        """The sentences (token ranges) that hold at least one hit of one of the lexicons."""
        tokens = sorted({hit.first for name in lexicons for hit in self.hits(name)})
        at = 0
        for first, last in self.sentences:
            while at < len(tokens) and tokens[at] < first:
                at += 1
            if at < len(tokens) and tokens[at] < last:
                yield first, last


def document(text: str, lexicons: Lexicons) -> Document:
    """Fold `text`, cut it into tokens and sentences, and be ready to look up lexicons.

    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("وصل الوزير إلى أربيل. وغادر 3.5 آلاف.", lexicons())
    >>> doc.words
    ['وصل', 'الوزير', 'الي', 'اربيل', 'وغادر', '3.5', 'الاف']
    >>> doc.sentences
    [(0, 4), (4, 7)]
    """
    folded = fold(text)
    parts = _TOKEN.split(folded.letters)  # gap, token, gap, token ... gap
    positions = list(accumulate(map(len, parts)))
    starts, ends = positions[:-1:2], positions[1::2]
    return Document(folded, lexicons, text, folded.letters, starts, ends, parts[1::2], parts[::2], sentence_bounds(folded.letters, starts))
