"""A sentence as the pieces that time expressions are made of, and its shape.

Each piece is a time word (lexicon `time_words`), a number, a hedge or any other word. The
shape writes a sentence as one letter a piece and one sign for what stands between two, so
that the grammar of dates is a list of short patterns: السابع من أكتوبر 2023 is `n m M y`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newslab.extract.counting.hedges import Hedge, hedges_before
from newslab.extract.values import Number
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit

LETTERS = {
    "day": "D", "tonight": "Q", "month": "M", "month_unsure": "M", "hijri": "H", "weekday": "W", "part_of_day": "P", "hour_of_day": "3",
    "season": "X", "season_word": "U", "quarter": "4", "decade": "K", "feast": "Z", "feast_g": "Z", "event_day": "Y", "event_month": "Y",
    "shift": "A", "last": "L", "following": "f", "same": "S", "this": "T", "that": "t", "part": "p", "nth": "1", "few": "e", "passed": "j",
    "length": "u", "clock": "O", "set": "V", "every": "E", "now": "v", "since": "F", "before": "b", "after": "a", "during": "k", "until": "h",
    "of": "m", "to": "l", "in": "i", "between": "z", "from": "B", "pair": "2", "same_period": "5", "some_time": "6",
    "zone": "J", "year_kind": "C", "of_it": "I", "anniversary": "N",
    "corresponding": "q", "hijri_mark": "G", "gregorian_mark": "g", "namer": "@", "trap": "!", "future": "x",
    "maybe_future": "x", "past": "x", "not_ahead": "x",
}
"""The letter of each class of the lexicon. Units: d day, w week, o month, r year, c decade or century, s shorter.
Numbers: n may be the number of a day, y of a year, R a range, 9 any other; 0 a date in digits, ~ a hedge, x another word."""

_UNITS = {"D": "d", "W": "w", "M": "o", "Y": "r", "E": "c", "C": "c"}
_WITH_ARTICLE = {"unit", "weekday", "part_of_day", "season", "length", "hijri", "decade", "every", "passed"}
_TRIGGERS = {
    "day", "tonight", "month", "month_unsure", "hijri", "weekday", "part_of_day", "unit", "season", "quarter", "decade", "feast", "feast_g",
    "event_day", "event_month", "clock", "set", "now", "some_time", "zone", "year_kind",
}
_NO_ROW: dict[str, str] = {}
_SIGNS = {"": " ", "/": "/", "-": "-", ",": ",", "،": ",", ":": ":", "(": "(", ")": ")"}


class Piece(NamedTuple):
    """One piece of a sentence: letter, half-open token range, folded start, lexicon row, number or hedge."""

    letter: str
    first: int
    last: int
    start: int
    row: dict[str, str]
    number: Number | None = None
    hedge: Hedge | None = None
    article: bool = False
    prefix: str = ""
    numeric: tuple[int, ...] = ()
    """The parts of a date in digits, as written."""

    @property
    def value(self) -> str:
        return self.row.get("value", "")


_piece = tuple.__new__  # makes a Piece in half the time: most words of a stretch are one


class Shape(NamedTuple):
    """A stretch of a sentence: `letters` has piece *i* at position 2*i* and what follows it at 2*i* + 1."""

    pieces: list[Piece]
    letters: str
    alone: bool
    """Whether it is a whole sentence of nothing but time words and numbers."""


_NUMERIC = re.compile(r"(?<![0-9/.:+-])([0-9]{1,4}) ?([/.-]) ?([0-9]{1,4})(?: ?\2 ?([0-9]{1,4}))?(?![0-9]|[/.:+-][0-9])")


_BEFORE, _AFTER = 14, 8  # tokens read on either side of a time word


def shapes_of(doc: Document, numbers: list[Number]) -> Iterator[Shape]:
    """The stretches of sentences around time words, as pieces."""
    words = _Words(doc, numbers)
    wanted = sorted(words.wanted())
    at = 0
    for first, last in doc.sentences:
        while at < len(wanted) and wanted[at] < last:
            begin, end = max(first, wanted[at] - _BEFORE), first
            while at < len(wanted) and wanted[at] < last and wanted[at] - _BEFORE <= max(end, begin):
                end = min(last, wanted[at] + _AFTER)
                at += 1
            yield words.shape(begin, end, whole=(begin, end) == (first, last))


def _best_hits(doc: Document) -> dict[int, Hit]:
    """For each token the longest time word that begins there; of two, the one that has its ال in the lexicon (الساعة before ساعة).

    Most time words either have ال in their form or never.
    """
    rows = doc.lexicons.rows("time_words")
    out: dict[int, tuple[int, bool, Hit]] = {}
    for hit in doc.hits("time_words"):
        row = rows[hit.row]
        exact = doc.letters[hit.start : hit.end] in _forms(row["form"]) or _swallowed(doc, hit)
        if (exact or row["class"] in _WITH_ARTICLE) and (hit.first not in out or (hit.last, exact) > out[hit.first][:2]):
            out[hit.first] = hit.last, exact, hit
    return {i: best[2] for i, best in out.items()}


@lru_cache(maxsize=1024)
def _forms(cell: str) -> frozenset[str]:
    return frozenset(fold_word(f) for f in cell.split("|"))


def _swallowed(doc: Document, hit: Hit) -> bool:
    """Whether the ل before a hit has swallowed the alef of its article (لليوم)."""
    return hit.prefix.endswith("ل") and doc.letters[hit.start] == "ل"


class _Words:
    """The words of a document that time expressions are made of, by their first token."""

    def __init__(self, doc: Document, numbers: list[Number]) -> None:
        self.doc = doc
        self.hits = _best_hits(doc)
        self.rows = doc.lexicons.rows("time_words")
        self.hedges = {h.first: h for h in hedges_before(doc).values()}
        self.numbers = {n.first: n for n in numbers}
        self.numeric = _numeric_dates(doc)
        self.known = self.hits.keys() | self.hedges.keys() | self.numbers.keys() | self.numeric.keys()

    def wanted(self) -> set[int]:
        """The tokens that call for a reading of what is around them."""
        wanted = {i for i, hit in self.hits.items() if self.rows[hit.row]["class"] in _TRIGGERS} | set(self.numeric)
        return wanted | {i for i, n in self.numbers.items() if n.kind == "year" or _number_letter(n) == "y"}

    def shape(self, first: int, last: int, *, whole: bool) -> Shape:
        """The tokens of a range as pieces with the signs between them: blank, & (joined by و), , / - : ( ) " and | for any other break."""
        pieces = list(self._pieces(first, last))
        signs = [_sign(self.doc, a, b) for a, b in pairwise(pieces)]
        end = self.doc.ends[pieces[-1].last - 1] if pieces else 0
        signs.append(")" if self.doc.letters[end : end + 1] == ")" else "|")
        letters = "".join(piece.letter + sign for piece, sign in zip(pieces, signs, strict=False))
        return Shape(pieces, letters, whole and "x" not in letters[::2])

    def _pieces(self, first: int, last: int) -> Iterator[Piece]:
        doc, i = self.doc, first
        while i < last:
            if i not in self.known:
                end = i + 1
                if doc.words[i] != "و":
                    yield _piece(Piece, ("x", i, end, doc.starts[i], _NO_ROW, None, None, False, "", ()))
            elif i in self.numeric and not self._is_range_before_month(i):
                end, parts, sign = self.numeric[i]
                yield Piece("0", i, end, doc.starts[i], {"value": sign}, numeric=parts)
            elif i in self.numbers and not (i in self.hits and _word_wins(doc, self.hits[i], self.rows, self.numbers[i])):
                number, end = self.numbers[i], self.numbers[i].last
                attached = doc.word(i)[0] == "و" and number.start > doc.span(doc.starts[i], doc.ends[i])[0]
                yield Piece(_number_letter(number), i, end, doc.starts[i], _NO_ROW, number=number, prefix="و" if attached else "")
            elif i in self.hits:
                hit, end = self.hits[i], self.hits[i].last
                row = self.rows[hit.row]
                article = doc.letters[hit.start : hit.start + 2] == "ال" or _swallowed(doc, hit)
                letter = _unit_letter(row["value"]) if row["class"] == "unit" else LETTERS[row["class"]]
                yield Piece(letter, i, end, hit.start, row, article=article, prefix=hit.prefix)
            elif i in self.hedges and self.hedges[i].last <= last:
                end = self.hedges[i].last
                yield Piece("~", i, end, self.hedges[i].start, _NO_ROW, hedge=self.hedges[i])
            else:
                end = i + 1
                if doc.word(i) != "و":
                    yield Piece("x", i, end, doc.starts[i], _NO_ROW)
            i = max(end, i + 1)

    def _is_range_before_month(self, i: int) -> bool:
        """Whether two numbers tied by a sign are days of the month that follows: 5-7 آذار."""
        end, parts, _ = self.numeric[i]
        return len(parts) == 2 and end in self.hits and self.rows[self.hits[end].row]["class"] == "month"


