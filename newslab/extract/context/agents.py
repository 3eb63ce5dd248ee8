"""Perpetrators: who did it, as the text says."""

from __future__ import annotations

from newslab.extract.context.phrases import is_verb, phrase_from, stem
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.weapons import Happening, came_after, claim_range, fires
from newslab.extract.values import Row
from newslab.text.lexicons import Hit

_OF = frozenset(["من"])
_ACTORS = ("force", "machine", "group", "name", "fighter", "state", "criminal")


def agent_of(
    reading: Reading, claim: Row, clause: tuple[int, int], window: tuple[int, int], happening: Happening | None, happenings: list[Happening],
) -> Phrase | None:
    """The doer: as the claim's clause says it, else of the attack that it means, of one named before that it is part of, or who is blamed."""
    found = _charged(reading, claim, window) or _of_claim(reading, claim, clause)
    if found is not None or claim["outcome"] == "detained" or (happening is not None and happening.cause in ("accident", "disaster")):
        return found
    if happening is None:
        at = claim_range(claim)[0]  # اتهمت منظمة الجيش بقتل سبعة; حملت الجيش المسؤولية عن مقتل سبعة
        charged = any(k in reading.markers and _marks(reading, reading.markers[k]) == "charge" for k in range(max(window[0], at - 2), at + 1))
        return _accused(reading, window) if charged else None
    found = _of_happening(reading, happening, claim, window)
    if found is None and not came_after(reading, happening.phrase.first):
        for other in reversed(happenings):  # شن مسلحون هجوما بالقذائف
            if found is None and other.phrase.last <= happening.phrase.first and "war" not in (other.kind, happening.kind):
                found = _of_happening(reading, other, claim, window)
    if found is not None and _is_victim(reading, found, claim):
        found = None
    return found or _accused(reading, window)


def _is_victim(reading: Reading, agent: Phrase, claim: Row) -> bool:
    """Whether the doer is among the victims, or called as they are: قتل 15 [مسلحا] في صد هجوم [لمسلحي] التنظيم."""
    if agent.first < claim["last"] and claim["first"] < agent.last:
        return True
    if agent.last <= claim["first"] and any(reading.listed(reading.word(i), "theirs") for i in range(claim["first"], claim["last"])):
        return True  # صد هجوم للتنظيم وقتل 12 من عناصره
    victims = {stem(reading.word(i)) for i in range(claim["first"], claim["last"])}
    return any(stem(reading.word(i)) in victims for i in range(agent.first, agent.last))


def _of_claim(reading: Reading, claim: Row, clause: tuple[int, int]) -> Phrase | None:
    """Who is named as the doer in the claim's own clause: after على يد or من قبل, or as the subject of its verb."""
    first, last = claim_range(claim)
    kinds = ("by", "holds") if claim["outcome"] in ("detained", "abducted") else ("by",)
    return _after_marker(reading, last, clause[1], kinds) or _subject_of(reading, claim, clause) or _suspect(reading, first, clause[0])


def _suspect(reading: Reading, first: int, begin: int) -> Phrase | None:
    """Who is suspected of it: [اللبناني] المشتبه بقتل الخادمة."""
    hit = reading.results.get(first - 1)
    if hit is None or first - 2 < begin or not reading.word(first - 1).startswith("ال") or reading.doc.lexicons.row("result_verbs", hit.row)["kind"] != "case":
        return None
    who = first - 2
    return None if reading.bound(who) or is_verb(reading, who) or not reading.joined(first - 1) else Phrase(who, who + 1, reading.doc.starts[who])


def _of_happening(reading: Reading, happening: Happening, claim: Row, sentence: tuple[int, int]) -> Phrase | None:
    """Who is named as the doer of an attack: غارات إسرائيلية، غارات شنتها طائرات الاحتلال، شنت الطائرات غارات، اشتباكات مع الجيش."""
    begin, at, limit = happening.phrase.first, happening.phrase.last, sentence[1]
    if at <= claim["first"]:
        limit = min(limit, claim["first"])
    if happening.kind == "verb":
        inside = next((k for k in range(begin + 1, at) if is_actor(reading, k)), None)
        if inside is not None:
            return Phrase(inside, at, reading.agents[inside].start)  # فجر انتحاري نفسه
        return _person(reading, at, claim) or _subject_near(reading, begin, at, sentence)
    if happening.kind in ("aimed", "instrument") and (verb := fires(reading, begin)) is not None:
        return _subject_near(reading, verb, verb + 1, (sentence[0], begin))  # فتح مسلح النار
    return (
        _performer(reading, begin, sentence) or _beside(reading, at, limit, happening.kind)
        or _after_marker(reading, at, min(limit, at + 7), ("by", "relative", "against"), sentence) or _between(reading, at, min(limit, at + 4), claim)
    )


