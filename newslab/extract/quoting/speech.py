"""What the grammars of quotation read: a document with its reporting verbs, source nouns, function words and quoted stretches."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

from newslab.extract.naming.name_words import Word, name_words
from newslab.extract.quoting.marks import Quoted, quoted_spans
from newslab.extract.values import Row
from newslab.text.document import Document
from newslab.text.lexicons import Hit

NONE: frozenset[str] = frozenset()

# Verbal nouns by their shape (folded): تمديد تسوية إرسال إصابة انتشار انسحاب استهداف استعادة إلقاء انتهاء تراجع
VERBAL_NOUN = re.compile(r"(?:ت..ي.|ا..ا.|ا.ا.ه|ا.ت.ا.|ان..ا.|است..ا.|است.ا.ه|(?:ا|است)..اء|ا.ت.اء)(?:ه|ها|هم|هما)?")


class Stretch(NamedTuple):
    """A quoted stretch in tokens."""

    first: int
    last: int
    quoted: Quoted


@dataclass(frozen=True)
class Speech:
    """A document with what the grammars of reporting look up, each list made when it is first asked for."""

    doc: Document
    mentions: Sequence[Row] = ()
    """The document's names of people, organisations and places."""

    @cached_property
    def words(self) -> list[str]:
        """The tokens as folded letters."""
        return self.doc.words

    @cached_property
    def kinds(self) -> list[frozenset[str]]:
        """The function-word classes of each token."""
        return self.doc.once(_kinds)

    def look(self, i: int) -> Word:
        """What token `i` tells about names: a given name, a word of the language, or rare."""
        return name_words(self.doc.lexicons).look(self.words[i])

    @cached_property
    def verbs(self) -> dict[int, Hit]:
        """Reporting verbs, participles and phrases, by their first token."""
        return self.doc.once(_verbs)

    @cached_property
    def nouns(self) -> dict[int, Hit]:
        """Words for those who say something (المتحدث, وزارة, مصدر أمني), by their first token."""
        return self.doc.once(_nouns)

    @cached_property
    def events(self) -> dict[int, Hit]:
        """Verbal nouns that a report may consist of (مقتل, تمديد), by their first token."""
        theirs = ("ه", "ها", "هم", "هما")  # فوزي is a name
        return {i: h for i, h in self.doc.longest("verbal_nouns").items() if "+" not in h.feature or self.words[i].endswith(theirs)}

    @cached_property
    def names(self) -> dict[int, Row]:
        """The names by their first token, the longest where several begin."""
        out: dict[int, Row] = {}
        for name in self.mentions:
            first, last = name["first"], name["last"]
            if first >= 0 and (first not in out or last > out[first]["last"]):
                out[first] = name
        return out

    @cached_property
    def stretches(self) -> list[Stretch]:
        """Quoted stretches, outer ones before inner ones."""
        return self.doc.once(_stretches)

    @cached_property
    def openers(self) -> dict[int, Hit]:
        """Words that open a clause of the outlet's own (في حين, علما أن), by their first token."""
        return self.doc.longest("clause_openers")

    def closing(self, first: int, last: int) -> Stretch | None:
        """The widest quoted stretch that ends with token `last - 1` and begins at or after token `first`."""
        return next((s for s in self._closes.get(last, ()) if s.first >= first), None)

    @cached_property
    def _closes(self) -> dict[int, list[Stretch]]:
        out: dict[int, list[Stretch]] = {}
        for stretch in self.stretches:
            out.setdefault(stretch.last, []).append(stretch)
        return out

    @cached_property
    def named(self) -> frozenset[int]:
        """The tokens that are part of a name."""
        return frozenset(t for n in self.names.values() for t in range(n["first"], n["last"]))

    @cached_property
    def vouchers(self) -> dict[int, Hit]:
        """Words that open an attribution phrase (بحسب, وفقا), by their first token."""
        return self.doc.longest("attribution_cues")

    @cached_property
    def opens(self) -> dict[int, Stretch]:
        """Outer quoted stretches by their first token."""
        return {s.first: s for s in self.stretches if s.quoted.depth == 0}

    def row(self, lexicon: str, hit: Hit) -> dict[str, str]:
        """The lexicon row of a hit."""
        return self.doc.lexicons.row(lexicon, hit.row)

    def gap(self, i: int) -> str:
        """What stands between token `i` and the one before it."""
        return self.doc.gaps[i]

    def colon(self, i: int) -> bool:
        """Whether a colon that introduces speech stands before token `i` (not that of 5:30)."""
        gap = self.gap(i)
        return ":" in gap and not (gap == ":" and i and self.words[i - 1].isdigit())

    def written(self, i: int) -> str:
        """Token `i` as the text writes it, which tells إن from أن."""
        return self.doc.text[slice(*self.doc.span(self.doc.starts[i], self.doc.ends[i]))]

    def tanwin(self, i: int) -> bool:
        """Whether token `i` is written with an accusative ending (إنجازاً)."""
        return "\u064b" in self.written(i)

    def clause(self, i: int) -> tuple[int, int]:
        """The sentence of token `i` without the dateline that may open it: أربيل، العراق (نورث برس) -- | أعلنت ..."""
        first, end = self.doc.sentence_of(i)
        for t in range(first + 1, min(first + 10, i + 1)):
            gap = self.gap(t)
            if "--" in gap or ")" in gap and "-" in gap:
                return t, end
        return first, end

    def past_times(self, i: int, end: int) -> int:
        """Past times and dates at token `i`: `أمس الخميس`, `يوم 5 آذار الماضي`."""
        while i < end and "time" in self.kinds[i]:
            i += 1
            while i < end and self.gap(i) in (" ", "/", " (") and self._goes_on_time(i):
                i += 1
        return i

    def _goes_on_time(self, i: int) -> bool:
        return self.words[i].isdigit() or bool(self.kinds[i] & {"month", "near"})

    def titled(self, i: int) -> bool:
        """Whether the quoted words at token `i` are the name of a paper, a film, a party: برنامج "صباح المدينة"."""
        if not i or self.gap(i).strip(" \"'«“”") or self.opens[i].last - i > 6:
            return False
        return self.labelled(i) or "institution" in self._kinds_before(i)

    def labelled(self, i: int) -> bool:
        """Whether a word for a paper, a station, a film or a book stands before token `i`."""
        return bool(i) and ("title_noun" in self.kinds[i - 1] or "media" in self._kinds_before(i))

    def _kinds_before(self, i: int) -> set[str]:
        if "preposition" in self.kinds[i - 1]:
            return set()
        return {self.row("source_nouns", self.nouns[t])["kind"] for t in (i - 1, i - 2) if t in self.nouns}

    def is_event(self, i: int, attached: str = "") -> bool:
        """Whether token `i` is a verbal noun (مقتل, إرسال) and no source (إدارة); `attached` is a proclitic that it carries (بإرسال, بالاتفاق)."""
        if i >= len(self.words):
            return False
        if i in self.events and not (i in self.nouns and self.nouns[i].last > self.events[i].last):  # عدد القتلى, not عدد من السكان
            hit = self.events[i]
            definite = self.doc.letters.startswith("ال", hit.start)
            return hit.prefix == attached and (bool(attached) or definite == bool(self.row("verbal_nouns", hit)["definite"]))
        if i in self.nouns or i in self.named:
            return False
        word = self.words[i]
        if attached:
            word = word.removeprefix(attached).removeprefix("ال") if word.startswith(attached) else ""
        return VERBAL_NOUN.fullmatch(word) is not None and self.look(i).kind in ("common", "both")  # إيهاب has the shape of إرسال


