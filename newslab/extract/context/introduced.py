"""Doers that a word introduces: على يد مسلحين، غارات شنتها طائرات، اشتباكات مع الجيش، لدى الجماعة."""

from __future__ import annotations

from newslab.extract.context.actors import OF, before_relative, is_actor, marks, opening, start_of
from newslab.extract.context.phrases import is_verb, phrase_from
from newslab.extract.context.reading import Phrase, Reading
from newslab.extract.values import Row
from newslab.text.lexicons import Hit


def after_marker(
    reading: Reading, at: int, limit: int, kinds: tuple[str, ...], sentence: tuple[int, int] | None = None, reach: int | None = None,
) -> Phrase | None:
    """The doer behind the first word of one of the kinds in a token range; the word itself stands within `reach` tokens."""
    for i in range(at, limit if reach is None else min(limit, at + reach)):
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
        if kind not in kinds or (kind == "by" and "holds" not in kinds and any(reading.says(k, "falls") for k in range(max(at, i - 3), i))):
            continue  # بعد سقوطها [بيد] المسلحين
        if kind == "relative" and i > 1 and reading.bound(i - 1) == "relative" and before_relative(reading, i - 1, at) is not None:
            continue  # عملية للتحالف الذي تقوده: leads another
        if kind in ("against", "holds") and not (is_actor(reading, hit.last) or hit.last in reading.names or _people(reading, hit.last, kind)):
            continue
        if not reading.bound(hit.last) and reading.joined(hit.last) and not is_verb(reading, hit.last):
            return phrase_from(reading, hit.last, limit, start_of(reading, hit.last), through=OF)
        if kind == "relative" and sentence is not None:
            return opening(reading, i, sentence[0])
    return None


def in_dragnet(reading: Reading, claim: Row, clause: tuple[int, int]) -> Phrase | None:
    """Who carried out the raids or the campaign in which people were arrested: حملة اعتقالات شنتها [القوات] طالت ثلاثين شابا."""
    for i in range(clause[0], clause[1]):
        if reading.says(i, "dragnet") and i - claim["last"] <= 5:
            limit = clause[1] if i >= claim["first"] else claim["first"]
            found = after_marker(reading, i + 1, limit, ("relative",), clause, reach=5)
            if found is not None:
                return found
    return None


def _with_object(reading: Reading, i: int, hit: Hit) -> bool:
    """Whether a verb has a pronoun for its object: [قتلهم] عناصر; not the noun إصابته."""
    if not hit.feature.endswith("+obj") or reading.word(i).startswith(("ال", "لل")) or reading.bound(i) == "act" or reading.bare(i).startswith("اصاب"):
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
