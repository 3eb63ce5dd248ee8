"""No text makes comparison, framing or reconciliation fail, and every span is its text."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.compare.framing import framing

PIECES = (
    "قتل 3 جنود", "مقتل", "وإصابة 12 آخرين", "داعش الإرهابي", "«", "»", '"', "\n\n", "في بغداد", "أمس", "وقال", "الكاظمي", "ميليشيا الحوثي", "زار", "هدنة",
    "١٢", "…", "\u202e", " ",
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts_can_be_compared(a, b):
    lab = nl.analyze([a, b])
    if not lab.errors.empty:  # a text that cannot be analysed is told of elsewhere
        return
    pair = nl.compare(lab, "a000001", "a000002")
    assert pair._repr_html_() and str(pair)
    texts = {"a": a, "b": b}
    for row in pair.facts.to_dict("records"):
        for side, text in texts.items():
            assert pd.isna(row[f"start_{side}"]) or text[row[f"start_{side}"] : row[f"end_{side}"]] == row[f"text_{side}"]
    for row in framing(lab).to_dict("records"):
        assert {"a000001": a, "a000002": b}[row["article_id"]][row["start"] : row["end"]] == row["text"]
    events, links = nl.reconcile(lab)
    assert set(links["claim"]) == set(lab.casualties["id"])
    assert events["event_id"].notna().all()
