"""Articles: ids, days, labels, and what cannot be used."""

from datetime import UTC, date, datetime, timedelta, timezone

import pandas as pd
import pytest

from newslab.analysis import analyze
from newslab.read.articles import as_articles, day_of, language_of

DAYS = [
    ("2021-12-08", date(2021, 12, 8)),
    ("2021-12-08T23:30:00+03:00", date(2021, 12, 8)),
    ("2021-12-08 01:00", date(2021, 12, 8)),
    ("2021/12/08", date(2021, 12, 8)),
    ("٢٠٢١-١٢-٠٨", date(2021, 12, 8)),
    ("2021-12-08T22:00:00Z", date(2021, 12, 8)),
    (date(2021, 12, 8), date(2021, 12, 8)),
    (datetime(2021, 12, 8, 23, tzinfo=timezone(timedelta(hours=3))), date(2021, 12, 8)),
    (pd.Timestamp("2021-12-08 23:59", tz=UTC), date(2021, 12, 8)),
    (None, None), (float("nan"), None), (pd.NaT, None), ("", None),
]


@pytest.mark.parametrize(("value", "expected"), DAYS)
def test_days(value, expected):
    assert day_of(value) == expected


@pytest.mark.parametrize("value", ["08/12/2021", "12-08-2021", "8 December 2021", "yesterday", "2021", "1638921600"])
def test_no_day_is_guessed(value):
    with pytest.raises(ValueError, match="is not an ISO date; write it as 2021-12-08"):
        day_of(value)


@pytest.mark.parametrize(
    ("text", "expected"), [("قتل ثلاثة عمال", "ar"), ("three killed", None), ("کشته شدند سه کارگر", None), ("123", None), ("سێ کرێکار کوژران", None)]
)
def test_language(text, expected):
    assert language_of(text) == expected


def test_lists_frames_and_own_columns():
    frame, errors = as_articles(pd.DataFrame({"article_id": [7, 8], "text": ["نعم", "لا"], "desk": ["x", "y"], "published": ["2021-12-08", "08/12/2021"]}))
    assert frame.article_id.tolist() == ["7", "8"]
    assert frame.desk.tolist() == ["x", "y"]
    assert frame.published_source.tolist() == ["given", "unknown"]
    assert [(e["article_id"], e["error"]) for e in errors] == [("8", "published '08/12/2021' is not an ISO date; write it as 2021-12-08")]


def test_two_unnamed_outlets_stay_two():
    lab = analyze(pd.DataFrame({"text": ["نعم", "لا", "ربما"], "outlet": ["صدى", "", None]}))
    assert lab.articles.outlet.isna().tolist() == [False, True, True]
    assert lab.articles.outlet_label.tolist() == ["صدى", "unnamed (a000002)", "unnamed (a000003)"]


BAD = [
    (pd.DataFrame({"body": ["نعم"]}), "column 'text' is missing \\(there are: body\\)"),
    (pd.DataFrame({"text": ["نعم", "لا"], "article_id": ["1", "1"]}), "article_id '1' is used twice"),
    (pd.DataFrame({"text": ["نعم", "لا"], "article_id": ["1", None]}), "article_id is missing in row 2"),
]


@pytest.mark.parametrize(("frame", "message"), BAD)
def test_bad_frames_are_refused(frame, message):
    with pytest.raises(ValueError, match=message):
        analyze(frame)


def test_bad_texts_are_reported_and_the_rest_goes_on():
    lab = analyze(["نعم", "", "نصف \ud83d حرف", None, "لا"])
    assert lab.articles.article_id.tolist() == ["a000001", "a000005"]
    assert lab.errors.article_id.tolist() == ["a000002", "a000003", "a000004"]
    assert lab.errors.stage.unique().tolist() == ["load"]


def test_one_article_that_fails_does_not_take_the_others(monkeypatch):
    import newslab.analysis

    def fails(doc):
        if "سبب" in doc.text:
            raise RuntimeError("broken")
        return []

    monkeypatch.setattr(newslab.analysis, "numbers_in", fails)
    lab = analyze(["بلا مشكلة", "سبب المشكلة"])
    assert lab.errors[["article_id", "stage", "error"]].values.tolist() == [["a000002", "analyze", "RuntimeError: broken"]]
    assert lab.blocks.article_id.tolist() == ["a000001"]


def test_one_text_is_not_a_list_of_letters():
    with pytest.raises(TypeError, match="put the one text in a list"):
        analyze("قتل ثلاثة")


def test_nothing_gives_empty_tables():
    lab = analyze([])
    assert (len(lab.articles), len(lab.casualties), len(lab.errors)) == (0, 0, 0)
    assert "outlet_label" in lab.articles
