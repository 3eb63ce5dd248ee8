"""Sources that say, announce or accuse: subjects of verbs that govern what is told, and heads of headlines before a colon."""

from __future__ import annotations

from newslab.extract.context.actors import is_actor
from newslab.extract.context.blame import charges
from newslab.extract.context.phrases import is_verb, phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.context.source_phrases import THROUGH, is_source, may_head, source_phrase

_PARTS = frozenset("|/\n-–—#.")
"""Marks that part a headline from what announces it."""


def reporting(reading: Reading, claim: int, sentence: tuple[int, int]) -> Phrase | None:
    """The subject of the nearest reporting verb that governs the claim: after the verb (أعلنت الوزارة مقتل), or before it (حماس تعلن مقتل).

    A verb without a subject of its own (وأضافت أن) leads on to the one before it.
    """
    for i in range(claim - 1, sentence[0] - 1, -1):
        hit = reading.reports.get(i)
        if reading.says(i, "records") and i + 1 < claim and may_head(reading, i + 1) and not {i + 1} & (reading.places.keys() | reading.claimed.keys()):
            return source_phrase(reading, i + 1, claim)  # سجلت [مصالح الدرك] وفاة ثلاثة
        if hit is None:
            if reading.bound(i) == "contrast" and i - 1 not in reading.reports:
                return None
            continue
        row = reading.doc.lexicons.row("reporting_verbs", hit.row)
        if not {"أن", "اسم", "ب", "عن", ":"} & set(row["taking"].split("|")):
            continue
        relayed = _relayed(reading, hit.last, claim)
        if relayed is not None:
            return relayed
        at = hit.last + (hit.last < claim and reading.listed(reading.word(hit.last), "back"))
        if at < claim and reading.joined(at) and may_head(reading, at):
            subject = source_phrase(reading, at, claim)
            if _governs(reading, subject.last, claim):
                return subject
            continue
        if _governs(reading, hit.last, claim):
            opening = _opening(reading, i, sentence[0])
            if opening is not None:
                return opening
    return None


def _governs(reading: Reading, at: int, claim: int) -> bool:
    """Whether what a source says begins at a token, perhaps after a date or an aside: أن، عن، a colon, بمقتل، مقتل."""
    for k in range(at, min(at + 6, claim + 1)):
        if k == claim or reading.bound(k) == "that" or reading.word(k) in ("عن", "الي") or ":" in reading.doc.gap(k) or reading.bound(k) == "act":
            return True
        aside = any(j in reading.dates or reading.word(j) == "ما" or reading.bound(j) in ("prep", "time_prep") for j in (k, k - 1))
        if not aside and not any(mark in reading.doc.gap(k) for mark in "،()"):
            return False
    return False


def _relayed(reading: Reading, at: int, claim: int) -> Phrase | None:
    """نقلت الوكالة عن مسؤول: the one who is passed on."""
    for k in range(at, min(at + 6, claim - 1)):
        if reading.word(k) == "عن" and reading.word(at - 1).lstrip("و").startswith(("نقل", "تنقل", "ينقل")) and may_head(reading, k + 1):
            return source_phrase(reading, k + 1, claim)
    return None


def _opening(reading: Reading, verb: int, begin: int) -> Phrase | None:
    """The noun phrase that opens the sentence right up to the verb: الإعلام الإسرائيلي يتحدث عن؛ أما مراسلنا في بعلبك، فأفاد."""
    i = begin
    for k in range(verb, begin, -1):
        if not reading.joined(k) and (k < verb or "،" not in reading.doc.gap(k)):
            i = k
            break
    while i < verb and (reading.word(i) in ("اما", "ان", "كما") or reading.bound(i) == "contrast"):
        i += 1
    before = i < verb and reading.says(i, "was")  # وكانت «الهيئة» أعلنت
    i += before
    if i >= verb or not may_head(reading, i) or not (before or is_source(reading, i)) or verb - i > 10:
        return None
    phrase = source_phrase(reading, i, verb)
    return phrase if phrase.last >= verb - 1 or not reading.joined(verb) else None


