"""Shingles: which articles of a corpus can share text, without comparing every pair.

Every run of six words is hashed; articles that have runs in common are candidates. Cost
grows with the words of the corpus (hashing and one sort). What very many articles share is
dealt with by a cap: an outlet's own boilerplate is left out, a story that everyone prints
is linked along a chain in place of all its pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from newslab.text.fold import WORDS_ONLY, encode, fold

SIZE = 6  # words of a shingle
_CAP = 50  # articles that share a shingle; beyond, no longer every pair
_BOILERPLATE = 5  # articles of one outlet, and of no other, that share a shingle
_BASE = np.uint64(0x9E3779B97F4A7C15)


def key_numbers(texts: Iterable[str]) -> list[np.ndarray]:
    """For each text its words as numbers; the same number for words that compare as the same (as in `newslab.compare.words`, without positions)."""
    known: dict[bytes, int] = {}
    return [np.array([known.setdefault(_key(word), len(known) + 1) for word in _bare(text).split()], np.uint64) for text in texts]


_HAMZA, _AND = encode("ءؤئ"), encode("و")


def _bare(text: str) -> bytes:
    return fold(text).codes.translate(WORDS_ONLY, _HAMZA)


def _key(word: bytes) -> bytes:
    while len(word) > 3 and word.startswith(_AND):
        word = word[1:]
    return word


def candidate_pairs(keys: Sequence[np.ndarray], outlets: Sequence[str], *, at_least: int = 2) -> np.ndarray:
    """Pairs of articles that share shingles, as rows (first, second, shared shingles) with first < second.

    `keys` as `key_numbers` gives them; `at_least` shared shingles of six words (2: seven words in a row).
    """
    hashes, owners = _hashes(keys)
    if not len(hashes):
        return np.empty((0, 3), np.int64)
    _, outlet = np.unique(np.asarray(outlets, dtype=object).astype(str), return_inverse=True)
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    fresh = np.ones(len(hashes), bool)
    fresh[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])  # a shingle counts once an article
    hashes, owners = hashes[fresh], owners[fresh]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    sizes = np.diff(np.r_[starts, len(hashes)])
    pairs = []
    for size in np.unique(sizes[sizes > 1]):
        groups = owners[starts[sizes == size][:, None] + np.arange(size)]
        several = (outlet[groups] != outlet[groups][:, :1]).any(axis=1)
        if size > _BOILERPLATE:
            groups = groups[several]
        if size <= _CAP:
            first, second = np.triu_indices(size, 1)
        else:
            first, second = np.arange(size - 1), np.arange(1, size)
        pairs.append((groups[:, first].astype(np.int64) << 32 | groups[:, second]).ravel())
    if not pairs:
        return np.empty((0, 3), np.int64)
    both, shared = np.unique(np.concatenate(pairs), return_counts=True)
    keep = shared >= at_least
    both, shared = both[keep], shared[keep]
    return np.column_stack([both >> 32, both & 0xFFFFFFFF, shared])


def _hashes(keys: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """All shingles as 64-bit hashes, and the article of each."""
    long_enough = [i for i, k in enumerate(keys) if len(k) >= SIZE]
    if not long_enough:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    words = np.concatenate([keys[i] for i in long_enough])
    lengths = np.array([len(keys[i]) for i in long_enough])
    hashed = np.zeros(len(words) - SIZE + 1, np.uint64)
    for k in range(SIZE):
        hashed = hashed * _BASE + _mixed(words[k : len(words) - SIZE + 1 + k])
    owner = np.repeat(np.array(long_enough), lengths)
    inside = np.ones(len(words), bool)
    ends = np.cumsum(lengths)
    for back in range(1, SIZE):
        inside[ends - back] = False  # a shingle that would run into the next article
    inside = inside[: len(hashed)]
    return hashed[inside], owner[: len(hashed)][inside]


def _mixed(numbers: np.ndarray) -> np.ndarray:
    """Numbers spread over 64 bits (the finaliser of splitmix64)."""
    x = numbers + _BASE
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))
