"""Words that people read in charts and pages, for the codes that tables hold (`words.csv`)."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files


def word(column: str, value: object) -> str:
    """The Arabic word for a value of a column; a value that has none is shown as it is, a missing one as a dash.

    >>> word("outcome", "killed"), word("heading", "text"), word("outcome", None), word("outcome", "lost")
    ('قتلى', 'النص', '—', 'lost')
    """
    return "—" if is_missing(value) else _words().get((column, str(value)), str(value))


def outlet_name(label: object) -> str:
    """An outlet's label as people read it; an outlet without a name is called so, with the beginning of its article's id.

    >>> outlet_name("نورث برس"), outlet_name("unnamed (a000002)")
    ('نورث برس', 'وسيلة بلا اسم (a000002)')
    """
    unnamed = re.fullmatch(r"unnamed \((.*)\)", str(label), re.DOTALL)
    return f"وسيلة بلا اسم ({unnamed[1][:8]})" if unnamed else str(label)


def is_missing(value: object) -> bool:
    """Whether a cell holds nothing (None, NA, NaN, NaT).

    >>> is_missing(float("nan")), is_missing(0), is_missing("")
    (True, False, False)
    """
    import pandas as pd

    return value is None or pd.isna(value)


@cache
def _words() -> dict[tuple[str, str], str]:
    with files(__package__).joinpath("words.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["column"], row["value"]): row["ar"] for row in csv.DictReader(lines)}
