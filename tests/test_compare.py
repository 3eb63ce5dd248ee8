"""Naming, keyness, concordance and the pair as a whole, on hand-made tables."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest

import newslab as nl
from newslab import tables
from newslab.compare.concordance import concordance
from newslab.compare.facts import figure_text
from newslab.compare.keyness import keyness_of, log_likelihood, log_ratio
from newslab.compare.naming import naming_of

A = "أعلنت هيئة السدود أن المياه غمرت حي النخيل. وقال مدير الهيئة: «الوضع خطير»."
B = "غمرت المياه حي النخيل، بحسب سكان. واتهم الأهالي هيئة السدود الفاسدة بالإهمال."


def span(text, words, nth=1):
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return {"start": at, "end": at + len(words), "text": words}


@pytest.fixture
def lab():
    dam = {"label": "ORG", "entity_id": "dams", "name_ar": "هيئة السدود", "block_role": "body"}
    mentions = [
        {"id": "1", "article_id": "a", **dam, **span(A, "هيئة السدود"), "voice": "outlet"},
        {"id": "2", "article_id": "a", **dam, **span(A, "الهيئة"), "voice": "outlet"},
        {"id": "3", "article_id": "b", **dam, **span(B, "هيئة السدود"), "voice": "quoted"},
    ]
    start = A.index("الوضع")
    quotes = [{"id": "4", "article_id": "a", **span(A, "«الوضع خطير»"), "kind": "direct", "content_start": start, "content_end": start + 10,
               "speaker": "مدير الهيئة", "block_role": "body"}]
    hood = {"place_id": "p1", "name_ar": "حي النخيل", "role": "location", "block_role": "body"}
    made = {
        "articles": [{"article_id": "a", "outlet_label": "الضفة", "text": A, "n_words": 14, "published": "2020-05-01"},
                     {"article_id": "b", "outlet_label": "النهر", "text": B, "n_words": 12}],
        "blocks": [{"id": i, "article_id": i, "start": 0, "end": len(t), "text": t, "role": "body", "block_role": "body"} for i, t in (("a", A), ("b", B))],
        "mentions": mentions, "quotes": quotes,
        "places": [{"id": "5", "article_id": "a", **hood, **span(A, "حي النخيل")}, {"id": "6", "article_id": "b", **hood, **span(B, "حي النخيل")}],
    }
    return SimpleNamespace(**{name: tables.frame(name, made.get(name, [])) for name in ("articles", *tables.ARTICLE_TABLES)})


def test_naming_counts_forms_by_voice(lab):
    table = naming_of(lab, "a", "b")
    assert table[["entity_id", "form", "voice", "n_a", "n_b", "in_both"]].values.tolist() == [
        ["dams", "الهيئة", "outlet", 1, 0, True], ["dams", "هيئة السدود", "outlet", 1, 0, True], ["dams", "هيئة السدود", "quoted", 0, 1, True]]


def test_facts_tell_where_a_fact_stands(lab):
    facts = nl.compare(lab, "a", "b").facts
    rows = facts.loc[facts["kind"] != "statement", ["kind", "status", "fact", "value_a", "value_b"]].astype("object")
    assert rows.where(rows.notna(), None).values.tolist() == [
        ["organisation", "same", "هيئة السدود", "هيئة السدود", "هيئة السدود"],
        ["place", "same", "حي النخيل", "حي النخيل", "حي النخيل"],
        ["quotation", "only_a", "مدير الهيئة", "الوضع خطير", None],
    ]


def test_every_fact_has_its_words_in_its_article(lab):
    facts = nl.compare(lab, "a", "b").facts
    for row in facts.to_dict("records"):
        for side, text in (("a", A), ("b", B)):
            assert pd.isna(row[f"start_{side}"]) or text[row[f"start_{side}"] : row[f"end_{side}"]] == row[f"text_{side}"]


def test_the_summary_gives_both_sides(lab):
    summary = nl.compare(lab, "a", "b").summary.set_index("measure")
    assert summary.loc["outlet"].tolist() == ["الضفة", "النهر"]
    assert summary.loc["sources"].tolist() == ["1", "0"]
    assert float(summary.loc["share_quoted", "a"]) == round(10 / len(A), 3)
    assert float(summary.loc["share_quoted", "b"]) == 0


def test_an_unknown_article_is_named(lab):
    with pytest.raises(KeyError, match="no article 'c'"):
        nl.compare(lab, "a", "c")


def test_an_article_with_itself_is_one_passage(lab):
    pair = nl.compare(lab, "a", "a")
    assert pair.passages["similarity"].tolist() == [1.0]
    assert set(pair.facts["status"]) == {"same"}


def test_the_view_escapes_and_shows_bidi_controls():
    evil = "<script>alert(1)</script> دعا المجلس سكان القرى المجاورة إلى المغادرة \u202eفورا"
    html = nl.compare(nl.analyze([evil, evil + " & الآن"]), "a000001", "a000002")._repr_html_()
    assert "<script" not in html and "&lt;/script&gt;" in html and "&amp; الآن" in html
    assert "\u202e" not in html and "[U+202E]" in html


def test_the_view_links_both_sides_and_marks_what_changed():
    a, b = "دعا المجلس المحلي سكان القرى المجاورة إلى المغادرة فورا", "دعا المجلس المحلي أهالي القرى المجاورة إلى المغادرة فورا"
    html = nl.compare(nl.analyze([a, b]), "a000001", "a000002")._repr_html_()
    assert "<ins>سكان</ins>" in html and "<ins>أهالي</ins>" in html
    ids, targets = re.findall(r'<mark [^>]*id="([^"]+)"', html), re.findall(r'href="#([^"]+)"', html)
    assert len(ids) == 2 and sorted(ids) == sorted(targets) and ids != targets


@pytest.mark.parametrize(
    ("counts", "g2", "ratio"),
    [((30, 10, 1000, 1000), 10.465, 1.585), ((5, 5, 100, 100), 0.0, 0.0), ((0, 8, 500, 500), 11.090, -4.0), ((6, 0, 1000, 500), 4.866, 2.585)],
)
def test_log_likelihood_and_log_ratio(counts, g2, ratio):
    assert (round(log_likelihood(*counts), 3), round(log_ratio(*counts), 3)) == (g2, ratio)


def test_two_short_texts_give_no_reliable_keyword():
    assert not keyness_of([A], [B], min_count=1)["reliable"].any()


def test_a_word_that_only_one_side_uses_often_is_reliable():
    table = keyness_of(["الميليشيا تهاجم القرية " * 60], ["الفصيل يهاجم القرية " * 60])
    assert {"ميليشيا", "الميليشيا"} & set(table.loc[table["reliable"] & (table["log_ratio"] > 0), "word"])
    assert "قريه" not in set(table.loc[table["reliable"], "word"])


def test_keyness_leaves_out_function_words_and_joins_proclitic_forms():
    table = keyness_of(["قرية وقرية والقرية من القرية في القرية"], ["مدينة"], min_count=1).set_index("word")
    assert table.loc["قريه", ["form", "n_a"]].tolist() == ["القرية", 5] and "من" not in table.index


def test_keyness_of_nothing_is_empty():
    assert list(keyness_of([], []).columns) == list(keyness_of([A], [B]).columns) and keyness_of([], []).empty


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        ("عاد إلى القُدس وبالقدس", "القدس", ["القُدس", "القدس"]),
        ("للقدس مكانة", "القدس", ["لقدس"]),
        ("المقدسي والقدسي", "القدس", []),
        ("عناصر لداعش وداعشي", "داعش", ["داعش"]),
        ("تنظيم الدولة، وتنظيم الدوله", "تنظيم الدولة", ["تنظيم الدولة", "تنظيم الدوله"]),
        ("", "داعش", []),
        ("داعش", "", []),
    ],
)
def test_concordance(text, phrase, words):
    found = concordance(pd.DataFrame({"article_id": ["a"], "text": [text]}), phrase)
    assert found["text"].tolist() == words


@pytest.mark.parametrize(
    ("low", "high", "text"), [(4, 4, "4"), (4, None, "4+"), (20, 99, "20–99"), (None, 9, "≤9"), (None, None, "?"), (0, 0, "0")]
)
def test_figures_in_short(low, high, text):
    assert figure_text({"low": low, "high": high}) == text
