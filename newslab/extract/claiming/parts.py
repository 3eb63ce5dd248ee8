"""Which phrases are part of another: seven killed, بينهم طفلان; two wounded, أحدهما ضابط; اثنان منهم."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from newslab.extract.claiming.clauses import SmallWords
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.triggers import Trigger

_BACK = 30  # tokens from بينهم back to the count that it divides


def parts_of(small: SmallWords, phrases: list[Phrase], triggers: Mapping[int, Trigger], first: int, last: int) -> tuple[dict[int, Phrase], set[int]]:
    """For each phrase (by id) that is part of another, that other: what stands behind بينهم, before منهم, or is أحدهما.

    Also those phrases that only say who most of the others are (معظمهم أطفال), which count nobody.
    """
    out: dict[int, Phrase] = {}
    described: set[int] = set()
    firsts = [p.first for p in phrases]
    for i in range(first, last):
        of_all = small.words[i] == "ذلك" and small.words[max(first, i - 2) : i] == ["بما", "في"]  # بما في ذلك فلان
        most = small.cls(i) == "most" or (small.cls(i) == "some_of_them" and i - 1 not in triggers)
        share = i > first and small.words[i - 1].endswith(("المئه", "المائه"))  # 80 بالمئة منهم نساء
        if (small.cls(i) != "subset" and not of_all and not most) or share:
            continue
        parent = _whole_before(phrases, firsts, i, out)
        if parent is None and not most and i <= first + 1:
            parent = _whole_behind(small, phrases, bisect_left(firsts, i + 1))
        if parent is None:
            continue
        if most:
            begin = i + 1 + (i + 1 < last and small.words[i + 1] == "من")
            for phrase in _listed(small, phrases, bisect_left(firsts, begin), begin, parent):
                out[id(phrase)] = parent
                described.add(id(phrase))
            continue
        if parent.shape == "bare" and parent.last == i and not small.comma(i) and small.words[i].endswith("منهم"):  # اثنان منهم
            verb = triggers.get(parent.first - 1)
            direct = verb is not None and verb.outcome != "displaced" and small.words[i] == "منهم"  # قتل المئات منهم
            led = parent.governed and small.words[parent.first - 1].lstrip("و") != "عبر"  # وعبر 200 منهم الحدود: a verb
            whole = None if direct or led else _whole_before(phrases, firsts, parent.first, out)
            named = next((p for p in phrases[bisect_left(firsts, i + 1) :][:1] if p.first == i + 1), None)
            if whole is not None and named is not None and named.number == "pl" and not named.definite and not named.quantified:
                out[id(named)] = parent  # سبعة منهم أطفال
                described.add(id(named))
            if whole is not None and parent.first - whole.extent <= 6:
                out[id(parent)] = whole
            continue
        for phrase in _listed(small, phrases, bisect_left(firsts, i + 1), i + 1, parent):
            out[id(phrase)] = parent
    for before, phrase in zip(phrases, phrases[1:], strict=False):
        verb = triggers.get(phrase.first - 1)
        if verb is not None and verb.kind == "verb":
            continue  # أصيب خمسة عمال وتوفي أحدهم
        if phrase.shape == "one" and _told_after(small, before, phrase) and (before.quantified or before.number == "pl"):
            out[id(phrase)] = before
    return out, described


def _told_after(small: SmallWords, whole: Phrase, one: Phrase) -> bool:
    """أربعة متظاهرين بالرصاص، إصابة أحدهم بالغة; مسلحان يرجح أن أحدهما أجنبي: whether أحدهم stands close enough to those it is one of."""
    k = one.first
    while k > whole.extent and (small.cls(k - 1) == "complement" or small.link(k - 1) == "view"):
        k -= 1
    return 0 <= k - whole.extent <= (4 if k < one.first and small.comma(k) else 1) and not any(small.breaks(i) for i in range(whole.extent, k))


def _whole_behind(small: SmallWords, phrases: list[Phrase], k: int) -> Phrase | None:
    """بينهم ضابط.. مقتل أربعة عسكريين: the count that a headline gives behind a part of it."""
    for one, other in zip(phrases[k:], phrases[k + 1 : k + 4], strict=False):
        if any(small.breaks(i) for i in range(one.extent, other.first + 1)) and other.quantified and (other.low or 0) > 1:
            return other
    return None


def _whole_before(phrases: list[Phrase], firsts: list[int], token: int, taken: Mapping[int, Phrase]) -> Phrase | None:
    """The nearest phrase that ends before a token and is itself no part."""
    for k in range(bisect_left(firsts, token) - 1, -1, -1):
        phrase = phrases[k]
        if token - phrase.last > _BACK:
            return None
        if phrase.last <= token and id(phrase) not in taken and phrase.shape != "one":
            return phrase
    return None


def _listed(small: SmallWords, phrases: list[Phrase], k: int, begin: int, parent: Phrase) -> list[Phrase]:
    """The phrases from the `k`-th on that are listed behind token `begin` (بينهم أربع نساء وطفلان)."""
    out: list[Phrase] = []
    at = begin
    for phrase in phrases[k:]:
        begins = at == begin
        if phrase.other or phrase.first - at > (2 if begins else 1) or (begins and phrase.governed and phrase.first > at):
            break
        if not begins and (not phrase.joined or (small.comma(phrase.first) and not phrase.quantified)):
            break
        if not begins and phrase.state is not None and phrase.quantified and parent.state is not phrase.state:
            break  # 12 قتيلا بينهم طفل و30 جريحا
        out.append(phrase)
        at = phrase.extent
    return out
