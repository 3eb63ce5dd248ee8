"""The house style: colours, fonts, line widths and sizes of all charts, pages and highlighted text, in one place.

Colours differ in lightness as well as in hue, and whatever a colour says is said by a
shape, a hatch or a word too: a chart still reads when printed in grey.
"""

from __future__ import annotations

INK = "#1d2430"
"""Text, axes and the strongest marks."""

FAINT = "#6b7280"
"""Second lines, source lines, ticks."""

RULE = "#d5d9df"
"""Grid lines and rules."""

PAPER = "#ffffff"

OUTLETS = ("#1f3f66", "#e3a04f", "#8fb8a8", "#7c4a6b", "#c9ced6", "#4f7f5b")
"""One colour an outlet, in order of appearance; dark, light and middle alternate, so that neighbours differ in grey."""

HATCHES = ("", "///", "...", "\\\\\\\\\\\\", "xxx", "---")
"""One hatch an outlet, for print in grey."""

HEAT = ("#f4f5f7", "#dbe3ec", "#b9c9da", "#8fa8c2", "#6485a8", "#3f6189", "#1f3f66")
"""Shades from none to most."""

OUTCOMES = {
    "killed": ("#8c1c13", "o"), "injured": ("#d9822b", "s"), "missing": ("#6b7280", "D"), "abducted": ("#5b3a70", "^"), "detained": ("#3c6e91", "v"),
    "displaced": ("#4f7f5b", "P"), "killed_or_injured": ("#b8574a", "X"), "killed_or_missing": ("#8a6b5c", "X"),
}
"""Colour and marker of each outcome of a casualty claim."""

LABELS = {"PER": "#cfe0f3", "ORG": "#f5dfb0", "LOC": "#cfe8d2"}
"""Background of each kind of mention in highlighted text."""

CLAIM, QUOTE, DATE = "#f3c6c0", "#e6e8ec", "#6d28d9"
"""Highlighted text: background of a casualty claim and of a quotation, underline of a date."""

SEA, LAND, COAST, BORDER, RIVER = "#dfe8ee", "#fbf9f4", "#8b97a3", "#a39a8a", "#9dbbd0"

WIDTH = 7.2
"""Width of a chart in inches: a page between its margins."""

DPI = 160

RC = {
    "font.family": ["DejaVu Sans", "sans-serif"],  # DejaVu Sans comes with Matplotlib and has all Arabic letters; its italic and serif do not
    "font.size": 9,
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign in a headline is a dollar sign
    "axes.titlesize": 11.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "right",
    "axes.titlepad": 12,
    "axes.labelsize": 8.5,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "axes.linewidth": 0.7,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.left": False,
    "axes.unicode_minus": False,
    "axes.grid": False,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "xtick.color": FAINT,
    "xtick.labelcolor": INK,
    "xtick.labelsize": 8,
    "ytick.color": FAINT,
    "ytick.labelcolor": INK,
    "ytick.labelsize": 8.5,
    "legend.frameon": False,
    "legend.fontsize": 8,
    "hatch.linewidth": 0.5,
    "figure.facecolor": PAPER,
    "figure.dpi": DPI,
    "savefig.dpi": DPI,
    "savefig.facecolor": PAPER,
    "svg.hashsalt": "newslab",  # the ids in an SVG depend on nothing but its content
}
"""Matplotlib settings of the house, over its defaults; `newslab.present.figures` applies them."""
