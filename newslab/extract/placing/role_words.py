"""What the words of a document say about the roles of its places: its `role_cues`, its government's verbs, its sport."""

from __future__ import annotations

from functools import lru_cache

from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit, Lexicons

BEFORE_A_NAME = frozenset(("org", "club", "body", "teams", "title", "gov", "party", "two", "with", "between", "place_verb"))
"""Classes of `role_cues.csv` that say something of the name right behind them."""


class RoleWords:
    """The role cues of a document, by where they stand."""

    def __init__(self, doc: Document, places_end: set[int], names_end: set[int]) -> None:
        self.doc = doc
        self.places_end = places_end
        """Tokens right behind a place."""
        self.names_end = names_end
        """Tokens right behind a person or body."""
        self.before: dict[int, set[str]] = {}
        """For a token, the classes of the cues that end right before it."""
        self.relations: dict[str, set[int]] = {}
        """For a preposition, the last tokens of the words that lead to a party with it: رد | على, تعهد | لـ."""
        self.branches: dict[str, set[int]] = {}
        """For ب and ل, the last tokens of bodies that are called by what follows it: المحكمة الابتدائية | بسوسة."""
        self._at: dict[str, set[int]] = {}
        rows = doc.lexicons.rows("role_cues")
        for hit in doc.hits("role_cues"):
            row = rows[hit.row]
            kind = row["class"]
            if kind in BEFORE_A_NAME:
                self.before.setdefault(hit.last, set()).add(kind)
            elif kind == "relation":
                self.relations.setdefault(row["takes"], set()).add(hit.last - 1)
            elif kind == "branch":
                self.branches.setdefault(row["takes"], set()).add(hit.last - 1)
            else:
                self._at.setdefault(kind, set()).add(hit.first)
        verbs = [hit for hit in doc.hits("government_verbs") if hit.prefix in ("", "و", "ف", "س", "وس") and not _is_noun(doc, hit)]
        self.verbs_end = {hit.last: hit.feature for hit in verbs}
        self.verbs_start = {hit.first: hit.feature for hit in verbs if not hit.feature.endswith("+obj") and hit.prefix != "و"}
        self.sport: dict[int, int] = {}
        for hit in doc.hits("sport_words"):
            first = doc.sentence_of(hit.first)[0]
            self.sport[first] = self.sport.get(first, 0) + 1
        total = sum(self.sport.values())
        self.enough_sport = 1 if total >= 6 and total * 40 >= len(doc) else 2

    def at(self, kind: str) -> set[int]:
        """The tokens at which cues of a class begin."""
        return self._at.get(kind, _NOWHERE)

    def near(self, kind: str, first: int, last: int) -> bool:
        """Whether a cue of a class begins in a token range."""
        return not self.at(kind).isdisjoint(range(max(0, first), last))

    def in_match(self, token: int) -> bool:
        """Whether a sentence is of sport: two words of it, or one in an article full of them."""
        return self.sport.get(self.doc.sentence_of(token)[0], 0) >= self.enough_sport


def _is_noun(doc: Document, hit: Hit) -> bool:
    """Whether what looks like a verb has an article (التابعة)."""
    return doc.letters.startswith("ال", hit.start) and not doc.lexicons.row("government_verbs", hit.row)["form"].startswith("ال")


_NOWHERE: set[int] = set()


@lru_cache(maxsize=8)
def seats(lexicons: Lexicons) -> frozenset[str]:
    """The folded names of capitals and seats, which stand for their governments."""
    cells = [row["capital"] for row in lexicons.rows("countries")] + [row["form"] for row in lexicons.rows("role_cues") if row["class"] == "seat"]
    return frozenset(fold_word(name) for cell in cells for name in cell.split("|") if name)


@lru_cache(maxsize=8)
def folded_forms(lexicons: Lexicons, kind: str) -> frozenset[str]:
    """The folded forms of a class of `role_cues.csv` that is looked up word by word."""
    return frozenset(fold_word(form) for row in lexicons.rows("role_cues") if row["class"] == kind for form in row["form"].split("|"))
