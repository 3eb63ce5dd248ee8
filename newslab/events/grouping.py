"""Grouping: which reports of several articles tell of one event.

Place and day must agree; weapon, perpetrator, named victims, figures and copied
sentences then speak for or against. The same figure alone never joins two reports:
many incidents leave four dead. Reports are compared only within a province and day,
so the cost grows with the number of reports; those that name no place or day join an
event afterwards, if there is exactly one that they can belong to and evidence for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import combinations

from newslab.events.reports import Report, conflict, overlap
from newslab.events.where import agreement

ENOUGH = 4
"""Points that join two reports: the same town (3) or a containing place (2), the same day (3) or overlapping days (1 or 2), and what else agrees."""

_LONGEST = 31  # days: a longer interval is no date to look an event up by

_FRESH = timedelta(days=2)  # news without a day of its own is mostly as fresh as this

Copied = Callable[[Report, Report], bool]


def grouped(reports: Iterable[Report], copied: Copied = lambda a, b: False) -> list[list[Report]]:
    """The reports of each event, in an order that does not depend on the order given.

    `copied` tells whether two reports share a sentence. No event holds two reports of one article.
    """
    reports = sorted(reports, key=lambda r: r.key)
    anchored = [i for i, r in enumerate(reports) if _is_anchored(r)]
    group_of = list(range(len(reports)))
    members: dict[int, list[int]] = {i: [i] for i in range(len(reports))}
    scored = [(evidence(reports[i], reports[j], copied), i, j) for i, j in _pairs(reports, anchored)]
    for _, i, j in sorted((s for s in scored if s[0] is not None and s[0] >= ENOUGH), key=lambda s: (-s[0], s[1], s[2])):
        a, b = group_of[i], group_of[j]
        if a != b and all(_may_join(reports[x], reports[y], copied) for x in members[a] for y in members[b]):
            for x in members.pop(b):
                group_of[x] = a
                members[a].append(x)
    _settle(reports, sorted(set(range(len(reports))) - set(anchored)), members, copied)
    return sorted(([reports[i] for i in sorted(group)] for group in members.values()), key=lambda g: g[0].key)


def _is_anchored(report: Report) -> bool:
    start, end = report.window
    return report.place.depth >= 2 and start is not None and end is not None and end - start <= timedelta(days=_LONGEST)


def _pairs(reports: list[Report], anchored: list[int]) -> list[tuple[int, int]]:
    """Pairs within one province (or one place, where the province is unknown) and day."""
    blocks: dict[object, list[int]] = {}
    for i in anchored:
        report = reports[i]
        start, end = report.window
        for day in range((end - start).days + 1):
            blocks.setdefault((report.place.country, report.place.admin1 or report.place.name, (start + timedelta(days=day)).date()), []).append(i)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        pairs.update(combinations(block, 2))
    return sorted(pairs)


def evidence(a: Report, b: Report, copied: Copied = lambda a, b: False) -> int | None:
    """Points for two reports being of one event; None when they cannot be.

    Place 0 to 3, days 0 to 3, weapon -1 to 1, perpetrator -2 to 1, named victims 2,
    figures -1 to 1 (they count for two reports only where their days agree), a copied sentence 3,
    -1 when one tells only of other losses than the other (killed, injured ...).
    """
    place = agreement(a.place, b.place)
    if place is None or a.article_id == b.article_id or a.scope != b.scope or conflict(a.codes, b.codes) or (a.names and b.names and not _share_name(a, b)):
        return None
    days, figures, copy = _days(a, b), _figures(a, b), copied(a, b)
    if days is None and copy and _days_apart(a, b) == 1:  # أمس copied a day later
        days = 0
    if days is None or (place < 2 and not copy and figures < 2):
        return None
    sides = 0 if not a.perpetrators or not b.perpetrators else 1 if a.perpetrators & b.perpetrators else -2
    apart = not {c["outcome"] for c in a.claims} & {c["outcome"] for c in b.claims}
    return place + days + _weapons(a, b) + sides + 2 * bool(a.names and b.names) + min(figures, int(days > 1)) + 3 * copy - apart


def _days(a: Report, b: Report) -> int | None:
    if not overlap(a.window, b.window):
        return None
    dated = [r for r in (a, b) if r.earliest is not None and r.latest is not None]
    if len(dated) < 2:
        other = next((r for r in (a, b) if r not in dated), a)
        return int(bool(dated) and other.published is not None and abs(other.published - dated[0].latest) <= _FRESH)
    common = min(a.latest, b.latest) - max(a.earliest, b.earliest)
    longest = max(a.latest - a.earliest, b.latest - b.earliest)
    return 3 if longest <= timedelta(days=1) else 2 if common <= timedelta(days=7) else 1


def _days_apart(a: Report, b: Report) -> int | None:
    if None in (a.earliest, a.latest, b.earliest, b.latest):
        return None
    return max((a.earliest - b.latest).days, (b.earliest - a.latest).days)


def _weapons(a: Report, b: Report) -> int:
    if not a.codes or not b.codes:
        return 0
    if any(x == y or x.startswith(y + ".") or y.startswith(x + ".") for x in a.codes for y in b.codes):
        return 1
    return -1 if all("." in x for x in a.codes | b.codes) else 0


def _figures(a: Report, b: Report) -> int:
    """2 when killed and injured are the same (and more than two each), 1 when one is, -1 when the larger is more than twice the smaller."""
    points = 0
    for outcome in ("killed", "injured"):
        (low_a, high_a), (low_b, high_b) = a.toll(outcome), b.toll(outcome)
        if low_a is None or low_b is None:
            continue
        if low_a == low_b:
            points += low_a > 2
        elif (high_a is not None and high_a < low_b or high_b is not None and high_b < low_a) and max(low_a, low_b) > 2 * min(low_a, low_b):
            return -1
    return points


def _share_name(a: Report, b: Report) -> bool:
    return any(set(x.split()) & set(y.split()) for x in a.names for y in b.names)


def _may_join(a: Report, b: Report, copied: Copied) -> bool:
    return a.article_id != b.article_id and agreement(a.place, b.place) is not None and (
        overlap(a.window, b.window) or copied(a, b)) and not conflict(a.codes, b.codes)


def _settle(reports: list[Report], loose: list[int], members: dict[int, list[int]], copied: Copied) -> None:
    """Give reports without a place or day to the one event that they can belong to."""
    by_day: dict[object, set[int]] = {}
    for group, some in members.items():
        for i in some:
            if _is_anchored(reports[i]):
                start, end = reports[i].window
                for day in range((end - start).days + 1):
                    by_day.setdefault((start + timedelta(days=day)).date(), set()).add(group)
    for i in loose:
        start, end = reports[i].window
        if start is None or end is None or end - start > timedelta(days=_LONGEST):
            continue
        near = {g for day in range((end - start).days + 1) for g in by_day.get((start + timedelta(days=day)).date(), ())}
        fits = [g for g in sorted(near) if _belongs(reports[i], [reports[j] for j in members[g]], copied)]
        if len(fits) == 1 and len(members[i]) == 1:
            members[fits[0]].append(i)
            del members[i]


def _belongs(report: Report, event: list[Report], copied: Copied) -> bool:
    scores = [evidence(report, other, copied) for other in event]
    return all(_may_join(report, other, copied) for other in event) and any(s is not None and s >= ENOUGH for s in scores)
