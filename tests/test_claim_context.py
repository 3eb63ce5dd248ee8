"""The context of casualty claims: weapon, doer, place, date, source, cause, scope, timing, certainty."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.evaluate import analyze_gold, evaluate, read_gold
from newslab.extract.claim_context import with_context
from newslab.extract.context import reading as reading_module
from newslab.extract.dates import dates_in
from newslab.extract.numbers import numbers_in
from newslab.tables import TABLES
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()
GOLD = Path(__file__).parent / "gold" / "casualty_context.jsonl"
SLOTS = ("weapon", "perpetrator", "place_text", "date_text", "attribution")


def claims(text, published=None):
    frame = nl.analyze([text]).casualties if published is None else analyze_gold([{"id": "a", "text": text, "published": published}]).casualties
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


@pytest.fixture(scope="module")
def evaluation():
    return evaluate(analyze_gold(GOLD), GOLD)


@pytest.mark.parametrize("item", read_gold(GOLD), ids=lambda item: item["id"])
def test_gold_sentences(item, evaluation):
    errors = evaluation.errors[evaluation.errors["article_id"] == item["id"]]
    assert errors.empty, f"{item['text']}\n{errors.to_string()}"


# One slot each: the text, which claim (from 0), the column, what it says.
ONE_SLOT = [
    ("قتل ثلاثة بقصف لقوات النظام", 0, "perpetrator", "قوات النظام"),
    ("قتل ثلاثة بقصف للمقاومة الشعبية", 0, "perpetrator", "مقاومة الشعبية"),
    ("قتل ثلاثة مدنيين بغارات شنتها مقاتلات روسية", 0, "perpetrator", "مقاتلات روسية"),
    ("قتل ثلاثة مدنيين في هجوم نفذه مسلحون ينتمون لتنظيم القاعدة", 0, "perpetrator", "مسلحون ينتمون لتنظيم القاعدة"),
    ("العثور على جثث خمسة جنود قتلهم عناصر التنظيم", 0, "perpetrator", "عناصر التنظيم"),
    ("هاجم محتجون الشرطة فقتل خمسة أشخاص", 0, "perpetrator", None),
    ("قتل ثلاثة مدنيين في استهداف سيارة", 0, "perpetrator", None),
    ("قتل ثلاثة ركاب في انقلاب حافلة للجيش", 0, "perpetrator", None),
    ("قتل ثلاثة مدنيين في معارك بين الجيش والمتمردين", 0, "perpetrator", None),
    ("قتل سبعة في التفجيرين الإرهابيين اللذين ضربا العاصمة أمس", 0, "perpetrator", None),
    ("فر آلاف السكان من المدينة بعد سقوطها بيد التنظيم قبل عام", 0, "perpetrator", None),
    ("لم تعلن أي جهة مسؤوليتها عن التفجير الذي أودى بحياة عشرة في كركوك", 0, "perpetrator", None),
    ("لقي رجل أمن حتفه في حادث سير", 0, "perpetrator", None),
    ("لقي أربعة متسوقين حتفهم عقب إلقاء مجهولين قنبلة يدوية على سوق في سرت", 0, "perpetrator", "مجهولين"),
    ("مقتل عشرة من عناصر داعش خلال صد القوات العراقية تسللا قرب خانقين", 0, "perpetrator", "القوات العراقية"),
    ("قتل ثلاثة في تصادم بين سيارتين قرب المدينة", 0, "weapon", "تصادم بين سيارتين"),
    ("قتل ثلاثة في حادث سير بين بغداد والموصل", 0, "weapon", "حادث سير"),
    ("قتل ثلاثة في تصادم بين شاحنة لنقل الوقود وحافلة ركاب قرب سطيف", 0, "weapon", "تصادم بين شاحنة لنقل الوقود وحافلة ركاب"),
    ("لقي أربعة حتفهم في اصطدام بين شاحنة وسيارة وأصيب اثنان", 0, "weapon", "اصطدام بين شاحنة وسيارة"),
    ("صرحت الشرطة بأن ثلاثة أشخاص قتلوا في هجوم", 0, "perpetrator", None),
    ("فكك الجيش خلية وأوقف خمسة من عناصرها", 0, "perpetrator", "الجيش"),
    ("صد التنظيم هجوما وقتل خمسة من عناصره", 0, "perpetrator", None),
    ("أقدم جندي على الانتحار في القاعدة", 0, "perpetrator", None),
    ("قتل شرطي في مواجهات بين محتجين وقوات الأمن", 0, "perpetrator", "محتجين"),
    ("قتل طالب في مواجهات بين محتجين وقوات الأمن", 0, "perpetrator", "قوات الأمن"),
    ("قتل ثلاثة في مواجهات بين عشيرتين", 0, "perpetrator", None),
    ("قتل خمسة جنود خلال صد الجيش هجوما للمتمردين", 0, "perpetrator", "متمردين"),
    ("قتل ثلاثة خلال مهاجمة قوات الأمن في البلدة", 0, "perpetrator", None),
    ("مجزرة المستشفى تخلف أربعين قتيلا", 0, "weapon", "مجزرة المستشفى"),
    ("خلفت مجزرة النظام في كفر عويد تسعة قتلى", 0, "weapon", "مجزرة"),
    ("مقتل ثلاثة مدنيين في سوق شعبي وسط مدينة تعز", 0, "place_text", "سوق شعبي وسط مدينة تعز"),
    ("مقتل ثلاثة في مبنى بالجهة الغربية من مدينة درنة", 0, "place_text", "مبنى بالجهة الغربية من مدينة درنة"),
    ("أصيب خمسة نقلوا إلى مستشفى الشفاء", 0, "place_text", None),
    ("أفادت مصادر في بغداد بمقتل ثلاثة جنود قرب الفلوجة", 0, "place_text", "قرب الفلوجة"),
    ("هجمات بالصواريخ على الميناء ولم تخلف الهجمات إصابات", 0, "weapon", "هجمات بالصواريخ"),
    ("حرب أدت إلى مقتل ألفي شخص", 0, "weapon", "حرب"),
    ("قتل ثلاثة أمس في غارة، قال السكان", 0, "date_text", "أمس"),
    ("قتل ثلاثة في وقت مبكر من صباح أمس", 0, "date_text", "وقت مبكر من صباح أمس"),
    ("قال ناطق، الأحد، إن ثلاثة أشخاص قتلوا الجمعة", 0, "date_text", "الجمعة"),
    ("قتل ثلاثة حسبما أكد محام الأربعاء", 0, "date_text", None),
    ("أكد مدير دائرة الإسعاف في محافظة لحج أن ثمانية صيادين قتلوا", 0, "attribution", "مدير دائرة الإسعاف في محافظة لحج"),
    ("وفق مصادر طبية، قتل ثلاثة مدنيين", 0, "attribution", "مصادر طبية"),
    ("زار الوزير المدينة بعد مقتل ثلاثة مدنيين", 0, "attribution", None),
]


@pytest.mark.parametrize(("text", "which", "column", "expected"), ONE_SLOT)
def test_one_slot(text, which, column, expected):
    assert claims(text)[which][column] == expected


def test_a_place_falls_back_on_the_sentence_before_but_never_replaces_one():
    first, second = claims("وصل الوفد إلى تكريت.\nوقتل ثلاثة مدنيين.") + claims("وصل الوفد إلى تكريت.\nوقتل ثلاثة مدنيين في بلدة صغيرة.")
    assert (first["place"], first["place_text"]) == ("تكريت", None)
    assert second["place"] is None and second["place_text"] == "بلدة صغيرة"


# Two sentences, the claim in one of them, and what the other tells of the same event: perpetrator, date_text, place_text.
NEIGHBOURS = [
    ("قصفت الطائرات أطراف مدينة تكريت.\nوقتل ثلاثة مدنيين.", ("الطائرات", None, "أطراف مدينة تكريت")),
    ("شن طيران التحالف غارات على تعز أمس. وأسفرت الغارات عن مقتل ثلاثة مدنيين.", ("طيران التحالف", "أمس", "تعز")),
    ("قتل ثلاثة مدنيين. ووقع الهجوم أمس في تعز.", (None, "أمس", "تعز")),
    ("قتل ثلاثة جنود في هجوم. وتبنى تنظيم متشدد الهجوم.", ("تنظيم متشدد", None, None)),
    ("قتل ثلاثة جنود في هجوم. ودان الوزير الهجوم أمس.", (None, None, None)),
    ("وقع انفجار في تعز أمس. وقتل ثلاثة عمال في غرق قارب.", (None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS)
def test_a_neighbouring_sentence_tells_of_the_same_event_only(text, expected):
    [claim] = claims(text)
    assert (claim["perpetrator"], claim["date_text"], claim["place_text"]) == expected


def test_a_date_after_publication_dates_no_claim():
    assert claims("قتل ثلاثة قبل انتخابات 8 آب/أغسطس المقبل", "2020-06-01")[0]["date_earliest"] is None


def test_without_publication_a_written_year_is_background_and_a_day_is_news():
    assert [c["timing"] for c in claims("قتل ثلاثة جنود عام 1996.") + claims("قتل ثلاثة جنود الثلاثاء.")] == ["background", "news"]


WORDS = (
    "قتل قتلت أصيب مقتل إصابة اعتقال نزح خمسة 12 عشرات أشخاص جنود مدنيين آخرون بينهم طفل في على من إلى قرب شمال غرب مدينة البصرة حلب بغداد سوق "
    "قصف غارة انفجار سيارة مفخخة هجوم شنه شنته قوات الاحتلال مسلحون طائرات التحالف أمس الثلاثاء عام 2015 منذ خلال بعد وفق بحسب قال إن أعلنت وزارة الصحة "
    "أسفر عن أدى ما فيما كما بينما الذي التي عدد أكثر ، . : « » ( ) ردا بين مع و النار فتح الهجوم العاصمة هذه المنطقة محافظة"
).split()


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from([" ", "\n", " و", ".. "]))
def test_any_words_give_slots_that_are_words_of_the_text(words, join):
    text = join.join(words)
    allowed = {c.name: c.values for c in TABLES["casualties"] if c.values}
    for row in claims(text):
        assert all(row[slot] is None or row[slot] in text for slot in SLOTS), row
        assert all(row[name] is None or row[name] in values for name, values in allowed.items()), row
        assert text[row["sentence_start"] : row["sentence_end"]]
        assert row["date_earliest"] is None or row["date_latest"] is None or row["date_earliest"] <= row["date_latest"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80), st.integers(0, 20), st.integers(0, 20))
def test_any_text_and_any_claim_crash_nothing(text, first, trigger):
    doc = document(text, LEX)
    if not len(doc):
        return
    first, trigger = min(first, len(doc) - 1), min(trigger, len(doc) - 1)
    start, end = doc.span(doc.starts[first], doc.ends[first])
    row = {
        "start": start, "end": end, "first": first, "last": first + 1, "_trigger": (trigger, trigger + 1), "outcome": "killed", "relation": "total",
        "parent": None, "polarity": "asserted", "victims": "unknown", "low": 1, "high": 1, "bound": "eq",
    }
    dates = dates_in(doc, published=date(2020, 5, 1), numbers=numbers_in(doc))
    [done] = with_context(doc, [row], dates=dates, mentions=[], places=[], quotes=[], published=date(2020, 5, 1))
    assert all(done[slot] is None or done[slot] in text for slot in SLOTS)


def test_work_grows_with_the_text_only(monkeypatch):
    looks = 0
    plain = reading_module.Reading.bound

    def counted(self, i):
        nonlocal looks
        looks += 1
        return plain(self, i)

    monkeypatch.setattr(reading_module.Reading, "bound", counted)
    counts = []
    for n in (60, 120):
        looks = 0
        nl.analyze(["وقتل خمسة جنود في غارة شمال حلب أمس بحسب مصدر " * n])
        counts.append(looks)
    assert counts[0] > 1000 and counts[1] < 2.3 * counts[0]
