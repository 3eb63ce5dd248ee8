"""Quotations: what was said, by whom, with which verb."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.extract.quotes import quotes_in
from newslab.extract.quoting.attributions import attributions_in
from newslab.extract.quoting.marks import quoted_spans
from newslab.extract.quoting.speakers import phrase_at
from newslab.extract.quoting.speech import Speech
from newslab.tables import SOURCE_ROLES
from newslab.text.document import document
from newslab.text.fold import fold_word
from newslab.text.lexicons import lexicons

LEX = lexicons()
GOLD = [json.loads(line) for line in (Path(__file__).parent / "gold" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()]


def read(text):
    return quotes_in(document(text, LEX), [])


MARKS = [
    ("قال: «نعم».", [("نعم", 0, "both")]),
    ("قال ”نعم” ثم ”لا”", [("نعم", 0, "both"), ("لا", 0, "both")]),
    ("قال “نعم“", [("نعم", 0, "both")]),
    ("قال ”نعم“", [("نعم", 0, "both")]),
    ("قال »نعم« ثم", [("نعم", 0, "both")]),
    ("قال <<نعم>> ثم", [("نعم", 0, "both")]),
    ("قال 'نعم' ثم", [("نعم", 0, "both")]),
    ("قال ''نعم'' ثم", [("نعم", 0, "both")]),
    ("لـ\"داعش\" و\"حماس\"", [("داعش", 0, "both"), ("حماس", 0, "both")]),
    ("صحيفة\"الفجر\"المحلية", [("الفجر", 0, "both")]),
    ("يجب أن\" لا يعود\".", [("لا يعود", 0, "both")]),
    ("وأضاف \" لن نعود. \" ثم", [("لن نعود", 0, "both")]),
    ("\"قرأت \"الفجر\" و\"المرفأ\" اليوم\".", [("قرأت \"الفجر\" و\"المرفأ\" اليوم", 0, "both"), ("الفجر", 1, "both"), ("المرفأ", 1, "both")]),
    ("«أ «ب» ج»", [("أ «ب» ج", 0, "both"), ("ب", 1, "both")]),
    ("قال \"لن نعود\nسطر آخر", [("لن نعود", 0, "open")]),
    ("قال \"لن نعود.\nسنبقى هنا\". ثم", [("لن نعود.\nسنبقى هنا", 0, "both")]),
    ("قال \"أولا\n\"ثانيا\" ثم", [("أولا", 0, "open"), ("ثانيا", 0, "both")]),
    ("سنبقى هنا\".\nوغادر", [("سنبقى هنا", 0, "close")]),
    ("هل نعود؟ قال \"أين الماء؟\"", [("أين الماء؟", 0, "both")]),
    ("زار O'Neil وD'Arc بغداد", []),
    ("\"\" «» ”", []),
    ("وقال: (نحن (هنا) منذ أمس). ثم (كذا)", [("نحن (هنا) منذ أمس", 0, "both")]),
    ("زار البلدة (القديمة) أمس", []),
    ("لا علامات هنا", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_pair(text, expected):
    assert [(text[q.inner_start : q.inner_end], q.depth, q.marks) for q in quoted_spans(text)] == expected


@given(st.text(alphabet="اب \n.،«»\"”“'<>", max_size=60))
def test_any_marks_give_stretches_that_nest(text):
    spans = quoted_spans(text)
    for q in spans:
        assert 0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
    for a, b in zip(spans, spans[1:], strict=False):
        assert a.start <= b.start


PHRASES = [
    ("وزير النقل وليد حمدان، إن", "وزير النقل وليد حمدان"),
    ("المتحدث باسم الجيش، إن", "المتحدث باسم الجيش"),
    ("مصدر أمني في المدينة إن", "مصدر أمني في المدينة"),
    ("البنك المركزي عن خفض", "البنك المركزي"),
    ("وزارة الصحة وفاة مريضين", "وزارة الصحة"),
    ("منظمة حظر السلاح إرسال خبراء", "منظمة حظر السلاح"),
    ("مندوب البلاد لدى الأمم المتحدة، كريم سعد، إن", "مندوب البلاد لدى الأمم المتحدة كريم سعد"),
    ("ليلى حداد، المتحدثة باسم النقابة، إن", "ليلى حداد المتحدثة باسم النقابة"),
    ("الوزير السابق الذي استقال أمس إن", "الوزير السابق"),
    ("الوزير الخميس إن", "الوزير"),
    ("الوزير خلال المؤتمر إن", "الوزير"),
    ("الوزير للصحفيين إن", "الوزير"),
    ("صحيفة \"الفجر\" المحلية أن", "صحيفة الفجر المحلية"),
    ("مصادر قضائية ووسائل إعلام محلية إن", "مصادر قضائية ووسائل اعلام محليه"),
    ("أحد العمال من القرية، الذين عادوا، إن", "احد العمال من القريه"),
    ("زعيم الحزب خصومه", "زعيم الحزب"),
    ("بائع في الحي، رافضا كشف هويته", "بائع في الحي"),
    ("إن الباب", None),
    ("في بيان إن", None),
    ("إنجازاً كبيراً", None),
    ("(أمس) إن", None),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_a_speaker_ends_where_something_else_begins(text, expected):
    doc = document("قال " + text, LEX)
    phrase = phrase_at(Speech(doc), 1, len(doc))
    assert (phrase and " ".join(doc.words[phrase.first : phrase.last])) == (expected and fold_word(expected))


ATTRIBUTIONS = [
    ("أغلق الطريق، بحسب الشرطة.", [("الشرطه", "بحسب", "اغلق الطريق")]),
    ("وفقا للوزارة، أغلق الطريق أمام الشاحنات.", [("للوزاره", "وفقا", "اغلق الطريق امام الشاحنات")]),
    ("أغلق الطريق، كما ذكرت البلدية.", [("البلديه", "كما ذكرت", "اغلق الطريق")]),
    ("أغلق الطريق، وذلك حسبما أفاد شهود.", [("شهود", "حسبما افاد", "اغلق الطريق")]),
    ("أغلق الطريق وفق خطة الطوارئ.", []),
    ("أغلق الطريق بحسب الحاجة.", []),
    ("كما ذكرت البلدية أن الطريق أغلق.", []),
    ("أغلق الطريق، حسبما أفاد.", []),
]


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTIONS)
def test_attribution_phrases_name_source_and_scope(text, expected):
    doc = document(text, LEX)
    found = [tuple(" ".join(doc.words[a:b]) for a, b in (x.source, x.cue, x.scope)) for x in attributions_in(doc)]
    assert found == expected


@pytest.mark.parametrize("passage", GOLD, ids=lambda p: p["id"])
def test_gold_sentences(passage):
    rows = read(passage["text"])
    wanted = [{k: v for k, v in q.items() if k not in ("text", "nth")} for q in passage["quotes"]]
    assert [passage["text"][r["start"] : r["end"]] for r in rows] == [q["text"] for q in passage["quotes"]]
    assert [{k: r.get(k) for k in w} for r, w in zip(rows, wanted, strict=True)] == wanted


def test_a_repeated_quotation_points_to_the_first():
    rows = read("قال العمدة: «الماء يصل إلى كل بيت»، مضيفًا ”الماء يصل إلى كل بيت”.")
    assert [(r["kind"], r["cue"], r["speaker"], r["duplicate_of"]) for r in rows] == [("direct", "قال", "العمدة", None), ("direct", "مضيفًا", "العمدة", 0)]


def test_a_quotation_that_follows_on_is_the_last_speakers():
    rows = read("قال العمدة إن الماء عاد.\n«لم يكن العمل سهلا على أحد منا طوال الأسابيع الماضية».")
    assert [(r["kind"], r["cue"], r["speaker"]) for r in rows] == [("indirect", "قال", "العمدة"), ("direct", None, "العمدة")]


def test_a_verb_means_nobody_who_does_not_agree_with_it():
    rows = read("قال العمدة إن الماء عاد. وأضافت أن الخزان امتلأ.")
    assert [(r["cue"], r["speaker"]) for r in rows] == [("قال", "العمدة"), ("أضافت", None)]


PIECES = [
    "قال", "وأضاف", "الوزير", "إن", "أنه", "«", "»", '"', "”", "“", "'", "، ", ": ", ". ", "\n", "بحسب", "وفقا", "لوزارة", "عن", "مقتل",
    "نقلت", "ما يسمى", "(", ")", "مشيرا إلى", "كما", "5", "كان", "الذي", "قائلا", "من", "بيان", "صادر", "اليوم", "حماس",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_spans_of_its_own(text):
    rows = read(text)
    for i, row in enumerate(rows):
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert (row["start"], row["end"]) == (row["content_start"], row["content_end"])
        assert text[row["start"] : row["end"]].strip()
        assert row["cue"] is None or row["cue"] in text
        assert row["kind"] in ("direct", "indirect")
        assert row["duplicate_of"] is None or row["duplicate_of"] < i
        if row["speaker"] is not None:
            assert text[row["speaker_start"] : row["speaker_end"]] == row["speaker"]
            assert row["source_role"] is None or row["source_role"] in SOURCE_ROLES.split()


def test_work_grows_with_the_text_only():
    """Counts the looks at the text, since clocks lie: twice the text, about twice the looks."""
    unit = "قال الوزير الذي زار المدينة إن «السوق» مفتوح و\"الماء\" متوفر، وأضاف أن الطريق سالك كما أكد مصدر بحسب شاهد "

    def looks(n):
        doc = document(unit * n, LEX)
        count = 0
        real = Speech.gap

        def counted(self, i):
            nonlocal count
            count += 1
            return real(self, i)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Speech, "gap", counted)
            quotes_in(doc, [])
        return count

    small, large = looks(20), looks(200)
    assert large < 14 * small


@pytest.mark.parametrize("name", ["reporting_verbs", "attribution_cues", "source_nouns", "function_words", "clause_openers", "verbal_nouns"])
def test_every_row_has_an_example(name):
    assert [row["form"] for row in LEX.rows(name) if not row["example"].strip()] == []


def test_lexicons_hold_known_values():
    assert {r["stance"] for r in LEX.rows("reporting_verbs")} <= {"neutral", "assertive", "revealing", "distancing", "denying", "impersonal"}
    assert {r["pos"] for r in LEX.rows("reporting_verbs")} <= {"verb", "participle", ""}
    takes = {t for r in LEX.rows("reporting_verbs") for t in r["taking"].split("|")}
    assert takes <= {"", "أن", ":", "«", "اسم", "عن", "إلى", "على", "ب", "عن أن", "من أن", "في أن", "على أن", "إلى أن", "عن مصدر", "من مصدر", "+"}
    assert {r["followed_by"] for r in LEX.rows("attribution_cues")} == {"noun", "noun_l", "verb", "verb_final"}
    assert {r["source_role"] for r in LEX.rows("source_nouns")} <= {"", *SOURCE_ROLES.split()}
    assert {r["kind"] for r in LEX.rows("source_nouns")} == {"source", "person", "group", "quantifier", "institution", "media", "statement", "document"}
    forms = [f for r in LEX.rows("source_nouns") for f in r["form"].split("|")]
    assert len(forms) == len(set(forms))
