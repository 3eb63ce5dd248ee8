"""Who those just counted are, one by one: قتل طياران هما فلان وفلان; الجنود الذين استشهدوا هم:; واحد في الشمال وثلاثة في الجنوب; من بين القتلى ضابط."""

from __future__ import annotations

from collections.abc import Container, Iterator

from newslab.extract.claiming.coordination import KIN, past_age
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.unknown_people import joined_name

_COPULAS = frozenset({"هم", "هما", "وهم", "وهما", "وهن", "هن"})
_BACK, _TITLES = 14, 5


def identified(s: Sentence) -> Iterator[tuple[Phrase, Phrase]]:
    """Pairs (those counted or told of, one of them by name or noun) behind هم or هما."""
    for k in range(s.first, s.last - 1):
        if s.doc.words[k] not in _COPULAS or (k and s.doc.words[k - 1] in ("بين", "الذين", "من", "ان", "لهم")):
            continue
        whole = next((p for p in s.before(k) if p.number in ("pl", "du") or p.quantified), None)
        if whole is None or k - whole.extent > _BACK or any(s.small.breaks(i) for i in range(whole.extent, k)):
            continue
        for one in listed(s, k + 1):
            if one.name or one.low is not None or whole.state is not None:
                yield whole, one


def listed(s: Sentence, at: int) -> list[Phrase]:
    """The people named or counted in a list from a token on, each with any titles before (الشهيد العريف فلان، والجندي أول فلان)."""
    out: list[Phrase] = []
    k = begin = at
    while k < s.last:
        phrase = s.at.get(k)
        if phrase is None and s.small.is_and(k):
            phrase = joined_name(s, k)
        kin = phrase is not None and bool(out) and phrase.joined and (phrase.row or {}).get("kind") in KIN  # هم رجل وزوجته
        counts = phrase is not None and (phrase.quantified or kin or _one_more(phrase, out) or (k == begin and not out and not phrase.definite))
        if phrase is not None and (phrase.name or counts) and not phrase.governed:
            if out and not (s.small.is_and(begin) or s.small.comma(begin) or s.doc.words[begin] == "و"):
                break
            out.append(phrase)
            k = begin = past_age(s, phrase.extent)
            continue
        if k - begin >= _TITLES or k in s.triggers or (k > at and s.small.breaks(k)) or (k > begin and s.small.comma(k)):
            break
        if phrase is None and s.small.cls(k) and s.doc.words[k] not in ("و", "اول"):
            break
        if k == begin and out and not (s.small.is_and(k) or s.small.comma(k)):
            if not s.doc.words[k].startswith("ال") or s.doc.gap(k).strip(' "«»'):
                break
            begin = k + 1  # عبد الله مروان الحاج: the rest of a name
        k += 1
    named = [p for p in out if p.name]
    return out if len(named) == len(out) or not named else named


def _one_more(phrase: Phrase, listed: list[Phrase]) -> bool:
    """هم جندي ومترجم ومتعاقد: one more of a list of single people."""
    return bool(listed) and phrase.joined and not phrase.definite and phrase.low == 1 and phrase.shape == "noun"


def shares_of(s: Sentence, phrase: Phrase, claimed: Container[int]) -> list[Phrase]:
    """قتل أربعة، واحد في الشمال وثلاثة في الجنوب: counts behind a counted phrase that add up to it."""
    if phrase.low is None or phrase.low != phrase.high or phrase.low < 3:
        return []
    later = [p for p in s.phrases_in(phrase.extent, phrase.extent + 40) if p.low is not None and p.low == p.high and p.bound == "eq" and not p.name]
    total, out = 0, []
    for one in later:
        if id(one) in s.parent_of and not out:
            continue  # 46 شخصا، منهم سبعة أطفال، توزعوا: 18 في حلب
        if id(one) in claimed or one.state is not None or (one.shape not in ("bare", "number") and one.number != "du") or id(one) in s.parent_of:
            return []
        total += one.low or 0
        out.append(one)
        if total == phrase.low and len(out) >= 2:
            return out
        if total > phrase.low or len(out) > 4:
            return []
    return []


def named_among(s: Sentence, noun: Phrase) -> list[Phrase]:
    """القتلى هم جنديان ومدني; من بين القتلى ضابط: those whom the sentence says the dead or wounded are."""
    k = noun.extent
    before = s.doc.words[noun.first - 1] if noun.first > s.first else ""
    opens = noun.first - 1 == s.first or s.small.comma(noun.first - 1)
    among = before in ("بين", "وبين", "ضمن", "ومن") or (before == "من" and opens)
    if k < s.last and s.doc.words[k] in ("هم", "هما", "هو"):
        k += 1
    elif not among and not _opens(s, noun, k):
        return []
    first = s.at.get(k)
    if among and first is None and k < s.last and s.small.cls(k) == "relative":
        first = _behind_clause(s, k + 1)
    counted = next(s.before(noun.first), None)
    if among and first is None and counted is not None and counted.extent == noun.first - 1 and counted.quantified:
        return [counted]  # اثنين من المهندسين بين القتلى
    if first is None or first.governed or first.joined or (first.definite and not first.name) or first.state is not None:
        return []
    out = [first]
    while True:
        k = out[-1].extent
        more = s.at.get(k + (k < s.last and s.doc.words[k] == "و")) or (joined_name(s, k) if out[-1].name else None)
        if more is None or not more.joined or more.state is not None:
            return out
        out.append(more)


def _behind_clause(s: Sentence, at: int) -> Phrase | None:
    """من بين الشهداء الذين وصلوا إلى المستشفى اليوم 15 طفلا: the count that follows a relative clause whose verb is theirs."""
    verb = at + (s.doc.words[at] in ("قد", "تم", "كانوا")) if at < s.last else at
    if verb >= s.last or not s.doc.words[verb].endswith(("وا", "ون", "هم")):
        return None  # الشهداء الذين كتب عنهم 15 شاعرا
    for phrase in s.phrases_in(at, at + 16):
        if any(s.small.breaks(k) for k in range(at, phrase.first + 1)):
            return None
        one = phrase.shape == "noun" and phrase.number == "sg" and not s.possessed(phrase)  # ... قائد ميداني
        if (phrase.quantified or one) and not (phrase.governed or phrase.joined or phrase.definite):
            return phrase if phrase.shape != "bare" else None
    return None


def _opens(s: Sentence, noun: Phrase, k: int) -> bool:
    """القتلى ثلاثة رجال وامرأة: the noun opens the clause and a count follows at once."""
    begins = noun.first == s.first or s.small.breaks(noun.first) or s.small.cls(noun.first - 1) == "complement"
    counted = s.at.get(k)
    return begins and counted is not None and counted.shape == "number"
