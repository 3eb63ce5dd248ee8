"""Outlets by outlets: a table of shades for `outlet_matrix` and `outlet_agreement`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.axes import beside, frame, lined_up
from newslab.present.figures import house_style, new_axes
from newslab.present.style import FAINT, HEAT, INK, PAPER
from newslab.present.writing import writing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def outlets(
    table: pd.DataFrame, column: str = "n_pairs", *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar"
) -> Axes:
    """A table of shades, outlets by outlets: darker where `column` is higher, with each number.

    Columns: outlet_a (rows), outlet_b (columns, the first where lines begin) and `column`, as in `outlet_matrix` (n_pairs, n_words, n_first) or
    `outlet_agreement` (n_events, n_same, n_higher).
    """
    write = writing(language)
    names = sorted({*table["outlet_a"], *table["outlet_b"]})
    cells = {(a, b): int(n) for a, b, n in zip(table["outlet_a"], table["outlet_b"], table[column], strict=True)}
    most = max([*cells.values(), 1])
    with house_style():
        ax = ax or new_axes(max(2.6, 2.0 + 0.36 * len(names)))
        for y, a in enumerate(names):
            beside(ax, y, write.outlet(a, most=30), write)
            for x, b in enumerate(names):
                n = cells.get((a, b))
                shade = PAPER if a == b else HEAT[round((len(HEAT) - 1) * ((n or 0) / most) ** 0.6)]
                ax.barh(y, 0.94, 0.88, left=x + 0.03, color=shade, linewidth=0)
                if a != b:
                    color = FAINT if not n else PAPER if n > most * 0.35 else INK
                    ax.text(x + 0.5, y, str(n or 0), ha="center", va="center_baseline", fontsize=7.5, color=color)
        for x, b in enumerate(names):
            at = {"ha": write.start, "va": "bottom", "rotation": 35 * write.ahead, "rotation_mode": "anchor", "fontsize": 7.5, "annotation_clip": False}
            ax.annotate(write.draw(write.outlet(b, most=22)), (x + 0.5, -0.55), **at)
        lined_up(ax, len(names), write, most=1)
        ax.set_xlim(write.span(0, max(len(names), 1)))
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        frame(ax, title or write.say("title.outlets"), write.word("heading", column), source, write, pad=70)
    return ax
