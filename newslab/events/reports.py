"""Reports: what one article says of one incident.

An article tells one toll several times (headline, lead, body) and often recalls other
incidents. Its claims are put together where the text ties them (a subset and its total,
one sentence) or where place, date and weapon agree, and kept apart where they do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from newslab.events.where import NOWHERE, Place, agreement, narrowest, places_by_id
from newslab.tables import records

Claim = Mapping

_NEWS_IS = timedelta(days=14)
"""News without a date of its own is taken to be of the two weeks before publication (gold guidelines, `timing`)."""

_BREATH = 5
"""Code points between counts told in one breath: a comma, a space, و."""

_MEANS = {
    "bombardment": {"bombardment"}, "chemical": {"chemical", "bombardment"}, "shooting": {"shooting"},
    "explosion.bombing": {"explosion"}, "explosion.mine": {"explosion"}, "explosion.grenade": {"explosion"},
    "attack.stabbing": {"stabbing"}, "attack.ramming": {"ramming"}, "attack.arson": {"fire"}, "attack.beating": {"beating"}, "attack.torture": {"torture"},
    "attack.execution": {"execution", "shooting"}, "attack.suicide": {"explosion", "shooting"}, "ambush": {"explosion", "shooting"},
}
"""By what a code's victims were hit. Codes that are not here (attack, raid, assassination) name a manner, which any means can have."""


@dataclass(frozen=True)
class Report:
    """What one article says of one incident."""

    article_id: str
    outlet: str
    published: datetime | None
    claims: tuple[Claim, ...]
    place: Place
    earliest: datetime | None
    latest: datetime | None
    codes: frozenset[str]
    perpetrators: frozenset[str]
    names: frozenset[str]
    """Folded names of single victims."""
    scope: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others, whatever their order."""
        return self.article_id, self.claims[0]["id"]

    @property
    def window(self) -> tuple[datetime | None, datetime | None]:
        """The days in which it can have happened: its own dates, else the two weeks before publication."""
        if self.earliest or self.latest or self.published is None:
            return self.earliest, self.latest
        return self.published - _NEWS_IS, self.published + timedelta(days=1)

    def toll(self, outcome: str) -> tuple[int | None, int | None]:
        """The largest figure of an outcome, as low and high; (None, None) when there is none."""
        found = [(c["low"], c["high"]) for c in self.claims if c["outcome"] == outcome and c["low"] is not None and c["polarity"] != "negated"]
        return max(found, key=lambda f: (f[0], f[1] is None, f[1] or 0)) if found else (None, None)


def reports_of(article: Mapping, claims: Iterable[Claim], where: Mapping[tuple[str, str], Place], side: Mapping[str, str]) -> list[Report]:
    """The reports of one article; `where` knows the places by article and id, `side` the entity of an actor's words."""
    claims = sorted(claims, key=_in_reading_order)
    groups = _tied(claims)
    made = [_report(article, group, where, side) for group in groups]
    placed = _merged([r for r in made if r.place.depth >= 0], _agree)
    adrift = _merged([r for r in made if r.place.depth < 0], _agree)
    for report in adrift:
        homes = [i for i, home in enumerate(placed) if _may_belong(report, home)]
        same = [i for i in homes if any(report.toll(o) == placed[i].toll(o) != (None, None) for o in ("killed", "injured"))]
        chosen = same if len(same) == 1 else homes
        if len(chosen) == 1:
            placed[chosen[0]] = joined(placed[chosen[0]], report)
        else:
            placed.append(report)
    return sorted(placed, key=lambda r: r.key)


