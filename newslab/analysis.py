"""The analysis: from articles to tables, article by article, with no state between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from newslab import tables
from newslab.extract.casualties import casualties_in
from newslab.extract.dates import dates_in
from newslab.extract.names import names_in
from newslab.extract.numbers import numbers_in
from newslab.extract.places import places_in
from newslab.extract.quotes import quotes_in
from newslab.extract.values import DateExpression, Row
from newslab.extract.voice import scare_quotes_in, with_voice
from newslab.read.articles import as_articles
from newslab.read.blocks import blocks_in, role_at
from newslab.text.document import document
from newslab.text.lexicons import Lexicons
from newslab.text.lexicons import lexicons as package_lexicons


@dataclass(frozen=True, eq=False)
class Analysis:
    """The tables of an analysed corpus, each a DataFrame whose columns `newslab.tables` explains."""

    articles: pd.DataFrame = field(repr=False)
    blocks: pd.DataFrame = field(repr=False)
    mentions: pd.DataFrame = field(repr=False)
    places: pd.DataFrame = field(repr=False)
    dates: pd.DataFrame = field(repr=False)
    quotes: pd.DataFrame = field(repr=False)
    scare_quotes: pd.DataFrame = field(repr=False)
    casualties: pd.DataFrame = field(repr=False)
    errors: pd.DataFrame = field(repr=False)


def analyze(articles: pd.DataFrame | Iterable[str], *, lexicons: Lexicons | None = None, recognisers: Sequence[Callable] = ()) -> Analysis:
    """Extract all tables from articles.

    `articles` is what `load` returns, a DataFrame with at least a `text` column, or texts.
    """
    frame, errors = as_articles(articles)
    lexicons = lexicons or package_lexicons()
    found: dict[str, list[Row]] = {name: [] for name in tables.ARTICLE_TABLES}
    about: dict[str, Row] = {}
    for article in frame.to_dict("records"):
        try:
            rows, facts = read_article(article, lexicons, recognisers)
        except Exception as error:  # one article never takes the others with it
            source = {"source_file": article.get("source_file"), "article_id": article["article_id"]}
            errors.append({**source, "stage": "analyze", "error": f"{type(error).__name__}: {error}"})
            continue
        about[article["article_id"]] = facts
        for name, some in rows.items():
            found[name] += some
    frame = _with_facts(frame, about)
    return Analysis(frame, **{name: tables.frame(name, rows) for name, rows in found.items()}, errors=tables.frame("errors", errors))


def read_article(article: Row, lexicons: Lexicons, recognisers: Sequence[Callable] = ()) -> tuple[dict[str, list[Row]], Row]:
    """The rows of one article for each table, and what its blocks tell about it (title, byline, dateline, outlet).

    The order is fixed: blocks, numbers and dates, names (people, organisations and places
    compete for their words once), places, quotations, voice, casualty claims.
    """
    doc = document(article["text"], lexicons)
    published = None if pd.isna(article["published"]) else article["published"].date()
    blocks, facts = blocks_in(doc)
    numbers = numbers_in(doc)
    dates = dates_in(doc, published=published, numbers=numbers)
    names = names_in(doc, blocks=blocks, recognisers=recognisers)
    places = places_in(doc, names, blocks=blocks, country=article.get("outlet_country"))
    quotes = quotes_in(doc, names)
    mentions = with_voice(doc, names, quotes)
    claims = casualties_in(doc, numbers=numbers, dates=dates, mentions=mentions, places=places, quotes=quotes, blocks=blocks, published=published)
    rows = {
        "blocks": blocks, "mentions": mentions, "places": places, "dates": [_date_row(d) for d in dates],
        "quotes": quotes, "scare_quotes": scare_quotes_in(doc, mentions), "casualties": claims,
    }
    return {name: _finished(doc.text, article["article_id"], name, some, blocks) for name, some in rows.items()}, facts


def _date_row(found: DateExpression) -> Row:
    return {name: getattr(found, name) for name in ("start", "end", "type", "value", "mod", "earliest", "latest", "conflict")} | {"date_prec": found.precision}


def _finished(text: str, article_id: str, table: str, rows: list[Row], blocks: list[Row]) -> list[Row]:
    """The rows with what every table has (id, article, text, block role), references turned from positions to ids, in reading order."""
    seen: dict[tuple[int, int], int] = {}
    ids = []
    for row in rows:
        span = (row["start"], row["end"])
        seen[span] = seen.get(span, 0) + 1
        ids.append(tables.row_id(article_id, table, *span, str(seen[span])))
    out = []
    for row, name in zip(rows, ids, strict=True):
        done = {k: v for k, v in row.items() if k not in ("first", "last") and not k.startswith("_")}
        done |= {"id": name, "article_id": article_id, "text": text[row["start"] : row["end"]], "block_role": role_at(blocks, row["start"])}
        for reference in tables.REFERENCES.get(table, ()):
            done[reference] = None if row.get(reference) is None else ids[row[reference]]
        out.append(done)
    return sorted(out, key=lambda r: (r["start"], r["end"]))


def _with_facts(frame: pd.DataFrame, about: dict[str, Row]) -> pd.DataFrame:
    """The articles with what their blocks told, where the input did not say it."""
    for column in ("title", "byline", "dateline", "outlet", "n_words"):
        told = frame["article_id"].map({k: v.get(column) for k, v in about.items()}).astype(frame[column].dtype)
        frame[column] = frame[column].fillna(told)
    return frame
