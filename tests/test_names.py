"""Names compete for their words once; the rows say who was meant."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.evaluate import analyze_gold, evaluate
from newslab.extract.names import names_in
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()
GOLD = Path(__file__).parent / "gold" / "mentions.jsonl"


def read(text, **options):
    return names_in(document(text, LEX), blocks=[], **options)


def named(text, **options):
    return [(row["label"], text[row["start"] : row["end"]]) for row in read(text, **options)]


def ids(text):
    return [(text[row["start"] : row["end"]], row["entity_id"]) for row in read(text) if row["label"] != "LOC"]


COMPETITION = [
    ("وصلت القافلة إلى مستشفى كمال عدوان", [("ORG", "مستشفى كمال عدوان")]),  # an organisation's name holds a person's
    ("تخرج من جامعة الملك سعود", [("ORG", "جامعة الملك سعود")]),
    ("درس في جامعة بغداد ثم عاد إلى بغداد", [("ORG", "جامعة بغداد"), ("LOC", "بغداد")]),  # and a place's
    ("تنظيم القاعدة في جزيرة العرب يهدد", [("ORG", "تنظيم القاعدة في جزيرة العرب")]),  # the longest known name
    ("هجوم لتنظيم «داعش»", [("ORG", "داعش")]),
    ("لـ”داعش” في ديالى", [("ORG", "داعش"), ("LOC", "ديالى")]),
    ("بيان للمكتب الإعلامي لرئيس مجلس الوزراء", [("ORG", "لمكتب الإعلامي لرئيس مجلس الوزراء")]),  # ل swallowed its alef
    ("الناطق باسم القائد العام للقوات المسلحة اللواء سنان الدوري", [("ORG", "لقوات المسلحة"), ("PER", "سنان الدوري")]),
    ("انفجار في محافظة البصرة", [("LOC", "البصرة")]),  # a mention is the bare name
    ("مقتل ثلاثة عمال في حريق", []),
]


@pytest.mark.parametrize(("text", "expected"), COMPETITION)
def test_words_have_one_owner(text, expected):
    assert named(text) == expected


ENTITIES = [
    # a surname before and after the full name
    ("الكاظمي يصل أربيل. وقال مصطفى الكاظمي إن الكاظمي بخير", ["mustafa_al_kadhimi"] * 3),
    # one body, several spellings
    ("البيشمركة والبيمشركة وقوات البشمركة", ["peshmerga"] * 3),
    ("داعش، أو تنظيم الدولة الإسلامية. وانسحب التنظيم", ["islamic_state"] * 3),
    ("قالت العمليات المشتركة إن قيادة العمليات المشتركة باشرت", ["joint_operations_command"] * 2),
    # state bodies by their adjective, by the one named before, by the country of the article
    ("الجيش العراقي يقصف. وقال الجيش إنه تقدم", ["army_iq", "army_iq"]),
    ("الجيش السوري يتقدم والجيش اللبناني ينتشر", ["army_sy", "army_lb"]),
    ("أعلن الجيش التعبئة", ["army"]),
    ("معارك في الموصل وبعقوبة، والجيش يتقدم", ["army_iq"]),
    ("معارك في الموصل، وقصف على حلب، والجيش يتقدم", ["army"]),
    ("القوات الأمنية العراقية تنتشر، وفق قوات الأمن", ["security_forces_iq"] * 2),
    ("القوات العراقية، كما تسمى القوات المسلحة العراقية", ["armed_forces_iq"] * 2),
    # people on no list
    ("قالت سعاد الحلاق إن المدرسة أغلقت. وأضافت الحلاق أن الصف خال", ["per:سعاد_الحلاق"] * 2),
    ("وصل كريم بن سالم الراوي. وكان كريم بن سالم قد غادر", ["per:كريم_بن_سالم_الراوي"] * 2),
    ("النقيب عبد الرحمن أبو زيد. وقال عبدالرحمن ابو زيد", ["per:عبدالرحمن_ابو_زيد"] * 2),
    # a known surname with a first name that is not his
    ("سارة نتنياهو تدافع عن بنيامين نتنياهو", ["per:ساره_نتنياهو", "benjamin_netanyahu"]),
    # nor is a line of descent with a king in it the king
    ("الأمير سلطان بن سلمان بن عبد العزيز يفتتح المعرض", ["per:سلطان_بن_سلمان_بن_عبدالعزيز"]),
    ("الملك سلمان بن عبد العزيز آل سعود يستقبل الوفد", ["salman_bin_abdulaziz"]),
    ("الأمير تركي بن عبد الله بن عبد العزيز", ["per:تركي_بن_عبدالله_بن_عبدالعزيز"]),
    ("التقى سامي الدروبي ونضال الدروبي. وقال الدروبي", ["per:سامي_الدروبي", "per:نضال_الدروبي", "per:الدروبي"]),
    # and organisations
    ("جامعة ليندا تعلن، وقال بيان لجامعة ليندا", ["org:جامعه_ليندا"] * 2),
]


@pytest.mark.parametrize(("text", "expected"), ENTITIES)
def test_one_bearer_has_one_id(text, expected):
    assert [entity for _, entity in ids(text)] == expected


NOT_ENTITIES = [
    "حركة السير عادت إلى طبيعتها، والحركة التجارية انتعشت",  # no movement of anyone's
    "تنظيم المعرض تأخر، وقال المنظمون إن التنظيم كان سيئا",
    "اجتمع مجلس الإدارة أمس وناقش الخطة",
    "قال مسؤول محلي إن الأمر انتهى",
    "وأكد مصدر مطلع لم يكشف عن اسمه أن الاتفاق قريب",
    "الرئيس الجديد يبدأ مهامه غدا",
    "فاز الفريق الأول بالكأس",
]


@pytest.mark.parametrize("text", NOT_ENTITIES)
def test_common_words_are_no_names(text):
    assert ids(text) == []


def test_rows_carry_what_later_stages_read():
    (row,) = read("وأعلنت البيشمركة")
    assert {k: row[k] for k in ("start", "end", "first", "last", "label", "entity_id", "name_ar", "name_en", "sector", "method", "_country")} == {
        "start": 7, "end": 16, "first": 1, "last": 2, "label": "ORG", "entity_id": "peshmerga", "name_ar": "البيشمركة", "name_en": "Peshmerga",
        "sector": "MIL", "method": "lexicon", "_country": "IQ",
    }  # fmt: skip
    assert [row["_gender"] for row in read("قالت سعاد الحلاق وكريم الراوي")] == ["f", "m"]


def test_accuracy_on_our_own_sentences_only_goes_up():
    scores = evaluate(analyze_gold(GOLD), GOLD).scores.set_index("measure")
    assert scores.loc["row", "f1"] >= 0.95
    assert len([json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]) == 60


WORDS = st.sampled_from([
    *"قال مصطفى الكاظمي محمد بن عبد الله أبو آل الرئيس وزير الخارجية العراقي جامعة حزب لواء شركة في على بغداد".split(),
    *"وبغداد للجيش الجيش د. علي ليندا 3 ( ) « » ، .".split(), "\n",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_any_words_give_spans_that_do_not_overlap(words):
    text = " ".join(words)
    rows = read(text)
    assert all(0 <= r["start"] < r["end"] <= len(text) and text[r["start"] : r["end"]].strip() == text[r["start"] : r["end"]] for r in rows)
    assert all(a["end"] <= b["start"] for a, b in zip(rows, rows[1:], strict=False))
    assert all(r["entity_id"] or r["label"] == "LOC" for r in rows)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_it(text):
    assert all(r["label"] in ("PER", "ORG", "LOC") for r in read(text))
