"""Evaluation: what counts as right, and gold that cannot be used."""

import json

import pandas as pd
import pytest

from newslab import tables
from newslab.analysis import Analysis, analyze
from newslab.evaluate import GoldError, evaluate, read_gold, same

TEXT = "قتل ثلاثة ثم قتل ثلاثة"
CLAIM = {"text": "ثلاثة", "best": 3, "outcome": "killed"}
GOLD = [{"id": "g", "text": TEXT, "casualties": [CLAIM, CLAIM | {"nth": 2}]}]


def lab(*claims):
    frames = {name: tables.empty(name) for name in ("articles", *tables.ARTICLE_TABLES, "errors")}
    frames["articles"] = tables.frame("articles", [{"article_id": "g", "text": TEXT}])
    rows = [{"article_id": "g", "start": s, "end": e, "text": TEXT[s:e], "best": best, "outcome": outcome} for s, e, best, outcome in claims]
    return Analysis({**frames, "casualties": tables.frame("casualties", rows)})


def figures(result):
    return {r["measure"]: (r["right"], r["gold"], r["found"]) for r in result.scores.to_dict("records")}


CASES = [
    ([(4, 9, 3, "killed"), (17, 22, 3, "killed")], {"span": (2, 2, 2), "row": (2, 2, 2)}, []),
    ([(4, 9, 3, "killed")], {"span": (1, 2, 1), "row": (1, 2, 1)}, ["missed"]),
    ([(4, 9, 3, "injured"), (17, 22, 3, "killed")], {"span": (2, 2, 2), "row": (1, 2, 2)}, ["wrong"]),
    ([(4, 9, 3, "killed"), (17, 22, 3, "killed"), (0, 3, 1, "killed")], {"span": (2, 2, 3), "row": (2, 2, 3)}, ["extra"]),
    ([(0, 22, 3, "killed")], {"span": (0, 2, 1), "row": (0, 2, 1)}, ["missed", "missed", "extra"]),
    ([(4, 9, 3, "killed"), (4, 9, 3, "killed")], {"span": (1, 2, 2), "row": (1, 2, 2)}, ["missed", "extra"]),
]


@pytest.mark.parametrize(("claims", "expected", "errors"), CASES)
def test_counts_and_errors(claims, expected, errors):
    result = evaluate(lab(*claims), GOLD)
    assert {k: v for k, v in figures(result).items() if not k.startswith("column")} == expected
    assert result.errors.error.tolist() == errors


@pytest.mark.parametrize(
    ("expected", "found", "equal"),
    [(None, pd.NA, True), (None, pd.NaT, True), (3, 3.0, True), (3, pd.NA, False), (None, 3, False), ("2021-12-07", pd.Timestamp("2021-12-07"), True),
     ("x", "x", True), (True, True, True), (1, "1", False), (0.1, 0.1 + 1e-9, True)],
)
def test_same(expected, found, equal):
    assert same(expected, found) is equal


def test_an_empty_list_says_that_nothing_may_be_found():
    result = evaluate(lab((4, 9, 3, "killed")), [{**GOLD[0], "casualties": []}])
    assert figures(result)["row"] == (0, 0, 1) and result.errors.error.tolist() == ["extra"]


def test_a_table_that_is_not_named_is_not_scored():
    assert evaluate(lab((4, 9, 3, "killed")), [{"id": "g", "text": TEXT, "dates": []}]).scores.table.unique().tolist() == ["dates"]


BROKEN = [
    ("{", "line 1: not JSON"), (json.dumps({"id": "x"}), "line 1: no 'text'"), (json.dumps({"text": "x", "claims": []}), "unknown key 'claims'"),
    (json.dumps({"text": "x", "dates": [{"text": "y"}]}), "does not hold 'y'"),
    (json.dumps({"text": "x", "dates": [{"text": "x", "valeu": 1}]}), "no column 'valeu'"),
    ("\n", "the file is empty"),
]


@pytest.mark.parametrize(("content", "message"), BROKEN)
def test_broken_gold_is_refused_with_its_line(tmp_path, content, message):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        read_gold(path)


def test_gold_of_other_articles_is_refused():
    with pytest.raises(GoldError, match="lacks the article 'g'"):
        evaluate(analyze(["نعم"]), GOLD)
