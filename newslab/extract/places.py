"""Places: which place a name means, where it lies, and what the name does in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache

from newslab.extract.placing.candidates import place_candidates, places_told
from newslab.extract.placing.directions import Relation, displaced, relations
from newslab.extract.placing.evidence import Evidence
from newslab.extract.placing.gazetteer import Place, km
from newslab.extract.placing.resolution import Mention, resolve
from newslab.extract.placing.roles import roles
from newslab.extract.values import Row
from newslab.text.document import Document
from newslab.text.lexicons import Lexicons

WHERE_PREC = {
    "town": 1, "village": 1, "neighbourhood": 1, "camp": 1, "facility": 1, "other": 1, "district": 3, "governorate": 4,
    "region": 5, "water": 5, "mountain": 5, "country": 6,
}
"""UCDP GED codebook 23.1, where_prec, by the kind of place (2: near a place; 7: no country)."""


def places_in(doc: Document, names: list[Row], *, blocks: list[Row], country: str | None) -> list[Row]:
    """Rows of `places` for the names of a document, in reading order.

    `country` is that of the outlet (ISO 3166-1 alpha-2). Coordinates are WGS84 degrees of the named
    place, or where only the town that it lies in is known (`resolved` is false), of that; `point_lat`,
    `point_lon` are computed where the text gives distance and direction from it. `where_prec` is UCDP's.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("انفجار شرقي محافظة كركوك، وأعلنت بغداد فتح تحقيق", lexicons())
    >>> [(r["name_en"], r["kind"], r["direction"], r["role"]) for r in places_in(doc, [], blocks=[], country=None)]
    [('Kirkuk', 'governorate', 'E', 'location'), ('Baghdad', 'town', None, 'metonym')]
    """
    rows = _own(doc.once(place_candidates), names)
    rows = sorted([*rows, *places_told(doc, names, rows)], key=lambda r: r["start"])
    evidence = doc.once(Evidence)
    related = relations(doc)
    found = [related.get(row["first"]) for row in rows]
    adjectives = _adjectives(doc, evidence)
    mentions = [
        Mention(
            row["_candidates"], row["_noun"], row["_noun_role"], evidence.nationality_after(row["last"]), _containers(doc, rows, i),
            found[i] is not None and found[i].relation != "border", _beside(adjectives, row),
        )
        for i, row in enumerate(rows)
    ]
    resolve(mentions, country, _votes(adjectives, names))
    parts = roles(doc, rows, [m.chosen for m in mentions], names, blocks)
    return [_row(doc, rows, mentions, found, i, role) for i, role in enumerate(parts)]


def _own(rows: list[Row], names: list[Row]) -> list[Row]:
    """The candidates that no person's name took; a sure place keeps words that are all of a person's short name (الكاميرون)."""
    people = {i: n for n in names if n["label"] == "PER" for i in range(n["first"], n["last"])}
    return [row for row in rows if not any(_loses(row, people[i]) for i in range(row["first"], row["last"]) if i in people)]


def _loses(row: Row, person: Row) -> bool:
    return row["_weight"] < 0.9 or person["last"] - person["first"] > row["last"] - row["first"]


def _adjectives(doc: Document, evidence: Evidence) -> list[tuple[int, str]]:
    """The adjectives of countries by token (not what is rather a country: إيطاليا, سوريا)."""
    rows = doc.lexicons.rows("nationalities")
    return [(first, rows[hit.row]["country"]) for first, hit in sorted(evidence.nationalities.items()) if doc.letters[hit.end - 1] != "ا"]


def _votes(adjectives: list[tuple[int, str]], names: list[Row]) -> Counter[str]:
    """What besides its places speaks for the countries that an article is about: adjectives (القوات العراقية) and actors."""
    votes = Counter(country for _, country in adjectives if country)
    votes.update(n["_country"] for n in names if n.get("_country"))
    return votes


def _beside(adjectives: list[tuple[int, str]], row: Row) -> tuple[str, ...]:
    """The countries whose adjectives stand within a dozen words of a name."""
    if len(row["_candidates"]) < 2:
        return ()
    near = adjectives[bisect_left(adjectives, (row["first"] - 12, "")) : bisect_left(adjectives, (row["last"] + 12, ""))]
    return tuple(sorted(country for _, country in near if country))


def _containers(doc: Document, rows: list[Row], i: int, joined: int = 0) -> tuple[int, ...]:
    """The places (positions in `rows`) that the text says place `i` lies in: في X, بX, ، X, (X) right behind it, or behind those it is joined to."""
    out, row = [], rows[i]
    if i + 1 < len(rows):
        after = rows[i + 1]
        gap, between = doc.gap(after["first"]), doc.words[row["last"] : after["first"]]
        if not between and after["_prefix"] == "و" and joined < _LISTED:  # كفرعان وتل الورد في ريف حلب
            out += _containers(doc, rows, i + 1, joined + 1)
        elif not between and (after["_prefix"] == "ب" or not after["_prefix"] and gap in ("، ", ", ", " (", " - ", "-")):
            out.append(i + 1)
        elif not between and gap == " " and doc.words[after["first"]] in _OF:  # طرابلس شمالي لبنان
            out.append(i + 1)
        elif 0 < len(between) <= 3 and (_IN.intersection(between) or after["_prefix"].endswith("ب") or _OF.intersection(between)) and "." not in gap:
            out.append(i + 1)
    return tuple(out)


_LISTED = 3  # places in one list
_IN = frozenset(("في", "من", "داخل", "بمحافظه", "بولايه", "بقضاء", "بريف", "ريف", "التابعه", "التابع", "وسط"))
_OF = frozenset(("شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "بشمال", "بجنوب", "بشرق", "بغرب"))


@lru_cache(maxsize=8)
def _disputed(lexicons: Lexicons) -> dict[str, str]:
    return {row["place"]: row["note"] for row in lexicons.rows("disputed")}


def _row(doc: Document, rows: list[Row], mentions: list[Mention], found: list[Relation | None], i: int, role: str) -> Row:
    """One row of `places`, from its candidate, the place chosen and what is said of direction and distance."""
    row, mention, relation = rows[i], mentions[i], _inherited(doc, rows, found, i)
    place, options = mention.chosen, mention.candidates
    out: Row = {
        "start": row["start"], "end": row["end"], "first": row["first"], "last": row["last"], "role": role, "resolved": place is not None,
        "candidates": len(options), "relation": relation.relation if relation else "in", "direction": relation.direction if relation else None,
        "distance_km": relation.distance_km if relation else None, "name_ar": row["name_ar"], "name_en": row["name_en"],
        "kind": _kind(row, options), "method": mention.method or ("not in the gazetteer" if not options else "unresolved"),
    }
    if place is None:
        out |= _within_what(mentions, mention)
    if place:
        out |= {
            "place_id": str(place.id), "name_ar": place.name_ar, "name_en": place.name_en, "kind": place.kind, "country": place.country or None,
            "admin1": place.admin1 or None, "lat": place.lat, "lon": place.lon, "disputed": _disputed(doc.lexicons).get(str(place.id)),
        }
        out["where_prec"] = _where_prec(place, relation)
        if row["_noun_role"] == "site" and place.kind in ("town", "village", "district", "governorate"):  # مطار سبها
            out |= {"kind": row["_noun"][0], "where_prec": 2, "method": f"{mention.method}; the town of its name"}
        if row["_noun"][:1] == ("governorate",) and place.kind in ("town", "district"):  # محافظة عنيزة: what the text calls it, as small as its town
            out["kind"] = "governorate"
        if relation and relation.relation == "distance" and relation.direction in _BEARING:
            point = displaced(place.lat, place.lon, relation.direction, relation.distance_km)
            named = _measured(doc, rows, mentions, relation, i)
            if named is None:
                out["point_lat"], out["point_lon"] = point
            else:
                out["method"] += f"; {named.name_en} lies {km(*point, named.lat, named.lon):.0f} km from that point"
    return out


def _within_what(mentions: list[Mention], mention: Mention) -> Row:
    """What is known of an unresolved place from the place that the text says it lies in: its country and governorate.

    Where that is no larger than a district, also its point, with UCDP's where_prec 2 (3 for a district): حي كذا في الفلوجة.
    """
    around = next((mentions[c].chosen for c in mention.containers if mentions[c].chosen), None)
    if around is None or mention.candidates and not mention.method.startswith("called after"):
        return {}
    admin1 = around.name_en if around.kind == "governorate" else around.admin1
    told: Row = {"country": around.country or None, "admin1": admin1 or None}
    if around.kind in ("town", "village", "district", "neighbourhood", "camp"):
        told |= {"lat": around.lat, "lon": around.lon, "where_prec": 3 if around.kind == "district" else 2}
        told["method"] = f"{mention.method or 'not in the gazetteer'}; the point of {around.name_en}, in which it lies"
    return told


_BEARING = frozenset(("N", "NE", "E", "SE", "S", "SW", "W", "NW"))


def _inherited(doc: Document, rows: list[Row], found: list[Relation | None], i: int) -> Relation | None:
    """The relation of a place, or that of the one it is joined to: جنوبي السليمانية وأربيل."""
    if found[i] is None and i and rows[i]["_prefix"] == "و" and rows[i]["first"] == rows[i - 1]["last"]:
        found[i] = found[i - 1] if found[i - 1] and found[i - 1].relation != "distance" else None
    return found[i]


def _measured(doc: Document, rows: list[Row], mentions: list[Mention], relation: Relation, i: int) -> Place | None:
    """The named place whose position the distance tells (قضاء مخمور 60كم جنوب أربيل), if one stands right before it."""
    before = mentions[i - 1].chosen if i else None
    return before if before and 0 <= relation.first - rows[i - 1]["last"] <= 3 and before.kind not in ("country", "region") else None


def _kind(row: Row, options: tuple[Place, ...]) -> str:
    """The kind of a place that is not resolved: what its noun says, else what most of its candidates are."""
    kinds = row["_noun"] or tuple(p.kind for p in options) or ("other",)
    return kinds[0]


def _where_prec(place: Place, relation: Relation | None) -> int:
    if not place.country and place.kind not in ("region", "water", "mountain"):
        return 7
    prec = WHERE_PREC[place.kind]
    near = relation is not None and (relation.relation in ("near", "direction", "distance", "between"))
    return 2 if near and prec == 1 else 5 if near and prec == 6 else prec
