"""People on no list: what leads to a name, and where the name ends."""

import pytest

from newslab.extract.naming.name_words import NameWords, name_words
from newslab.extract.naming.people import people_in
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()


def people(text):
    doc = document(text, LEX)
    spans = [doc.span(name.start, name.end) for name in people_in(doc, ())]
    return [text[start:end] for start, end in spans]


LED = [
    # a title right before the name, with what qualifies it between
    ("زار الدكتور نبيل الصايغ المدرسة", ["نبيل الصايغ"]),
    ("قال النقيب هيثم الغراوي", ["هيثم الغراوي"]),
    ("التقى الرئيس المالي السابق كوناتيه أمس", ["كوناتيه"]),
    ("عزاء للشيخ راغب الهندي", ["راغب الهندي"]),
    ("كتب أ. زاهر العمري", ["زاهر العمري"]),
    ("مولاي إسماعيل يفتتح السوق", ["إسماعيل"]),
    # a role with its complement
    ("قال رئيس بلدية البترون نقولا عازوري", ["نقولا عازوري"]),
    ("اعتقل مدير مستشفى الأمل هاني قنديل", ["هاني قنديل"]),
    ("المتحدثة باسم لجنة المعلمين نجوى شرارة", ["نجوى شرارة"]),
    ("حضر وزير التجارة الهولندي هندريك دي فريس", ["هندريك دي فريس"]),
    # a verb whose subject is an unknown word
    ("وأضاف فاندرمولن أن الطقس تحسن", ["فاندرمولن"]),
    ("وقالت بيركوفيتش في مؤتمر", ["بيركوفيتش"]),
    ("سجل كوليبالي هدفين", ["كوليبالي"]),
    # a noun for one person or several that is no title
    ("نجت الممرضة دلال قرموط", ["دلال قرموط"]),
    ("عاد البحارة المصريون رجب شهاوي وفتحي طنطاوي", ["رجب شهاوي", "فتحي طنطاوي"]),
    ("إطلاق الطيارين البولنديين زبيغنيف كوفالسكي وتوماش نوفاك", ["زبيغنيف كوفالسكي", "توماش نوفاك"]),
    ("تسلم الشرطة القيادي الحوثي الملقب بأبي شهاب", ["أبي شهاب"]),
    ("ولد سالم ولد سيدين في أطار", ["سالم ولد سيدين"]),
    ("عزاء للجندي أول سعيد مهدي اليافعي", ["سعيد مهدي اليافعي"]),
    # an age, a nationality, a byline
    ("نجا أومارو (34 عاما) من الحريق", ["أومارو"]),
    ("هزم الياباني كازوكي ناكاياما منافسه", ["كازوكي ناكاياما"]),
    ("إعداد وتحرير: هيام سرحان", ["هيام سرحان"]),
]

ALONE = [
    ("غنت سعاد الخطيب في دمشق", ["سعاد الخطيب"]),
    ("محمد بن راشد بن سعيد في لندن", ["محمد بن راشد بن سعيد"]),
    ("شارك عبد الرزاق أبو الفتوح", ["عبد الرزاق أبو الفتوح"]),
    ("أبو بكر الجزار وأبو عبد الله الشامي", ["أبو بكر الجزار", "أبو عبد الله الشامي"]),
    ("نور الدين بوشامة", ["نور الدين بوشامة"]),
    ("وسمير مراد وهدى نصار", ["سمير مراد", "هدى نصار"]),
    ("برتران دولانو في باريس", ["برتران دولانو"]),
    ("محمد علي كلاي بطل", ["محمد علي كلاي"]),
    ("الاتفاق الذي وقعه أنور المصري في جنيف", ["أنور المصري"]),
]

NEAR_MISSES = [
    "عاد القيادي الحوثي إلى صعدة",
    "تحدث اللاعبون المصريون عن الفوز",
    "أصيب العامل بطلق ناري",
    "التقى الرئيس العراقي نظيره",  # an adjective after a title is no name
    "وقال مصدر أمني إن الطريق مغلق",
    "وقالت الشرطة إن التحقيق مستمر",
    "المدرب الجديد يرفض التعليق",
    "وزير الخارجية يصل غدا",
    "أشرف على تنفيذ المشروع",
    "ضرب الجيش حصارا على المدينة",
    "نادية ومضيئة كانت الليلة",
    "أبدى انزعاجًا من التأخير",  # tanwin
    "لم يتزحزح المتظاهرون",
    "وحداثته وانتشاره في العالم",
    "دفع عشرين روبيه (154 دولارا) ثمنا",  # an amount is no age
    "توفي الشيخ رحمه الله أمس",
]


