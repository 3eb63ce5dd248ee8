"""Frames, round trips and the codebook."""

from datetime import date

import pandas as pd
import pytest

from newslab import tables
from newslab.analysis import Analysis, analyze, open_analysis

ROW = {"id": "0a", "article_id": "NA", "start": 3, "end": 7, "text": "أمس\nو«اليوم»", "block_role": "body", "type": "DATE", "value": "2021-12-07",
       "earliest": date(2021, 12, 7), "latest": date(2021, 12, 7), "date_prec": 1}


@pytest.mark.parametrize("name", tables.TABLES)
def test_an_empty_table_has_all_columns_and_dtypes(name):
    frame = tables.empty(name)
    assert [(c, str(d)) for c, d in frame.dtypes.items()] == [(c.name, c.dtype) for c in tables.TABLES[name]]


@pytest.mark.parametrize("rows", [[], [ROW], [ROW, {**ROW, "start": 9, "earliest": None, "conflict": "007"}]])
def test_csv_and_parquet_bring_the_same_frame_back(tmp_path, rows):
    frame = tables.frame("dates", rows)
    frame.to_csv(tmp_path / "dates.csv", index=False)
    frame.to_parquet(tmp_path / "dates.parquet", index=False)
    pd.testing.assert_frame_equal(tables.read_csv("dates", tmp_path / "dates.csv"), frame)
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "dates.parquet"), frame)


def test_a_key_that_is_no_column_is_refused():
    with pytest.raises(ValueError, match="table 'dates' has no column \\['valeu'\\]"):
        tables.frame("dates", [{"valeu": "2021"}])


def test_every_column_with_dtype_and_names_without_repetition():
    for name, columns in tables.TABLES.items():
        assert {c.dtype for c in columns} <= {"str", "Int64", "float64", "boolean", "datetime64[us]"}, name
        assert len({c.name for c in columns}) == len(columns), name


def test_row_ids_depend_on_every_part():
    parts = ("a", "dates", 1, 2, "")
    others = [("b", "dates", 1, 2, ""), ("a", "places", 1, 2, ""), ("a", "dates", 12, 2, ""), ("a", "dates", 1, 3, ""), ("a", "dates", 1, 2, "2")]
    assert len({tables.row_id(*p) for p in [parts, *others]}) == 6


TEXTS = ["قتل ثلاثة عمال وأصيب 4 آخرون، أمس، في انفجار قرب البصرة، وفق الشرطة.", "لا شيء هنا."]


def test_a_saved_analysis_comes_back(tmp_path):
    lab = analyze(pd.DataFrame({"text": TEXTS, "published": ["2021-12-08", None], "desk": ["x", "y"]}))
    back = open_analysis(lab.save(tmp_path / "out"))
    for name in ("articles", *tables.ARTICLE_TABLES, "errors"):
        pd.testing.assert_frame_equal(getattr(back, name), getattr(lab, name))


@pytest.mark.parametrize("saved", [True, False])
def test_read_takes_columns_and_rows(tmp_path, saved):
    lab = analyze(TEXTS)
    lab = open_analysis(lab.save(tmp_path)) if saved else lab
    got = lab.read("articles", columns=["article_id"], where=[("n_words", "<", 5)])
    assert got.to_dict("list") == {"article_id": ["a000002"]}


def test_a_folder_without_an_analysis_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="no saved analysis"):
        open_analysis(tmp_path)


def test_an_unknown_table_is_named():
    with pytest.raises(AttributeError, match="no table 'claims'; it has articles"):
        _ = Analysis({}).claims
