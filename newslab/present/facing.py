"""Two articles facing one another on a page: their texts side by side, and what each reports, in words."""

from __future__ import annotations

from typing import NamedTuple

from newslab.present.event_words import event_type
from newslab.present.sheets import Cell, Sheet, sheet
from newslab.present.words import is_missing, outlet_name
from newslab.present.writing import Writing

_COLUMNS = ("status", "kind", "fact", "field", "value_a", "value_b")
_FACT = _COLUMNS.index("fact")


class Facing(NamedTuple):
    """The HTML of both texts side by side, and the table of what each reports."""

    texts: str
    facts: Sheet


def facing(pair, rows: int, write: Writing) -> Facing:
    """A comparison (`newslab.compare`) for a page; sentences that one of them has alone are left to the marked text."""
    from newslab.compare.view import side_by_side

    facts = pair.facts[pair.facts["kind"] != "statement"]
    shown = [_fact(row, write) for row in facts.to_dict("records")]
    table = facts.assign(**{c: [row[c] for row in shown] for c in _COLUMNS})
    some = sheet("facts", table, _COLUMNS, rows, write, longest=90)
    for line, row in zip(some.rows, shown, strict=False):
        line[_FACT] = Cell(row["fact"], dir=write.direction(row["fact"]), phrase=True)
    a, b = (outlet_name(label, write.language) for label in pair.articles["outlet_label"])
    headings = {"value_a": a, "value_b": b}
    return Facing(side_by_side(pair, write=write), some._replace(columns=[(code, headings.get(code, heading)) for code, heading in some.columns]))


def _fact(row: dict, write: Writing) -> dict:
    """A row of the facts in words: killed, البصرة; visit: ...; civilians against status not given."""
    kind, field, fact = row["kind"], row["field"], str(row["fact"])
    if kind == "casualty":
        outcome, _, place = fact.partition(", ")
        fact = write.listed(write.word("outcome", outcome), write.name(place))
    elif kind == "event":
        code, colon, where = fact.partition(": ")
        fact = f"{event_type(code, write)}{colon}{write.listed(*map(write.name, where.split(', ')))}"
    elif kind == "place" and (parts := fact.rpartition(" ("))[1]:
        fact = f"{write.name(parts[0])} ({write.word('kind', parts[2].removesuffix(')'))})"
    values = {c: write.word("victims", row[c]) if field == "victims" else row[c] for c in ("value_a", "value_b")}
    words = {"status": write.word("status", row["status"]), "kind": write.word("kind", kind), "fact": fact}
    return row | values | words | {"field": None if is_missing(field) else write.word("heading", field)}
