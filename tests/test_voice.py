"""Voice of names, and scare quotes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.extract.quotes import quotes_in
from newslab.extract.quoting.scare_quotes import scare_quotes_in
from newslab.extract.voice import with_voice
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()


def mention(doc, word, nth=0, label="ORG"):
    tokens = [i for i in range(len(doc)) if doc.word(i).endswith(document(word, LEX).word(0))]
    first = tokens[nth]
    last = first + len(document(word, LEX))
    start, end = doc.span(doc.ends[first] - len(document(word, LEX).word(0)), doc.ends[last - 1])
    return {"start": start, "end": end, "first": first, "last": last, "label": label, "entity_id": word}


VOICES = [
    ("قصف الجيش بلدة قرب حماس.", ["حماس"], ["outlet"]),
    ("قال الوزير: «حماس مسؤولة عن التعطيل».", ["حماس"], ["quoted"]),
    ("قال الوزير إن حماس مسؤولة عن التعطيل.", ["حماس"], ["outlet"]),
    ("تعهد الوزير «بملاحقة حماس في كل مكان».", ["حماس"], ["quoted"]),
    ("أعلن تنظيم \"داعش\" انسحابه.", ["داعش"], ["outlet"]),
    ("كتبت صحيفة \"صوت حماس اليوم\" مقالا.", ["حماس"], ["outlet"]),
    ("زار الوفد جامعة بغداد أمس.", ["جامعة بغداد", "بغداد"], ["outlet", "name"]),
]


@pytest.mark.parametrize(("text", "names", "expected"), VOICES)
def test_voice_of_names(text, names, expected):
    doc = document(text, LEX)
    found = [mention(doc, n) for n in names]
    assert [n["voice"] for n in with_voice(doc, found, quotes_in(doc, found))] == expected


SCARE = [
    ("انسحبت قوات \"إسرائيل\" من البلدة.", [("إسرائيل", "quotation_marks")]),
    ("قال الوزير إن \"إسرائيل\" ترفض.", [("إسرائيل", "quotation_marks")]),
    ("قال الوزير: «خرقت \"إسرائيل\" الهدنة مرتين».", []),
    ("كتبت صحيفة \"المغرب\" أن الطقس بارد.", []),
    ("دخلوا ما يسمى «الحزام الأمني».", [("الحزام الأمني", "so_called")]),
    ("دخلوا ما يسمى بـ\"الحزام الأمني\" ليلا.", [("الحزام الأمني", "so_called")]),
    ("دخلوا ما يسمى بالحزام الأمني ليلا.", [("الحزام الأمني", "so_called")]),
    ("انتهت الهدنة المزعومة بعد ساعة.", [("الهدنة المزعومة", "alleged")]),
    ("تحدثوا عن هدنة مزعومة أمس.", [("هدنة مزعومة", "alleged")]),
    ("عرضوا ما زعم أنه مخزن سلاح.", [("مخزن سلاح", "alleged")]),
    ("شركة «المزعومة» للنقل", []),
    ("ارتكبوا «جرائم حرب» هناك.", [("جرائم حرب", "quotation_marks")]),
    ("عرض فيلم «جرائم حرب» هناك.", []),
    ("قال الوزير: «انتهت الهدنة المزعومة اليوم».", []),
    ("زار إسرائيل وفد.", []),
    ("ما يسمى", []),
]


@pytest.mark.parametrize(("text", "expected"), SCARE)
def test_scare_quotes(text, expected):
    doc = document(text, LEX)
    assert [(text[r["start"] : r["end"]], r["device"]) for r in scare_quotes_in(doc, [], quotes_in(doc, []))] == expected


def test_a_scare_quote_knows_its_entity():
    doc = document("دخلوا ما يسمى «قوات الفجر».", LEX)
    found = mention(doc, "قوات الفجر")
    assert [r["entity_id"] for r in scare_quotes_in(doc, [found])] == ["قوات الفجر"]


PIECES = ["ما يسمى", "المزعوم", "«", "»", '"', "”", "إسرائيل", "ب", "صحيفة", "قال", ": ", "، ", ".", "\n", "(", "ما زعم أنه", "اليوم"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=100))
def test_any_text_gives_scare_quotes_with_words(text):
    doc = document(text, LEX)
    for row in scare_quotes_in(doc, [], quotes_in(doc, [])):
        assert 0 <= row["start"] < row["end"] <= len(text) and text[row["start"] : row["end"]].strip()
        assert row["device"] in ("quotation_marks", "so_called", "alleged")


def test_every_marker_has_an_example():
    assert [r["form"] for r in LEX.rows("distancing_markers") if not r["example"].strip()] == []
