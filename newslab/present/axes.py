"""What all charts share: rows that read from right to left, the legend of outlets, title, unit and source line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.arabic import drawable
from newslab.present.style import FAINT, HATCHES, INK, OUTLETS, PAPER, RULE
from newslab.present.words import outlet_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def short(text: object, most: int) -> str:
    """The text in one line of at most so many characters.

    >>> short("قتل أربعة  أشخاص", 10)
    'قتل أربعة…'
    """
    text = " ".join(str(text).split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def outlet_look(i: int) -> dict:
    """How the bars of outlet `i` look: a colour and a hatch of its own."""
    return {"facecolor": OUTLETS[i % len(OUTLETS)], "hatch": HATCHES[i % len(HATCHES)], "edgecolor": PAPER, "linewidth": 0}


def beside(ax: Axes, y: float, text: str, *, color: str = INK, size: float = 8.5, weight: str = "normal") -> None:
    """A row's words, right of the axis."""
    where = {"xycoords": ("axes fraction", "data"), "xytext": (7, 0), "textcoords": "offset points", "annotation_clip": False}
    ax.annotate(drawable(text), (1, y), ha="left", va="center_baseline", color=color, fontsize=size, fontweight=weight, **where)


def right_to_left(ax: Axes, rows: int, *, most: float) -> None:
    """Values grow to the left from an axis on the right; rows go down."""
    ax.set_xlim(float(most) * 1.12, 0)
    ax.set_ylim(max(rows, 1) - 0.4, -0.6)
    ax.yaxis.tick_right()
    ax.set_yticks([])
    ax.tick_params(axis="x", length=0)
    ax.spines["right"].set_bounds(max(rows, 1) - 0.5, -0.5)
    ax.spines["bottom"].set_color(RULE)


def outlet_legend(ax: Axes, outlets: list[str]) -> None:
    """The outlets' colours and hatches, the first outlet on the right."""
    from matplotlib.patches import Patch

    handles = [Patch(label=drawable(outlet_name(outlet)), **outlet_look(i)) for i, outlet in enumerate(outlets)]
    if handles:
        place = {"loc": "lower right", "bbox_to_anchor": (1, 1), "borderaxespad": 0}
        ax.legend(handles=handles[::-1], ncols=min(len(handles), 3), markerfirst=False, handlelength=1.4, **place)


def frame(ax: Axes, title: str, unit: str, source: str | None, *, pad: float | None = None) -> None:
    """Title, unit and source line, at the right edge of a chart that has its figure to itself, else at that of its axes."""
    from matplotlib.transforms import blended_transform_factory

    alone = len(ax.figure.axes) == 1
    heading = ax.set_title(drawable(title), loc="right", pad=pad or (24 if ax.get_legend() else 14))
    ax.set_xlabel(drawable(unit), loc="right", color=FAINT)
    if alone:
        heading.set_transform(blended_transform_factory(ax.figure.transFigure, heading.get_transform()))
        heading.set_x(0.993)
    if source:
        at = {"xy": (0.993 if alone else 1, 0), "xycoords": ("figure fraction" if alone else "axes fraction", "axes fraction")}
        below = {"xytext": (0, -32 if len(ax.get_xticks()) else -22), "textcoords": "offset points"}
        ax.annotate(drawable(source), **at, **below, ha="right", va="top", fontsize=7, color=FAINT)
