"""Summaries: the tables that charts draw, from an analysis made by hand."""

import pandas as pd
import pytest
from present_lab import small_lab

import newslab as nl
from newslab import summaries

UNNAMED = "unnamed (two_x)"


def test_mentions_are_counted_for_each_outlet_and_a_zero_is_a_zero():
    got = summaries.mentions(small_lab())[["label", "entity_id", "name_ar", "outlet_label", "n", "total"]].values.tolist()
    assert got == [
        ["ORG", "الدفاع المدني", "الدفاع المدني", "الوكالة", 0, 1], ["ORG", "الدفاع المدني", "الدفاع المدني", UNNAMED, 1, 1],
        ["LOC", "l1", "السد", "الوكالة", 1, 1], ["LOC", "l1", "السد", UNNAMED, 0, 1],
        ["PER", "p1", "سالم الراوي", "الوكالة", 1, 1], ["PER", "p1", "سالم الراوي", UNNAMED, 0, 1],
    ]


def test_mentions_in_mastheads_do_not_count():
    lab = small_lab()
    lab.mentions["block_role"] = pd.Series(["masthead", "body", "credit"], dtype="str")
    assert summaries.mentions(lab)["name_ar"].unique().tolist() == ["السد"]
    assert summaries.mentions(lab, roles=("masthead",))["name_ar"].unique().tolist() == ["سالم الراوي"]


def test_top_keeps_so_many_of_each_label():
    another = {"id": "x", "article_id": "one", "start": 0, "end": 4, "text": "مقتل", "block_role": "body", "label": "PER", "entity_id": "p2"}
    lab = small_lab(mentions=[another] * 2)
    assert summaries.mentions(lab, top=1).drop_duplicates("entity_id")[["label", "entity_id", "total"]].values.tolist() == [
        ["PER", "p2", 2], ["ORG", "الدفاع المدني", 1], ["LOC", "l1", 1]]


def test_places_of_one_name_say_which_they_are():
    lab = small_lab()
    lab.mentions["label"], lab.mentions["entity_id"], lab.mentions["name_ar"] = "LOC", ["1", "2", "3"], ["السد", "السد", "الجسر"]
    assert sorted(summaries.mentions(lab)["name_ar"].unique()) == ["الجسر", "السد (محافظة)", "السد (مدينة)"]


def test_by_outlet_has_a_row_an_entity_and_a_column_an_outlet():
    wide = summaries.by_outlet(summaries.mentions(small_lab()))
    assert list(wide.columns) == ["label", "name_ar", "name_en", "total", "الوكالة", UNNAMED]
    assert wide[["name_ar", "الوكالة", UNNAMED]].values.tolist() == [["الدفاع المدني", 0, 1], ["السد", 1, 0], ["سالم الراوي", 1, 0]]


def test_claims_come_with_their_outlet_and_deaths_first():
    table = summaries.claims(small_lab())
    assert table[["outlet_label", "outcome", "text"]].values.tolist() == [
        ["الوكالة", "killed", "عشرات المدنيين"], [UNNAMED, "killed", "12 شخصا"], [UNNAMED, "killed", "ما بين 3 و5 جنود"], ["الوكالة", "injured", "7 على الأقل"]]
    assert table["high"].dtype == "Int64" and pd.isna(table["high"].iloc[3])


def test_places_that_are_governments_or_parts_of_names_are_left_out():
    lab = small_lab()
    assert summaries.places(lab)[["name_ar", "where_prec", "n", "outlets"]].values.tolist() == [["السد", 1, 1, "الوكالة"], ["الوادي", 4, 1, UNNAMED]]
    lab.places["role"] = pd.Series(["metonym", "in_name"], dtype="str")
    assert summaries.places(lab).empty
    assert len(summaries.places(lab, roles=("metonym",))) == 1


@pytest.mark.parametrize("name", ["mentions", "claims", "places"])
def test_an_empty_analysis_gives_an_empty_table_with_its_columns(name):
    empty, full = getattr(summaries, name)(nl.analyze([])), getattr(summaries, name)(small_lab())
    assert len(empty) == 0 and list(empty.columns) == list(full.columns)


SOURCES = [
    ({"text": ["أ"], "outlet": ["الوكالة"], "published": ["2024-05-01"]}, "المصدر: مقالة واحدة؛ الوكالة؛ 2024-05-01"),
    ({"text": ["أ"] * 3, "outlet": ["ج"] * 3, "published": ["2024-05-01", "2024-06-01", None]}, "المصدر: 3 مقالات؛ ج؛ 2024-05-01 – 2024-06-01"),
    ({"text": ["أ"] * 12, "outlet": list("ابجدهوزحطيكل")}, "المصدر: 12 مقالة؛ ا، ب، ج، د و8 غيرها؛ التاريخ غير معروف"),
    ({"text": ["أ"]}, "المصدر: مقالة واحدة؛ وسيلة بلا اسم (a000001)؛ التاريخ غير معروف"),
]


@pytest.mark.parametrize(("articles", "line"), SOURCES)
def test_the_source_line_says_how_many_whose_and_when(articles, line):
    assert summaries.source_line(nl.analyze(pd.DataFrame(articles))) == line
