"""Subjects: who is the subject of the verb or verbal noun that a claim is made with."""

from __future__ import annotations

from newslab.extract.context.actors import ACTORS, OF, before_relative, has_subject, is_actor, is_victim, marks, opening, start_of, subject_near
from newslab.extract.context.phrases import is_verb, phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.values import Row
from newslab.text.lexicons import Hit


def subject_of(reading: Reading, claim: Row, clause: tuple[int, int]) -> Phrase | None:
    """The subject of the claim's own verb or verbal noun: قتلت قوات الاحتلال ثلاثة; القوات قتلت ثلاثة; اعتقال الجيش خمسة."""
    verb, after = claim.get("_trigger") or (claim["first"], claim["first"])
    hit = reading.markers.get(verb)
    if verb + 1 < claim["first"] and (within := _within(reading, verb, after, claim["first"])) is not None:
        return within
    if hit is not None and hit.feature.endswith("+obj") and claim["last"] <= verb and is_actor(reading, hit.last) and reading.agents[hit.last].prefix == "":
        return phrase_from(reading, hit.last, clause[1], reading.agents[hit.last].start, through=OF)  # الشرطي الذي قتله متشدد
    kind = marks(reading, hit) if hit is not None else ""
    if kind == "transitive" and claim.get("_trigger_kind") == "act":
        kind = "" if reading.bare(verb).removeprefix("ب").startswith("اصاب") else "transitive_noun"  # قتل the noun
    if kind not in ("transitive", "transitive_noun") or claim["first"] < after:
        return None
    governed = after > verb + 1 and reading.bound(after - 1) == "prep"  # ألقت الشرطة القبض على [عصابة]: no subject
    meets = after < claim["first"] and not governed
    if meets and not has_subject(reading, verb) and is_actor(reading, after) and reading.agents[after].prefix == "" and reading.joined(after):
        return phrase_from(reading, after, claim["first"], reading.agents[after].start, through=OF)
    if meets and (doer := person(reading, after, claim) or _institution(reading, after, claim)) is not None:
        return doer
    if kind == "transitive_noun":  # تمكنت القوات من القضاء على ثلاثة
        does = next((k for k in range(verb - 1, max(clause[0], verb - 12) - 1, -1) if reading.says(k, "manages")), None)
        return None if does is None else _managing(reading, does, verb, clause[0]) or _heading(reading, claim, does, clause[0])
    if not is_verb(reading, verb) and not (hit.prefix in ("و", "ف") and kind == "transitive"):
        return None
    found = opening(reading, verb, clause[0]) or _heading(reading, claim, verb, clause[0]) or _said_of(reading, verb, clause[0])
    return found or _shared_subject(reading, claim, verb, hit)


def _within(reading: Reading, verb: int, after: int, claim: int) -> Phrase | None:
    """The subject that stands inside a verb of several words: أجهز [مسلحون] على ثلاثة؛ أنهت [سيدة] حياة زوجها."""
    hit = reading.agents.get(verb + 1)
    if after - verb < 3 or hit is None or hit.prefix or not (is_actor(reading, verb + 1) or reading.doc.lexicons.row("agents", hit.row)["kind"] == "person"):
        return None
    return phrase_from(reading, verb + 1, min(after - 1, claim), hit.start, through=OF)


def person(reading: Reading, at: int, claim: Row) -> Phrase | None:
    """Somebody between a verb and the victims, its object: طعن [شاب] ثلاثة من زملائه; not طعن شاب وثلاثة."""
    hit = reading.agents.get(at)
    if hit is None or hit.prefix or at >= claim["first"] or reading.doc.lexicons.row("agents", hit.row)["kind"] != "person":
        return None
    phrase = phrase_from(reading, at, claim["first"], hit.start)
    next_to = phrase.last
    if reading.word(next_to) == "في" and claim["first"] - next_to <= 4 and all(reading.joined(k) for k in range(next_to, claim["first"])):
        next_to = claim["first"]  # أحرق [رجل] في الهند فتاة
    meets = next_to == claim["first"] and reading.joined(next_to) and reading.word(next_to)[0] not in "وبل"
    return phrase if meets else None


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


def _heading(reading: Reading, claim: Row, verb: int, begin: int) -> Phrase | None:
    """The institution with which a headline begins, right before its verb of arrest: [مديرية مكافحة الإجرام] توقف ثلاثة."""
    head = reading.sources.get(begin)
    if claim["outcome"] != "detained" or head is None or reading.doc.lexicons.row("source_nouns", head.row)["kind"] != "institution":
        return None
    phrase = phrase_from(reading, begin, verb, head.start, through=OF)
    return phrase if phrase.last == verb and reading.joined(verb) else None


