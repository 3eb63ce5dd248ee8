"""Who did it and to whom: past the doer of a verb or verbal noun to the people it was done to.

قتل مسلحون ثلاثة جنود · توقيف صربيا، الأسبوع الماضي، شرطيين · أصابت قذيفة، بحسب شهود، طفلا · مسلحون خطفوا أمس طالبا
"""

from __future__ import annotations

from newslab.extract.claiming.adjuncts import reached, stands_at
from newslab.extract.claiming.coordination import members
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.triggers import Trigger
from newslab.extract.claiming.unknown_people import open_noun


def object_of_many(s: Sentence, t: Trigger) -> Phrase | None:
    """مسلحون قتلوا ثلاثة جنود; إن مجهولين خطفوا مساء أمس طالبا: the object of a verb whose many doers stand before it."""
    if t.patient not in ("either", "object"):
        return None
    if t.last in s.at:
        return s.at[t.last]
    doers = next(s.before(t.first), None)
    if doers is None or doers.extent < t.first:
        acts = t.first > s.first and s.doc.words[t.first - 1].endswith(("ون", "ين")) and not s.small.cls(t.first - 1)  # مجهولون
    else:
        acts = ("militant", "") in doers.classes and not doers.quantified
    return reached(s, t.last) if acts else None


def past_doer(s: Sentence, at: int) -> Phrase | None:
    """توقيف صربيا، الأسبوع الماضي، ثلاثة شرطيين; خطف مسلحين لشرطي: whom the doer of a verbal noun did it to, with ل or as an object."""
    doer = s.at.get(at)
    if doer is not None:
        many = doer.number == "pl" and not (doer.quantified or doer.definite or doer.governed)
        after = s.at.get(doer.extent) if many else None
        return after if after is not None and after.by == "ل" and not after.joined else None
    group = s.people.groups.get(at)
    k = group.last if group is not None else at
    while k < min(s.last, at + 4) and not s.doc.gap(k).strip() and k not in s.at and not s.small.cls(k) and (k in s.places or s.doc.words[k].startswith("ال")):
        k += 1
    if k == at and s.doc.words[at].endswith("ين") and s.stranger(at):
        k = at + 1  # اغتيال مجهولين جنديين
    if k == at or k >= s.last:
        return None
    direct = s.at.get(k)
    if direct is not None and direct.by == "ل" and not direct.joined:
        return direct
    patient = reached(s, k)
    known = group is not None or at in s.places or s.doc.words[at].endswith("ين")
    fits = patient is not None and (patient.quantified or not patient.definite or (known and patient.name))
    return patient if fits else None


def with_l(s: Sentence, at: int) -> Phrase | None:
    """إعدام التنظيم لأحد المخطوفين: the victim of a verbal noun that has its agent stands with ل."""
    for k in range(at, min(s.last, at + 4)):
        if s.doc.gap(k).strip(' "«»') or (s.small.cls(k) and k not in s.at):
            return None
        phrase = s.at.get(k)
        if phrase is not None and phrase.by == "ل":
            return phrase
    return None


def past_thing(s: Sentence, at: int) -> Phrase | None:
    """أصابت قذيفة، على ما أفاد مسؤول، جنديين; احتجزت السلطات في مدينة كذا شابا: the object past a doer that no lexicon knows and adjuncts."""
    if s.at.get(at) is not None or not s.stranger(at):
        return None
    k = at + 1
    while k < min(s.last, at + 4) and s.doc.gap(k) == " " and k not in s.at and s.stranger(k):
        k += 1
    hit = s.at.get(k)
    if k == at + 1 and hit is not None and s.doc.gap(k) == " " and s.reality.has_incident(at, at + 1):
        return None if hit.governed or hit.joined or hit.definite else hit  # قتلت غارة متظاهرين
    return reached(s, k) if k < s.last and hit is None else None


def is_doer(s: Sentence, phrase: Phrase, t: Trigger, at: int) -> bool:
    """أوقف المدرب الحصة: a definite person right behind a verb of arrest is who arrests or stops."""
    kind = (phrase.row or {}).get("kind")
    if t.row["form"] == "دهس":
        return s.reality.signal(phrase.head, "drivers")
    return t.row["form"] == "أوقف" and phrase.first == at and phrase.definite and phrase.shape == "noun" and kind not in ("suspect", "captive")


