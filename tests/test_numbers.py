"""Numbers: every form of the words, hedges, ranges, vague quantities, kinds; and what is no number."""

import hashlib
import itertools
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from newslab import find_numbers
from newslab.evaluate import analyze_gold, evaluate
from newslab.extract.counting.atoms import digits_value


def values(text):
    return [n.value for n in find_numbers(text)]


def rows(text):
    return [(n.text, n.low, n.high, n.bound) for n in find_numbers(text)]


# --- words in all their forms -------------------------------------------------------------------------------------------

UNITS = {1: ("واحد", "واحدة"), 3: ("ثلاث", "ثلاثة"), 4: ("أربع", "أربعة"), 5: ("خمس", "خمسة"), 6: ("ست", "ستة"), 7: ("سبع", "سبعة"),
         8: ("ثمان", "ثماني", "ثمانية"), 9: ("تسع", "تسعة")}
UNITS[2] = ("اثنان", "اثنين", "اثنتان", "اثنتين")
TENS = {20: "عشر", 30: "ثلاث", 40: "أربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}
TEENS = {11: ("أحد عشر", "إحدى عشرة", "احد عشر"), 12: ("اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة", "إثني عشر")}
TEENS |= {10 + u: tuple(f"{form} {ten}" for form in UNITS[u] for ten in ("عشر", "عشرة")) for u in range(3, 10)}
HUNDREDS = {100: ("مئة", "مائة"), 200: ("مئتان", "مئتين", "مائتان", "مائتين", "مئتا", "مئتي", "مائتا", "مائتي")}
STEMS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع"}
HUNDREDS |= {100 * u: tuple(f"{stem}{gap}{hundred}" for gap in ("", " ") for hundred in ("مئة", "مائة")) for u, stem in STEMS.items()}


def below_hundred(n):
    """All spellings of a number below a hundred."""
    if n == 10:
        return ("عشر", "عشرة")
    if n < 10:
        return UNITS[n]
    if n < 20:
        return TEENS[n]
    tens = tuple(TENS[n // 10 * 10] + ending for ending in ("ون", "ين"))
    return tens if n % 10 == 0 else tuple(f"{unit}{joint}{ten}" for unit in UNITS[n % 10] for joint in (" و", " و ") for ten in tens)


@pytest.mark.parametrize("n", range(1, 100))
def test_every_form_below_a_hundred(n):
    for spelling in below_hundred(n):
        assert values(spelling) == [n], spelling


@pytest.mark.parametrize("hundred", range(100, 1000, 100))
def test_every_form_of_the_hundreds(hundred):
    for spelling in HUNDREDS[hundred]:
        assert values(spelling) == [hundred], spelling
        assert values(f"{spelling} وسبعة عشر") == [hundred + 17], spelling


def spell(n, pick):
    """One spelling of a number up to a billion, its parts chosen by `pick`."""
    parts = []
    for scale, one, dual, plural in ((10**9, "مليار", ("ملياران", "مليارين"), "مليارات"), (10**6, "مليون", ("مليونان", "مليونين"), "ملايين"),
                                     (1000, "ألف", ("ألفان", "ألفين"), "آلاف")):
        count, n = divmod(n, scale)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(pick(dual))
        elif count:
            parts.append(f"{spell(count, pick)} {plural if 3 <= count % 100 <= 10 else pick((one, one + 'ا', one + 'اً')) if count % 100 else one}")
    if n >= 100:
        parts.append(pick(HUNDREDS[n // 100 * 100]))
    if n % 100:
        parts.append(pick(below_hundred(n % 100)))
    return " و".join(parts)


@given(st.integers(1, 10**11), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_words_of_any_case_and_gender_parse_back(n, rng):
    text = spell(n, rng.choice)
    assert values(text) == [n], text


def generator_errs(n):
    """num2words writes 201,000 as «two hundred and thousand thousand» and a lone 2000 without its ن."""
    groups = [int(g) for g in f"{n:,}".split(",")]
    return any(g > 1 and g % 100 == 1 for g in groups[:-1]) or (str(n).strip("0") == "2" and n >= 2000)


@given(st.one_of(st.integers(0, 3000), st.integers(0, 10**12)))
@settings(max_examples=300, deadline=None)
def test_numbers_rendered_by_num2words_parse_back(n):
    if not generator_errs(n):
        assert values(num2words(n, lang="ar")) == [n]


WORDS = [
    ("صفر", [0]),
    ("مليون ونصف المليون", [1_500_000]),
    ("مليون ونصف", [1_500_000]),
    ("ثلاثة ملايين ونصف مليون", [3_500_000]),
    ("ثلاثة ونصف مليون", [3_500_000]),
    ("نصف مليون", [500_000]),
    ("ربع مليون", [250_000]),
    ("ثلاثة أرباع المليون", [750_000]),
    ("ثلثا السكان", [pytest.approx(2 / 3)]),
    ("ثلاثة أرباع السكان", [0.75]),
    ("ستة فاصلة خمسة وعشرون", [6.25]),
    ("سبعة فاصلة اثنين مليار", [7_200_000_000]),
    ("سالب خمسة", [-5]),
    ("مئة ألف مليون", [10**11]),
    ("ثلاثة آلاف مليار", [3 * 10**12]),
    ("مئتين وثلاثة آلاف", [203_000]),
    ("ألف وثلاثة آلاف", [1000, 3000]),
    ("ثلاثة وأربعة", [3, 4]),
    ("عشرين وخمسة", [20, 5]),
    ("خمسة وعشرة", [5, 10]),
    ("الخمسة والعشرون", [25]),
    ("حداشر", [11]),
    ("تسعتعشر", [19]),
    ("خمس مية وعشرين", [520]),
    ("مية وعشرين", [120]),
    ("مليون ونص", [1_500_000]),
    ("نص مليون", [500_000]),
    ("نص القرار", []),
    ("دزينة", [12]),
    ("نصف دزينة", [6]),
    ("قتل ألفا جندي", [2000]),
    ("ألفا وثلاثمئة", [1300]),
    ("مئة وعشرين ألفا", [120_000]),
    ("عشرون ألفا وخمسمئة", [20_500]),
    ("أربعون بالمئة", [0.4]),
    ("خمسة بالألف", [0.005]),
    ("واحد على عشرة", [0.1]),
    ("زيارة ثلاثة وزراء واثنين من النواب", [3, 2]),
    ("وثلاثة", [3]),
    ("بخمسة", [5]),
    ("لثلاثمئة", [300]),
    ("الألف", [1000]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text, expected):
    assert values(text) == expected


DIGITS = [
    ("12", [12]), ("١٢", [12]), ("۱۲", [12]), ("1,200", [1200]), ("١٬٢٠٠", [1200]), ("1.200", [1200]), ("1.234.567", [1234567]), ("3.5", [3.5]),
    ("٣٫٥", [3.5]), ("3,5", [3.5]), ("0.125", [0.125]), ("1.234 مليار", [1_234_000_000]), ("1.5 مليون", [1_500_000]), ("200 ألف", [200_000]),
    ("3 آلاف", [3000]), ("12 ألفا و500", [12_500]), ("مليون و200 ألف", [1_200_000]), ("3 ونصف مليون", [3_500_000]), ("5ر2 مليون", [2_500_000]),
    ("الـ80", [80]), ("لـ15", [15]), ("40.000", [40_000]), ("1 فاصلة 5", [1.5]), ("60%", [0.6]), ("٪٦٠", [60]), ("60كم", [60]),
    ("4 و5", [4, 5]), ("05:16", [None]), ("12/5/2021", []), ("1/4", [0.25]), ("حرارة -7 درجات", [-7]), ("من 5 -7", [5, 7]), ("كوفيد-19", []),
    ("21-04-2016", []), ("0770-123-4567", []), ("1.2.3", [None]), ("3-1", []),
]


@pytest.mark.parametrize(("text", "expected"), DIGITS)
def test_digits(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize("text", [
    "ولست أدري", "هذا الأحد", "الاثنين", "وصل أحد الوزراء", "بعد غد", "السبت", "الثلاثاء", "الأربعاء", "الستار", "مخمس", "مفرد", "السبعاوي", "العشائر",
    "معشر", "ألفة", "مائية", "وحدها", "تسعى", "واحات", "المليونير", "B52", "MP3", "كانييه وست",
])
def test_no_number(text):
    assert values(text) == []


# --- hedges, ranges, vague quantities ------------------------------------------------------------------------------------

BOUNDS = [
    *((f"{hedge} عشرين جريحا", (f"{hedge} عشرين", 20, 20, "approx")) for hedge in
      ("نحو", "حوالي", "قرابة", "زهاء", "ما يقارب", "ما يقرب من", "ما يناهز")),
    *((f"{hedge} 30 جريحا", (f"{hedge} 30", 30, None, "gt")) for hedge in
      ("أكثر من", "أزيد من", "ما يزيد على", "ما يزيد عن", "فوق", "تجاوز", "يفوق", "ما يربو على", "تخطى")),
    *((f"{hedge} 30 جريحا", (f"{hedge} 30", 30, None, "ge")) for hedge in ("ما لا يقل عن", "لا يقل عن", "على الأقل")),
    *((f"{hedge} 30 جريحا", (f"{hedge} 30", None, 30, "lt")) for hedge in ("أقل من", "ما يقل عن", "دون")),
    *((f"{hedge} 30 جريحا", (f"{hedge} 30", None, 30, "le")) for hedge in ("لا يتعدى", "لا يتجاوز", "ما لا يزيد على", "لا يزيد عن")),
    ("30 جريحا على الأقل", ("30", 30, None, "ge")),
    ("30 على الأقل", ("30 على الأقل", 30, None, "ge")),
    ("ستة من عمال المنجم المحاصرين على الأقل", ("ستة", 6, None, "ge")),
    ("30 جريحا على أقل تقدير", ("30", 30, None, "ge")),
    ("30 جريحا كحد أقصى", ("30", None, 30, "le")),
    ("30 جريحا على الأكثر", ("30", None, 30, "le")),
    ("30 جريحا تقريبا", ("30", 30, 30, "approx")),
    ("بنحو مئة", ("نحو مئة", 100, 100, "approx")),
    ("أكثر من نصف مليون نازح", ("أكثر من نصف مليون", 500_000, None, "gt")),
    ("نيف وعشرين", ("نيف وعشرين", 20, None, "gt")),
    ("عشرون ونيف من الجرحى", ("عشرون ونيف", 20, None, "gt")),
    ("بضع وثلاثون سفينة", ("بضع وثلاثون", 30, None, "gt")),
    ("بين 10 و15 جريحا", ("بين 10 و15", 10, 15, "range")),
    ("ما بين عشرة وخمسة عشر جريحا", ("ما بين عشرة وخمسة عشر", 10, 15, "range")),
    ("بين خمسة وعشرين جريحا", ("بين خمسة وعشرين", 5, 20, "range")),
    ("بين 10 و15 ألف نازح", ("بين 10 و15 ألف", 10_000, 15_000, "range")),
    ("بين ثلاثة آلاف وأربعة آلاف", ("بين ثلاثة آلاف وأربعة آلاف", 3000, 4000, "range")),
    ("من 10 إلى 15 جريحا", ("من 10 إلى 15", 10, 15, "range")),
    ("عدد من ثلاثة إلى خمسة", ("من ثلاثة إلى خمسة", 3, 5, "range")),
    ("10-15 جريحا", ("10-15", 10, 15, "range")),
    ("10 - 15 جريحا", ("10 - 15", 10, 15, "range")),
    ("20-30 ألف نازح", ("20-30 ألف", 20_000, 30_000, "range")),
    ("ثلاثة أو أربعة جرحى", ("ثلاثة أو أربعة", 3, 4, "range")),
    ("3 أو 4 آلاف نازح", ("3 أو 4 آلاف", 3000, 4000, "range")),
    ("بضعة جرحى", ("بضعة", 3, 9, "vague")),
    ("عدد من الجرحى", ("عدد من", 3, None, "vague")),
    ("عددا كبيرا من الجرحى", ("عددا كبيرا من", 3, None, "vague")),
    ("عدة جرحى", ("عدة", 3, None, "vague")),
    ("العديد من الجرحى", ("العديد", 3, None, "vague")),
    ("عشرات الجرحى", ("عشرات", 20, 99, "vague")),
    ("العشرات من الجرحى", ("العشرات", 20, 99, "vague")),
    ("أكثر من عشرات الجرحى", ("أكثر من عشرات", 20, 99, "vague")),
    ("مئات الجرحى", ("مئات", 200, 999, "vague")),
    ("آلاف النازحين", ("آلاف", 2000, 9999, "vague")),
    ("الآلاف من النازحين", ("الآلاف", 2000, 9999, "vague")),
    ("عشرات الآلاف من النازحين", ("عشرات الآلاف", 20_000, 99_999, "vague")),
    ("مئات آلاف النازحين", ("مئات آلاف", 200_000, 999_999, "vague")),
    ("بضعة آلاف نازح", ("بضعة آلاف", 3000, 9999, "vague")),
    ("بضع مئات من النازحين", ("بضع مئات", 300, 999, "vague")),
    ("ملايين النازحين", ("ملايين", 2_000_000, 9_999_999, "vague")),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_bounds(text, expected):
    assert rows(text) == [expected]


SEVERAL = [
    ("مقتل 3 عمال وإصابة 5 آخرين على الأقل", [("3", 3, 3, "eq"), ("5", 5, None, "ge")]),
    ("مقتل 3 عمال على الأقل وإصابة 5 آخرين", [("3", 3, None, "ge"), ("5", 5, 5, "eq")]),
    ("ارتفعت الحصيلة من 10 إلى 15 جريحا", [("10", 10, 10, "eq"), ("15", 15, 15, "eq")]),
    ("قتل 3 وأصيب على الأقل 5", [("3", 3, 3, "eq"), ("على الأقل 5", 5, None, "ge")]),
    ("ثلاثة على الأقل ثلاثة", [("ثلاثة على الأقل", 3, None, "ge"), ("ثلاثة", 3, 3, "eq")]),
    ("عشرة جرحى، على الأقل هذا ما قيل", [("عشرة", 10, 10, "eq")]),
    ("أكثر من عشرة، ونحو 20", [("أكثر من عشرة", 10, None, "gt"), ("نحو 20", 20, 20, "approx")]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_hedge_belongs_to_its_number(text, expected):
    assert rows(text) == expected


KINDS = [
    ("عام 2014", "year"), ("في 2014 فاز الفريق", "year"), ("سنة ألفين وعشرة", "year"), ("انتخابات 2018، قال", "year"),
    ("2014 قتيلا", "cardinal"), ("أكثر من 2000 شخص", "cardinal"), ("1948 شخصا", "cardinal"),
    ("الساعة 5", "time"), ("3 أيام", "time"), ("خمس دقائق", "time"), ("10:30", "time"),
    ("عمره 29 عاما", "age"), ("البالغ من العمر 29 عاما", "age"), ("الطفلة (12 عاما)", "age"), ("وقال رامي، 27 عاما، إنه", "age"), ("في العشرين من عمره", "age"),
    ("29 عاما من الحرب", "time"),
    ("500 دولار", "money"), ("خمسة ملايين دينار", "money"), ("$500", "money"), ("20 كيلومترا", "distance"), ("60كم", "distance"),
    ("آلاف الأمتار", "distance"), ("مئات الملايين من الدنانير", "money"),
    ("7 أطنان", "measure"), ("40 درجة", "measure"), ("عشرة بالمئة", "percent"), ("10%", "percent"), ("10 في المائة", "percent"),
    ("هاتف 5550123", "phone"), ("07701234567", "phone"),
    ("رقم 25", "ordinal"), ("الثالث", "ordinal"), ("الخامس والعشرون", "ordinal"), ("الحادية عشرة", "ordinal"),
    ("ثالث هجوم", "ordinal"), ("ربع السكان", "fraction"), ("12 شخصا", "cardinal"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_a_number_counts(text, kind):
    assert [n.kind for n in find_numbers(text)] == [kind]


@pytest.mark.parametrize(("text", "expected"), [
    ("مقتل شخصين وإصابة طفلتين", [("شخصين", 2, "noun"), ("طفلتين", 2, "noun")]),
    ("سقط قتيلان على الأقل", [("قتيلان على الأقل", 2, "noun")]),
    ("مقتل جنديين اثنين", [("اثنين", 2, "cardinal")]),
    ("إصابة ثلاثة جنود", [("ثلاثة", 3, "cardinal")]),
    ("مقتل شخص", []),
])
def test_duals_are_their_own_number(text, expected):
    assert [(n.text, n.value, n.kind) for n in find_numbers(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("1234567890123456789", None), ("123456789012345678", 123456789012345678), ("007", 7), ("1,23,4", None), ("1.2.3", None), ("54.457", 54457), ("0.500", 0.5),
    ("1" * 50, None),
])
def test_value_of_a_digit_string(text, expected):
    assert digits_value(text) == expected


# --- any text at all -----------------------------------------------------------------------------------------------------

PIECES = ["ثلاثة", "وعشرون", "ألف", "مليون", "و", "5", "12.5", "أكثر من", "على الأقل", "بين", "إلى", "من", "نصف", "عشرات", "الآلاف", "عدد من", "فاصلة", "سالب",
          "،", ".", "-", "/", ":", "%", "(", ")", "\n", "ـ", "\u200f", "٣", "عاما", "دولار", "الثالث", "عشر", "\U0001f600", "نيف", "مئة", "ر", "على", "بالألف"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
       | st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_spans_that_equal_their_text(text):
    found = find_numbers(text)
    for n in found:
        assert text[n.start : n.end] == n.text
        assert n.text
        if n.bound in ("range", "vague") and n.high is not None:
            assert n.low < n.high
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("unit", ["9", "9 ", "ألف ", "مئة و", "خمسة وعشرين ", "9-", "9/9", "بين 1 و", "على الأقل ", "3 أو ", "نصف مليون ", "1,", "سالب "])
def test_long_repetitions_are_read(unit):
    text = unit * (100_000 // len(unit))
    for n in find_numbers(text):
        assert text[n.start : n.end] == n.text


def test_a_sample_of_random_forms_is_stable():
    rng = random.Random(7)
    texts = [spell(rng.randrange(1, 10**9), rng.choice) for _ in range(50)]
    assert [values(t) for t in texts] == [values(t + " ") for t in texts]


GOLD = Path(__file__).parent / "gold" / "numbers.jsonl"


def test_accuracy_on_the_gold_sentences_does_not_fall():
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest()[:16] == "945730115c7b0a3b"
    result = evaluate(analyze_gold(GOLD), GOLD)
    f1 = result.scores.set_index("measure")["f1"]
    assert f1["span"] >= 0.99, result.errors
    assert f1["row"] >= 0.98, result.errors
