"""Text reuse over a corpus."""

import random

import pandas as pd
import pytest

from newslab.compare.shingles import candidate_pairs, key_numbers
from newslab.compare.stories import outlet_matrix, reuse, story_groups, time_series

LETTERS = "بتثجحخدذرزسشصضطظعغفقكلم"
STORY = "أغلقت البلدية الطريق الجبلي بعد انهيار صخري قطع الوصول إلى ثلاث قرى وطلبت من السائقين سلوك الطريق القديم حتى انتهاء أعمال الإزالة"


def prose(rng, n=60):
    return " ".join("".join(rng.choices(LETTERS, k=rng.randint(3, 6))) for _ in range(n))


def corpus(*rows):
    return pd.DataFrame(rows, columns=["article_id", "outlet_label", "published", "text"]).astype({"published": "datetime64[us]"})


@pytest.fixture
def articles():
    rng = random.Random(4)
    return corpus(
        ("later", "ب", "2020-01-02", prose(rng) + ". " + STORY.replace("ة", "ه")),
        ("first", "أ", "2020-01-01", STORY + ". " + prose(rng, 20)),
        ("alone", "ج", "2020-01-01", prose(rng)),
        ("undated", "ج", None, STORY),
        ("old", "د", "2011-01-01", STORY),
    )


def test_passages_run_from_the_earlier_article(articles):
    found = reuse(articles)
    assert set(zip(found["article_a"], found["article_b"], strict=True)) == {("first", "later"), ("first", "undated"), ("later", "undated"), ("old", "undated")}
    row = found[found["article_b"] == "later"].iloc[0]
    assert row["text_a"] == STORY and row["text_b"] == STORY.replace("ة", "ه") and row["kind"] == "verbatim"


def test_stories_hold_the_articles_that_print_one_text(articles):
    groups = story_groups(articles, days=None)
    assert groups[["article_id", "rank", "first_outlet", "n_articles", "n_outlets"]].values.tolist() == [
        ["old", 1, "د", 4, 4], ["first", 2, "د", 4, 4], ["later", 3, "د", 4, 4], ["undated", 4, "د", 4, 4]]


def test_the_order_of_articles_changes_nothing(articles):
    for seed in range(3):
        shuffled = articles.sample(frac=1, random_state=seed)
        pd.testing.assert_frame_equal(reuse(articles), reuse(shuffled))
        pd.testing.assert_frame_equal(story_groups(articles), story_groups(shuffled))


def test_outlets_by_outlets(articles):
    table = outlet_matrix(reuse(articles), articles).set_index(["outlet_a", "outlet_b"])
    assert table.loc[("أ", "ب"), ["n_pairs", "n_first"]].tolist() == [1, 1]
    assert table.loc[("ب", "أ"), ["n_pairs", "n_first"]].tolist() == [1, 0]
    assert table.loc[("أ", "ج"), "n_first"] == 0  # no date, nobody first


def test_boilerplate_of_one_outlet_is_no_reuse():
    rng = random.Random(1)
    line = " للمزيد من الأخبار تابعونا عبر قناتنا الرسمية على مدار الساعة"
    own = corpus(*[(f"a{i}", "المرسى", "2020-01-01", prose(rng) + line) for i in range(9)])
    assert reuse(own).empty and story_groups(own).empty


def test_a_story_that_everyone_prints_is_one_story_in_linear_cost():
    everyone = corpus(*[(f"a{i:03d}", f"outlet {i}", "2020-01-01", STORY) for i in range(120)])
    pairs = candidate_pairs(key_numbers(everyone["text"]), everyone["outlet_label"].tolist())
    assert len(pairs) == 119
    assert story_groups(everyone)["story_id"].nunique() == 1


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["كلمة"], ["كلمة " * 6, "أخرى " * 3]])
def test_short_and_empty_texts(texts):
    made = corpus(*[(f"a{i}", "أ", None, text) for i, text in enumerate(texts)])
    assert reuse(made).empty and story_groups(made).empty
    assert len(candidate_pairs(key_numbers(texts), ["أ"] * len(texts))) == 0


def test_shared_shingles_are_counted_exactly():
    rng = random.Random(2)
    common = prose(rng, 20)
    texts = [prose(rng, 30) + " " + common, common + " " + prose(rng, 30), prose(rng, 40)]
    assert candidate_pairs(key_numbers(texts), ["أ", "ب", "ج"]).tolist() == [[0, 1, 15]]
    one, other = key_numbers(["والقرية مسؤولة", "القريه مسئوله"])
    assert one.tolist() == other.tolist()


def test_time_series_counts_by_outlet_and_week(articles):
    class Lab:
        pass

    Lab.articles = articles
    Lab.casualties = pd.DataFrame({"article_id": ["first", "first", "later", "undated"]})
    table = time_series(Lab, "casualties", freq="W")
    assert table[["outlet_label", "n", "n_articles"]].values.tolist() == [["أ", 2, 1], ["ب", 1, 1]]
