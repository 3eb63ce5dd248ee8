"""The seeds side by side, from text: what only one has, what both have, and how the shared passage is attributed."""

from functools import cache

import pandas as pd
import pytest

import newslab as nl

A, B = "000_9ad9834b9b1b2951", "004_693d2f57f8f2795e"


@cache
def pair():
    return nl.compare(nl.analyze(nl.load("seeds")), A, B)


def rows(status, kind, words):
    facts = pair().facts
    said = facts["text_a"].fillna("") + " " + facts["text_b"].fillna("") + " " + facts["fact"]
    return facts[(facts["status"] == status) & (facts["kind"] == kind) & said.str.contains(words, regex=False)]


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        ("only_a", "casualty", "العشرات"), ("only_a", "statement", "الفراغ الأمني"), ("only_a", "person", "مسرور بارزاني"),
        ("only_a", "statement", "التنسيق بين البيشمركة"), ("only_a", "event", "كركوك"), ("only_a", "person", "عبد الأمير الشمري"),
        ("only_a", "person", "يحيى رسول"),
        ("only_b", "casualty", "4 آخرون"), ("only_b", "quotation", "وجّهنا بإنجاز"), ("only_b", "statement", "حالة الإنذار القصوى"), ("only_b", "date", "2014"),
        ("only_b", "date", "2017"), ("only_b", "statement", "مسؤولا استخباراتيا"), ("same", "event", "مخمور"), ("same", "event", "ديالى"),
    ],
)
def test_the_facts_table_holds(status, kind, words):
    assert len(rows(status, kind, words)) >= 1


def test_the_bombing_is_one_fact_told_differently():
    facts = pair().facts
    basra = facts[(facts["kind"] == "casualty") & (facts["fact"] == "killed, البصرة")].set_index("field")
    assert basra.loc["figure", ["status", "value_a", "value_b"]].tolist() == ["different", "4", "4+"]
    assert basra.loc["victims", ["value_a", "value_b"]].tolist() == ["civilian", "unknown"]
    assert "دراجة نارية" in basra.loc["weapon", "value_b"] and basra.loc["attribution", "status"] == "only_b"


def test_one_outlet_credits_the_passage_and_the_other_does_not():
    (row,) = pair().passages.to_dict("records")
    assert "لمكتب الإعلامي" in row["attribution_a"] and pd.isna(row["attribution_b"]) and row["attribution_differs"]


def test_naming_of_the_islamic_state_differs():
    naming = pair().naming
    forms = naming[naming["entity_id"] == "islamic_state"]
    assert {"داعش", "تنظيم الدولة الإسلامية"} <= set(forms["form"])
    assert not forms["form"].str.startswith("لت").any()
