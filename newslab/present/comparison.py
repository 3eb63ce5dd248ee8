"""Charts of two articles or outlets side by side (`newslab.compare`): words, names, shared passages.

As in `newslab.present.charts`, each draws every row of its table, computes nothing and
returns the Axes. `outlets` are the labels of side a and side b, as in `pair.articles.outlet_label`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newslab.present.axes import at_end, beside, frame, legend, lined_up, outlet_legend, outlet_look, row_height
from newslab.present.figures import house_style, new_axes
from newslab.present.style import FAINT, INK, OUTLETS, PAPER, RULE
from newslab.present.words import is_missing, short
from newslab.present.writing import Writing, writing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def keyness(
    table: pd.DataFrame, outlets: Sequence[str], *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar"
) -> Axes:
    """One line a word from its rate in one article to its rate in the other, per thousand words; the counts stand at the marks.

    Columns: form, n_a, n_b, per_1000_a, per_1000_b, reliable (`pair.keyness`). Hollow marks: too few to tell from chance.
    """
    write = writing(language)
    with house_style():
        ax = ax or new_axes(max(2.0, 1.6 + 0.27 * len(table)))
        for y, row in enumerate(table.to_dict("records")):
            rates, counts = (float(row["per_1000_a"]), float(row["per_1000_b"])), (row["n_a"], row["n_b"])
            ax.plot(rates, (y, y), color=RULE, linewidth=2.5, zorder=1)
            for side, (rate, n) in enumerate(zip(rates, counts, strict=True)):
                color = OUTLETS[side]
                ax.plot(rate, y, "os"[side], color=color, markerfacecolor=color if row["reliable"] else PAPER, markersize=6, zorder=3, clip_on=False)
                if n:
                    ax.annotate(str(n), (rate, y), **at_end(write, -7 if rate < max(rates) else 7), va="center", fontsize=7)
            beside(ax, y, write.name(row["form"]), write)
        lined_up(ax, len(table), write, most=table[["per_1000_a", "per_1000_b"]].max().max() if len(table) else 1)
        ax.grid(axis="x")
        outlet_marks(ax, outlets, write)
        hollow = "" if table["reliable"].all() else write.say("unit.unreliable")
        frame(ax, title or write.say("title.keyness"), write.say("unit.keyness") + hollow, source, write)
    return ax


def outlet_marks(ax: Axes, outlets: Sequence[str], write: Writing) -> None:
    """The legend of the two sides' marks, in their order."""
    from matplotlib.lines import Line2D

    looks = [{"marker": marker, "color": color, "linestyle": "none", "markersize": 6} for marker, color in zip("os", OUTLETS, strict=False)]
    handles = [Line2D([], [], label=write.draw(write.outlet(outlet)), **look) for outlet, look in zip(outlets, looks, strict=True)]
    legend(ax, handles, write, handletextpad=0.2)


def naming(
    table: pd.DataFrame, outlets: Sequence[str], *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar"
) -> Axes:
    """Bars of how often each side uses each form of an actor's name: filled in its own voice, hollow in words that it quotes.

    Columns: entity_id, name_ar, form, voice, n_a, n_b (`pair.naming`). Unit: mentions.
    """
    records, write = table.to_dict("records"), writing(language)
    named = [(write.name(short(row["name_ar"], 36)), write.name(short(row["form"], 36)), row) for row in records]
    bars = [(name, form, side, row["voice"], int(row[f"n_{'ab'[side]}"])) for name, form, row in named for side in (0, 1)]
    return _voiced(bars, list(outlets), ax, title or write.say("title.naming"), write.say("unit.naming"), source, write)


def framing(
    counts: pd.DataFrame, dimension: str, *, outlets: Sequence[str] | None = None, ax: Axes | None = None, title: str | None = None,
    source: str | None = None, language: str = "ar",
) -> Axes:
    """Bars of how often each outlet makes each choice of wording, under what it is said of: filled in its own voice, hollow in words that it quotes.

    Columns: outlet_label, about, value, voice, n (`compare.framing.framing_counts` for that `dimension`). Unit: times.
    `outlets` gives their order, and so their colours.
    """
    write = writing(language)
    outlets = list(counts["outlet_label"].drop_duplicates() if outlets is None else outlets)
    column = "source_role" if dimension == "source" else dimension
    records = counts.sort_values("about", kind="stable", na_position="last").to_dict("records")
    bars = [(_about(row["about"], write), write.word(column, row["value"]), outlets.index(row["outlet_label"]), row["voice"], int(row["n"])) for row in records]
    return _voiced(bars, outlets, ax, title or write.word("dimension", dimension), write.say("unit.times"), source, write)


