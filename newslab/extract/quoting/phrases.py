"""Noun phrases as values: what a reader of speakers hands on, and the states that it goes through."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Phrase(NamedTuple):
    """A noun phrase."""

    first: int
    last: int
    """Its half-open token range."""
    head: int
    """The token of the source noun that heads it, or -1."""
    named: bool
    """Whether it holds a personal name, as far as grammar tells."""
    start: int
    """The folded position where it begins, after an attached proclitic."""


class State(IntEnum):
    """What a phrase has come to."""

    START = 0
    CONSTRUCT = 1
    """A noun that another must follow: وزير, وزارة."""
    CHAIN = 2
    """That other one, without ال: وزير شؤون, منظمة حظر."""
    INDEFINITE = 3
    """A noun that stands alone: مصدر, شهود."""
    CLOSED = 4
    """A word with ال, or the whole of a name: البنك, وزير النقل."""
    NAME = 5
    """A personal name: سامر."""
