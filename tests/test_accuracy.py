"""How good each table is on the project's own gold: floors that only go up, and the very files that they were measured on.

`tests/gold/floors.csv` holds hashes and floors; `python tools/pin_gold.py` writes it anew.
"""

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from newslab import charts
from newslab.evaluate import GoldError, evaluate_folder

GOLD = Path(__file__).parent / "gold"
with (GOLD / "floors.csv").open(encoding="utf-8", newline="") as lines:
    FLOORS = list(csv.DictReader(lines))
LEAST = {"casualties": 150, "casualty_context": 60, "dates": 50, "numbers": 50, "mentions": 50, "places": 40, "quotes": 50}
"""How many texts a gold file has at least, so that its figure means something."""


@pytest.fixture(scope="module")
def scores() -> pd.DataFrame:
    return evaluate_folder(GOLD).scores


@pytest.mark.parametrize("pinned", FLOORS, ids=lambda row: f"{row['file']}-{row['table']}")
def test_no_table_is_worse_than_its_floor(scores, pinned):
    row = scores[(scores["file"] == pinned["file"]) & (scores["table"] == pinned["table"]) & (scores["measure"] == "row")].iloc[0]
    assert row["f1"] >= float(pinned["f1"]), "worse than it was; newslab evaluate tests/gold/NAME.jsonl --errors 20 shows where"


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_gold_is_what_the_floors_were_measured_on(path):
    assert {row["sha256"] for row in FLOORS if row["file"] == path.stem} == {hashlib.sha256(path.read_bytes()).hexdigest()}, "run tools/pin_gold.py"


def test_every_gold_file_is_pinned_and_large_enough(scores):
    texts = dict(zip(scores["file"], scores["texts"], strict=True))
    assert set(texts) == set(LEAST) == {row["file"] for row in FLOORS}
    assert {name: n for name, n in texts.items() if n < LEAST[name]} == {}


def test_no_sentence_stands_twice_in_a_gold_file():
    for path in GOLD.glob("*.jsonl"):
        texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        assert [text for text, n in Counter(texts).items() if n > 1] == [], path.name


def test_scores_and_errors_of_a_folder_name_their_file(tmp_path):
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "وصل ثلاثة.", "numbers": []}\n', encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "وصل أربعة.", "numbers": [{"text": "أربعة", "value": 4}]}\n', encoding="utf-8")
    result = evaluate_folder(tmp_path)
    assert result.scores[["file", "texts", "measure", "f1"]].values.tolist() == [
        ["a", 1, "span", 1.0], ["a", 1, "row", 1.0], ["a", 1, "column value", 1.0], ["b", 1, "span", 0.0], ["b", 1, "row", 0.0],
    ]
    assert result.errors[["file", "error", "text", "sentence"]].values.tolist() == [["b", "extra", "ثلاثة", "وصل ثلاثة."]]


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(GoldError, match="no .jsonl file"):
        evaluate_folder(tmp_path)


def test_bars_are_as_long_as_the_scores():
    scores = pd.DataFrame({
        "file": ["dates"] * 3, "texts": [60] * 3, "table": ["dates"] * 3, "measure": ["span", "row", "column value"], "f1": [0.9, 0.75, 1.0],
    })
    ax = charts.accuracy(scores)
    assert [bar.get_width() for bar in ax.patches] == [0.9, 0.75]
    assert [t.get_text() for t in ax.texts if t.get_text().startswith("0.")] == ["0.900", "0.750"]
    assert charts.accuracy(scores.head(0)).patches[:] == []
