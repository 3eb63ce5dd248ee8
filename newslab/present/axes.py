"""What all charts share: rows in the direction of reading, the legend of outlets, title, unit and source line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.style import FAINT, HATCHES, INK, OUTLETS, PAPER, RULE
from newslab.present.writing import Writing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEGEND_COLUMNS = 3


def outlet_look(i: int) -> dict:
    """How the bars of outlet `i` look: a colour and a hatch of its own."""
    return {"facecolor": OUTLETS[i % len(OUTLETS)], "hatch": HATCHES[i % len(HATCHES)], "edgecolor": PAPER, "linewidth": 0}


def row_height(outlets: int) -> float:
    """The inches that a row with one bar an outlet needs: every bar's number has a line of its own."""
    return max(0.34, 0.13 * outlets)


def beside(ax: Axes, y: float, text: str, write: Writing, *, color: str = INK, size: float = 8.5, weight: str = "normal") -> None:
    """A row's words, beyond the axis at which its line begins."""
    where = {"xycoords": ("axes fraction", "data"), "xytext": (-7 * write.ahead, 0), "textcoords": "offset points", "annotation_clip": False}
    ax.annotate(write.draw(text), (write.edge(), y), ha=write.end, va="center_baseline", color=color, fontsize=size, fontweight=weight, **where)


def at_end(write: Writing, away: float = 4) -> dict:
    """Where the words at the end of a bar stand, so many points beyond it, as arguments of `annotate`."""
    return {"xytext": (away * write.ahead, 0), "textcoords": "offset points", "ha": write.end if away < 0 else write.start}


def lined_up(ax: Axes, rows: int, write: Writing, *, most: float) -> None:
    """Values grow from the axis at which lines begin; rows go down."""
    ax.set_xlim(write.span(0, float(most) * 1.12))
    ax.set_ylim(max(rows, 1) - 0.4, -0.6)
    (ax.yaxis.tick_right if write.rtl else ax.yaxis.tick_left)()
    ax.set_yticks([])
    ax.tick_params(axis="x", length=0)
    ax.spines[write.end].set_visible(False)
    ax.spines[write.start].set_visible(True)
    ax.spines[write.start].set_bounds(max(rows, 1) - 0.5, -0.5)
    ax.spines["bottom"].set_color(RULE)


def legend(ax: Axes, handles: list, write: Writing, **look: object) -> None:
    """A legend over the axes that begins with the first handle where lines begin."""
    if handles:
        place = {"loc": f"lower {write.start}", "bbox_to_anchor": (write.edge(), 1), "borderaxespad": 0}
        ax.legend(handles=handles[:: -1 if write.rtl else 1], **(place | {"ncols": min(len(handles), LEGEND_COLUMNS), "markerfirst": not write.rtl} | look))


def outlet_legend(ax: Axes, outlets: list[str], write: Writing) -> None:
    """The outlets' colours and hatches, in their order."""
    from matplotlib.patches import Patch

    legend(ax, [Patch(label=write.draw(write.outlet(outlet)), **outlet_look(i)) for i, outlet in enumerate(outlets)], write, handlelength=1.4)


def frame(ax: Axes, title: str, unit: str, source: str | None, write: Writing, *, pad: float | None = None) -> None:
    """Title, unit and source line, at the edge where lines begin: that of the figure for a chart that has it to itself, else of its axes."""
    from matplotlib.transforms import blended_transform_factory

    alone = len(ax.figure.axes) == 1
    keys = ax.get_legend()
    rows = -(-len(keys.legend_handles) // LEGEND_COLUMNS) if keys else 0
    heading = ax.set_title(write.draw(title), loc=write.start, pad=pad or (12 + 12 * rows if rows else 14))
    ax.set_xlabel(write.draw(unit), loc=write.start, color=FAINT)
    if alone:
        heading.set_transform(blended_transform_factory(ax.figure.transFigure, heading.get_transform()))
        heading.set_x(write.edge(0.007))
    if source:
        at = {"xy": (write.edge(0.007 if alone else 0), 0), "xycoords": ("figure fraction" if alone else "axes fraction", "axes fraction")}
        below = {"xytext": (0, -32 if len(ax.get_xticks()) else -22), "textcoords": "offset points"}
        ax.annotate(write.draw(source), **at, **below, ha=write.start, va="top", fontsize=7, color=FAINT)
