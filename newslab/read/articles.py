"""Articles as a table: ids, days of publication and labels checked and completed, whatever the input was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

import pandas as pd

from newslab import tables
from newslab.text.fold import fold_word

LANGUAGE_SAMPLE = 600
"""So many characters from the beginning tell the language."""


def as_articles(articles: pd.DataFrame | Iterable[str]) -> tuple[pd.DataFrame, list[dict]]:
    """The articles table of a frame or of texts, and one row of `errors` for each value that cannot be used.

    Integer ids become str. A row without usable text is reported and left out; a date that
    cannot be read is reported and left NA. The user's other columns are carried at the end.

    Raises ValueError for a missing `text` column and for an `article_id` used twice.

    >>> frame, errors = as_articles(["قتل ثلاثة عمال.", ""])
    >>> frame.article_id.tolist(), errors[0]["error"]
    (['a000001'], 'the text is empty; remove the row or give its text')
    """
    if isinstance(articles, str):
        raise TypeError("analyze takes a list of texts or a DataFrame; put the one text in a list")
    if not isinstance(articles, pd.DataFrame):
        articles = pd.DataFrame({"text": pd.Series(list(articles), dtype=object)})
    if "text" not in articles:
        raise ValueError(f"column 'text' is missing (there are: {', '.join(map(str, articles.columns)) or 'none'}); rename the column that holds the texts")
    frame = articles.reset_index(drop=True)
    errors: list[dict] = list(articles.attrs.get("errors", []))
    frame["article_id"] = _ids(frame)
    problems = [text_problem(text) for text in frame["text"].tolist()]
    errors += [_error(frame, i, problem) for i, problem in enumerate(problems) if problem]
    frame = frame.loc[pd.Series([p is None for p in problems], dtype=bool)].reset_index(drop=True)
    frame["published"] = _days(frame, errors)
    frame["published_source"] = ["unknown" if pd.isna(day) else "given" for day in frame["published"]]
    frame["language"] = [language_of(text) for text in frame["text"].tolist()]
    return _typed(frame), errors


def with_labels(frame: pd.DataFrame) -> pd.DataFrame:
    """The articles with an `outlet_label` each: the outlet, or a name of its own for each article of an unnamed one."""
    return frame.assign(outlet_label=frame["outlet"].fillna("unnamed (" + frame["article_id"] + ")"))


def day_of(value: object) -> date | None:
    """The local day of a date, a time or an ISO text; None for a missing one.

    Nothing is guessed: 8/12/2021 is refused, since it is August to some and December to others.

    >>> day_of("2021-12-08T23:30:00+03:00")
    datetime.date(2021, 12, 8)
    >>> day_of("٢٠٢١-١٢-٠٨")
    datetime.date(2021, 12, 8)
    """
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = fold_word(str(value)).strip()
    if text.casefold() in ("", "nan", "nat", "none", "<na>"):
        return None
    try:
        return datetime.fromisoformat(text.replace("/", "-").upper() if text[:4].isdigit() else text.upper()).date()
    except ValueError:
        raise ValueError(f"published {value!r} is not an ISO date; write it as 2021-12-08") from None


def language_of(text: str) -> str | None:
    """`ar` for a text mostly in Arabic letters without those of Persian, Kurdish or Urdu; else None.

    >>> language_of("قتل ثلاثة عمال"), language_of("three workers killed")
    ('ar', None)
    """
    letters = {c: n for c, n in Counter(text[:LANGUAGE_SAMPLE]).items() if c.isalpha()}
    arabic = sum(n for c, n in letters.items() if "\u0621" <= c <= "\u064a")
    other = sum(n for c, n in letters.items() if c in "پچژگکیێۆەڕڵھٹڈےں")
    total = sum(letters.values())
    return "ar" if total and arabic >= total / 2 and other <= total / 50 else None


def _ids(frame: pd.DataFrame) -> pd.Series:
    if "article_id" not in frame:
        return pd.Series([f"a{i + 1:06d}" for i in range(len(frame))], dtype="str")
    if frame["article_id"].isna().any():
        raise ValueError(f"article_id is missing in row {int(frame['article_id'].isna().to_numpy().nonzero()[0][0]) + 1}; give each article its own")
    ids = frame["article_id"].astype("str")
    twice = ids[ids.duplicated()]
    if len(twice):
        raise ValueError(f"article_id {twice.iloc[0]!r} is used twice; give each article its own")
    return ids


def text_problem(text: object) -> str | None:
    """Why a text cannot be analysed, with the repair; None where it can."""
    if not isinstance(text, str):
        return "the text is missing; remove the row or give its text"
    if not text.strip():
        return "the text is empty; remove the row or give its text"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return f"the text holds half a character (a lone surrogate) at position {error.start}; decode its source again as UTF-8"
    return None


def _error(frame: pd.DataFrame, i: int, message: str) -> dict:
    source = frame["source_file"].iloc[i] if "source_file" in frame else None
    return {"source_file": None if pd.isna(source) else source, "article_id": frame["article_id"].iloc[i], "stage": "load", "error": message}


def _days(frame: pd.DataFrame, errors: list[dict]) -> pd.Series:
    days = []
    for i, value in enumerate(frame["published"].tolist() if "published" in frame else [None] * len(frame)):
        try:
            days.append(day_of(value))
        except ValueError as error:
            days.append(None)
            errors.append(_error(frame, i, str(error)))
    return pd.Series(pd.to_datetime(pd.Series(days, dtype=object)), dtype="datetime64[us]", index=frame.index)


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """All columns of the articles table first, with their dtypes, then the user's."""
    known = {c.name: c.dtype for c in tables.TABLES["articles"]}
    for name, dtype in known.items():
        if name not in frame:
            frame[name] = pd.Series([pd.NA if dtype != "datetime64[us]" else pd.NaT] * len(frame), dtype=dtype, index=frame.index)
        elif dtype == "str":
            frame[name] = frame[name].astype("str").replace("", pd.NA)
        else:
            frame[name] = frame[name].astype(dtype)
    return frame[[*known, *[c for c in frame.columns if c not in known]]]
