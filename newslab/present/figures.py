"""Figures: made in the house style, saved as SVG and PNG that are the same on every run.

A figure is a value here: no pyplot, no global state, so that a report or a notebook leaves
nothing behind in the user's session.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newslab.present.arabic import svg_fonttype
from newslab.present.style import DPI, RC, WIDTH

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@contextmanager
def house_style() -> Iterator[None]:
    """A context in which Matplotlib has its defaults and the house style over them, whatever the user's settings; they come back after it."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(RC | {"svg.fonttype": svg_fonttype()})
        yield


def new_axes(height: float, *, width: float = WIDTH) -> Axes:
    """Axes of a new figure of that size in inches; call it inside `house_style`."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure.subplots()


def svg(chart: Axes | Figure) -> str:
    """The figure as an SVG document: the same text on every run, without a date.

    It says its direction itself, so that its labels stay at their places in a right-to-left page.
    """
    out = io.StringIO()
    with house_style():
        _figure(chart).savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue().replace("<svg ", '<svg direction="ltr" ', 1)


def png(chart: Axes | Figure, *, dpi: int = DPI) -> bytes:
    """The figure as a PNG file."""
    out = io.BytesIO()
    with house_style():
        _figure(chart).savefig(out, format="png", dpi=dpi, metadata={"Software": None})
    return out.getvalue()


def save(chart: Axes | Figure, path: str | Path) -> tuple[Path, Path]:
    """The two files written, SVG and PNG, side by side: `path` with either ending."""
    base = Path(path)
    base = base.with_suffix("") if base.suffix in (".svg", ".png") else base
    files = base.with_name(base.name + ".svg"), base.with_name(base.name + ".png")
    files[0].write_text(svg(chart), encoding="utf-8")
    files[1].write_bytes(png(chart))
    return files


def _figure(chart: Axes | Figure) -> Figure:
    return getattr(chart, "figure", None) or chart
