"""Perpetrators: who did it, as the text says."""

from __future__ import annotations

from newslab.extract.context.actors import ACTORS, OF, before_relative, has_subject, is_actor, marks, opening, start_of, subject_near
from newslab.extract.context.blame import accused, charged, suspect, suspected
from newslab.extract.context.neighbours import told_around
from newslab.extract.context.phrases import is_verb, phrase_from, stem
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.weapons import Happening, came_after, claim_range, fires, happenings_in, points_back
from newslab.extract.values import Row
from newslab.text.lexicons import Hit


def agent_of(
    reading: Reading, claim: Row, clause: tuple[int, int], window: tuple[int, int], happening: Happening | None, happenings: list[Happening],
) -> Phrase | None:
    """The doer: as the claim's clause says it, else of the attack that it means, of one named before that it is part of, or who is blamed."""
    found = charged(reading, claim, window) or _of_claim(reading, claim, clause)
    if found is None and claim["outcome"] == "detained":
        return next((p for h in reversed(happenings) if h.code == "raid" and (p := _performer(reading, h.phrase.first, window)) is not None), None)
    if found is not None or (happening is not None and happening.cause in ("accident", "disaster")):
        return found
    if happening is None:
        at = claim_range(claim)[0]  # اتهمت منظمة الجيش بقتل سبعة; حملت الجيش المسؤولية عن مقتل سبعة
        owed = any(k in reading.markers and marks(reading, reading.markers[k]) == "charge" for k in range(max(window[0], at - 2), at + 1))
        return (accused(reading, window) if owed else None) or _assailant(reading, claim, window, happening)
    found = _of_happening(reading, happening, claim, window) or suspected(reading, happening.phrase.first, window[0])
    if found is None and not came_after(reading, happening.phrase.first):
        for other in reversed(happenings):  # شن مسلحون هجوما بالقذائف
            if found is None and other.phrase.last <= happening.phrase.first and "war" not in (other.kind, happening.kind):
                found = _of_happening(reading, other, claim, window)
    if found is not None and _is_victim(reading, found, claim):
        found = None
    return found or accused(reading, window) or _assailant(reading, claim, window, happening)


def agent_around(reading: Reading, claim: Row, happening: Happening | None) -> Phrase | None:
    """The doer whom a neighbouring sentence names: of the attack that the claim's own goes on with, or who owns up to it in the next one."""
    found = None
    for window, event in told_around(reading, claim, happening):  # شن طيران التحالف غارات. وأسفرت [الغارات] عن مقتل
        for other in reversed(happenings_in(reading, *window)):
            if found is None and other.phrase.last <= event.phrase.last and event.cause not in ("accident", "disaster"):
                found = _of_happening(reading, other, claim, window)
    end = reading.doc.sentence_of(claim_range(claim)[0])[1]
    if found is None and happening is not None and end < len(reading.doc):
        after = reading.doc.sentence_of(end)
        if any(points_back(reading, other) and other.kind in ("event", "general") for other in happenings_in(reading, *after)):
            found = accused(reading, after)  # وتبنى التنظيم [الهجوم]
    return found if found is None or not _is_victim(reading, found, claim) else None


def _assailant(reading: Reading, claim: Row, window: tuple[int, int], happening: Happening | None) -> Phrase | None:
    """The subject of an assault that the claim is the result of: فرقت [الشرطة] المحتجين ما أدى إلى إصابة عشرة; أصيب عشرة خلال تفريق [الشرطة] المحتجين."""
    first, last = claim_range(claim)
    for i in range(last, min(last + 8, window[1])):
        hit = reading.markers.get(i)
        if hit is not None and marks(reading, hit) == "assault" and is_actor(reading, hit.last) and reading.agents[hit.last].prefix == "":
            return phrase_from(reading, hit.last, window[1], reading.agents[hit.last].start, through=OF)
    result = next((i for i in range(first - 1, max(window[0], first - 5) - 1, -1) if _results(reading, i)), None)
    if came_after(reading, first, happening) or (happening is not None and came_after(reading, happening.phrase.first)):
        return None
    for i in range((result or window[0]) - 1, window[0] - 1, -1):
        hit = reading.markers.get(i)
        if reading.bound(i) == "contrast":
            return None
        if hit is not None and marks(reading, hit) == "assaults" and not reading.word(i).startswith(("ال", "لل")):
            found = subject_near(reading, i, hit.last, (window[0], first))
            return found if found is None or not _is_victim(reading, found, claim) else None
    return None


