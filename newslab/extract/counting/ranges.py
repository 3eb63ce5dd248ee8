"""Ranges of numbers: بين ١٠ و١٥, من 10 إلى 15, 10-15, ثلاثة أو أربعة; and what only looks like one."""

from __future__ import annotations

from fractions import Fraction

from newslab.extract.counting.numerals import Numeral
from newslab.text.document import Document

_WIDEST = 20  # times; a wider range is two numbers
_JOINS = ("الي", "حتي", "او")


def with_ranges(doc: Document, numerals: list[Numeral], cues: dict[int, frozenset[str]]) -> list[Numeral]:
    """The numerals with neighbours that span a range put together, and numeric dates, scores and codes left out."""
    out: list[Numeral] = []
    i = 0
    while i < len(numerals):
        chain = _chain(doc, numerals, i)
        if len(chain) > 1:
            out += _from_chain(doc, chain)
            i += len(chain)
            continue
        pair = _range(doc, numerals[i], numerals[i + 1], cues) if i + 1 < len(numerals) else None
        if pair and out and out[-1].last > pair.first:
            out.pop()  # عدد من ثلاثة إلى خمسة: its من opens the range
        out.append(pair or _split(doc, numerals[i]))
        i += 2 if pair else 1
    return out


def _chain(doc: Document, numerals: list[Numeral], i: int) -> list[Numeral]:
    """Digits tied by : / - + and the like (10:30, 2014/6/10, 0770-123-4567, 5+1)."""
    chain = [numerals[i]]
    while i + len(chain) < len(numerals):
        a, b = chain[-1], numerals[i + len(chain)]
        tie = doc.gap(b.first)
        tied = tie.strip(" ") == "/" or tie in ("-", ":", "+", "*") or (tie == " - " and len(chain) == 1 and not _tied(doc, numerals, i + 1))
        if not tied or b.first != a.last or not (_digits(doc, a) and (_digits(doc, b) or _scaled(doc, b))):
            break
        chain.append(b)
    return chain


def _tied(doc: Document, numerals: list[Numeral], i: int) -> bool:
    """Whether digits follow that are tied to numeral `i` more closely than by a dash with blanks."""
    return i + 1 < len(numerals) and numerals[i + 1].first == numerals[i].last and doc.gap(numerals[i].last).strip(" ") in ("/", "-", ":")


def _digits(doc: Document, n: Numeral) -> bool:
    return n.last - n.first == 1 and doc.word(n.first)[0].isdigit()


def _scaled(doc: Document, n: Numeral) -> bool:
    """Digits with one scale word: the end of 20-30 ألفا."""
    return n.last - n.first == 2 and n.scale > 1 and doc.word(n.first)[0].isdigit()


def _from_chain(doc: Document, chain: list[Numeral]) -> list[Numeral]:
    a, b = chain[0], chain[1]
    ties = {doc.gap(n.first).strip(" ") for n in chain[1:]}
    if ":" in ties:
        return [Numeral(a.first, chain[-1].last, a.start, None, "time")]
    if len(chain) == 2 and all(n.value is not None and 1900 <= n.value <= 2100 for n in chain):
        return [n._replace(kind="year") for n in chain]
    if _scaled(doc, b) and a.value is not None:
        a = _share_scale(a, b)
        if b.value > _WIDEST * a.value:
            return [a, b]
    if ties == {"-"} and len(chain) == 2 and a.value is not None and b.value is not None and not doc.word(a.first).startswith("0") and a.value < b.value:
        return [_span(a, b, a.start, a.first)]
    if ties == {"/"} and len(chain) == 2 and a.value is not None and b.value is not None and 0 < a.value < b.value <= 1000:
        return [Numeral(a.first, b.last, a.start, Fraction(a.value) / b.value, "fraction")]
    return []


def _range(doc: Document, a: Numeral, b: Numeral, cues: dict[int, frozenset[str]]) -> Numeral | None:
    """One range from two numerals, or None."""
    if a.value is None or b.value is None or "ordinal" in (a.kind, b.kind):
        return None
    a = _share_scale(a, b)
    if not a.value < b.value <= _WIDEST * max(a.value, 1) or "year" in cues.get(a.first - 1, ()) and b.value > 2500:
        return None
    before = doc.word(a.first - 1) if a.first and doc.gap(a.first).strip(" ") == "" and a.start == doc.starts[a.first] else ""
    if a.last == b.first or (a.last + 1 == b.first and doc.word(a.last) == "و"):
        joined = doc.word(b.first).startswith("و") or doc.word(b.first - 1) == "و"
        if joined and before in ("بين", "مابين") and not doc.gap(a.last).strip(" "):
            return _span(a, b, *_opening(doc, a.first - 1, "ما"))
    elif a.last + 1 == b.first and doc.word(a.last) in _JOINS and not doc.gap(a.last).strip(" ") and b.start == doc.starts[b.first]:
        if doc.word(a.last) != "او" and before == "من":
            if any("change" in cues.get(i, ()) for i in range(max(0, a.first - 8), a.first - 1)):
                return None
            return _span(a, b, *_opening(doc, a.first - 1, ""))
        return _span(a, b, a.start, a.first)
    return None


def _share_scale(a: Numeral, b: Numeral) -> Numeral:
    """بين 10 و15 ألفا: the scale word stands once."""
    if a.scale == 1 < b.scale and isinstance(a.value, int) and a.value < b.value // b.scale and a.value < 1000:
        return a._replace(value=a.value * b.scale)
    return a


def _opening(doc: Document, token: int, more: str) -> tuple[int, int]:
    if more and token and doc.word(token - 1) == more and doc.gap(token) == " ":
        token -= 1
    return doc.starts[token], token


def _span(a: Numeral, b: Numeral, start: int, first: int) -> Numeral:
    return Numeral(first, b.last, start, None, a.kind, b.scale, low=a.value, high=b.value, bound="range")


def _split(doc: Document, n: Numeral) -> Numeral:
    """بين خمسة وعشرين read as 25 is five to twenty."""
    if len(n.parts) == 2 and n.parts[0] < n.parts[1] and n.first and doc.word(n.first - 1) in ("بين", "مابين") and doc.gap(n.first) == " ":
        start, first = _opening(doc, n.first - 1, "ما")
        scale = n.value // sum(n.parts) if n.scale > 1 else 1
        return n._replace(first=first, start=start, value=None, low=n.parts[0] * scale, high=n.parts[1] * scale, bound="range")
    return n
