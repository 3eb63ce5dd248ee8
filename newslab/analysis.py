"""The analysis: from articles to tables, article by article, with no state between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from newslab import tables
from newslab.extract.casualties import casualties_in
from newslab.extract.dates import dates_in
from newslab.extract.dating.conflicts import with_conflicts
from newslab.extract.names import names_in
from newslab.extract.naming.entities import with_place_ids
from newslab.extract.numbers import numbers_in
from newslab.extract.places import places_in
from newslab.extract.quotes import quotes_in
from newslab.extract.quoting.scare_quotes import scare_quotes_in
from newslab.extract.values import DateExpression, Row
from newslab.extract.voice import with_voice
from newslab.read.articles import as_articles, with_labels
from newslab.read.blocks import blocks_in, role_at
from newslab.text.collector import fewer_collections
from newslab.text.document import document
from newslab.text.lexicons import Lexicons
from newslab.text.lexicons import lexicons as package_lexicons

TABLES = ("articles", *tables.ARTICLE_TABLES, "errors")


class Analysis:
    """The tables of an analysed corpus, each a DataFrame: `lab.articles`, `lab.casualties` ...

    `newslab.tables` explains their columns. A saved analysis opens lazily: a table is read
    when it is first asked for, and `read` takes only the columns and rows that are wanted.
    """

    articles: pd.DataFrame
    blocks: pd.DataFrame
    mentions: pd.DataFrame
    places: pd.DataFrame
    dates: pd.DataFrame
    quotes: pd.DataFrame
    scare_quotes: pd.DataFrame
    casualties: pd.DataFrame
    errors: pd.DataFrame

    def __init__(self, frames: Mapping[str, pd.DataFrame], *, folder: Path | None = None) -> None:
        self._frames = dict(frames)
        self._folder = folder

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name not in TABLES:
            raise AttributeError(f"an analysis has no table '{name}'; it has {', '.join(TABLES)}")
        if name not in self._frames:
            self._frames[name] = pd.read_parquet(self._folder / f"{name}.parquet")
        return self._frames[name]

    def __dir__(self) -> list[str]:
        return sorted([*TABLES, "read", "save"])

    def __repr__(self) -> str:
        return "Analysis(" + ", ".join(f"{len(getattr(self, name))} {name}" for name in TABLES) + ")"

    def read(self, table: str, *, columns: Sequence[str] | None = None, where: list[tuple] | None = None) -> pd.DataFrame:
        """Some columns and rows of a table, without loading all of a saved one.

        `where` is a list of `(column, operator, value)` that must all hold, as the `filters` of
        `pandas.read_parquet` are; operators are == != < <= > >= in "not in".

        >>> lab = analyze(["قتل ثلاثة عمال في البصرة."])
        >>> lab.read("articles", columns=["article_id", "n_words"], where=[("n_words", ">", 3)]).values.tolist()
        [['a000001', 5]]
        """
        if table not in TABLES:
            raise ValueError(f"an analysis has no table '{table}'; it has {', '.join(TABLES)}")
        if table in self._frames:
            import pyarrow as pa
            import pyarrow.parquet as pq

            held = pa.Table.from_pandas(self._frames[table], preserve_index=False)
            if where:
                held = held.filter(pq.filters_to_expression(where))
            return (held.select(list(columns)) if columns else held).to_pandas()
        return pd.read_parquet(self._folder / f"{table}.parquet", columns=columns and list(columns), filters=where)

    def save(self, folder: str | Path) -> Path:
        """Write each table as a Parquet file into a folder (made where missing) and return its path; `open_analysis` brings them back."""
        path = Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            half = path / f".{name}.parquet.tmp"
            getattr(self, name).to_parquet(half, index=False)
            half.replace(path / f"{name}.parquet")
        return path


def open_analysis(folder: str | Path) -> Analysis:
    """The analysis that `Analysis.save` wrote; its tables are read when asked for.

    Raises FileNotFoundError naming the tables that the folder lacks.
    """
    path = Path(folder)
    missing = [name for name in TABLES if not (path / f"{name}.parquet").is_file()]
    if missing:
        raise FileNotFoundError(f"{path}: no saved analysis ({', '.join(missing)} missing); give the folder that save() wrote")
    return Analysis({}, folder=path)


def analyze(
    articles: pd.DataFrame | Iterable[str], *, lexicons: Lexicons | None = None, recognisers: Sequence[Callable] = (), progress: bool = False
) -> Analysis:
    """Extract all tables from articles: what `load` returns, a DataFrame with at least a `text` column, or texts.

    `lexicons` are word lists with the user's own added (`newslab.lexicons`); `recognisers` are
    callables that add names (`newslab.extract.recognisers`). An article that fails is a row of
    `errors`; the others go on. `progress` shows a bar.

    Raises ValueError for a missing `text` column or an `article_id` used twice.

    >>> lab = analyze(["قتل ثلاثة عمال في البصرة أمس، وفق الشرطة."])
    >>> lab.casualties[["text", "outcome", "best", "place"]].values.tolist()
    [['ثلاثة عمال', 'killed', 3, 'البصرة']]
    """
    frame, errors = as_articles(articles)
    lexicons = lexicons or package_lexicons()
    found: dict[str, list[Row]] = {name: [] for name in tables.ARTICLE_TABLES}
    about: dict[str, Row] = {}
    with fewer_collections():
        for article in _watched(frame.to_dict("records"), progress):
            try:
                rows, about[article["article_id"]] = read_article(article, lexicons, recognisers)
            except Exception as error:  # one article never takes the others with it
                source = {"source_file": article.get("source_file"), "article_id": article["article_id"]}
                errors.append({**source, "stage": "analyze", "error": f"{type(error).__name__}: {error}"})
                continue
            for name, some in rows.items():
                found[name] += some
        frames = {name: tables.frame(name, rows) for name, rows in found.items()}
    return Analysis({"articles": _with_facts(frame, about), **frames, "errors": tables.frame("errors", errors)})


def read_article(article: Row, lexicons: Lexicons, recognisers: Sequence[Callable] = ()) -> tuple[dict[str, list[Row]], Row]:
    """The rows of one article for each table, and what its blocks tell about it (title, byline, dateline, n_words).

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
    names = with_place_ids(names, places)
    dates = with_conflicts(doc, dates, places)
    quotes = quotes_in(doc, names)
    mentions = with_voice(doc, names, quotes)
    claims = casualties_in(doc, numbers=numbers, dates=dates, mentions=mentions, places=places, quotes=quotes, blocks=blocks, published=published)
    rows = {
        "blocks": blocks, "mentions": mentions, "places": places, "dates": [_date_row(d) for d in dates],
        "quotes": quotes, "scare_quotes": scare_quotes_in(doc, mentions, quotes), "casualties": claims,
    }
    doc.forget()
    return {name: _finished(doc.text, article["article_id"], name, some, blocks) for name, some in rows.items()}, facts


def _watched(articles: list[Row], progress: bool) -> Iterable[Row]:
    if not progress:
        return articles
    from tqdm import tqdm

    return tqdm(articles, unit="article", disable=None)


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
    private = [key for key in set().union(*rows) if key in ("first", "last") or key.startswith("_")]
    out = []
    for row, name in zip(rows, ids, strict=True):
        start, end = row["start"], row["end"]
        done = {**row, "id": name, "article_id": article_id, "text": text[start:end], "block_role": role_at(blocks, start)}
        for key in private:
            done.pop(key, None)
        for reference in tables.REFERENCES.get(table, ()):
            done[reference] = None if row.get(reference) is None else ids[row[reference]]
        out.append(done)
    return sorted(out, key=lambda r: (r["start"], r["end"]))


def _with_facts(frame: pd.DataFrame, about: dict[str, Row]) -> pd.DataFrame:
    """The articles with what their blocks told, where the input did not say it, and a label for each outlet."""
    for column in ("title", "byline", "dateline", "n_words"):
        told = frame["article_id"].map({k: v[column] for k, v in about.items()}).astype(frame[column].dtype)
        frame[column] = frame[column].fillna(told)
    return with_labels(frame)
