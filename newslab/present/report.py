"""The report: one self-contained page, right to left, with the tables, the charts and the articles' marked text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from newslab import summaries, tables
from newslab.present import charts, figures
from newslab.present.highlight import MARKED, highlighted
from newslab.present.notebook import cell_text
from newslab.present.pages import render
from newslab.present.words import is_missing, outlet_name, word

COLUMNS = {
    "articles": ("article_id", "outlet_label", "published", "published_source", "title", "byline", "dateline", "n_words"),
    "casualties": (
        "text", "outcome", "low", "best", "high", "bound", "victims", "relation", "certainty", "place", "date_text", "date_earliest",
        "attribution", "outlet_label",
    ),
    "places": ("name_ar", "name_en", "kind", "country", "relation", "direction", "distance_km", "where_prec", "lat", "lon", "disputed", "n", "outlets"),
    "dates": ("text", "type", "value", "mod", "earliest", "latest", "date_prec", "conflict", "outlet_label"),
    "quotes": ("text", "kind", "speaker", "cue", "stance", "source_role", "outlet_label"),
    "errors": ("source_file", "article_id", "stage", "error"),
}
"""What the page shows of each table."""

_CODED = {c.name for columns in tables.TABLES.values() for c in columns if c.values} | {"where_prec", "date_prec", "direction", "mod"}


class Cell(NamedTuple):
    """A cell as a page shows it: words, the code behind them, the direction of writing, and the mark in the text that it leads to."""

    shown: str
    code: str | None = None
    dir: str = "auto"
    mark: str | None = None


class Sheet(NamedTuple):
    """A table as a page shows it."""

    name: str
    heading: str
    columns: list[tuple[str, str]]
    rows: list[list[Cell]]
    left_out: int


def report(lab, path: str | Path = "report.html", *, articles: int = 50, rows: int = 300) -> Path:
    """The path of the page written: what the articles say in tables and charts, each row linked to its words in the marked text.

    The page needs no other file and no network. It shows at most so many `articles` in full
    and so many `rows` of each table, and says how many it leaves out.
    """
    path = Path(path)
    shown = lab.articles.head(articles)
    claims, places = summaries.claims(lab), summaries.places(lab)
    counts = summaries.mentions(lab)
    named = lab.articles[["article_id", "outlet_label"]]
    dates, quotes = (getattr(lab, name).merge(named, on="article_id", validate="many_to_one") for name in ("dates", "quotes"))
    marked = set(shown["article_id"])
    sheets = {
        "articles": _sheet("articles", lab.articles, rows),
        "casualties": _sheet("casualties", claims, rows, marked),
        "mentions": _named(counts, rows),
        "places": _sheet("places", places, rows),
        "dates": _sheet("dates", dates, rows, marked),
        "quotes": _sheet("quotes", quotes, rows, marked),
        "errors": _sheet("errors", lab.errors, rows),
    }
    page = render(
        "report.html", source=summaries.source_line(lab), sheets=sheets, charts=_charts(lab, claims, places),
        articles=_articles(lab, shown), left_out=len(lab.articles) - len(shown), sizes={name: len(getattr(lab, name)) for name in tables.ARTICLE_TABLES},
    )
    path.write_text(page, encoding="utf-8")
    return path


def _charts(lab, claims: pd.DataFrame, places: pd.DataFrame, most: int = 25) -> dict[str, str]:
    """The charts as SVG for a page, without the ones that would be empty."""
    source = summaries.source_line(lab)
    counts = summaries.mentions(lab, top=6)
    few = lab.articles["outlet_label"].nunique() <= 6
    drawn = {
        "casualties": charts.claims(claims.head(most), source=source) if len(claims) else None,
        "mentions": charts.mentions(counts, source=source) if len(counts) and few else None,
        "places": charts.places(places, source=source) if len(places) else None,
    }
    return {name: _inline(figures.svg(chart), name) for name, chart in drawn.items() if chart is not None}


def _inline(document: str, name: str) -> str:
    """An SVG document as an element of a page, its ids its own."""
    svg = document[document.index("<svg") :]
    svg = re.sub(r'\b(id="|href="#|url\(#)', rf"\g<1>{name}-", svg)
    return svg.replace("<svg", f'<svg role="img" aria-label="{word("table", name)}"', 1)


def _articles(lab, shown: pd.DataFrame) -> list:
    grouped = {name: dict(iter(getattr(lab, name).groupby("article_id"))) for name in ("blocks", *MARKED)}
    return [
        highlighted(article, {name: groups.get(article["article_id"], tables.empty(name)) for name, groups in grouped.items()})
        for article in shown.to_dict("records")
    ]


def _sheet(name: str, table: pd.DataFrame, most: int, marked: set[str] = frozenset()) -> Sheet:
    columns = COLUMNS[name]
    rows = [
        [_cell(c, row[c], row["id"] if c == "text" and row["article_id"] in marked else None) for c in columns] for row in table.head(most).to_dict("records")
    ]
    return Sheet(name, word("table", name), [(c, word("heading", c)) for c in columns], rows, max(len(table) - most, 0))


def _named(counts: pd.DataFrame, most: int) -> Sheet:
    """The mentions as one row an entity, with a column for each of the first outlets."""
    outlets = list(counts["outlet_label"].drop_duplicates())[:6]
    columns = [(c, word("heading", c)) for c in ("label", "name_ar", "name_en", "total")] + [(o, outlet_name(o)) for o in outlets]
    n = {(e, o): v for e, o, v in zip(counts["entity_id"], counts["outlet_label"], counts["n"], strict=True)}
    entities = counts.drop_duplicates("entity_id")
    rows = [
        [*(_cell(c, row[c]) for c in ("label", "name_ar", "name_en", "total")), *(_cell("n", n[row["entity_id"], o]) for o in outlets)]
        for row in entities.head(most).to_dict("records")
    ]
    return Sheet("mentions", word("table", "mentions"), columns, rows, max(len(entities) - most, 0))


def _cell(column: str, value: object, mark: str | None = None) -> Cell:
    if column == "outlet_label":
        return Cell(outlet_name(value), code=str(value))
    if column == "outlets":
        return Cell("؛ ".join(outlet_name(part) for part in str(value).split("؛ ")))
    text = f"{value:.2f}" if column in ("lat", "lon") and not is_missing(value) else cell_text(value)
    coded = word(column, text) if column in _CODED else text
    ltr = isinstance(value, float) or hasattr(value, "strftime")
    return Cell(coded, code=text if coded != text else None, dir="ltr" if ltr else "auto", mark=mark)