def _tied(claims: list[Claim]) -> list[list[Claim]]:
    """Claims that belong to one incident by the text itself: part and total; one sentence with no other place or day in it."""
    group_of = {c["id"]: i for i, c in enumerate(claims)}

    def join(a: str, b: str) -> None:
        old, new = group_of[b], group_of[a]
        for key, group in group_of.items():
            if group == old:
                group_of[key] = new

    for claim in claims:
        if claim["parent"] in group_of:
            join(claim["parent"], claim["id"])
    by_sentence: dict[object, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim["sentence_start"], []).append(claim)
    for sentence, together in by_sentence.items():
        for before, after in zip(together, together[1:], strict=False):
            if sentence is not None and all(_same(before[k], after[k]) for k in ("place_id", "place", "date_earliest", "date_latest", "scope")):
                if not conflict(_codes([before]), _codes([after])):
                    join(before["id"], after["id"])
    out: dict[int, list[Claim]] = {}
    for claim in claims:
        out.setdefault(group_of[claim["id"]], []).append(claim)
    return list(out.values())


def _same(a: object, b: object) -> bool:
    return a is None or b is None or a == b


def _report(article: Mapping, claims: list[Claim], where: Mapping[tuple[str, str], Place], side: Mapping[str, str]) -> Report:
    starts = [c["date_earliest"] for c in claims if c["date_earliest"] is not None]
    ends = [c["date_latest"] for c in claims if c["date_latest"] is not None]
    narrow = not starts or not ends or max(starts) <= min(ends)
    return Report(
        article["article_id"], article["outlet_label"] or article["article_id"], article["published"], tuple(claims),
        narrowest(place_of(c, where) for c in claims),
        max(starts) if starts and narrow else min(starts, default=None), min(ends) if ends and narrow else max(ends, default=None),
        _codes(claims),
        frozenset(side.get(c["perpetrator"], c["perpetrator"]) for c in claims if c["perpetrator"]),
        frozenset(c["victim_name"] for c in claims if c["victim_name"]),
        "incident" if any(c["scope"] in (None, "incident") for c in claims) else str(claims[0]["scope"]),
    )


def place_of(claim: Claim, where: Mapping[tuple[str, str], Place]) -> Place:
    """The place of a claim, described as the places table knows it."""
    if claim["place_id"] is None and claim["place"] is None:
        return NOWHERE
    known = where.get((claim["article_id"], claim["place_id"])) or Place(claim["place_id"], claim["place"])
    return known._replace(name=known.name or claim["place"])


