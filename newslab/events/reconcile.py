"""Reconcile: from the claims of many articles to events, with the figures of each policy and which claim gave which.

Codebooks followed: UCDP GED (event, date and place precision, best, low and high), ACLED
(vague counts, most conservative figure), GTD (latest, majority, lowest), Iraq Body Count and
Airwars (ranges; copies are no corroboration).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from newslab import tables
from newslab.events.agreement import agreement_of, contradict, disputed
from newslab.events.checks import checked
from newslab.events.grouping import grouped
from newslab.events.happenings import Happening, happenings_in, shared
from newslab.events.policies import POLICIES, Figures, figures
from newslab.events.reports import Claim, Report, code_of, reports_in
from newslab.events.sources import Shingles, Sources, copies, named_sources, shingles_of, sources_of
from newslab.events.statements import OUTCOMES, STATUSES, Statement, statements_of
from newslab.events.where import Place, narrowest, places_by_id
from newslab.text.lexicons import lexicons as package_lexicons

_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))  # UCDP date_prec by the days of the interval


def reconcile(
    lab, *, policy: str | None = None, causes=("conflict",), scopes=("incident",), timings=("news",), happenings: bool = True
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The events that the articles tell of, and for each claim what it gave to which bound under which policy.

    One row an event and policy (all four, or the one named by `policy`: range, ucdp, acled,
    latest). Claims of other causes, scopes or timings are left out; None takes all. A series
    of attacks at one place without dates of its own is kept, as an event of scope period; what
    has neither place nor day is none.
    With `happenings`, visits, operations, meetings, protests and ceasefires that two articles
    tell alike follow, as events without claims or figures.
    `event_claims` lists every claim that was left out with its reason (event_id NA), and
    `events.attrs["left_out"]` counts them. Totals that do not add up become rows of
    `lab.errors` (stage reconcile).

    >>> import newslab as nl
    >>> events, links = nl.reconcile(nl.analyze([]))
    >>> len(events), len(links)
    (0, 0)
    """
    policies = list(POLICIES) if policy is None else [policy]
    if policy is not None and policy not in POLICIES:
        raise ValueError(f"no policy '{policy}'; choose one of {', '.join(POLICIES)}")
    left_out: dict[str, str] = {}

    def keep(claim: Claim) -> bool:
        why = _left_out(claim, causes, scopes, timings)
        if why:
            left_out[claim["id"]] = why
        return not why

    reports = reports_in(lab, keep)
    claims = [c for r in reports for c in r.claims]
    shingles = shingles_of(dict(zip(lab.articles["article_id"], lab.articles["text"], strict=True)), claims)
    sentences = {r.key: {shingles[c["id"]] for c in r.claims} for r in reports}

    def copied(a: Report, b: Report) -> bool:
        return any(copies(x, y) for x in sentences[a.key] for y in sentences[b.key])

    named = named_sources(claims, tables.records(lab.mentions))
    groups = grouped(reports, copied)
    left_out |= {c["id"]: "left out: neither place nor day" for g in groups if not _is_anywhere(g) for r in g for c in r.claims}
    events = [_event(group, shingles, named) for group in groups if _is_anywhere(group)]
    events.sort(key=lambda e: (e.about["date_earliest"] or datetime.max, e.about["place"] or "", e.about["event_id"]))
    rows = [event.row(name) for event in events for name in policies]
    quiet = shared(happenings_in(lab, places_by_id(tables.records(lab.places)), package_lexicons())) if happenings else []
    rows += [_quiet_event(group, lab) | {"policy": name} for group in quiet for name in policies]
    links = [link for event in events for name in policies for link in event.links(name)]
    links += [{"claim": claim, "policy": name, "used_for": "none", "reason": why} for claim, why in sorted(left_out.items()) for name in policies]
    _report(lab, [error for event in events for error in checked(event.about["event_id"], event.reports, event.row(policies[0]))])
    out = tables.frame("events", rows)
    out.attrs["left_out"] = len(left_out)
    return out, tables.frame("event_claims", links)


def _left_out(claim: Claim, causes, scopes, timings) -> str | None:
    """Why a claim is of no event asked for; None when it is."""
    if causes is not None and claim["cause"] not in causes:
        return f"left out: cause {claim['cause'] or 'unknown'}"
    if timings is not None and claim["timing"] not in timings:
        return f"left out: {claim['timing'] or 'of unknown timing'}"
    if scopes is not None and (claim["scope"] or "incident") not in scopes and not _is_series(claim):
        return f"left out: a total of scope {claim['scope']}"
    if scopes is not None and claim["weapon_code"] == "war" and claim["date_earliest"] is None:
        return "left out: a toll of fighting in general"
    return None