def _person(reading: Reading, at: int, claim: Row) -> Phrase | None:
    """Somebody between a verb and the victims, its object: طعن [شاب] ثلاثة من زملائه; not طعن شاب وثلاثة."""
    hit = reading.agents.get(at)
    if hit is None or hit.prefix or at >= claim["first"] or reading.doc.lexicons.row("agents", hit.row)["kind"] != "person":
        return None
    phrase = phrase_from(reading, at, claim["first"], hit.start)
    meets = phrase.last == claim["first"] and reading.joined(phrase.last) and reading.word(phrase.last)[0] not in "وبل"
    return phrase if meets else None


def announces_its_own(reading: Reading, claim: Row, source: Phrase) -> bool:
    """Whether the source says what it did itself: أعلنت الشرطة اعتقال خمسة؛ الجيش يعلن قتل ثلاثة مسلحين؛ قالت الحركة إنها قتلت."""
    verb = (claim.get("_trigger") or (claim["first"], 0))[0]
    hit = reading.markers.get(verb)
    if hit is None or not is_actor(reading, source.first):
        return False
    kind = _marks(reading, hit)
    if kind == "transitive_noun":
        return claim["outcome"] == "detained" or claim.get("victims") == "militant"
    return kind == "transitive" and any(reading.bound(k) == "that" and reading.word(k) != "ان" for k in range(max(source.last, verb - 8), verb))


def _accused(reading: Reading, sentence: tuple[int, int]) -> Phrase | None:
    """Who is blamed for it or owns up to it: اتهمت دمشق بتنفيذه، حملت الرئاسة الحركة مسؤولية التفجير، أصابع الاتهام تتجه نحو داعش."""
    for i in range(*sentence):
        hit = reading.markers.get(i)
        if hit is not None and _marks(reading, hit) == "charge":
            near = range(max(sentence[0] + 1, i - 7), i)
            owner = next((k for k in near if is_actor(reading, k) and _introduced(reading, k)), None)
            if owner is not None:  # أعلن تنظيم متشدد مسؤوليته عن الهجوم
                return phrase_from(reading, owner, i, _start(reading, owner), through=_OF)
        if hit is not None and _marks(reading, hit) == "performs" and hit.last + 1 < sentence[1] and _is_attack(reading, hit.last):
            doer = hit.last + 1
            if reading.word(hit.last).startswith("ال") and reading.joined(doer) and not reading.bound(doer) and not reading.word(doer).startswith("ال"):
                return phrase_from(reading, doer, sentence[1], _start(reading, doer), through=_OF)  # ونفذ الهجوم فلسطينيان
        if hit is None or _marks(reading, hit) != "blames":
            continue
        if hit.feature.endswith("+obj") and not reading.bound(hit.last):
            return phrase_from(reading, hit.last, sentence[1], _start(reading, hit.last), through=_OF)  # وتبناهما التنظيم
        for k in range(hit.last, min(hit.last + 12, sentence[1])):
            charge = reading.markers.get(k)
            if charge is not None and _marks(reading, charge) in ("charge", "performs"):
                return _last_phrase(reading, hit.last, k)
        if is_actor(reading, hit.last):
            return phrase_from(reading, hit.last, sentence[1], _start(reading, hit.last), through=_OF)
    return None


def _charged(reading: Reading, claim: Row, window: tuple[int, int]) -> Phrase | None:
    """Who is accused of the very deed that the claim is about: اتهمت السلطات [المسلحين] بذبح 11 مزارعا."""
    at = claim_range(claim)[0]
    if not charges(reading, at):
        return None
    for i in range(at - 2, max(window[0], at - 12) - 1, -1):
        hit = reading.markers.get(i)
        if hit is not None and _marks(reading, hit) == "blames" and not hit.feature.endswith("+obj"):
            return _last_phrase(reading, hit.last, at)
    return None


