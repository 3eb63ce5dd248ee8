"""How good each table is: bars of F1 against sentences whose answer is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.axes import at_end, beside, frame, legend, lined_up, outlet_look
from newslab.present.figures import house_style, new_axes
from newslab.present.style import FAINT
from newslab.present.writing import writing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_MEASURES = ("span", "row")


def accuracy(scores: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar") -> Axes:
    """Two bars a gold file and table: F1 of the words found, and of the words with every stated column right; each number stands at its bar.

    Columns: file, texts, table, measure (span or row; others are not drawn), f1 (`evaluate_folder(...).scores`). Unit: F1, 0 to 1.
    """
    from matplotlib.patches import Patch

    write = writing(language)
    drawn = scores[scores["measure"].isin(_MEASURES)]
    rows = list(dict.fromkeys(zip(drawn["file"], drawn["table"], drawn["texts"], strict=True)))
    f1 = {(file, table, measure): float(v) for file, table, measure, v in zip(drawn["file"], drawn["table"], drawn["measure"], drawn["f1"], strict=True)}
    with house_style():
        ax = ax or new_axes(max(2.0, 1.5 + 0.5 * len(rows)))
        for y, (file, table, texts) in enumerate(rows):
            beside(ax, y - 0.15, write.word("table", table) if file == table else f"{write.word('table', table)}: {write.word('gold', file)}", write)
            beside(ax, y + 0.2, f"{texts} {write.word('heading', 'texts')}", write, color=FAINT, size=7.5)
            for i, measure in enumerate(_MEASURES):
                at, value = y + (i - 0.5) * 0.36, f1.get((file, table, measure))
                if value is not None:
                    ax.barh(at, value, 0.32, **outlet_look(1 - i))
                    ax.annotate(f"{value:.3f}", (value, at), **at_end(write), va="center", fontsize=7)
        lined_up(ax, len(rows), write, most=1)
        ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
        ax.grid(axis="x")
        handles = [Patch(label=write.draw(write.word("measure", measure)), **outlet_look(1 - i)) for i, measure in enumerate(_MEASURES)]
        legend(ax, handles, write, handlelength=1.4)
        frame(ax, title or write.say("title.accuracy"), "F1", source, write)
    return ax
