"""Number words and digits put together: where a numeral begins, how far it goes, what it is worth.

The grammar reads tokens, each an `Atom` (a number word or a run of digits), and follows
Arabic order: hundreds, then units before tens (خمسة وعشرون), then the scale word (ألف,
مليون), scales falling from left to right and joined by و. What breaks the order begins a
new number: in ثلاثة وأربعة there are two.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from newslab.extract.counting.atoms import MOST_DIGITS, Atom, Value, atoms_in, digits_value, whole
from newslab.text.document import Document
from newslab.text.inflection import forms_of
from newslab.text.lexicons import Lexicons

_DAYS = ("لاحد", "لاثنين", "لاتنين")


class Numeral(NamedTuple):
    """A number without its hedges."""

    first: int
    last: int
    start: int
    value: Value | None
    kind: str
    scale: int = 1
    """The last scale word that it ends in, 1 without one."""
    parts: tuple[Value, ...] = ()
    """The two that it may be instead where بين stands before it (بين خمسة وعشرين)."""
    low: Value | None = None
    high: Value | None = None
    bound: str = ""
    """`range` or `vague`, with `low` and `high`; empty for a single value."""


def numerals_in(doc: Document) -> list[Numeral]:
    """All numerals, in reading order, none overlapping; hedges, ranges and units are not looked at."""
    atoms = atoms_in(doc)
    out, done = [], -1
    for i in sorted(atoms):
        if i >= done and (found := _Reader(doc, atoms).numeral(i)):
            if found.value is not None and found.first == i and _is_negative(doc, i):
                found = found._replace(start=found.start - 1, value=-found.value)
            out.append(found)
            done = found.last
    return out


def _is_negative(doc: Document, i: int) -> bool:
    """Whether a minus is glued to digits (-7 درجات), unlike the dash of a range, a name or a list."""
    if not doc.word(i)[0].isdigit() or doc.letters[doc.starts[i] - 1 : doc.starts[i]] != "-":
        return False
    return (doc.gap(i) == " -" and not doc.word(i - 1)[0].isdigit()) if i else len(doc) == 1


@lru_cache(maxsize=8)
def function_words(lexicons: Lexicons) -> frozenset[str]:
    """The folded words that are particles, pronouns and the like (كما, عندما, هذه), alone and behind و or ف."""
    words = [form for row in lexicons.rows("stopwords") for form, _ in forms_of(row)]
    return frozenset(conjunction + word for word in words for conjunction in ("", "و", "ف"))


class _Reader:
    """Recursive descent over the atoms of a document; each method returns what it read and the token after it, or None."""

    def __init__(self, doc: Document, atoms: Mapping[int, Atom]) -> None:
        self.doc, self.atoms = doc, atoms

    def numeral(self, i: int) -> Numeral | None:
        """The numeral that begins at token `i`."""
        atom = self.atoms[i]
        if atom.cls in ("ordinal", "ordinal_before_ten"):
            return self._ordinal(i)
        if atom.cls == "minus":
            j = self._next(i + 1)
            inner = self._cardinal(j) if j is not None and self.atoms[j].cls not in ("minus", "ordinal") else None
            return inner and inner._replace(first=i, start=atom.start, value=-inner.value if inner.value is not None else None)
        if atom.cls == "odd":  # نيف وعشرون, بضع وثلاثون
            j = self._joined(i + 1)
            inner = self._cardinal(j) if j is not None else None
            return inner and inner._replace(first=i, start=atom.start, kind="odd")
        return self._cardinal(i)

    def _next(self, i: int) -> int | None:
        """Token `i` where an atom follows without و and without punctuation."""
        atom = self.atoms.get(i)
        return i if atom and atom.free and not atom.joined and not self.doc.gap(i).strip(" ") else None

    def _joined(self, i: int) -> int | None:
        """The atom that follows joined by و: attached (وعشرون) or on its own (و عشرون)."""
        if i < len(self.doc) and not self.doc.gap(i).strip(" "):
            if i in self.atoms:
                return i if self.atoms[i].joined and self.atoms[i].free else None
            if self.doc.word(i) == "و" and i + 1 in self.atoms and not self.doc.gap(i + 1).strip(" "):
                return i + 1
        return None

    def _cls(self, i: int | None) -> str:
        return "" if i is None else self.atoms[i].cls

    def _below_hundred(self, i: int) -> tuple[Value, int, tuple] | None:
        """واحد, عشرة, ثلاثة عشر, عشرون, خمسة وعشرون."""
        atom = self.atoms[i]
        if atom.article and self.doc.word(i).endswith(_DAYS):
            return None
        if atom.cls in ("unit", "before_ten") and atom.value:
            ten = self._next(i + 1)
            if self._cls(ten) == "ten" and not self.atoms[ten].article:
                return 10 + atom.value, ten + 1, ()
            tens = self._joined(i + 1)
            if self._cls(tens) == "tens":
                return atom.value + self.atoms[tens].value, tens + 1, (atom.value, self.atoms[tens].value)
        if atom.cls in ("unit", "ten", "teen", "tens"):
            return atom.value, i + 1, ()
        return None

    def _below_thousand(self, i: int) -> tuple[Value, int, tuple] | None:
        """مئة, مئتان وخمسة عشر, ثلاثمئة, ثلاث مئة وعشرون."""
        atom, value, after = self.atoms[i], None, i + 1
        if atom.cls == "hundred":
            value = atom.value
        elif atom.cls == "unit" and atom.value >= 3:
            hundred = self._next(i + 1)
            if self._cls(hundred) == "hundreds" or (self._cls(hundred) == "hundred" and self.atoms[hundred].value == 100):
                value, after = atom.value * 100, hundred + 1
        elif atom.cls == "hundreds" and self._cls(self._joined(i + 1)) in ("unit", "ten", "tens") and self.doc.word(i).endswith("ميه"):
            value = 100  # مية وعشرين
        if value is None:
            return self._below_hundred(i)
        rest = self._joined(after)
        small = self._below_hundred(rest) if rest is not None else None
        return (value + small[0], small[1], (value, small[0])) if small else (value, after, ())

    def _plain(self, i: int) -> tuple[Value, int, tuple] | None:
        """A number below a thousand, digits, or a fraction, with what follows فاصلة."""
        atom = self.atoms[i]
        if atom.cls == "digits":
            scaled = self._cls(self._next(i + 1)) in ("scale", "scales")
            value = digits_value(self.doc.word(i), scaled) if scaled else atom.value
            value, after = self._comma_of_agencies(i, value)
            read = (value, after, ()) if value is not None else None
        elif atom.cls == "fraction" or (atom.cls == "half" and self._cls(self._next(i + 1)) in ("scale", "scales")):
            read = (atom.value, i + 1, ())
        else:
            read = self._below_thousand(i)
        if read is None:
            return None
        parts = self._next(read[1])
        if self._cls(parts) == "fractions" and 2 <= read[0] <= 9:
            return read[0] * self.atoms[parts].value, parts + 1, ()
        point = self._next(read[1])
        if self._cls(point) == "point":
            digits = self._next(point + 1)
            decimals = None if digits is None else self._below_thousand(digits) if self._cls(digits) != "digits" else (self.atoms[digits].value, digits + 1, ())
            if decimals and isinstance(decimals[0], int):
                return read[0] + Fraction(decimals[0], 10 ** len(str(decimals[0]))), decimals[1], ()
        return read

    def _comma_of_agencies(self, i: int, value: Value | None) -> tuple[Value | None, int]:
        """The Gulf agencies' decimal ر, typed from the right: 5ر2 مليون is 2.5."""
        doc = self.doc
        if i + 2 < len(doc) and doc.word(i + 1) == "ر" and doc.gap(i + 1) == doc.gap(i + 2) == "":
            decimals, units = doc.word(i), doc.word(i + 2)
            if decimals.isdigit() and units.isdigit() and len(decimals) <= 3 and len(units) <= MOST_DIGITS:
                return whole(Fraction(f"{units}.{decimals}")), i + 3
        return value, i + 1

    def _component(self, i: int) -> tuple[Value, int, int, tuple] | None:
        """A plain number with its scale words (value, token after, scale): ثلاثة آلاف, 1.5 مليون, نصف مليون, ألفان, مليار."""
        atom = self.atoms[i]
        if atom.cls == "scale":
            value, after, scale, parts = atom.value, i + 1, atom.value, ()
            if self._is_dual(i, after):
                value = 2 * scale
        elif atom.cls == "dual_scale":
            value, after, scale, parts = atom.value, i + 1, atom.value // 2, ()
        else:
            plain = self._plain(i)
            if plain is None:
                return None
            (value, after, parts), scale = plain, 1
        while self._cls(bigger := self._next(after)) in ("scale", "scales") and self.atoms[bigger].value > scale:
            scale = self.atoms[bigger].value
            value, after = value * scale, bigger + 1
        return value, after, scale, parts

    def _is_dual(self, i: int, after: int) -> bool:
        """Whether ألفا, مليونا, مليارا are two: قتل ألفا شخص, unlike ألفا و200 and ألفاً."""
        doc = self.doc
        if not doc.word(i).endswith("ا") or after >= len(doc) or doc.gap(after) != " ":
            return False
        raw_end, following = doc.span(doc.starts[i], doc.ends[i])[1], doc.word(after)
        if "\u064b" in doc.text[raw_end - 2 : raw_end] or after in self.atoms:
            return False
        return following[0] not in "وفب" and following not in function_words(doc.lexicons)

    def _cardinal(self, i: int) -> Numeral | None:
        """Components of falling scale, joined by و: مليون ومئتا ألف وخمسون; and ونصف after the last."""
        atom = self.atoms[i]
        read = self._component(i)
        if read is None:
            return Numeral(i, i + 1, atom.start, None, "phone") if atom.cls == "digits" else None
        value, after, scale, parts = read
        while (j := self._joined(after)) is not None:
            if self._cls(j) in ("fraction", "half") and value >= 1 and (scale > 1 or not isinstance(value, Fraction)):
                part, after = self.atoms[j].value * scale, j + 1
                value += part
                again = self._next(after)
                if self._cls(again) == "scale" and self.atoms[again].value == scale:  # مليون ونصف المليون
                    after = again + 1
                elif self._cls(again) == "scale" and scale == 1:  # ثلاثة ونصف مليون
                    value, scale, after = value * self.atoms[again].value, self.atoms[again].value, again + 1
                break
            more = self._component(j) if scale > 1 else None
            if more is None or more[0] >= scale or more[2] >= scale or isinstance(more[0], Fraction):
                break
            value, after, scale, parts = value + more[0], more[1], more[2], (value, more[0])
        first, start = self._article_of_digits(i)
        kind = "fraction" if atom.cls == "fraction" and scale == 1 else "cardinal"
        over = self._over(after) if atom.cls != "digits" else None
        if over and over[0] > value:
            return Numeral(i, over[1], atom.start, whole(Fraction(value) / over[0]), "fraction")
        if isinstance(value, Fraction) and value < 1 and scale == 1:
            kind = "fraction"
        odd = self._joined(after)
        if self._cls(odd) == "odd" and self._joined(odd + 1) is None and value >= 10:
            kind, after = "odd", odd + 1  # عشرون ونيف
        return Numeral(first, after, start, whole(value), kind, scale, parts)

    def _article_of_digits(self, i: int) -> tuple[int, int]:
        """Where a numeral begins, the article before its digits included: الـ80, والـ80."""
        doc = self.doc
        if i and self.atoms[i].cls == "digits" and doc.gap(i) in ("", " ") and doc.word(i - 1) in ("ال", "وال", "بال", "فال", "كال"):
            return i - 1, doc.ends[i - 1] - 2
        return i, self.atoms[i].start

    def _over(self, after: int) -> tuple[Value, int] | None:
        """على مئة, بالألف: what a number is divided by."""
        doc = self.doc
        if after < len(doc) and doc.gap(after) == " ":
            if doc.word(after) in ("بالالف", "بالاف"):
                return 1000, after + 1
            if doc.word(after) == "علي" and self._next(after + 1) is not None and self._cls(after + 1) != "digits":
                below = self._component(after + 1)
                return below and (below[0], below[1])
        return None

    def _ordinal(self, i: int) -> Numeral | None:
        """الثالث, الحادي عشر, الخامس والعشرون; without its article from ثالث on (ثالث هجوم)."""
        atom = self.atoms[i]
        ten = self._next(i + 1)
        if self._cls(ten) == "ten" and not self.atoms[ten].article:
            return Numeral(i, ten + 1, atom.start, 10 + atom.value, "ordinal")
        tens = self._joined(i + 1)
        if self._cls(tens) in ("tens", "hundred") and self.atoms[tens].article:
            return Numeral(i, tens + 1, atom.start, atom.value + self.atoms[tens].value, "ordinal")
        if atom.cls == "ordinal" and (atom.article or atom.value >= 3):
            return Numeral(i, i + 1, atom.start, atom.value, "ordinal")
        return None
