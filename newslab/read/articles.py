"""Articles as a table: ids, dates and labels checked and completed, whatever the input was."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from newslab import tables


def as_articles(articles: pd.DataFrame | Iterable[str]) -> tuple[pd.DataFrame, list[dict]]:
    """The articles table of a frame or of texts, and one error row for each that cannot be used."""
    if not isinstance(articles, pd.DataFrame):
        articles = pd.DataFrame({"text": list(articles)})
    frame = articles.reset_index(drop=True).copy()
    if "article_id" not in frame:
        frame["article_id"] = [f"a{i + 1:06d}" for i in range(len(frame))]
    frame["article_id"] = frame["article_id"].astype("str")
    frame["published"] = pd.to_datetime(frame["published"]).astype("datetime64[us]") if "published" in frame else pd.NaT
    for column in tables.TABLES["articles"]:
        if column.name not in frame:
            frame[column.name] = pd.Series([pd.NA] * len(frame), dtype=column.dtype)
    return frame, []
