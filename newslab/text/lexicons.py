"""Lexicons: the word lists of `newslab/lexicons/`, the user's own, and one scan for all of them.

A lexicon is a CSV file whose name is the lexicon's name. Each row has a `form`
(several spellings parted by `|`) and whatever columns its reader wants. The value
returned by `lexicons` is frozen and cached by content; it is handed to whoever
needs it and never kept in a global.

The scan looks for every form of every lexicon at once (Aho-Corasick over folded
bytes, anchored at the end of a word) and accepts a hit where what stands before
it in its word is nothing or known proclitics: و ف ب ل ك س ال لل.
"""

from __future__ import annotations

import csv
import gc
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from newslab.text.fold import WORDS_ONLY, encode, fold
from newslab.text.inflection import forms_of, spelt_forms
from newslab.text.own_rows import OwnRowError, checked


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


_hit = tuple.__new__  # makes a Hit in half the time; the scan makes a thousand an article


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file, line and repair."""


# What may stand before a form inside its word: how many of those letters belong to the span (its article), and the rest, readable.
_CONJUNCTIONS, _PREPOSITIONS = ("", "و", "ف"), ("", "ب", "ل", "ك")
_PREFIXES = {c + p: 0 for c in _CONJUNCTIONS for p in _PREPOSITIONS} | {c + "س": 0 for c in _CONJUNCTIONS}
_PREFIXES |= {c + p + "ال": 2 for c in _CONJUNCTIONS for p in ("", "ب", "ك")} | {c + "لل": 1 for c in _CONJUNCTIONS}
_PREFIXES = {encode(k): (article, k[: len(k) - article]) for k, article in _PREFIXES.items()}
_MERGED = {encode(c + "ل"): c + "ل" for c in _CONJUNCTIONS}  # before a form whose ال lost its alef: للمكتب
_AL, _SPACE = encode("ال"), encode(" ")

LOOKED_UP = frozenset({"stopwords", "function_words", "common_words", "given_names", "ambiguous_places", "disputed", "name_particles", "linking_words"})
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
    def _automaton(self):
        """The automaton over all forms, and for each of its patterns the lexicons that own it, with the rows in each."""
        collects = gc.isenabled()
        gc.disable()  # a hundred thousand tuples that all stay: looking through them again and again takes a third of the time
        try:
            return self._built()
        finally:
            if collects:
                gc.enable()

    def _built(self):
        from ahocorasick_rs import BytesAhoCorasick

        owners: dict[bytes, list[tuple[str, int, str, bool]]] = {}
        for name, rows in self.tables.items():
            if name in LOOKED_UP:
                continue
            bent = [(i, form, feature) for i, row in enumerate(rows) for form, feature in spelt_forms(row)]
            folded = fold("\n".join(form for _, form, _ in bent)).codes.split(b"\n")  # one call for all of them: folding each takes five times as long
            for code, (i, _, feature) in zip(folded, bent, strict=True):
                own = owners.get(code)
                if own is None:
                    owners[code] = [(name, i, feature, False)]
                elif own[-1][1] != i or own[-1][0] != name or own[-1][3]:  # of one row's equal forms the first counts
                    own.append((name, i, feature, False))
                if code.startswith(_AL) and len(code) > 4:
                    owners.setdefault(code[1:], []).append((name, i, feature, True))
        return BytesAhoCorasick([code + _SPACE for code in owners]), [_by_lexicon(own) for own in owners.values()]

    @cached_property
    def word_classes(self) -> dict[str, frozenset[str]]:
        """The function words, as folded forms, alone and after و or ف, with the grammatical classes that each may have."""
        out: dict[str, frozenset[str]] = {}
        for row in self.tables["function_words"]:
            for form, _ in forms_of(row):
                out[form] = out.get(form, frozenset()) | {row["class"]}
        joined = {conjunction + form: classes for form, classes in out.items() for conjunction in "وف"}  # وفي, فإن
        return joined | out

    def scan(self, codes: bytes, starts: list[int], ends: list[int]) -> dict[str, list[tuple]]:
        """For each lexicon where its forms stand in a folded text, as whole words or phrases; `hits_of` reads what is asked for."""
        automaton, owners = self._automaton
        spaced = codes.translate(WORDS_ONLY) + _SPACE
        token_of_start = {s: i for i, s in enumerate(starts)}
        token_of_end = {e: i for i, e in enumerate(ends, start=1)}
        seen: dict[str, list[tuple]] = defaultdict(list)
        for which, start, stop in automaton.find_matches_as_indexes(spaced, overlapping=True):
            last = token_of_end.get(stop - 1)
            if last is None:
                continue
            first = token_of_start.get(start)
            if first is not None:
                place = (start, stop - 1, first, last, 0, "", None)
            else:  # inside a word: what stands before it must be known proclitics
                first = bisect_right(starts, start) - 1
                before = codes[starts[first] : start]
                prefix, merged = _PREFIXES.get(before), _MERGED.get(before)
                if prefix is None and merged is None:
                    continue
                article, attached = prefix or (0, None)
                place = (start, stop - 1, first, last, article, None if article and codes[start : start + 2] == _AL else attached, merged)
            for name, rows in owners[which]:
                seen[name].append((place, rows))
        return seen


def hits_of(seen: list[tuple]) -> list[Hit]:
    """The hits of one lexicon, in reading order, from what `Lexicons.scan` saw of it.

    They are made when a grammar asks: most articles trigger few grammars, and half of an
    analysis would go into hits that nobody reads.
    """
    hits = []
    for (start, end, first, last, article, attached, merged), rows in seen:
        for row, feature, lost_alef in rows:
            if lost_alef:
                if merged is not None:
                    hits.append(_hit(Hit, (start, end, first, last, row, feature, merged)))
            elif attached is not None:
                hits.append(_hit(Hit, (start - article, end, first, last, row, feature, attached)))
    hits.sort()
    return hits


def _by_lexicon(owners: list[tuple[str, int, str, bool]]) -> tuple:
    """A pattern's owners, lexicon by lexicon: (name, ((row, feature, whether its ال lost its alef), ...)). Tuples, which the collector leaves alone."""
    grouped: dict[str, list[tuple[int, str, bool]]] = {}
    for name, row, feature, lost in owners:
        grouped.setdefault(name, []).append((row, feature, lost))
    return tuple((name, tuple(rows)) for name, rows in grouped.items())


def read_lexicon(path: Path) -> tuple[dict[str, str], ...]:
    """The rows of one lexicon file, as text, no value guessed to be missing (Namibia is `NA`).

    Raises `LexiconError` when there is no `form` column, or a row's form is empty.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if "form" not in (reader.fieldnames or ()):
            raise LexiconError(f"{path}: no column 'form'; the first line must name the columns, and one is 'form'")
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise LexiconError(f"{path}, line {reader.line_num}: not as many fields as columns; put a text with a comma in quotes")
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
