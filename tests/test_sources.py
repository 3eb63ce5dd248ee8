"""What kind of source a speaker is."""

import pytest

from newslab.extract.quotes import quotes_in
from newslab.extract.quoting.antecedents import known, subject_before, subject_of_relative, subject_of_sentence
from newslab.extract.quoting.speakers import phrase_at
from newslab.extract.quoting.speech import Speech
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()

SOURCES = [
    ("قال وزير النقل وليد حمدان إن الخط أغلق.", "m", "official", True),
    ("قالت وزيرة النقل إن الخط أغلق.", "f", "official", False),
    ("قال مسؤولون إن الخط أغلق.", None, "official", False),
    ("قال المتحدث باسم الجيش إن الخط أغلق.", "m", "security", False),
    ("قالت الشرطة إن الخط أغلق.", None, "security", False),
    ("قال طبيب في المستشفى إن الخط أغلق.", "m", "medical", False),
    ("أعلنت وزارة الصحة أن الخط أغلق.", None, "health_authority", True),
    ("قال الدفاع المدني إن الخط أغلق.", None, "civil_defence", True),
    ("قالت المحكمة إن الخط أغلق.", None, "court", False),
    ("قالت شاهدة إن الخط أغلق.", "f", "witness", False),
    ("قال والد الطفل إن الخط أغلق.", "m", "family", False),
    ("قالت منظمة محلية إن الخط أغلق.", None, "monitor_ngo", True),
    ("قالت الأمم المتحدة إن الخط أغلق.", None, "intergovernmental", True),
    ("ذكرت وكالة الأنباء أن الخط أغلق.", None, "agency", True),
    ("ذكرت صحيفة محلية أن الخط أغلق.", None, "media", True),
    ("قال نشطاء إن الخط أغلق.", None, "social_post", False),
    ("قال محلل إن الخط أغلق.", "m", "expert", False),
    ("قالت الحركة إن الخط أغلق.", None, "armed_group", False),
    ("قالت مصادر إن الخط أغلق.", None, "anonymous", False),
    ("أفاد مراسلنا بأن الخط أغلق.", "m", "outlet_own", False),
    ("ذكر بيان أن الخط أغلق.", None, "office_statement", False),
    ("ذكرت دراسة أن الخط أغلق.", None, None, False),
    ("قال أحد الركاب إن الخط أغلق.", "m", "witness", False),
]


@pytest.mark.parametrize(("text", "gender", "role", "named"), SOURCES)
def test_sources(text, gender, role, named):
    assert [(r["speaker_gender"], r["source_role"], r["source_named"]) for r in quotes_in(document(text, LEX), [])] == [(gender, role, named)]


def test_a_speaker_has_the_entity_and_the_party_of_its_names():
    text = "قال كريم سعد المتحدث باسم حماس إن الرد قريب."
    names = [
        {"start": 4, "end": 12, "first": 1, "last": 3, "label": "PER", "entity_id": "karim_saad", "sector": "REB"},
        {"start": 26, "end": 30, "first": 5, "last": 6, "label": "ORG", "entity_id": "hamas", "sector": "REB"},
    ]
    (row,) = quotes_in(document(text, LEX), names)
    found = (row["speaker"], row["speaker_entity_id"], row["source_party"], row["source_role"])
    assert found == ("كريم سعد المتحدث باسم حماس", "karim_saad", "hamas", "armed_group")


SUBJECTS = [
    (subject_before, "المحامية هدى سالم أوضحت", 3, "المحاميه هدي سالم"),
    (subject_before, "كانت الهيئة قد أعلنت", 3, "الهيئه"),
    (subject_before, "في القاهرة أعلنت", 2, None),
    (subject_of_relative, "بحسب المحامي سامر الحلو، الذي قال", 5, "المحامي سامر الحلو"),
    (subject_of_relative, "قال المحامي أمس", 2, None),
]


@pytest.mark.parametrize(("find", "text", "verb", "expected"), SUBJECTS)
def test_subjects_before_their_verb(find, text, verb, expected):
    doc = document(text, LEX)
    phrase = find(Speech(doc), verb, 0)
    assert (phrase and " ".join(doc.words[phrase.first : phrase.last])) == (expected and expected)


@pytest.mark.parametrize(
    ("text", "expected", "agreement"),
    [
        ("هاجم زعيم الحزب خصومه أمس", "زعيم الحزب", "m"),
        ("وصلت وزيرة النقل أمس", "وزيره النقل", "f"),
        ("الوزير غادر أمس", "الوزير", "m"),
        ("وفي خطاب له دعا العمدة السكان", "العمده", "m"),
        ("للمرة الثانية خلال عام", None, None),
    ],
)
def test_the_subject_of_a_sentence(text, expected, agreement):
    doc = document(text, LEX)
    who = subject_of_sentence(Speech(doc), len(doc), 0)
    assert (who and (" ".join(doc.words[who.phrase.first : who.phrase.last]), who.agreement)) == (expected and (expected, agreement))


def test_plurals_agree_as_plurals():
    doc = document("قال مسؤولون", LEX)
    sp = Speech(doc)
    assert known(sp, phrase_at(sp, 1, 2), "past.m").agreement == "pl"
