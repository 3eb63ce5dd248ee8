"""A user's own rows for a lexicon: checked against the list that they extend, before anything is analysed with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

Row = dict[str, str]

CODED = frozenset(
    "label sector kind pos class outcome patient stance source_role cause cue force gender unit scope needs number".split()
)
"""Columns whose values are codes that the grammar knows: an own row may use only those that the package's list uses."""

NAMED = ("entity_id", "id")
"""Columns that no row may leave empty where the list has them: without an id two names are never one."""

DEGREES = {"lat": 90, "lon": 180}


class OwnRowError(ValueError):
    """An own row that cannot be used; the message names the file, the line and the repair."""


def checked(path: Path, own: Sequence[Row], listed: Sequence[Row]) -> tuple[Row, ...]:
    """The own rows with all columns of the list; a column that the file leaves out is empty.

    Raises OwnRowError for a column that the list does not have, a missing id, an unknown code and a coordinate off the globe.

    >>> listed = [{"form": "داعش", "entity_id": "islamic_state", "label": "ORG", "country": ""}]
    >>> checked(Path("actors.csv"), [{"form": "لواء النهر", "entity_id": "river_brigade", "label": "ORG"}], listed)
    ({'form': 'لواء النهر', 'entity_id': 'river_brigade', 'label': 'ORG', 'country': ''},)
    """
    columns = list(listed[0])
    codes = {name: sorted({row[name] for row in listed}) for name in columns if name in CODED}
    out = []
    for line, row in enumerate(own, start=2):
        for name in row:
            if name not in columns:
                raise OwnRowError(f"{path}: no column '{name}' in this lexicon; its columns are {', '.join(columns)}")
        full = {name: row.get(name, "").strip() for name in columns}
        for name in NAMED:
            if name in columns and not full[name]:
                raise OwnRowError(f"{path}, line {line}: '{name}' is empty; give each entity an id of its own, the same for all its rows")
        for name, values in codes.items():
            if full[name] not in values and name in row:
                allowed = ", ".join(v or "(empty)" for v in values)
                raise OwnRowError(f"{path}, line {line}: {name} {full[name]!r} is unknown; write one of {allowed}")
        for name, most in DEGREES.items():
            if full.get(name) and not _within(full[name], most):
                raise OwnRowError(f"{path}, line {line}: {name} {full[name]!r} is no coordinate; write degrees between -{most} and {most}")
        out.append(full)
    return tuple(out)


def _within(text: str, most: int) -> bool:
    try:
        return -most <= float(text) <= most
    except ValueError:
        return False
