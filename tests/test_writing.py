"""Arabic and English: every word in both, charts and pages that begin on the right side, names that keep their order."""

import csv
import re
import string
from importlib.resources import files

import matplotlib
import pytest
from present_lab import small_lab
from test_charts import EVENTS, NAMING

import newslab as nl
from newslab import summaries, tables
from newslab.present import charts, figures
from newslab.present.arabic import ARABIC, drawable_left_to_right, isolated
from newslab.present.writing import Writing, writing

with files("newslab.present").joinpath("words.csv").open(encoding="utf-8", newline="") as lines:
    WORDS = list(csv.DictReader(lines))
ENGLISH = writing("en")
_NOT_SHOWN = ("unit", "victim_force", "block_role")


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_word_is_there_once_in_both_languages_with_the_same_blanks():
    assert [row for row in WORDS if not (row["ar"] and row["en"])] == []
    assert len({(row["column"], row["value"]) for row in WORDS}) == len(WORDS)
    assert [row["value"] for row in WORDS if row["column"] == "say" and blanks(row["ar"]) != blanks(row["en"])] == []
    assert [row for row in WORDS if not ARABIC.search(row["ar"]) and row["value"] not in ("ucdp", "acled", "kind_of_place")] == []


def test_every_code_that_a_page_shows_has_its_words():
    known = {(row["column"], row["value"]) for row in WORDS}
    columns = [c for name in ("casualties", "quotes", "places", "dates") for c in tables.TABLES[name] if c.values]
    assert [(c.name, v) for c in columns for v in c.values if c.name not in _NOT_SHOWN and (c.name, v) not in known] == []


DRAWN = {
    "mentions": lambda **k: charts.mentions(summaries.mentions(small_lab()), **k),
    "heatmap": lambda **k: charts.heatmap(summaries.mentions(small_lab()), **k),
    "claims": lambda **k: charts.claims(summaries.claims(small_lab()), **k),
    "events": lambda **k: charts.events(EVENTS, **k),
    "timeline": lambda **k: charts.timeline(EVENTS, **k),
    "naming": lambda **k: charts.naming(NAMING, ["أ", "ب"], **k),
}


@pytest.mark.parametrize("name", DRAWN)
def test_values_grow_in_the_direction_of_reading(name):
    arabic, english = DRAWN[name](), DRAWN[name](language="en")
    assert arabic.xaxis_inverted() and not english.xaxis_inverted()
    assert arabic.get_title(loc="right") and english.get_title(loc="left")
    assert not ARABIC.search(english.get_title(loc="left") + english.get_xlabel())


@pytest.mark.parametrize("name", [*DRAWN, "places"])
def test_an_english_chart_says_only_names_and_quoted_words_in_arabic(name):
    drawn = DRAWN | {"places": lambda **k: charts.places(summaries.places(small_lab()), **k)}
    ax = drawn[name](language="en", source=summaries.source_line(small_lab(), language="en"))
    said = "\n".join(t.get_text() for t in ax.figure.findobj(matplotlib.text.Text))
    outside = re.sub("\u2067[^\u2069]*\u2069", "", said)
    assert not ARABIC.search(outside), outside
    assert figures.svg(ax).count("<svg") == 1


def test_a_claim_in_english():
    ax = charts.claims(summaries.claims(small_lab()), language="en")
    said = [re.sub("[\u200e\u2067\u2069]", "", t.get_text()) for t in ax.texts]
    assert "injured: «7 على الأقل»" in said and "at least 7" in said and "الوكالة, according to وزير الصحة; السد, أمس" in said


CASES = [  # text with isolated names, as libraqm gets it, as older Matplotlib gets it
    ("4 killed", "4 killed", "4 killed"),
    (f"in {isolated('سد')}, 4", "\u200ein \u2067سد\u2069, 4", "in \ufeaa\ufeb3, 4"),
    (f"{isolated('4 سد')}; {isolated('دس')}", "\u200e\u20674 سد\u2069; \u2067دس\u2069", "\ufeaa\ufeb3 4; \ufeb1\ufea9"),
    ("a (سد)", "\u200ea (سد)", "a (\ufeaa\ufeb3)"),
    ("a\u202eb", "ab", "ab"),
    (isolated("Basra"), "Basra", "Basra"),
]


@pytest.mark.parametrize(("text", "shaped", "turned"), CASES)
def test_names_keep_their_order_in_an_english_line(text, shaped, turned):
    assert drawable_left_to_right(text, shapes=True) == shaped
    assert drawable_left_to_right(text, shapes=False) == turned


@pytest.mark.parametrize(("text", "direction"), [("قتلى", "rtl"), ("4 أشخاص", "rtl"), ("killed, البصرة", "ltr"), ("2021-12-08", "ltr"), ("—", "ltr")])
def test_a_cell_has_the_direction_of_its_first_letter(text, direction):
    assert (ENGLISH.direction(text), Writing("ar").direction(text)) == (direction, "auto")


def test_a_language_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="no language 'fr'; choose ar or en"):
        nl.show(small_lab(), "one", language="fr")


def test_what_the_marks_say_is_in_the_language_and_the_text_stays_as_it_is():
    arabic, english = nl.show(small_lab(), "one"), nl.show(small_lab(), "one", language="en")
    assert str(arabic) == str(english)
    assert 'title="person; سالم الراوي; Salem al-Rawi"' in english._repr_html_() and 'dir="rtl"' in english._repr_html_()


def test_an_english_page_runs_from_left_to_right_and_says_no_arabic_of_its_own(tmp_path):
    page = nl.report(small_lab(), tmp_path / "r.html", language="en").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr">' in page
    elsewhere = r'<article.*?</article>|<svg.*?</svg>|<section id="comparison">.*?(?=<section id="texts")|<td dir="rtl".*?</td>|<bdi.*?</bdi>'
    own = re.sub(elsewhere, "", page, flags=re.DOTALL)
    assert ARABIC.findall(re.sub(r'title="[^"]*"|<th[^>]*>[^<]*</th>|<title>.*?</title>', "", own)) == []
    assert '<td dir="rtl"><a href="#m-' in page
