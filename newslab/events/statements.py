"""Statements: the one figure, or the few, that an article gives for an incident's killed and injured.

An article repeats a toll, breaks it down, adds to it and corrects it. A restated toll counts
once; a subset tells whose the dead were, not how many more; an `additional` count and counts
in one breath (3 جنود وشرطيين) add up; an update takes the place of what it corrects. So an
article's total never exceeds its largest figure unless the text itself adds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from newslab.events.reports import Claim, Report
from newslab.text.fold import fold_word

OUTCOMES = ("killed", "injured")
"""The outcomes that events have figures of."""

STATUSES = ("civilian", "security", "militant", "mixed")


@dataclass(frozen=True)
class Statement:
    """A figure that one article gives: literal bounds, None where nothing is stated; `open` when it is a minimum."""

    outcome: str
    low: int | None
    best: int | None
    high: int | None
    open: bool
    acled: int | None
    """The figure as ACLED reads it (tens 10, dozens 12, hundreds 100)."""
    claims: tuple[Claim, ...]
    """The claims that it is made of."""
    update: bool
    split: Mapping[str, int]
    """How many of them the article says were civilian, security, militant, mixed."""
    article_id: str
    outlet: str
    published: datetime | None
    echoes: tuple[str, ...] = ()
    """The ids of claims of the article that repeat it."""

    @property
    def weak(self) -> bool:
        """Whether it is alleged, unconfirmed or feared: it may raise a high and nothing else."""
        return any(c["certainty"] in ("alleged", "unconfirmed", "feared") for c in self.claims)

    @property
    def stated(self) -> int | None:
        """The greatest number that it states."""
        return self.low if self.high is None else self.high


def bounds(claim: Claim) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of a claim; `more than` and `fewer than` are strict, a vague or upper bound has no best.

    >>> bounds({"bound": "gt", "low": 10, "best": 10, "high": None, "polarity": "asserted"})
    (11, 11, None)
    """
    if claim["polarity"] == "negated":
        return 0, 0, 0
    low, high, bound = claim["low"], claim["high"], claim["bound"]
    if bound == "gt" and low is not None:
        return low + 1, low + 1, None
    if bound == "lt" and high is not None:
        return None, None, high - 1
    if bound in ("le", "vague", "unspecified"):
        return low, None, high
    return low, claim["best"] if claim["best"] is not None and bound != "range" else low, high


def statements_of(report: Report, outcome: str) -> tuple[list[Statement], dict[str, str]]:
    """What a report states of an outcome, and for each claim that is no part of it the reason."""
    idle: dict[str, str] = {}
    claims = []
    for claim in report.claims:
        if claim["outcome"] == outcome:
            why = _unusable(claim)
            if why:
                idle[claim["id"]] = why
            else:
                claims.append(claim)
    parts = [c for c in claims if c["relation"] == "subset"]
    whole = [c for c in claims if c["relation"] != "subset"]
    idle |= {c["id"]: "part of another count" for c in parts if whole}
    if any(c["polarity"] != "negated" for c in whole):
        idle |= {c["id"]: "no victims, beside a figure" for c in whole if c["polarity"] == "negated"}
    updates = [c for c in whole if c["relation"] == "update"]
    if updates:
        current = {(c["low"], c["high"]) for c in updates}
        old = [c for c in whole if c["relation"] in ("total", "restated", None) and (c["low"], c["high"]) not in current]
        idle |= {c["id"]: "superseded by an update in the same article" for c in old}
    firsts = [c for c in whole if c["id"] not in idle and c["relation"] != "additional"]
    groups = _in_one_breath(firsts) if firsts else [[c] for c in parts]
    _add_additional(groups, [c for c in whole if c["id"] not in idle and c["relation"] == "additional"])
    made = [_statement(report, outcome, group, minimum=not firsts and not whole) for group in groups]
    kept = _distinct(made, idle)
    return [_with_split(s, parts if whole else []) for s in kept], idle


def _unusable(claim: Claim) -> str | None:
    if claim["certainty"] == "denied":
        return "denied"
    if claim["unit"] == "families":
        return "counts families, not persons"
    if claim["polarity"] != "negated" and claim["low"] is None and claim["high"] is None:
        return "states no number"
    return None


def _in_one_breath(claims: list[Claim]) -> list[list[Claim]]:
    """Counts of different victims that follow one another at once: مقتل 3 جنود وشرطيين; اغتيال سمير وأخيه."""
    groups: list[list[Claim]] = []
    for claim in claims:
        before = groups[-1][-1] if groups else None
        if before is not None and _adds(before, claim):
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return groups


