"""Others who are victims of the same trigger: مقتل ثلاثة جنود وشرطيين; القائد مع ثلاثة من مرافقيه; عصابة من خمسة أشخاص."""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.triggers import Trigger
from newslab.extract.claiming.unknown_people import joined_name

_AGES = frozenset({"عاما", "عام", "سنه", "سنوات", "اعوام"})
KIN = frozenset({"kin", "kinwoman", "family", "child"})


def coordinated(s: Sentence, phrase: Phrase, t: Trigger) -> list[Phrase]:
    """مقتل ثلاثة جنود وشرطيين; القائد مع ثلاثة من مرافقيه; each a victim of the same trigger."""
    out: list[Phrase] = []
    last = phrase
    while True:
        k = last.extent
        if t.patient != "complement" and last.extent < t.marker and _joined_near(s, k) is None:
            k = t.marker
        k = past_age(s, k)
        if k < s.last and s.reality.signal(k, "along") or k + 1 < s.last and s.reality.signal(k + 1, "along"):
            k += 1 if s.reality.signal(k, "along") else 2
            nxt = s.at.get(k)
            everyone = nxt is not None and s.small.cls(nxt.first) == "quantifier" and nxt.number == "pl"
            one = nxt is not None and nxt.number == "sg" and nxt.definite and nxt.shape in ("noun", "name") and not nxt.by
            if nxt is not None and (nxt.quantified or one or everyone) and nxt.state is None and (nxt.row is not None or nxt.name):
                out.append(nxt)
                last = nxt
                continue
            break
        nxt = _joined_near(s, k) or (joined_name(s, k) if last.name or last.shape == "open" else None)
        if nxt is None or not nxt.joined or id(nxt) in s.parent_of or s.small.breaks(nxt.first):
            break
        if nxt.state is not None and nxt.state["outcome"] not in (t.outcome, "detained", "held", "abducted", "displaced"):
            break
        if nxt.shape == "other" and nxt.definite and not (last.quantified or last.number == "sg"):
            break  # تحرير رهائن والثانية
        later = s.triggers.get(nxt.extent)
        if later is not None and nxt.shape == "other":
            break  # وثالث أصيب
        if later is not None and later.kind == "verb" and not s.small.is_and(nxt.extent) and last.quantified and not t.plural:
            break
        kin = (nxt.row or {}).get("kind") in KIN
        if nxt.shape == "noun" and nxt.definite and nxt.number != "sg" and not (last.definite or last.shape == "name" or kin):
            break
        out.append(nxt)
        last = nxt
    return out


def listed_before(s: Sentence, phrase: Phrase, *, plural: bool = False) -> list[Phrase]:
    """312 طفلا و108 نساء قتلوا, ضابطا ومجندا لقيا حتفهما: what is listed before a victim that stands before its verb; `plural`: the verb is one."""
    out: list[Phrase] = []
    while phrase.joined and (phrase.quantified or plural):
        before = next(s.before(phrase.first), None)
        fits = before is not None and (before.quantified or (plural and before.number == "sg")) and before.state is None and id(before) not in s.parent_of
        if not fits or phrase.first - before.extent > (s.doc.words[phrase.first - 1] == "و"):
            break
        out.insert(0, before)
        phrase = before
    return out


def along(s: Sentence, t: Trigger) -> Phrase | None:
    """إن قياديا قتل في الغارة مع ثلاثة من مرافقيه: others who met the same, behind the verb."""
    for k in range(t.last, min(s.last - 1, t.last + 8)):
        if s.small.breaks(k) or (k in s.triggers and k > t.last):
            return None
        if s.reality.signal(k, "along") and not s.reality.has_incident(k - 1, k):
            phrase = s.at.get(k + 1)
            return phrase if phrase is not None and phrase.quantified and phrase.state is None and phrase.row is not None else None
    return None


def _joined_near(s: Sentence, k: int) -> Phrase | None:
    """The phrase joined by و at token `k`, past what belongs to the one before it (إمام المسجد وسبعة; متظاهر بالرصاص واثنين)."""
    for i in range(k, min(s.last, k + 6)):
        phrase = s.at.get(i)
        if phrase is not None and id(phrase) in s.parent_of and not phrase.joined:
            continue  # ثلاثة شبان أحدهم بالرصاص والعشرات بالغاز
        further = phrase is not None and phrase.quantified and phrase.joined and (_with_means(s, phrase) or of_some(s, phrase))
        apart = i > k and s.small.comma(i) and not further
        if s.small.breaks(i) or i in s.triggers or apart:
            return None
        if phrase is not None and phrase.joined:
            if s.doc.words[k] == "من" and i > k and k + 1 not in s.places and not (phrase.quantified and of_some(s, phrase)):
                return None
            far = i - k > 2 or any(not s.doc.words[j].startswith("ال") for j in range(k, i) if s.doc.words[j] != "و")
            return phrase if not far or (phrase.row or {}).get("kind") in KIN or (phrase.quantified and _counts_people(s, phrase)) else None
        if s.doc.words[i] == "من" and (i + 1 in s.places or i == k):
            continue  # ثلاثة شبان من نابلس واثنين من جنين
        if s.small.cls(i) in ("between", "stop", "complement", "relative", "subset") or s.doc.words[i] in ("مع", "ضد", "علي", "من"):
            return None
        if phrase is not None and not phrase.governed:
            return None
    return None


def of_some(s: Sentence, count: Phrase) -> bool:
    """وخمسة من اللجان: whether a count says of whom they are, as the one before it did (12 من التنظيم)."""
    words, last = s.doc.words, count.last
    k = next((i for i in range(count.first + 1, min(s.last, last + 1)) if words[i] == "من"), -1)
    return k > 0 and k + 1 < s.last and s.small.thing(k + 1) in ("", "building or place") and k + 1 not in s.people.numbers


def _with_means(s: Sentence, phrase: Phrase) -> bool:
    """أصيب شابان بشظايا، والعشرات بالاختناق: a new count with what hit or befell it, under the verb before."""
    k = phrase.extent
    return k < s.last and s.doc.words[k].startswith("ب") and len(s.doc.words[k]) > 3 and not (k in s.triggers and s.triggers[k].kind == "verb")


def past_age(s: Sentence, k: int) -> int:
    """Past an age behind a name: فلان (23 عاما), فلان، البالغ من العمر 43 عاما."""
    for i in range(k, min(s.last, k + 5)):
        if s.doc.words[i] in _AGES and (i == k or i in s.people.numbers or i - 1 in s.people.numbers or s.doc.words[i - 1][0].isdigit()):
            return i + 1
        if i > k and s.small.breaks(i):
            return k
    return k


def _counts_people(s: Sentence, phrase: Phrase) -> bool:
    """Whether a quantity is one of people: it has a noun, or a place follows (وخمسة في الموصل)."""
    return of_some(s, phrase) or (phrase.shape == "number" and (phrase.row or phrase.state or phrase.other)) or (
        phrase.extent < s.last and (s.small.cls(phrase.extent) == "place" or s.doc.words[phrase.extent][0] == "ب")
    )


def members(s: Sentence, at: int) -> Phrase | None:
    """ضبط عصابة من خمسة أشخاص: those whom a gang or crew consists of."""
    for k in range(at, min(s.last, at + 3)):
        phrase = s.at.get(k)
        if phrase is not None:
            return phrase if phrase.quantified and k > at and phrase.shape == "number" and phrase.row is not None else None
        if s.doc.words[k] not in ("من", "مكونه", "مؤلفه", "تضم", "قوامها", "مسلحه", "اجراميه"):
            return None
    return None
