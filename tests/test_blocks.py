"""Roles of blocks on pages of several makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.read.blocks import blocks_in
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEXICONS = lexicons()
BODY = "قتل ثلاثة عمال وأصيب خمسة آخرون، اليوم الأحد، في انهيار مبنى وسط المدينة."
MORE = "وقالت الشرطة إن التحقيق مستمر لمعرفة الأسباب."


def roles(text):
    blocks, _ = blocks_in(document(text, LEXICONS))
    return [(b["role"], text[b["start"] : b["end"]]) for b in blocks]


PAGES = [
    (BODY, [("body", BODY)]),
    (f"انهيار مبنى وسط المدينة\n\n{BODY}", [("title", "انهيار مبنى وسط المدينة"), ("body", BODY)]),
    (f"انهيار مبنى وسط المدينة\r\n\r\n{BODY}\r\n", [("title", "انهيار مبنى وسط المدينة"), ("body", BODY)]),
    (f"البصرة - رويترز\n{BODY}", [("dateline", "البصرة - رويترز"), ("body", BODY)]),
    (f"البصرة (رويترز) - {BODY}", [("dateline", "البصرة (رويترز)"), ("body", BODY)]),
    (f"السومرية نيوز/ البصرة\n{BODY}", [("dateline", "السومرية نيوز/ البصرة"), ("body", BODY)]),
    (f"{BODY}\n\nتحرير: سلمى ناصر", [("body", BODY), ("credit", "تحرير: سلمى ناصر")]),
    (f"{BODY}\n\nشارك\nفيسبوك تويتر", [("body", BODY), ("share", "شارك"), ("share", "فيسبوك تويتر")]),
    (f"{BODY}\n\nوزير النقل\nوزير النقل سالم العبيدي\n\n{MORE}",
     [("body", BODY), ("caption", "وزير النقل"), ("caption", "وزير النقل سالم العبيدي"), ("body", MORE)]),
    (f"{BODY}\n\nما بعد الانهيار\n\n{MORE}", [("body", BODY), ("body", "ما بعد الانهيار"), ("body", MORE)]),
    (f"رئيس التحرير: سالم ناصر\nالموقع مرخص\n\nانهيار مبنى وسط المدينة\n\n{BODY}",
     [("masthead", "رئيس التحرير: سالم ناصر"), ("masthead", "الموقع مرخص"), ("title", "انهيار مبنى وسط المدينة"), ("body", BODY)]),
    (f"{BODY}\nاقرأ أيضا: أسعار الوقود ترتفع", [("body", BODY), ("boilerplate", "اقرأ أيضا: أسعار الوقود ترتفع")]),
    (f"إقالة رئيس التحرير بعد خلاف\n\n{BODY}", [("title", "إقالة رئيس التحرير بعد خلاف"), ("body", BODY)]),
    (f"{BODY}\nيا ليل\nيا عين\nيا نجم\nيا ليل العاشقين\n{MORE}",
     [("body", BODY), ("body", "يا ليل"), ("body", "يا عين"), ("body", "يا نجم"), ("body", "يا ليل العاشقين"), ("body", MORE)]),
    (f"نقلت وكالة الأنباء السورية (سانا) عن مصدر قوله نعم. {MORE}", [("body", f"نقلت وكالة الأنباء السورية (سانا) عن مصدر قوله نعم. {MORE}")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_roles(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("line", "byline"),
    [("إعداد وتحرير: سلمى ناصر", "سلمى ناصر"), ("بقلم: سالم العبيدي.", "سالم العبيدي"), ("المصدر: وكالات", None), ("كتب الوزير رسالة إلى المجلس", None)],
)
def test_byline(line, byline):
    assert blocks_in(document(f"{BODY}\n\n{line}", LEXICONS))[1]["byline"] == byline


LINES = [BODY, "شارك", "البصرة - رويترز", "", "تحرير: سلمى", "خبر عاجل جدا الآن"]


@given(st.text(st.characters(codec="utf-8"), max_size=300) | st.lists(st.sampled_from(LINES)).map("\n".join))
def test_blocks_never_overlap_and_hold_all_that_is_not_space(text):
    blocks, _ = blocks_in(document(text, LEXICONS))
    at = 0
    for block in blocks:
        assert at <= block["start"] < block["end"] <= len(text)
        at = block["end"]
    inside = "".join(text[b["start"] : b["end"]] for b in blocks)
    for character in "قتلشرك3":
        assert inside.count(character) == text.count(character)
