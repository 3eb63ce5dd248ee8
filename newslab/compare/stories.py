"""Stories: text reuse over a whole corpus: passages, groups of articles that print one text, outlets by outlets, who was first."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from newslab import tables
from newslab.compare.passages import MIN_WORDS, passages_between
from newslab.compare.shingles import SIZE, candidate_pairs, key_numbers
from newslab.compare.words import words_of

_STORY_SHARE = 0.3  # of the shorter article's words that a pair shares when both print one story


def reuse(articles: pd.DataFrame, *, min_words: int = 8, days: int | None = 30) -> pd.DataFrame:
    """The `passages` of all pairs of articles that share text, formulaic ones left out; article_a is the earlier of the two.

    `min_words` (at least 7) counts equal words; `days` is the greatest distance of two dates of
    publication (None: any; articles without a date are compared with all). In a text that more
    than 50 articles print, each is compared with the next one only. Attributions are left NA:
    `compare` gives them for a pair.
    """
    articles = _in_order(articles)
    ids, texts = articles["article_id"].tolist(), articles["text"].tolist()
    words = lru_cache(maxsize=4096)(lambda i: words_of(texts[i]))
    rows = []
    for a, b in _pairs(articles, key_numbers(texts), days)[:, :2].tolist():
        for row in passages_between(words(a), words(b), min_words=max(min_words, MIN_WORDS)):
            if row["kind"] != "formulaic":
                rows.append(row | {"article_a": ids[a], "article_b": ids[b]})
    return tables.frame("passages", rows)


def _in_order(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles by day and id, so that the order given changes nothing."""
    return articles.sort_values(["published", "article_id"], kind="stable", na_position="last").reset_index(drop=True)


def _pairs(articles: pd.DataFrame, keys: list[np.ndarray], days: int | None) -> np.ndarray:
    """Candidate pairs within `days` of one another, as rows (earlier, later, shared shingles)."""
    pairs = candidate_pairs(keys, articles["outlet_label"].fillna("").tolist())
    if days is None or not len(pairs):
        return pairs
    day = articles["published"].to_numpy("datetime64[D]")
    apart = np.abs(day[pairs[:, 0]] - day[pairs[:, 1]])
    return pairs[np.isnat(apart) | (apart <= np.timedelta64(days, "D"))]


def story_groups(articles: pd.DataFrame, *, share: float = _STORY_SHARE, days: int | None = 30) -> pd.DataFrame:
    """The articles that print one story, one row an article: article_id, story_id, rank (by date), first_outlet, n_articles, n_outlets.

    Two articles print one story when at least `share` of the shorter one's six-word runs are in
    both; a story is what such pairs connect. Articles alone are left out.
    """
    articles = _in_order(articles)
    keys = key_numbers(articles["text"].tolist())
    pairs = _pairs(articles, keys, days)
    length = np.array([max(1, len(k) - SIZE + 1) for k in keys], float)
    if len(pairs):
        pairs = pairs[pairs[:, 2] >= share * np.minimum(length[pairs[:, 0]], length[pairs[:, 1]])]
    leader = _connected(len(articles), pairs[:, :2])
    out = pd.DataFrame({"article_id": articles["article_id"], "outlet_label": articles["outlet_label"], "leader": leader})
    out["n_articles"] = out.groupby("leader")["article_id"].transform("size").astype("Int64")
    out = out[out["n_articles"] > 1]
    by_story = out.groupby("leader", sort=False)
    out["story_id"] = out["leader"].map({i: "s" + tables.row_id(articles["article_id"].iloc[i], "stories", 0, 0) for i in out["leader"].unique()}).astype("str")
    out["rank"] = (by_story.cumcount() + 1).astype("Int64")
    out["first_outlet"] = by_story["outlet_label"].transform("first")
    out["n_outlets"] = by_story["outlet_label"].transform("nunique").astype("Int64")
    columns = ["story_id", "rank", "article_id", "outlet_label", "first_outlet", "n_articles", "n_outlets"]
    return out.sort_values(["leader", "rank"], kind="stable")[columns].reset_index(drop=True)


def _connected(n: int, pairs: np.ndarray) -> np.ndarray:
    """For each of n items the first item that it is connected with."""
    leader = np.arange(n)

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for a, b in pairs.tolist():
        x, y = sorted((find(a), find(b)))
        leader[y] = x
    return np.array([find(i) for i in range(n)], dtype=int)


def outlet_matrix(passages: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Outlets by outlets: `n_pairs` of articles that share text, `n_words` shared, and `n_first` pairs that outlet_a printed on an earlier day.

    One row an ordered pair of outlets; where dates are equal or missing a pair counts in both rows and as first in neither.
    """
    about = articles.set_index("article_id")
    rows = passages.assign(**{
        f"{column}_{side}": passages[f"article_{side}"].map(about[column]) for side in "ab" for column in ("outlet_label", "published")
    })
    pairs = rows.groupby(["article_a", "article_b"], as_index=False).agg(
        outlet_a=("outlet_label_a", "first"), outlet_b=("outlet_label_b", "first"), day_a=("published_a", "first"), day_b=("published_b", "first"),
        n_words=("n_words", "sum"))
    swapped = pairs.rename(columns={"outlet_a": "outlet_b", "outlet_b": "outlet_a", "day_a": "day_b", "day_b": "day_a"})
    both = pd.concat([pairs, swapped])
    both = both[both["outlet_a"] != both["outlet_b"]]
    both["first"] = both["day_a"] < both["day_b"]
    out = both.groupby(["outlet_a", "outlet_b"]).agg(n_pairs=("n_words", "size"), n_words=("n_words", "sum"), n_first=("first", "sum")).reset_index()
    return out.astype({"outlet_a": "str", "outlet_b": "str", "n_pairs": "Int64", "n_words": "Int64", "n_first": "Int64"})


def time_series(lab, table: str = "casualties", *, freq: str = "W", where: pd.Series | None = None) -> pd.DataFrame:
    """How many rows of a table each outlet has in each period of publication: outlet_label, period (its first day), n, n_articles.

    `freq` is D, W or M; `where` a mask over the table. Articles without a date are left out.
    """
    rows = getattr(lab, table)
    rows = rows if where is None else rows[where]
    about = lab.articles.set_index("article_id")
    day = rows["article_id"].map(about["published"])
    found = pd.DataFrame({"outlet_label": rows["article_id"].map(about["outlet_label"]), "day": day, "article_id": rows["article_id"]}).dropna(subset=["day"])
    found["period"] = found["day"].dt.to_period(freq).dt.start_time.astype("datetime64[us]")
    out = found.groupby(["outlet_label", "period"]).agg(n=("article_id", "size"), n_articles=("article_id", "nunique")).reset_index()
    return out.astype({"outlet_label": "str", "n": "Int64", "n_articles": "Int64"})