def _adds(before: Claim, claim: Claim) -> bool:
    """Whether nothing but و stands between two counts of different victims."""
    others = any(before[k] != claim[k] for k in ("victim_text", "victims", "victim_name", "text"))
    return others and claim.get("gap") is not None and fold_word(claim["gap"]).replace("،", "").replace(",", "").strip() == "و"


def _add_additional(groups: list[list[Claim]], more: list[Claim]) -> None:
    for claim in more:
        home = next((g for g in groups if any(c["id"] == claim["parent"] for c in g)), None)
        home = home or next((g for g in reversed(groups) if (g[0]["start"] or 0) <= (claim["start"] or 0)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)


def _statement(report: Report, outcome: str, claims: list[Claim], *, minimum: bool) -> Statement:
    low, best, high = zip(*map(bounds, claims), strict=True)
    is_open = minimum or any(lo is not None and hi is None for lo, hi in zip(low, high, strict=True))
    split: dict[str, int] = {}
    for claim, number in zip(claims, low, strict=True):
        if claim["victims"] in STATUSES and number:
            split[claim["victims"]] = split.get(claim["victims"], 0) + number
    return Statement(
        outcome, _sum(low), _sum(best), None if is_open else _sum(high), is_open, _sum([acled_reading(c) for c in claims]),
        tuple(claims), any(c["relation"] == "update" for c in claims), split, report.article_id, report.outlet, report.published,
    )


def _sum(numbers) -> int | None:
    return None if any(n is None for n in numbers) else sum(numbers)


def acled_reading(claim: Claim) -> int | None:
    """A claim's figure by ACLED's rules: the number stated, for vague counts the least that ACLED's codebook gives the word.

    The codebook reads tens 10, dozens 12, hundreds 100, several 3: for a plural half of the
    least literal number (two tens), and so on for thousands.
    """
    low, best, _ = bounds(claim)
    if claim["bound"] == "vague" and low is not None and low >= 20:
        return low // 2
    return best if best is not None else low


def _distinct(made: list[Statement], idle: dict[str, str]) -> list[Statement]:
    """The largest statement, as the claim that names its source makes it, and others only if another source than its own makes them."""
    ordered = sorted(made, key=lambda s: (
        -(s.low if s.low is not None else -1), not s.open, s.claims[0]["attribution"] is None, s.claims[0]["start"] or 0, s.claims[0]["id"]))
    kept: list[Statement] = []
    for statement in ordered:
        source = statement.claims[0]["attribution"]
        near = [k for k in kept if _one_source(source, k.claims[0]["attribution"])]
        same = next((k for k in near if k.low == statement.low and (k.high == statement.high or k.open)), None)
        ids = tuple(c["id"] for c in statement.claims)
        if same is not None:
            kept[kept.index(same)] = replace(same, update=same.update or statement.update, echoes=same.echoes + ids)
            idle |= dict.fromkeys(ids, "repeats a figure of the article")
        elif kept and all(c["victim_name"] for c in statement.claims):
            idle |= dict.fromkeys(ids, "a victim by name beside a larger figure of the article")
        elif kept and _other_victims(statement, kept[0]):
            kept[0] = replace(kept[0], high=None, open=True)
            idle |= dict.fromkeys(ids, "other victims than the larger figure's: not added, but that one is a minimum")
        elif near:
            idle |= dict.fromkeys(ids, "beside a larger figure of the same article")
        else:
            kept.append(statement)
    return kept


def _other_victims(a: Statement, b: Statement) -> bool:
    """Whether two figures of one article are of people of different kinds: 4 soldiers, 43 militants."""
    x, y = set(a.split), set(b.split)
    return bool(x and y) and not x & y and "mixed" not in x | y


def _one_source(a: str | None, b: str | None) -> bool:
    """Whether two attributions of one article can be one source: one is missing, or its words are among the other's (العمليات, قيادة العمليات المشتركة)."""
    if a is None or b is None:
        return True
    x, y = set(fold_word(a).split()), set(fold_word(b).split())
    return x <= y or y <= x


def _with_split(statement: Statement, parts: list[Claim]) -> Statement:
    """The statement with what its article's subsets tell of the victims, where it does not tell itself."""
    ids = {c["id"] for c in statement.claims}
    split = dict(statement.split)
    if not split:
        for part in parts:
            if part["victims"] in STATUSES and part["low"] and (part["parent"] in ids or part["parent"] is None):
                split[part["victims"]] = max(split.get(part["victims"], 0), part["low"])
    return replace(statement, split=split)
