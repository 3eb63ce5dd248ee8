"""Weapons and manners: the words that say how people came to harm, and which of them a claim means."""

from __future__ import annotations

from dataclasses import dataclass

from newslab.extract.context.phrases import is_verb, phrase_from, stem
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.values import Row
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
    if hit is None or _in_a_name(reading, i):
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
            elif extra["kind"] not in ("instrument", "event", "event*") + ("general", "war") * (code == "murder") or more.prefix not in ("", "ب"):
                break
            elif code == "attack" and not more.prefix and _is_machine(reading, last):
                break  # استهداف طائرة مسيرة سيارة: the doer
            if extra["weapon_code"] and (extra["weapon_code"].startswith(code) or code in _FURTHER_SAID):
                code, cause = extra["weapon_code"], extra["cause"] or cause
                kind = "event" if kind == "general" else kind
            last = more.last
        elif named and last == hit.last and reading.word(last)[0] not in "بل" and not (reading.bound(last) or is_verb(reading, last) or last in reading.dates):
            last = phrase_from(reading, last, limit).last  # مجزرة [المستشفى المعمداني]
            break
        elif takes and _may_follow(reading, last):
            takes, last = False, last + 1
        else:
            break
    return Happening(Phrase(i, last, hit.start), kind.rstrip("+*"), code, cause, _link(reading, i, hit.prefix))


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
        return reading.listed(reading.word(before), "found_on")
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


_TOO_FAR = 22.0


def happening_of(reading: Reading, claim: Row, clause: tuple[int, int], happenings: list[Happening]) -> Happening | None:
    """The weapon or manner that a claim means, among those of its sentence; None when none fits.

    What follows the claim with a preposition (قتل ثلاثة في غارة) and what governs it as the
    subject of a verb of result (أسفرت الغارة عن مقتل ثلاثة) come first, then the nearest.
    """
    first, last = claim_range(claim)
    governed, after = _governor(reading, claim, clause), came_after(reading, first)
    best, cost = None, _TOO_FAR
    for h in happenings:
        a, b = h.phrase.first, h.phrase.last
        if claim["outcome"] == "detained" and not (h.code == "raid" and (h.link or governed)):
            continue
        if a >= last:
            price = 0.5 * (a - last) + (0 if h.link else 4) + 3 * new_clauses(reading, last, a)
        elif b <= first:
            price = 0.5 * (first - b) + (0 if governed else 5) + (25 if after else 0)
        else:
            price = 1.0 if h.kind == "verb" and own_verb(claim, h) else 3.0 if h.kind == "verb" else 5.0  # إعدام خمسة [رميا بالرصاص]
        price -= 7 if _subject_of_result(reading, h.phrase, first) else 0
        price += 4 if h.code == "murder" else 0
        price += {"war": 6, "general": 3, "verb": 3}.get(h.kind, 0) + (0 if clause[0] <= a < clause[1] else 4 if goes_on(reading, claim) else 11)
        if price < cost:
            best, cost = h, price
    return best


def new_clauses(reading: Reading, first: int, last: int) -> int:
    """How many clauses begin in a token range: verbs that و does not join, and a verb of saying twice."""
    count = 0
    for i in range(first, last):
        if i in reading.reports and reading.reports[i].feature:
            count += 2
        elif is_verb(reading, i) and reading.word(i)[0] != "و":
            count += 1
        elif (hit := reading.results.get(i)) is not None and hit.last in reading.markers and reading.bound(hit.last - 1) in ("time_prep", "cause_prep"):
            count += 2  # عقب اعتقاله في لبنان
    return count


def _subject_of_result(reading: Reading, happening: Phrase, claim: int) -> bool:
    """Whether a verb of result has a happening for its subject: حرب أدت إلى مقتل؛ الهجوم الذي أسفر؛ أدى قصف إلى مقتل."""
    before = reading.results.get(happening.first - 1)
    if before is not None and reading.doc.lexicons.row("result_verbs", before.row)["kind"] == "cause":
        return True
    last = happening.last
    for i in range(last, min(last + 2, claim)):
        hit = reading.results.get(i)
        if hit is not None:
            return reading.doc.lexicons.row("result_verbs", hit.row)["kind"] == "cause"
        if reading.bound(i) != "relative":
            return False
    return False


