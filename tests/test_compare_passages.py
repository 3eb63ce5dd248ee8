"""Text reuse: exact bounds, robustness, what is not reuse."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.compare.alignment import matches
from newslab.compare.passages import shared_passages

PASSAGE = "دعا أعضاء المجلس المحلي سكان القرى المجاورة إلى مغادرة بيوتهم قبل وصول السيول، وأكدوا أن المدارس ستفتح أبوابها للنازحين"
BEFORE_A, AFTER_A = "في بلدة صغيرة على ضفة النهر ", ". وكانت الأمطار قد توقفت مساء."
BEFORE_B, AFTER_B = "قالت إذاعة محلية يوم الاثنين: ", "؛ لكن كثيرين رفضوا ترك مواشيهم."


def found(a, b, **options):
    return [(a[r["start_a"] : r["end_a"]], b[r["start_b"] : r["end_b"]], r["kind"]) for r in shared_passages(a, b, **options)]


@pytest.mark.parametrize(
    ("copy", "kind", "edits"),
    [
        (PASSAGE, "verbatim", None),
        (PASSAGE.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه").replace("ى", "ي").replace("،", ","), "verbatim", None),
        (PASSAGE.replace("السيول", "الســيول").replace("دعا", "دَعَا").replace("، وأكدوا", " أكدوا"), "verbatim", None),
        (PASSAGE.replace("سكان", "أهالي"), "near_verbatim", "replaced سكان → أهالي"),
        (PASSAGE.replace("المجاورة", "المجاوره القريبة"), "near_verbatim", "inserted القريبة"),
        (PASSAGE.replace("بيوتهم ", ""), "near_verbatim", "deleted بيوتهم"),
        (PASSAGE.replace("المجاورة", "المجاوررة"), "near_verbatim", "spelling المجاورة → المجاوررة"),
    ],
    ids=["the same", "other letters and commas", "tatweel, harakat, no conjunction", "one word changed", "one more", "one less", "a slip"],
)
def test_a_copied_passage_has_exact_ends(copy, kind, edits):
    a, b = BEFORE_A + PASSAGE + AFTER_A, BEFORE_B + copy + AFTER_B
    (row,) = shared_passages(a, b)
    assert (a[row["start_a"] : row["end_a"]], b[row["start_b"] : row["end_b"]]) == (PASSAGE, copy)
    assert (row["text_a"], row["text_b"]) == (PASSAGE, copy)
    assert (row["kind"], row["edits"]) == (kind, edits)


def test_a_changed_figure_is_said_to_be_one():
    (row,) = shared_passages("أسفرت السيول عن نزوح 40 عائلة من قرى الوادي", "أسفرت السيول عن نزوح ٦٠ عائلة من قرى الوادي")
    assert row["edits"] == "number 40 → ٦٠"


def test_a_conjunction_that_one_side_has_is_left_out_of_both():
    bare = "وصلت فرق الإنقاذ إلى سد الوادي"
    assert found("و" + bare, bare) == [(bare, bare, "verbatim")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("وصل الفريق إلى سد الوادي", "عاد الفريق إلى سد القرية"),  # four words at most
        ("", ""),
        ("وصلت فرق الإنقاذ إلى سد الوادي", ""),
        ("الوادي سد إلى الإنقاذ فرق وصلت", "وصلت فرق الإنقاذ إلى سد الوادي"),  # the same words, another order
    ],
)
def test_what_is_no_reuse(a, b):
    assert found(a, b) == []


@pytest.mark.parametrize(
    "title",
    ["المتحدث باسم القائد العام للقوات المسلحة", "رئيس مجلس الوزراء القائد العام للقوات المسلحة", "إنا لله وإنا إليه راجعون"],
)
def test_titles_and_standing_phrases_are_formulaic(title):
    assert [kind for _, _, kind in found(f"أمس قال {title} كلاما", f"ظهرا عاد {title} متعبا")] in ([], ["formulaic"])


def test_names_count_as_formula_when_they_are_known():
    a = b = "سمير حامد الوادي أحمد سعد كريم"
    assert [r["kind"] for r in shared_passages(a, b)] == ["verbatim"]
    assert [r["kind"] for r in shared_passages(a, b, names_a=[(0, 16), (17, 30)])] == ["formulaic"]


def test_moved_text_is_shown_as_moved():
    one, two, three = "فتحت البلدية المدرسة القديمة أمام العائلات", "وقطعت السيول طريق السوق الكبير تماما", "وتوقفت محطة المياه عن العمل ليلا"
    rows = shared_passages(f"{one} {two}. {three}.", f"{three}. {one}، {two}.")
    assert [(r["rank_a"], r["rank_b"], r["moved"]) for r in rows] == [(1, 2, False), (2, 1, True)]


def test_the_seeds_share_one_passage():
    articles = nl.load("seeds")
    (row,) = [r for r in shared_passages(*articles["text"]) if r["kind"] != "formulaic"]
    assert (row["start_a"], row["end_a"], row["start_b"], row["end_b"]) == (784, 960, 524, 700)
    assert (row["kind"], row["n_words"], row["similarity"]) == ("verbatim", 27, 1.0)


WORDS = st.lists(st.sampled_from("ا ب ج د هاء واو زين حاء".split()), max_size=60)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_runs_are_equal_words_inside_their_match(a, b):
    for match in matches(a, b):
        assert match.a == match.runs[0].a and match.a_end == match.runs[-1].a + match.runs[-1].n
        assert match.b == match.runs[0].b and match.b_end == match.runs[-1].b + match.runs[-1].n
        for run in match.runs:
            assert a[run.a : run.a + run.n] == b[run.b : run.b + run.n]
        for i, i_end, j, j_end in match.edits():
            assert i <= i_end and j <= j_end and (i < i_end or j < j_end)
        assert match.n_words >= 5 and 0 < match.similarity <= 1


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.text(min_size=40, max_size=80))
def test_any_strings_give_spans_of_their_own_texts(a, b, common):
    a, b = f"{a} {common} {a}", f"{common} {b}"
    for row in shared_passages(a, b):
        assert a[row["start_a"] : row["end_a"]] == row["text_a"] and b[row["start_b"] : row["end_b"]] == row["text_b"]


def test_a_planted_passage_is_found_whatever_stands_around_it():
    rng = random.Random(5)
    words = ["".join(rng.choices("بتثجحخدذرزس", k=5)) for _ in range(500)]
    for n in (10, 50, 200):
        planted = " ".join(rng.sample(words, n))
        a = " ".join(rng.choices(words, k=200)) + " . " + planted
        b = planted + " . " + " ".join(rng.choices(words, k=200))
        longest = max(shared_passages(a, b), key=lambda r: r["n_words"])
        assert planted in longest["text_a"] and abs(longest["n_words"] - n) <= 1
