"""What a number counts: people and things, or money, percent, distance, an age, a year, the time of day."""

from __future__ import annotations

from newslab.extract.counting.numerals import Numeral, function_words
from newslab.text.document import Document

_PERSONS = ("شخص", "شخصا")


class Kinds:
    """The kind of each numeral of one document."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        rows = doc.lexicons.rows("units")
        found = {i: hit for i, hit in doc.longest("units").items() if not hit.prefix}
        hits = {i: hit for i, hit in found.items() if not doc.letters.startswith("ال", hit.start)}
        self.units = {i: rows[hit.row]["kind"] for i, hit in hits.items()}
        self.definite_units = {i: rows[hit.row]["kind"] for i, hit in found.items() if i not in hits}
        words = doc.lexicons.rows("time_words")
        named = [hit for hit in doc.hits("time_words") if words[hit.row]["class"] in ("month", "month_unsure", "hijri")]
        self.after_month = {hit.last for hit in named}
        percents = [hit for hit in hits.values() if rows[hit.row]["kind"] == "percent"]
        self.taken = {i for hit in percents + [h for h in named if h.last > h.first + 1] for i in range(hit.first, hit.last)}
        """Tokens that are no number of their own: بالمئة, the second word of تشرين الثاني."""
        self.cues = cues_of(doc)

    def of(self, n: Numeral) -> str:
        """`n.kind`, or a more telling one for a cardinal."""
        if n.kind not in ("cardinal", "fraction", "year"):
            return n.kind
        doc, cues = self.doc, self._before(n)
        if "%" in doc.gap(n.last)[:2] or "$" in doc.gap(n.first)[-2:] + doc.gap(n.last)[:2]:
            return "percent" if "%" in doc.gap(n.last)[:2] else "money"
        unit = None if doc.gap(n.last).strip(" ") else self.units.get(n.last)
        if n.bound == "vague" and n.last < len(doc):
            unit = unit or self.definite_units.get(n.last + (doc.word(n.last) == "من"))  # آلاف الأمتار, مئات الملايين من الدولارات
        if unit:
            return "age" if unit == "time" and self._is_age(n) else unit
        if n.kind == "fraction":
            return "fraction"
        if "clock" in cues:
            return "time"
        joined = doc.word(n.first).startswith("و") and not doc.word(n.first).startswith("واحد")
        behind = n.last + 1 < len(doc) and doc.word(n.last) == "من" and "age" in self.cues.get(n.last + 1, ())
        if ("age" in cues and not joined) or behind:  # but أبو عمر وخمسة من رفاقه
            return "age"
        if "phone" in cues or self._is_code(n):
            return "phone"
        if "label" in cues:
            return "ordinal"
        return "year" if self._is_year(n, cues) else n.kind

    def _before(self, n: Numeral) -> frozenset[str]:
        """The cues of the word right before."""
        return frozenset() if self.doc.gap(n.first).strip(' ("') else self.cues.get(n.first - 1, frozenset())

    def _is_age(self, n: Numeral) -> bool:
        """عن عمر 92 سنة, البالغ من العمر 29 عاما, (12 عاما), and set off: وقال رامي، 27 عاما، إن."""
        doc = self.doc
        if "year_of_age" not in self.cues.get(n.last, ()):
            return False
        before, after = doc.gap(n.first).strip(" ")[-1:], doc.gap(n.last + 1).strip(" ")[:1]
        if n.first and doc.word(n.first - 1) == "عن" and not doc.gap(n.first).strip(" "):
            return True  # رحل عن 92 عاما
        if before == "(" or (before in ("،", ",", "-") and after in ("،", ",", "-", ")", "»") and n.first):
            return True
        return any("age" in self.cues.get(i, ()) for i in range(max(0, n.first - 3), n.first))

    def _is_code(self, n: Numeral) -> bool:
        """A long run of digits, or one that begins with 0."""
        word = self.doc.word(n.last - 1)
        return n.last - n.first == 1 and word.isdigit() and (len(word) >= 10 or (word.startswith("0") and len(word) >= 5))

    def _is_year(self, n: Numeral, cues: frozenset[str]) -> bool:
        """Digits after عام; four digits after a month or a preposition with no counted noun behind: في 2014, سبتمبر 2021."""
        doc = self.doc
        counted = may_be_counted(doc, n.last)
        if n.bound == "range":
            return isinstance(n.low, int) and isinstance(n.high, int) and 1900 <= n.low < n.high <= 2100 and not counted
        if n.bound or not isinstance(n.value, int):
            return False
        if "year" in cues and 1 <= n.value <= 2500:
            return True
        if not (1900 <= n.value <= 2100 and doc.word(n.last - 1).isdigit() and n.last - n.first == 1):
            return False
        if n.kind == "year" or n.first in self.after_month:
            return True
        return "maybe_year" in cues and not (counted and n.value % 100 == 0) and doc.word(n.last if n.last < len(doc) else 0) not in _PERSONS


def may_be_counted(doc: Document, i: int) -> bool:
    """Whether token `i` follows a number closely and may be what it counts: indefinite, with the ending of a counted noun (شخصا, سيارة)."""
    if i >= len(doc) or doc.gap(i) != " ":
        return False
    word = doc.word(i)
    return word.endswith(("ا", "ه")) and not word.startswith(("ال", "لل")) and word not in function_words(doc.lexicons) or word in _PERSONS


def cues_of(doc: Document) -> dict[int, frozenset[str]]:
    """For each token that ends a form of the lexicon `number_cues`, what it tells of a number near it."""
    out: dict[int, frozenset[str]] = {}
    for hit in doc.hits("number_cues"):
        out[hit.last - 1] = out.get(hit.last - 1, frozenset()) | {doc.lexicons.row("number_cues", hit.row)["cue"]}
    return out
