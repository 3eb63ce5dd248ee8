"""Two articles side by side: `compare` puts together what the modules of this folder find."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from newslab import tables
from newslab.compare.facts import facts_of
from newslab.compare.keyness import keyness_of
from newslab.compare.naming import naming_of
from newslab.compare.passages import shared_passages
from newslab.compare.summary import summary_of
from newslab.compare.view import side_by_side, side_by_side_text
from newslab.compare.words import words_of
from newslab.extract.values import Row
from newslab.text.lexicons import Lexicons
from newslab.text.lexicons import lexicons as package_lexicons


@dataclass(frozen=True, eq=False)
class Pair:
    """A comparison of two articles; it displays itself side by side in a notebook.

    `articles` holds their two rows, `passages` the text they share (`newslab.tables`),
    `facts` what each reports (`newslab.compare.facts`), `naming` how each names the actors,
    `keyness` the words that tell them apart, `summary` both in figures.
    """

    articles: pd.DataFrame = field(repr=False)
    passages: pd.DataFrame = field(repr=False)
    facts: pd.DataFrame = field(repr=False)
    naming: pd.DataFrame = field(repr=False)
    keyness: pd.DataFrame = field(repr=False)
    summary: pd.DataFrame = field(repr=False)

    def __str__(self) -> str:
        """Both articles' shared passages and figures as plain text."""
        return side_by_side_text(self)

    def _repr_html_(self) -> str:
        return side_by_side(self)


def compare(lab, id_a: str, id_b: str, *, lexicons: Lexicons | None = None) -> Pair:
    """A comparison of two articles of an analysis: shared passages, facts, naming, keyness and a summary.

    `id_a` and `id_b` are article ids; a KeyError names an id that the analysis does not hold.

    >>> import newslab as nl
    >>> lab = nl.analyze(["وقال إن الطائرات قصفت سوق المدينة القديمة فجر اليوم.", "وأكد أن الطائرات قصفت سوق المدينة القديمة فجر أمس."])
    >>> nl.compare(lab, "a000001", "a000002").passages["text_b"].tolist()
    ['أن الطائرات قصفت سوق المدينة القديمة فجر']
    """
    lexicons = lexicons or package_lexicons()
    both = [_article(lab, article_id) for article_id in (id_a, id_b)]
    passages = tables.frame("passages", passages_of(lab, id_a, id_b, lexicons=lexicons))
    facts = facts_of(lab, id_a, id_b, lexicons)
    return Pair(
        articles=pd.concat(both, ignore_index=True),
        passages=passages,
        facts=facts,
        naming=naming_of(lab, id_a, id_b),
        keyness=keyness_of(*([_running_text(lab, article_id)] for article_id in (id_a, id_b)), lexicons=lexicons),
        summary=summary_of(lab, id_a, id_b, passages, facts),
    )


def _article(lab, article_id: str) -> pd.DataFrame:
    found = lab.articles[lab.articles["article_id"] == article_id]
    if found.empty:
        raise KeyError(f"no article '{article_id}' in this analysis; lab.articles['article_id'] lists them")
    return found


def _running_text(lab, article_id: str) -> str:
    """The headline and body of an article, without masthead, captions and credits; a quotation printed twice once."""
    text = _article(lab, article_id)["text"].iloc[0]
    blocks = lab.blocks[(lab.blocks["article_id"] == article_id) & lab.blocks["role"].isin(["title", "body"])]
    again = lab.quotes[(lab.quotes["article_id"] == article_id) & lab.quotes["duplicate_of"].notna()]
    for start, end in zip(again["start"], again["end"], strict=True):
        text = text[:start] + " " * (end - start) + text[end:]
    return "\n".join(text[start:end] for start, end in zip(blocks["start"], blocks["end"], strict=True)) or text


def passages_of(lab, id_a: str, id_b: str, *, lexicons: Lexicons | None = None, min_words: int = 5) -> list[Row]:
    """The rows of the `passages` table for two articles, with whom each says the words are from.

    `attribution_differs` is true where one names a source and the other none, or another one.
    """
    texts = [_article(lab, article_id)["text"].iloc[0] for article_id in (id_a, id_b)]
    names = lab.mentions[lab.mentions["article_id"] == id_a]
    rows = shared_passages(*texts, min_words=min_words, names_a=zip(names["start"], names["end"], strict=True), lexicons=lexicons)
    said = {article_id: lab.quotes[lab.quotes["article_id"] == article_id] for article_id in (id_a, id_b)}
    for row in rows:
        a, b = said_by(said[id_a], row["start_a"], row["end_a"]), said_by(said[id_b], row["start_b"], row["end_b"])
        row |= {"article_a": id_a, "article_b": id_b, "attribution_a": a, "attribution_b": b, "attribution_differs": not _same_source(a, b)}
    return rows


def said_by(quotes: pd.DataFrame, start: int, end: int) -> str | None:
    """The speaker of the quotation that holds most of a raw span; None when none holds half of it."""
    best: tuple[int, int, str] | None = None
    for q in tables.records(quotes[quotes["content_start"].notna() & quotes["speaker"].notna()]):
        shared = min(end, q["content_end"]) - max(start, q["content_start"])
        length = q["content_end"] - q["content_start"]
        if 2 * shared >= end - start and (best is None or (shared, -length) > best[:2]):
            best = (shared, -length, q["speaker"])
    return best[2] if best else None


def _same_source(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return a == b
    x, y = set(words_of(a).keys), set(words_of(b).keys)
    return x <= y or y <= x