def charges(reading: Reading, i: int) -> bool:
    """Whether a token names what somebody is accused of: مسؤولية، بقتل, and any attack after ب (بذبح)."""
    hit = reading.markers.get(i)
    if hit is not None and _marks(reading, hit) == "charge":
        return True
    return _is_attack(reading, i) and reading.weapons[i].prefix.endswith("ب")


def _introduced(reading: Reading, i: int) -> bool:
    """Whether an actor is the subject of what is said: أعلن [تنظيم]، أن تكون [إسرائيل]."""
    return i - 1 in reading.reports or reading.says(i - 1, "be") or reading.bound(i - 1) == "that"


def _is_attack(reading: Reading, i: int) -> bool:
    hit = reading.weapons.get(i)
    return hit is not None and reading.doc.lexicons.row("weapons", hit.row)["kind"] in ("event", "general")


def _last_phrase(reading: Reading, first: int, limit: int) -> Phrase | None:
    """The last actor or name of a token range: حملت الرئاسة الفلسطينية [حركة حماس] مسؤولية."""
    found = None
    i = first
    while i < limit:
        if _heads(reading, i) or i == first:
            found = phrase_from(reading, i, limit, _start(reading, i), through=_OF)
            i = next((k for k in range(i + 2, found.last) if _begins_anew(reading, k)), max(found.last, i + 1))
        else:
            i += 1
    return found


def _begins_anew(reading: Reading, k: int) -> bool:
    """Whether a head inside a run of words begins the next phrase: الرئاسة الفلسطينية [حركة حماس]، وزير الصحة [الجيش]."""
    after_adjective = reading.word(k - 1).endswith(("يه", "ي"))
    return _heads(reading, k) and (after_adjective or (is_actor(reading, k) and reading.word(k).startswith("ال")))


def _heads(reading: Reading, i: int) -> bool:
    """Whether an actor, a source or a name begins in a token."""
    begins = any(i in rows and rows[i]["first"] == i for rows in (reading.names, reading.places))
    return is_actor(reading, i) or begins or (i in reading.sources and reading.word(i).startswith("ال"))


def _beside(reading: Reading, at: int, limit: int, kind_of: str) -> Phrase | None:
    """What stands right after the weapon: an adjective (غارة إسرائيلية), its genitive (رصاص الجيش), or ل and من (قصف لقوات النظام)."""
    i = at
    while i < limit and i < at + 3 and reading.joined(i):
        hit = reading.agents.get(i)
        if hit is not None and hit.prefix in ("", "ل"):
            kind = reading.doc.lexicons.row("agents", hit.row)["kind"]
            if kind == "adjective":
                return Phrase(i, hit.last, hit.start) if not hit.prefix else None
            if kind in _ACTORS:
                doer = phrase_from(reading, i, limit, hit.start, through=_OF)
                return None if stem(reading.word(at - 1)) == "استهداف" and not _has_object(reading, doer.last, limit) else doer
        if kind_of == "war" or (i not in reading.weapons and reading.word(i) not in ("من", "احد", "عدد")):
            return None
        i += 1
    return None


def _has_object(reading: Reading, i: int, limit: int) -> bool:
    """Whether another noun follows a doer: استهداف [الاحتلال] سيارة, not استهداف [قوة] بعبوة."""
    return i < limit and reading.joined(i) and reading.bound(i) in ("", "relative") and reading.word(i)[0] not in "بلو"


def _after_marker(reading: Reading, at: int, limit: int, kinds: tuple[str, ...], sentence: tuple[int, int] | None = None) -> Phrase | None:
    for i in range(at, limit):
        hit = reading.markers.get(i)
        if hit is None or hit.last >= limit:
            continue
        kind = _marks(reading, hit)
        if kind == "performs" and hit.feature.endswith("+obj"):
            kind = "relative"  # غارات نفذتها طائرات
        if kind == "transitive" and "by" in kinds and i - at <= 3 and _with_object(reading, i, hit):
            if not is_actor(reading, hit.last):
                return _main_subject(reading, at)  # أفرجت جماعة عن مهندسين خطفتهم
            kind = "by"  # جنود قتلهم عناصر التنظيم
        if kind not in kinds:
            continue
        if kind in ("against", "holds") and not (is_actor(reading, hit.last) or hit.last in reading.names or _people(reading, hit.last, kind)):
            continue
        if not reading.bound(hit.last) and reading.joined(hit.last) and not is_verb(reading, hit.last):
            return phrase_from(reading, hit.last, limit, _start(reading, hit.last), through=_OF)
        if kind == "relative" and sentence is not None:
            return _opening(reading, i, sentence[0])
    return None


