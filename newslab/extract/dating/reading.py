"""The engine of the grammar of dates: rules over shapes, and the reader that applies them sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from newslab.extract.dating.calendar import Stretch
from newslab.extract.dating.meaning import Clause
from newslab.extract.dating.pieces import Piece, Shape
from newslab.text.document import Document


class Found(NamedTuple):
    """A reading: half-open range of pieces, TIMEX3 type and value, interval, modifier, conflict."""

    begin: int
    end: int
    type: str
    value: str
    earliest: date | None = None
    latest: date | None = None
    mod: str | None = None
    conflict: str | None = None
    grain: str = ""
    inferred: bool = False
    """Whether the year was not said."""


class Parts:
    """A match of a pattern: its pieces by name."""

    def __init__(self, shape: Shape, match: re.Match) -> None:
        self.shape, self.match = shape, match
        self.begin, self.end = match.start() // 2, (match.end() + 1) // 2

    def __getitem__(self, name: str) -> Piece | None:
        at = self.match.start(name) if name in self.match.re.groupindex else -1
        return None if at < 0 else self.shape.pieces[at // 2]

    def number(self, name: str) -> int | None:
        """The value of a piece that is a whole number or a word with one (-1 for الماضي)."""
        piece = self[name]
        if piece is None:
            return None
        return int(piece.number.value) if piece.number else int(piece.value)

    @property
    def before(self) -> str:
        """The letter and sign before the match."""
        return self.shape.letters[2 * self.begin - 2 : 2 * self.begin]

    @property
    def after(self) -> str:
        """The sign and letter after the match."""
        return self.shape.letters[2 * self.end - 1 : 2 * self.end + 1]

    @property
    def pieces(self) -> list[Piece]:
        return self.shape.pieces[self.begin : self.end]

    def has(self, letter: str) -> bool:
        """Whether a piece of that letter is in the match."""
        return any(p.letter == letter for p in self.pieces)


class Rule(NamedTuple):
    """A pattern, the letters that it can begin with, and its reading."""

    pattern: re.Pattern
    starts: str
    read: Callable


class Grammar:
    """Rules by the letter that they can begin with, entered with a decorator and tried in order; made of several grammars, their rules in turn."""

    def __init__(self, *parts: Grammar) -> None:
        self.rules: dict[str, list[Rule]] = {}
        for part in parts:
            for letter, rules in part.rules.items():
                self.rules.setdefault(letter, []).extend(rules)

    def rule(self, starts: str, *patterns: str) -> Callable:
        """Enter a reading `(reader, parts) -> Found | None` under patterns that begin with one of the letters `starts`."""

        def enter(read: Callable) -> Callable:
            for pattern in patterns:
                for letter in starts:
                    self.rules.setdefault(letter, []).append(Rule(re.compile(pattern), starts, read))
            return read

        return enter


SKIP = Found(0, 0, "", "")
"""What a rule returns to take its pieces without making a row of them (names, traps)."""

_FUTURE_VERB = re.compile("[وف]?س[يتن].{2,}")
_REACH = 13  # pieces between a verb that looks ahead and its date
_MEMORY = 20
_FAR = 60  # tokens


class Reader:
    """Reads the time expressions of one document against its day of publication."""

    def __init__(self, doc: Document, published: date | None, grammar: Grammar) -> None:
        self.doc, self.published, self.grammar = doc, published, grammar
        self._memory: list[tuple[int, Stretch]] = []
        self._seen = ""
        self._reports = {hit.first for hit in doc.hits("reporting_verbs")}
        self._previous = (-1, "")

    def sentence(self, shape: Shape) -> list[Found]:
        """The expressions of one sentence, in order, none overlapping."""
        out: list[Found] = []
        self._previous = (-1, "")
        i = 0
        while i < len(shape.pieces):
            found = self.at(shape, i) if shape.letters[2 * i] in self.grammar.rules else None
            if found is None:
                i += 1
                continue
            if found.type:
                out.append(found)
                self._remember(shape, found)
                self._previous = (found.end, self._seen)
            i = max(found.end, i + 1)
        return out

    def at(self, shape: Shape, i: int) -> Found | None:
        """The first rule's reading at piece `i`."""
        for rule in self.grammar.rules.get(shape.letters[2 * i], ()):
            match = rule.pattern.match(shape.letters, 2 * i)
            if match:
                parts = Parts(shape, match)
                found = rule.read(self, parts)
                if found is SKIP:
                    return Found(parts.begin, parts.end, "", "")
                if found is not None:
                    return found
        return None

    def _remember(self, shape: Shape, found: Found) -> None:
        if found.earliest and found.latest:
            token = shape.pieces[found.begin].first
            self._memory = [*self._memory[-_MEMORY:], (token, Stretch(found.value, found.earliest, found.latest, found.grain))]

    def recall(self, parts: Parts, fits: Callable[[Stretch], bool]) -> Stretch | None:
        """The last stretch that fits among those named not far before a match: what العام ذاته and اليوم التالي lean on."""
        here = parts.pieces[0].first
        return next((s for token, s in reversed(self._memory) if here - token <= _FAR and fits(s)), None)

    def clause(self, parts: Parts) -> Clause:
        """What is known around a match."""
        if parts.before[:1] in ("h", "l", "b") or parts.shape.alone and parts["n"] is None:
            self._seen = "near"
        elif parts.before[:1] == "B":
            self._seen = self._view(parts) or "from"
        elif parts.before[:1] == "F":
            self._seen = "back"
        elif self._previous[0] == parts.begin and parts.before[1:] in ("&", ","):
            self._seen = self._previous[1]
        else:
            self._seen = self._view(parts)
        return Clause(self.published, self._seen)

    def _view(self, parts: Parts) -> str:
        """Where the words before look: a verb with س, المقرر or يبدأ ahead; قد, كان or a verb that reports back; the nearest decides."""
        shape, maybe = parts.shape, ""
        for i in range(parts.begin - 1, max(-1, parts.begin - 1 - _REACH), -1):
            sign = shape.letters[2 * i + 1]
            if sign in "|:" or (sign == "," and i < parts.begin - 1):
                break
            piece = shape.pieces[i]
            kind = piece.row.get("class", "")
            if kind == "future" or (piece.letter == "A" and int(piece.value) > 0) or (piece.letter == "x" and kind != "not_ahead" and self._is_future(piece)):
                return "ahead"
            if kind == "past" or piece.first in self._reports:
                return maybe or "back" if kind == "past" else maybe
            if kind == "maybe_future":
                maybe = "maybe ahead"
        return maybe

    def _is_future(self, piece: Piece) -> bool:
        word = self.doc.word(piece.first)
        if _FUTURE_VERB.fullmatch(word):
            return True
        return word.startswith(("سا", "وسا")) and "سأ" in self.doc.text[slice(*self.doc.span(self.doc.starts[piece.first], self.doc.ends[piece.first]))]
