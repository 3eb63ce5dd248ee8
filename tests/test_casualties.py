"""Casualty claims: own gold sentences, whole values, and what must hold on any text."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.analysis import read_article
from newslab.text.lexicons import lexicons

GOLD = [json.loads(line) for line in (Path(__file__).parent / "gold" / "casualties.jsonl").read_text(encoding="utf-8").splitlines()]
HARD = {"c245", "c326", "c387"}
"""What a reader understands and this grammar does not yet: بينهم in a sentence ahead of its total, a share of a country, what is between the wounded."""
COLUMNS = ("outcome", "low", "high", "bound", "victims", "relation", "unit", "polarity")


def claims(text: str) -> list[dict]:
    rows, _ = read_article({"article_id": "x", "text": text, "published": pd.NaT}, lexicons())
    return rows["casualties"]


def brief(text: str) -> list[tuple]:
    return [(c["outcome"], c["text"], c["low"], c["high"], c["bound"]) for c in claims(text)]


@pytest.mark.parametrize("case", [c for c in GOLD if c["id"] not in HARD], ids=lambda c: c["id"])
def test_own_sentences(case):
    found = claims(case["text"])
    wanted = case["casualties"]
    assert [c["outcome"] for c in found] == [w["outcome"] for w in wanted]
    for claim, want in zip(found, wanted, strict=True):
        assert {k: claim[k] for k in COLUMNS if k in want} == {k: want[k] for k in COLUMNS if k in want}
        assert claim["text"] in want["text"] or want["text"] in claim["text"]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", [c for c in GOLD if c["id"] in HARD], ids=lambda c: c["id"])
def test_hard_sentences(case):
    test_own_sentences(case)


PARTS = [
    ("قتل عشرة أشخاص بينهم ثلاثة أطفال وامرأتان", [0, 0], 3, 2),
    ("إصابة ستة بينهم طفل", [0], 1, None),
]


@pytest.mark.parametrize(("text", "parents", "children", "women"), PARTS)
def test_parts_point_to_their_whole(text, parents, children, women):
    found = claims(text)
    assert [c["relation"] for c in found] == ["total"] + ["subset"] * len(parents)
    assert [c["parent"] for c in found] == [None] + [found[p]["id"] for p in parents]
    assert (found[0].get("n_children"), found[0].get("n_women")) == (children, women)


def test_the_same_toll_again_is_restated():
    found = claims("مقتل سبعة جنود في كمين.\nقال الجيش إن سبعة جنود قتلوا في كمين شمال البلاد.")
    assert [(c["low"], c["relation"]) for c in found] == [(7, "total"), (7, "restated")]
    assert found[1]["parent"] == found[0]["id"]


def test_articles_do_not_change_each_other():
    one, other = "قتل أربعة جنود أمس.", "أصيب آخرون في الحادث."
    alone = brief(other)
    claims(one)
    assert brief(other) == alone


WORDS = st.sampled_from(
    "قتل قتلت مقتل إصابة أصيب 3 ١٢ ثلاثة عشرات من بينهم منهم جنود طفل طفلان شخصا آخرون و في على الأقل لم دون ضحايا قتلى جرحى ، . : « » \" الذي أن الذين "
    "وإصابة وثلاثة مصرعهم لقي راح ضحيته أودى بحياة أحد أحدهم جميع جثة العثور إلى ارتفع عدد القتلى حتى قد إذا محاولة اعتقل ه ال لل بـ ـ \n".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_are_their_text_on_any_order_of_words(text):
    for claim in claims(text):
        assert text[claim["start"] : claim["end"]] == claim["text"] != ""
        assert claim["low"] is None or claim["high"] is None or claim["low"] <= claim["high"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    for claim in claims(text):
        assert text[claim["start"] : claim["end"]] == claim["text"]


def test_long_input_stays_linear_in_work():
    """Ten thousand words of one sentence give one claim each time the clause says one, not more."""
    text = "قتل ثلاثة جنود في كمين. " * 400
    assert len(claims(text)) == 400
