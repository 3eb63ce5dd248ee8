"""Perpetrators: who did it, as the text says."""

from __future__ import annotations

from newslab.extract.context.actors import OF, is_actor, is_victim, marks, subject_near
from newslab.extract.context.attackers import attacker, has_object, performer
from newslab.extract.context.blame import accused, charged
from newslab.extract.context.culprits import culprit
from newslab.extract.context.defenders import defender
from newslab.extract.context.happenings import came_after, claim_range, points_back
from newslab.extract.context.introduced import after_marker, in_dragnet
from newslab.extract.context.neighbours import told_around
from newslab.extract.context.phrases import phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.subjects import holder, subject_of
from newslab.extract.context.weapons import Happening, happenings_in
from newslab.extract.values import Row
from newslab.text.lexicons import Hit


def agent_of(
    reading: Reading, claim: Row, clause: tuple[int, int], window: tuple[int, int], happening: Happening | None, happenings: list[Happening],
) -> Phrase | None:
    """The doer: as the claim's clause says it, else of the attack that it means, of one named before that it is part of, or who is blamed."""
    found = charged(reading, claim, window) or _of_claim(reading, claim, clause)
    if found is None and claim["outcome"] == "detained":
        if (found := in_dragnet(reading, claim, clause)) is not None:
            return found
        return next((p for h in reversed(happenings) if h.code == "raid" and (p := performer(reading, h.phrase.first, window)) is not None), None)
    if found is None and _is_assailant(reading, claim):
        return None
    if found is not None or (happening is not None and happening.cause in ("accident", "disaster")):
        return found
    if happening is None:
        if (found := defender(reading, claim, window)) is not None:
            return found
        at = claim_range(claim)[0]  # اتهمت منظمة الجيش بقتل سبعة; حملت الجيش المسؤولية عن مقتل سبعة
        owed = any(k in reading.markers and marks(reading, reading.markers[k]) == "charge" for k in range(max(window[0], at - 2), at + 1))
        return (accused(reading, window) if owed else None) or _assailant(reading, claim, window, happening)
    found = defender(reading, claim, window) or attacker(reading, happening, claim, window) or culprit(reading, happening.phrase.first, window[0])
    if found is None and not came_after(reading, happening.phrase.first):
        for other in reversed(happenings):  # شن مسلحون هجوما بالقذائف
            if found is None and other.phrase.last <= happening.phrase.first and "war" not in (other.kind, happening.kind):
                found = attacker(reading, other, claim, window)
    if found is not None and is_victim(reading, found, claim):
        found = None
    return found or accused(reading, window) or _assailant(reading, claim, window, happening)


def agent_around(reading: Reading, claim: Row, happening: Happening | None) -> Phrase | None:
    """The doer whom a neighbouring sentence names: of the attack that the claim's own goes on with, or who owns up to it in the next one."""
    found = None
    if _is_assailant(reading, claim):
        return None
    for window, event in told_around(reading, claim, happening):  # شن طيران التحالف غارات. وأسفرت [الغارات] عن مقتل
        for other in reversed(happenings_in(reading, *window)):
            if found is None and other.phrase.last <= event.phrase.last and event.cause not in ("accident", "disaster"):
                found = attacker(reading, other, claim, window)
    end = reading.doc.sentence_of(claim_range(claim)[0])[1]
    if found is None and happening is not None and end < len(reading.doc):
        after = reading.doc.sentence_of(end)
        if any(points_back(reading, other) and other.kind in ("event", "general") for other in happenings_in(reading, *after)):
            found = accused(reading, after)  # وتبنى التنظيم [الهجوم]
    return found if found is None or not is_victim(reading, found, claim) else None


def _assailant(reading: Reading, claim: Row, window: tuple[int, int], happening: Happening | None) -> Phrase | None:
    """The subject of an assault that the claim is the result of: فرقت [الشرطة] المحتجين ما أدى إلى إصابة عشرة; أصيب عشرة خلال تفريق [الشرطة] المحتجين."""
    first, last = claim_range(claim)
    for i in range(last, min(last + 8, window[1])):
        hit = reading.markers.get(i)
        if hit is not None and _assault(reading, i, hit) and is_actor(reading, hit.last) and reading.agents[hit.last].prefix == "":
            doer = phrase_from(reading, hit.last, window[1], reading.agents[hit.last].start, through=OF)
            if marks(reading, hit) != "assault_on" or has_object(reading, doer.last, window[1]):
                return doer
    result = next((i for i in range(first - 1, max(window[0], first - 5) - 1, -1) if _results(reading, i)), None)
    if came_after(reading, first, happening) or (happening is not None and came_after(reading, happening.phrase.first)):
        return None
    for i in range((result or window[0]) - 1, window[0] - 1, -1):
        hit = reading.markers.get(i)
        if reading.bound(i) == "contrast":
            return None
        if hit is not None and marks(reading, hit) == "assaults" and not reading.word(i).startswith(("ال", "لل")):
            found = subject_near(reading, i, hit.last, (window[0], first))
            return found if found is None or not is_victim(reading, found, claim) else None
    return None


def _is_assailant(reading: Reading, claim: Row) -> bool:
    """Whether the victim is the attacker: مقتل [منفذ] الهجوم."""
    return any(reading.says(i, "doer_of") for i in range(claim["first"], claim["last"]))


def _assault(reading: Reading, i: int, hit: Hit) -> bool:
    """Whether a verbal noun tells how people came to harm: خلال تفريق الشرطة المحتجين؛ إثر استهداف المستوطنين منزلا."""
    kind = marks(reading, hit)
    return kind == "assault" or (kind in ("transitive_noun", "assault_on") and reading.bound(i - 1) in ("cause_prep", "time_prep"))


def _results(reading: Reading, i: int) -> bool:
    hit = reading.results.get(i)
    return hit is not None and reading.doc.lexicons.row("result_verbs", hit.row)["kind"] == "cause"


_FAR = 16
"""Tokens after a claim within which على يد or من قبل still tells of it."""


def _of_claim(reading: Reading, claim: Row, clause: tuple[int, int]) -> Phrase | None:
    """Who is named as the doer in the claim's own clause: after على يد or من قبل, or as the subject of its verb."""
    first, last = claim_range(claim)
    held = claim["outcome"] in ("detained", "abducted")
    kinds = ("by", "holds") if held else ("by",)
    found = after_marker(reading, last, clause[1], kinds, reach=_FAR) or subject_of(reading, claim, clause) or culprit(reading, first, clause[0])
    return found or (holder(reading, first, clause[0]) if held else None)
