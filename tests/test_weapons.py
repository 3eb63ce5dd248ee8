"""Weapons and manners: their phrases and codes; the list of event types."""

import pytest

from newslab.extract.context.reading import read
from newslab.extract.context.weapons import happenings_in
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()


def happenings(text):
    reading = read(document(text, LEX))
    return [(reading.text(h.phrase), h.code, h.link) for h in happenings_in(reading, 0, len(reading.doc))]


PHRASES = [
    ("قتيل في قصف عنيف على القرية", [("قصف عنيف", "bombardment", "في")]),
    ("القصف المدفعي المتواصل", [("القصف المدفعي المتواصل", "bombardment.artillery", "")]),
    ("بانفجار عبوة ناسفة", [("انفجار عبوة ناسفة", "explosion.bombing.ied", "ب")]),
    ("جراء انفجار دراجة نارية مفخخة", [("انفجار دراجة نارية مفخخة", "explosion.bombing.motorcycle", "جراء")]),
    ("غارة إسرائيلية على الميناء", [("غارة", "bombardment.air", "")]),
    ("في سلسلة غارات جوية", [("غارات جوية", "bombardment.air", "في")]),
    ("جراء سقوط أكثر من عشر قذائف هاون", [("قذائف هاون", "bombardment.artillery", "جراء")]),
    ("القصف الجوي والهجوم البري", [("القصف الجوي والهجوم البري", "bombardment.air", "")]),
    ("هجوم انتحاري", [("هجوم انتحاري", "attack.suicide", "")]),
    ("الاعتداء الانتحاري", [("الاعتداء الانتحاري", "attack.suicide", "")]),
    ("إثر تحطم طائرة ركاب", [("تحطم طائرة", "accident.air", "إثر")]),
    ("بحادثي سير", [("حادثي سير", "accident.traffic", "ب")]),
    ("بنيران قناصة", [("نيران قناصة", "shooting.sniper", "ب")]),
    ("فتح مسلح النار على المصلين", [("النار", "shooting", "")]),
    ("انفجرت سيارة مفخخة", [("سيارة مفخخة", "explosion.bombing.vehicle", "")]),
    ("في الغارات على البلدة", [("الغارات", "bombardment.air", "في")]),
    ("استهدفت الطائرات المصنع", [("استهدفت", "attack", "")]),
    # what only looks like one
    ("اتفاق على وقف إطلاق النار", []),
    ("ضربة جزاء في آخر دقيقة", []),
    ("شن هجوما لاذعا على الحكومة", []),
    ("السيطرة على النيران", []),
    ("تقديم طعن في الحكم", []),
    ("على حافة الانهيار", []),
    ("المدفعية ترد", []),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_phrases(text, expected):
    from newslab.text.fold import fold_word

    assert [(words, code, fold_word(link)) for words, code, link in happenings(text)] == [(w, c, fold_word(link)) for w, c, link in expected]


def test_event_types_are_one_tree():
    rows = LEX.rows("event_types")
    codes = {row["code"] for row in rows}
    assert len(codes) == len(rows)
    assert all(row["parent"] == row["code"].rpartition(".")[0] and row["parent"] in codes | {""} for row in rows)


ACLED = {
    "": {""},
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence", ""},
    "Strategic developments": {"Arrests", "Agreement", "Disrupted weapons use", "Other"},
}


def test_event_types_name_acled_and_ucdp_codes():
    for row in LEX.rows("event_types"):
        assert row["acled_sub_event"] in ACLED[row["acled_event"]], row
        assert set(filter(None, row["ucdp"].split("|"))) <= {"1", "2", "3"}, row


CAUSES = {"", "conflict", "crime", "accident", "disaster", "judicial", "self_inflicted", "other"}
KINDS = {"event", "event+", "event*", "instrument", "aimed", "general", "verb", "war", "modifier", "adjective", "none"}


def test_weapons_hold_known_values():
    codes = {row["code"] for row in LEX.rows("event_types")} | {""}
    for row in LEX.rows("weapons"):
        assert row["weapon_code"] in codes and row["cause"] in CAUSES and row["kind"] in KINDS and row["example"], row


LEXICONS = (
    "agents", "agent_markers", "result_verbs", "place_nouns", "phrase_bounds", "cause_cues", "scope_cues", "certainty_cues", "context_words",
)


@pytest.mark.parametrize("name", LEXICONS)
def test_every_row_has_an_example(name):
    assert all(row["example"] for row in LEX.rows(name))