def _about(about: object, write: Writing) -> str:
    """What a choice of wording is about, in words: whose victims, an actor, a source."""
    if is_missing(about):
        return write.say("not_said")
    status = write.word("victims", about)
    return status if status != about else write.name(short(about, 36))


def _voiced(bars: list[tuple[str, str, int, str, int]], outlets: list[str], ax: Axes | None, title: str, unit: str, source: str | None, write: Writing) -> Axes:
    """Bars of (heading, row, outlet's position, voice, n), those of one row and outlet end to end."""
    rows: dict[str, list[str]] = {}  # headings and their rows, in the order in which they come
    amounts: dict[tuple[str, str, int], list[tuple[bool, int]]] = {}
    for heading, row, side, voice, n in bars:
        some = rows.setdefault(heading, [])
        if row not in some:
            some.append(row)
        amounts.setdefault((heading, row, side), []).append((voice != "outlet", n))
    lines = [line for heading, some in rows.items() for line in [(heading, None), *((heading, row) for row in some)]]
    thick = 0.78 / max(len(outlets), 1)
    with house_style():
        ax = ax or new_axes(max(2.0, 1.4 + row_height(len(outlets)) * len(lines)))
        most = 1
        for y, (heading, row) in enumerate(lines):
            beside(ax, y, short(heading if row is None else row, 60), write, weight="bold" if row is None else "normal")
            for side in range(len(outlets) if row is not None else 0):
                at, left = y - 0.39 + thick * (side + 0.5), 0
                for quoted, n in sorted(amounts.get((heading, row, side), [])):
                    hollow = {"facecolor": PAPER, "edgecolor": OUTLETS[side % len(OUTLETS)], "linewidth": 1.1}
                    ax.barh(at, n, thick * 0.86, left=left, **(hollow if quoted else outlet_look(side)))
                    left += n
                most = max(most, left)
                color = INK if left else FAINT
                ax.annotate(str(left), (left, at), **at_end(write), va="center", fontsize=7, color=color)
        lined_up(ax, len(lines), write, most=most)
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        outlet_legend(ax, outlets, write)
        voices = write.say("unit.voices", unit=unit, own=write.word("voice", "outlet"), quoted=write.word("voice", "quoted"))
        frame(ax, title, voices, source, write)
    return ax


def passages(
    table: pd.DataFrame, outlets: Sequence[str], lengths: Sequence[int], *, ax: Axes | None = None, title: str | None = None,
    source: str | None = None, language: str = "ar",
) -> Axes:
    """Ribbons from each passage's place in one article to its place in the other; both articles run from top to bottom.

    Columns: start_a, end_a, start_b, end_b, kind, n_words, text_a (`pair.passages`); `lengths` are the articles' characters.
    Hatched: changed on the way; outlined: formulaic, not counted as reuse.
    """
    from matplotlib.patches import Polygon

    write = writing(language)
    a, b = (1, 0) if write.rtl else (0, 1)
    with house_style():
        ax = ax or new_axes(4.2)
        most = max([*lengths, 1])
        for x, length, outlet in zip((a, b), lengths, outlets, strict=True):
            ax.plot([x, x], [0, length], color=INK, linewidth=5, solid_capstyle="butt")
            ax.annotate(write.draw(write.outlet(outlet)), (x, 0), xytext=(0, 8), textcoords="offset points", ha="center", va="bottom", fontweight="bold")
            under = {"xytext": (0, -6), "textcoords": "offset points", "ha": "center", "va": "top"}
            ax.annotate(write.draw(write.say("characters", n=length)), (x, length), **under, fontsize=7, color=FAINT)
        looks = {"verbatim": {"facecolor": OUTLETS[1], "alpha": 0.75}, "near_verbatim": {"facecolor": PAPER, "edgecolor": OUTLETS[1], "hatch": "////"}}
        for row in table.to_dict("records"):
            corners = [(a, row["start_a"]), (a, row["end_a"]), (b, row["end_b"]), (b, row["start_b"])]
            ax.add_patch(Polygon(corners, **looks.get(row["kind"], {"facecolor": "none", "edgecolor": FAINT, "linestyle": ":"})))
            said = write.say("words_quoted", n=row["n_words"], text=write.name(short(row["text_a"], 40)))
            ax.annotate(write.draw(said), (0.5, min(row["start_a"], row["start_b"])), ha="center", va="bottom", fontsize=7.5)
        ax.set_xlim(-0.25, 1.25)
        ax.set_ylim(most * 1.06, -most * 0.1)
        ax.set_axis_off()
        frame(ax, title or write.say("title.passages"), "", source, write)
    return ax
