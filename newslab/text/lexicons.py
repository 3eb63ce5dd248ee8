"""Lexicons: the word lists of `newslab/lexicons/`, the user's own, and one scan for all of them.

A lexicon is a CSV file whose name is the lexicon's name. Each row has a `form`
(several spellings parted by `|`) and whatever columns its reader wants. The value
returned by `lexicons` is frozen and cached by content; it is handed to whoever
needs it and never kept in a global.

The scan looks for every form of every lexicon at once and accepts a hit where what
stands before it in its word is nothing or known proclitics: و ف ب ل ك س ال لل. Forms of
one word are looked up word by word, and what a word holds is remembered; longer forms
are found by Aho-Corasick over folded bytes, anchored at the end of a word.
"""

from __future__ import annotations

import csv
import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newslab.text.collector import fewer_collections
from newslab.text.fold import LETTERS, WORDS_ONLY, encode, fold
from newslab.text.inflection import forms_of, spelt_forms
from newslab.text.own_rows import OwnRowError, checked
from newslab.text.remembered import Remembered

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick


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


Owners = tuple[tuple[str, tuple[tuple[int, str, bool], ...]], ...]
"""Who has a form: lexicon by lexicon its rows, each with the feature of the form, and whether its ال lost its alef."""

Reading = tuple[int, int, str, str]
"""A form in its word: after how many letters it begins, row, feature, attached proclitics."""

WordReadings = tuple[tuple[str, tuple[Reading, ...]], ...]
"""Lexicon by lexicon what it reads in a word."""

Seen = tuple[int, int, tuple[Reading, ...]]
"""The token range of a form and how one lexicon reads it."""

_hit = tuple.__new__  # makes a Hit in half the time; the scan makes a thousand an article


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file, line and repair."""


# What may stand before a form inside its word, with how many of those letters belong to the span (its article) and the rest of them.
_CONJUNCTIONS, _PREPOSITIONS = ("", "و", "ف"), ("", "ب", "ل", "ك")
_PREFIXES = {c + p: 0 for c in _CONJUNCTIONS for p in _PREPOSITIONS} | {c + "س": 0 for c in _CONJUNCTIONS}
_PREFIXES |= {c + p + "ال": 2 for c in _CONJUNCTIONS for p in ("", "ب", "ك")} | {c + "لل": 1 for c in _CONJUNCTIONS}
_PREFIXES = {k: (article, k[: len(k) - article]) for k, article in _PREFIXES.items()}
_MERGED = frozenset(c + "ل" for c in _CONJUNCTIONS)  # before a form whose ال lost its alef: للمكتب
_LONGEST_PREFIX = max(map(len, _PREFIXES))

_ONE_WORD = re.compile(rf"[{LETTERS}]+|[a-z]+")
_REMEMBERED = 50_000
"""Words whose hits are remembered: most words of an article were met in others before."""

LOOKED_UP = frozenset(
    "stopwords function_words common_words given_names family_names ambiguous_places disputed name_particles linking_words own_waw".split()
)
"""Lists that are looked up word by word; the scan leaves them out, since they would hit every other word."""


@dataclass(frozen=True, eq=False)
class Lexicons:
    """All word lists as one frozen value: `row(name, i)`, `rows(name)`, `scan`."""

    tables: Mapping[str, tuple[dict[str, str], ...]] = field(repr=False)
    key: str
    """A hash of the content: equal keys hold equal lists."""

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """All rows of a lexicon, as dictionaries of text."""
        return self.tables[name]

    def row(self, name: str, i: int) -> dict[str, str]:
        """Row `i` of a lexicon."""
        return self.tables[name][i]

    @cached_property
    def _forms(self) -> tuple[dict[str, Owners], BytesAhoCorasick, list[Owners]]:
        """The owners of each form of one word, the automaton over the longer forms, and the owners of each of its patterns."""
        with fewer_collections():  # a hundred thousand tuples that all stay: looking through them again and again takes a third of the time
            return self._built()

    def _built(self):
        from ahocorasick_rs import BytesAhoCorasick

        owners: dict[str, list[tuple[str, int, str, bool]]] = {}
        for name, rows in self.tables.items():
            if name in LOOKED_UP:
                continue
            bent = [(i, form, feature) for i, row in enumerate(rows) for form, feature in spelt_forms(row)]
            folded = fold("\n".join(form for _, form, _ in bent)).letters.split("\n")  # one call for all of them: folding each takes five times as long
            for form, (i, _, feature) in zip(folded, bent, strict=True):
                own = owners.get(form)
                if own is None:
                    owners[form] = [(name, i, feature, False)]
                elif own[-1][1] != i or own[-1][0] != name or own[-1][3]:  # of one row's equal forms the first counts
                    own.append((name, i, feature, False))
                if form.startswith("ال") and len(form) > 4:
                    owners.setdefault(form[1:], []).append((name, i, feature, True))
        phrases = {form: _by_lexicon(owners.pop(form)) for form in [form for form in owners if not _ONE_WORD.fullmatch(form)]}
        words = {form: _by_lexicon(own) for form, own in owners.items()}
        return words, BytesAhoCorasick([encode(form + " ") for form in phrases]), list(phrases.values())

    @cached_property
    def _in_word(self) -> Remembered[WordReadings]:
        """What each lexicon reads in a folded word."""
        return Remembered(partial(_read, self._forms[0]), most=_REMEMBERED)

    @cached_property
    def word_classes(self) -> dict[str, frozenset[str]]:
        """The function words, as folded forms, alone and after و or ف, with the grammatical classes that each may have."""
        out: dict[str, frozenset[str]] = {}
        for row in self.tables["function_words"]:
            for form, _ in forms_of(row):
                out[form] = out.get(form, frozenset()) | {row["class"]}
        joined = {conjunction + form: classes for form, classes in out.items() for conjunction in "وف"}  # وفي, فإن
        return joined | out

    def scan(self, codes: bytes, words: list[str], starts: list[int], ends: list[int]) -> dict[str, list[Seen]]:
        """For each lexicon where its forms stand in a folded text, as whole words or phrases; `hits_of` reads what is asked for."""
        seen: dict[str, list[Seen]] = defaultdict(list)
        in_word = self._in_word
        for i, word in enumerate(words):
            for name, readings in in_word[word]:
                seen[name].append((i, i + 1, readings))
        _, automaton, owners = self._forms
        for which, start, stop in automaton.find_matches_as_indexes(codes.translate(WORDS_ONLY) + b" ", overlapping=True):
            first, last = bisect_right(starts, start) - 1, bisect_left(ends, stop - 1) + 1
            if ends[last - 1] == stop - 1:
                cut = start - starts[first]
                for name, readings in _readings(owners[which], words[first][:cut], words[first][cut:]):
                    seen[name].append((first, last, readings))
        return seen


def hits_of(seen: list[Seen], starts: list[int], ends: list[int]) -> list[Hit]:
    """The hits of one lexicon, in reading order, from what `Lexicons.scan` saw of it.

    They are made when a grammar asks: most articles trigger few grammars, and half of an
    analysis would go into hits that nobody reads.
    """
    hits = [
        _hit(Hit, (starts[first] + cut, ends[last - 1], first, last, row, feature, prefix))
        for first, last, readings in seen
        for cut, row, feature, prefix in readings
    ]
    hits.sort()
    return hits


def _read(words: Mapping[str, Owners], word: str) -> WordReadings:
    """What each lexicon reads in a word, by the owners of all forms of one word."""
    found: dict[str, tuple[Reading, ...]] = {}
    for cut in range(min(len(word), _LONGEST_PREFIX + 1)):
        before, form = word[:cut], word[cut:]
        if before in _PREFIXES and form in words:
            for name, readings in _readings(words[form], before, form):
                found[name] = found.get(name, ()) + readings
    return tuple(found.items())


def _readings(owners: Owners, before: str, word: str) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    """How each lexicon reads a form whose first word is `word` behind the letters `before`: not at all where they are no known proclitics."""
    article, attached = _PREFIXES.get(before, (0, None))
    if article and word.startswith("ال"):
        attached = None
    merged = before if before in _MERGED else None
    cut = len(before)
    for name, rows in owners:
        readings = [
            (cut, row, feature, merged) if lost_alef else (cut - article, row, feature, attached)
            for row, feature, lost_alef in rows
            if (merged if lost_alef else attached) is not None
        ]
        if readings:
            yield name, tuple(readings)


def _by_lexicon(owners: list[tuple[str, int, str, bool]]) -> Owners:
    """A form's owners, lexicon by lexicon; tuples, which the collector leaves alone."""
    grouped: dict[str, list[tuple[int, str, bool]]] = {}
    for name, row, feature, lost in owners:
        grouped.setdefault(name, []).append((row, feature, lost))
    return tuple((name, tuple(rows)) for name, rows in grouped.items())


