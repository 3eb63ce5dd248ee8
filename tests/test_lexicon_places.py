"""The place lexicons: unique ids, known values, points inside the country named, no form twice without a reason."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from newslab.extract.placing.gazetteer import PLACE_LEXICONS, km, place
from newslab.tables import TABLES
from newslab.text.fold import fold_word
from newslab.text.lexicons import lexicons

LEXICONS = lexicons()
KINDS = next(c.values for c in TABLES["places"] if c.name == "kind")
DIRECTIONS = next(c.values for c in TABLES["places"] if c.name == "direction") or ("N", "NE", "E", "SE", "S", "SW", "W", "NW", "C")

# South, west, north, east of countries, generously; islands and overseas parts included.
BOXES = {
    "IQ": (28.9, 38.7, 37.5, 48.7), "SY": (32.2, 35.6, 37.4, 42.5), "LB": (33.0, 35.0, 34.8, 36.7), "JO": (29.1, 34.8, 33.5, 39.4),
    "PS": (31.1, 34.1, 32.7, 35.7), "IL": (29.4, 34.2, 33.5, 35.95), "EG": (21.7, 24.6, 31.8, 37.0), "SD": (8.6, 21.7, 22.4, 38.7),
    "SS": (3.4, 23.3, 12.4, 36.0), "LY": (19.4, 9.2, 33.3, 25.3), "TN": (30.1, 7.4, 37.6, 11.7), "DZ": (18.9, -8.8, 37.2, 12.1),
    "MA": (21.0, -17.3, 36.0, -0.9), "EH": (20.7, -17.2, 27.8, -8.6), "MR": (14.6, -17.2, 27.4, -4.7), "SA": (16.2, 34.4, 32.3, 55.8),
    "YE": (12.0, 41.7, 19.1, 54.7), "OM": (16.5, 51.8, 26.6, 60.0), "AE": (22.5, 51.0, 26.2, 56.6), "QA": (24.4, 50.5, 26.3, 51.8),
    "BH": (25.5, 50.2, 26.5, 50.9), "KW": (28.4, 46.4, 30.2, 48.8), "SO": (-1.8, 40.9, 12.1, 51.5), "DJ": (10.8, 41.6, 12.8, 43.5),
    "KM": (-12.6, 43.0, -11.2, 44.7), "IR": (24.9, 43.9, 39.9, 63.5), "TR": (35.7, 25.5, 42.2, 44.9), "AF": (29.2, 60.4, 38.6, 75.0),
    "PK": (23.4, 60.7, 37.2, 77.2), "IN": (6.4, 68.0, 37.2, 97.5), "US": (-15.0, -180.0, 72.0, 180.0), "GB": (49.7, -8.8, 61.0, 2.0),
    "FR": (41.2, -5.3, 51.3, 9.7), "DE": (47.1, 5.7, 55.2, 15.2), "RU": (41.0, 19.0, 82.0, 180.0), "UA": (44.2, 22.0, 52.5, 40.4),
    "CN": (18.0, 73.3, 53.8, 135.2), "ET": (3.2, 32.8, 15.1, 48.2), "NG": (4.0, 2.5, 14.1, 15.0), "ES": (27.5, -18.4, 44.0, 4.5),
    "IT": (35.3, 6.4, 47.3, 18.8), "GR": (34.7, 19.2, 41.9, 29.8), "ML": (10.0, -12.4, 25.1, 4.4), "TD": (7.3, 13.3, 23.6, 24.1),
    "ER": (12.2, 36.3, 18.2, 43.3), "CY": (34.4, 32.1, 35.8, 34.7), "AZ": (38.2, 44.6, 42.0, 50.7), "AM": (38.7, 43.3, 41.4, 46.7),
}
BORDER = 0.12  # degrees: crossings, dams and camps stand on the line

ALL = [(name, i, row) for name in PLACE_LEXICONS for i, row in enumerate(LEXICONS.rows(name))]


def of(*names):
    return [(name, i, row) for name, i, row in ALL if name in names]


def test_ids_are_unique():
    counted = Counter(row["id"] for _, _, row in ALL)
    assert [i for i, n in counted.items() if n > 1 or not i] == []


@pytest.mark.parametrize("column, allowed", [("kind", set(KINDS)), ("cue", {"", "word", "noun"})])
def test_values_are_known(column, allowed):
    assert {row.get(column, "") for _, _, row in ALL} - allowed == set()


def test_countries_are_iso_codes_that_the_list_of_countries_has():
    codes = {row["country"] for row in LEXICONS.rows("countries")}
    assert {row["country"] for name, _, row in ALL if name != "gazetteer"} - codes == {""}
    assert {row["country"] for row in LEXICONS.rows("gazetteer")} - codes <= {
        "AI", "AX", "GG", "GU", "IM", "JE", "VG", "VI", "TC", "SX", "MF", "BL", "CK", "PF", "NC", "AS", "MP", "SH", "SJ", "PM", "WF", "NU", "FK", "MS", "BQ",
    }


def test_coordinates_lie_on_the_globe_and_in_the_country():
    outside = []
    for name, i, row in ALL:
        p = place(LEXICONS, name, i)
        assert -90 <= p.lat <= 90 and -180 <= p.lon <= 180, row
        if p.country in BOXES:
            south, west, north, east = BOXES[p.country]
            if not (south - BORDER <= p.lat <= north + BORDER and west - BORDER <= p.lon <= east + BORDER):
                outside.append((name, row["form"], p.country, p.lat, p.lon))
    assert outside == []


def test_every_arab_country_and_its_neighbours_have_governorates():
    have = Counter(row["country"] for row in LEXICONS.rows("governorates"))
    expected = {"IQ": 19, "SY": 14, "YE": 22, "JO": 12, "EG": 27, "SD": 18, "TN": 24, "DZ": 58, "IR": 31, "TR": 81, "AF": 34, "SA": 13, "OM": 11, "AE": 7}
    assert {c: have[c] for c in expected} == expected
    assert all(have[c] for c in ("LB", "PS", "LY", "MA", "MR", "SO", "DJ", "KM", "QA", "BH", "IL", "PK"))


def test_a_governorate_lies_within_reach_of_its_capital():
    towns = defaultdict(list)
    for name, i, _ in of("gazetteer", "districts"):
        p = place(LEXICONS, name, i)
        for form in p.forms:
            towns[p.country, form].append(p)
    far = []
    for i, row in enumerate(LEXICONS.rows("governorates")):
        g = place(LEXICONS, "governorates", i)
        found = towns.get((g.country, fold_word(row["capital"])))
        if found and min(km(g.lat, g.lon, p.lat, p.lon) for p in found) > (1000 if g.country in ("SA", "EG", "DZ", "MR") else 400):
            far.append((row["form"], row["capital"]))
    assert far == []


def test_districts_name_their_governorate():
    governorates = {row["name_en"] for row in LEXICONS.rows("governorates") if row["country"] == "IQ"}
    assert {row["admin1"] for row in LEXICONS.rows("districts")} <= governorates


def test_a_district_lies_in_its_governorate():
    middle = {row["name_en"]: (float(row["lat"]), float(row["lon"])) for row in LEXICONS.rows("governorates") if row["country"] == "IQ"}
    far = [(r["form"], r["admin1"]) for r in LEXICONS.rows("districts") if km(float(r["lat"]), float(r["lon"]), *middle[r["admin1"]]) > 260]
    assert far == []


@pytest.mark.parametrize("name", [n for n in PLACE_LEXICONS if n not in ("gazetteer", "districts")])
def test_no_form_twice_in_one_country_and_lexicon(name):
    """In `districts` a qada and its centre's nahiya may share a name; in GeoNames two villages may."""
    counted = Counter((row["country"], fold_word(form)) for row in LEXICONS.rows(name) for form in row["form"].split("|"))
    reasons = {("EG", "البحر الاحمر"), ("PS", "رفح")}
    assert [form for form, n in counted.items() if n > 1 and form not in reasons] == []