def _is_series(claim: Claim) -> bool:
    """A series of attacks at one place without dates of its own (سلسلة هجمات قبل أيام), unlike a total over a stretch of time."""
    return claim["scope"] == "period" and (claim["place_id"] or claim["place"]) is not None and claim["date_earliest"] is None and claim["date_latest"] is None


def _is_anywhere(reports: list[Report]) -> bool:
    return any(r.place.depth >= 0 or r.earliest is not None or r.latest is not None for r in reports)


@dataclass
class _Event:
    """An event before it is written for a policy."""

    reports: list[Report]
    statements: dict[str, list[Statement]]
    idle: dict[str, str]
    sources: Sources
    about: dict

    def figures(self, policy: str, outcome: str) -> Figures:
        return figures(policy, self.statements[outcome], lambda s: self.sources.voice[s.claims[0]["id"]])

    def row(self, policy: str) -> dict:
        """The event's row of the events table under a policy."""
        killed, injured = (self.figures(policy, outcome) for outcome in OUTCOMES)
        return self.about | {
            "policy": policy,
            "killed_low": killed.low, "killed_best": killed.best, "killed_high": killed.high,
            "injured_low": injured.low, "injured_best": injured.best, "injured_high": injured.high, "high_open": killed.open,
            "killed_stated": _greatest(self.statements["killed"]), "injured_stated": _greatest(self.statements["injured"]),
            **_statuses(self.statements["killed"], killed.best),
            **(_status_ranges(self.statements["killed"]) if policy == "range" else {}),
            "agreement": agreement_of(self.statements, {"killed": killed.best, "injured": injured.best}, {r.outlet for r in self.reports}),
        }

    def links(self, policy: str) -> Iterable[dict]:
        """For each claim what it gave to which bound, or why nothing."""
        for outcome in OUTCOMES:
            served = self.figures(policy, outcome).served
            for statement in self.statements[outcome]:
                gave = [(bound, why) for bound, s, why in served if s == statement]
                for claim in statement.claims:
                    for bound, why in gave or [("none", "counted as a source; another report gave the figures")]:
                        summed = f" (one of {len(statement.claims)} counts added up)" if len(statement.claims) > 1 else ""
                        yield self._link(claim["id"], policy, bound, f"{outcome}: {why}{summed}")
        for claim, why in sorted(self.idle.items()):
            yield self._link(claim, policy, "none", why)

    def _link(self, claim: str, policy: str, used_for: str, reason: str) -> dict:
        return {"event_id": self.about["event_id"], "claim": claim, "policy": policy, "used_for": used_for, "reason": reason}


def _event(reports: list[Report], shingles: Shingles, named: Mapping[str, str]) -> _Event:
    claims = [c for r in reports for c in r.claims]
    idle = {c["id"]: _other_outcome(c["outcome"]) for c in claims if c["outcome"] not in OUTCOMES}
    statements: dict[str, list[Statement]] = {}
    for outcome in OUTCOMES:
        made = [statements_of(report, outcome) for report in reports]
        statements[outcome] = [s for some, _ in made for s in some]
        for _, reasons in made:
            idle |= reasons
    told = [(*(c["id"] for c in s.claims), *s.echoes) for some in statements.values() for s in some]
    sources = sources_of(claims, shingles, named, told)
    statements = {outcome: _dated_by_first_print(some, sources) for outcome, some in statements.items()}
    counted = {c["id"] for some in statements.values() for s in some for c in s.claims} or {c["id"] for c in claims}
    independent = sources.count(counted)
    voices = len({sources.voice[c] for c in counted} & sources.known)
    about = _place_and_days(narrowest(r.place for r in reports), [(r.earliest, r.latest) for r in reports]) | _kind(reports) | {
        "scope": reports[0].scope,
        "event_id": "e" + tables.row_id(reports[0].article_id, "events", 0, 0, min(c["id"] for r in reports[:1] for c in r.claims)),
        "n_claims": len(claims), "n_articles": len({r.article_id for r in reports}), "n_outlets": len({r.outlet for r in reports}),
        "n_independent_sources": independent, "corroborated": True if voices > 1 else None if independent is None and len(reports) > 1 else False,
        "disputed_fields": disputed(reports, statements, sources),
    }
    return _Event(reports, statements, idle, sources, about)


