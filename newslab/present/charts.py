"""Charts that draw a table as it is: right to left, with units and a source line, readable in grey.

Each function takes a table of `newslab.summaries` (or any with those columns) and, if you
like, `ax`; it draws every row, computes nothing, and returns the Axes. In a notebook, put
`show(chart)` of `newslab.present.figures` on the last line; `save` writes SVG and PNG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.axes import beside, frame, outlet_legend, outlet_look, right_to_left
from newslab.present.comparison import keyness as keyness
from newslab.present.comparison import naming as naming
from newslab.present.comparison import passages as passages
from newslab.present.figures import house_style, new_axes
from newslab.present.figures import save as save
from newslab.present.figures import show as show
from newslab.present.maps import places as places
from newslab.present.style import FAINT, INK
from newslab.present.tolls import claims as claims
from newslab.present.tolls import events as events
from newslab.present.words import word

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def mentions(counts: pd.DataFrame, *, ax: Axes | None = None, title: str = "من يُذكر، وكم مرة", source: str | None = None) -> Axes:
    """Bars of how often each outlet names each entity, people, organisations and places apart; the number stands at each bar.

    Columns: label, entity_id, name_ar, outlet_label, n (`summaries.mentions`). Unit: mentions. Rows are drawn in their order.
    """
    outlets = list(counts["outlet_label"].drop_duplicates())
    rows = _mention_rows(counts)
    with house_style():
        ax = ax or new_axes(max(2.0, 1.3 + 0.34 * len(rows)))
        thick = 0.78 / max(len(outlets), 1)
        for y, (heading, entity, name) in enumerate(rows):
            if heading:
                beside(ax, y, name, weight="bold")
                continue
            beside(ax, y, name)
            of = counts[(counts["entity_id"] == entity)].set_index("outlet_label")["n"]
            for i, outlet in enumerate(outlets):
                at, n = y - 0.39 + thick * (i + 0.5), int(of.get(outlet, 0))
                ax.barh(at, n, thick * 0.9, **outlet_look(i))
                ax.annotate(str(n), (n, at), xytext=(-4, 0), textcoords="offset points", ha="right", va="center", fontsize=7, color=INK if n else FAINT)
        right_to_left(ax, len(rows), most=counts["n"].max() if len(counts) else 1)
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        outlet_legend(ax, outlets)
        frame(ax, title, "عدد مرات الذكر في العنوان والمتن وتعليقات الصور", source)
    return ax


def _mention_rows(counts: pd.DataFrame) -> list[tuple[bool, str, str]]:
    """(is a heading, entity, words) from top to bottom: people, organisations, places."""
    rows: list[tuple[bool, str, str]] = []
    for label in ("PER", "ORG", "LOC"):
        some = counts[counts["label"] == label].drop_duplicates("entity_id")
        if len(some):
            rows += [(True, label, word("label", label)), *((False, e, n) for e, n in zip(some["entity_id"], some["name_ar"], strict=True))]
    return rows
