"""Alignment: where two sequences of words run alike, word for word or with small edits.

Three words in a row that both have are a seed. A seed grows to both sides; at a
difference it looks for the nearest place where both run alike again, and it may
cross a longer difference only if a longer common run follows (the greedy form of
the X-drop rule by which BLAST extends its seeds). Time grows with the length of
the texts, not with their product.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

SEED = 3
_WIDEST = 6  # words: a longer difference ends the passage
_COMMON = 12  # a seed that stands more often than this in one text is no evidence


class Run(NamedTuple):
    """Equal words: `n` from `a` on one side and from `b` on the other."""

    a: int
    b: int
    n: int


class Match(NamedTuple):
    """A stretch that both have: half-open word ranges and the equal runs inside; what lies between runs was edited."""

    a: int
    a_end: int
    b: int
    b_end: int
    runs: tuple[Run, ...]

    @property
    def n_words(self) -> int:
        """Words that are the same on both sides."""
        return sum(run.n for run in self.runs)

    @property
    def similarity(self) -> float:
        """Twice the same words over all words of both sides: 1 when nothing was changed."""
        return 2 * self.n_words / (self.a_end - self.a + self.b_end - self.b)

    def edits(self) -> Iterator[tuple[int, int, int, int]]:
        """The edited stretches between the runs, as word ranges of both sides (one may be empty)."""
        for before, after in zip(self.runs, self.runs[1:], strict=False):
            yield before.a + before.n, after.a, before.b + before.n, after.b


def matches(a: Sequence, b: Sequence, *, min_words: int = 5) -> list[Match]:
    """All stretches of at least `min_words` equal words that `a` and `b` share, in the order of `a`; none overlaps another on either side by half.

    >>> [m[:4] for m in matches("x 1 2 3 4 5 6 7 y".split(), "1 2 3 4 q 6 7 8".split())]
    [(1, 8, 0, 7)]
    """
    where: dict[tuple, list[int]] = {}
    for j in range(len(b) - SEED + 1):
        where.setdefault(tuple(b[j : j + SEED]), []).append(j)
    found: list[Match] = []
    seen: set[tuple[int, int]] = set()
    for i in range(len(a) - SEED + 1):
        places = where.get(tuple(a[i : i + SEED]), ())
        for j in places if len(places) <= _COMMON else ():
            if (i, j) not in seen:
                match = _grow(a, b, i, j)
                seen.update((run.a + k, run.b + k) for run in match.runs for k in range(run.n))
                if match.n_words >= min_words and (max(run.n for run in match.runs) > SEED or match.n_words >= 2 * min_words):
                    found.append(match)
    return sorted(_without_overlaps(found))


def _grow(a: Sequence, b: Sequence, i: int, j: int) -> Match:
    ahead = _extend(a, b, i, j, 1)
    behind = _extend(a, b, i - 1, j - 1, -1)
    runs = sorted([Run(x - n + 1, y - n + 1, n) for x, y, n in behind] + [Run(*run) for run in ahead])
    joined = [runs[0]]
    for run in runs[1:]:
        last = joined[-1]
        if last.a + last.n == run.a and last.b + last.n == run.b:
            joined[-1] = Run(last.a, last.b, last.n + run.n)
        else:
            joined.append(run)
    first, last = joined[0], joined[-1]
    return Match(first.a, last.a + last.n, first.b, last.b + last.n, tuple(joined))


def _extend(a: Sequence, b: Sequence, i: int, j: int, step: int) -> list[tuple[int, int, int]]:
    """Runs of equal words from (i, j) on, in direction `step`: where each begins and how long it is."""
    runs = []
    while True:
        n = _run(a, b, i, j, step)
        if n:
            runs.append((i, j, n))
        i, j = i + n * step, j + n * step
        skip = _next_run(a, b, i, j, step)
        if skip is None:
            return runs
        i, j = i + skip[0] * step, j + skip[1] * step


def _run(a: Sequence, b: Sequence, i: int, j: int, step: int, most: int | None = None) -> int:
    n = 0
    while n != most and 0 <= i < len(a) and 0 <= j < len(b) and a[i] == b[j]:
        i, j, n = i + step, j + step, n + 1
    return n


def _next_run(a: Sequence, b: Sequence, i: int, j: int, step: int) -> tuple[int, int] | None:
    """How many words to skip on each side until both run alike again for long enough; None where they part."""
    for widest in range(1, _WIDEST + 1):
        need = max(2, widest)
        for narrow in range(widest, -1, -1):
            for skip in ((widest, narrow), (narrow, widest))[: 1 + (narrow != widest)]:
                if _run(a, b, i + skip[0] * step, j + skip[1] * step, step, need) >= need:
                    return skip
    return None


def _without_overlaps(found: list[Match]) -> list[Match]:
    """The longest matches first, each kept if more than half of it is new on both sides."""
    kept: list[Match] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for match in sorted(found, key=lambda m: (-m.n_words, m)):
        words_a, words_b = range(match.a, match.a_end), range(match.b, match.b_end)
        if 2 * len(taken_a.intersection(words_a)) <= len(words_a) and 2 * len(taken_b.intersection(words_b)) <= len(words_b):
            kept.append(match)
            taken_a.update(words_a)
            taken_b.update(words_b)
    return kept
