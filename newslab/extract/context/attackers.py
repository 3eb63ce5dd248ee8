"""Attackers: who is named as the doer of an attack: beside it, as the subject of its verb, of two sides that fought."""

from __future__ import annotations

from newslab.extract.context.actors import ACTORS, OF, is_actor, marks, opening, subject_near
from newslab.extract.context.introduced import after_marker
from newslab.extract.context.phrases import is_verb, phrase_from, stem
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.subjects import person
from newslab.extract.context.weapons import Happening, fires
from newslab.extract.values import Row


def attacker(reading: Reading, happening: Happening, claim: Row, sentence: tuple[int, int]) -> Phrase | None:
    """Who is named as the doer of an attack: غارات إسرائيلية، غارات شنتها طائرات الاحتلال، شنت الطائرات غارات، اشتباكات مع الجيش."""
    begin, at, limit = happening.phrase.first, happening.phrase.last, sentence[1]
    if at <= claim["first"]:
        limit = min(limit, claim["first"])
    if happening.code == "suicide":
        return None  # جنود أقدموا على الانتحار
    if happening.code == "accident.animal" and at - begin > 1:
        return Phrase(at - 1, at, reading.doc.starts[at - 1])  # مهاجمة [قرد]
    if happening.kind == "verb":
        inside = next((k for k in range(begin + 1, at) if is_actor(reading, k)), None)
        if inside is not None:
            return Phrase(inside, at, reading.agents[inside].start)  # فجر انتحاري نفسه
        return person(reading, at, claim) or _with_an_object(reading, at, claim) or subject_near(reading, begin, at, sentence)
    if happening.kind == "instrument" and not happening.link and is_actor(reading, begin) and _attacks(reading, begin - 1):
        return phrase_from(reading, begin, limit, through=OF)  # استهدفت طائرة مسيرة إسرائيلية سيارة
    if happening.kind in ("aimed", "instrument") and (verb := fires(reading, begin)) is not None:
        return subject_near(reading, verb, verb + 1, (sentence[0], begin)) or _fills(reading, verb + 1, begin)  # فتح مسلح النار
    return (
        performer(reading, begin, sentence) or _within(reading, begin, at, happening.code in _ITS_OWN) or _beside(reading, at, limit, happening.kind)
        or after_marker(reading, at, min(limit, at + 7), _MARKED + ("against",) * _two_sided(happening), sentence) or _user(reading, begin, sentence[0])
        or _between(reading, at, min(limit, at + 4), claim)
    )


_MARKED = ("by", "relative")
_ITS_OWN = ("shooting.sniper", "attack.massacre")
"""Kinds of attack whose own phrase may hold who did it."""


def _fills(reading: Reading, first: int, last: int) -> Phrase | None:
    """The noun phrase that fills the room between a verb and its object: أطلق [حراس المنشأة] النار."""
    known = reading.bound(first) or first in reading.weapons or first in reading.dates or reading.word(first)[0].isdigit()
    if first >= last or known or not reading.joined(first):
        return None
    phrase = phrase_from(reading, first, last, through=OF)
    return phrase if phrase.last == last else None


def _two_sided(happening: Happening) -> bool:
    """Whether مع and ضد lead to who fought back (اشتباكات مع الجيش), not to whom the attack was aimed at (هجوم ضد السفارة)."""
    return happening.code.partition(".")[0] in ("clash", "protest", "war", "brawl")


def _within(reading: Reading, begin: int, at: int, fired: bool) -> Phrase | None:
    """Who fired or murdered, inside the weapon phrase itself: رصاص [قناص]، مجزرة [الاحتلال]."""
    inside = next((k for k in range(begin + 1, at) if is_actor(reading, k)), None) if fired else None
    return None if inside is None else phrase_from(reading, inside, len(reading.doc), reading.agents[inside].start)


def _user(reading: Reading, weapon: int, begin: int) -> Phrase | None:
    """Who is said to use a weapon: استخدام [إسرائيل] الرصاص الحي؛ استعملت [الشرطة] الغاز."""
    for i in range(weapon - 1, max(begin, weapon - 5) - 1, -1):
        if reading.says(i, "uses") and is_actor(reading, i + 1) and reading.agents[i + 1].prefix == "":
            return phrase_from(reading, i + 1, weapon, reading.agents[i + 1].start, through=OF)
    return None


def _with_an_object(reading: Reading, at: int, claim: Row) -> Phrase | None:
    """Somebody after a verb of attack whose object follows: دهس [سائق شاحنة] حشدا، أحرق [متطرفان] منزلا; not دهس سائق في برلين."""
    hit = reading.agents.get(at)
    unknown = hit is None and at < len(reading.doc) and reading.bound(at) in ("", "noun")
    nominative = unknown and len(reading.word(at)) > 4 and reading.word(at).endswith(("ان", "ون"))
    known = hit is not None and not hit.prefix and reading.doc.lexicons.row("agents", hit.row)["kind"] == "person"
    if claim["first"] <= at < claim["last"] or not (known or (nominative and at not in reading.places and at not in reading.dates)):
        return None
    phrase = phrase_from(reading, at, len(reading.doc), hit.start if hit is not None else None)
    if phrase.last >= len(reading.doc) or not reading.joined(phrase.last) or reading.bound(phrase.last):
        return None
    word = reading.word(phrase.last)
    thing = word.startswith("ال") or (word.endswith("ا") and len(word) > 3)
    return phrase if thing and phrase.last not in reading.dates else None