def fuller(reading: Reading, happening: Happening, happenings: list[Happening]) -> Happening:
    """The earlier phrase that a bare one refers back to and that says more: هجمات بالصواريخ ... لم تخلف [الهجمات] إصابات."""
    phrase = happening.phrase
    if phrase.last - phrase.first > 1 or not reading.doc.letters.startswith("ال", phrase.start):
        return happening
    for h in reversed([h for h in happenings if h.phrase.last <= phrase.first]):
        if stem(reading.word(h.phrase.first)) == stem(reading.word(phrase.first)):
            return h if h.phrase.last - h.phrase.first > 1 else happening
    return happening


def goes_on(reading: Reading, claim: Row) -> bool:
    """Whether a claim says by its words that it goes on with the same event: بينما أصيب خمسة [آخرون]."""
    return any(reading.says(i, "more") for i in range(claim["first"], min(claim["last"] + 1, len(reading.doc))))


def own_verb(claim: Row, happening: Happening) -> bool:
    """Whether a happening is the very verb or noun of the claim: [أعدم] التنظيم أربعة."""
    trigger = claim.get("_trigger")
    return bool(trigger) and happening.phrase.first <= trigger[0] < happening.phrase.last


def claim_range(claim: Row) -> tuple[int, int]:
    """The tokens from a claim's trigger to its count, whichever comes first."""
    trigger = claim.get("_trigger") or (claim["first"], claim["last"])
    return min(claim["first"], trigger[0]), max(claim["last"], trigger[1])


def in_a_case(reading: Reading, first: int) -> bool:
    """Whether a claim is the matter of a case: المتهم [بقتل جاره]؛ قضية [مقتل تاجر]."""
    hits = [reading.results[i] for i in range(max(0, first - 4), first) if i in reading.results]
    return any(reading.doc.lexicons.row("result_verbs", hit.row)["kind"] == "case" and hit.last == first for hit in hits)


def names_weapon(reading: Reading, happening: Happening) -> bool:
    """Whether a happening says with what: not a mere هاجم or استهداف, not the suicide itself."""
    bare = happening.phrase.last - happening.phrase.first == 1
    if happening.code == "suicide":
        return not bare
    if happening.code == "murder" and (bare or reading.word(happening.phrase.last - 1).endswith("قتل")):
        return False
    if happening.code == "operation" and happening.kind == "general":
        return not bare or (is_many(reading, happening) and not points_back(reading, happening))
    return not (happening.code in ("attack", "raid") and (happening.kind == "verb" or (bare and stem(reading.word(happening.phrase.first)) == "استهداف")))


def points_back(reading: Reading, happening: Happening) -> bool:
    """Whether a happening is one that was told of before: [الغارات] أسفرت؛ not الغارات الروسية."""
    phrase = happening.phrase
    return phrase.last - phrase.first == 1 and reading.doc.letters.startswith("ال", phrase.start)


def is_many(reading: Reading, happening: Happening) -> bool:
    """Whether several attacks are meant: هجمات، غارات، عمليات."""
    hit = reading.weapons.get(happening.phrase.first)
    return hit is not None and hit.feature.startswith("pl")


def is_vague(reading: Reading, happening: Happening) -> bool:
    """Whether a happening only points back: الحادث، حادث مماثل."""
    phrase = happening.phrase
    after = reading.word(phrase.last) if phrase.last < len(reading.doc) else ""
    return happening.kind == "general" and (reading.doc.letters.startswith("ال", phrase.start) or after.startswith(("مماثل", "مشابه")))


def came_after(reading: Reading, first: int, happening: Happening | None = None) -> bool:
    """Whether a claim, or the attack that it is the result of, is what something else came after.

    غارات ردا على [إصابة أربعة]؛ غارات ردا على [تفجير] أسفر عن إصابة أربعة.
    """
    at = {first}
    if happening is not None and happening.phrase.last <= first and _subject_of_result(reading, happening.phrase, first):
        at.add(happening.phrase.first)
    return any(
        reading.doc.lexicons.row("result_verbs", hit.row)["kind"] in ("after", "case") and hit.last in at
        for i in {k for a in at for k in range(max(0, a - 4), a)} if (hit := reading.results.get(i)) is not None
    )


def _governor(reading: Reading, claim: Row, clause: tuple[int, int]) -> bool:
    """Whether a verb of result or a word that refers back stands at the claim."""
    first, last = claim_range(claim)
    for i in range(max(clause[0], first - 8), min(last + 4, clause[1])):
        hit = reading.results.get(i)
        if hit is not None:
            kind = reading.doc.lexicons.row("result_verbs", hit.row)["kind"]
            if (kind == "cause" and i < last) or kind == "refers_back":
                return True
    return False
