"""Checks: totals that must add up; what does not is reported, never mended in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslab.events.reports import Report

_STATUS_COLUMNS = ("deaths_civilians", "deaths_security", "deaths_militant", "deaths_mixed", "deaths_unknown")


def checked(event_id: str, reports: Iterable[Report], row: Mapping) -> list[dict]:
    """One error row for each total of an event that does not add up, naming the event, the column and the articles."""
    wrong = [*_row_errors(row), *_claim_errors(reports)]
    return [{"article_id": article, "stage": "reconcile", "error": f"event {event_id}, {text}"} for article, text in wrong]


def _row_errors(row: Mapping) -> Iterable[tuple[str | None, str]]:
    statuses = [row.get(c) for c in _STATUS_COLUMNS]
    if row.get("killed_best") is not None and sum(s or 0 for s in statuses) != row["killed_best"]:
        yield None, f"killed_best: deaths by status sum to {sum(s or 0 for s in statuses)}, best is {row['killed_best']}"
    for outcome in ("killed", "injured"):
        bounds = [row.get(f"{outcome}_{b}") for b in ("low", "best", "high")]
        stated = [b for b in bounds if b is not None]
        if stated != sorted(stated):
            yield None, f"{outcome}_low: low, best and high are not in order ({bounds})"


def _claim_errors(reports: Iterable[Report]) -> Iterable[tuple[str, str]]:
    """Parts that are more than their whole: 5 killed, among them 7 children."""
    for report in reports:
        total = {c["id"]: c for c in report.claims}
        parts: dict[tuple[str, str], int] = {}
        for claim in report.claims:
            whole = total.get(claim["parent"])
            if claim["relation"] == "subset" and whole is not None and claim["outcome"] == whole["outcome"] and claim["low"] is not None:
                key = (whole["id"], claim["victims"] or "unknown")
                parts[key] = parts.get(key, 0) + claim["low"]
        for (whole_id, status), number in parts.items():
            whole = total[whole_id]
            if whole["high"] is not None and number > whole["high"]:
                yield report.article_id, f"{whole['outcome']}_best: {status} parts sum to {number}, the whole is {whole['high']} (claim {whole_id})"
        for claim in report.claims:
            for column in ("n_women", "n_children"):
                if claim[column] is not None and claim["high"] is not None and claim[column] > claim["high"]:
                    yield report.article_id, f"{column}: {claim[column]} of {claim['high']} (claim {claim['id']})"
