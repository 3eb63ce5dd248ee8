"""A phrase that counts or names people, as the claim grammar passes it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HELD = frozenset({"missing", "abducted", "detained", "held"})
"""The outcomes of people who are held or missing."""


@dataclass(slots=True)
class Phrase:
    """A counted or named person or group; token ranges are half-open."""

    first: int
    last: int
    """Quantity, counted noun, its adjectives and hedge."""
    start: int
    end: int
    """The same as a raw span."""
    shape: str
    """number (a quantity with its noun), bare (a quantity alone), noun, name, other (آخرون), one (أحدهم), open (a noun no lexicon knows)."""
    low: int | None = None
    high: int | None = None
    bound: str = "unspecified"
    head: int = -1
    head_last: int = -1
    row: Mapping[str, str] | None = None
    """The head's row in the lexicon `victims`."""
    state: Mapping[str, str] | None = None
    """Its row in `casualty_nouns` where the noun itself says what happened (قتيل)."""
    also: str = ""
    """A second outcome under the same count (عشرات القتلى والجرحى)."""
    number: str = ""
    definite: bool = False
    governed: bool = False
    """Whether a preposition stands before it."""
    by: str = ""
    """The preposition attached to it, if any: ل ب ك."""
    joined: bool = False
    other: bool = False
    extent: int = -1
    """Past everything that belongs to it (من جماعة الحوثي)."""
    classes: list[tuple[str, str]] = field(default_factory=list)
    """Victim class and force of its noun and of what it is said to belong to, in reading order."""
    force: tuple[str, str] | None = None
    """Class and force of the group that they are said to belong to."""
    owned: bool = False
    """Whether a pronoun says whose people they are (عناصره)."""
    held: str = ""
    """What a word before the name of one person says of them: missing, abducted, detained (المعتقل فلان)."""
    mixed: bool = False
    """Whether one count covers several classes of people."""
    name: str | None = None
    unit: str = "persons"

    @property
    def quantified(self) -> bool:
        """Whether a quantity is stated, as number or vague word."""
        return self.shape in ("number", "bare") or self.number == "du"
