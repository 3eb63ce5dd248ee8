"""The slot for recognisers: windows, the rule of merging, the adapters, and a contract that is checked."""

from types import SimpleNamespace as Thing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.extract.recognisers import MARGIN, WINDOW, hugging_face, recognised, spacy
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()


def finds(*words):
    """A recogniser that knows some words: (word, label)."""

    def recogniser(texts):
        return [[(t.find(w), t.find(w) + len(w), label) for w, label in words if w in t] for t in texts]

    return recogniser


def mentions(text, *recognisers):
    table = nl.analyze([text], recognisers=list(recognisers)).mentions
    return table[["text", "label", "method", "entity_id"]].values.tolist()


MERGING = [
    # (text, what the recogniser says, rows)
    ("هدوء في زمبرقة", [("زمبرقة", "LOC")], [["زمبرقة", "LOC", "model", "loc:زمبرقه"]]),
    ("أعلنت البيشمركة", [("البيشمركة", "PER")], [["البيشمركة", "ORG", "lexicon", "peshmerga"]]),  # a known name stays
    # unless a longer span holds it
    ("قال الأستاذ مصطفى الكاظمي", [("الأستاذ مصطفى الكاظمي", "PER")], [["الأستاذ مصطفى الكاظمي", "PER", "model", "mustafa_al_kadhimi"]]),
    ("أنصار الكاظمي الجدد", [("الكاظمي الجدد", "ORG")], [["الكاظمي الجدد", "ORG", "model", "org:الكاظمي_الجدد"]]),
    ("قال سامر الحلاق", [("سامر الحلاق", "PER")], [["سامر الحلاق", "PER", "pattern", "per:سامر_الحلاق"]]),  # agreement changes nothing
    ("قال سامر الحلاق", [("سامر", "ORG")], [["سامر", "ORG", "model", "org:سامر"]]),  # grammar gives way
    # and so does the gazetteer, whose names are also clubs'
    ("في بغداد", [("بغداد", "ORG")], [["بغداد", "ORG", "model", "org:بغداد"]]),
    ("كتب وبزمبرقة", [("زمبرقة", "LOC")], [["زمبرقة", "LOC", "model", "loc:زمبرقه"]]),  # proclitics stay outside
    ("مباراة اليوم", [("مباراة", "MISC")], []),  # other labels are left out
]


@pytest.mark.parametrize(("text", "spans", "expected"), MERGING)
def test_spans_merge_by_the_rule(text, spans, expected):
    assert mentions(text, finds(*spans)) == expected


def test_grammar_goes_only_where_a_complete_recogniser_is_silent():
    def silent(texts):
        return [[] for _ in texts]

    text = "قال سامر الحلاق إن البيشمركة في بغداد"
    assert [row[0] for row in mentions(text, silent)] == ["سامر الحلاق", "البيشمركة", "بغداد"]
    silent.complete = {"PER"}
    assert [row[0] for row in mentions(text, silent)] == ["البيشمركة", "بغداد"]


def test_the_first_of_two_recognisers_has_the_word():
    assert [row[:3] for row in mentions("هدوء في زمبرقة", finds(("زمبرقة", "ORG")), finds(("زمبرقة", "LOC")))] == [["زمبرقة", "ORG", "model"]]


def test_long_texts_come_in_windows_and_each_span_counts_once():
    text = ". ".join(" ".join(f"كلمة{n}" for n in range(50)) for _ in range(7)) + ". " + " ".join(["طويل"] * 400) + " زمبرقة"
    seen = []

    def recogniser(texts):
        seen.extend(texts)
        return [[(i, i + 4, "LOC") for i in range(len(t)) if t.startswith("طويل", i)] for t in texts]

    found = recognised(document(text, LEX), [recogniser])
    assert max(len(t.split()) for t in seen) <= WINDOW and len(seen) > 5
    assert len(found) == 400 and len({n.first for n in found}) == 400
    assert MARGIN < WINDOW // 4


@pytest.mark.parametrize("bad", [[[(0, 99, "LOC")]], [[(3, 3, "LOC")]], [[(-1, 2, "LOC")]], [], [[], []]])
def test_a_recogniser_that_breaks_the_contract_is_named_in_the_errors(bad):
    def careless(texts):
        return bad

    errors = nl.analyze(["في بغداد", "قال كريم"], recognisers=[careless]).errors
    assert len(errors) == 2 and errors.error.str.contains("careless").all()


def test_a_pipeline_of_tagged_pieces_is_joined():
    pieces = [{"entity": "B-PERS", "start": 4, "end": 8}, {"entity": "I-PERS", "start": 9, "end": 13}, {"entity": "O", "start": 14, "end": 16}]
    assert hugging_face(lambda texts: [pieces for _ in texts])(["x", "y"]) == [[(4, 13, "PERS")]] * 2
    grouped = [{"entity_group": "LOC", "start": 3, "end": 8, "score": 0.9}]
    assert hugging_face(lambda texts: [grouped])(["x"]) == [[(3, 8, "LOC")]]


def test_a_model_name_without_transformers_says_what_to_install(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(ImportError, match=r"newslab\[ner\]"):
        hugging_face("some/model")


def test_spacy_documents_give_their_entities():
    pipeline = Thing(pipe=lambda texts: [Thing(ents=[Thing(start_char=0, end_char=len(t), label_="PERSON")]) for t in texts])
    assert spacy(pipeline)(["سلوى", "كريم"]) == [[(0, 4, "PERSON")], [(0, 4, "PERSON")]]
    assert mentions("زمبرقة", spacy(pipeline)) == [["زمبرقة", "PER", "model", "per:زمبرقه"]]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ابمحمد بغداد.\nو ", max_size=60), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=6))
def test_any_spans_leave_rows_that_do_not_overlap(text, spans):
    def recogniser(texts):
        return [[(a, min(a + n, len(t)), "ORG") for a, n in spans if a < len(t)] for t in texts]

    rows = nl.analyze([text + "في"], recognisers=[recogniser])
    assert not len(rows.errors)
    ordered = rows.mentions[["start", "end"]].values.tolist()
    assert all(a[1] <= b[0] for a, b in zip(ordered, ordered[1:], strict=False))