def read_lexicon(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of one lexicon file, as text, no value guessed to be missing (Namibia is `NA`).

    Raises `LexiconError` when there is no `form` column, or a row's form is empty.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        columns = next(reader, [])
        if "form" not in columns:
            raise LexiconError(f"{path}: no column 'form'; the first line must name the columns, and one is 'form'")
        rows = []
        for fields in reader:
            if not fields:
                continue  # an empty line
            if len(fields) != len(columns):
                raise LexiconError(f"{path}, line {reader.line_num}: not as many fields as columns; put a text with a comma in quotes")
            row = dict(zip(columns, map(sys.intern, fields), strict=True))  # codes come a thousand times: one string for all
            if not any(map(str.isalnum, row["form"])):
                raise LexiconError(f"{path}, line {reader.line_num}: the form is empty; write the word to be found")
            rows.append(row)
    return tuple(rows)


def lexicons(*own: str | Path) -> Lexicons:
    """The package's lexicons together with the user's own CSV files.

    A user's file is named like the lexicon that it extends (`actors.csv`); its rows come
    first, so they win where both know a form. Columns may be left out but for the form and the id.

    Raises LexiconError naming file, line and repair for a file that cannot be used.
    """
    return _lexicons(tuple((str(p), Path(p).stat().st_mtime_ns) for p in own))


@lru_cache(maxsize=8)
def _lexicons(own: tuple[tuple[str, int], ...]) -> Lexicons:
    import hashlib

    folder = files("newslab") / "lexicons"
    paths = [Path(str(f)) for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".csv")]
    tables = {path.stem: read_lexicon(path) for path in paths}
    for path, _ in own:
        name = Path(path).stem
        if name not in tables:
            raise LexiconError(f"{path}: no lexicon is called '{name}'; name the file after one of {', '.join(tables)}")
        try:
            tables[name] = checked(Path(path), read_lexicon(Path(path)), tables[name]) + tables[name]
        except OwnRowError as error:
            raise LexiconError(str(error)) from None
    digest = hashlib.blake2b(b"\0".join(path.read_bytes() for path in (*paths, *(Path(p) for p, _ in own))), digest_size=8)
    return Lexicons(tables, digest.hexdigest())
