"""What a notebook displays: charts as SVG and PNG, tables whose Arabic cells read from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.words import is_missing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def show(thing: Axes | Figure | pd.DataFrame) -> ShownChart | ShownTable:
    """A chart or a table for display in a notebook: put it on a cell's last line.

    A chart gives SVG, which comparing tools can compare, and PNG, which every viewer shows.
    In a table each cell has the direction of its own text: in a plain DataFrame the number
    of `4 أشخاص` stands at the wrong end. Missing values are dashes; a named index becomes columns.
    """
    return ShownTable(thing) if hasattr(thing, "itertuples") else ShownChart(thing)


class ShownChart:
    """A chart that displays itself."""

    def __init__(self, chart: Axes | Figure):
        self._chart = chart

    def __repr__(self) -> str:
        return "<chart>"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        from newslab.present.figures import png, svg

        return {"image/svg+xml": svg(self._chart), "image/png": png(self._chart, dpi=90), "text/plain": repr(self)}


class ShownTable:
    """A table that displays itself."""

    def __init__(self, table: pd.DataFrame):
        named = any(name is not None for name in table.index.names)
        self._table = table.reset_index() if named else table

    def __repr__(self) -> str:
        return self._table.to_string(index=False)

    def _repr_html_(self) -> str:
        from newslab.present.pages import render

        table = self._table
        columns = [(str(name), table[name].dtype.kind in "iufb") for name in table.columns]
        rows = [[(cell_text(value), number) for value, (_, number) in zip(row, columns, strict=True)] for row in table.itertuples(index=False, name=None)]
        return render("table.html", columns=columns, rows=rows)


def cell_text(value: object) -> str:
    """A cell's value as people read it.

    >>> import pandas as pd
    >>> [cell_text(v) for v in (pd.NA, 4, 0.25, 35.776, pd.Timestamp("2024-05-01"), "a\\n b", True)]
    ['—', '4', '0.25', '35.776', '2024-05-01', 'a b', 'True']
    """
    if is_missing(value):
        return "—"
    if hasattr(value, "strftime"):
        return f"{value:%Y-%m-%d}"
    return f"{value:.6g}" if isinstance(value, float) else " ".join(str(value).split())