def _shared_subject(reading: Reading, claim: Row, verb: int, hit: Hit) -> Phrase | None:
    """The subject of the verb that و or ف joins the claim's own to: فتحت [القوات الحكومية] النار فقتلت سبعة؛ سيطر [التنظيم] على القرية وأعدم عشرين."""
    aside = reading.bound(verb - 1) == "contrast" and reading.word(verb).endswith("ت") and not reading.word(claim["last"] - 1).endswith("ه")
    if hit.prefix not in ("و", "ف") and not aside:  # دهمت قوات الاحتلال منازل فيما اعتقلت شابا
        return None
    begin = reading.doc.sentence_of(verb)[0]
    feminine = reading.word(verb).endswith("ت")
    for i in range(verb - 1, max(begin, verb - 15) - 1, -1):
        if reading.bound(i) == "that" or (reading.bound(i) == "contrast" and i != verb - 1) or i + 1 >= verb:
            continue
        deed = i in reading.markers and reading.markers[i].feature.startswith(("past", "present"))
        deed = deed or (i == begin and not any(i in rows for rows in (reading.agents, reading.sources, reading.names, reading.places, reading.place_nouns)))
        if (deed or is_verb(reading, i)) and _can_act(reading, i + 1, claim) and reading.joined(i + 1):
            agrees = reading.word(i).endswith("ت") == feminine or reading.word(verb).endswith("وا")
            found = phrase_from(reading, i + 1, verb, start_of(reading, i + 1), through=OF)
            return found if agrees and not is_victim(reading, found, claim) else None
    return None


def _can_act(reading: Reading, i: int, claim: Row) -> bool:
    """Whether a noun can be the subject of an attack and then of the claim's verb; of an arrest any institution can (فكك [المكتب] خلية وأوقف خمسة)."""
    if is_actor(reading, i):
        return reading.agents[i].prefix == ""
    if claim["outcome"] == "detained":
        hit = reading.sources.get(i)
        return hit is not None and hit.prefix == "" and reading.doc.lexicons.row("source_nouns", hit.row)["kind"] == "institution"
    hit = reading.agents.get(i)
    return reading.says(i - 1, "fires") and hit is not None and hit.prefix == ""


def _said_of(reading: Reading, verb: int, begin: int) -> Phrase | None:
    """An indefinite noun that a verb right after it tells more of: الحكم على [امرأة أربعينية] قتلت زوجها."""
    if reading.markers[verb].prefix:
        return None
    for i in range(verb - 1, max(begin, verb - 4) - 1, -1):
        hit = reading.agents.get(i)
        if hit is not None and i not in reading.victims and reading.doc.lexicons.row("agents", hit.row)["kind"] in (*ACTORS, "person"):
            indefinite = not reading.word(i).startswith(("ال", "لل")) and i not in reading.names
            return Phrase(i, verb, hit.start) if indefinite and phrase_from(reading, i, verb, hit.start).last == verb and reading.joined(verb) else None
    return None


def _managing(reading: Reading, does: int, act: int, begin: int) -> Phrase | None:
    """The subject of a verb that leads in the act: أقدم [شاب] على قتل؛ تمكنت من خلالها [القوة] من قتل؛ [الرجل] الذي أقدم على قتل."""
    if does - 1 > begin and reading.bound(does - 1) == "relative":
        return before_relative(reading, does - 1, begin)
    if not reading.bound(does + 1) and reading.joined(does + 1) and does + 2 < act and does + 1 not in reading.dates:
        doer = phrase_from(reading, does + 1, act, start_of(reading, does + 1), through=OF - {reading.word(act - 1)})
        if doer.last == act - 1 and reading.bound(act - 1) == "prep":
            return doer  # أقدم [خمسيني] على قتل
    for i in range(does + 1, min(does + 4, act)):
        if i in reading.agents and reading.agents[i].prefix == "" and (i == does + 1 or is_actor(reading, i)) and not is_verb(reading, i):
            return phrase_from(reading, i, act, reading.agents[i].start, through=OF)
        if i == does + 1 and reading.bound(i) not in ("prep", "time_prep"):
            break
    return subject_near(reading, does, does + 1, (begin, act))


def holder(reading: Reading, claim: int, begin: int) -> Phrase | None:
    """Who holds prisoners, named before them: لدى [المقاومة] عشرات الأسرى؛ في سجون [الجماعة] مئات المعتقلين."""
    for i in range(claim - 2, max(begin, claim - 9) - 1, -1):
        hit = reading.markers.get(i)
        if hit is not None and marks(reading, hit) == "holds" and is_actor(reading, hit.last) and reading.agents[hit.last].prefix == "":
            return phrase_from(reading, hit.last, claim, reading.agents[hit.last].start, through=OF)
    return None
