"""Words that people read in charts and pages, for the codes that tables hold (`words.csv`)."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

LANGUAGES = ("ar", "en")
"""The languages that charts and pages are written in; columns of words.csv."""


def word(column: str, value: object, language: str = "ar") -> str:
    """The word for a value of a column in a language; a value that has none is shown as it is, a missing one as a dash.

    >>> word("outcome", "killed"), word("heading", "text"), word("outcome", None), word("outcome", "lost")
    ('قتلى', 'النص', '—', 'lost')
    >>> word("outcome", "injured", "en")
    'injured'
    """
    found = None if is_missing(value) else _words().get((column, str(value)))
    return found[language] if found else "—" if is_missing(value) else str(value)


def outlet_name(label: object, language: str = "ar") -> str:
    """An outlet's label as people read it; an outlet without a name is called so, with the beginning of its article's id.

    >>> outlet_name("نورث برس"), outlet_name("unnamed (a000002)")
    ('نورث برس', 'وسيلة بلا اسم (a000002)')
    """
    unnamed = re.fullmatch(r"unnamed \((.*)\)", str(label), re.DOTALL)
    return word("say", "unnamed", language).format(id=unnamed[1][:8]) if unnamed else str(label)


def short(text: object, most: int) -> str:
    """The text in one line of at most so many characters.

    >>> short("قتل أربعة  أشخاص", 10)
    'قتل أربعة…'
    """
    text = " ".join(str(text).split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def counted(n: int, one: str, two: str, few: str, many: str) -> str:
    """A number with its noun: the noun alone for one and two, plural from 3 to 10, singular above.

    >>> [counted(n, "صف آخر", "صفان آخران", "صفوف أخرى", "صفا آخر") for n in (1, 2, 3, 11, 103)]
    ['صف آخر', 'صفان آخران', '3 صفوف أخرى', '11 صفا آخر', '103 صفوف أخرى']
    """
    return {1: one, 2: two}.get(n) or (f"{n} {few}" if n % 100 in range(3, 11) else f"{n} {many}")


def is_missing(value: object) -> bool:
    """Whether a cell holds nothing (None, NA, NaN, NaT).

    >>> is_missing(float("nan")), is_missing(0), is_missing("")
    (True, False, False)
    """
    import pandas as pd

    return value is None or pd.isna(value)


@cache
def _words() -> dict[tuple[str, str], dict[str, str]]:
    with files(__package__).joinpath("words.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["column"], row["value"]): row for row in csv.DictReader(lines)}