def _results(reading: Reading, i: int) -> bool:
    hit = reading.results.get(i)
    return hit is not None and reading.doc.lexicons.row("result_verbs", hit.row)["kind"] == "cause"


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
    held = claim["outcome"] in ("detained", "abducted")
    kinds = ("by", "holds") if held else ("by",)
    found = _after_marker(reading, last, clause[1], kinds) or _subject_of(reading, claim, clause) or suspect(reading, first, clause[0])
    return found or (_holder(reading, first, clause[0]) if held else None)


def _of_happening(reading: Reading, happening: Happening, claim: Row, sentence: tuple[int, int]) -> Phrase | None:
    """Who is named as the doer of an attack: غارات إسرائيلية، غارات شنتها طائرات الاحتلال، شنت الطائرات غارات، اشتباكات مع الجيش."""
    begin, at, limit = happening.phrase.first, happening.phrase.last, sentence[1]
    if at <= claim["first"]:
        limit = min(limit, claim["first"])
    if happening.kind == "verb":
        inside = next((k for k in range(begin + 1, at) if is_actor(reading, k)), None)
        if inside is not None:
            return Phrase(inside, at, reading.agents[inside].start)  # فجر انتحاري نفسه
        return _person(reading, at, claim) or _with_an_object(reading, at, claim) or subject_near(reading, begin, at, sentence)
    if happening.kind == "instrument" and not happening.link and is_actor(reading, begin) and _attacks(reading, begin - 1):
        return phrase_from(reading, begin, limit, through=OF)  # استهدفت طائرة مسيرة إسرائيلية سيارة
    if happening.kind in ("aimed", "instrument") and (verb := fires(reading, begin)) is not None:
        return subject_near(reading, verb, verb + 1, (sentence[0], begin))  # فتح مسلح النار
    return (
        _performer(reading, begin, sentence) or _beside(reading, at, limit, happening.kind)
        or _after_marker(reading, at, min(limit, at + 7), ("by", "relative", "against"), sentence) or _between(reading, at, min(limit, at + 4), claim)
    )


def _with_an_object(reading: Reading, at: int, claim: Row) -> Phrase | None:
    """Somebody after a verb of attack whose object follows: دهس [سائق شاحنة] حشدا; not دهس سائق في برلين."""
    hit = reading.agents.get(at)
    if hit is None or hit.prefix or claim["first"] <= at < claim["last"] or reading.doc.lexicons.row("agents", hit.row)["kind"] != "person":
        return None
    phrase = phrase_from(reading, at, len(reading.doc), hit.start)
    if phrase.last >= len(reading.doc) or not reading.joined(phrase.last) or reading.bound(phrase.last):
        return None
    word = reading.word(phrase.last)
    thing = word.startswith("ال") or (word.endswith("ا") and len(word) > 3)
    return phrase if thing and phrase.last not in reading.dates else None


def _attacks(reading: Reading, i: int) -> bool:
    """Whether a token is a verb of doing harm."""
    hit = reading.markers.get(i)
    return hit is not None and hit.last == i + 1 and is_verb(reading, i) and marks(reading, hit) in ("transitive", "assaults", "performs")


def _person(reading: Reading, at: int, claim: Row) -> Phrase | None:
    """Somebody between a verb and the victims, its object: طعن [شاب] ثلاثة من زملائه; not طعن شاب وثلاثة."""
    hit = reading.agents.get(at)
    if hit is None or hit.prefix or at >= claim["first"] or reading.doc.lexicons.row("agents", hit.row)["kind"] != "person":
        return None
    phrase = phrase_from(reading, at, claim["first"], hit.start)
    meets = phrase.last == claim["first"] and reading.joined(phrase.last) and reading.word(phrase.last)[0] not in "وبل"
    return phrase if meets else None


def _beside(reading: Reading, at: int, limit: int, kind_of: str) -> Phrase | None:
    """What stands right after the weapon: an adjective (غارة إسرائيلية), its genitive (رصاص الجيش), or ل and من (قصف لقوات النظام)."""
    i = at
    while i < limit and i < at + 3 and reading.joined(i):
        hit = reading.agents.get(i)
        if hit is not None and hit.prefix in ("", "ل"):
            kind = reading.doc.lexicons.row("agents", hit.row)["kind"]
            if kind == "adjective":
                return Phrase(i, hit.last, hit.start) if not hit.prefix else None
            if kind in ACTORS:
                doer = phrase_from(reading, i, limit, hit.start, through=OF)
                return None if stem(reading.word(at - 1)) == "استهداف" and not _has_object(reading, doer.last, limit) else doer
        if kind_of == "war" or (i not in reading.weapons and reading.word(i) not in ("من", "احد", "عدد")):
            return None
        i += 1
    return None


