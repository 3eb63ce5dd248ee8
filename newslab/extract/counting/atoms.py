"""The atoms that numerals are made of: each word of the lexicon `number_words` and each run of digits, with what it is worth."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from newslab.text.document import Document

Value = Fraction | int


class Atom(NamedTuple):
    """One number word or digit string: its class (see the lexicon), its value, and what is attached to it."""

    cls: str
    value: Value | None
    joined: bool
    """Whether و stands before it."""
    article: bool
    start: int
    """Folded position, after proclitics."""
    free: bool = True
    """Whether no preposition is attached, so that it may continue a number."""


_THOUSANDS = re.compile(r"[0-9]{1,3}(?:([.,٬])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMAL = re.compile(r"([0-9]+)[.,٫]([0-9]+)")
MOST_DIGITS = 18  # a longer string counts nothing
_OTHER_WORDS = {"لست", "ولست", "فلست", "كست", "وست"}  # I am not; clothed; West


def digits_value(text: str, scaled: bool = False) -> Value | None:
    """The value of a digit token, None for one that is no quantity; `scaled` where a scale word follows (1.234 مليار).

    >>> digits_value("54.457"), digits_value("1,200"), digits_value("3.5"), digits_value("1.2.3")
    (54457, 1200, Fraction(7, 2), None)
    """
    if len(text) > 2 * MOST_DIGITS:
        return None
    if text.isdigit():
        return int(text) if len(text) <= MOST_DIGITS else None
    grouped = _THOUSANDS.fullmatch(text)
    if grouped and not text.startswith("0") and not (scaled and len(text) <= 7):
        return int(re.sub("[^0-9]", "", text))
    decimal = _DECIMAL.fullmatch(text)
    return whole(Fraction(f"{decimal[1]}.{decimal[2]}")) if decimal else None


def whole(value: Value) -> Value:
    """The value as an int where it is one."""
    return int(value) if value == int(value) else value


@lru_cache(maxsize=256)
def _value(cell: str) -> Value:
    """The value that the lexicon gives: 3, 1/2."""
    return whole(Fraction(cell))


def atoms_in(doc: Document) -> dict[int, Atom]:
    """For each token that is a number word or digits, its atom."""
    out: dict[int, Atom] = {}
    for hit in doc.hits("number_words"):
        if hit.first in out or (doc.word(hit.first) in _OTHER_WORDS and not (hit.prefix == "و" and hit.first - 1 in out)):
            continue  # the first hit has the shortest prefix: واحد before و + احد
        if hit.prefix == "" and doc.word(hit.first) == "واحد" and _is_and_one(doc, hit.first):
            continue
        row = doc.lexicons.row("number_words", hit.row)
        article = _has_article(doc.letters[hit.start : hit.start + 4])
        out[hit.first] = Atom(row["class"], _value(row["value"]), "و" in hit.prefix, article, hit.start, hit.prefix in ("", "و", "ف"))
    for i in [i for i, word in enumerate(doc.words) if word < ":"]:  # digits come before letters
        if not _glued(doc, i):
            out[i] = Atom("digits", digits_value(doc.words[i]), i > 0 and doc.word(i - 1) in ("و", "وال"), False, doc.starts[i])
    return out


def _is_and_one(doc: Document, i: int) -> bool:
    """Whether واحد is و and أحد: مئة وأحد عشر."""
    raw = doc.text[slice(*doc.span(doc.starts[i], doc.ends[i]))]
    return "أ" in raw or (i + 1 < len(doc) and doc.word(i + 1) in ("عشر", "عشره"))


def _glued(doc: Document, i: int) -> bool:
    """Whether digits are part of a name (B52, 5G, كوفيد-19)."""
    if i and doc.gap(i) == "-" and not doc.word(i - 1)[0].isdigit():
        return True
    around = doc.letters[max(0, doc.starts[i] - 1) : doc.starts[i]] + doc.letters[doc.ends[i] : doc.ends[i] + 1]
    return any("a" <= c <= "z" for c in around)


def _has_article(begin: str) -> bool:
    """Whether a word that begins so carries ال (or the ل that is left of it after ل); ألف and آلاف only begin like it."""
    return begin.startswith("ل") or (begin.startswith("ال") and not begin.startswith(("الف", "الاف")))