def test_no_spelling_twice_in_a_row():
    assert [row["form"] for _, _, row in ALL if len(set(map(fold_word, row["form"].split("|")))) < len(row["form"].split("|"))] == []


def test_ambiguous_names_are_marked_once_with_a_known_need():
    rows = LEXICONS.rows("ambiguous_places")
    assert {row["cue"] for row in rows} == {"word", "noun", "exact", "spelling", "never"}
    assert [f for f, n in Counter(fold_word(row["form"]) for row in rows).items() if n > 1] == []


def test_names_marked_never_are_not_in_the_gazetteer():
    never = {fold_word(row["form"]) for row in LEXICONS.rows("ambiguous_places") if row["cue"] == "never"}
    assert [f for row in LEXICONS.rows("gazetteer") for f in row["form"].split("|") if fold_word(f) in never] == []


def test_disputed_places_exist():
    ids = {row["id"] for _, _, row in ALL}
    assert [row["form"] for row in LEXICONS.rows("disputed") if row["place"] not in ids] == []


def test_cues_name_kinds_and_classes_that_the_grammar_knows():
    rows = LEXICONS.rows("place_cues")
    assert {k for row in rows for k in row["kinds"].split()} <= set(KINDS)
    assert {row["class"] for row in rows} == {
        "noun", "nouns", "capital", "street", "site", "prep", "weak", "of", "near", "between", "border", "compound", "clan", "title", "part",
    }
    assert {row["unknown"] for row in rows} == {"", "yes", "any", "weak"}
    assert {row["direction"] for row in LEXICONS.rows("directions")} == set(DIRECTIONS)


def test_nationalities_have_a_country_or_none():
    codes = {row["country"] for row in LEXICONS.rows("countries")} | {""}
    assert {row["country"] for row in LEXICONS.rows("nationalities")} <= codes


def test_capitals_of_all_countries_are_places():
    known = {(row["country"], fold_word(f)) for _, _, row in of("gazetteer", "governorates", "districts", "countries") for f in row["form"].split("|")}
    small = {"FM", "TO", "KI", "TV", "NR", "PW", "MH", "SM", "GL", "FO", "GD", "AG", "BM", "AW", "GP", "FK", "RE", "YT", "VU"}
    missing = [
        (row["country"], c) for row in LEXICONS.rows("countries") for c in row["capital"].split("|") if c and row["country"] not in small
        if not any((country, fold_word(c)) in known for country in (row["country"], "IL", "PS"))
    ]
    assert missing == []


def test_the_gazetteer_is_compact_and_credits_geonames():
    path = Path(__file__).parents[1] / "newslab" / "lexicons" / "gazetteer.csv"
    assert path.stat().st_size < 3_000_000
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == ["form", "id", "name_en", "kind", "country", "admin1", "lat", "lon", "population", "vouched"]
    readme = (Path(__file__).parents[1] / "newslab" / "lexicons" / "README.md").read_text(encoding="utf-8")
    assert "GeoNames" in readme and "CC BY 4.0" in readme
