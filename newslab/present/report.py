"""The report: one self-contained page with the tables, the charts, the events, the comparison of two articles, and the marked text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from newslab import summaries, tables
from newslab.present import charts, figures
from newslab.present.event_words import LEFT_OUT, event_type, fields_disputed, reason_left_out
from newslab.present.facing import Facing, facing
from newslab.present.highlight import MARKED, highlighted
from newslab.present.pages import render
from newslab.present.sheets import Sheet, mention_sheet, sheet
from newslab.present.writing import Writing, writing

COLUMNS = {
    "articles": ("article_id", "outlet_label", "published", "published_source", "title", "byline", "dateline", "n_words"),
    "casualties": (
        "text", "outcome", "low", "best", "high", "bound", "victims", "relation", "certainty", "place", "date_text", "date_earliest",
        "attribution", "outlet_label",
    ),
    "events": (
        "event_type", "place", "date_earliest", "date_latest", "policy", "killed_low", "killed_best", "killed_high", "injured_best", "n_claims",
        "n_outlets", "n_independent_sources", "disputed_fields",
    ),
    "places": ("name_ar", "name_en", "kind", "country", "relation", "direction", "distance_km", "where_prec", "lat", "lon", "disputed", "n", "outlets"),
    "dates": ("text", "type", "value", "mod", "earliest", "latest", "date_prec", "conflict", "outlet_label"),
    "quotes": ("text", "kind", "speaker", "cue", "stance", "source_role", "outlet_label"),
    "errors": ("source_file", "article_id", "stage", "error"),
}
"""What the page shows of each table."""


@dataclass(frozen=True)
class Events:
    """The events as the page shows them: those with figures for the chart, all for the table, and why how many claims are in none."""

    told: pd.DataFrame
    rows: pd.DataFrame
    left_out: list[tuple[str, int]]


def report(lab, path: str | Path = "report.html", *, articles: int = 50, rows: int = 300, language: str = "ar") -> Path:
    """The path of the page written: what the articles say in tables and charts, each row linked to its words in the marked text.

    The page needs no other file and no network. It shows at most so many `articles` in full
    and so many `rows` of each table, and says how many it leaves out. Events stand under the
    four policies of `newslab.reconcile`; two articles are set side by side. In English
    (`language` "en") the page runs from left to right; names and quoted words stay Arabic.
    """
    path, write = Path(path), writing(language)
    shown = lab.articles.head(articles)
    claims, places, counts = summaries.claims(lab), summaries.places(lab), summaries.mentions(lab)
    events = _events(lab, write)
    named = lab.articles[["article_id", "outlet_label"]]
    dates, quotes = (getattr(lab, name).merge(named, on="article_id", validate="many_to_one") for name in ("dates", "quotes"))
    marked = set(shown["article_id"])

    def whole(name: str, table: pd.DataFrame, marked: set[str] = frozenset()) -> Sheet:
        return sheet(name, table, COLUMNS[name], rows, write, marked=marked)

    sheets = {
        "articles": whole("articles", lab.articles), "casualties": whole("casualties", claims, marked), "events": whole("events", events.rows),
        "mentions": mention_sheet(counts, rows, write), "places": whole("places", places), "dates": whole("dates", dates, marked),
        "quotes": whole("quotes", quotes, marked), "errors": whole("errors", lab.errors),
    }
    sizes = {name: len(getattr(lab, name)) for name in tables.ARTICLE_TABLES} | {"events": events.rows["event_id"].nunique()}
    page = render(
        "report.html", write=write, source=summaries.source_line(lab, language=language), sheets=sheets, charts=_charts(lab, claims, places, events, write),
        articles=_articles(lab, shown, write), left_out=len(lab.articles) - len(shown), sizes=sizes, claims_left_out=events.left_out,
        pair=_pair(lab, rows, write),
    )
    path.write_text(page, encoding="utf-8")
    return path


def _events(lab, write: Writing) -> Events:
    """The events of an analysis; one without figures stands in one row, since no policy tells of it."""
    from newslab.events.reconcile import reconcile

    events, links = reconcile(lab)
    quiet = events["n_claims"].fillna(0) == 0
    rows = pd.concat([events[~quiet], events[quiet].drop_duplicates("event_id").assign(policy=None)], ignore_index=True)
    rows["event_type"] = [event_type(code, write) for code in rows["event_type"]]
    rows["disputed_fields"] = [fields_disputed(fields, write) for fields in rows["disputed_fields"]]
    without = links[links["event_id"].isna() & links["reason"].str.startswith(LEFT_OUT)].drop_duplicates("claim")
    reasons = without["reason"].map(lambda reason: reason_left_out(reason, write)).value_counts(sort=False)
    return Events(events[~quiet], rows, sorted(reasons.items(), key=lambda item: (-item[1], item[0])))


def _pair(lab, rows: int, write: Writing) -> Facing | None:
    """The two articles side by side; None where there are not exactly two."""
    if len(lab.articles) != 2:
        return None
    from newslab.compare.pair import compare

    return facing(compare(lab, *lab.articles["article_id"]), rows, write)


def _charts(lab, claims: pd.DataFrame, places: pd.DataFrame, events: Events, write: Writing, most: int = 25) -> dict[str, str]:
    """The charts as SVG for a page, without the ones that would be empty."""
    look = {"source": summaries.source_line(lab, language=write.language), "language": write.language}
    counts = summaries.mentions(lab, top=6)
    few = lab.articles["outlet_label"].nunique() <= 6
    first = events.told["event_id"].drop_duplicates().head(most // 3)
    drawn = {
        "casualties": charts.claims(claims.head(most), **look) if len(claims) else None,
        "events": charts.events(events.told[events.told["event_id"].isin(first)], **look) if len(first) else None,
        "mentions": charts.mentions(counts, **look) if len(counts) and few else None,
        "places": charts.places(places, **look) if len(places) else None,
    }
    return {name: _inline(figures.svg(chart), name, write) for name, chart in drawn.items() if chart is not None}


def _inline(document: str, name: str, write: Writing) -> str:
    """An SVG document as an element of a page, its ids its own."""
    svg = document[document.index("<svg") :]
    svg = re.sub(r'\b(id="|href="#|url\(#)', rf"\g<1>{name}-", svg)
    return svg.replace("<svg", f'<svg role="img" aria-label="{write.word("table", name)}"', 1)


def _articles(lab, shown: pd.DataFrame, write: Writing) -> list:
    grouped: Mapping = {name: dict(iter(getattr(lab, name).groupby("article_id"))) for name in ("blocks", *MARKED)}
    return [
        highlighted(article, {name: groups.get(article["article_id"], tables.empty(name)) for name, groups in grouped.items()}, write)
        for article in shown.to_dict("records")
    ]