def _with_object(reading: Reading, i: int, hit: Hit) -> bool:
    """Whether a verb has a pronoun for its object: [قتلهم] عناصر; not the noun إصابته."""
    if not hit.feature.endswith("+obj") or reading.bound(i) == "act" or reading.bare(i).startswith("اصاب"):
        return False
    return not any(reading.bound(k) in ("when", "that") for k in (i - 1, i - 2) if k >= 0)


def _main_subject(reading: Reading, before: int) -> Phrase | None:
    """The actor that the sentence's first verb has for its subject."""
    begin = reading.doc.sentence_of(before)[0]
    for i in range(begin, min(begin + 4, before - 1)):
        if is_verb(reading, i) and is_actor(reading, i + 1) and reading.agents[i + 1].prefix == "":
            return phrase_from(reading, i + 1, before, reading.agents[i + 1].start, through=_OF)
    return None


def _people(reading: Reading, i: int, kind: str) -> bool:
    """Whether an adjective of origin stands for who did it: مواجهات مع فلسطينيين؛ السجون الإسرائيلية."""
    hit = reading.agents.get(i)
    return hit is not None and (kind == "holds" or hit.feature.startswith("pl"))


def _between(reading: Reading, at: int, limit: int, claim: Row) -> Phrase | None:
    """Of two sides that fought (معارك بين الجيش والمتمردين), the one that the victims do not belong to; nobody if that is open."""
    victims = {stem(reading.word(i)) for i in range(claim["first"], claim["last"])}
    for i in range(at, limit):
        if reading.word(i) != "بين" or i + 1 not in reading.agents:
            continue
        one = phrase_from(reading, i + 1, len(reading.doc), reading.agents[i + 1].start, through=_OF)
        cut = next((k for k in range(i + 2, one.last + 1) if k in reading.agents and reading.agents[k].prefix == "و"), None)
        if cut is None:
            return None
        one = one._replace(last=cut)
        other = phrase_from(reading, cut, len(reading.doc), reading.agents[cut].start, through=_OF)
        shared = [len(victims & {stem(reading.word(k)) for k in range(p.first, p.last)}) for p in (one, other)]
        if shared[0] != shared[1]:
            return other if shared[0] > shared[1] else one
        forces = [reading.doc.lexicons.row("agents", reading.agents[p.first].row)["kind"] == "force" for p in (one, other)]
        if forces[0] != forces[1] and claim.get("victims") in ("militant", "security"):
            return (one, other)[forces[0] == (claim["victims"] == "security")]
    return None


def _performer(reading: Reading, event: int, sentence: tuple[int, int]) -> Phrase | None:
    """The subject of شن or نفذ whose object the attack is: شنت الطائرات غارات، قام أحد العناصر بإطلاق النار."""
    for i in range(event - 1, max(sentence[0], event - 9) - 1, -1):
        hit = reading.markers.get(i)
        if hit is not None and _marks(reading, hit) == "performs":
            if event > hit.last and not is_actor(reading, hit.last) and not reading.listed(reading.word(hit.last), "some"):
                if hit.last in reading.weapons or reading.bound(hit.last) or not reading.joined(hit.last) or reading.word(hit.last).startswith("ال"):
                    return _opening(reading, i, sentence[0]) if event - hit.last <= 1 else None
                return phrase_from(reading, hit.last, event, through=_OF)  # ونفذ فرنسي من مواليد الشيشان هجوما
            return _subject_near(reading, i, hit.last, (sentence[0], event))
    return None


def _subject_near(reading: Reading, verb: int, after: int, within: tuple[int, int]) -> Phrase | None:
    """The subject of a verb: the actor right after it (شنت الطائرات), else the one that its clause opens with (مسلحون شنوا)."""
    if after + 1 < within[1] and reading.listed(reading.word(after), "some") and is_actor(reading, after + 1):
        return phrase_from(reading, after, within[1], through=_OF)
    if after < within[1] and not _has_subject(reading, verb) and is_actor(reading, after) and reading.agents[after].prefix == "" and reading.joined(after):
        return phrase_from(reading, after, within[1], reading.agents[after].start, through=_OF)
    return _opening(reading, verb, within[0])


