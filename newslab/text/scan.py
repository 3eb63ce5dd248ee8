"""The scan: every form of every lexicon looked for in a text at once.

A hit counts where what stands before the form in its word is nothing or known proclitics:
و ف ب ل ك س ال لل. Forms of one word are looked up word by word, and what a word holds is
remembered; longer forms are found by Aho-Corasick over folded bytes, anchored at the end of a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newslab.text.fold import LETTERS, WORDS_ONLY, encode
from newslab.text.inflection import folded_forms
from newslab.text.remembered import Remembered


class Hit(NamedTuple):
    """A lexicon form found in a document."""

    start: int
    """Folded position where the form begins: after attached proclitics, but with its article ال."""
    end: int
    first: int
    """The token that it begins in (its proclitics included)."""
    last: int
    """One past its last token."""
    row: int
    """The row of the lexicon, for `Lexicons.row`."""
    feature: str
    """How the form is bent (`newslab.text.inflection`); empty for forms that stand as written."""
    prefix: str
    """The attached proclitics before `start`: some of و ف ب ل ك س; the ل of لل included."""


_hit = tuple.__new__  # makes a Hit in half the time; an article has a thousand

Owners = tuple[tuple[int, int, str, bool], ...]
"""Who has a form: lexicon (its number), row, the feature of the form, and whether its ال lost its alef."""

Reading = tuple[int, int, str, str]
"""A form in its first word: after how many letters it begins, row, feature, attached proclitics."""

Readings = tuple[tuple[int, tuple[Reading, ...]], ...]
"""Lexicon by lexicon how it reads a form or a word."""

# What may stand before a form inside its word, with how many of those letters belong to the span (its article) and the rest of them.
_CONJUNCTIONS, _PREPOSITIONS = ("", "و", "ف"), ("", "ب", "ل", "ك")
_PREFIXES = {c + p: 0 for c in _CONJUNCTIONS for p in _PREPOSITIONS} | {c + "س": 0 for c in _CONJUNCTIONS}
_PREFIXES |= {c + p + "ال": 2 for c in _CONJUNCTIONS for p in ("", "ب", "ك")} | {c + "لل": 1 for c in _CONJUNCTIONS}
_PREFIXES = {k: (article, k[: len(k) - article]) for k, article in _PREFIXES.items()}
_MERGED = frozenset(c + "ل" for c in _CONJUNCTIONS)  # before a form whose ال lost its alef: للمكتب
_LONGEST_PREFIX = max(map(len, _PREFIXES))

_ONE_WORD = re.compile(rf"[{LETTERS}]+|[a-z]+")
_REMEMBERED = 50_000
"""Words whose readings are remembered: most words of an article were met in others before."""


class Seen:
    """What one text holds of the lexicons; `hits` tells it of one of them."""

    def __init__(self, scan: Scan, codes: bytes, words: list[str], starts: list[int], ends: list[int]) -> None:
        self._scan, self._starts, self._ends = scan, starts, ends
        in_word = scan.in_word
        self._tokens = tokens = [[] for _ in scan.numbers]
        self._readings = read = [[] for _ in scan.numbers]
        for i, word in enumerate(words):
            for lexicon, readings in in_word[word]:
                tokens[lexicon].append(i)
                read[lexicon].append(readings)
        self._phrases: dict[int, list[tuple[int, int, tuple[Reading, ...]]]] = {}
        for which, start, stop in scan.automaton.find_matches_as_indexes(codes.translate(WORDS_ONLY) + b" ", overlapping=True):
            first, last = bisect_right(starts, start) - 1, bisect_left(ends, stop - 1) + 1
            if ends[last - 1] == stop - 1:
                for lexicon, readings in scan.in_phrase[which, words[first][: start - starts[first]]]:
                    self._phrases.setdefault(lexicon, []).append((first, last, readings))

    def hits(self, name: str) -> list[Hit]:
        """The hits of one lexicon, in reading order.

        They are made when a grammar asks: most articles trigger few grammars, and half of an
        analysis would go into hits that nobody reads.
        """
        lexicon = self._scan.numbers.get(name)
        if lexicon is None:
            return []
        starts, ends = self._starts, self._ends
        hits = [
            _hit(Hit, (starts[i] + cut, ends[i], i, i + 1, row, feature, prefix))
            for i, readings in zip(self._tokens[lexicon], self._readings[lexicon], strict=True)
            for cut, row, feature, prefix in readings
        ]
        hits += [
            _hit(Hit, (starts[first] + cut, ends[last - 1], first, last, row, feature, prefix))
            for first, last, readings in self._phrases.get(lexicon, ())
            for cut, row, feature, prefix in readings
        ]
        hits.sort()
        return hits


class Scan:
    """All forms of some lexicons, ready to be looked for: `Seen(scan, ...)`."""

    def __init__(self, tables: Mapping[str, Iterable[Mapping[str, str]]]) -> None:
        from ahocorasick_rs import BytesAhoCorasick

        self.numbers = {name: number for number, name in enumerate(tables)}
        owners: dict[str, list[tuple[int, int, str, bool]]] = {}
        for lexicon, rows in enumerate(tables.values()):
            for i, form, feature in folded_forms(rows):
                own = owners.get(form)
                if own is None:
                    owners[form] = [(lexicon, i, feature, False)]
                elif own[-1][1] != i or own[-1][0] != lexicon or own[-1][3]:  # of one row's equal forms the first counts
                    own.append((lexicon, i, feature, False))
                if form.startswith("ال") and len(form) > 4:
                    owners.setdefault(form[1:], []).append((lexicon, i, feature, True))
        self._phrases: list[tuple[str, Owners]] = [(form, tuple(owners.pop(form))) for form in [form for form in owners if not _ONE_WORD.fullmatch(form)]]
        self._words: dict[str, Owners] = {form: tuple(own) for form, own in owners.items()}
        self.automaton = BytesAhoCorasick([encode(form + " ") for form, _ in self._phrases])
        self.in_word: Remembered[str, Readings] = Remembered(self._in_word, most=_REMEMBERED)
        """What each lexicon reads in a folded word."""
        self.in_phrase: Remembered[tuple[int, str], Readings] = Remembered(self._in_phrase, most=_REMEMBERED)
        """What each lexicon reads in a pattern of the automaton behind some letters."""

    def _in_word(self, word: str) -> Readings:
        found: dict[int, list[Reading]] = {}
        for cut in range(min(len(word), _LONGEST_PREFIX + 1)):
            before, form = word[:cut], word[cut:]
            if before in _PREFIXES and form in self._words:
                _read(self._words[form], before, form, found)
        return _frozen(found)

    def _in_phrase(self, key: tuple[int, str]) -> Readings:
        which, before = key
        form, owners = self._phrases[which]
        found: dict[int, list[Reading]] = {}
        _read(owners, before, form, found)
        return _frozen(found)


def _read(owners: Owners, before: str, form: str, found: dict[int, list[Reading]]) -> None:
    """Add to `found` how each lexicon reads a form behind the letters `before`: not at all where they are no known proclitics."""
    article, attached = _PREFIXES.get(before, (0, None))
    if article and form.startswith("ال"):
        attached = None
    merged = before if before in _MERGED else None
    for lexicon, row, feature, lost_alef in owners:
        prefix = merged if lost_alef else attached
        if prefix is not None:
            found.setdefault(lexicon, []).append((len(before) - (0 if lost_alef else article), row, feature, prefix))


def _frozen(found: dict[int, list[Reading]]) -> Readings:
    """As tuples, which the collector leaves alone."""
    return tuple((lexicon, tuple(readings)) for lexicon, readings in found.items())
