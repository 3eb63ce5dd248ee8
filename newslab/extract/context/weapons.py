"""Weapons and manners: the words that say how people came to harm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newslab.extract.context.phrases import is_verb, phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.text.lexicons import Hit

_QUALIFIES = ("adjective", "modifier")
_FURTHER_SAID = ("attack", "explosion", "operation", "accident", "bombardment", "ambush", "")
"""Codes that the words after them make more precise: هجوم + بعبوة ناسفة."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A weapon or manner phrase: its words, and what its lexicon rows say."""

    phrase: Phrase
    kind: str
    """event, instrument, general (needs a word beside it), verb, or war (too wide to be the weapon if anything else is named)."""
    code: str
    cause: str
    link: str
    """The preposition that introduces it; empty for a subject or object."""


def happenings_in(reading: Reading, first: int, last: int) -> list[Happening]:
    """The weapon and manner phrases of a token range, in reading order, none overlapping."""
    found: list[Happening] = []
    i = first
    while i < last:
        happening = _happening_at(reading, i, last)
        if happening is not None:
            if found and found[-1].kind == "verb" and found[-1].phrase.last == i and happening.kind in ("instrument", "event"):
                found.pop()  # انفجرت سيارة مفخخة: the bomb says more than the verb
            if found and _lists(reading, found[-1], happening):
                happening = _both(found.pop(), happening)
            found.append(happening)
            i = happening.phrase.last
        else:
            i = _past_idiom(reading, i)
    return found


def _lists(reading: Reading, one: Happening, other: Happening) -> bool:
    """Whether two happenings are listed as one: القصف الجوي والهجوم البري."""
    i = other.phrase.first
    if one.phrase.last == i - 1 and reading.word(i - 1) == "او" and reading.joined(i):
        return {one.kind, other.kind} <= {"event", "instrument"}  # دهسا أو غرقا
    if one.phrase.last != i or not reading.joined(i) or reading.weapons[i].prefix != "و" or {one.kind, other.kind} - {"event", "instrument"}:
        return False
    letters = reading.doc.letters
    return letters.startswith("ال", one.phrase.start) == letters.startswith("ال", other.phrase.start)


def _both(one: Happening, other: Happening) -> Happening:
    return Happening(one.phrase._replace(last=other.phrase.last), one.kind, one.code, one.cause or other.cause, one.link)


def _past_idiom(reading: Reading, i: int) -> int:
    """The next token to look at: past an idiom that is no weapon (وقف إطلاق النار، ضربة جزاء)."""
    hit = reading.weapons.get(i)
    return hit.last if hit is not None and reading.doc.lexicons.row("weapons", hit.row)["kind"] == "none" else i + 1


def _happening_at(reading: Reading, i: int, limit: int) -> Happening | None:
    hit = reading.weapons.get(i)
    if hit is None or (_in_a_name(reading, i) and hit.last - i == 1):
        return None
    row = reading.doc.lexicons.row("weapons", hit.row)
    kind, code, cause = row["kind"], row["weapon_code"], row["cause"]
    if _points_elsewhere(reading, i, kind):
        return None
    if kind == "instrument" and hit.prefix[-1:] != "ب" and _is_machine(reading, i) and not reading.bound(i - 1):
        return None  # المدفعية قصفت: the doer
    if kind == "aimed" and not _aimed(reading, i, hit):
        return None
    if kind in _QUALIFIES or kind == "none" or (kind == "verb" and hit.prefix[-1:] in ("ب", "ل", "ك")):
        return None
    if reading.bound(i - 1) == "relative" and not reading.doc.letters.startswith("ال", hit.start) and hit.prefix == "" and hit.feature in ("sg", ""):
        kind = "verb"  # الطيران الذي قصف المواقع
    last, takes, named = hit.last, kind == "event+", kind == "event*" and not reading.doc.letters.startswith("ال", hit.start)
    definite = reading.doc.letters.startswith("ال", hit.start)
    while last < limit and kind != "verb" and reading.joined(last):
        more = reading.weapons.get(last)
        if more is not None and reading.word(last).startswith("لل"):
            break  # غارات [للطيران]: the doer
        if more is not None:
            extra = reading.doc.lexicons.row("weapons", more.row)
            if extra["kind"] in _QUALIFIES:
                if definite and not reading.word(last).startswith("ال"):
                    break
            elif not _carries_on(extra, code, more.prefix):
                break
            elif code == "attack" and not more.prefix and _is_machine(reading, last):
                break  # استهداف طائرة مسيرة سيارة: the doer
            crime_of = code == "murder" and (extra["kind"] not in _QUALIFIES or extra["weapon_code"] == "attack")  # جريمة إرهابية; not سطو مسلح
            if extra["weapon_code"] and (extra["weapon_code"].startswith(code) or code in _FURTHER_SAID or crime_of):
                code, cause = extra["weapon_code"], extra["cause"] or cause
                kind = "event" if kind == "general" else kind
            last = more.last
        elif named and last == hit.last and _names(reading, last):
            last = phrase_from(reading, last, limit).last
            break
        elif takes and _may_follow(reading, last):
            takes, last = False, last + 1
        else:
            break
    if kind == "instrument" and last + 1 < limit and reading.word(last) == "في" and reading.says(last + 1, "body") and reading.joined(last + 1):
        last += 2  # رصاصة في الصدر
    if code.startswith("accident.traffic") and reading.says(hit.first, "collision"):
        last = _colliding(reading, last, limit)
    return Happening(Phrase(i, last, hit.start), kind.rstrip("+*"), code, cause, _link(reading, i, hit.prefix))


