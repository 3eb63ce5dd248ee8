"""What a number counts: people and things, or money, percent, distance, an age, a year, the time of day."""

from __future__ import annotations

from newslab.extract.number_words import Numeral
from newslab.text.document import Document

_YEAR = {"عام", "العام", "سنه", "السنه", "عامي", "سنتي", "لعام", "بعام", "اعوام", "للعام", "لسنه"}
_MAY_LEAD_TO_YEAR = {"في", "منذ", "حتي", "قبل", "بعد", "خلال", "نهايه", "بدايه", "مطلع", "اواخر", "اوائل", "منتصف", "صيف", "شتاء", "خريف", "ربيع", "الي", "من", "بين"}
_AGE = {"عمر", "العمر", "عمره", "عمرها", "عمرهم", "البالغ", "البالغه", "يبلغ", "تبلغ", "سن", "بعمر", "بسن", "اعمارهم", "اعمارهن", "السن", "والبالغ", "والبالغه", "بالغ", "يناهز", "لعمر"}
_AGE_UNITS = {"عام", "عاما", "اعوام", "سنه", "سنوات", "سنين", "ربيعا", "اشهر", "شهرا"}
_PHONE = {"هاتف", "الهاتف", "جوال", "الجوال", "تلفون", "واتساب", "موبايل", "هواتف"}
_SIGNS = {"%": "percent", "$": "money"}


class Kinds:
    """The kind of each numeral of one document."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.units = {first: (hit.last, doc.lexicons.row("units", hit.row)["kind"]) for first, hit in doc.longest("units").items() if not hit.prefix or hit.prefix == "ب"}

    def of(self, n: Numeral) -> str:
        """`n.kind`, or a more telling one for a cardinal."""
        doc = self.doc
        if n.kind not in ("cardinal", "fraction", "year"):
            return n.kind
        previous = doc.word(n.first - 1) if n.first and not doc.gap(n.first).strip(' ("') else ""
        sign = _SIGNS.get(doc.gap(n.last).strip(" ")[:1]) or ("money" if "$" in doc.gap(n.first) else None)
        if sign:
            return sign
        unit = self._unit(n)
        if unit:
            return "age" if unit == "time" and self._is_age(n, previous) else unit
        if n.kind == "fraction":
            return "fraction"
        if previous in ("الساعه", "للساعه", "ساعه"):
            return "time"
        if previous in _AGE and (n.last >= len(doc) or doc.word(n.last) not in ("شخصا", "شخص")) and previous in ("عمر", "سن", "بعمر", "بسن"):
            return "age"
        if doc.word(n.last) in ("من",) and n.last + 1 < len(doc) and doc.word(n.last + 1) in _AGE if n.last < len(doc) else False:
            return "age"
        if previous in _PHONE or self._is_code(n):
            return "phone"
        if previous in ("رقم", "الرقم"):
            return "ordinal"
        return "year" if self._is_year(n, previous) else n.kind

    def _unit(self, n: Numeral) -> str | None:
        unit = self.units.get(n.last)
        return unit[1] if unit and not self.doc.gap(n.last).strip(" ") else None

    def _is_age(self, n: Numeral, previous: str) -> bool:
        """عن عمر 92 سنة, البالغ من العمر 29 عاما, (12 عاما)."""
        doc = self.doc
        return doc.word(n.last) in _AGE_UNITS and ("(" in doc.gap(n.first) or any(doc.word(i) in _AGE for i in range(max(0, n.first - 3), n.first)))

    def _is_code(self, n: Numeral) -> bool:
        word = self.doc.word(n.last - 1)
        return n.value is not None and n.last - n.first == 1 and word.isdigit() and (len(word) >= 9 or (word.startswith("0") and len(word) >= 5))

    def _is_year(self, n: Numeral, previous: str) -> bool:
        """Four digits after عام, a month or a preposition, with no counted noun behind: في 2014, سبتمبر 2021."""
        doc = self.doc
        if n.bound or not isinstance(n.value, int):
            return False
        if previous in _YEAR and 1 <= n.value <= 2500:
            return True
        if not (1900 <= n.value <= 2100 and doc.word(n.last - 1).isdigit() and n.last - n.first == 1):
            return False
        if n.kind == "year" or n.first in self._after_month:
            return True
        following = doc.word(n.last) if n.last < len(doc) and doc.gap(n.last) == " " else ""
        return previous in _MAY_LEAD_TO_YEAR and not (following.endswith("ا") or following in ("شخص",))

    @property
    def _after_month(self) -> set[int]:
        return {hit.last for hit in self.doc.hits("months")}