def _kinds(doc: Document) -> list[frozenset[str]]:
    classes = doc.lexicons.word_classes
    return list(map(classes.get, doc.words, repeat(NONE)))


def _verbs(doc: Document) -> dict[int, Hit]:
    return {i: hit for i, hit in doc.longest("reporting_verbs").items() if _is_verb(doc, hit)}


def _nouns(doc: Document) -> dict[int, Hit]:
    kinds = doc.once(_kinds)
    found = doc.longest("source_nouns").items()
    return {i: hit for i, hit in found if "س" not in hit.prefix and "ك" not in hit.prefix and "acting" not in kinds[i] and not _bent_twice(doc, hit)}


def _bent_twice(doc: Document, hit: Hit) -> bool:
    """Whether a form with a pronoun seems to carry ال as well, which none does: التجاري is not my merchants."""
    return "+" in hit.feature and doc.letters.startswith("ال", hit.start)


def _is_verb(doc: Document, hit: Hit) -> bool:
    """Whether a hit of `reporting_verbs` stands as a verb: القول is one of its forms, القائل none, and nothing but و ف س precedes it."""
    if hit.feature == "sg.f" and doc.text[doc.span(hit.start, hit.end)[1] - 1] == "ه":
        return False  # كاتبه is his writer
    if hit.feature in ("sg.f", "pl", "pl.f", "du.f") and hit.first and doc.gap(hit.first) == " " and not hit.prefix:
        return doc.word(hit.first).startswith("قائل") or _tells(doc, hit)  # معلومات مؤكدة: an adjective, where no comma parts it from what precedes
    return not (set(hit.prefix) - set("وفس")) and (doc.letters[hit.start : hit.start + 2] != "ال" or doc.letters[hit.start : hit.end] in ("القول",))


def _tells(doc: Document, hit: Hit) -> bool:
    """Whether أن follows a participle of several people: وعدوا بالرد | مؤكدين أنهم ..."""
    if hit.feature == "sg.f" or doc.letters.startswith("ال", hit.start) or hit.last >= len(doc):
        return False
    return "that" in doc.lexicons.word_classes.get(doc.words[hit.last], NONE)


def _stretches(doc: Document) -> list[Stretch]:
    origin = doc.folded.origin
    out = []
    for quoted in quoted_spans(doc.text):
        start, end = quoted.inner_start, quoted.inner_end
        if origin is not None:
            start, end = bisect_left(origin, start), bisect_left(origin, end)
        first, last = bisect_left(doc.starts, start), bisect_left(doc.starts, end)
        if first < last:
            out.append(Stretch(first, last, quoted))
    return out
