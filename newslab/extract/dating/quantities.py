"""Quantities of time: how much of each unit a match says, and the day so far away."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from newslab.extract.dating import calendar
from newslab.extract.dating.pieces import Piece
from newslab.extract.dating.reading import Parts
from newslab.extract.values import Number

MODS = {"gt": "MORE_THAN", "ge": "EQUAL_OR_MORE", "lt": "LESS_THAN", "le": "EQUAL_OR_LESS", "approx": "APPROX"}


class Quantity(NamedTuple):
    """How much of each unit (D W M Y E decades C centuries H hours I minutes S seconds; None: not said), and the bound of a hedge."""

    counts: dict[str, float | None]
    bound: str

    @property
    def exact(self) -> bool:
        """Whether the text says how much of each."""
        return None not in self.counts.values() and self.bound not in ("vague", "range")

    @property
    def short(self) -> bool:
        """Whether it is counted in hours or less."""
        return not self.counts.keys().isdisjoint("HIS")


def quantity_of(parts: Parts) -> Quantity | None:
    """The quantity of time that a match says: ثلاث سنوات وشهران, عامين ونصف; None where its last عام belongs to a year (منذ عام 1997)."""
    counts: dict[str, float | None] = {}
    bound, unit, waiting = "eq", "", None
    pieces = parts.pieces
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if piece.letter == "~":
            bound = piece.hedge.bound
        elif piece.number is not None and following is not None and following.letter in "dworcs":
            waiting = piece.number
        elif piece.number is not None and unit:
            value = piece.number.value
            if piece.number.kind == "fraction" and counts[unit] is not None:
                counts[unit] += value
            elif counts[unit] not in (None, value) or piece.number.text.isdigit():
                return None  # الدقيقة 36; with an article only: الساعات الـ24
            else:
                counts[unit], bound = value, _bound(piece.number, bound)
        elif piece.letter in "dworcs":
            again, unit = unit, _unit(piece)
            count = piece.value.removeprefix("P").removeprefix("T")[:-1]
            value = waiting.value if waiting else None if count == "X" else int(count)
            added = again == unit and value is not None and counts[unit] is not None
            counts[unit] = counts[unit] + value if added else value
            bound, waiting = _bound(waiting, bound) if waiting else bound, None
    if not counts or (unit == "Y" and parts.after in (" y", " 9") and parts.pieces[-1].letter == "r" and parts.pieces[-1].value == "P1Y"):
        return None
    return Quantity(counts, bound)


def _unit(piece: Piece) -> str:
    if "T" in piece.value:
        return {"H": "H", "M": "I", "S": "S"}[piece.value[-1]]
    return piece.value[-1]


def _bound(number: Number, bound: str) -> str:
    return number.bound if number.bound != "eq" else bound


def period(counts: dict[str, float | None]) -> str:
    """The TIMEX3 duration: P1Y6M, PXD, PT3H."""
    written = {"E": ("Y", 10), "C": ("Y", 100), "I": ("M", 1)}
    days = "".join(f"{_figure(c, *written.get(u, (u, 1)))}" for u, c in counts.items() if u not in "HIS")
    times = "".join(f"{_figure(c, *written.get(u, (u, 1)))}" for u, c in counts.items() if u in "HIS")
    return "P" + days + ("T" + times if times else "")


def _figure(count: float | None, unit: str, times: int) -> str:
    return f"X{unit}" if count is None else f"{count * times:g}{unit}"


def moved(published: date, counts: dict[str, float], sign: int) -> date | None:
    """The day that lies so much before (-1) or after (1) publication; halves become the next smaller unit."""
    at: date | None = published
    for unit, count in counts.items():
        if at is None or count is None or count > 1e6:
            return None
        if unit == "H":
            unit, count = "D", count // 24
        elif unit in "IS":
            continue
        full = int(count)
        at = calendar.plus(at, unit, sign * full)
        if at and count != full:
            smaller, per = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "E": ("Y", 10), "C": ("Y", 100), "D": ("D", 0)}[unit]
            at = calendar.plus(at, smaller, sign * round((count - full) * per))
    return at
