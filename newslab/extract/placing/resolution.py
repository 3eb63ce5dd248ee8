"""Resolution: which of the places that bear a name a text means, in steps that can be told.

Each step narrows the candidates by one kind of evidence, strongest first: the administrative
noun (قضاء مخمور), the country's adjective (دوما السورية), what the text says it lies in (الخالدية في
حمص), the places around it, the outlet's country, and last its size. The step that leaves one place
is the row's `method`; where two stay equally likely, none is chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from newslab.extract.placing.gazetteer import Place, km

SAME_KM = 60.0
"""Places of one name in one country nearer than this are one place seen as town, district and governorate."""

_WIDE = ("country", "region", "water")
_RANK = {"country": 9, "region": 6, "water": 5, "town": 4, "mountain": 3, "district": 3, "governorate": 2, "village": 2, "other": 2}


@dataclass
class Mention:
    """A name to be resolved, with the evidence beside it."""

    candidates: tuple[Place, ...]
    kinds: tuple[str, ...] = ()
    """Kinds that its administrative noun allows."""
    noun: str = ""
    """The noun's class: a `street` is often called after a far place, a `site` lies at the town of its name."""
    nationality: str = ""
    containers: tuple[int, ...] = ()
    """Positions (in the list of mentions) of places that the text says it lies in."""
    inner: bool = False
    """Whether the text speaks of its middle, its edges or a direction from it (وسط البصرة), as of a town."""
    beside: tuple[str, ...] = ()
    """Countries whose adjectives stand within a dozen words (العاهل الأردني ... عمان)."""
    chosen: Place | None = None
    method: str = ""


def resolve(mentions: Sequence[Mention], country: str | None, votes: Counter[str] | None = None) -> None:
    """Choose a place for each mention where the evidence allows (`chosen`, `method`).

    `country` is the outlet's; `votes` counts what else in the article speaks for countries (adjectives, actors).
    """
    left = {}
    for i, mention in enumerate(mentions):
        options, method = _by_own_words(mention)
        if options and mention.noun == "street" and not any(p.kind in mention.kinds for p in options):
            options, mention.method = [], "called after another place"
        left[i] = options
        if options and _one_place(options):
            mention.chosen, mention.method = _preferred(options, mention.kinds), method or "only candidate"
        elif options and not mention.kinds and options[0].kind == "country" and all(p.country == options[0].country for p in options):
            mention.chosen, mention.method = options[0], "country before its towns"
    for i, mention in enumerate(mentions):  # what it lies in, as far as that is known
        if mention.chosen is None and mention.containers:
            inside = [p for p in left[i] if any(_within(p, mentions[c].chosen) for c in mention.containers if mentions[c].chosen)]
            if inside:
                left[i] = inside
                if _one_place(inside):
                    mention.chosen, mention.method = _preferred(inside, mention.kinds), "containment"
    context = Context.of(mentions, country, votes or Counter())
    decided: dict[tuple, tuple[Place | None, str]] = {}
    for i, mention in enumerate(mentions):
        if mention.chosen is None and left[i]:
            key = (*left[i], mention.kinds, mention.beside)
            if key not in decided:
                decided[key] = _by_context(left[i], mention, context)
            mention.chosen, mention.method = decided[key]
    _doubt_strangers(mentions, votes or Counter(), country)
    _same_name_same_place(mentions)


def _by_own_words(mention: Mention) -> tuple[list[Place], str]:
    """The candidates that its administrative noun and its adjective leave, and which of the two decided."""
    options, method = list(mention.candidates), ""
    if not mention.kinds:  # what needs its noun has it not
        options = [p for p in options if p.cue != "noun"] or options
    if mention.nationality:
        narrowed = [p for p in options if p.country == mention.nationality]
        if narrowed:
            method = "adjective" if len(narrowed) < len(options) else method
            options = narrowed
    if mention.kinds:
        if len(mention.kinds) > 4:  # a noun of many kinds (منطقة) only shuts out the others
            narrowed = [p for p in options if p.kind in mention.kinds]
            return (narrowed, "admin noun" if len(narrowed) < len(options) else method) if narrowed else (options, method)
        for kind in mention.kinds:  # the noun's kinds stand in the order of likelihood; a governorate of Saudi Arabia is as small as its town
            narrowed = [p for p in options if p.kind == kind or kind == "governorate" and p.country == "SA" and p.kind == "town"]
            if narrowed:
                method = "admin noun" if len(narrowed) < len(options) else method
                return narrowed, method
    return options, method


def _one_place(options: Sequence[Place]) -> bool:
    """Whether the candidates are one place: one row, or town, district and governorate of one name."""
    first = options[0]
    return all(p.country == first.country and (km(p.lat, p.lon, first.lat, first.lon) <= SAME_KM or _in_governorate(p, first)) for p in options[1:])


def _in_governorate(a: Place, b: Place) -> bool:
    """Whether one is the governorate of the other, however far its middle lies (ولاية تندوف, تندوف)."""
    return a.kind == "governorate" and b.admin1 == a.name_en or b.kind == "governorate" and a.admin1 == b.name_en


