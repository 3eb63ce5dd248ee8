"""The gazetteer: what the place lexicons know, as values that the rest can reason about.

Places come from several lexicons (countries, governorates, districts, regions, waters,
mountains, islands, camps, crossings, facilities, neighbourhoods, and the towns of
GeoNames in `gazetteer.csv`); all have the same columns. GeoNames is CC BY 4.0.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from newslab.text.fold import fold_word
from newslab.text.lexicons import Lexicons

PLACE_LEXICONS = (
    "countries", "governorates", "districts", "regions", "waters", "islands", "mountains",
    "camps", "crossings", "facilities", "neighbourhoods", "gazetteer",
)
"""Lexicons of places, from the most to the least telling."""


ARAB_WORLD = frozenset("IQ SY YE PS LB JO EG LY SD SA AE OM KW BH QA TN DZ MA MR IL".split())
"""Countries whose towns Arabic news names without further ado."""


class Place(NamedTuple):
    """One place of the gazetteer."""

    id: str
    name_ar: str
    name_en: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    cue: str
    """What the name needs to count as a place: nothing, `word` (it is also a word or a person's name), `noun` (its admin noun)."""
    vouched: bool
    """Whether its Arabic names were chosen by hand (all but the bulk of `gazetteer.csv`)."""
    lexicon: str
    forms: frozenset[str]
    """Its folded spellings."""


class Found(NamedTuple):
    """A stretch that the gazetteer knows, with all places of that name."""

    start: int
    end: int
    first: int
    last: int
    prefix: str
    places: tuple[Place, ...]
    cue: str
    """What the name needs to count: that of `ambiguous_places.csv`, else the least that one of its places needs."""


@lru_cache(maxsize=1 << 16)
def place(lexicons: Lexicons, lexicon: str, row: int) -> Place:
    """The place in a row of a lexicon."""
    r = lexicons.row(lexicon, row)
    forms = [f.strip() for f in r["form"].split("|")]
    return Place(
        r["id"], forms[0], r["name_en"], r["kind"], r["country"], r.get("admin1", ""), float(r["lat"]), float(r["lon"]),
        int(r.get("population") or 0), r.get("cue", ""), r.get("vouched", "yes") == "yes", lexicon, frozenset(map(fold_word, forms)),
    )


def km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance in km of two points in degrees (sphere of 6,371 km).

    >>> round(km(33.34, 44.40, 36.19, 44.01))
    319
    """
    la, lb = math.radians(a_lat), math.radians(b_lat)
    h = math.sin((la - lb) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(a_lon - b_lon) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))
