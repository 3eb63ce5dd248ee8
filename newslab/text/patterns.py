"""Regular patterns written in readable Arabic, run over folded text in linear time.

`pattern` folds the Arabic in a pattern as the text was folded and compiles it for the
RE2 engine, which no text can make slow; the price is no look-around and no
back-reference. Named groups are read with `Match.span(name)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newslab.text.fold import encode, fold_word


class Match(NamedTuple):
    """A match in folded text: its span and the spans of its named groups (-1, -1 where a group is absent)."""

    start: int
    end: int
    groups: dict[str, tuple[int, int]]


class Pattern:
    """A compiled pattern; `find` yields its matches, left to right, not overlapping."""

    def __init__(self, readable: str) -> None:
        import re2

        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        self._compiled = re2.compile(encode("".join(c if c.isascii() else fold_word(c) for c in readable)), options=options)
        self._names = {name if isinstance(name, str) else name.decode(): i for name, i in self._compiled.groupindex.items()}

    def find(self, codes: bytes) -> Iterator[Match]:
        """The matches in a folded text (`Folded.codes`), by position."""
        for m in self._compiled.finditer(codes):
            yield Match(m.start(), m.end(), {name: m.span(i) for name, i in self._names.items()})


@lru_cache(maxsize=512)
def pattern(readable: str) -> Pattern:
    r"""Compile a readable pattern once.

    >>> from newslab.text.fold import fold
    >>> [m[:2] for m in pattern(r"(?P<day>[0-9]+) (?:آذار|مارس)").find(fold("في ٣ آذار و4 مارس").codes)]
    [(3, 9), (11, 17)]
    """
    return Pattern(readable)