def _has_object(reading: Reading, i: int, limit: int) -> bool:
    """Whether another noun follows a doer: استهداف [الاحتلال] سيارة, not استهداف [قوة] بعبوة."""
    return i < limit and reading.joined(i) and reading.bound(i) in ("", "relative") and reading.word(i)[0] not in "بلو"


def _institution(reading: Reading, at: int, claim: Row) -> Phrase | None:
    """A definite noun phrase that fills the room between an active verb and its object: أوقفت [مديرية مكافحة المخدرات] ثلاثة; not قتل الشاب وثلاثة."""
    if reading.bound(at) or not reading.joined(at) or at in reading.dates or is_verb(reading, at) or at in reading.weapons:
        return None
    phrase = phrase_from(reading, at, claim["first"], through=OF)
    organisation = at in reading.names and reading.names[at].get("label") == "ORG"
    if phrase.last != claim["first"] or not reading.joined(phrase.last) or reading.word(phrase.last)[0] in "وبل":
        return None
    definite = any(reading.word(i).startswith("ال") for i in range(at, phrase.last))
    return phrase if organisation or (definite and claim["first"] < claim["last"] and not reading.word(claim["first"]).startswith("ال")) else None


def _after_marker(reading: Reading, at: int, limit: int, kinds: tuple[str, ...], sentence: tuple[int, int] | None = None) -> Phrase | None:
    for i in range(at, limit):
        hit = reading.markers.get(i)
        if hit is None or hit.last >= limit:
            continue
        kind = marks(reading, hit)
        if kind == "performs" and hit.feature.endswith("+obj"):
            kind = "relative"  # غارات نفذتها طائرات
        if kind == "transitive" and "by" in kinds and i - at <= 3 and _with_object(reading, i, hit):
            if not is_actor(reading, hit.last):
                return _main_subject(reading, at)  # أفرجت جماعة عن مهندسين خطفتهم
            kind = "by"  # جنود قتلهم عناصر التنظيم
        if kind not in kinds:
            continue
        if kind == "relative" and i > 1 and reading.bound(i - 1) == "relative" and before_relative(reading, i - 1, at) is not None:
            continue  # عملية للتحالف الذي تقوده: leads another
        if kind in ("against", "holds") and not (is_actor(reading, hit.last) or hit.last in reading.names or _people(reading, hit.last, kind)):
            continue
        if not reading.bound(hit.last) and reading.joined(hit.last) and not is_verb(reading, hit.last):
            return phrase_from(reading, hit.last, limit, start_of(reading, hit.last), through=OF)
        if kind == "relative" and sentence is not None:
            return opening(reading, i, sentence[0])
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
        if (is_verb(reading, i) or reading.says(i, "fires")) and is_actor(reading, i + 1) and reading.agents[i + 1].prefix == "":
            return phrase_from(reading, i + 1, before, reading.agents[i + 1].start, through=OF)
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
        one = phrase_from(reading, i + 1, len(reading.doc), reading.agents[i + 1].start, through=OF)
        cut = next((k for k in range(i + 2, one.last + 1) if k in reading.agents and reading.agents[k].prefix == "و"), None)
        if cut is None:
            return None
        one = one._replace(last=cut)
        other = phrase_from(reading, cut, len(reading.doc), reading.agents[cut].start, through=OF)
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
        if hit is not None and marks(reading, hit) == "performs":
            if event > hit.last and not is_actor(reading, hit.last) and not reading.listed(reading.word(hit.last), "some"):
                if hit.last in reading.weapons or reading.bound(hit.last) or not reading.joined(hit.last) or reading.word(hit.last).startswith("ال"):
                    return opening(reading, i, sentence[0]) if event - hit.last <= 1 else None
                return phrase_from(reading, hit.last, event, through=OF)  # ونفذ فرنسي من مواليد الشيشان هجوما
            return subject_near(reading, i, hit.last, (sentence[0], event))
    return None