def _colliding(reading: Reading, last: int, limit: int) -> int:
    """One past what collided, where بين names both: تصادم [بين حافلة وقطار]; the same token where it does not."""
    if last + 1 >= limit or reading.word(last) != "بين" or last + 1 in reading.places or not reading.joined(last) or not reading.joined(last + 1):
        return last
    other = phrase_from(reading, last + 1, limit).last
    if other >= limit or not reading.joined(other) or reading.word(other)[0] != "و" or reading.bound(other):
        return other if reading.word(other - 1).endswith(("ين", "ات")) else last  # تصادم بين سيارتين
    return phrase_from(reading, other, limit).last


def _carries_on(extra: Mapping[str, str], code: str, prefix: str) -> bool:
    """Whether another weapon word says more of one before it: هجوم [بعبوة]، جريمة [استهداف]، ضربة [لطائرة مسيرة]."""
    kinds = ("instrument", "event", "event*", "general", "war") if code == "murder" else ("instrument", "event", "event*")
    return extra["kind"] in kinds and (prefix in ("", "ب") or (prefix == "ل" and extra["weapon_code"].endswith("drone")))


def _may_follow(reading: Reading, i: int) -> bool:
    """Whether a word can be what burnt, fell or blew: تحطم [مروحية]، إعصار [ميكونو]."""
    known = any(i in rows for rows in (reading.bounds, reading.places, reading.dates))
    return not known and not is_verb(reading, i) and reading.word(i)[0] not in "وبل" and not reading.word(i)[0].isdigit()


def _points_elsewhere(reading: Reading, i: int, kind: str) -> bool:
    """Whether a word only tells whom or which spot is meant, or what was found: منفذ [الهجوم]، مكان [الحادث]، بحوزتهم [بندقية]، كمية من [الأسلحة]."""
    if i == 0 or not reading.joined(i):
        return False
    before = i - 2 if i > 1 and reading.word(i - 1) == "من" else i - 1
    if kind == "instrument":
        return reading.says(before, "found_on")
    if kind != "war" and i > 1 and reading.says(i - 1, "onset") and reading.says(i - 2, "lead"):
        return True  # منذ بدء [الاحتجاجات]
    return reading.says(i - 1, "doer_of") or (kind == "general" and reading.listed(reading.word(i - 1), "scene_of"))


def _aimed(reading: Reading, i: int, hit: Hit) -> bool:
    """Whether fire is gunfire: بنيران قناصة، نيران الجيش، فتح مسلح النار; not the fire that firemen put out."""
    definite = reading.doc.letters.startswith("ال", hit.start)
    if (hit.prefix[-1:] == "ب" and not definite) or hit.last in reading.agents:
        return True
    return fires(reading, i) is not None


def fires(reading: Reading, i: int) -> int | None:
    """The verb before a word for fire that makes it gunfire: أطلق، فتح."""
    return next((k for k in range(i - 1, max(-1, i - 7), -1) if reading.says(k, "fires")), None)


def _names(reading: Reading, i: int) -> bool:
    """Whether a word begins the name of the massacre before it: مجزرة [المستشفى المعمداني]."""
    other = reading.bound(i) or is_verb(reading, i) or i in reading.dates or _does_harm(reading, i)
    return not other and reading.word(i)[0] not in "بل"


def _does_harm(reading: Reading, i: int) -> bool:
    """Whether the genitive of a massacre is who committed it: مجزرة [الاحتلال]؛ not مجزرة المستشفى."""
    hit = reading.agents.get(i)
    return hit is not None and reading.doc.lexicons.row("agents", hit.row)["kind"] in ("force", "machine", "group", "name", "state")


def _is_machine(reading: Reading, i: int) -> bool:
    hit = reading.agents.get(i)
    return hit is not None and reading.doc.lexicons.row("agents", hit.row)["kind"] == "machine"


def _in_a_name(reading: Reading, i: int) -> bool:
    """Whether a word is part of somebody's name (سيف الإسلام، صدام حسين) or of a date (فجر اليوم)."""
    return i in reading.dates or (i in reading.names and reading.names[i].get("label") == "PER")


def _link(reading: Reading, i: int, prefix: str) -> str:
    """What introduces a happening: its attached preposition, the one right before, or جراء a few words before (جراء سقوط عدة قذائف)."""
    if prefix[-1:] in ("ب", "ل"):
        return prefix[-1]
    for before in range(i - 1, max(-1, i - 7), -1):
        if not reading.joined(before + 1):
            break
        bound = reading.bound(before)
        if bound == "cause_prep" or (bound in ("prep", "time_prep", "place_prep") and (before == i - 1 or _leads_in(reading, before + 1, i))):
            return reading.bare(before)
        if bound in ("verb", "relative", "contrast"):
            break
    return ""


def _leads_in(reading: Reading, first: int, last: int) -> bool:
    """Whether only words of number and kind stand before a happening: في سلسلة غارات."""
    return all(reading.listed(reading.word(i), "quantity") or reading.word(i) == "من" for i in range(first, last))
