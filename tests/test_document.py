"""Tokens, sentences and lexicon hits."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.analysis import read_article
from newslab.text.document import document
from newslab.text.lexicons import LexiconError, Lexicons, lexicons, read_lexicon

NAMES = ("البصرة", "بني سويف", "داعش", "وزارة الداخلية", "غدا", "آب")
WORDS = Lexicons({"names": tuple({"form": name} for name in NAMES)}, "test")


def found(text):
    doc = document(text, WORDS)
    return [(doc.text[slice(*doc.span(h.start, h.end))], h.prefix) for h in doc.hits("names")]


HITS = [
    ("في البصرة", [("البصرة", "")]),
    ("بالبصرة ووالبصرة", [("البصرة", "ب")]),
    ("للبصرة", [("لبصرة", "ل")]),
    ("وللبصره", [("لبصره", "ول")]),
    ("لـ”داعش” ولداعش", [("داعش", ""), ("داعش", "ول")]),
    ("لبني سويف", [("بني سويف", "ل")]),
    ("بني  سويف", [("بني  سويف", "")]),
    ("بني، سويف", []),
    ("وزارة الداخلية، وزارةُ الداخليّة", [("وزارة الداخلية", ""), ("وزارةُ الداخليّة", "")]),
    ("الداعش داعشي", [("الداعش", "")]),
    ("بغداد إرهاب البصرةِ", [("البصرةِ", "")]),
    ("غدا غداً", [("غدا", ""), ("غداً", "")]),
    ("البصريين", []),
]


@pytest.mark.parametrize(("text", "expected"), HITS)
def test_forms_are_found_as_whole_words_behind_proclitics(text, expected):
    assert found(text) == expected


SENTENCES = [
    ("قتل ثلاثة، وأصيب أربعة. ثم هدأ الوضع.", ["قتل ثلاثة، وأصيب أربعة", "ثم هدأ الوضع"]),
    ("ارتفع إلى 3.5 مليون. نعم", ["ارتفع إلى 3.5 مليون", "نعم"]),
    ("قال: «نعم. لا بأس. انتهى» ثم مضى. غادر", ["قال: «نعم. لا بأس. انتهى» ثم مضى", "غادر"]),
    ("قال د. سالم نعم. ثم غادر", ["قال د. سالم نعم", "ثم غادر"]),
    ("عنوان بلا نقطة\nفقرة أولى", ["عنوان بلا نقطة", "فقرة أولى"]),
    ("هل قتل؟ لا!", ["هل قتل", "لا"]),
    ("قال ”نعم. لا” ومضى. غادر", ["قال ”نعم. لا” ومضى", "غادر"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text, expected):
    doc = document(text, WORDS)
    assert [doc.text[slice(*doc.span(doc.starts[a], doc.ends[b - 1]))] for a, b in doc.sentences] == expected


@given(st.text(st.characters(codec="utf-8"), max_size=300) | st.text("قتل 3.،؟«»\"”\n وبالبصرة", max_size=200))
def test_sentences_hold_every_token_once(text):
    doc = document(text, WORDS)
    assert [i for a, b in doc.sentences for i in range(a, b)] == list(range(len(doc)))
    assert all(s < e for s, e in zip(doc.starts, doc.ends, strict=True))


@pytest.mark.parametrize(
    ("content", "message"),
    [("name\nx\n", "no column 'form'"), ("form,b\nx\n", "line 2: not as many fields"), ("form,b\n ,c\n", "line 2: the form is empty")],
)
def test_a_bad_lexicon_is_refused_with_its_line(tmp_path, content, message):
    path = tmp_path / "outlets.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        read_lexicon(path)


def test_own_rows_come_first_and_a_strange_file_is_refused(tmp_path):
    own = tmp_path / "outlets.csv"
    own.write_text("form,name_en,country,kind,example\nصدى النهر,River Echo,NA,outlet,البصرة - صدى النهر\n", encoding="utf-8")
    assert lexicons(own).rows("outlets")[0]["country"] == "NA"
    with pytest.raises(LexiconError, match="no lexicon is called 'strange'"):
        (tmp_path / "strange.csv").write_text("form\nx\n")
        lexicons(tmp_path / "strange.csv")


def test_an_article_frees_itself():
    """No ring of references is left: the collector, which analyses hold back, has nothing to do."""
    article = {"article_id": "a", "published": None, "text": "بغداد (رويترز) - قتل ثلاثة جنود في قضاء مخمور أمس، وقال الرئيس إن «العملية مستمرة» شمال دهوك."}
    read_article(article, lexicons())
    gc.collect()
    gc.disable()
    try:
        read_article(article, lexicons())
        assert gc.collect() == 0
    finally:
        gc.enable()