def _has_subject(reading: Reading, verb: int) -> bool:
    """Whether a verb carries its subject in its ending, so that the noun after it is its object (هاجموا الشرطة)."""
    word = reading.word(verb)
    return word.endswith(("وا", "ون")) or (word.endswith("ا") and len(word) > 4)


def _opening(reading: Reading, verb: int, begin: int) -> Phrase | None:
    """The actor that opens the clause of a verb, its subject: مسلحون من التنظيم شنوا؛ كانت القوات قد قتلت."""
    for i in range(verb - 1, begin - 1, -1):
        if reading.bound(i) == "contrast" or "؛" in reading.doc.gap(i + 1):
            return None
        if is_actor(reading, i) and reading.agents[i].prefix in ("", "و", "ف"):
            for k in range(max(begin, i - 4), i):  # المقاومة والجيش: the first of both
                if reading.agents[i].prefix == "و" and is_actor(reading, k) and _opens(reading, k, begin):
                    both = phrase_from(reading, k, verb, reading.agents[k].start, through=_OF)
                    if both.last > i:
                        return both
            if _opens(reading, i, begin):
                return phrase_from(reading, i, verb, reading.agents[i].start, through=_OF)
    return None


def _opens(reading: Reading, i: int, begin: int) -> bool:
    """Whether a noun can be the subject that opens a clause: nothing before it, or a mark, a particle, و."""
    if i == begin or not reading.joined(i) or reading.bound(i - 1) in ("particle", "that", "when", "contrast"):
        return True
    return reading.agents[i].prefix in ("و", "ف") and not any(i - 1 in rows for rows in (reading.agents, reading.names, reading.places))


def _subject_of(reading: Reading, claim: Row, clause: tuple[int, int]) -> Phrase | None:
    """The subject of the claim's own verb or verbal noun: قتلت قوات الاحتلال ثلاثة; القوات قتلت ثلاثة; اعتقال الجيش خمسة."""
    verb, after = claim.get("_trigger") or (claim["first"], claim["first"])
    hit = reading.markers.get(verb)
    kind = _marks(reading, hit) if hit is not None else ""
    if kind == "transitive" and claim.get("_trigger_kind") == "act":
        kind = "" if reading.bare(verb).removeprefix("ب").startswith("اصاب") else "transitive_noun"  # قتل the noun
    if kind not in ("transitive", "transitive_noun") or claim["first"] < after:
        return None
    if after < claim["first"] and not _has_subject(reading, verb) and is_actor(reading, after) and reading.agents[after].prefix == "" and reading.joined(after):
        return phrase_from(reading, after, claim["first"], reading.agents[after].start, through=_OF)
    if after < claim["first"] and (person := _person(reading, after, claim)) is not None:
        return person
    if kind == "transitive_noun":  # تمكنت القوات من القضاء على ثلاثة
        does = next((k for k in range(verb - 1, max(clause[0], verb - 6) - 1, -1) if reading.says(k, "manages")), None)
        if does is not None and does - 2 >= clause[0] and reading.bound(does - 1) == "relative" and does - 2 in reading.agents:
            return Phrase(does - 2, does - 1, reading.agents[does - 2].start)  # الرجل الذي أقدم على قتل
        if does is not None and does + 1 in reading.agents and reading.agents[does + 1].prefix == "":
            return phrase_from(reading, does + 1, verb, reading.agents[does + 1].start, through=_OF)  # أقدم شاب على قتل والدته
        return None if does is None else _subject_near(reading, does, does + 1, (clause[0], verb))
    return _opening(reading, verb, clause[0]) if is_verb(reading, verb) else None


def is_actor(reading: Reading, i: int) -> bool:
    """Whether a token can name who does harm: a force, a group, fighters, a state; no bare adjective."""
    hit = reading.agents.get(i)
    return hit is not None and reading.doc.lexicons.row("agents", hit.row)["kind"] in _ACTORS


def _marks(reading: Reading, hit) -> str:
    return reading.doc.lexicons.row("agent_markers", hit.row)["kind"]


def _start(reading: Reading, i: int) -> int | None:
    hit = reading.agents.get(i)
    return hit.start if hit is not None else None
