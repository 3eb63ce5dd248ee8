"""Agreement: what the reports of an event have in common, and what they differ on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from newslab.events.reports import Report, overlap, weapons
from newslab.events.sources import Sources
from newslab.events.statements import STATUSES, Statement
from newslab.events.where import agreement


def disputed(reports: list[Report], statements: Mapping[str, list[Statement]], sources: Sources) -> str | None:
    """What the reports disagree on, parted by commas: number, status, weapon, place, date, perpetrator, source; None when nothing.

    `at least 4` and 4 agree; a number told by one report only is no disagreement. `source`
    means that different sources give the different numbers.
    """
    clashes = [(a, b) for some in statements.values() for a, b in combinations(some, 2) if apart(a, b)]
    killed = [s for s in statements["killed"] if s.split]
    fields = {
        "number": bool(clashes),
        "status": any(contradict(a, b) for a, b in combinations(killed, 2)),
        "weapon": any(weapons_differ(a, b) for a, b in combinations(reports, 2)),
        "place": any(agreement(a.place, b.place) in (None, 1) and a.place.depth > 1 < b.place.depth for a, b in combinations(reports, 2)),
        "date": any(not overlap((a.earliest, a.latest), (b.earliest, b.latest)) for a, b in combinations(reports, 2)),
        "perpetrator": any(a.perpetrators and b.perpetrators and not a.perpetrators & b.perpetrators for a, b in combinations(reports, 2)),
        "source": any(_voice(a, sources) != _voice(b, sources) and {_voice(a, sources), _voice(b, sources)} <= sources.known for a, b in clashes),
    }
    return ", ".join(name for name, differs in fields.items() if differs) or None


def _voice(statement: Statement, sources: Sources) -> str:
    return sources.voice[statement.claims[0]["id"]]


def apart(a: Statement, b: Statement) -> bool:
    """Whether two figures exclude one another."""
    return (a.high is not None and b.low is not None and a.high < b.low) or (b.high is not None and a.low is not None and b.high < a.low)


def contradict(a: Statement, b: Statement) -> bool:
    """Whether two statements cannot both be right about the victims: all of them civilians, all of them militants."""
    whole_a, whole_b = (next((k for k, n in s.split.items() if n == s.low), None) for s in (a, b))
    return whole_a is not None and whole_b is not None and whole_a != whole_b and "mixed" not in (whole_a, whole_b)


def weapons_differ(a: Report, b: Report) -> bool:
    """Whether two reports name weapons of which neither is the other's kind: a car bomb is a bombing, but no motorcycle bomb."""
    x, y = weapons(a.codes), weapons(b.codes)
    return bool(x and y) and not any(p == q or p.startswith(q + ".") or q.startswith(p + ".") for p in x for q in y)


def agreement_of(statements: Mapping[str, list[Statement]], best: Mapping[str, int | None], outlets: Iterable[str]) -> str | None:
    """How many of an event's outlets state the best figures and each status: `killed 2/2; injured 1/2; civilian 1/2`."""
    n = len(set(outlets))
    parts = []
    for outcome, figure in best.items():
        saying = {s.outlet for s in statements[outcome] if figure is not None and (s.low is None or s.low <= figure) and (s.high is None or figure <= s.high)}
        if saying:
            parts.append(f"{outcome} {len(saying)}/{n}")
    for status in STATUSES:
        saying = {s.outlet for s in statements["killed"] if s.split.get(status)}
        if saying:
            parts.append(f"{status} {len(saying)}/{n}")
    return "; ".join(parts) or None