def _preferred(options: Sequence[Place], kinds: Sequence[str]) -> Place:
    """The reading of one place that a bare name has: the country, then the town, then its surroundings."""
    return max(options, key=lambda p: (p.kind in kinds, not p.cue, _RANK.get(p.kind, 0), p.population))


def _within(p: Place, container: Place | None) -> bool:
    if container is None or p.id == container.id:
        return False
    if container.kind == "country":
        return p.country == container.country
    if container.country and p.country and p.country != container.country:
        return False
    if container.kind == "governorate" and p.admin1:
        return p.admin1 == container.name_en
    return km(p.lat, p.lon, container.lat, container.lon) <= {"governorate": 200, "region": 500, "water": 300}.get(container.kind, 70)


class Context(NamedTuple):
    """What an article says about where it plays: its settled places, its countries with their votes, its outlet's country."""

    settled: tuple[Place, ...]
    countries: Counter[str]
    outlet: str | None

    @classmethod
    def of(cls, mentions: Sequence[Mention], country: str | None, votes: Counter[str]) -> Context:
        """The context that the mentions settled so far make, with half a vote for each adjective and actor."""
        settled = [m.chosen for m in mentions if m.chosen is not None]
        countries = Counter({c: n / 2 for c, n in votes.items()})
        countries.update(p.country for p in settled if p.country)
        return cls(tuple(dict.fromkeys(settled)), countries, country)


def _by_context(options: list[Place], mention: Mention, context: Context) -> tuple[Place | None, str]:
    """The candidate that the article's other places, the outlet's country and its own size speak for; none where two are level."""
    groups: list[list[Place]] = []
    for p in options:
        group = next((g for g in groups if _one_place([g[0], p])), None)
        if group is None:
            groups.append([p])
        else:
            group.append(p)
    scored = []
    for group in groups:
        p = _preferred(group, mention.kinds)
        share = context.countries[p.country] / max(1.0, context.countries.total())
        near = sum(1 for _ in islice((q for q in context.settled if q.kind not in _WIDE and km(p.lat, p.lon, q.lat, q.lon) < 150), 2))
        beside = mention.beside.count(p.country) / max(1, len(mention.beside))
        coherence = 3.0 * share + near + 1.5 * beside
        outlet = 1.0 if context.outlet and p.country == context.outlet else 0.0
        size = {"country": 2.5, "region": 2.0, "water": 2.0, "governorate": 1.8}.get(p.kind, 0.0) or max(_size(p.population), 1.4 * (p.lexicon != "gazetteer"))
        scored.append((coherence + outlet + size + 1.0 * p.vouched, coherence, outlet, size, p))
    scored.sort(key=lambda s: -s[0])
    best = scored[0]
    if len(scored) == 1:
        return best[4], "only candidate"
    second = scored[1]
    if best[0] - second[0] < 0.3:
        return None, "unresolved"
    gains = {"coherence": best[1] - second[1], "outlet country": best[2] - second[2], "size": best[3] - second[3]}
    return best[4], max(gains, key=gains.__getitem__)


_SIZES = ((2_000_000, 2.3), (500_000, 1.9), (100_000, 1.4), (20_000, 0.9), (1000, 0.4), (0, 0.0))


def _doubt_strangers(mentions: Sequence[Mention], votes: Counter[str], country: str | None) -> None:
    """A little-known only candidate in a country that an article about others never speaks of is left open."""
    known = Counter(m.chosen.country for m in mentions if m.chosen and m.chosen.vouched)
    for m in mentions:
        p = m.chosen
        stranger = p and m.method == "only candidate" and not p.vouched and p.population < 100_000
        if stranger and known.total() >= 2 and not known[p.country] and not votes[p.country] and p.country != country:
            m.chosen, m.method = None, "unresolved: its only candidate lies in a country that the article does not name"


def _size(population: int) -> float:
    return next(value for least, value in _SIZES if population >= least)


def _same_name_same_place(mentions: Sequence[Mention]) -> None:
    """A name that stayed open means what the same name means elsewhere in the article.

    A bare name means the governorate or district where the article names that with its noun (قضاء مخمور ... في مخمور) and never the town.
    """
    towns = {m.chosen.name_ar for m in mentions if m.chosen and m.kinds and m.chosen.kind == "town"}
    wholes = {m.chosen for m in mentions if m.chosen and m.kinds and m.chosen.kind in ("governorate", "district")}
    wholes |= {m.chosen for m in mentions if m.chosen and m.chosen.kind == "governorate" and len(m.candidates) == 1}
    for mention in mentions:
        if mention.chosen and mention.chosen.kind == "town" and not mention.kinds and not mention.inner and mention.chosen.name_ar not in towns:
            whole = [p for p in mention.candidates if p in wholes]
            if whole:
                mention.chosen, mention.method = whole[0], "same name"
    known = {m.candidates: m.chosen for m in mentions if m.chosen is not None}
    for mention in mentions:
        if mention.chosen is None and mention.candidates in known:
            mention.chosen, mention.method = known[mention.candidates], "same name"
