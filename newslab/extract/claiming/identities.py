"""Who those just counted are, one by one: قتل طياران هما فلان وفلان; الجنود الذين استشهدوا هم:; واحد في الشمال وثلاثة في الجنوب."""

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
