"""Arabic text in charts: both eras of Matplotlib, one by its pixels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from newslab.present.arabic import drawable, matplotlib_shapes, svg_fonttype

LTR = "\u200e"
MODERN = [
    ("قتل 4 في البصرة", "قتل 4 في البصرة"),
    ("Basra: البصرة", "Basra: البصرة"),
    ("المصدر: 2021-12-08", f"المصدر: {LTR}2021-12-08"),
    ("وسيلة (a_2)", f"وسيلة ({LTR}a_2)"),
    ("بين 20-99 قتيلا", "بين 20-99 قتيلا"),
    ("\u202eقتل\u202c", "قتل"),
    ("قتل\x00\x07 واحد", "قتل واحد"),
]


@pytest.mark.parametrize(("text", "inside"), MODERN)
def test_a_matplotlib_that_shapes_gets_logical_order_in_an_isolate(text, inside):
    assert drawable(text, shapes=True) == f"\u2067{inside}\u2069"


OLD = [
    ("سد", "\ufeaa\ufeb3"),  # two letters, joined, from the left: dal at its end, sin at its beginning
    ("IS داعش", "\ufeb6\ufecb\ufe8d\ufea9 IS"),
    ("قتل (4)", "(4) \ufede\ufe98\ufed7"),
    ("لا", "\ufefb"),
    ("الله", "\ufeea\ufee0\ufedf\ufe8d"),  # no ligature: DejaVu Sans has none
    ("سد 2021-12-08", "2021-12-08 \ufeaa\ufeb3"),
    ("\u202eسد\u202c", "\ufeaa\ufeb3"),
    ("سد\nسد", "\ufeaa\ufeb3\n\ufeaa\ufeb3"),
    ("سد\U000e0fff", "\ufffd\ufeaa\ufeb3"),  # a character that Unicode has not assigned
]


@pytest.mark.parametrize(("text", "seen"), OLD)
def test_an_older_matplotlib_gets_joined_letters_in_the_order_of_sight(text, seen):
    assert drawable(text, shapes=False) == seen


@pytest.mark.parametrize("shapes", [True, False])
@pytest.mark.parametrize("text", ["Basra", "4", "", "20-99", "$5", 7])
def test_text_without_arabic_stays_as_it_is(text, shapes):
    assert drawable(text, shapes=shapes) == str(text)


@given(st.text(), st.booleans())
def test_no_string_keeps_a_mark_that_turns_its_surroundings(text, shapes):
    shown = drawable(text, shapes=shapes)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2068\x00")
    assert shown.count("\u2067") == shown.count("\u2069") <= shown.count("\n") + 1


def columns_of_ink(text: str) -> np.ndarray:
    """How much ink each column of pixels holds, for a text drawn by the installed Matplotlib."""
    figure = Figure(figsize=(6, 1), dpi=100)
    FigureCanvasAgg(figure)
    figure.text(0.1, 0.4, text, fontsize=30, family="DejaVu Sans")
    figure.canvas.draw()
    return (np.asarray(figure.canvas.buffer_rgba())[:, :, 0] < 128).sum(axis=0)


def test_letters_are_drawn_from_right_to_left():
    ink = columns_of_ink(drawable("اسسسس"))  # a tall alef, then four flat letters
    inked = np.flatnonzero(ink)
    assert ink.argmax() > inked[len(inked) // 2]


def test_letters_are_drawn_joined():
    ink = columns_of_ink(drawable("سسسس"))
    inked = np.flatnonzero(ink)
    assert (np.diff(inked) == 1).all(), "a gap between letters that must join"


def test_the_pixels_tell_a_wrong_order():
    """What the tests above would see if the text of the other era were drawn."""
    wrong = drawable("اسسسس", shapes=not matplotlib_shapes())
    ink = columns_of_ink(wrong)
    inked = np.flatnonzero(ink)
    reversed_ = ink.argmax() < inked[len(inked) // 2]
    gaps = (np.diff(inked) > 1).sum() > 1
    assert reversed_ or gaps


def test_svg_keeps_text_only_where_a_viewer_would_order_it_right():
    assert svg_fonttype() == ("none" if matplotlib_shapes() else "path")