def _subject_of(reading: Reading, claim: Row, clause: tuple[int, int]) -> Phrase | None:
    """The subject of the claim's own verb or verbal noun: قتلت قوات الاحتلال ثلاثة; القوات قتلت ثلاثة; اعتقال الجيش خمسة."""
    verb, after = claim.get("_trigger") or (claim["first"], claim["first"])
    hit = reading.markers.get(verb)
    if hit is not None and hit.feature.endswith("+obj") and claim["last"] <= verb and is_actor(reading, hit.last) and reading.agents[hit.last].prefix == "":
        return phrase_from(reading, hit.last, clause[1], reading.agents[hit.last].start, through=OF)  # الشرطي الذي قتله متشدد
    kind = marks(reading, hit) if hit is not None else ""
    if kind == "transitive" and claim.get("_trigger_kind") == "act":
        kind = "" if reading.bare(verb).removeprefix("ب").startswith("اصاب") else "transitive_noun"  # قتل the noun
    if kind not in ("transitive", "transitive_noun") or claim["first"] < after:
        return None
    if after < claim["first"] and not has_subject(reading, verb) and is_actor(reading, after) and reading.agents[after].prefix == "" and reading.joined(after):
        return phrase_from(reading, after, claim["first"], reading.agents[after].start, through=OF)
    if after < claim["first"] and (person := _person(reading, after, claim) or _institution(reading, after, claim)) is not None:
        return person
    if kind == "transitive_noun":  # تمكنت القوات من القضاء على ثلاثة
        does = next((k for k in range(verb - 1, max(clause[0], verb - 12) - 1, -1) if reading.says(k, "manages")), None)
        return None if does is None else _managing(reading, does, verb, clause[0])
    if not is_verb(reading, verb) and not (hit.prefix in ("و", "ف") and kind == "transitive"):
        return None
    return opening(reading, verb, clause[0]) or _said_of(reading, verb, clause[0]) or _shared_subject(reading, claim, verb, hit)


def _shared_subject(reading: Reading, claim: Row, verb: int, hit: Hit) -> Phrase | None:
    """The subject of the verb that و or ف joins the claim's own to: فتحت [القوات الحكومية] النار فقتلت سبعة؛ سيطر [التنظيم] على القرية وأعدم عشرين."""
    if hit.prefix not in ("و", "ف"):
        return None
    begin = reading.doc.sentence_of(verb)[0]
    feminine = reading.word(verb).endswith("ت")
    for i in range(verb - 1, max(begin, verb - 15) - 1, -1):
        if reading.bound(i) in ("contrast", "that") or i + 1 >= verb:
            continue
        if is_verb(reading, i) and is_actor(reading, i + 1) and reading.agents[i + 1].prefix == "" and reading.joined(i + 1):
            agrees = reading.word(i).endswith("ت") == feminine or reading.word(verb).endswith("وا")
            found = phrase_from(reading, i + 1, verb, reading.agents[i + 1].start, through=OF)
            return found if agrees and not _is_victim(reading, found, claim) else None
    return None


def _said_of(reading: Reading, verb: int, begin: int) -> Phrase | None:
    """An indefinite noun that a verb right after it tells more of: الحكم على [امرأة أربعينية] قتلت زوجها."""
    for i in range(verb - 1, max(begin, verb - 4) - 1, -1):
        hit = reading.agents.get(i)
        if hit is not None and reading.doc.lexicons.row("agents", hit.row)["kind"] in (*ACTORS, "person"):
            indefinite = not reading.word(i).startswith(("ال", "لل")) and i not in reading.names
            return Phrase(i, verb, hit.start) if indefinite and phrase_from(reading, i, verb, hit.start).last == verb and reading.joined(verb) else None
    return None


def _managing(reading: Reading, does: int, act: int, begin: int) -> Phrase | None:
    """The subject of a verb that leads in the act: أقدم [شاب] على قتل؛ تمكنت من خلالها [القوة] من قتل؛ [الرجل] الذي أقدم على قتل."""
    if does - 1 > begin and reading.bound(does - 1) == "relative":
        return before_relative(reading, does - 1, begin)
    for i in range(does + 1, min(does + 4, act)):
        if i in reading.agents and reading.agents[i].prefix == "" and (i == does + 1 or is_actor(reading, i)) and not is_verb(reading, i):
            return phrase_from(reading, i, act, reading.agents[i].start, through=OF)
        if i == does + 1 and reading.bound(i) not in ("prep", "time_prep"):
            break
    return subject_near(reading, does, does + 1, (begin, act))


def _holder(reading: Reading, claim: int, begin: int) -> Phrase | None:
    """Who holds prisoners, named before them: لدى [المقاومة] عشرات الأسرى؛ في سجون [الجماعة] مئات المعتقلين."""
    for i in range(claim - 2, max(begin, claim - 9) - 1, -1):
        hit = reading.markers.get(i)
        if hit is not None and marks(reading, hit) == "holds" and is_actor(reading, hit.last) and reading.agents[hit.last].prefix == "":
            return phrase_from(reading, hit.last, claim, reading.agents[hit.last].start, through=OF)
    return None
