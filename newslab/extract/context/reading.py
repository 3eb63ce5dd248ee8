"""A document as the context grammars read it: what the lexicons of context, the names, places and dates say of each word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from newslab.extract.values import DateExpression, Row
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit, Lexicons

_JOINS = frozenset(" #_/\"'«»“”")  # may stand inside a phrase: قوات #الاحتلال، تنظيم "داعش"


@dataclass(frozen=True)
class Reading:
    """The document with, for each token where one begins, the hits of the lexicons of context, and for each token of one its name, place and date."""

    doc: Document
    bounds: dict[int, tuple[str, int]] = field(repr=False)
    """Words that end a phrase: token -> (class of `phrase_bounds`, one past its last token)."""
    weapons: dict[int, Hit] = field(repr=False)
    agents: dict[int, Hit] = field(repr=False)
    markers: dict[int, Hit] = field(repr=False)
    """Words that introduce an agent (`agent_markers`)."""
    results: dict[int, Hit] = field(repr=False)
    """Verbs of result and what refers back or ahead (`result_verbs`)."""
    place_nouns: dict[int, Hit] = field(repr=False)
    directions: dict[int, Hit] = field(repr=False)
    nationalities: dict[int, Hit] = field(repr=False)
    sources: dict[int, Hit] = field(repr=False)
    reports: dict[int, Hit] = field(repr=False)
    """Verbs and participles of saying (`reporting_verbs`)."""
    names: dict[int, Row] = field(repr=False)
    places: dict[int, Row] = field(repr=False)
    dates: dict[int, DateExpression] = field(repr=False)
    dateline: Row | None = None
    claimed: dict[int, tuple[int, int]] = field(default_factory=dict, repr=False)
    """For each token that counts or names people of a claim, the tokens that do."""
    victims: frozenset[int] = frozenset()
    """Tokens that count who was killed, hurt or driven out and is no militant: nobody who did it."""
    _found: dict[str, tuple[list[int], list[Hit]]] = field(default_factory=dict, repr=False, compare=False)

    def word(self, i: int) -> str:
        """Token `i`, folded."""
        return self.doc.words[i]

    def bare(self, i: int) -> str:
        """Token `i` without a leading و or ف."""
        word = self.doc.words[i]
        return word[1:] if len(word) > 3 and word[0] in "وف" else word

    def cues(self, lexicon: str, first: int, last: int) -> list[Hit]:
        """The hits of a lexicon of cues that begin in a token range, in reading order."""
        return self._between(lexicon, self.doc.hits, first, last)

    def longest(self, lexicon: str, first: int, last: int) -> list[Hit]:
        """The same without those that a longer one covers."""
        return self._between("longest " + lexicon, self._uncovered, first, last)

    def _uncovered(self, lexicon: str) -> list[Hit]:
        out: list[Hit] = []
        for first, hit in sorted(self.doc.longest(lexicon.removeprefix("longest ")).items()):
            if not out or first >= out[-1].last:
                out.append(hit)
        return out

    def _between(self, key: str, find: Callable[[str], list[Hit]], first: int, last: int) -> list[Hit]:
        if key not in self._found:
            hits = find(key)
            self._found[key] = ([h.first for h in hits], hits)
        at, hits = self._found[key]
        return hits[bisect_left(at, first) : bisect_left(at, last)]

    def listed(self, word: str, kind: str) -> bool:
        """Whether a folded word, as it stands, is on a list of `context_words` (or of the places of `phrase_bounds`)."""
        return word in _lists(self.doc.lexicons).get(kind, ())

    def says(self, i: int, kind: str) -> bool:
        """Whether token `i`, its و or ف left out, is on a list of `context_words`."""
        words, word = _lists(self.doc.lexicons).get(kind, ()), self.doc.words[i]
        return word in words or len(word) > 3 and word[0] in "وف" and word[1:] in words  # فتحت is no ف + تحت

    def bound(self, i: int) -> str:
        """The class of a word that ends phrases, or nothing."""
        return self.bounds[i][0] if i in self.bounds else ""

    def joined(self, i: int) -> bool:
        """Whether nothing but a space, a hash or a quotation mark parts token `i` from the one before."""
        return _JOINS.issuperset(self.doc.gap(i))

    def text(self, phrase: Phrase, *, quoted: bool = True) -> str:
        """The raw words of a phrase; where ل swallowed ال (للمقاومة) they begin after it. `quoted`: with the marks around what is all in quotation marks."""
        letters, start = self.doc.letters, phrase.start
        if start > self.doc.starts[phrase.first] and letters[start - 1 : start + 1] == "لل":
            start += 1
        return self.doc.text[slice(*_with_marks(self.doc.text, *self.doc.span(start, self.doc.ends[phrase.last - 1]), quoted))]

    def position(self, token: int, raw: int) -> int:
        """The folded position of a raw one inside a token."""
        origin = self.doc.folded.origin
        return max(self.doc.starts[token], raw if origin is None else bisect_left(origin, raw))

    def token_at(self, position: int) -> int:
        """The token that holds a raw position, or the last one before it."""
        origin = self.doc.folded.origin
        return max(0, self.doc.token_at(position if origin is None else bisect_right(origin, position) - 1))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The raw span of a token range."""
        return self.doc.span(self.doc.starts[first], self.doc.ends[last - 1])


