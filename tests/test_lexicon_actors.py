"""The lists of actors and organisations hold what their reader expects, and no form twice without a reason."""

import re
from collections import Counter

import pytest

import newslab as nl
from newslab.text.fold import fold_word
from newslab.text.lexicons import lexicons

LEX = lexicons()
ACTORS, ORGANISATIONS = LEX.rows("actors"), LEX.rows("organisations")
SECTORS = frozenset("GOV LEG JUD MIL COP SPY REB UAF PTY OPP CVL BUS EDU HLH REL LAB JRN IGO NGO".split())
"""PLOVER sectors, without those that no row has."""
SCOPES = ("", "national", "adjective")


def forms(row, *columns):
    return [form for column in columns for form in row[column].split("|") if form]


def test_there_are_many_and_of_every_kind():
    assert len(ACTORS) >= 1400 and len(ORGANISATIONS) >= 480
    assert {row["sector"] for row in ACTORS} == SECTORS
    assert Counter(row["label"] for row in ACTORS)["PER"] >= 670
    agencies = {row["entity_id"] for row in ACTORS if row["sector"] == "JRN"}
    assert {"reuters", "agence_france_presse", "al_jazeera"} <= agencies


@pytest.mark.parametrize("row", [*ACTORS, *ORGANISATIONS], ids=lambda row: row["entity_id"])
def test_values_are_known(row):
    assert row["label"] in ("PER", "ORG") and row["sector"] in SECTORS and row.get("scope", "") in SCOPES
    assert re.fullmatch(r"[a-z0-9_]+", row["entity_id"]) and row["name_en"].isprintable() and row["name_en"]
    assert re.fullmatch(r"[A-Z]{2}|", row["country"])
    for column in ("from", "to") if "from" in row else ():
        assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row[column])
    if row.get("from") and row.get("to"):
        assert row["from"] <= row["to"] or row["to"].startswith(row["from"])


def test_an_id_is_one_row_but_for_the_scopes_of_state_bodies():
    ids = Counter((row["entity_id"], row.get("scope", "")) for row in (*ACTORS, *ORGANISATIONS))
    assert [i for i, n in ids.items() if n > 1] == []
    scopes = {}
    for row in ACTORS:
        scopes.setdefault(row["entity_id"], set()).add(row["scope"])
    assert all(len(s) == 1 or s == {"national", "adjective"} for s in scopes.values())


def test_a_full_form_means_one_entity():
    owners = {}
    for row in (*ACTORS, *ORGANISATIONS):
        for form in forms(row, "form"):
            owners.setdefault(fold_word(form), set()).add(row["entity_id"])
    assert {form: sorted(ids) for form, ids in owners.items() if len(ids) > 1} == {}


def test_no_spelling_is_given_twice_in_a_row():
    for row in (*ACTORS, *ORGANISATIONS):
        folded = [fold_word(form) for form in forms(row, "form", "short")]
        assert len(folded) == len(set(folded)), row["form"]


def test_short_forms_of_clubs_have_a_context():
    contexts = {row["context"] for row in LEX.rows("organisation_contexts")}
    assert {row["context"] for row in ORGANISATIONS} <= contexts
    assert all(row["context"] in contexts for row in ORGANISATIONS if row["short"])


@pytest.mark.parametrize(("name", "column", "values"), [
    ("given_names", "gender", {"m", "f", ""}), ("given_names", "origin", {"arabic", "foreign"}), ("given_names", "word", {"yes", ""}),
    ("titles", "kind", {"title", "head", "bare", "byline"}), ("titles", "gender", {"m", "f", ""}),
    ("name_particles", "kind", {"link", "kunya", "servant", "foreign", "second", "rank"}),
    ("organisation_heads", "kind", {"whole", "apposed", "named", "centre", "operations", "qualifier", "generic", "topic"}),
])  # fmt: skip
def test_classes_are_known(name, column, values):
    assert {row[column] for row in LEX.rows(name)} == values


@pytest.mark.parametrize("name", ["given_names", "family_names", "common_words"])
def test_word_lists_hold_folded_words_once(name):
    words = [fold_word(form) for row in LEX.rows(name) for form in forms(row, "form")]
    assert len(words) == len(set(words)) and all(" " not in word for word in words)


def test_heads_say_how_many_words_they_need():
    for row in LEX.rows("organisation_heads"):
        assert row["needs"].isdigit() == (row["kind"] in ("whole", "apposed", "centre", "operations")), row


def test_a_researcher_adds_actors_of_their_own(tmp_path):
    own = tmp_path / "actors.csv"
    header = ",".join(ACTORS[0])
    own.write_text(f"{header}\nسرية النخيل,,palm_company,ORG,Palm Company,UAF,IQ,2020,,,,\n", encoding="utf-8")
    table = nl.analyze(["أعلنت سرية النخيل مسؤوليتها"], lexicons=lexicons(own)).mentions
    assert table[["text", "entity_id", "name_en", "sector"]].values.tolist() == [["سرية النخيل", "palm_company", "Palm Company", "UAF"]]