def _other_outcome(outcome: str | None) -> str:
    if outcome in ("killed_or_injured", "killed_or_missing"):
        return f"{outcome}: one count of both never enters the deaths"
    return f"{outcome}: events have figures of killed and injured only"


def _dated_by_first_print(statements: list[Statement], sources: Sources) -> list[Statement]:
    """A copy is no later report: the statements whose sentences copy one another take the day of the first print."""
    first: dict[tuple, datetime] = {}
    for s in statements:
        key = (sources.copy[s.claims[0]["id"]], s.low, s.high)
        if s.published is not None:
            first[key] = min(first.get(key, s.published), s.published)
    return [replace(s, published=first.get((sources.copy[s.claims[0]["id"]], s.low, s.high))) for s in statements]


def _place_and_days(place: Place, spans: list[tuple[datetime | None, datetime | None]]) -> dict:
    """The columns of place and day: the days that all reports allow."""
    start = max((s for s, _ in spans if s), default=None)
    end = min((e for _, e in spans if e), default=None)
    if start and end and start > end:  # reports that differ by a day: both days stand
        start, end = end, start
    days = (end - start).days + 1 if start and end else None
    return {
        "date_earliest": start, "date_latest": end, "date_prec": None if days is None else next((p for n, p in _PRECISION if days <= n), 5),
        "place_id": place.place_id, "place": place.name, "lat": place.lat, "lon": place.lon, "where_prec": place.where_prec,
        "admin1": place.admin1, "country": place.country,
    }


def _kind(reports: list[Report]) -> dict:
    codes = [code for r in reports for code in r.codes]
    code = code_of(codes)
    return {
        "event_type": None if code is None else ".".join(code.split(".")[:2]), "weapon_code": code,
        "side_a": _commonest(name for r in reports for name in r.perpetrators),
        "side_b": _commonest(c["victim_side"] for r in reports for c in r.claims if c["victim_side"]),
    }


def _quiet_event(group: list[Happening], lab) -> dict:
    """The row of an event without casualties."""
    outlet = dict(zip(lab.articles["article_id"], lab.articles["outlet_label"], strict=True))
    articles = sorted({h.article_id for h in group})
    return _place_and_days(narrowest(h.place for h in group), [h.days for h in group]) | {
        "event_id": "e" + tables.row_id(group[0].article_id, "happenings", group[0].start, group[0].end), "event_type": group[0].kind, "scope": "incident",
        "actors": group[0].actor_name, "n_claims": 0, "n_articles": len(articles), "n_outlets": len({outlet[a] for a in articles}),
    }


def _commonest(values: Iterable[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _greatest(statements: list[Statement]) -> int | None:
    return max((s.stated for s in statements if s.stated is not None), default=None)


def _statuses(statements: list[Statement], best: int | None) -> dict:
    """Whose the dead were, of the best figure; what no report tells, or reports contradict, is unknown."""
    columns = {"civilian": "deaths_civilians", "security": "deaths_security", "militant": "deaths_militant", "mixed": "deaths_mixed"}
    if best is None:
        return {}
    telling = [s for s in statements if s.split]
    at_best = [s for s in telling if s.best == best] or telling
    chosen = max(at_best, key=lambda s: (sum(s.split.values()), s.article_id), default=None)
    split = dict(chosen.split) if chosen and not any(contradict(chosen, s) for s in telling) else {}
    if sum(split.values()) > best:
        split = dict.fromkeys(split, best) if len(split) == 1 else {}
    return {columns[k]: split.get(k, 0) for k in STATUSES} | {"deaths_unknown": best - sum(split.values())}


def _status_ranges(statements: list[Statement]) -> dict:
    """For each status the least that any report states and the most that it leaves open; high is NA where the toll is open."""
    out: dict[str, int | None] = {}
    counted = [s for s in statements if s.low is not None and not s.weak]
    for status, name in (("civilian", "civilians"), ("security", "security"), ("militant", "militant")):
        highs = [None if s.high is None else s.high - sum(n for k, n in s.split.items() if k not in (status, "mixed")) for s in counted]
        out[f"{name}_low"] = min((s.split.get(status, 0) for s in counted), default=None)
        out[f"{name}_high"] = None if not highs or None in highs else max(highs)
    return out


def _report(lab, errors: list[dict]) -> None:
    """Put what does not add up into `lab.errors`, in place of what an earlier call put there."""
    kept = [row for row in tables.records(lab.errors) if row["stage"] != "reconcile"]
    object.__setattr__(lab, "errors", tables.frame("errors", kept + errors))  # the one thing about an analysis that is not fixed
