"""Concordance: every place where a word stands, with what is around it (KWIC)."""

from __future__ import annotations

import pandas as pd

from newslab.compare.words import Words, words_of
from newslab.text.fold import fold_word

_BEFORE = [c + p for c in ("", "و", "ف") for p in ("", "ب", "ل", "ك")]
_COLUMNS = {"article_id": "str", "outlet_label": "str", "start": "Int64", "end": "Int64", "left": "str", "text": "str", "right": "str"}


def concordance(articles: pd.DataFrame, phrase: str, *, window: int = 8) -> pd.DataFrame:
    """One row for each place where a word or phrase stands, in any spelling and with attached proclitics; `left` and `right` are `window` words of raw text.

    In right-to-left text `left` is what was read before. Spans are raw.

    >>> found = concordance(pd.DataFrame({"article_id": ["a"], "text": ["وصل إلى القُدس. وبالقدس أقام."]}), "القدس", window=2)
    >>> found[["left", "text", "right"]].values.tolist()
    [['وصل إلى', 'القُدس', 'وبالقدس أقام'], ['إلى القُدس', 'القدس', 'أقام']]
    """
    sought = fold_word(phrase).split()
    rows = []
    for article in articles.to_dict("records"):
        words = words_of(article["text"])
        for i in range(len(words) - len(sought) + 1):
            skip = _prefix(words.word(i), sought[0]) if sought else None
            if skip is not None and all(words.word(i + k) == w for k, w in enumerate(sought[1:], 1)):
                rows.append(_row(article, words, i, i + len(sought), skip, window))
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _prefix(word: str, sought: str) -> int | None:
    """How many letters of proclitics stand before a form in its word (an article stays with the form); None where the form does not end it."""
    if word == sought:
        return 0
    if sought.startswith("ال") and word.endswith("ل" + sought[2:]) and word[: -len(sought) + 1] in ("ل", "ول", "فل"):  # للمكتب
        return len(word) - len(sought) + 1
    if not word.endswith(sought):
        return None
    before = word[: -len(sought)].removesuffix("ال") if not sought.startswith("ال") else word[: -len(sought)]
    return len(before) if before in _BEFORE else None


def _row(article: dict, words: Words, first: int, last: int, skip: int, window: int) -> tuple:
    start, end = words.span(first, last, skip=skip)
    left, right = words.text(max(0, first - window), first), words.text(last, min(len(words), last + window))
    return article["article_id"], article.get("outlet_label"), start, end, left, article["text"][start:end], right
