"""Those whom a participle says to be held or missing: الصحفي المعتقل فلان, أربعة موظفين كانوا محتجزين, لا يزال الطبيب مفقودا."""

from __future__ import annotations

from collections.abc import Mapping

from newslab.extract.claiming.counted_people import HELD, Phrase
from newslab.extract.claiming.sentence import Sentence

_BACK = 14  # tokens from أنهم محتجزون back to those it speaks of
_FREED = ("المحرر", "السابق", "المفرج", "محرر", "سابق")
_SPEAKS_OF_MANY = frozenset({"انهم", "وانهم", "بانهم", "هم", "وهم", "كانوا", "زالوا", "مازالوا", "يزالون", "ممن"})


def captive(s: Sentence, phrase: Phrase) -> Mapping[str, str] | None:
    """What says of a phrase that its people are held or missing: its own noun (رهائن) or the participle behind it (الجنود المحتجزين)."""
    if phrase.state is not None:
        return phrase.state if phrase.state["outcome"] in HELD else None
    k = phrase.extent
    while k < s.last and k - phrase.extent < 4 and s.small.link(k) == "copula":
        k += 1
    if phrase.extent < k < s.last and k in s.people.states and not s.people.states[k].prefix:  # ثلاثة جنود كانوا أسرى
        row = s.people.state_of(s.people.states[k])
        return row if row["outcome"] in HELD else None
    hit = s.people.states.get(phrase.extent) if phrase.extent < s.last and s.people.close(phrase.extent) else None
    if hit is None or hit.prefix or _is_definite(s, phrase.extent) != phrase.definite or _freed(s, phrase.extent + 1):
        return None
    row = s.people.state_of(hit)
    return row if row["outcome"] in HELD else None


def held_by_participle(s: Sentence, adjective: Phrase) -> Phrase | None:
    """The people whom a casualty noun that stands as adjective or predicate tells of, None where it stands for itself."""
    displaced = adjective.state["outcome"] == "displaced" and s.small.link(adjective.first - 1) == "copula" and not adjective.definite
    if not (displaced or adjective.state["outcome"] in HELD) or adjective.joined or adjective.quantified or _freed(s, adjective.extent):
        return None
    if adjective.definite:
        return _one_titled(s, adjective) if adjective.number == "sg" else _counted_before(s, adjective)
    if adjective.number == "sg" and adjective.state["gloss"] in ("prisoner", "hostage", "enslaved woman"):
        return None  # وهو سجين سابق: what he is
    if s.doc.words[adjective.head_last - 1].endswith("ي"):
        return None  # أهالي معتقلي غوانتانامو: a noun with its genitive
    k, linked = adjective.first - 1, False
    k -= s.small.cls(k) == "subset"  # لا يزال ستة منهم مفقودين
    while k > s.first and s.small.link(k) == "copula" and adjective.first - k <= 6:
        k, linked = k - 1, True
    person = next(s.before(k + 1), None)
    if person is not None and person.extent == k + 1 and _agrees(person, adjective):
        return person if linked or not person.definite or _verb_before(s, person) else None
    if s.doc.words[adjective.first - 1] in _SPEAKS_OF_MANY and adjective.number != "sg":
        if not _near(s, adjective):
            return None
        many = [p for p in s.before(adjective.first) if _many(p) and adjective.first - p.extent <= _BACK]
        return next((p for p in many if p.quantified), many[0])
    return None


def _one_titled(s: Sentence, adjective: Phrase) -> Phrase | None:
    """الصحفي المعتقل فلان, الطفلة المفقودة: one definite person."""
    person = next(s.before(adjective.first), None)
    if person is None or person.last != adjective.first or not person.definite or person.number != "sg" or person.state is not None:
        return None
    name = s.at.get(adjective.extent)
    return name if name is not None and name.name and not name.joined else person


def _counted_before(s: Sentence, adjective: Phrase) -> Phrase | None:
    """الجنديين المحتجزين, العمال الثلاثة المخطوفين: definite people of whom a number is told."""
    person = next(s.before(adjective.first), None)
    fits = person is not None and person.extent == adjective.first and person.definite and person.quantified and person.state is None
    return person if fits and adjective.number != "sg" else None


def _agrees(person: Phrase, adjective: Phrase) -> bool:
    if person.shape in ("other", "one", "open") or person.state is not None or person.governed and person.number == "sg" and person.definite:
        return False
    return person.number == "sg" and not person.quantified if adjective.number == "sg" else _many(person)


def _many(person: Phrase) -> bool:
    return person.state is None and (person.number in ("pl", "du") or (person.quantified and (person.low or person.high or 0) > 1))


def _near(s: Sentence, adjective: Phrase) -> bool:
    person = next((p for p in s.before(adjective.first) if _many(p)), None)
    return person is not None and adjective.first - person.extent <= _BACK and not any(s.small.breaks(k) for k in range(person.extent, adjective.first))


def _verb_before(s: Sentence, person: Phrase) -> bool:
    """لا يزال الطبيب محتجزا: a verb of being or remaining before its subject."""
    return any(s.small.link(k) == "copula" and s.small.cls(k) != "relative" for k in range(max(s.first, person.first - 2), person.first))


def _is_definite(s: Sentence, k: int) -> bool:
    return s.doc.words[k].startswith(("ال", "لل"))


def _freed(s: Sentence, k: int) -> bool:
    return k < s.last and s.doc.words[k].startswith(_FREED)
