"""Blame: who is accused of it, suspected of it, owns up to it, or tells what it did itself."""

from __future__ import annotations

from newslab.extract.context.actors import OF, is_actor, marks, start_of
from newslab.extract.context.happenings import claim_range
from newslab.extract.context.phrases import phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.values import Row


def announces_its_own(reading: Reading, claim: Row, source: Phrase) -> bool:
    """Whether the source says what it did itself: أعلنت الشرطة اعتقال خمسة؛ الجيش يعلن قتل ثلاثة مسلحين؛ قالت الحركة إنها قتلت."""
    verb = (claim.get("_trigger") or (claim["first"], 0))[0]
    hit = reading.markers.get(verb)
    if hit is None or not _acts(reading, source.first, claim["outcome"]):
        return False
    kind = "transitive_noun" if claim.get("_trigger_kind") == "act" else marks(reading, hit)
    if kind == "transitive" and hit.prefix == "و" and _lists_deeds(reading, source.last, verb):
        kind = "transitive_noun"  # أعلنت الشرطة عن صد هجوم [وقتل] سبعة مسلحين
    if kind == "transitive_noun":
        foe = "security" if _rebels(reading, source.first) else "militant"
        return claim["outcome"] == "detained" or claim.get("victims") == foe
    if kind != "transitive" or claim["first"] < verb:  # قالت الشرطة إن ثلاثة قتلوا: not by it
        return False
    return any(reading.bound(k) == "that" and reading.word(k).endswith(("ها", "ه", "هم", "نا")) for k in range(max(source.last, verb - 8), verb))


def _lists_deeds(reading: Reading, first: int, last: int) -> bool:
    """Whether a source tells of deeds with عن or ب and no clause of its own begins before a token."""
    told = any(reading.word(k) == "عن" or reading.bound(k) == "act" for k in range(first, min(first + 4, last)))
    return told and not any(reading.bound(k) == "that" for k in range(first, last))


def _acts(reading: Reading, i: int, outcome: str) -> bool:
    """Whether a source is itself able to kill or arrest: الجيش، قيادة الشرطة; for arrests any institution of security (وزارة الداخلية)."""
    head = reading.sources.get(i)
    row = reading.doc.lexicons.row("source_nouns", head.row) if head is not None else {}
    institution = row.get("kind") == "institution"
    if is_actor(reading, i) or (institution and i + 1 < len(reading.doc) and is_actor(reading, i + 1)):
        return True
    return outcome == "detained" and institution and row.get("source_role") == "security"


def _rebels(reading: Reading, i: int) -> bool:
    """Whether a source is an armed group rather than a state's force: it tells of the soldiers that it killed."""
    return i in reading.agents and reading.doc.lexicons.row("agents", reading.agents[i].row)["kind"] in ("group", "name")


def accused(reading: Reading, sentence: tuple[int, int]) -> Phrase | None:
    """Who is blamed for it or owns up to it: اتهمت دمشق بتنفيذه، حملت الرئاسة الحركة مسؤولية التفجير، أصابع الاتهام تتجه نحو داعش."""
    for i in range(*sentence):
        hit = reading.markers.get(i)
        if hit is not None and marks(reading, hit) == "charge":
            near = range(i - 1, max(sentence[0] + 1, i - 7) - 1, -1)
            owner = next((k for k in near if is_actor(reading, k) and _introduced(reading, k)), None)
            if owner is None and reading.word(i).startswith("مسؤوليت"):
                owner = next((k + 1 for k in range(i - 1, max(sentence[0], i - 7) - 1, -1) if reading.says(k, "owns_up") and not _denied(reading, k)), None)
            if owner is not None:  # أعلن تنظيم متشدد مسؤوليته عن الهجوم
                return phrase_from(reading, owner, i, start_of(reading, owner), through=OF)
        if hit is not None and marks(reading, hit) == "performs" and hit.last + 1 < sentence[1] and _is_attack(reading, hit.last):
            doer = hit.last + 1
            if reading.word(hit.last).startswith("ال") and reading.joined(doer) and not reading.bound(doer) and not reading.word(doer).startswith("ال"):
                return phrase_from(reading, doer, sentence[1], start_of(reading, doer), through=OF)  # ونفذ الهجوم فلسطينيان
        if hit is None or marks(reading, hit) != "blames":
            continue
        if hit.feature.endswith("+obj") and not reading.bound(hit.last):
            return phrase_from(reading, hit.last, sentence[1], start_of(reading, hit.last), through=OF)  # وتبناهما التنظيم
        for k in range(hit.last, min(hit.last + 12, sentence[1])):
            charge = reading.markers.get(k)
            if charge is not None and marks(reading, charge) in ("charge", "performs"):
                return _last_phrase(reading, hit.last, k)
        if is_actor(reading, hit.last):
            return phrase_from(reading, hit.last, sentence[1], start_of(reading, hit.last), through=OF)
    return None


def _denied(reading: Reading, verb: int) -> bool:
    """Whether nobody is the subject of a verb, or no noun: لم تعلن أي جهة مسؤوليتها؛ أعلن في بيان مسؤوليته."""
    after = verb + 1
    return bool(reading.bound(after)) or reading.says(after, "nobody") or (verb > 0 and reading.says(verb - 1, "nobody")) or after in reading.dates


def charged(reading: Reading, claim: Row, window: tuple[int, int]) -> Phrase | None:
    """Who is accused of the very deed that the claim is about: اتهمت السلطات [المسلحين] بذبح 11 مزارعا."""
    at = claim_range(claim)[0]
    if not charges(reading, at):
        return None
    for i in range(at - 2, max(window[0], at - 12) - 1, -1):
        hit = reading.markers.get(i)
        if hit is not None and marks(reading, hit) == "blames" and not hit.feature.endswith("+obj"):
            return _last_phrase(reading, hit.last, at)
    return None


def charges(reading: Reading, i: int) -> bool:
    """Whether a token names what somebody is accused of: مسؤولية، بقتل, and any attack after ب (بذبح)."""
    hit = reading.markers.get(i)
    if hit is not None and marks(reading, hit) == "charge":
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
            found = phrase_from(reading, i, limit, start_of(reading, i), through=OF)
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
    begins = begins and reading.bound(i - 1) != "prep"  # التحالف في [اليمن]
    return is_actor(reading, i) and (i in reading.places) <= begins or begins or (i in reading.sources and reading.word(i).startswith("ال"))
