"""A document as the context grammars read it: what each word is, where phrases and clauses end.

No parser: a phrase runs from its head over what can still belong to it, until a word
that cannot (a preposition, a particle, a verb, a change of definiteness) or a mark.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newslab.extract.values import DateExpression, Row
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit

_JOINS = frozenset(" #_/\"'«»“”")  # may stand inside a phrase: قوات #الاحتلال، تنظيم "داعش"
_ATTACHED = ("بال", "وبال", "لل", "ولل", "كال", "فبال")  # a preposition with its article; real words that look so stand in phrase_bounds as nouns
_LONGEST_PHRASE = 12


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

    def bound(self, i: int) -> str:
        """The class of a word that ends phrases, or nothing."""
        return self.bounds[i][0] if i in self.bounds else ""

    def joined(self, i: int) -> bool:
        """Whether nothing but a space, a hash or a quotation mark parts token `i` from the one before."""
        return _JOINS.issuperset(self.doc.gap(i))

    def text(self, phrase: Phrase) -> str:
        """The raw words of a phrase; where ل swallowed ال (للمقاومة) they begin after it."""
        letters, start = self.doc.letters, phrase.start
        if start > self.doc.starts[phrase.first] and letters[start - 1 : start + 1] == "لل":
            start += 1
        return self.doc.text[slice(*self.doc.span(start, self.doc.ends[phrase.last - 1]))]

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


def read(doc: Document, *, mentions: Sequence[Row] = (), places: Sequence[Row] = (), dates: Sequence[DateExpression] = ()) -> Reading:
    """Look at a document once for all its claims."""
    bounds: dict[int, tuple[str, int]] = {}
    for hit in doc.hits("phrase_bounds"):
        row = doc.lexicons.row("phrase_bounds", hit.row)
        if row["class"] == "verb" and _is_noun(doc, hit):
            continue  # الحكم، لنقل: a noun
        known = bounds.get(hit.first)
        if known is None or hit.last > known[1] or (hit.last == known[1] and known[0] == "verb"):  # إصابة rather than أصابه، تابعة than تابعه
            bounds[hit.first] = (row["class"], hit.last)
    return Reading(
        doc, bounds, **{field: _best(doc, lexicon) for field, lexicon in _LEXICONS.items()},
        reports={i: h for i, h in _best(doc, "reporting_verbs").items() if not _is_noun(doc, h)},
        names={i: m for m in mentions for i in range(m["first"], m["last"])},
        places={i: p for p in places for i in range(p["first"], p["last"])},
        dates={i: d for d in dates for i in range(d.first, d.last)},
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


def _is_noun(doc: Document, hit: Hit) -> bool:
    """Whether a form that a verb shares with a noun is the noun here: it has an article or a preposition."""
    return doc.letters.startswith("ال", hit.start) or hit.prefix[-1:] in ("ب", "ل", "ك")


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


class Phrase(NamedTuple):
    """A run of tokens; `start` is its folded position, after proclitics."""

    first: int
    last: int
    start: int


def phrase_from(reading: Reading, first: int, limit: int, start: int | None = None, *, through: frozenset[str] = frozenset(), loose: bool = False) -> Phrase:
    """The noun phrase whose head is token `first`, ending before `limit` at the latest.

    `through` names prepositions that may carry it on (مسلحين من تنظيم داعش); `loose` lets
    a name without ال follow a title with it (الرئيس بشار الأسد).
    """
    doc = reading.doc
    start = doc.starts[first] if start is None else start
    definite = doc.letters.startswith("ال", start) or _ends_name(reading, first)
    i = first + 1
    while i < min(limit, first + _LONGEST_PHRASE) and reading.joined(i) and i not in reading.dates:
        word = reading.word(i)
        if _one_name(reading, i) or _titled(reading, i):
            definite = definite or word.startswith("ال") or _ends_name(reading, i)
            i += 1
        elif reading.bound(i) == "noun":
            i = reading.bounds[i][1]
        elif reading.bound(i) == "belongs" and i + 1 < limit:
            i += 1 + (reading.word(i + 1) in ("الي", "من", "ل", "علي"))
            if i < limit and reading.joined(i) and not reading.bound(i):
                definite = reading.word(i).startswith(("ال", "لل"))
                i += 1
        elif reading.bound(i):
            if word not in through or i + 1 >= limit or not reading.joined(i + 1) or reading.bound(i + 1) or i + 1 in reading.dates:
                break
            definite = reading.word(i + 1).startswith("ال")
            i += 2
        elif _attached(reading, i):
            if "ب" not in through or word[0] != "ب":
                break
            definite = True
            i += 1
        elif word[0] == "و" and len(word) > 3:
            joins = (word[1:3] == "ال" and definite) or (i in reading.agents and reading.agents[i].prefix == "و") or proclitics(reading, i) == "و"
            if not joins or is_verb(reading, i):
                break
            definite = word[1:3] == "ال"
            i += 1
        elif word[0].isdigit() or is_verb(reading, i) or (definite and not loose and not word.startswith("ال")) or _new_head(reading, i, first):
            break
        else:
            definite = definite or word.startswith("ال") or _ends_name(reading, i)
            i += 1
    return Phrase(first, i, start)


def is_verb(reading: Reading, i: int) -> bool:
    """Whether a word is a verb by the list, or looks like a past one of a feminine subject (استخدمت) or a plural present one."""
    if i in reading.names or i in reading.places:
        return False
    bound = reading.bound(i)
    if bound:
        return bound == "verb"
    if i in reading.weapons and reading.doc.lexicons.row("weapons", reading.weapons[i].row)["kind"] == "verb":
        return True
    word = reading.bare(i)
    present = len(word) > 3 and (word[0] == "ي" or word.startswith(("تست", "تتب", "تتو", "تتع")))
    past = len(word) > 4 and word[-1] == "ت" and word[-2] != "ا" and not word.startswith("ال")
    return past or present or (len(word) > 5 and word[0] in "يت" and word.endswith("ون"))


def _one_name(reading: Reading, i: int) -> bool:
    """Whether token `i` carries on the name or place that the token before it belongs to."""
    return any(i in rows and rows[i] is rows.get(i - 1) for rows in (reading.names, reading.places))


def _new_head(reading: Reading, i: int, first: int) -> bool:
    """Whether an actor after an indefinite adjective is a new phrase, the object: مجموعات مسلحة [مجموعة مدفعية]."""
    weapon = reading.weapons.get(i)
    if weapon is not None and reading.word(i).startswith("ال") and reading.doc.lexicons.row("weapons", weapon.row)["kind"] == "event":
        return True  # تبنى تنظيم متشدد [التفجير]
    if i - 1 > first and reading.word(i).endswith("هم"):
        return True  # طائرة مسيرة تركية [سيارتهم]
    if i - 1 == first or not reading.word(i - 1).endswith("ه") or reading.word(i).startswith("ال"):
        return False
    hit = reading.agents.get(i)
    if hit is None:
        return i in reading.place_nouns and reading.place_nouns[i].prefix == ""  # حركة متمردة [قرية]
    return reading.doc.lexicons.row("agents", hit.row)["kind"] in ("force", "group", "machine")


def _ends_name(reading: Reading, i: int) -> bool:
    """Whether a proper name is complete with token `i`, so that no indefinite noun belongs to it any more (طالبان قاعدة)."""
    hit = reading.agents.get(i)
    if hit is not None and reading.doc.lexicons.row("agents", hit.row)["kind"] in ("name", "state") and hit.last == i + 1:
        return True
    return any(i in rows and rows[i]["last"] == i + 1 and rows[i].get("label") != "PER" for rows in (reading.names, reading.places))


def _titled(reading: Reading, i: int) -> bool:
    """Whether somebody's name begins here, after their title: ملعب الملك بودوان، مسجد الإمام علي."""
    name, title = reading.names.get(i), reading.sources.get(i - 1)
    if name is None or title is None or name.get("label") != "PER" or name["first"] != i:
        return False
    return reading.doc.lexicons.row("source_nouns", title.row)["kind"] == "person"


def _attached(reading: Reading, i: int) -> bool:
    """Whether a preposition is attached to the word: بالمدينة، للتحالف، بحلب."""
    if reading.word(i).startswith(_ATTACHED):
        return True
    hits = [rows[i].prefix for rows in (reading.agents, reading.weapons) if i in rows]
    return any(p[-1:] in ("ب", "ل", "ك") and p for p in [*hits, proclitics(reading, i)])


def proclitics(reading: Reading, i: int) -> str:
    """What is attached before the name or place that begins in token `i`."""
    row = reading.places.get(i) or reading.names.get(i)
    if row is None or row["first"] != i:
        return ""
    begin = reading.doc.span(reading.doc.starts[i], reading.doc.ends[i])[0]
    return fold_word(reading.doc.text[begin : row["start"]])


def stem(word: str) -> str:
    """A word without conjunction, article and the commonest endings, to compare لقوات and القوات."""
    for prefix in ("و", "ال", "لل", "ل"):
        word = word.removeprefix(prefix) if len(word) > len(prefix) + 2 else word
    for ending in ("يين", "ين", "ون", "ات", "يه", "ه", "و", "ي"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word
