"""Folding: what becomes one, what stays apart, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.text.fold import LETTERS, decode, encode, fold, fold_word

ANY = st.text(st.characters(codec="utf-8"), max_size=200)
ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآةىؤئـًٌَُّْ ،.«»\"”3٤\u200f\u00a0\n", max_size=120)

FOLDS = [
    ("أربيل إربيل آربيل اربيل", "اربيل اربيل اربيل اربيل"),
    ("ديالى ديالي", "ديالي ديالي"),
    ("إصابة إصابه", "اصابه اصابه"),
    ("قُتِلَ وأُصيبَ", "قتل واصيب"),
    ("بغـــداد", "بغداد"),
    ("٣٫٥ و۱۲", "3٫5 و12"),
    ("”داعش“ „داعش‟", '"داعش" "داعش"'),
    ("مسؤول ومئة وشيء", "مسؤول ومئه وشيء"),
    ("إن\u00a0  العملية", "ان العمليه"),
    ("ﺍﺳﺘﻬﺪﻑ ﻻ ﷲ", "استهدف لا الله"),
    ("CNN Café", "cnn cafe"),
    ("الأ\u0654مر", "الامر"),
    ("نص\u200f عربي\u202b", "نص عربي"),
    ("قنبلة 🔴 هنا", "قنبله \x1a هنا"),
    ("سطر\r\nسطر", "سطر \nسطر"),
]


@pytest.mark.parametrize(("text", "expected"), FOLDS)
def test_folds(text, expected):
    assert fold_word(text) == expected


@pytest.mark.parametrize(("one", "other"), [("مارس", "مارش"), ("وال", "وأل أ"), ("قتل", "قتال"), ("نور", "تور")])
def test_keeps_different_words_apart(one, other):
    assert fold_word(one) != fold_word(other)


@given(ANY | ARABIC)
def test_every_folded_letter_leads_back_to_its_character(text):
    folded = fold(text)
    assert len(folded.codes) == len(folded.letters)
    for i, letter in enumerate(folded.letters):
        start, end = folded.raw_span(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert letter in fold_word(text[start])


@given(ARABIC, st.data())
def test_spans_keep_their_order_and_fold_to_themselves(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.letters)))
    end = data.draw(st.integers(start, len(folded.letters)))
    first, last = folded.raw_span(start, end)
    assert 0 <= first <= last <= len(text)
    assert fold_word(text[first:last]).replace(" ", "") == folded.letters[start:end].replace(" ", "")


def test_a_span_takes_the_harakat_of_its_last_letter_and_no_mark_of_direction():
    text = "قُتِلَ\u200f ثلاثة"
    assert text[slice(*fold(text).raw_span(0, 3))] == "قُتِلَ"


@given(st.text(LETTERS + " 0123456789", max_size=50))
def test_bytes_read_back(letters):
    assert decode(encode(letters)) == letters
