"""Causes: conflict, crime, accident, disaster and the rest, by the weapon where it says so, else by what the passage speaks of."""

from __future__ import annotations

from collections import Counter

from newslab.extract.context.happenings import claim_range, in_a_case
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.weapons import Happening
from newslab.extract.values import Row


def cause_of(
    reading: Reading, claim: Row, clause: tuple[int, int], window: tuple[int, int], happening: Happening | None, happenings: list[Happening],
    agent: Phrase | None,
) -> str:
    """One of the causes of the guidelines: by the weapon or manner where it says so, else by what the passage speaks of."""
    if agent is not None and (_is(reading, agent, ("criminal",)) or (_is(reading, agent, ("person",)) and _votes(reading, window, clause)["crime"])):
        return "crime"
    if happening is not None and happening.code in _PERSONAL and not (agent is not None and _is(reading, agent, _ARMED)):
        votes = _votes(reading, clause, clause)
        if votes["crime"] >= 2 and votes["crime"] > votes["conflict"]:
            return "crime"  # ذبح رجل زوجته أمام أطفالها
    if happening is not None:
        if happening.cause not in ("", "crime") and happening.kind != "war":
            return happening.cause
        if happening.code in _EXECUTIONS:
            if agent is not None and _is(reading, agent, ("group", "name", "fighter")):
                return "conflict"
            votes = _votes(reading, window, clause)
            return "conflict" if votes["conflict"] > votes["judicial"] + 1 else "judicial"
        if happening.code == "accident":
            told = next((h.cause for h in happenings if h.cause in ("accident", "disaster")), "")
            if told:
                return told  # تحطمت طائرة عسكرية في حادث راح ضحيته ثلاثة
    slaying = happening is not None and happening.code == "accident" and _is_slaying(reading, happening.phrase.last)
    votes = _votes(reading, window, clause)
    if slaying:  # حادث مقتل طالب
        votes["crime"] += 2
        happening, happenings = None, [h for h in happenings if h.code != "accident"]
    if not votes and claim["outcome"] != "detained":
        votes = _votes(reading, (max(0, window[0] - _AROUND), window[1] + _AROUND), clause)
    for other in happenings if claim["outcome"] != "detained" else ():
        votes[other.cause] += 1
    if happening is not None:
        votes[happening.cause] += 5
        votes["conflict"] += happening.code.startswith("explosion")
        votes["crime"] += happening.code in ("attack.stabbing", "attack.ramming", "attack.arson", "attack.beating")
        votes["accident"] += 4 * (happening.code.startswith("accident") and bool(happening.link or happening.code != "accident"))
        if happening.code in _DELIBERATE:
            del votes["accident"], votes["disaster"]  # طعن رجل أربعة في محطة قطار
    if claim.get("victims") == "security" or (claim.get("victims") == "militant" and claim["outcome"] != "detained"):
        votes["conflict"] += 3
    armed = _ARMED if claim["outcome"] != "detained" else _ARMED[1:]  # the police may well arrest a thief
    if claim["outcome"] == "abducted":
        del votes["accident"], votes["disaster"]
    if (agent is not None and _is(reading, agent, armed)) or claim["outcome"] in ("abducted", "displaced"):
        votes["conflict"] += 1 + (claim["outcome"] == "killed")
    if claim["outcome"] not in ("detained", "displaced") and in_a_case(reading, claim_range(claim)[0]):
        votes["crime"] += 2  # المتهم بقتل جاره
    if claim["outcome"] == "detained":
        votes["conflict"] += 2 * any(h.kind == "event" and h.cause == "conflict" and h.code.startswith(_ASSAULTS) for h in happenings)
        votes = Counter({"judicial": min(3, votes["judicial"] + votes["crime"] + 1), "conflict": votes["conflict"]})
        return max(votes, key=lambda c: votes[c])
    else:
        del votes["judicial"]
    del votes[""]
    if not votes or not max(votes.values()):
        many = claim["outcome"] in ("killed", "missing") and (claim.get("low") or 0) >= _ONLY_IN_WAR
        return "conflict" if many else "unknown"
    return max(_CAUSES, key=lambda c: votes[c])


_PERSONAL = ("shooting", "attack.stabbing", "attack.execution", "attack.arson", "attack.ramming", "attack.beating", "murder")
"""Ways in which one person may kill another, too."""


def _is_slaying(reading: Reading, i: int) -> bool:
    """Whether an incident is a killing: حادث [مقتل] طالب."""
    return i < len(reading.doc) and reading.joined(i) and reading.says(i, "slaying")


_ONLY_IN_WAR = 300
"""So many deaths of which nothing else is said are a war's."""
_ASSAULTS = ("attack", "explosion", "shooting")
_ARMED = ("force", "machine", "group", "name", "fighter", "state", "adjective", "crowd")
_DELIBERATE = ("attack.stabbing", "attack.beating", "attack.arson", "attack.ramming", "attack.torture", "attack.assassination")
_EXECUTIONS = ("attack.execution", "judicial_execution")


def _is(reading: Reading, agent: Phrase, kinds: tuple[str, ...]) -> bool:
    """Whether a doer is called by a word of one of the kinds of `agents`."""
    return any(i in reading.agents and reading.doc.lexicons.row("agents", reading.agents[i].row)["kind"] in kinds for i in range(agent.first, agent.last))


_AROUND = 60
"""Tokens before and after a sentence that itself says nothing of the cause."""


def _votes(reading: Reading, within: tuple[int, int], clause: tuple[int, int]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for hit in reading.longest("cause_cues", *within):
        row = reading.doc.lexicons.row("cause_cues", hit.row)
        votes[row["cause"]] += int(row["weight"]) * (2 if clause[0] <= hit.first < clause[1] else 1)
    return votes


_CAUSES = ("conflict", "disaster", "accident", "crime", "judicial", "self_inflicted", "other")
