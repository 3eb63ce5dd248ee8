"""Where the labels of a map go: beside their points, over no other mark and no other label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.style import INK, PAPER

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

_SIDES = [
    (1, 0, "left", "center"), (-1, 0, "right", "center"), (0, 1, "center", "bottom"), (0, -1, "center", "top"),
    (0.8, 0.8, "left", "bottom"), (-0.8, 0.8, "right", "bottom"), (0.8, -0.8, "left", "top"), (-0.8, -0.8, "right", "top"),
]
_DISTANCES = (7, 14, 24, 36)  # points


Label = tuple[str, float, float]
"""Text, x and y in data units."""

Mark = tuple[float, float, float, float]
"""x and y in data units, moved right and up by so many points."""


def place_labels(ax: Axes, labels: list[Label], marks: list[Mark], *, size: float = 8, reach: float = 5) -> None:
    """Write each label beside its point, greedily, in the side and distance that cover least.

    `marks` are not to be covered, so many points (`reach`) to all sides. A label that had
    to move away gets a thin line to its point.
    """
    from matplotlib.transforms import Bbox

    figure = ax.figure
    figure.draw_without_rendering()  # the layout decides where the axes stand
    unit = figure.dpi / 72
    at = [ax.transData.transform((x, y)) + (right * unit, up * unit) for x, y, right, up in marks]
    taken = [Bbox([[x - reach * unit, y - reach * unit], [x + reach * unit, y + reach * unit]]) for x, y in at]
    frame = ax.get_window_extent()
    ground = {"facecolor": PAPER, "alpha": 0.65, "edgecolor": "none", "pad": 0.6}  # a stroked outline would turn the words into shapes
    for text, x, y in labels:
        label = ax.annotate(text, (x, y), xytext=(0, 0), textcoords="offset points", fontsize=size, color=INK, zorder=6, bbox=ground)
        label.set_in_layout(False)
        extent = label.get_window_extent()
        point = ax.transData.transform((x, y))
        best = None
        for distance in _DISTANCES:
            for dx, dy, ha, va in _SIDES:
                left = point[0] + dx * distance * unit - {"left": 0, "center": 0.5, "right": 1}[ha] * extent.width
                bottom = point[1] + dy * distance * unit - {"bottom": 0, "center": 0.5, "top": 1}[va] * extent.height
                box = Bbox.from_bounds(left, bottom, extent.width, extent.height)
                cost = sum(_overlap(box, other) for other in taken) + 4 * (box.width * box.height - _overlap(box, frame)) + distance * unit * unit
                if best is None or cost < best[0]:
                    best = (cost, distance, dx, dy, ha, va, box)
        _, distance, dx, dy, ha, va, box = best
        label.set(position=(dx * distance, dy * distance), ha=ha, va=va)
        if distance > 14:
            line = {"arrowstyle": "-", "color": INK, "linewidth": 0.4, "shrinkA": 0, "shrinkB": 3}
            ax.annotate("", (x, y), xytext=(dx * distance, dy * distance), textcoords="offset points", arrowprops=line, zorder=3).set_in_layout(False)
        taken.append(box)


def _overlap(a: Bbox, b: Bbox) -> float:
    """Shared area in square pixels."""
    width, height = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
    return width * height if width > 0 and height > 0 else 0.0
