"""Who: charts of mentions, as bars, as a heat map of many outlets, and along the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newslab.present.axes import at_end, beside, frame, lined_up, outlet_legend, outlet_look, row_height
from newslab.present.figures import house_style, new_axes
from newslab.present.style import FAINT, HEAT, INK, OUTLETS, PAPER, RULE
from newslab.present.words import short
from newslab.present.writing import Writing, writing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def mentions(counts: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar") -> Axes:
    """Bars of how often each outlet names each entity, people, organisations and places apart; the number stands at each bar.

    Columns: label, entity_id, name_ar, outlet_label, n (`summaries.mentions`). Unit: mentions. Rows are drawn in their order.
    For more than four outlets `heatmap` reads better.
    """
    outlets = list(counts["outlet_label"].drop_duplicates())
    write = writing(language)
    n = _counts(counts)
    rows = _rows(counts, write)
    with house_style():
        ax = ax or new_axes(max(2.0, 1.3 + row_height(len(outlets)) * len(rows)))
        thick = 0.78 / max(len(outlets), 1)
        for y, (entity, name) in enumerate(rows):
            beside(ax, y, write.name(short(name, 40)), write, weight="normal" if entity else "bold")
            for i, outlet in enumerate(outlets if entity else ()):
                at, length = y - 0.39 + thick * (i + 0.5), n.get((entity, outlet), 0)
                ax.barh(at, length, thick * 0.9, **outlet_look(i))
                color = INK if length else FAINT
                ax.annotate(str(length), (length, at), **at_end(write), va="center", fontsize=7, color=color)
        lined_up(ax, len(rows), write, most=counts["n"].max() if len(counts) else 1)
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        outlet_legend(ax, outlets, write)
        frame(ax, title or write.say("title.mentions"), write.say("unit.mentions"), source, write)
    return ax


def heatmap(counts: pd.DataFrame, *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar") -> Axes:
    """A table of shades: one row an entity, one column an outlet, darker where it is named more often; each cell says its number.

    Columns and unit as for `mentions`; the first outlet stands where lines begin.
    """
    outlets = list(counts["outlet_label"].drop_duplicates())
    write = writing(language)
    n = _counts(counts)
    rows = _rows(counts, write)
    most = max([*n.values(), 1])
    with house_style():
        ax = ax or new_axes(max(2.4, 2.0 + 0.27 * len(rows)))
        for y, (entity, name) in enumerate(rows):
            beside(ax, y, write.name(short(name, 40)), write, weight="normal" if entity else "bold")
            for x, outlet in enumerate(outlets if entity else ()):
                count = n.get((entity, outlet), 0)
                shade = HEAT[round((len(HEAT) - 1) * (count / most) ** 0.6)]
                ax.barh(y, 0.94, 0.88, left=x + 0.03, color=shade, linewidth=0)
                color = FAINT if not count else PAPER if count > most * 0.35 else INK
                ax.text(x + 0.5, y, str(count), ha="center", va="center_baseline", fontsize=7, color=color)
        for x, outlet in enumerate(outlets):
            words = write.draw(write.outlet(outlet, most=22))
            slant = {"ha": write.start, "va": "bottom", "rotation": 35 * write.ahead, "rotation_mode": "anchor"}
            ax.annotate(words, (x + 0.5, -0.55), **slant, fontsize=7.5, annotation_clip=False)
        lined_up(ax, len(rows), write, most=1)
        ax.set_xlim(write.span(0, max(len(outlets), 1)))
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        frame(ax, title or write.say("title.heatmap"), write.say("unit.mentions"), source, write, pad=70)
    return ax


def dispersion(
    found: pd.DataFrame, lengths: Mapping[str, int], *, ax: Axes | None = None, title: str | None = None, source: str | None = None, language: str = "ar"
) -> Axes:
    """A tick for each mention at its place in the article, from the headline, where lines begin, to the end; one track an entity and article.

    Columns: article_id, outlet_label, entity_id, name_ar, start (`lab.mentions` with the outlet's label). `lengths` are the
    articles' characters. Unit: share of the text.
    """
    write = writing(language)
    entities = found.drop_duplicates("entity_id")
    outlets = list(found["outlet_label"].drop_duplicates())
    with house_style():
        ax = ax or new_axes(max(1.9, 1.4 + 0.4 * len(entities)))
        thick = 0.8 / max(len(outlets), 1)
        for y, (entity, name) in enumerate(zip(entities["entity_id"], entities["name_ar"], strict=True)):
            beside(ax, y, write.name(short(name, 40)), write)
            for i, outlet in enumerate(outlets):
                at = y - 0.4 + thick * (i + 0.5)
                some = found[(found["entity_id"] == entity) & (found["outlet_label"] == outlet)]
                ax.plot([0, 1], [at, at], color=RULE, linewidth=0.5, zorder=1)
                where = [start / max(lengths[article], 1) for start, article in zip(some["start"], some["article_id"], strict=True)]
                ax.vlines(where, at - thick * 0.4, at + thick * 0.4, color=OUTLETS[i % len(OUTLETS)], linewidth=2.2, zorder=2)
        lined_up(ax, len(entities), write, most=1)
        ax.set_xlim(write.span(0, 1))
        ax.set_xticks([0, 0.5, 1], [write.draw(write.say(part)) for part in ("beginning", "middle", "end")])
        outlet_legend(ax, outlets, write)
        frame(ax, title or write.say("title.dispersion"), "", source, write)
    return ax


def _counts(counts: pd.DataFrame) -> dict[tuple[str, str], int]:
    return {(entity, outlet): int(n) for entity, outlet, n in zip(counts["entity_id"], counts["outlet_label"], counts["n"], strict=True)}


def _rows(counts: pd.DataFrame, write: Writing) -> list[tuple[str | None, str]]:
    """(entity, words) from top to bottom: people, organisations, places, each under a heading, which is no entity."""
    rows: list[tuple[str | None, str]] = []
    for label in ("PER", "ORG", "LOC"):
        some = counts[counts["label"] == label].drop_duplicates("entity_id")
        if len(some):
            rows += [(None, write.word("label", label)), *zip(some["entity_id"], some["name_ar"], strict=True)]
    return rows
