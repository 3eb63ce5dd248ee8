"""Directions and distances: how a text places an event relative to a named place.

`60 كم جنوب أربيل` is a distance and a direction from Erbil, `شرقي كركوك` a direction, `قرب بيجي`
nearness, `بين تندوف وبشار` a line, `الحدود مع سوريا` a border. A point is computed only for a
distance with a direction, on a sphere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from newslab.text.document import Document
from newslab.text.lexicons import Hit

BEARINGS = {"N": 0.0, "NE": 45.0, "E": 90.0, "SE": 135.0, "S": 180.0, "SW": 225.0, "W": 270.0, "NW": 315.0}
"""Compass directions as degrees from north."""

_NUMBER = re.compile(r"[0-9]+(?:[.,٫][0-9]+)?")


class Relation(NamedTuple):
    """How a place is related to what is told: the columns relation, direction and distance_km of `places`."""

    relation: str
    direction: str | None = None
    distance_km: float | None = None
    first: int = -1
    """The token that the expression begins in."""


def relations(doc: Document) -> dict[int, Relation]:
    """For each token before which a direction, distance or nearness ends, what it says about the name there.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("انفجار على بعد نحو 15 كيلومترا شمال غربي سامراء", lexicons())
    >>> relations(doc)[len(doc) - 1][:3]
    ('distance', 'NW', 15.0)
    """
    out: dict[int, Relation] = {}
    for hit in doc.hits("place_cues"):
        row = doc.lexicons.row("place_cues", hit.row)
        if row["class"] in ("near", "between", "border"):
            out[hit.last] = Relation(row["class"], None, None, hit.first)
    rows = doc.lexicons.rows("directions")
    longest = doc.longest("directions")
    for hit in doc.hits("directions"):
        direction = rows[hit.row]["direction"]
        known = out.get(hit.last)
        if known is None or known.first >= hit.first or known.relation in ("near", "border"):
            out[hit.last] = Relation("in" if direction == "C" else "direction", direction, None, hit.first)
    units = doc.lexicons.rows("distances")
    for hit in doc.hits("distances"):
        i, unit = hit.first, units[hit.row]
        if not i or hit.prefix:
            continue
        number = doc.words[i - 1]
        if unit["count"]:
            distance, first = float(unit["count"]) * float(unit["km"]), i
        elif _NUMBER.fullmatch(number):
            distance, first = float(number.replace(",", ".").replace("٫", ".")) * float(unit["km"]), i - 1
        else:
            continue
        at, towards = _after_distance(doc, hit.last, longest)
        direction = rows[towards.row]["direction"] if towards else None
        out[at] = Relation("distance", direction, round(distance, 1), first)
    return out


def _after_distance(doc: Document, i: int, directions: Mapping[int, Hit]) -> tuple[int, Hit | None]:
    """The token after `من`, `عن`, `إلى الشمال من`, `شمال مدينة`, where the anchor's name stands, and the direction passed."""
    towards = None
    for _ in range(3):
        if i in directions and doc.word(i)[0] != "و":
            towards = directions[i]
            i = towards.last
        elif i < len(doc) and doc.words[i] in ("من", "عن", "الي", "وسط", "تقريبا"):
            i += 1
    return i, towards


def displaced(lat: float, lon: float, direction: str, distance_km: float) -> tuple[float, float]:
    """The point that lies `distance_km` from (lat, lon) in a compass direction, in degrees.

    >>> displaced(36.19, 44.01, "S", 60)
    (35.6504, 44.01)
    """
    bearing, d = math.radians(BEARINGS[direction]), distance_km / 6371.0
    a, b = math.radians(lat), math.radians(lon)
    c = math.asin(math.sin(a) * math.cos(d) + math.cos(a) * math.sin(d) * math.cos(bearing))
    e = b + math.atan2(math.sin(bearing) * math.sin(d) * math.cos(a), math.cos(d) - math.sin(a) * math.sin(c))
    return round(math.degrees(c), 4), round((math.degrees(e) + 540) % 360 - 180, 4)
