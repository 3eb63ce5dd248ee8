"""Happenings: events without casualties that articles share: a visit, an operation, a meeting, a protest, a ceasefire.

A word for it, a place after it in the sentence and, for visits and meetings, a person make
a happening. One article alone proves little by such a rule, so only what two articles tell
alike (the same kind, place and days; for visits and meetings the same person) becomes an event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from newslab.events.reports import overlap
from newslab.events.where import Place, agreement
from newslab.tables import records
from newslab.text.document import Document, document
from newslab.text.lexicons import Lexicons

_NEEDS_PERSON = ("visit", "meeting")
_REACH = {"visit": 90, "meeting": 90}  # code points from the word to its place; 160 for other kinds
_FRESH = timedelta(days=3)  # without a day of its own, a happening is of these days before publication
_TEXT = ("title", "body", "caption")


@dataclass(frozen=True)
class Happening:
    """What one sentence tells; `start`, `end` are raw code points of the word for it."""

    kind: str
    article_id: str
    start: int
    end: int
    sentence: tuple[int, int]
    block_role: str
    actor: str | None
    """Entity id of the person."""
    actor_name: str | None
    place: Place
    days: tuple[datetime | None, datetime | None]


def happenings_in(lab, where: Mapping[tuple[str, str], Place], lexicons: Lexicons, ids: Iterable[str] | None = None) -> list[Happening]:
    """The happenings of the articles of an analysis (of `ids` only, if given), in reading order."""
    articles = lab.articles if ids is None else lab.articles[lab.articles["article_id"].isin(list(ids))]
    people = _by_article(lab.mentions[lab.mentions["label"] == "PER"])
    places, dates, blocks = _by_article(lab.places), _by_article(lab.dates), _by_article(lab.blocks)
    out = []
    for article in records(articles[["article_id", "text", "published"]]):
        key = article["article_id"]
        doc = document(article["text"], lexicons)
        out += of_article(doc, article, where, people.get(key, []), places.get(key, []), dates.get(key, []), blocks.get(key, []))
    return out


def _by_article(table) -> dict[str, list[dict]]:
    out: dict[str, list[dict]] = {}
    for row in records(table):
        if row["start"] is not None:  # a table made by hand may not say where
            out.setdefault(row["article_id"], []).append(row)
    return out


def of_article(doc: Document, article: Mapping, where: Mapping, people: list, places: list, dates: list, blocks: list) -> Iterable[Happening]:
    """The happenings of one article, from its rows; `people` are its mentions of persons."""
    for first, last in doc.triggered("happenings"):
        sentence = doc.span(doc.starts[first], doc.ends[last - 1])
        near = [p for p in places if sentence[0] <= p["start"] < sentence[1] and p["role"] in (None, "location") and p["place_id"]]
        inside = [m for m in people if sentence[0] <= m["start"] < sentence[1]]
        days = next(((d["earliest"], d["latest"]) for d in dates if sentence[0] <= d["start"] < sentence[1] and d["earliest"] and d["latest"]), None)
        seen: set[str] = set()
        for hit in doc.hits("happenings"):
            kind = doc.lexicons.row("happenings", hit.row)["kind"]
            if not first <= hit.first < last or "س" in hit.prefix or kind in seen:
                continue
            start, end = doc.span(hit.start, hit.end)
            there = next((p for p in near if 0 <= p["start"] - end <= _REACH.get(kind, 160)), None)
            who = min(inside, key=lambda m, at=start: (abs(m["start"] - at), m["start"]), default=None)
            if there is None or (kind in _NEEDS_PERSON and (who is None or who["entity_id"] is None)):
                continue
            role = next((b["role"] for b in blocks if b["start"] <= start < b["end"]), "body")
            if role in _TEXT:
                seen.add(kind)
                actor = who if kind in _NEEDS_PERSON else None
                yield Happening(
                    kind, article["article_id"], start, end, sentence, role, actor and actor["entity_id"], actor and (actor["name_ar"] or actor["text"]),
                    where[(article["article_id"], there["place_id"])], days or _fresh(article["published"]),
                )


def _fresh(published: datetime | None) -> tuple[datetime | None, datetime | None]:
    return (None, None) if published is None else (published - _FRESH, published)


def shared(happenings: Iterable[Happening]) -> list[list[Happening]]:
    """The happenings that two articles or more tell alike, grouped, in an order that does not depend on the order given."""
    ordered = sorted(happenings, key=lambda h: (h.article_id, h.start, h.kind))
    blocks: dict[tuple, list[list[Happening]]] = {}
    for one in ordered:
        groups = blocks.setdefault((one.kind, one.actor, one.place.country), [])
        home = next((g for g in groups if all(same(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    found = [g for groups in blocks.values() for g in groups if len({h.article_id for h in g}) > 1]
    return sorted(found, key=lambda g: (g[0].article_id, g[0].start))


def same(a: Happening, b: Happening) -> bool:
    """Whether two can be one: kind, person, place and days agree."""
    near = agreement(a.place, b.place)
    return a.kind == b.kind and a.actor == b.actor and near is not None and near >= 2 and overlap(a.days, b.days)
