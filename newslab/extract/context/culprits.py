"""Culprits: who stands accused or convicted of a deed, is suspected of it, or is said to have carried it out."""

from __future__ import annotations

from newslab.extract.context.phrases import is_verb, phrase_from
from newslab.extract.context.reading import Phrase, Reading

_BETWEEN = 4
"""Tokens between the word of guilt and the deed: المشتبه [به الرئيس في] اغتيال."""
_BACK = 25


def culprit(reading: Reading, deed: int, begin: int) -> Phrase | None:
    """Who is guilty of the deed that begins at a token: [شقيقين] متورطين في جريمة قتل؛ أعدم [سامي فارس] لإدانته بقتل؛ منفذ الهجوم [سامي فارس]."""
    if deed <= begin or not (reading.word(deed)[0] == "ب" or _leads(reading, deed - 1)):
        return None
    if (named := _answering(reading, deed, begin)) is not None:
        return named
    for i in range(deed - 1, max(begin, deed - 1 - _BETWEEN) - 1, -1):
        if reading.says(i, "guilty"):
            return _accused(reading, i, begin)
        if reading.says(i, "guilt_of"):
            return _person_before(reading, i, begin)
        if not (reading.bound(i) == "prep" or reading.says(i, "back") or reading.says(i, "leads_to_deed") or reading.listed(reading.word(i), "chief")):
            break
    return _doer_of(reading, deed) if reading.says(deed - 1, "doer_of") else None


def _leads(reading: Reading, i: int) -> bool:
    """Whether a word leads on to the deed that somebody is guilty of or has done: في، جريمة، منفذ، لقتله."""
    return reading.word(i) in ("في", "عن", "ب") or any(reading.says(i, kind) for kind in ("leads_to_deed", "doer_of", "guilt_of"))


def _accused(reading: Reading, guilty: int, begin: int) -> Phrase | None:
    """The person whom a participle of guilt describes, or the participle itself where it stands for the person: ضبط [المتهمين] بخطف."""
    who = guilty - 1
    if who >= begin and (named := _named(reading, who)) is not None:
        return named
    if who >= begin and reading.joined(guilty) and not reading.bound(who) and not is_verb(reading, who) and who not in reading.dates:
        for i in range(who, max(begin, who - 3) - 1, -1):
            hit = reading.agents.get(i)
            if hit is not None and phrase_from(reading, i, guilty, hit.start).last == guilty:
                return Phrase(i, guilty, hit.start)
        if who in reading.claimed:
            first, last = reading.claimed[who]
            return Phrase(first, min(last, guilty), reading.doc.starts[first])
        if reading.word(who).startswith("ال"):
            return Phrase(who, guilty, reading.doc.starts[who])
    return Phrase(guilty, guilty + 1, reading.doc.starts[guilty]) if reading.says(guilty, "stands_for_one") else None


def _person_before(reading: Reading, i: int, begin: int) -> Phrase | None:
    """The person named or counted last before a word like لإدانته."""
    for k in range(i - 1, max(begin, i - _BACK) - 1, -1):
        if (named := _named(reading, k)) is not None:
            return named
        if k in reading.claimed:
            first, last = reading.claimed[k]
            return Phrase(first, last, reading.doc.starts[first])
        if reading.says(k, "tries") and not reading.bound(k + 1) and reading.joined(k + 1) and k + 1 < i:
            return _tried(reading, k + 1, i)
    return None


def _tried(reading: Reading, first: int, limit: int) -> Phrase | None:
    """The person behind a word of trial: حبس [سائق حافلة] أربعة أيام؛ أحالت النيابة [ربة منزل] إلى المحاكمة."""
    if first in reading.sources and reading.word(first).startswith("ال"):
        first = phrase_from(reading, first, first + 1).last
    if first >= limit or reading.bound(first) or first in reading.dates or reading.word(first)[0].isdigit():
        return None
    return phrase_from(reading, first, limit)


def _answering(reading: Reading, deed: int, begin: int) -> Phrase | None:
    """Who confesses to a deed or faces the charge of it: اعترف [حارس ليلي] بقتل تاجر؛ يواجه [سامي فارس] تهمة قتل شقيقته."""
    for i in range(deed - 2, max(begin, deed - 8) - 1, -1):
        if reading.says(i, "answers_for") and not reading.bound(i + 1) and reading.joined(i + 1):
            person = phrase_from(reading, i + 1, deed)
            at_deed = person.last == deed or all(_leads(reading, k) for k in range(person.last, deed))
            return person if at_deed else None
    return None


def _named(reading: Reading, i: int) -> Phrase | None:
    """The person whose name ends in a token."""
    name = reading.names.get(i)
    if name is None or name.get("label") != "PER" or name["last"] != i + 1:
        return None
    return Phrase(name["first"], name["last"], reading.position(name["first"], name["start"]))


def _doer_of(reading: Reading, deed: int) -> Phrase | None:
    """The name of the one who carried out an attack: منفذ [الهجوم] سامي فارس؛ منفذ الهجوم وهو سامي فارس."""
    for i in range(deed + 1, min(deed + 12, reading.doc.sentence_of(deed)[1])):
        name = reading.names.get(i)
        if name is not None and name.get("label") == "PER" and name["first"] == i and (reading.joined(i) or reading.says(i - 1, "called")):
            return Phrase(i, name["last"], reading.doc.starts[i])
    return None
