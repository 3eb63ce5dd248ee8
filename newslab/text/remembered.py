"""What is told of a word, remembered: a text repeats its words, and a batch of articles most of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
T = TypeVar("T")


class Remembered(dict[Key, T]):
    """A dictionary that asks `tell` for a key (mostly a word) that it has not met, and starts anew when it holds `most` of them.

    Twice as fast as `functools.lru_cache`, which also keeps an order of use.

    >>> lengths = Remembered(len, most=2)
    >>> [lengths[word] for word in ("بغداد", "عمان", "بغداد", "دمشق")], list(lengths)
    ([5, 4, 5, 4], ['دمشق'])
    """

    def __init__(self, tell: Callable[[Key], T], *, most: int) -> None:
        super().__init__()
        self._tell, self._most = tell, most

    def __missing__(self, key: Key) -> T:
        if len(self) >= self._most:
            self.clear()
        told = self[key] = self._tell(key)
        return told
