"""Highlighted text: escaped, well nested, hidden characters shown, nothing of the article lost."""

import html
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from present_lab import FIRST, small_lab

import newslab as nl
from newslab.present.highlight import Mark, escaped, marked_html, marked_text, web_address


def mark(start: int, end: int, kind: str = "PER") -> Mark:
    return Mark(start, end, kind, kind, f"{kind}{start}")


def bare(page: str) -> str:
    """The HTML without what attributes say."""
    return re.sub(r' (title|id)="[^"]*"', "", page)


NESTED = [
    ("وصل سالم أمس", [mark(4, 8)], 'وصل <mark class="PER">سالم</mark> أمس'),
    ("وصل سالم أمس", [mark(4, 8), mark(4, 8, "quote")], 'وصل <mark class="PER"><mark class="quote">سالم</mark></mark> أمس'),
    ("قال سالم ومضى", [mark(0, 13, "quote"), mark(4, 8)], '<mark class="quote">قال <mark class="PER">سالم</mark> ومضى</mark>'),
    ("أبجد هوز", [mark(0, 6, "A"), mark(2, 8, "B")], '<mark class="A">أب<mark class="B">جد ه</mark></mark><mark class="B">وز</mark>'),
    ("<b>&سالم", [mark(4, 8)], '&lt;b&gt;&amp;<mark class="PER">سالم</mark>'),
    ("سالم", [mark(2, 2)], "سالم"),
    ("سالم", [mark(9, 12)], "سالم"),
]


@pytest.mark.parametrize(("text", "marks", "page"), NESTED)
def test_marks_nest_and_text_is_escaped(text, marks, page):
    assert bare(marked_html(text, 0, len(text), marks)) == page


class _Reader(HTMLParser):
    """The text of a page, and whether its marks close in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.depth = "", 0

    def handle_starttag(self, tag, attrs):
        assert tag == "mark"
        self.depth += 1

    def handle_endtag(self, tag):
        self.depth -= 1
        assert self.depth >= 0

    def handle_data(self, data):
        self.text += data


_MARKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["PER", "ORG", "quote", "claim"])), max_size=8)


@given(st.text(alphabet="سالم وصل<>&\"'\u202e\x07ab", max_size=30), _MARKS)
def test_any_marks_in_any_text_give_well_formed_html_of_the_whole_text(text, spans):
    reader = _Reader()
    reader.feed(marked_html(text, 0, len(text), [mark(min(a, b), max(a, b), k) for a, b, k in spans]))
    reader.close()
    assert (reader.text, reader.depth) == (html.unescape(escaped(text)), 0)


TEXT_FORM = [
    ("وصل سالم أمس", [mark(4, 8)], "وصل [سالم|PER] أمس"),
    ("قال سالم ومضى", [mark(0, 13, "quote"), mark(4, 8)], "[قال [سالم|PER] ومضى|quote]"),
    ("سالم\u202e", [], "سالم[U+202E]"),
]


@pytest.mark.parametrize(("text", "marks", "plain"), TEXT_FORM)
def test_the_text_form_puts_marks_in_brackets(text, marks, plain):
    assert marked_text(text, 0, len(text), marks) == plain


HIDDEN = [
    ("\u202eقتل", "[U+202E]قتل"),  # right-to-left override
    ("قتل\u2066a\u2069", "قتل[U+2066]a[U+2069]"),
    ("قتل\u200b", "قتل[U+200B]"),
    ("\x00\x1b[31m", "[U+0000][U+001B][31m"),
    ("\ud83d", "[U+D83D]"),  # half a surrogate pair
    ('"><script>', "&quot;&gt;&lt;script&gt;"),
    ("می\u200cخواهد", "می\u200cخواهد"),  # the joiner that Persian is written with
    ("قُتِلَ", "قُتِلَ"),
]


@pytest.mark.parametrize(("text", "shown"), HIDDEN)
def test_what_turns_or_hides_is_shown_by_its_code(text, shown):
    assert escaped(text) == shown


def test_an_article_shows_itself_in_a_notebook_and_in_a_terminal():
    shown = nl.show(small_lab(), "one")
    page = shown._repr_html_()
    assert 'dir="rtl"' in page and 'class="title"' in page and "2024-05-02" in page
    assert 'title="شخص؛ سالم الراوي؛ Salem al-Rawi"' in page
    assert 'title="ضحايا' not in page and 'title="جرحى؛ على الأقل: 7 / 7 / ؟"' in page
    assert repr(shown).split("\n") == [
        "(title) مقتل عشرات في بلدة [السد|LOC]",
        "قال وزير الصحة [سالم الراوي|PER] [أمس|date] إن [[عشرات المدنيين|claim] قتلوا قرب السد|quote]، وأصيب [7 على الأقل|claim].",
    ]


def test_a_place_is_marked_once_and_says_what_kind_it_is():
    page = nl.show(small_lab(), "one")._repr_html_()
    assert page.count('title="مكان؛ السد') == 1 and 'title="مكان؛ السد؛ مدينة"' in page
    lab = small_lab()
    lab.places.loc[0, "start"] -= 5  # بلدة السد, with the mention inside it
    assert nl.show(lab, "one")._repr_html_().count('title="مكان؛ السد') == 1


def test_every_line_of_the_article_is_there():
    assert len(nl.show(small_lab(), "one").lines) == sum(bool(line.strip()) for line in FIRST.splitlines())


ADDRESSES = [
    ("https://example.org/a?b=1", True), ("http://example.org", True), ("HTTPS://EXAMPLE.ORG", True), ("javascript:alert(1)", False),
    ("data:text/html,x", False),
    ("ftp://example.org", False), (" https://example.org", False), ("//example.org", False), ("file:///etc/passwd", False), (pd.NA, False), ("https://", False),
]


@pytest.mark.parametrize(("url", "is_link"), ADDRESSES)
def test_only_web_addresses_become_links(url, is_link):
    assert (web_address(url) is not None) == is_link


def test_an_address_cannot_leave_its_attribute():
    lab = small_lab()
    lab.articles["url"] = 'https://example.org/"><script>alert(1)</script>'
    assert "<script" not in nl.show(lab, "one")._repr_html_()


def test_an_unknown_article_is_an_error_that_names_those_there_are():
    with pytest.raises(ValueError, match="no article 'three'; the analysis has one, two_x"):
        nl.show(small_lab(), "three")