def _codes(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(c["weapon_code"] for c in claims if c["weapon_code"])


def means(codes: Iterable[str]) -> set[str]:
    """By what victims were hit, as far as codes tell."""
    return {m for code in codes for m in _means_of(code)}


@lru_cache(maxsize=1024)
def _means_of(code: str) -> frozenset[str]:
    return frozenset(m for known, some in _MEANS.items() if (code + ".").startswith(known + ".") for m in some)


def conflict(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether weapons exclude one another: a bombing is no shooting and no shelling, an ambush can be both of the former.

    >>> conflict({"explosion.bombing.ied"}, {"shooting"}), conflict({"explosion.bombing.ied"}, {"ambush"})
    (True, False)
    """
    x, y = means(a), means(b)
    return bool(x and y) and not x & y


def weapons(codes: Iterable[str]) -> set[str]:
    """The codes that tell by what victims were hit."""
    return {code for code in codes if _means_of(code)}


def code_of(codes: Iterable[str]) -> str | None:
    """The one code for several: the most specific if all others hold it, else what they share; weapons go before manners; None when nothing.

    >>> code_of(["explosion.bombing.motorcycle", "explosion.bombing.vehicle", "attack"])
    'explosion.bombing'
    """
    codes = set(codes)
    named = sorted(weapons(codes)) or sorted(codes)
    if not named:
        return None
    deepest = max(named, key=lambda c: (c.count("."), c))
    if all((deepest + ".").startswith(code + ".") for code in named):
        return deepest
    shared: list[str] = []
    for level in zip(*(code.split(".") for code in named), strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return ".".join(shared) or None


def overlap(a: tuple[datetime | None, datetime | None], b: tuple[datetime | None, datetime | None]) -> bool:
    """Whether two closed intervals, open where None, share a day."""
    return (a[0] is None or b[1] is None or a[0] <= b[1]) and (b[0] is None or a[1] is None or b[0] <= a[1])


def _agree(a: Report, b: Report) -> bool:
    """Whether two groups of claims of one article tell of one incident."""
    near = agreement(a.place, b.place)
    if near is None or a.scope != b.scope or conflict(a.codes, b.codes) or not overlap((a.earliest, a.latest), (b.earliest, b.latest)):
        return False
    return near >= 2 or (near == 0 and _tolls_meet(a, b))


def _may_belong(adrift: Report, home: Report) -> bool:
    """Whether claims without a place can tell of an incident that has one: a headline مقتل 4 في تفجير above the article."""
    return adrift.scope == home.scope and not conflict(adrift.codes, home.codes) and overlap(
        (adrift.earliest, adrift.latest), (home.earliest, home.latest)) and _tolls_meet(adrift, home)


def _tolls_meet(a: Report, b: Report) -> bool:
    """Whether no outcome has figures that exclude one another."""
    for outcome in {c["outcome"] for c in a.claims} & {c["outcome"] for c in b.claims}:
        (low_a, high_a), (low_b, high_b) = a.toll(outcome), b.toll(outcome)
        if low_a is not None and low_b is not None and ((high_a is not None and high_a < low_b) or (high_b is not None and high_b < low_a)):
            return False
    return True


def _merged(reports: list[Report], agree) -> list[Report]:
    out: list[Report] = []
    for report in reports:
        at = next((i for i, other in enumerate(out) if agree(other, report)), None)
        if at is None:
            out.append(report)
        else:
            out[at] = joined(out[at], report)
    return out


def joined(a: Report, b: Report) -> Report:
    """Two reports of one article as one; the narrower place and interval win."""
    starts, ends = [d for d in (a.earliest, b.earliest) if d], [d for d in (a.latest, b.latest) if d]
    return Report(
        a.article_id, a.outlet, a.published, tuple(sorted(a.claims + b.claims, key=_in_reading_order)),
        narrowest([a.place, b.place]), max(starts, default=None), min(ends, default=None),
        a.codes | b.codes, a.perpetrators | b.perpetrators, a.names | b.names, a.scope,
    )


def reports_in(lab, keep: Callable[[Claim], bool] = lambda claim: True) -> list[Report]:
    """The reports of all articles of an analysis, from the claims that `keep` lets through."""
    where = places_by_id(records(lab.places))
    side = {(m["article_id"], m["text"]): m["entity_id"] for m in records(lab.mentions[["article_id", "text", "entity_id"]]) if m["entity_id"]}
    claims: dict[str, list[Claim]] = {}
    for claim in records(lab.casualties):
        if keep(claim):
            claims.setdefault(claim["article_id"], []).append(claim)
    out = []
    for article in records(lab.articles[["article_id", "outlet_label", "published", "text"]]):
        some = _with_gaps(claims.get(article["article_id"], []), article["text"])
        actors = {c["perpetrator"] for c in some if c["perpetrator"]}
        entity = {actor: side[(article["article_id"], actor)] for actor in actors if (article["article_id"], actor) in side}
        out += reports_of(article, some, where, entity)
    return out


def _with_gaps(claims: list[Claim], text: str) -> list[Claim]:
    """The claims in reading order, each with `gap`: the raw text between the one before and it, where that is short."""
    claims = sorted(claims, key=_in_reading_order)
    out = []
    for before, claim in zip([None, *claims], claims, strict=False):
        near = before is not None and None not in (before["end"], claim["start"]) and 0 <= claim["start"] - before["end"] <= _BREATH
        out.append({**claim, "gap": text[before["end"] : claim["start"]] if near and text else None})
    return out


def _in_reading_order(claim: Claim) -> tuple:
    return claim["start"] or 0, claim["end"] or 0, claim["id"]
