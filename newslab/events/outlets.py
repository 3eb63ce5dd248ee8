"""Outlets by outlets: how often two outlets give the same toll of the events that both report."""

from __future__ import annotations

from itertools import permutations

import pandas as pd

from newslab.tables import records


def outlet_agreement(lab, links: pd.DataFrame, *, outcome: str = "killed") -> pd.DataFrame:
    """One row an ordered pair of outlets: `n_events` that both give a figure of, `n_same` with figures that can both be right, `n_higher` where a is higher.

    `links` is what `reconcile` returns beside the events. An outlet's figure of an event is the
    largest that its articles state; a minimum (at least 4) agrees with anything from it on.
    """
    event_of = dict(zip(links["claim"], links["event_id"], strict=True))
    outlet_of = dict(zip(lab.articles["article_id"], lab.articles["outlet_label"], strict=True))
    tolls: dict[str, dict[str, tuple[int, int | None]]] = {}
    for claim in records(lab.casualties):
        event = event_of.get(claim["id"])
        usable = claim["outcome"] == outcome and claim["low"] is not None and claim["relation"] != "subset" and claim["certainty"] != "denied"
        if isinstance(event, str) and usable:
            of_event = tolls.setdefault(event, {})
            outlet, figure = outlet_of[claim["article_id"]], (claim["low"], claim["high"])
            of_event[outlet] = max(of_event.get(outlet, figure), figure, key=lambda f: (f[0], f[1] is None))
    counts: dict[tuple[str, str], list[int]] = {}
    for of_event in tolls.values():
        for a, b in permutations(sorted(of_event), 2):
            (low_a, high_a), (low_b, high_b) = of_event[a], of_event[b]
            apart = (high_a is not None and high_a < low_b) or (high_b is not None and high_b < low_a)
            row = counts.setdefault((a, b), [0, 0, 0])
            row[0] += 1
            row[1] += not apart
            row[2] += apart and low_a > low_b
    rows = [(a, b, *row) for (a, b), row in sorted(counts.items())]
    columns = {"outlet_a": "str", "outlet_b": "str", "n_events": "Int64", "n_same": "Int64", "n_higher": "Int64"}
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)
