"""Charts that draw a table as it is: right to left, with units and a source line, readable in grey.

Each function takes a table of `newslab.summaries` (or any with those columns) and, if you
like, `ax`; it draws every row, computes nothing, and returns the Axes. In a notebook, put
`show(chart)` of `newslab.present.figures` on the last line; `save` writes SVG and PNG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.arabic import drawable
from newslab.present.axes import beside, frame, outlet_legend, outlet_look, right_to_left, short
from newslab.present.figures import house_style, new_axes
from newslab.present.figures import save as save
from newslab.present.figures import show as show
from newslab.present.maps import places as places
from newslab.present.style import FAINT, INK, OUTCOMES, PAPER
from newslab.present.words import is_missing, outlet_name, word

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


def claims(table: pd.DataFrame, *, ax: Axes | None = None, title: str = "كم ضحية، ووفق من", source: str | None = None, log: bool = False) -> Axes:
    """One line a casualty claim: the number stated, the range or the open end that it leaves, the bound in words, and its source.

    Columns: those of `summaries.claims`. Unit: persons. A dot is a number stated, a bar the span between its bounds, an
    arrow an open upper end, a hatched bar a vague word (عشرات), a hollow mark a claim that is negated or not asserted.
    `log` gives numbers above 10 a logarithmic scale.
    """
    with house_style():
        ax = ax or new_axes(max(2.0, 1.35 + 0.62 * len(table)))
        stated = table[["low", "best", "high"]].max().max() if len(table) else None
        most = 1 if is_missing(stated) else max(int(stated), 1)
        for y, row in enumerate(table.to_dict("records")):
            _claim(ax, y, row)
            beside(ax, y - 0.15, f"{word('outcome', row['outcome'])}: «{short(row['text'], 46)}»")
            beside(ax, y + 0.2, _circumstances(row), color=FAINT, size=7.5)
        right_to_left(ax, len(table), most=most * 1.25)
        if log:
            ax.set_xscale("symlog", linthresh=10)
        else:
            ax.xaxis.get_major_locator().set_params(integer=True)
        ax.grid(axis="x")
        frame(ax, title, "عدد الأشخاص", source)
    return ax


def _claim(ax: Axes, y: float, row: dict) -> None:
    """The mark of a claim, and its figure in words to the left of it."""
    color, marker = OUTCOMES.get(row["outcome"], (INK, "o"))
    low, best, high = (None if is_missing(row[c]) else int(row[c]) for c in ("low", "best", "high"))
    known = [n for n in (low, best, high) if n is not None]
    least, end = (min(known), max(known)) if known else (0, 0)
    doubts = _doubts(row)
    if row["bound"] == "vague":
        ax.barh(y, end - least, 0.2, left=least, facecolor=PAPER, edgecolor=color, hatch="/////", linewidth=0.8, zorder=2)
    elif least < end:
        ax.plot([least, end], [y, y], color=color, linewidth=5, alpha=0.45, solid_capstyle="butt", zorder=2)
    if best is not None:
        ax.plot([best], [y], marker, color=color, markerfacecolor=PAPER if doubts else color, markersize=7, markeredgewidth=1.3, zorder=3, clip_on=False)
    is_open = bool(known) and high is None
    if is_open:
        arrow = {"arrowstyle": "<|-", "color": color, "linewidth": 1.2, "linestyle": (0, (3, 2)), "shrinkB": 3}
        ax.annotate("", (end, y), xytext=(-34, 0), textcoords="offset points", arrowprops=arrow)
    text = _amount(row["bound"], low, best, high) + (f" ({'، '.join(doubts)})" if doubts else "")
    ax.annotate(drawable(text), (end, y), xytext=(-38 if is_open else -8, 0), textcoords="offset points", ha="right", va="center_baseline", fontsize=8)


def _doubts(row: dict) -> list[str]:
    """What keeps a claim from being a plain assertion, in words."""
    ordinary = {"polarity": "asserted", "certainty": "asserted"}
    return [word(column, row[column]) for column, value in ordinary.items() if not is_missing(row.get(column)) and row[column] != value]


def _amount(bound: str, low: int | None, best: int | None, high: int | None) -> str:
    """A claim's figure in words: 4؛ 4 على الأقل؛ أكثر من 4؛ 20–99، عدد مبهم."""
    known = [n for n in (best, low, high) if n is not None]
    if not known:
        return word("bound", "unspecified")
    figure = str(known[0]) if low is None or high is None or low == high else f"{low}–{high}"
    if bound in ("gt", "lt", "approx"):
        return f"{word('bound', bound)} {known[0]}"
    if bound in ("ge", "le"):
        return f"{known[0]} {word('bound', bound)}"
    return f"{figure}، {word('bound', bound)}" if bound == "vague" else figure


def _circumstances(row: dict) -> str:
    """Outlet, source, place and day of a claim, in one line."""
    said = "بلا مصدر" if is_missing(row.get("attribution")) else f"وفق {short(row['attribution'], 30)}"
    where_when = "، ".join(short(row[c], 24) for c in ("place", "date_text") if not is_missing(row.get(c)))
    return "؛ ".join(filter(None, [f"{outlet_name(row['outlet_label'])}، {said}", where_when]))
