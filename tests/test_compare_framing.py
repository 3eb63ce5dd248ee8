"""Framing: each rule on sentences that show it, and on near misses."""

import pandas as pd
import pytest

import newslab as nl
from newslab.compare.framing import DIMENSIONS, framing, framing_counts


def found(text, dimension, *columns):
    table = framing(nl.analyze([text]), [dimension])
    return table[list(columns)].astype("object").values.tolist()


@pytest.mark.parametrize(
    ("text", "telling", "words"),
    [
        ("استشهد ثلاثة شبان برصاص الجنود.", "martyrdom", "استشهد"),
        ("سقط أربعة شهداء في القصف على المخيم.", "martyrdom", "شهداء"),
        ("قُتل خمسة مدنيين في قصف على السوق.", "killed", "قُتل"),
        ("مقتل جنديين بانفجار لغم.", "killed", "مقتل"),
        ("لقي سبعة مهاجرين مصرعهم غرقا.", "perished", "مصرعهم"),
        ("توفي طفل متأثرا بجراحه بعد القصف.", "died", "توفي"),
        ("تحييد أربعة إرهابيين في عملية أمنية.", "eliminated", "تحييد"),
        ("قضت طائرات الجيش على أربعة إرهابيين غرب المدينة.", "eliminated", "قضت"),
        ("اغتيال ضابط وسط المدينة.", "murdered", "اغتيال"),
        ("الهجوم أودى بحياة عشرين شخصا.", "claimed", "أودى بحياة"),
    ],
)
def test_how_death_is_told(text, telling, words):
    assert found(text, "death_told", "value", "text") == [[telling, words]]


@pytest.mark.parametrize("text", ["أصيب ثلاثة عمال في الانفجار.", "شدد الوزير على القضاء على الفساد.", "لم يسفر الهجوم عن قتلى."])
def test_no_death_is_told(text):
    assert found(text, "death_told", "value") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("قتلت قوات الاحتلال ثلاثة شبان في المخيم.", "agent_active"),
        ("مقتل ثلاثة شبان برصاص قوات الاحتلال.", "agent_phrase"),
        ("قُتل ثلاثة مدنيين في المدينة.", "passive"),
        ("أصيب ثلاثة مدنيين بجروح.", "passive"),
        ("مقتل ثلاثة مدنيين في المدينة.", "verbal_noun"),
        ("استشهد ثلاثة شبان في المخيم.", "intransitive"),
        ("لقي ثلاثة عمال مصرعهم في المدينة.", "intransitive"),
        ("أدى القصف إلى مقتل ثلاثة مدنيين.", "thing_subject"),
        ("أسفر الانفجار عن سبعة قتلى.", "thing_subject"),
    ],
)
def test_agency(text, value):
    assert found(text, "agency", "value")[:1] == [[value]]


def test_a_conjoined_noun_shares_the_thing_as_subject():
    assert found("أسفر الانفجار عن مقتل شخص وإصابة تسعة آخرين.", "agency", "value") == [["thing_subject"], ["thing_subject"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجمت عناصر تنظيم داعش الإرهابي القرية.", [["terror", "islamic_state", "outlet"]]),
        ("وقال الوزير: «سنلاحق تنظيم داعش الإرهابي في كل مكان».", [["terror", "islamic_state", "quoted"]]),
        ("تقدمت ميليشيا الحوثي في المديرية.", [["militia", "houthis", "outlet"]]),
        ("داعش يهاجم قرية. واعتقل الأمن إرهابيا.", []),  # the label is beside no name
    ],
)
def test_labels_beside_actors(text, expected):
    assert found(text, "label", "value", "about", "voice") == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مقتل 12 شخصا في قصف على السوق.", "number_only"),
        ("مقتل الزعيم معمر القذافي في سرت.", "named"),
        ("مقتل صحفيين اثنين في الغارة.", "occupation"),
        ("قتلت امرأة وابنتها في القصف.", "kin"),
    ],
)
def test_victims_as_persons(text, value):
    assert value in [v for (v,) in found(text, "victims_as", "value")]


def test_claims_with_and_without_a_source():
    text = "قتل خمسة مدنيين في القصف، وفق الدفاع المدني. وفي بلدة أخرى قتل شرطي."
    assert found(text, "attribution", "value") == [["attributed"], ["unattributed"]]


def test_a_headline_that_names_nobody_and_a_lead_that_does():
    text = "مقتل ستة مدنيين في قصف على بلدة\n\nقتلت قوات النظام ستة مدنيين في قصف على بلدة، وفق الدفاع المدني.\n\nودفن الضحايا مساء."
    lab = nl.analyze(pd.DataFrame({"text": [text], "title": ["مقتل ستة مدنيين في قصف على بلدة"]}))
    if (lab.blocks["role"] == "title").any():
        assert {"source_not_in_headline"} <= set(framing(lab, ["headline_gap"])["value"])


def test_every_row_has_its_words_and_every_dimension_its_columns():
    lab = nl.analyze(nl.load("seeds"))
    text = dict(zip(lab.articles["article_id"], lab.articles["text"], strict=True))
    table = framing(lab)
    assert set(table["dimension"]) >= {"death_told", "agency", "label", "source", "attribution", "victims_as", "prominence"}
    for row in table.to_dict("records"):
        assert text[row["article_id"]][row["start"] : row["end"]] == row["text"] != ""
    assert list(framing(nl.analyze([])).columns) == list(table.columns)


def test_counts_keep_every_row():
    table = framing(nl.analyze(nl.load("seeds")))
    for dimension in DIMENSIONS:
        assert framing_counts(table, dimension)["n"].sum() == (table["dimension"] == dimension).sum()


def test_an_unknown_dimension_is_named():
    with pytest.raises(KeyError, match="tone"):
        framing(nl.analyze(["خبر"]), ["tone"])


def test_a_caption_that_puts_the_visitor_elsewhere():
    table = framing(nl.analyze(nl.load("seeds")), ["headline_gap"])
    rows = table.loc[table["value"] == "place_differs_in_caption", ["about", "block_role", "detail"]]
    assert rows.values.tolist() == [["mustafa_al_kadhimi", "caption", "body: مخمور"]]
