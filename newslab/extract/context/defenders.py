"""Defenders: who beat an attack off, and so is the doer of what its attackers suffered.

[أحبط الجيش] هجوما للمتمردين وقتل ستة منهم; مقتل ستة خلال تصدي [القوات] لهجوم.
"""

from __future__ import annotations

from newslab.extract.context.actors import OF, is_actor, is_victim, marks, opening, subject_near
from newslab.extract.context.happenings import claim_range
from newslab.extract.context.phrases import phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.values import Row


def defender(reading: Reading, claim: Row, window: tuple[int, int]) -> Phrase | None:
    """Who beat off the attack in which the claim's militants came to harm; nobody when the victims are soldiers, civilians or the defender's own."""
    if claim["outcome"] == "detained" or claim.get("victims") in ("security", "civilian", "mixed"):
        return None
    first, last = claim_range(claim)
    for i in [*range(first - 1, window[0] - 1, -1), *range(last, min(last + 8, window[1]))]:
        hit = reading.markers.get(i)
        kind = marks(reading, hit) if hit is not None else ""
        if i < first and reading.bound(i) == "contrast":
            return None
        noun = kind == "repelling" or reading.bound(i - 1) in ("prep", "time_prep", "cause_prep")  # خلال صد الجيش هجوما
        if kind == "repels" and i < first and not noun:
            found = subject_near(reading, i, hit.last, (window[0], first))
        elif kind in ("repels", "repelling") and noun:
            found = _of_noun(reading, i, hit.last, window)
        else:
            continue
        return found if found is not None and not is_victim(reading, found, claim) else None
    return None


def _of_noun(reading: Reading, i: int, after: int, window: tuple[int, int]) -> Phrase | None:
    """The doer of a verbal noun of defence: تصدي [القوات] لهجوم؛ تمكن [الجيش] من صد هجوم."""
    if is_actor(reading, after) and reading.agents[after].prefix == "" and reading.joined(after):
        return phrase_from(reading, after, window[1], reading.agents[after].start, through=OF)
    does = next((k for k in range(i - 1, max(window[0], i - 10) - 1, -1) if reading.says(k, "manages")), None)
    return None if does is None else subject_near(reading, does, does + 1, (window[0], i)) or opening(reading, does, window[0])
