"""Evidence for place names: what the words beside a name say about it."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from newslab.text.document import Document
from newslab.text.lexicons import Hit


class Noun(NamedTuple):
    """An administrative noun before a name: what it can name, its own proclitics, and whether the span begins with it."""

    start: int
    first: int
    prefix: str
    kinds: tuple[str, ...]
    attached: bool
    role: str
    """Its class in `place_cues.csv`: a `street` may be called after a far place (شارع فلسطين), a `site` lies at its town (مطار سبها)."""


class Evidence:
    """What the place cues of a document say, by the token that they end before."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.rows = doc.lexicons.rows("place_cues")
        self.by_end: dict[int, list[Hit]] = {}
        for hit in doc.hits("place_cues"):
            self.by_end.setdefault(hit.last, []).append(hit)
        self.directions: dict[int, list[Hit]] = {}
        """Directions by the token that they end before."""
        for hit in doc.hits("directions"):
            self.directions.setdefault(hit.last, []).append(hit)
        self.nationalities = doc.longest("nationalities")

    @cached_property
    def compounds(self) -> set[int]:
        """Tokens that begin names of several words: تل الورد, دير السنا."""
        return {h.first for hits in self.by_end.values() for h in hits if self.rows[h.row]["class"] in ("compound", "clan") and not h.prefix}

    @cached_property
    def clans(self) -> dict[int, Hit]:
        """First words of names that are nearly always places' where they follow a preposition of place, alone or with ب: ببني خيار, في سيدي حمودة."""
        hits = (h for hits in self.by_end.values() for h in hits if h.prefix in ("", "ب"))
        return {h.first: h for h in hits if self.rows[h.row]["class"] == "clan"}

    @cached_property
    def phrases(self) -> set[int]:
        """Tokens of phrases that name no place though their words do (مسقط رأسه)."""
        return self._not_places("phrase")

    @cached_property
    def stops(self) -> set[int]:
        """Tokens that follow administrative nouns and are no names (قرية صغيرة)."""
        return self._not_places("word", "adjective", "noun", "phrase")

    def _not_places(self, *classes: str) -> set[int]:
        rows = self.doc.lexicons.rows("not_a_place")
        return {i for hit in self.doc.hits("not_a_place") if rows[hit.row]["class"] in classes for i in range(hit.first, hit.last)}

    @cached_property
    def actors(self) -> set[int]:
        """Tokens right after a known person or body (أرامكو السعودية)."""
        return {hit.last for hit in self.doc.hits("actors")}

    @cached_property
    def stated(self) -> set[int]:
        """Tokens right after what makes a name there a government: its verb, its policies, what is done on its behalf."""
        rows = self.doc.lexicons.rows("role_cues")
        policies = {hit.last for hit in self.doc.hits("role_cues") if rows[hit.row]["class"] in ("gov", "party")}
        return policies | {hit.last for hit in self.doc.hits("government_verbs")}

    @cached_property
    def governed(self) -> set[int]:
        """Tokens right after a preposition, direction, place cue or what makes a name a government."""
        return set(self.by_end) | self.directions.keys() | self.stated

    def before(self, first: int, *classes: str) -> Hit | None:
        """The longest cue of one of the classes that ends right before a token."""
        hits = [h for h in self.by_end.get(first, ()) if self.rows[h.row]["class"] in classes]
        return min(hits, key=lambda h: h.first, default=None) if joined(self.doc.gap(first)) else None

    def located(self, first: int, prefix: str) -> bool:
        """Whether a preposition of place or a direction stands before a name: في العمارة, بالعمارة, شرقي العمارة."""
        if prefix:
            return prefix.endswith("ب")
        return self.before(first, "prep", "of", "near") is not None or first in self.directions

    def stands_alone(self, first: int, last: int) -> bool:
        """Whether a name stands where a dateline names its place: from the line's bounds or a dash to a dash, colon, bracket or date."""
        before, after = self.doc.gap(first), self.doc.gap(last)
        opens = not first or "\n" in before or "-" in before
        return opens and (last >= len(self.doc) or any(mark in after for mark in "\n-:(ـ") or self.doc.words[last][0].isdigit())

    def noun_before(self, first: int, prefix: str) -> Noun | None:
        """The administrative noun that governs the name at a token: قضاء مخمور, محافظتي ديالى."""
        if prefix or not joined(self.doc.gap(first)):
            return None
        for hit in self.by_end.get(first, ()):
            row = self.rows[hit.row]
            if row["class"] == "capital" or row["class"] in _NOUNS and not is_definite(self.doc, hit):
                return Noun(hit.start, hit.first, hit.prefix, tuple(row["kinds"].split()), row["class"] not in ("nouns", "capital"), row["class"])
        return None

    def nationality_after(self, last: int) -> str:
        """The country whose adjective follows a name (البصرة العراقية): its code, or nothing."""
        hit = self.nationalities.get(last)
        if hit is None or hit.prefix or self.doc.gap(last) != " " or not hit.feature.startswith("sg"):
            return ""
        return self.doc.lexicons.row("nationalities", hit.row)["country"]


_NOUNS = ("noun", "nouns", "street", "site")


def is_definite(doc: Document, hit: Hit) -> bool:
    """Whether a noun carries the article (المحافظة, للمحافظة) and so governs no name."""
    return doc.letters[hit.start : hit.start + 2] == "ال" or hit.prefix.endswith("ل") and doc.letters[hit.start] == "ل"


def joined(gap: str) -> bool:
    """Whether two words belong together: a space, perhaps a quotation mark (سجن "عوفر") or a hashtag's line."""
    return gap in (" ", "_", ' "', " «", " '", " (", " #")
