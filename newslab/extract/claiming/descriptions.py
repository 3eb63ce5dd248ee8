"""Who the victims are by what the sentence says of them elsewhere: an apposition, a predicate, an owner, whoever was hit.

`victims.class_of` reads the phrase itself; what stands here is asked only where that tells nothing.
"""

from __future__ import annotations

from newslab.extract.claiming.coordination import past_age
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.victims import class_of

Class = tuple[str, str]
NOBODY: Class = ("unknown", "")
_REACH, _NEAR, _BACK = 14, 5, 40
_AMONG = frozenset({"بين", "صفوف", "وسط"})


def described(s: Sentence, phrase: Phrase) -> Class:
    """Class and force of a phrase whose own words tell none: by apposition, title, predicate or those among whom the harm was done."""
    for tell in (_title, _apposed, _predicate) if phrase.name else (_predicate, _among, _side):
        known = tell(s, phrase)
        if known[0] != "unknown":
            return known
    return NOBODY


def _title(s: Sentence, phrase: Phrase) -> Class:
    """المطرانين فلان وفلان: a title in the dual or plural before names."""
    first = phrase
    while first.joined and (before := next(s.before(first.first), None)) is not None and before.name and first.first - before.extent <= 1:
        first = before
    title = s.people.nouns.get(first.first - 1) if first.first > s.first and not s.doc.gap(first.first).strip(' "«»:') else None
    return s.people.class_of(title) if title is not None and title.feature[:2] in ("du", "pl") else NOBODY


def _apposed(s: Sentence, name: Phrase) -> Class:
    """فلان من كتائب كذا; فلان، القيادي في حركة كذا; فلان (34 عاما)، ضابط في الشرطة."""
    k = past_age(s, name.extent)
    if k >= s.last or s.small.breaks(k):
        return NOBODY
    if not s.small.comma(k) and s.small.link(k) == "belonging":
        return _belonging(s, k)
    noun = s.at.get(k)
    if s.small.is_and(k) or noun is None:
        return NOBODY
    if not s.doc.gap(k).strip(" ") and (noun.row or {}).get("kind") not in ("official", "suspect"):
        return NOBODY  # but مقتل فلان زعيم الجماعة
    if noun.joined or noun.governed or noun.quantified or noun.number != "sg" or noun.state is not None:
        return NOBODY
    return class_of(noun)


def _belonging(s: Sentence, at: int) -> Class:
    """من عناصر الجيش, في صفوف كتائب كذا: the force or people behind words of belonging."""
    k = at
    while k < min(s.last, at + 4) and k not in s.people.states:
        group, noun = s.people.groups.get(k), s.people.nouns.get(k)
        if group is not None:
            return s.people.class_of(group)
        if noun is not None and s.people.class_of(noun)[0] != "unknown" and not noun.feature.startswith("sg"):
            return s.people.class_of(noun)
        if not (s.small.link(k) == "belonging" or noun is not None) or s.doc.gap(k).strip(' "«»') and k > at:
            break
        k += 1
    return NOBODY


def _predicate(s: Sentence, phrase: Phrase) -> Class:
    """خمسة من رعاياها، كلهم من العاملين في المنجم; فلان وهو ضابط; ثلاثة منهم من طلاب المدرسة. معظمهم tells of most, not of all."""
    for k in range(phrase.extent, min(s.last, phrase.extent + _REACH)):
        if s.small.breaks(k):
            break
        between = s.at.get(k)
        if k in s.triggers and k > phrase.extent + 1 or (between is not None and not (between.joined or between.other or between.governed)):
            break
        direct = k == phrase.extent and s.doc.words[k] == "منهم"
        one = s.doc.words[k] in ("وهو", "وهي")
        if one and (phrase.number != "sg" or next(s.before(k), None) is not phrase):
            return NOBODY
        if direct or s.reality.signal(k, "who_they_are"):
            k += 1
            if k < s.last and s.doc.words[k] == "من":
                return _belonging(s, k)
            told = s.at.get(k)
            if told is None or told.quantified or told.joined or told.name or (direct and told.definite):
                return NOBODY
            return class_of(told)
    return NOBODY


def _among(s: Sentence, phrase: Phrase) -> Class:
    """إصابات مباشرة في صفوف الجنود; ولا إصابات ولا أضرار بين المدنيين: those among whom people were hit."""
    if phrase.state is None and not phrase.other:
        return NOBODY
    for k in range(phrase.extent, min(s.last - 1, phrase.extent + _NEAR)):
        if s.small.breaks(k) or s.small.comma(k) or (k in s.triggers and k > phrase.extent):
            break
        if s.doc.words[k] in _AMONG:
            return _belonging(s, k + 1)
        if s.reality.signal(k, "hits") and not s.reality.has_incident(phrase.extent, k) and (hit := s.at.get(k + 1)) is not None and not hit.governed:
            return class_of(hit)  # 23 حالة اغتيال طالت ناشطين
    return NOBODY


def _side(s: Sentence, phrase: Phrase) -> Class:
    """سقط للجيش في المواجهات ثلاثة شهداء; عدد الوفيات بين المدنيين إلى 958 حالة وفاة: whose dead they are, before them."""
    if phrase.state is None:
        return NOBODY
    for k in range(phrase.first - 1, max(s.first, phrase.first - _REACH) - 1, -1):
        group = s.people.groups.get(k)
        if s.small.breaks(k + 1):
            break
        if group is not None and group.prefix.endswith("ل") and k > s.first and s.reality.signal(k - 1, "result"):
            return s.people.class_of(group)
        noun = s.at.get(k)
        if noun is not None and noun.state is not None and not noun.quantified and noun.number == "pl" and s.reality.signals(max(s.first, k - 3), k, "tally"):
            return class_of(noun) if noun.state["outcome"] != "displaced" and s.tells_rise(phrase) else NOBODY
    return NOBODY


def crew(s: Sentence, known: Class) -> Class:
    """Class of airmen and crews by their craft: an army's, or one that carries passengers or freight; else what the lexicon says."""
    begin = max(0, s.first - _BACK)
    if s.reality.signals(begin, s.last, "army_craft"):
        return "security", "military"
    civil = not known[1] or s.reality.signals(begin, s.last, "civil_craft")
    return ("civilian", "") if civil else ("security", known[1])
