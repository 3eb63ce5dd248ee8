"""Tables as a page shows them: cells with words for codes, the direction of their writing, and the mark in the text that they lead to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from newslab import tables
from newslab.present.notebook import cell_text
from newslab.present.words import is_missing, outlet_name, short
from newslab.present.writing import Writing

_CODED = {c.name for columns in tables.TABLES.values() for c in columns if c.values} | {"where_prec", "date_prec", "direction", "mod", "policy"}


class Cell(NamedTuple):
    """A cell as a page shows it: words, what is behind them (a code, or all of a long text), the direction of writing, and the mark that it leads to."""

    shown: str
    code: str | None = None
    dir: str = "auto"
    mark: str | None = None
    phrase: bool = False
    """Whether `shown` is a phrase of newslab's own with isolated names in it."""


class Sheet(NamedTuple):
    """A table as a page shows it."""

    name: str
    columns: list[tuple[str, str]]
    rows: list[list[Cell]]
    left_out: int


def sheet(name: str, table: pd.DataFrame, columns: Sequence[str], most: int, write: Writing, *, marked: set[str] = frozenset(), longest: int = 160) -> Sheet:
    """The first rows of a table; cells of `text` lead to their row's mark where the article is one of those `marked`, longer ones are cut."""
    rows = []
    for row in table.head(most).to_dict("records"):
        mark = row["id"] if marked and row["article_id"] in marked else None
        rows.append([cell(c, row[c], write, mark if c == "text" else None, longest=longest) for c in columns])
    return Sheet(name, [(c, write.word("heading", c)) for c in columns], rows, max(len(table) - most, 0))


def mention_sheet(counts: pd.DataFrame, most: int, write: Writing) -> Sheet:
    """The mentions as one row an entity, with a column for each of the first outlets."""
    outlets, about = list(counts["outlet_label"].drop_duplicates())[:6], ("label", "name_ar", "name_en", "total")
    columns = [(c, write.word("heading", c)) for c in about] + [(o, outlet_name(o, write.language)) for o in outlets]
    n = {(e, o): v for e, o, v in zip(counts["entity_id"], counts["outlet_label"], counts["n"], strict=True)}
    entities = counts.drop_duplicates("entity_id")
    rows = []
    for row in entities.head(most).to_dict("records"):
        rows.append([*(cell(c, row[c], write) for c in about), *(cell("n", n[row["entity_id"], o], write) for o in outlets)])
    return Sheet("mentions", columns, rows, max(len(entities) - most, 0))


def cell(column: str, value: object, write: Writing, mark: str | None = None, *, longest: int = 160) -> Cell:
    """A value of a column as a cell of at most so many characters; its title has them all."""
    if column in ("outlet_label", "outlets"):
        named = write.say("also").join(outlet_name(part, write.language) for part in str(value).split("؛ "))
        return Cell(named, code=str(value) if column == "outlet_label" else None, dir=write.direction(named))
    text = f"{value:.2f}" if column in ("lat", "lon") and not is_missing(value) else cell_text(value)
    shown = short(write.word(column, text) if column in _CODED else text, longest)
    ltr = isinstance(value, float) or hasattr(value, "strftime")
    return Cell(shown, code=text if shown != text else None, dir="ltr" if ltr else write.direction(shown), mark=mark)
