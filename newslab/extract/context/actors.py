"""Actors: the words that can name who does harm, and which of them is the subject of a verb."""

from __future__ import annotations

from newslab.extract.context.phrases import phrase_from, stem
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.values import Row
from newslab.text.lexicons import Hit

OF = frozenset(["من"])
"""The preposition that may carry an actor on: مسلحون من التنظيم."""
ACTORS = ("force", "machine", "group", "name", "fighter", "state", "criminal")


def subject_near(reading: Reading, verb: int, after: int, within: tuple[int, int]) -> Phrase | None:
    """The subject of a verb: the actor right after it (شنت الطائرات), else the one that its clause opens with (مسلحون شنوا)."""
    if after + 1 < within[1] and reading.listed(reading.word(after), "some") and is_actor(reading, after + 1):
        return phrase_from(reading, after, within[1], through=OF)
    if after < within[1] and not has_subject(reading, verb) and is_actor(reading, after) and reading.agents[after].prefix == "" and reading.joined(after):
        return phrase_from(reading, after, within[1], reading.agents[after].start, through=OF)
    return opening(reading, verb, within[0])


def has_subject(reading: Reading, verb: int) -> bool:
    """Whether a verb carries its subject in its ending, so that the noun after it is its object (هاجموا الشرطة)."""
    word = reading.word(verb)
    return word.endswith(("وا", "ون")) or (word.endswith("ا") and len(word) > 4)


def opening(reading: Reading, verb: int, begin: int) -> Phrase | None:
    """The actor that opens the clause of a verb, its subject: مسلحون من التنظيم شنوا؛ كانت القوات قد قتلت."""
    for i in range(verb - 1, begin - 1, -1):
        if reading.bound(i) == "contrast" or "؛" in reading.doc.gap(i + 1):
            return None
        if is_actor(reading, i) and reading.agents[i].prefix in ("", "و", "ف"):
            for k in range(max(begin, i - 4), i):  # المقاومة والجيش: the first of both
                if reading.agents[i].prefix == "و" and is_actor(reading, k) and _opens(reading, k, begin):
                    both = phrase_from(reading, k, verb, reading.agents[k].start, through=OF)
                    if both.last > i:
                        return both
            if _opens(reading, i, begin):
                return phrase_from(reading, i, verb, reading.agents[i].start, through=OF)
    return None


def before_relative(reading: Reading, relative: int, begin: int) -> Phrase | None:
    """The actor that a relative pronoun goes on with: [المجموعة المسلحة] التي خطفت المهندسين؛ [الرجل] الذي أقدم على قتل."""
    for i in range(relative - 1, max(begin, relative - 6) - 1, -1):
        if not reading.joined(i + 1):
            return None
        if i in reading.agents and (is_actor(reading, i) or i == relative - 1):
            phrase = phrase_from(reading, i, relative, reading.agents[i].start, through=OF)
            return phrase if phrase.last == relative else None
    return None


def _opens(reading: Reading, i: int, begin: int) -> bool:
    """Whether a noun can be the subject that opens a clause: nothing before it, or a mark, a particle, و."""
    if i == begin or not reading.joined(i) or reading.bound(i - 1) in ("particle", "that", "when", "contrast"):
        return True
    return reading.agents[i].prefix in ("و", "ف") and not any(i - 1 in rows for rows in (reading.agents, reading.names, reading.places))


def is_actor(reading: Reading, i: int) -> bool:
    """Whether a token can name who does harm: a force, a group, fighters, a state; no bare adjective."""
    hit = reading.agents.get(i)
    if hit is None or i in reading.victims or reading.doc.lexicons.row("agents", hit.row)["kind"] not in ACTORS:
        return False
    return i not in reading.places or reading.places[i].get("role") != "dateline"


def marks(reading: Reading, hit: Hit) -> str:
    return reading.doc.lexicons.row("agent_markers", hit.row)["kind"]


def start_of(reading: Reading, i: int) -> int | None:
    hit = reading.agents.get(i)
    return hit.start if hit is not None else None


def is_victim(reading: Reading, agent: Phrase, claim: Row) -> bool:
    """Whether the doer is among the victims, or called as they are: قتل 15 [مسلحا] في صد هجوم [لمسلحي] التنظيم."""
    if agent.first < claim["last"] and claim["first"] < agent.last:
        return True
    if agent.last <= claim["first"] and any(_belongs(reading, i, agent.first) for i in range(claim["first"], claim["last"])):
        return True  # صد هجوم للتنظيم وقتل 12 من عناصره
    victims = {stem(reading.word(i)) for i in range(claim["first"], claim["last"]) if not reading.bound(i)}
    return any(stem(reading.word(i)) in victims for i in range(agent.first, agent.last) if not reading.bound(i))


def _belongs(reading: Reading, i: int, owner: int) -> bool:
    """Whether victims are called the men of an actor by a pronoun of its gender: الجيش ... سبعة من [عناصره], not عناصرها."""
    word, head = reading.word(i), stem(reading.word(owner))
    if not reading.listed(word, "theirs"):
        return False
    return not (word.endswith("ها") and reading.listed(head, "masculine")) and not (word.endswith("ه") and reading.word(owner).endswith(("ه", "ات")))
