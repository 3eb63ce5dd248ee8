"""Where: whether two reports can be of one place, by containment and distance.

Outlets name one place at several depths (محافظة البصرة, البصرة, قرب مستشفى وسط البصرة).
A place agrees with what contains it; two places side by side do not agree, however near
one incident may be to the other on a country's map.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from newslab.text.fold import fold_word

_DEPTH = {"country": 0, "region": 1, "governorate": 2, "water": 3, "mountain": 3, "district": 3, "town": 4, "other": 4, "camp": 5, "village": 5}
_DEEPEST = 5  # neighbourhoods, facilities
_SAME_KM = 3  # two entries of one place
_TOWN_KM = 15  # a neighbourhood, camp or facility and its town
_DISTRICT_KM = 35  # a town and its district
_NEAR_KM = 20  # near, south of, 10 km from


class Place(NamedTuple):
    """A place as events need it; what is unknown is None."""

    place_id: str | None
    name: str | None
    kind: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    where_prec: int | None = None
    loose: bool = False
    """The text says near it, or a direction or distance from it."""

    @property
    def depth(self) -> int:
        """0 country, 1 region, 2 governorate, 3 district, 4 town, 5 finer; -1 when there is no place."""
        if self.place_id is None and self.name is None:
            return -1
        return _DEPTH.get(self.kind or "town", _DEEPEST)


NOWHERE = Place(None, None)


def places_by_id(places: Iterable[Mapping]) -> dict[tuple[str, str], Place]:
    """The places of a `places` table by article and id, each as the best described row of that id says; loose where its article only says near it."""
    best: dict[str, Place] = {}
    firm: dict[tuple[str, str], bool] = {}
    for row in places:
        if row["place_id"] is not None:
            known = Place(row["place_id"], row["name_ar"], row["kind"], row["country"], row["admin1"], row["lat"], row["lon"], row["where_prec"])
            old = best.get(row["place_id"])
            if old is None or _known(known) > _known(old):
                best[row["place_id"]] = known
            key = (row["article_id"], row["place_id"])
            firm[key] = firm.get(key, False) or row["relation"] in (None, "in")
    return {key: best[key[1]]._replace(loose=not is_firm) for key, is_firm in firm.items()}


def _known(place: Place) -> tuple:
    return (sum(v is not None for v in place[:7]), *(str(v) for v in place[:7]))


def agreement(a: Place, b: Place) -> int | None:
    """How well two places agree: 3 the same, 2 one contains the other, 1 hardly narrower than a country, 0 unknown, None: not one place.

    >>> basra = Place("99532", "البصرة", "town", "IQ", "Basra", 30.5, 47.8)
    >>> agreement(basra, Place("89341", "البصرة", "governorate", "IQ", "Basra", 30.4, 47.6))
    2
    >>> agreement(basra, Place("93818", "مخمور", "district", "IQ", "Erbil", 35.8, 43.6)) is None
    True
    """
    if a.depth < 0 or b.depth < 0:
        return 0
    if a.country and b.country and a.country != b.country:
        return None
    wide, fine = sorted((a, b), key=lambda p: p.depth)
    same = a.place_id == b.place_id if a.place_id and b.place_id else fold_word(a.name or "") == fold_word(b.name or "")
    if same:
        return (1, 1, 2, 3, 3, 3)[wide.depth]
    if wide.depth <= 1:
        return 1
    if wide.depth == 2:
        if wide.admin1 and fine.admin1:
            return 2 if wide.admin1 == fine.admin1 and fine.depth > 2 else None
        return None if fine.depth == 2 or _apart(wide, fine, 150) else 1
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return None
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return None if a.name and b.name and not (a.admin1 and a.admin1 == b.admin1) else 0
    if wide.depth == 3 and fine.depth > 3:
        return None if _apart(a, b, _DISTRICT_KM) else 2
    if wide.depth == 4 and fine.depth == 5:
        return None if _apart(a, b, _TOWN_KM) else 1 if fine.kind == "village" else 2
    if not _apart(a, b, _SAME_KM):
        return 2
    return 1 if (a.loose or b.loose) and not _apart(a, b, _NEAR_KM) else None


def _apart(a: Place, b: Place, km: float) -> bool:
    distance = distance_km(a, b)
    return distance is not None and distance > km


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance in kilometres; None when a point is missing."""
    if None in (a.lat, a.lon, b.lat, b.lon):
        return None
    x, y = radians(a.lat), radians(b.lat)
    h = sin((x - y) / 2) ** 2 + cos(x) * cos(y) * sin(radians(a.lon - b.lon) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


def narrowest(places: Iterable[Place]) -> Place:
    """The deepest of some places, the commonest of these; `NOWHERE` without any."""
    known = [p for p in places if p.depth >= 0]
    if not known:
        return NOWHERE
    counts: dict[Place, int] = {}
    for place in known:
        counts[place] = counts.get(place, 0) + 1
    return max(counts, key=lambda p: (p.depth, counts[p], p.place_id or "", p.name or ""))
