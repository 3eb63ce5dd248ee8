"""What may stand between a predicate and its people: times, places, causes, and asides that say whose word it is.

One account for all searches: asides are set apart (`SmallWords.past_aside`), and `reached`
finds the people that come next behind any number of adjuncts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslab.extract.claiming.clauses import ENDS_CLAUSE, PREPOSITIONS
from newslab.extract.claiming.counted_people import Phrase

if TYPE_CHECKING:
    from newslab.extract.claiming.sentence import Sentence

_REACH = 34  # tokens of all adjuncts together


def stands_at(s: Sentence, at: int) -> Phrase | None:
    """The people that stand right at a token, and no place that ب leads to (بمحافظة)."""
    phrase = s.at.get(at)
    return None if phrase is not None and phrase.by == "ب" else phrase


def before_asides(s: Sentence, at: int) -> int:
    """Where the asides that end right before a token begin (12 مدنيا، بحسب الشرطة، قتلوا); the token itself where none do."""
    while at in s.closed:
        at = s.closed[at]
    return at


def begins_clause(s: Sentence, k: int) -> bool:
    """Whether a verb joined by و begins another clause at a token: وقررت النيابة متابعة ثلاثة."""
    word = s.doc.words[k]
    return word[0] == "و" and len(word) > 3 and s.small.joined(k) and (k in s.doc.longest("government_verbs") or k in s.doc.longest("reporting_verbs"))


def past_asides(s: Sentence, at: int) -> int:
    """The token past the asides that begin at a token."""
    while at in s.asides:
        at = s.asides[at]
    return at


def past_adjuncts(s: Sentence, k: int) -> int:
    """The token past all adjuncts that begin at token `k`, whatever comes there."""
    stop = min(s.last, k + _REACH)
    while k < stop and not s.small.breaks(k):
        if k in s.asides:
            k = s.asides[k]
        elif k in s.dates or s.small.cls(k) in ("time", "adverbial"):
            k += 1
        elif k not in s.triggers and _opens(s, k, s.at.get(k)):
            k = _past_noun_phrase(s, k + 1, stop)
        else:
            break
    return k


def _past_noun_phrase(s: Sentence, k: int, stop: int) -> int:
    """Past the noun phrase behind a preposition: up to people of their own, another adjunct, a comma or a verb."""
    begin = k
    while k < stop and k - begin < 6:
        people = k > begin and k in s.at and not s.at[k].governed and not s.possessed(s.at[k])
        ends = k > begin and (s.small.cls(k) or k in s.dates or s.small.comma(k) or k in s.triggers)
        if people or ends or s.small.breaks(k) or k in s.asides:
            break
        k += 1
    return k


def acts_on_thing(s: Sentence, at: int) -> bool:
    """Whether a definite doer at a token has for its object a noun no lexicon knows, to which the people behind belong (أوقفت الشركة رواتب ثلاثة)."""
    if at < s.last and at in s.at and s.at[at].number == "sg":
        k = past_adjuncts(s, s.at[at].extent)
        return k < s.last and s.small.thing(k) in ("figure of speech", "possession") and s.small.names_thing(k)  # خطفت الممثلة أنظار الحضور
    if at >= s.last or at in s.at or not (s.doc.words[at].startswith("ال") or at in s.people.groups):
        return False
    k = s.people.groups[at].last if at in s.people.groups else at + 1
    while k < s.last and s.doc.words[k].startswith("ال") and k not in s.at and not s.doc.gap(k).strip():
        k += 1
    k = past_adjuncts(s, k)
    owned = k + 1 < s.last and k + 1 in s.at and not (s.at[k + 1].governed or s.at[k + 1].joined or s.doc.gap(k + 1).strip())
    apart = k in s.at or k in s.dates or k in s.places or k in s.triggers or k in s.people.groups or k in s.people.numbers
    return owned and not (apart or s.small.cls(k) or s.doc.words[k].startswith("ال") or _opens(s, k, None) or s.doc.words[k].endswith("ا"))


def reached(s: Sentence, at: int, *, subject: bool = False) -> Phrase | None:
    """The people that stand right behind any adjuncts at token `at`, None where something else comes first.

    قتل، بحسب مصدر طبي، ثلاثة · أصيب مساء أمس في بلدة كذا التي تسيطر عليها المعارضة مزارع ·
    اعتقل على حاجز للجيش سائق. `subject`: the people must be fit for a subject (no accusative).
    """
    k, within, apart, taken = at, False, False, -1
    while k < min(s.last, at + _REACH):
        if k in s.asides:
            k, within, apart = s.asides[k], False, False
            continue
        if k > at and s.small.breaks(k):
            return None
        phrase = s.at.get(k)
        if phrase is not None and k != taken and _comes_next(s, phrase, within, subject):
            return None if apart and s.small.comma(k) and not phrase.quantified else phrase
        other = s.triggers.get(k)
        if (other is not None and (other.kind == "verb" or s.small.is_and(k))) or begins_clause(s, k):
            return None
        taken = other.last if other is not None and not other.definite else taken  # بعد مقتل شرطيين: those of the verbal noun
        cls = s.small.cls(k)
        if s.small.comma(k) and s.small.tells_source(k):
            return None  # an aside that nothing closes ends the sentence
        whole = cls in ("time", "adverbial") or k in s.dates
        if whole or _opens(s, k, phrase):
            within = within or not whole
            apart = apart or (k > at and s.small.comma(k))
        elif not within or cls in ENDS_CLAUSE or (s.small.comma(k) and cls != "relative" and not s.small.is_and(k)):
            return None
        k += 1
    return None


def _opens(s: Sentence, k: int, phrase: Phrase | None) -> bool:
    """Whether an adjunct begins with token `k`: a preposition, an attached one (بانفجار, للمرة), بحسب."""
    word = s.doc.words[k]
    attached = (word[0] == "ب" and len(word) > 4 or word.startswith("لل")) and not s.small.names_thing(k) and k not in s.people.groups
    by = bool(phrase.by) if phrase is not None else attached  # بتهمة, بمحافظة, للمرة
    return by or s.small.cls(k) in PREPOSITIONS or s.small.tells_source(k)


def _told_of(s: Sentence, at: int) -> bool:
    """Whether a relative clause has just begun before a token, so that what stands there belongs to it."""
    return any(s.small.cls(k) == "relative" for k in range(max(s.first, at - 3), at))


def _comes_next(s: Sentence, phrase: Phrase, within: bool, subject: bool) -> bool:
    """Whether a phrase stands for itself and is no part of the adjunct before it."""
    if phrase.governed or phrase.joined or id(phrase) in s.parent_of:
        return False
    if not within:
        return True
    construct = s.people.close(phrase.first) and not s.doc.words[phrase.first - 1].startswith("ال")
    if construct and s.small.thing(phrase.first - 1) in ("figure of speech", "possession"):
        return False  # خطفت الأغنية في المدينة قلوب الآلاف
    vague_many = phrase.definite and phrase.shape != "name" and not phrase.quantified and phrase.number != "sg"
    described = phrase.first in s.people.past_incidents or phrase.first - 1 in s.people.adjectives
    described = described or s.doc.words[phrase.first - 1].endswith("يه")  # إثر غارة جوية عامل
    if vague_many or (s.possessed(phrase) and not described) or s.of_thing(phrase) or s.of_joined(phrase) or s.owned(phrase):
        return False
    if s.reality.signal(phrase.first - 1, "hits") or (phrase.definite and phrase.shape != "name" and _told_of(s, phrase.first)):
        return False  # في غارة استهدفت قياديا; التي تسيطر عليها المعارضة
    return not (subject and phrase.shape == "noun" and phrase.number == "sg" and not phrase.definite and s.doc.words[phrase.head_last - 1].endswith("ا"))
