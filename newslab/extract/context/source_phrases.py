"""The words that name a source: which noun may be one, and how far its office, its owner and its name go."""

from __future__ import annotations

from newslab.extract.context.phrases import is_verb, phrase_from, proclitics
from newslab.extract.context.reading import Phrase, Reading

THROUGH = frozenset(["في", "من", "باسم", "لدي", "ب"])
"""Words that the name of a source goes on through."""


def is_source(reading: Reading, i: int) -> bool:
    """Whether a word can name who speaks: an office, an institution, a name."""
    return i in reading.sources or i in reading.names or i in reading.agents or i in reading.places


def may_head(reading: Reading, i: int) -> bool:
    """Whether a noun phrase may begin at a token: no verb, particle or date."""
    return i < len(reading.doc) and reading.bound(i) in ("", "noun") and not is_verb(reading, i) and i not in reading.dates


def source_phrase(reading: Reading, first: int, limit: int) -> Phrase:
    """The words that name a source, with its office and name: مدير عام الصحة في عدن، الخضر لصور."""
    start = reading.doc.starts[first]
    word = reading.word(first)
    if word.startswith("لل"):
        start += 2
    elif word[0] == "و" and (first in reading.names and proclitics(reading, first) or word[1:3] == "ال"):
        start += 1
    phrase = phrase_from(reading, first, limit, start, through=THROUGH, loose=True)
    phrase = phrase._replace(last=min(limit, with_owner(reading, phrase.last)))
    at = phrase.last
    if at < limit and reading.doc.gap(at).strip() == "،" and may_head(reading, at) and at not in reading.dates:
        more = phrase_from(reading, at, limit, through=THROUGH, loose=True)
        end = more.last
        closed = end < len(reading.doc) and ("،" in reading.doc.gap(end) or reading.bound(end) == "that")
        if closed and end - at <= 7:
            return phrase._replace(last=end)
    return phrase


def issuer_of(reading: Reading, at: int, last: int) -> Phrase | None:
    """Who gave out the figures that are cited: وفقا لمعطيات نشرتها [الوزارة]؛ بحسب الأرقام التي أوردتها [القناة]."""
    if reading.listed(reading.word(at).removeprefix("لل").removeprefix("ال").removeprefix("ل"), "figures"):
        for i in range(at + 1, min(at + 4, last - 1)):
            if i in reading.reports and reading.reports[i].feature.endswith("+obj") and may_head(reading, i + 1):
                return source_phrase(reading, i + 1, last)
    return None


def with_owner(reading: Reading, last: int) -> int:
    """One past whose statement it is: بيان [لوزارة الدفاع]."""
    if last >= len(reading.doc) or not reading.joined(last) or not reading.listed(reading.word(last - 1), "statement"):
        return last
    if len(reading.word(last)) > 3 and reading.word(last)[0] == "ل":
        return phrase_from(reading, last, len(reading.doc)).last
    return last


def with_name(reading: Reading, last: int) -> int:
    """One past the name that a comma parts from somebody's office: نائب الوزير، [سامي فارس]، يعلن."""
    name = reading.names.get(last)
    if name is None or name["first"] != last or name.get("label") != "PER" or reading.doc.gap(last).strip() != "،" or reading.reports.get(last - 1):
        return last
    return name["last"]


def before_own_paper(reading: Reading, first: int, last: int) -> int:
    """Where a source ends before the paper of its own that it speaks in: الصحيفة [في تقريرها]."""
    for i in range(first + 1, last - 1):
        if reading.word(i) == "في" and reading.says(i + 1, "own_paper"):
            return i
    return last