def _unit_letter(value: str) -> str:
    """The letter of a unit of time by its TIMEX3 duration (P1Y, PT3H)."""
    return "s" if "T" in value else _UNITS[value[-1]]


def _word_wins(doc: Document, hit: Hit, rows: tuple[dict[str, str], ...], number: Number) -> bool:
    """Whether a time word stands where a number could: النصف الأول, الاثنين; not اثنين."""
    kind = rows[hit.row]["class"]
    return hit.last > number.last or kind in ("quarter", "trap", "event_day", "nth") or (kind == "weekday" and doc.letters[hit.start : hit.start + 2] == "ال")


def _number_letter(number: Number) -> str:
    """n for what may be the number of a day, y of a year, R for a range, 9 for other counts, x for what is no time at all."""
    if number.kind in ("percent", "money", "distance", "measure", "phone", "age"):
        return "x"
    if number.bound == "range":
        return "R"
    if number.bound == "eq" and isinstance(number.value, int):
        if 1 <= number.value <= 31:
            return "n"
        if number.kind == "year" and number.value >= 1000:
            return "y"
        if number.text.isdigit() and (1300 <= number.value <= 1500 or 1800 <= number.value <= 2100):
            return "y"
    return "9"


def _sign(doc: Document, piece: Piece, following: Piece) -> str:
    """What stands between two pieces."""
    if following.first == piece.last and doc.gaps[piece.last] == " ":
        return "&" if following.prefix.startswith("و") else " "
    gap = doc.letters[doc.ends[piece.last - 1] : doc.starts[following.first]].strip(" #")
    if gap == "." and doc.letters[doc.ends[piece.last - 1]] == " " and doc.letters[doc.starts[following.first] - 1] == ".":
        return " "  # في أبريل .2013, as some agencies' texts come out
    if gap in ("", "و", "،", ",", "و "):
        joined = gap.startswith("و") or following.prefix.startswith("و")
        return "&" if joined else _SIGNS.get(gap, " ")
    if gap[0] == ")":
        return "&" if gap.endswith("و") or following.prefix.startswith("و") else ")"
    return _SIGNS.get(gap) or ('"' if not gap.strip(' "«»') else "|")


def _numeric_dates(doc: Document) -> dict[int, tuple[int, tuple[int, ...], str]]:
    """Dates in digits (21-04-2016, 2016/4/21, 4/22): by first token, the token after, the parts and the sign between them."""
    out = {}
    for m in _NUMERIC.finditer(doc.letters):
        first, last = doc.token_at(m.start()), doc.token_at(m.end() - 1)
        if doc.starts[first] != m.start() or doc.ends[last] != m.end():
            continue
        if m[4] or (m[2] != "." and min(len(m[1]), len(m[3])) <= 2):
            out[first] = (last + 1, tuple(int(g) for g in m.group(1, 3, 4) if g), m[2])
    return out