@pytest.mark.parametrize(("text", "expected"), LED + ALONE)
def test_names_are_found_whole(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text):
    assert people(text) == []


def test_ali_is_told_from_the_preposition_by_its_dots():
    assert people("قال حسن علي إنه عاد إلى البيت") == ["حسن علي"]
    assert people("قال حسن علي الهاتف إنه عاد إلي البيت واتكأ علي الباب") == ["حسن"]
    assert people("أشاد محمد على عجل") == ["محمد"]


def test_the_gender_is_that_of_the_given_name():
    doc = document("قالت سعاد الحلاق وكريم الراوي", LEX)
    assert [(n.first, n.gender) for n in people_in(doc, ())] == [(1, "f"), (3, "m")]


def test_names_go_around_words_that_are_taken():
    doc = document("قال كريم بغداد", LEX)
    assert people_in(doc, {2}) == [] or all(n.last <= 2 for n in people_in(doc, {2}))


KINDS = [
    ("محمد", 0, "given"), ("وفاطمة", 1, "given"), ("كريم", 0, "given"), ("أمل", 0, "both"), ("الحكومة", 0, "common"), ("وبالحكومة", 0, "common"),
    ("السنجاري", 0, "family"), ("والسنجاري", 1, "family"), ("العراقي", 0, "nation"), ("في", 0, "function"), ("بن", 0, "link"), ("أبو", 0, "kunya"),
    ("عبد", 0, "servant"), ("عبدالرحمن", 0, "given"), ("فان", 0, "foreign"), ("الثاني", 0, "rank"), ("الدين", 0, "second"), ("2021", 0, "other"),
    ("nato", 0, "other"), ("بيركوفيتش", 0, "rare"), ("يستطيعون", 0, "common"), ("مدارسهم", 0, "common"), ("علي", 0, "ali"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "cut", "kind"), KINDS)
def test_words_have_a_kind(word, cut, kind):
    from newslab.text.fold import fold_word

    found = name_words(LEX).look(fold_word(word))
    assert (found.kind, found.cut if kind != "common" else 0) == (kind, cut)


NATIVE = [("مواشيهم", True), ("وحداثته", True), ("متخوفات", True), ("لاريسون", False), ("دولانو", False), ("يانوكوفيتش", False)]


@pytest.mark.parametrize(("word", "native"), NATIVE)
def test_inflected_words_look_native(word, native):
    assert NameWords.native(word) is native


SURNAMES = [
    # a surname that is also a word closes a name, where nothing goes on behind it
    ("استقبل وزير الصحة نبيل صيام الوفد", ["نبيل"]),
    ("استقبل وزير الصحة نبيل صيام، بحضور الوفد", ["نبيل صيام"]),
    ("زار الدكتور ناصر ممتاز المدرسة أمس", ["ناصر"]),
    ("ألقى الوزير سالم كلمة في الحفل", ["سالم"]),
    ("قاد اللاعب سالم فريقه إلى الفوز", ["سالم"]),
    # a foreign surname that only looks like a bent word
    ("فاز مايكل مالكين بالجائزة", ["مايكل مالكين"]),
    ("ولفظ مايكل أنفاسه", []),
    # the father's name tells a name by itself; titles inside and behind names end it
    ("ولد سهل بن حنيف في الكوفة", ["سهل بن حنيف"]),
    ("التقى والي الجهة السيد فريد العامري", ["فريد العامري"]),
    ("وصل فهد بن ناصر أمير منطقة حائل", ["فهد بن ناصر"]),
    ("كتب الرحالة المغربي ابن بطوطة", ["ابن بطوطة"]),
    # a given name alone, unless it is a word too
    ("قتل شقيقه أمجد في الحادث", ["أمجد"]),
    ("هذا قرار موفق في رأيي", []),
    ("ويشار إلى أن المهلة انتهت", []),
    ("وصلت سفينة إلى سانت أندرو أمس", []),
]


@pytest.mark.parametrize(("text", "expected"), SURNAMES)
def test_surnames_and_given_names(text, expected):
    assert people(text) == expected


DERIVED_WORDS = [
    ("كان الوزير متحمسا للفكرة", []),
    ("وصف اللاعب محتفظا بالكرة", []),
    ("زعم النائب ويتهم خصومه بمخالفتها", []),
    ("رحب السفير كاميرون بالوفد", ["كاميرون"]),
    ("تحدث الدكتور بدر باسلمة طويلا", ["بدر باسلمة"]),
    ("أعلن الوزير أندرسون موقفه", ["أندرسون"]),
]


@pytest.mark.parametrize(("text", "expected"), DERIVED_WORDS)
def test_derived_words_are_no_names(text: str, expected: list[str]) -> None:
    assert people(text) == expected