def headed(reading: Reading, claim: int, sentence: tuple[int, int]) -> Phrase | None:
    """The head of a headline before its colon: وزارة الصحة: ثلاثة قتلى في الغارة؛ عاجل | مصادر محلية: شهيدان; not the town of جرجيس: ثلاثة قتلى."""
    for k in range(min(claim, sentence[0] + 14), sentence[0], -1):
        if ":" not in reading.doc.gap(k):
            continue
        first = next((i for i in range(k - 1, max(sentence[0], k - 9), -1) if _PARTS.intersection(reading.doc.gap(i))), sentence[0])
        if may_head(reading, first) and is_source(reading, first) and not _is_scene(reading, first):
            phrase = source_phrase(reading, first, k)
            return phrase if phrase.last == k or reading.word(phrase.last) == "ل" else None
    return None


def _is_scene(reading: Reading, i: int) -> bool:
    """Whether a headline's head is where it happened rather than a government called by its capital: ريف دمشق: قتيل؛ ليبيا: مقتل سبعة؛ طهران: لا ضحايا."""
    if reading.places.get(i, {}).get("kind") == "country":
        return not is_verb(reading, i + 1) and reading.word(i + 1) not in ("لا", "لم", "لن", "ان")
    if i in reading.agents:
        return False
    at = i + 1 if i in reading.place_nouns and i + 1 in reading.places else i
    row = reading.places.get(at)
    return row is not None and row.get("role") != "metonym" and row.get("kind") != "country" and (at > i or i not in reading.sources)


def accuser(reading: Reading, claim: int, sentence: tuple[int, int]) -> Phrase | None:
    """Who accuses somebody of it: اتهمت دمشق الطيران بقصف المطار ما أدى إلى مقتل سبعة."""
    found = {i: reading.markers[i] for i in range(sentence[0], claim + 1) if i in reading.markers}
    kinds = {i: reading.doc.lexicons.row("agent_markers", h.row)["kind"] for i, h in found.items()}
    for i in sorted(kinds):
        charged = any(kinds.get(k) == "performs" or charges(reading, k) for k in range(i + 1, min(i + 13, claim + 1)))
        at = reading.markers[i].last
        if kinds[i] == "blames" and charged and i > sentence[0] and is_verb(reading, i) and reading.bare(i)[0] in "يت":
            opening = _opening(reading, i, sentence[0])
            if opening is None and reading.word(i - 1).startswith("ال") and reading.joined(i):
                opening = Phrase(i - 1, i, reading.doc.starts[i - 1])
            if opening is not None:
                return opening  # [الأهالي] يتهمون حرس الحدود بقتل ثلاثة
        if kinds[i] == "blames" and charged and reading.bare(i) in ("اتهامه", "اتهامها", "اتهامهم"):
            return _first_subject(reading, sentence[0], i)  # هدد [الجيش] بالرد بعد اتهامه المتمردين بزرع ألغام
        if kinds[i] == "blames" and not reading.bare(i).startswith("اتهام") and charged and at < claim and may_head(reading, at) and is_source(reading, at):
            beside = any(hit.first == at for hit in reading.doc.hits("organisation_heads"))  # [حركة] حماس
            own = reading.names.get(at) or (reading.names.get(at + 1) if beside else None)
            accused = (k for k in range(at + 1, claim) if is_actor(reading, k) and (k not in reading.names or reading.names[k] is not own))
            return phrase_from(reading, at, next(accused, claim), through=THROUGH)  # اتهم ناشطون [قوات النظام]
    return None


def _first_subject(reading: Reading, begin: int, limit: int) -> Phrase | None:
    """The source that is the subject of the verb that a sentence begins with."""
    at = begin + 1
    if at < limit and is_verb(reading, begin) and may_head(reading, at) and is_source(reading, at):
        return phrase_from(reading, at, limit, loose=True)
    return None
