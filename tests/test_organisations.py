"""Organisations on no list: the head noun and how far the name reaches."""

import pytest

from newslab.extract.naming.known_names import known_names
from newslab.extract.naming.organisations import organisations_in
from newslab.extract.naming.short_forms import short_forms, with_proclitics
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()


def organisations(text):
    doc = document(text, LEX)
    return [text[slice(*doc.span(n.start, n.end))] for n in organisations_in(doc, (), ())]


EXTENT = [
    ("قال معهد دراسات المناخ البحرية", ["معهد دراسات المناخ البحرية"]),
    ("أغلق المعهد الوطني التشيكي لرصد الأعاصير أبوابه", ["المعهد الوطني التشيكي لرصد الأعاصير"]),
    ("اتحاد منتجي الزيتون السوريين يحتج", ["اتحاد منتجي الزيتون السوريين"]),
    ("مستشفى راغب الحلو يستقبل الجرحى", ["مستشفى راغب الحلو"]),
    ("وفدان من جامعة الأمير فهد ونقابة الممرضين", ["جامعة الأمير فهد", "نقابة الممرضين"]),
    ("محكمة جنايات الرصافة تؤجل", ["محكمة جنايات الرصافة"]),
    ("السفارة الهنغارية تحذر رعاياها", ["السفارة الهنغارية"]),
    ("مركز الشرق للدراسات يصدر تقريرا", ["مركز الشرق للدراسات"]),
    ("المنظمة العالمية للمناطق الحرة", ["المنظمة العالمية للمناطق الحرة"]),
    # names beside their heads
    ("أنتجت شركة هولبرغ سفينة", ["هولبرغ"]),
    ("شركة طيران هولبرغ تلغي رحلاتها", ["هولبرغ"]),
    ("شركة الألمنيوم الوطنية تعلن أرباحها", ["شركة الألمنيوم الوطنية"]),
    ("كتبت صحيفة «المرفأ الجديد» أن", ["المرفأ الجديد"]),
    ('تبنى تنظيم "سيوف الشمال" الهجوم', ["سيوف الشمال"]),
    ("موقع «ألواح» نشر الصور", ["ألواح"]),
]

NEAR_MISSES = [
    "لجنة التحقيق تجتمع", "الحزب الحاكم يفوز", "تنظيم المعرض تأخر", "حركة الطائرات توقفت", "مجلس الإدارة يستقيل", "مركز المدينة مزدحم",
    "برنامج تنفيذي جديد", "مجموعة من الكتب", "النادي الإسباني خسر", "شركة في العالم", "مدارس لتعليم الأطفال", "بعثة إلى القمر", "جامعة في الشمال",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EXTENT)
def test_names_reach_as_far_as_they_do(text, expected):
    assert organisations(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text):
    assert organisations(text) == []


def known(text):
    doc = document(text, LEX)
    names = known_names(doc)
    return [(n.name_en, text[slice(*doc.span(n.start, n.end))]) for n in names + short_forms(doc, names)]


KNOWN = [
    ("وزير الخارجية الروسي وصل", []),  # the adjective is the minister's
    ("الخارجية الروسية تحذر", [("Ministry of Foreign Affairs (RU)", "الخارجية الروسية")]),
    ("القوات تتقدم", []),
    ("القوات الروسية تتقدم", [("Armed Forces (RU)", "القوات الروسية")]),
    ("طيران الجيش", [("Army Aviation", "طيران الجيش")]),
    ("القاعدة العسكرية قرب المدينة", []),
    ("تنظيم القاعدة يتبنى، والقاعدة تنفي", [("al-Qaeda", "تنظيم القاعدة"), ("al-Qaeda", "القاعدة")]),
    # context tells a club from a word, a channel from an island
    ("مدرب الأهلي يرفض الاستقالة", [("Al Ahly", "الأهلي")]),
    ("الاستثمار الأهلي يتراجع", []),
    ("في تصريح للجزيرة قال", [("Al Jazeera", "لجزيرة")]),
    ("سكان الجزيرة يغادرون", []),
    ("مباراة في برشلونة", []),  # the town
    ("قرر الاتحاد الدولي تأجيل المباراة", []),
    ("منتخب الشباب يخوض المباراة", []),
    ("استقبل الجمهور الفريق بحماس", []),
    ("ولد الهلال فلكيا", []),  # no Kia behind two proclitics
    ("وقسد ترفض", [("Syrian Democratic Forces", "قسد")]),
    ("كأس العالم في الكاميرون", []),  # no David Cameron with an article
    ("وكاميرون يستقيل", [("David Cameron", "كاميرون")]),
    ("فاز برشلونة بالمباراة", [("FC Barcelona", "برشلونة")]),
]


@pytest.mark.parametrize(("text", "expected"), KNOWN)
def test_known_names_and_their_short_forms(text, expected):
    assert known(text) == expected


def test_a_state_body_has_one_arabic_name():
    assert {n.name_ar for n in known_names(document("القوات الروسية والقوات المسلحة الروسية", LEX))} == {"القوات المسلحة"}


def test_proclitics_stand_before_a_short_form():
    assert {s: c for s, c in with_proclitics("النصر") if s.endswith("لنصر")} == {
        "النصر": 0, "والنصر": 1, "فالنصر": 1, "بالنصر": 1, "لالنصر": 1, "كالنصر": 1, "وبالنصر": 2, "ولالنصر": 2, "فلالنصر": 2, "فبالنصر": 2,
        "للنصر": 1, "وللنصر": 2,
    }  # fmt: skip
