"""Victims who stand before their verb: 54 من المسلحين قتلوا, الطفل الذي أصيب, أما الرجال فأعدموا."""

from __future__ import annotations

from newslab.extract.claiming.adjuncts import before_asides
from newslab.extract.claiming.coordination import listed_before
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.triggers import Trigger
from newslab.extract.claiming.unknown_people import titled_name


def before_verb(s: Sentence, t: Trigger, at: int | None = None) -> Phrase | None:
    """54 من المسلحين قتلوا; الطفل الذي أصيب; إن 57 مدنيا بينهم 12 طفلا قتلوا."""
    at = t.first if at is None else at
    if "ف" in t.prefix and at == t.first and (topic := _topic(s, at)) is not None:
        return topic
    earlier = next((o for k in (at - 1, at - 2) if (o := s.triggers.get(k)) is not None and o.kind == "verb" and s.follows(o, t)), None)
    if earlier is not None and t.plural and earlier.plural and earlier.marker < 0 and at == t.first:
        return before_verb(s, earlier)  # قتلوا وجرحوا
    before_it, at = at, before_asides(s, at - (at > s.first and s.doc.words[at - 1] == "قد" and s.small.comma(at - 1)))  # 12 مدنيا، بحسب الشرطة، قتلوا
    if at == before_it and s.small.comma(at) and (title := next(s.before(at), None)) is not None and at - title.extent <= 4:
        at = title.first if _apposed_to(s, title) is not None else at  # الضابط فلان، قائد الكتيبة، استشهد
    agrees = t.plural or "+pron" in t.feature
    agrees = agrees or t.patient == "predicate"
    joined = "و" in t.prefix or s.doc.words[before_it - 1] == "و" if before_it == t.first else s.small.is_and(before_it)  # واجهوا begins with its own و
    closed = at < before_it
    if s.small.breaks(before_it) or joined or ("ف" in t.prefix and before_it == t.first) or (s.small.comma(at) and not agrees and not closed):
        return None
    fallback: Phrase | None = None
    linked = at
    while linked > s.first and s.small.link(linked - 1) == "copula":
        linked -= 1  # عشرون منهم ما زالوا في عداد المفقودين
    for phrase in s.before(at):
        gap = at - phrase.extent
        if phrase.shape == "one" and phrase.extent == at:
            return phrase
        near = linked - phrase.extent <= 2
        mine = phrase.shape == "bare" and near and s.doc.words[phrase.last] in ("منهم", "منهن") and not s.phrases_in(phrase.extent, at)  # نحو 100 منهم قتلوا
        if (id(phrase) in s.parent_of and not mine) or phrase.shape == "one" or s.excepted(phrase):
            continue
        if phrase.shape == "bare" and not ((t.plural or t.patient == "predicate") and near):
            return fallback
        if t.row["form"] == "قضى" and t.marker < 0 and t.last < s.last and _spent(s, t.last):
            return fallback  # قضى عقوبة
        if not agrees and phrase.row is None and phrase.state is None and not phrase.name and not phrase.other:
            return fallback
        if s.small.cls(at - 1) == "relative" and 1 < gap <= 5 and phrase.number == "sg" and (name := titled_name(s, phrase, at - 1)):
            return name
        topic = phrase.number == "sg" and phrase.first > s.first and s.small.cls(phrase.first - 1) == "complement"  # إن مواطنا من كذا في الثلاثين قتل
        if gap > (14 if phrase.quantified or agrees or topic else 3) or s.clause_between(phrase, at, t.patient == "predicate"):
            return fallback
        relative = gap == 1 and s.small.cls(at - 1) == "relative"
        if phrase.governed and not relative and not phrase.quantified and agrees:
            fallback = fallback or (phrase if gap == 0 else None)  # نحو مليون شخص، أي ثلث السكان، نزحوا
            continue
        if phrase.governed and not relative and not (gap == 0 and agrees):
            return fallback
        if s.possessed(phrase) and not (agrees and (phrase.number == "pl" or (phrase.row or {}).get("kind") in ("suspect", "captive"))):
            return fallback
        if phrase.number == "sg" and phrase.shape != "number" and t.plural and not phrase.definite and not listed_before(s, phrase, plural=True):
            continue
        return _apposed_to(s, phrase) or phrase
    return fallback


def _apposed_to(s: Sentence, phrase: Phrase) -> Phrase | None:
    """الملك لويس، ملك فرنسا، قد أسر: the one whom a title between commas is about."""
    if phrase.quantified or phrase.number != "sg" or phrase.joined or not s.small.comma(phrase.first):
        return None
    before = next(s.before(phrase.first), None)
    named = before is not None and before.number == "sg" and (before.name or before.definite) and not (before.governed or before.joined)
    return before if named and before.extent == phrase.first else None


def _spent(s: Sentence, k: int) -> bool:
    """Whether something stands behind قضى that is spent or done with (قضى عقوبة), and no time, place or manner of a death."""
    return not (s.small.cls(k) or s.reality.has_incident(k, k + 1) or k in s.people.numbers)


def _topic(s: Sentence, at: int) -> Phrase | None:
    """أما الرجال الذين رفضوا فأعدموا: whom a clause that begins with أما is about."""
    for k in range(at - 1, max(s.first, at - 16) - 1, -1):
        if s.small.breaks(k + 1):
            return None
        if s.doc.words[k] in ("اما", "واما"):
            phrase = s.at.get(k + 1)
            return phrase if phrase is not None and not phrase.governed else None
    return None
