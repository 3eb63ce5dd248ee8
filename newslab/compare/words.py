"""Words as text reuse compares them: what outlets change without changing a word is taken away.

Beside what folding merges (أ/ا, ة/ه, ى/ي, harakat, tatweel, digits), a key has no hamza
(مسؤول, مسئول, مسوول) and no conjunction و (وقال, قال), and punctuation is not looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslab.text.fold import LETTERS, Folded, fold

_TOKEN = re.compile(rf"[0-9]+(?:[.,٫٬][0-9]+)*|[{LETTERS}]+|[a-z]+")
_NO_HAMZA = str.maketrans("", "", "ءؤئ")


@dataclass(frozen=True)
class Words:
    """The words of a text: `keys` to compare, and where each stands (folded positions)."""

    folded: Folded
    starts: list[int]
    ends: list[int]
    keys: list[str]

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, i: int) -> str:
        """Word `i`, folded."""
        return self.folded.letters[self.starts[i] : self.ends[i]]

    def span(self, first: int, last: int, *, skip: int = 0) -> tuple[int, int]:
        """The raw span of words `first` to `last` (exclusive), without the first `skip` letters."""
        return self.folded.raw_span(self.starts[first] + skip, self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """The raw text of words `first` to `last` (exclusive); empty when there are none."""
        start, end = self.span(first, last) if first < last else (0, 0)
        return self.folded.raw[start:end]


def words_of(text: str) -> Words:
    """The words of a text with their keys.

    >>> words_of("وأَكّد المسؤولون: ٣ قتلى").keys
    ['اكد', 'المسولون', '3', 'قتلي']
    """
    folded = fold(text)
    spans = [m.span() for m in _TOKEN.finditer(folded.letters)]
    return Words(folded, [s for s, _ in spans], [e for _, e in spans], [key_of(folded.letters[s:e]) for s, e in spans])


def key_of(word: str) -> str:
    """The key of a folded word; a و before three letters or more is taken for the conjunction, on both sides alike.

    >>> key_of("ووزير") == key_of("وزير")
    True
    """
    key = word.translate(_NO_HAMZA)
    while len(key) > 3 and key[0] == "و":
        key = key[1:]
    return key or word
