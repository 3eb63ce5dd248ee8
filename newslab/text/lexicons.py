"""Lexicons: the word lists of `newslab/lexicons/`, the user's own, and one scan for all of them.

A lexicon is a CSV file whose name is the lexicon's name. Each row has a `form`
(several spellings parted by `|`) and whatever columns its reader wants. The value
returned by `lexicons` is frozen and cached by content; it is handed to whoever
needs it and never kept in a global.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

from newslab.text.collector import fewer_collections
from newslab.text.inflection import forms_of
from newslab.text.own_rows import OwnRowError, checked
from newslab.text.scan import Hit as Hit  # the grammars take it from here
from newslab.text.scan import Scan


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file, line and repair."""


LOOKED_UP = frozenset(
    """
    ambiguous_places clause_words common_words context_words disputed event_types family_names
    function_words given_names linking_words name_particles own_waw stopwords things
    """.split()
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
    def scan(self) -> Scan:
        """The scan for all lists that are not looked up word by word."""
        with fewer_collections():  # a hundred thousand tuples that all stay: looking through them again and again takes a third of the time
            return Scan({name: rows for name, rows in self.tables.items() if name not in LOOKED_UP})

    @cached_property
    def word_classes(self) -> dict[str, frozenset[str]]:
        """The function words, as folded forms, alone and after و or ف, with the grammatical classes that each may have."""
        out: dict[str, frozenset[str]] = {}
        for row in self.tables["function_words"]:
            for form, _ in forms_of(row):
                out[form] = out.get(form, frozenset()) | {row["class"]}
        joined = {conjunction + form: classes for form, classes in out.items() for conjunction in "وف"}  # وفي, فإن
        return joined | out


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