_LEXICONS = {
    "weapons": "weapons", "agents": "agents", "markers": "agent_markers", "results": "result_verbs", "place_nouns": "place_nouns",
    "directions": "directions", "nationalities": "nationalities", "sources": "source_nouns",
}


def read(
    doc: Document, *, mentions: Sequence[Row] = (), places: Sequence[Row] = (), dates: Sequence[DateExpression] = (), claims: Sequence[Row] = (),
) -> Reading:
    """Look at a document once for all its claims."""
    bounds: dict[int, tuple[str, int]] = {}
    for hit in doc.hits("phrase_bounds"):
        row = doc.lexicons.row("phrase_bounds", hit.row)
        if row["class"] == "verb" and (_is_noun(doc, hit) or _after_preposition(doc, hit.first)):
            continue  # الحكم، لنقل، في وادي: a noun
        known = bounds.get(hit.first)
        if known is None or hit.last > known[1] or (hit.last == known[1] and known[0] == "verb"):  # إصابة rather than أصابه، تابعة than تابعه
            bounds[hit.first] = (row["class"], hit.last)
    return Reading(
        doc, bounds, **{field: _best(doc, lexicon) for field, lexicon in _LEXICONS.items()},
        reports={i: h for i, h in _best(doc, "reporting_verbs").items() if not _is_noun(doc, h)},
        names={i: m for m in mentions for i in range(m["first"], m["last"])},
        places={i: p for p in places for i in range(p["first"], p["last"])},
        dates={i: d for d in dates for i in range(d.first, d.last)},
        claimed={i: (c["first"], c["last"]) for c in claims for i in range(c["first"], c["last"])},
        victims=frozenset(i for c in claims if c["outcome"] != "detained" and c.get("victims") != "militant" for i in range(c["first"], c["last"])),
        dateline=next((p for p in places if p.get("role") == "dateline" and "CNN" not in doc.text[p["end"] : p["end"] + 60]), None),  # its newsroom
    )


def _best(doc: Document, lexicon: str) -> dict[int, Hit]:
    """For each token the longest hit that begins there; of equals the one without a pronoun (انتحاري the adjective, not "my suicide")."""
    out: dict[int, Hit] = {}
    for hit in doc.hits(lexicon):
        known = out.get(hit.first)
        if known is None or (hit.last, "+" not in hit.feature) > (known.last, "+" not in known.feature):
            out[hit.first] = hit
    return out


@lru_cache(maxsize=8)
def _lists(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """The folded words of each class of `context_words` and of each use of a preposition with places."""
    out: dict[str, set[str]] = {}
    for row in lexicons.rows("context_words"):
        out.setdefault(row["class"], set()).update(map(fold_word, row["form"].split("|")))
    for row in lexicons.rows("phrase_bounds"):
        for use in row["place"].split():
            out.setdefault(use, set()).update(map(fold_word, row["form"].split("|")))
    return {kind: frozenset(words) for kind, words in out.items()}


def _is_noun(doc: Document, hit: Hit) -> bool:
    """Whether a form that a verb shares with a noun is the noun here: it has an article or a preposition."""
    return doc.letters.startswith("ال", hit.start) or hit.prefix[-1:] in ("ب", "ل", "ك")


def _after_preposition(doc: Document, i: int) -> bool:
    """Whether a preposition stands right before a token, so that it is no verb: في [وادي] البقاع."""
    return i > 0 and doc.words[i - 1] in _PREPOSITIONS and doc.gap(i) == " "


_PREPOSITIONS = frozenset(map(fold_word, ("في", "إلى", "على", "عن")))


def clause_of(reading: Reading, first: int, last: int, window: tuple[int, int]) -> tuple[int, int]:
    """The part of a window around a token range that no contrast (فيما، بينما، كما) parts from it."""
    begin, end = window
    for i in range(first - 1, begin - 1, -1):
        if reading.bound(i) == "contrast":
            begin = i
            break
    for i in range(last, end):
        if reading.bound(i) == "contrast" or "؛" in reading.doc.gap(i):
            end = i
            break
    return begin, end


def _with_marks(text: str, start: int, end: int, quoted: bool) -> tuple[int, int]:
    """A raw span with the quotation mark after it that one inside it opened (جماعة "أنصار السلام"), and with both where it is all that is quoted."""
    inside, after, before = text[start:end], text[end : end + 1], text[max(0, start - 1) : start]
    for opened, closed in _MARKS:
        if inside.count(opened) % 2 if opened == closed else inside.count(opened) > inside.count(closed):
            close = text.find(closed, end, end + _QUOTED)  # تحالف "دعم الشرعية في المنطقة"
            return start, close + 1 if close >= 0 and "\n" not in text[end:close] else end
        if quoted and before == opened and after == closed and opened not in inside:
            return start - 1, end + 1
    return start, end


_QUOTED = 30
"""Characters within which a quotation mark that a name opened has to be closed."""
_MARKS = (('"', '"'), ("«", "»"), ("“", "”"))


class Phrase(NamedTuple):
    """A run of tokens; `start` is its folded position, after proclitics."""

    first: int
    last: int
    start: int
