"""Policies: from the statements of an event to its low, best and high, by the rules of four codebooks.

* `range` (Iraq Body Count, Airwars): the lowest low and the highest high of all credible reports;
  best is the figure that most independent sources state.
* `ucdp` (UCDP GED codebook, best/low/high estimates): low and best from the most reliable
  source (then the latest day, then the majority, then the lowest); high is the highest of any report.
* `acled` (ACLED codebook, fatalities): the single most conservative figure; tens are 10, dozens 12, hundreds 100.
* `latest` (GTD codebook, casualties): the latest credible report, then the majority, then the lowest.

Alleged, unconfirmed and feared figures are weak: they raise a high under `range` and
`ucdp` and do nothing else. `at least 4` does not contradict 4, and leaves the high open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from newslab.events.statements import Statement

_RELIABLE = (
    ("hospital and rescue, courts, monitors", {"medical", "health_authority", "civil_defence", "court", "intergovernmental", "monitor_ngo"}),
    ("authorities and agencies", {"official", "office_statement", "security", "agency"}),
    ("media, witnesses and the outlet itself", {"media", "witness", "family", "outlet_own", "expert", None}),
    ("parties and the unnamed", {"armed_group", "anonymous", "social_post"}),
)
_NEVER = datetime.min

Votes = Callable[[Statement], object]
"""What stands for a statement's source when sources are counted: copies and repeats of one source are one voice."""


@dataclass
class Figures:
    """What a policy makes of an event's statements of one outcome; `served` says which statement gave which bound, and why."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    open: bool = False
    served: list[tuple[str, Statement, str]] = field(default_factory=list)


def tier(statement: Statement) -> int:
    """How reliable a statement's source is by its kind: 0 hospitals, rescue, courts and monitors ... 3 parties to the conflict and unnamed sources."""
    roles = {c["source_role"] for c in statement.claims}
    return max(next(i for i, (_, kinds) in enumerate(_RELIABLE) if role in kinds) for role in roles)


def _range(strong: list[Statement], weak: list[Statement], votes: Votes) -> Figures:
    out = Figures()
    _take(out, "low", _lowest(strong, "low"), "lowest low of the credible reports")
    _take(out, "best", _majority(strong, votes), "the figure of most independent sources, the lowest of equals")
    _raise(out, [*strong, *weak])
    return out


def _ucdp(strong: list[Statement], weak: list[Statement], votes: Votes) -> Figures:
    out = Figures()
    ranked = [s for s in strong if s.best is not None] or strong
    reliable = [s for s in strong if tier(s) == min(map(tier, ranked))]
    _take(out, "low", _lowest(reliable, "low"), "lowest low of the most reliable kind of source")
    if reliable:
        _take(out, "best", _majority(_latest_day(reliable), votes) or _majority(reliable, votes), f"most reliable source: {_RELIABLE[tier(reliable[0])][0]}")
    _raise(out, [*strong, *weak])
    return out


def _acled(strong: list[Statement], weak: list[Statement], votes: Votes) -> Figures:
    out = Figures()
    lowest = _lowest(strong, "acled")
    for bound in ("low", "best", "high") if lowest else ():
        _take(out, bound, lowest, "the most conservative figure", value=lowest.acled)
    return out


def _latest(strong: list[Statement], weak: list[Statement], votes: Votes) -> Figures:
    out = Figures()
    if strong:
        last = _latest_day(strong)
        chosen = _majority(last, votes) or _lowest(last, "low") or last[0]
        alike = [s for s in last if s.best == chosen.best and s.low == chosen.low]
        why = "latest credible report, the majority of that day, the lowest of equals"
        for bound in ("low", "best"):
            _take(out, bound, chosen, why)
        _raise(out, alike, why)
    return out


POLICIES: dict[str, Callable[[list[Statement], list[Statement], Votes], Figures]] = {"range": _range, "ucdp": _ucdp, "acled": _acled, "latest": _latest}
"""The policies by name."""


def figures(policy: str, statements: Iterable[Statement], votes: Votes) -> Figures:
    """An event's figures of one outcome under a policy.

    Raises ValueError for a policy that is none of range, ucdp, acled, latest.
    """
    if policy not in POLICIES:
        raise ValueError(f"no policy '{policy}'; choose one of {', '.join(POLICIES)}")
    ordered = sorted(statements, key=lambda s: (s.article_id, s.claims[0]["id"]))
    out = POLICIES[policy]([s for s in ordered if not s.weak], [s for s in ordered if s.weak], votes)
    if out.best is not None and out.high is not None and out.high < out.best:
        out.high = out.best
    if out.best is not None and (out.low is None or out.low > out.best):
        out.low = out.best
    return out


def _take(out: Figures, bound: str, statement: Statement | None, why: str, *, value: int | None = None) -> None:
    number = value if value is not None or statement is None else getattr(statement, bound)
    if number is not None:
        setattr(out, bound, number)
        out.served.append((bound, statement, why))


def _raise(out: Figures, statements: list[Statement], why: str = "highest figure of any report") -> None:
    """The high: open when a statement is, else the highest."""
    opening = [s for s in statements if s.open]
    if opening:
        out.open = True
        out.served += [("high", s, "a minimum leaves the high open") for s in opening]
    else:
        highest = max((s for s in statements if s.high is not None), key=lambda s: s.high, default=None)
        _take(out, "high", highest, why)


def _lowest(statements: list[Statement], bound: str) -> Statement | None:
    return min((s for s in statements if getattr(s, bound) is not None), key=lambda s: getattr(s, bound), default=None)


def _majority(statements: list[Statement], votes: Votes) -> Statement | None:
    """A statement with the best figure that most voices give; the lowest of equals."""
    voices: dict[int, set] = {}
    for s in statements:
        if s.best is not None:
            voices.setdefault(s.best, set()).add(votes(s))
    if not voices:
        return None
    best = min(voices, key=lambda figure: (-len(voices[figure]), figure))
    return next(s for s in statements if s.best == best)


def _latest_day(statements: list[Statement]) -> list[Statement]:
    """The statements of the last day of publication; of these the updates, if there are any."""
    last = max((s.published or _NEVER) for s in statements)
    final = [s for s in statements if (s.published or _NEVER) == last]
    return [s for s in final if s.update] or final
