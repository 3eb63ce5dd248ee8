"""Names of countries for a map: faint, at their middles, only where there is room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.present.coast import Box
from newslab.present.style import FAINT
from newslab.present.writing import Writing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Point = tuple[float, float]
_MOST = 12  # names on a map


def countries_in(box: Box, taken: list[Point], write: Writing) -> list[tuple[str, float, float]]:
    """(name, longitude, latitude) of the countries whose middle lies well inside the box, the most populous first, none near a point `taken` or another.

    >>> [name for name, _, _ in countries_in((38.0, 29.0, 50.0, 37.5), [], Writing("en"))]
    ['Iraq']
    """
    from newslab.text.lexicons import lexicons

    west, south, east, north = box
    width, height = east - west, north - south
    rows = [row for row in lexicons().tables["countries"] if row["kind"] == "country" and row["lat"]]
    out: list[tuple[str, float, float]] = []
    for row in sorted(rows, key=lambda row: -int(row["population"] or 0)):
        x, y = float(row["lon"]), float(row["lat"])
        inside = 0.08 < (x - west) / width < 0.92 and 0.06 < (y - south) / height < 0.94
        if inside and all(abs(x - a) > 0.09 * width or abs(y - b) > 0.045 * height for a, b in [*taken, *((a, b) for _, a, b in out)]):
            out.append((row["form"].split("|")[0] if write.rtl else row["name_en"], x, y))
    return out[:_MOST]


def name_countries(ax: Axes, box: Box, taken: list[Point], write: Writing) -> list[Point]:
    """Write the names; what comes back is where they stand."""
    named = countries_in(box, taken, write)
    for name, x, y in named:
        ax.text(x, y, write.draw(name), ha="center", va="center", fontsize=8.5, color=FAINT, alpha=0.55, zorder=1, clip_on=True)
    return [(x, y) for _, x, y in named]