def _attacks(reading: Reading, i: int) -> bool:
    """Whether a token is a verb of doing harm."""
    hit = reading.markers.get(i)
    return hit is not None and hit.last == i + 1 and is_verb(reading, i) and marks(reading, hit) in ("transitive", "assaults", "performs")


def _beside(reading: Reading, at: int, limit: int, kind_of: str) -> Phrase | None:
    """What stands right after the weapon: an adjective (غارة إسرائيلية), its genitive (رصاص الجيش), or ل and من (قصف لقوات النظام)."""
    i = at
    while i < limit and i < at + 3 and reading.joined(i):
        hit = reading.agents.get(i)
        if hit is not None and hit.prefix in ("", "ل"):
            kind = reading.doc.lexicons.row("agents", hit.row)["kind"]
            if kind == "adjective":
                return Phrase(i, hit.last, hit.start) if not hit.prefix else None
            both = reading.word(i).startswith("ال") and reading.word(i - 1).startswith("ال") and hit.prefix == ""
            if kind in ACTORS and not (both and (kind != "fighter" or hit.feature.startswith("pl"))):  # التفجيرين [الإرهابيين]; but القصف الحوثي
                doer = phrase_from(reading, i, limit, hit.start, through=OF)
                return None if stem(reading.word(at - 1)) == "استهداف" and not has_object(reading, doer.last, limit) else doer
        if kind_of == "war" or (i not in reading.weapons and reading.word(i) not in ("من", "احد", "عدد")):
            return None
        i += 1
    return None


def has_object(reading: Reading, i: int, limit: int) -> bool:
    """Whether another noun follows a doer: استهداف [الاحتلال] سيارة, not استهداف [قوة] بعبوة."""
    return i < limit and reading.joined(i) and reading.bound(i) in ("", "relative") and reading.word(i)[0] not in "بلو"


def _between(reading: Reading, at: int, limit: int, claim: Row) -> Phrase | None:
    """Of two sides that fought (معارك بين الجيش والمتمردين), the one that the victims do not belong to; nobody if that is open."""
    victims = {stem(reading.word(i)) for i in range(claim["first"], claim["last"])}
    for i in range(at, limit):
        if reading.word(i) != "بين" or i + 1 not in reading.agents:
            continue
        one = phrase_from(reading, i + 1, len(reading.doc), reading.agents[i + 1].start, through=OF)
        cut = next((k for k in range(i + 2, one.last + 1) if k in reading.agents and reading.agents[k].prefix == "و"), None)
        if cut is None:
            more = any(k in reading.agents and reading.agents[k].prefix == "و" for k in range(i + 2, min(i + 14, len(reading.doc))))
            alone = reading.word(i + 1).endswith(("ات", "ين")) and not more
            return one if alone and is_actor(reading, i + 1) else None  # اشتباكات بين [جماعات متناحرة]
        one = one._replace(last=cut)
        other = phrase_from(reading, cut, len(reading.doc), reading.agents[cut].start, through=OF)
        shared = [len(victims & {stem(reading.word(k)) for k in range(p.first, p.last)}) for p in (one, other)]
        if shared[0] != shared[1]:
            return other if shared[0] > shared[1] else one
        kinds = [reading.doc.lexicons.row("agents", reading.agents[p.first].row)["kind"] for p in (one, other)]
        unarmed = [kind in ("person", "crowd") for kind in kinds]
        if unarmed[0] != unarmed[1]:  # مواجهات بين شبان والجيش
            return (one, other)[unarmed[0] != (claim.get("victims") == "security")]
        forces = [kind == "force" for kind in kinds]
        if forces[0] != forces[1] and claim.get("victims") in ("militant", "security"):
            return (one, other)[forces[0] == (claim["victims"] == "security")]
    return None


def performer(reading: Reading, event: int, sentence: tuple[int, int]) -> Phrase | None:
    """The subject of شن or نفذ whose object the attack is: شنت الطائرات غارات، قام أحد العناصر بإطلاق النار."""
    for i in range(event - 1, max(sentence[0], event - 9) - 1, -1):
        hit = reading.markers.get(i)
        if hit is not None and marks(reading, hit) == "performs" and not (i and reading.says(i - 1, "done")):  # تم تلقي بلاغ
            if event > hit.last and not is_actor(reading, hit.last) and not reading.listed(reading.word(hit.last), "some"):
                if hit.last in reading.weapons or reading.bound(hit.last) or not reading.joined(hit.last) or reading.word(hit.last).startswith("ال"):
                    return opening(reading, i, sentence[0]) if event - hit.last <= 1 else None
                return phrase_from(reading, hit.last, event, through=OF)  # ونفذ فرنسي من مواليد الشيشان هجوما
            return subject_near(reading, i, hit.last, (sentence[0], event))
    return None