def past_agent(s: Sentence, phrase: Phrase, t: Trigger) -> Phrase | None:
    """قتل مسلحون ثلاثة جنود: of two people side by side the second is the victim."""
    if t.kind == "act" and not t.will:
        return phrase
    if t.kind == "verb" and t.patient not in ("either", "object"):
        return phrase
    k = phrase.extent
    if k < s.last and s.reality.signal(k, "along"):
        return phrase  # قتل القائد ومعه ثمانية من رجاله
    if phrase.unit == "families" and k < s.last and s.doc.gap(k) == " " and s.doc.words[k].startswith("ال") and not phrase.definite:
        k = s.at[k].extent if k in s.at else k + 1  # فقدت عائلة النجار تسعة من أبنائها
    if t.kind == "verb" and k < s.last and s.people.close(k) and s.small.thing(k) in ("figure of speech", "animal"):
        return None  # خطفت الممثلة الأضواء
    nxt = s.at.get(k)
    counts_things = k in s.people.numbers and k == phrase.extent and nxt is None and s.people.numbers[k].kind in ("cardinal", "noun")
    if t.kind == "verb" and phrase.shape == "name" and counts_things and s.people.close(k):
        return None  # قتل فلان ثلاثة ذئاب
    if stands_at(s, k) is None and not phrase.quantified and (later := reached(s, k)) is not None and later.first > k:
        doers = (not phrase.definite and s.doc.words[phrase.last - 1].endswith("ون")) or is_doer(s, phrase, t, phrase.first)
        return later if later.quantified or later.name or doers else phrase  # قتل مسلحون، مساء الخميس، عامل إغاثة
    gunmen = phrase.shape == "noun" and not phrase.definite and ("militant", "") in phrase.classes
    known = phrase.number == "pl" or (k < s.last and s.doc.words[k].startswith("ال"))
    if nxt is None and gunmen and known and t.outcome in ("killed", "abducted"):
        return open_noun(s, phrase.extent) or phrase  # خطف مسلحون مدير مصرف
    described = nxt is not None and nxt.state is not None and nxt.shape == "noun" and not nxt.definite and not phrase.definite
    if nxt is None or described or nxt.joined or nxt.governed or nxt.other or nxt.shape == "one" or s.doc.gap(nxt.first).strip(' "«»'):
        return phrase
    if phrase.shape == "name" and not (nxt.owned or nxt.quantified or s.doc.words[nxt.head_last - 1].endswith("ا")):
        return phrase  # اعتقلت فلانا منفذ الهجوم: who he is
    if (phrase.row or {}).get("kind") == "official" and not (phrase.definite or nxt.definite or nxt.quantified):
        return phrase  # قتل مدير مدرسة
    if t.kind == "act" and phrase.shape == "noun" and phrase.number == "sg" and not phrase.definite and not nxt.quantified and s.of_next(phrase, nxt):
        return phrase  # القبض على قاتل الطفلة
    if phrase.owned and phrase.number == nxt.number == "sg" and nxt.shape == "noun" and s.doc.words[nxt.first].startswith("ال"):
        return phrase  # قتل سائقهما الشماس: who he is
    if phrase.shape == "number" and (nxt.shape == "name" or (nxt.definite and not nxt.quantified)):
        return phrase
    return nxt


def after_group(s: Sentence, at: int) -> Phrase | None:
    """The phrase right behind an agent (القوات الإسرائيلية ثلاثة فلسطينيين), its adjectives skipped."""
    for k in range(at, min(s.last, at + 5)):
        if s.doc.gap(k).strip(' "«»،,'):
            return None
        phrase = s.at.get(k)
        if phrase is not None:
            vague = phrase.definite and not phrase.quantified and phrase.shape != "name" and phrase.number != "sg"
            return None if phrase.joined or phrase.governed or vague else phrase
        if s.small.cls(k) and s.small.cls(k) != "time":
            return None
        if k in s.triggers:
            return None
    return None


def behind_collective(s: Sentence, k: int) -> Phrase | None:
    """Behind a force or gang at token `k`: those it consists of, or those it acts on (قتلت القوات ثلاثة)."""
    group = s.people.groups.get(k)
    if group is None and not s.small.thing(k):
        return None
    seat = group.last if group is not None else k
    while seat < s.last and (seat in s.places or seat in s.people.parts):
        seat += 1  # ضبطت شرطة دبي عصابة من خمسة أفراد
    if seat > k + 1 and seat < s.last and s.small.thing(seat) and (some := members(s, seat + 1)):
        return some
    return members(s, k + 1) or ((after_group(s, group.last) or reached(s, group.last)) if group is not None else None)
