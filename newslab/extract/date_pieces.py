"""A sentence as the pieces that time expressions are made of, and its shape.

Each piece is a time word (lexicon `time_words`), a number, a hedge or any other word. The
shape writes a sentence as one letter a piece and one sign for what stands between two, so
that the grammar of dates is a list of short patterns: السابع من أكتوبر 2023 is `n m M y`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newslab.extract.hedges import Hedge, hedges_before
from newslab.extract.values import Number
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit

LETTERS = {
    "day": "D", "tonight": "Q", "month": "M", "month_unsure": "M", "hijri": "H", "weekday": "W", "part_of_day": "P", "season": "X", "season_word": "U",
    "quarter": "4", "decade": "K", "feast": "Z", "feast_g": "Z", "event_day": "Y", "event_month": "Y", "shift": "A", "last": "L", "following": "f",
    "same": "S", "this": "T", "that": "t", "part": "p", "nth": "1", "few": "e", "passed": "j", "length": "u", "clock": "O", "set": "V", "every": "E",
    "now": "v", "since": "F", "before": "b", "after": "a", "during": "k", "until": "h", "of": "m", "to": "l", "in": "i", "between": "z", "from": "B",
    "pair": "2", "corresponding": "q", "hijri_mark": "G", "gregorian_mark": "g", "namer": "@", "trap": "!", "future": "x", "not_ahead": "x",
}
"""The letter of each class of the lexicon. Units: d day, w week, o month, r year, c decade or century, s shorter.
Numbers: n may be the number of a day, y of a year, R a range, 9 any other; 0 a date in digits, ~ a hedge, x another word."""

_UNITS = {"D": "d", "W": "w", "M": "o", "Y": "r", "E": "c", "C": "c"}
_WITH_ARTICLE = {"unit", "weekday", "part_of_day", "season", "length", "hijri", "decade", "every", "passed"}
_TRIGGERS = {
    "day", "tonight", "month", "month_unsure", "hijri", "weekday", "part_of_day", "unit", "season", "quarter", "decade", "feast", "feast_g",
    "event_day", "event_month", "clock", "set", "now",
}
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


class Shape(NamedTuple):
    """A sentence: `letters` has piece *i* at position 2*i* and what follows it at 2*i* + 1."""

    pieces: list[Piece]
    letters: str


_NUMERIC = re.compile(r"(?<![0-9/.:+-])([0-9]{1,4}) ?([/.-]) ?([0-9]{1,4})(?: ?\2 ?([0-9]{1,4}))?(?![0-9]|[/.:+-][0-9])")


def pieces_of(doc: Document, numbers: list[Number]) -> Iterator[Shape]:
    """The sentences that may hold a time expression, as pieces."""
    hits = _best_hits(doc)
    rows = doc.lexicons.rows("time_words")
    hedges = {h.first: h for h in hedges_before(doc).values()}
    by_first = {n.first: n for n in numbers}
    numeric = _numeric_dates(doc)
    wanted = {i for i, hit in hits.items() if rows[hit.row]["class"] in _TRIGGERS} | set(numeric)
    wanted |= {n.first for n in numbers if n.kind == "year" or _number_letter(n) == "y"}
    for first, last in doc.sentences:
        if not wanted.isdisjoint(range(first, last)):
            yield _shape(doc, _pieces(doc, first, last, hits, rows, by_first, hedges, numeric))


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


def _pieces(doc, first, last, hits, rows, by_first, hedges, numeric) -> Iterator[Piece]:
    i = first
    while i < last:
        if i in numeric and not (len(numeric[i][1]) == 2 and numeric[i][0] in hits and rows[hits[numeric[i][0]].row]["class"] == "month"):
            end, parts, sign = numeric[i]
            yield Piece("0", i, end, doc.starts[i], {"value": sign}, numeric=parts)
        elif i in by_first and not (i in hits and _word_wins(doc, hits[i], rows, by_first[i])):
            number = by_first[i]
            attached = number.start > doc.span(doc.starts[i], doc.ends[i])[0] and doc.word(i)[0] == "و"
            yield Piece(_number_letter(number), i, number.last, doc.starts[i], {}, number=number, prefix="و" if attached else "")
            end = number.last
        elif i in hits:
            hit = hits[i]
            row, end = rows[hit.row], hit.last
            letter = _UNITS.get(row["value"][-1] if "T" not in row["value"] else "s", "s") if row["class"] == "unit" else LETTERS[row["class"]]
            yield Piece(letter, i, end, hit.start, row, article=doc.letters[hit.start : hit.start + 2] == "ال" or _swallowed(doc, hit), prefix=hit.prefix)
        elif i in hedges and hedges[i].last <= last:
            end = hedges[i].last
            yield Piece("~", i, end, hedges[i].start, {}, hedge=hedges[i])
        else:
            end = i + 1
            if doc.word(i) != "و":
                yield Piece("x", i, end, doc.starts[i], {})
        i = max(end, i + 1)


def _word_wins(doc: Document, hit: Hit, rows, number: Number) -> bool:
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
        if 1000 <= number.value <= 2100 and "," not in number.text and "." not in number.text:
            return "y"
    return "9"


def _shape(doc: Document, found: Iterator[Piece]) -> Shape:
    """The pieces with the signs between them: blank, & (joined by و), , / - : ( ) and | for any other break."""
    pieces = list(found)
    letters = []
    for piece, following in zip(pieces, pieces[1:] + [None], strict=True):
        letters.append(piece.letter)
        letters.append(_sign(doc, piece, following) if following else ")" if doc.letters[doc.ends[piece.last - 1] :][:1] == ")" else "|")
    return Shape(pieces, "".join(letters))


def _sign(doc: Document, piece: Piece, following: Piece) -> str:
    gap = doc.letters[doc.ends[piece.last - 1] : doc.starts[following.first]].strip(" #")
    if gap == "." and doc.letters[doc.ends[piece.last - 1]] == " " and doc.letters[doc.starts[following.first] - 1] == ".":
        return " "  # في أبريل .2013, as some agencies' texts come out
    if gap in ("", "و", "،", ",", "و "):
        joined = gap.startswith("و") or following.prefix.startswith("و")
        return "&" if joined else _SIGNS.get(gap, " ")
    return _SIGNS.get(gap) or (")" if gap[0] == ")" else "|")


def _numeric_dates(doc: Document) -> dict[int, tuple[int, tuple[int, ...], str]]:
    """Dates in digits (21-04-2016, 2016/4/21, 4/22): by first token, the token after, the parts and the sign between them."""
    out = {}
    if not any(c in doc.letters for c in "/-."):
        return out
    begins = {s: i for i, s in enumerate(doc.starts)}
    ends = {e: i for i, e in enumerate(doc.ends)}
    for m in _NUMERIC.finditer(doc.letters):
        if m.start() in begins and m.end() in ends and (m[4] or (m[2] != "." and min(len(m[1]), len(m[3])) <= 2)):
            out[begins[m.start()]] = (ends[m.end()] + 1, tuple(int(g) for g in m.group(1, 3, 4) if g), m[2])
    return out
