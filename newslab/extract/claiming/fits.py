"""Whether people are what a trigger needs: the column `needs` of the casualty lexicons, and idioms that only look like it."""

from __future__ import annotations

import re

from newslab.extract.claiming.adjuncts import past_adjuncts
from newslab.extract.claiming.captives import captive
from newslab.extract.claiming.coordination import KIN
from newslab.extract.claiming.counted_people import HELD, Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.tallies import shared_with_others
from newslab.extract.claiming.triggers import Trigger

_LOST = re.compile("ل.{3,}(?:هم|ها|هن|ه)")
"""What people have lost of their own."""


def fits(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether the phrase is what the lexicon says the trigger needs."""
    if _spoilt(s, phrase, t) or _is_idiom(s, phrase, t) or _plays_other_part(s, phrase, t) or _in_general(s, phrase, t) or _lacks_incident(s, phrase, t):
        return False
    if "known" in t.needs and not (phrase.row or phrase.state or phrase.name or phrase.other):
        return False  # جرفت السيول جسرين
    if phrase.shape == "open":
        return _takes_unknown(t)
    return phrase.shape == "pronoun" or _known_fits(s, phrase, t)


def _spoilt(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether words behind the people or the trigger make it something else."""
    if s.reality.signal(phrase.extent, "supposed") or s.reality.signal(t.last, "supposed"):
        return True
    behind = max(t.last, min(phrase.extent, t.last + 12))
    names = frozenset((t.outcome, t.row["form"]))
    parts = [p.extent for p in s.phrases_in(behind, behind + 8) if s.parent_of.get(id(p)) is phrase]
    ends = {t.last, behind, *parts[-1:]}
    if t.outcome == "injured":  # the mood stands behind times and places
        ends |= {k for end in {behind, *parts[-1:]} for k in range(end, past_adjuncts(s, end))}
    if any(s.reality.spoilt(names, k, s.last) for k in ends):
        return True  # أصيب بخيبة أمل; فقد المئات وظائفهم; غرق في الديون; طعن في الحكم
    if t.outcome == "injured" and s.reality.ill_in(behind, s.last):
        return True  # إصابة السيدة بالإنفلونزا
    return t.outcome == "injured" and t.kind == "verb" and _of_wounds(s, t)  # متأثرا بجروح أصيب بها


def _is_idiom(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether a verb of several meanings has one that harms nobody."""
    form = t.row["form"]
    if form in ("سقط", "سقوط") and not phrase.quantified and phrase.head >= 0 and s.small.thing(phrase.head) == "vehicle":
        return True  # سقوط مقاتلة: an aircraft
    if form.startswith("حرق") and t.kind == "act" and phrase.extent < s.last and s.doc.words[phrase.extent].startswith("ل"):
        return True  # إحراق مستوطنين لمنازل
    if form == "طعن" and t.kind == "act" and phrase.definite and phrase.number == "pl" and not s.reality.has_incident(t.last, s.last):
        return True  # قبول طعن المتهمين
    if form == "أصاب" and phrase.shape == "bare" and phrase.last < s.last and s.doc.words[phrase.last].startswith("ال"):
        return True  # تصيب ملايين الأجهزة
    if form.startswith("زف") and not s.of_fighters(t, phrase):
        return True  # زفت العروس
    counts_things = phrase.shape == "number" and phrase.row is None and phrase.state is None and not phrase.other
    if form in ("ضبط", "حيد") and (phrase.shape == "open" or counts_things):
        return True  # ضبط 35 كرتونا
    if form == "ضبط" and phrase.first - t.last > 5 and not phrase.quantified:
        return True  # أسلحة ضبطت في سفينة بلا طاقم
    if form == "فقد" and t.kind == "verb" and not t.plural and phrase.extent <= t.first and phrase.number in ("du", "pl") and phrase.shape == "noun":
        return True  # من أرضى والديه فقد أرضى ربه: a particle
    if t.outcome == "missing" and t.kind == "act" and any(map(_LOST.fullmatch, s.doc.words[phrase.extent : min(s.last, phrase.extent + 2)])):
        return True  # فقدان كثير من الأشخاص لأطرافهم
    return form == "نقل" and phrase.state is not None


def _plays_other_part(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether grammar gives the people another part than that of the trigger's victims."""
    nominative = phrase.shape == "noun" and s.doc.words[phrase.head_last - 1].endswith(("ان", "ون")) and phrase.number in ("du", "pl")
    if t.kind == "verb" and t.patient == "object" and "captive" not in t.needs and t.marker < 0 and nominative and phrase.first >= t.last:
        return True  # فقد شقيقان: who went missing, and nobody's loss
    theirs = phrase.owned or _kind(phrase) in KIN
    if t.kind == "act" and t.outcome == "missing" and theirs and phrase.number == "pl" and not phrase.quantified:
        return True  # التعازي بفقدان أبنائها: bereaved of them
    if phrase.state is not None and phrase.state["kind"] == "loss":
        return True
    return phrase.shape == "other" and phrase.definite and next(s.before(phrase.first), None) is None  # تعرض مركبين للغرق، الأول في الشمال


def _in_general(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether it is told what happens to such people, and not what happened."""
    if phrase.quantified:
        return False
    if phrase.number != "sg" and s.reality.general(t.first):
        return True
    if _kind(phrase) == "mankind" and phrase.definite:
        return True  # قتل الإنسان البريء
    all_of_a_kind = phrase.definite or s.small.cls(phrase.first) == "quantifier"
    return t.present and t.kind == "verb" and all_of_a_kind and phrase.number == "pl"  # يقتلون الأبرياء, يقضي معظم الناس نحبهم


def _lacks_incident(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether a trigger that only an incident makes a casualty stands in a sentence without one (توفي ثلاثة فنانين)."""
    if "incident" not in t.needs:
        return False
    fallen = t.row["form"] == "قضى" and phrase.quantified and phrase.row is not None
    fallen = fallen or t.row["form"] == "سقط" and any(c in ("security", "militant") for c, _ in phrase.classes)
    dead = t.outcome == "killed" and phrase.row is not None and s.reality.many_dead(phrase.low)
    return not (fallen or dead or _others_hurt(s, t)) and not s.reality.violent(s.first, s.last)


def _takes_unknown(t: Trigger) -> bool:
    """Whether the victim of a trigger may be a noun that no lexicon knows: no تعرض مركبين للغرق, تقضي على العلم."""
    return t.row["form"] != "تعرض" and ("any" in t.needs or (t.kind == "verb" and "count" not in t.needs))


def _known_fits(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether known people are of the class, and stand in the circumstances, that the trigger needs."""
    needs = t.needs
    if t.row["form"] == "أوقف" and t.present and not _by_force(s, t):
        return False  # يوقف الحرب, توقف 14 قناة
    if "soldiers" in needs:
        return phrase.quantified or any(c == "security" for c, _ in phrase.classes)
    if "fighters" in needs:
        fighters = _kind(phrase) == "member" or any(c in ("security", "militant") for c, _ in phrase.classes)
        return _lost_by_force(s, phrase, t) and phrase.quantified and fighters  # not فقد جنديان: missing
    if "no_state" in needs and phrase.state is not None:
        return False  # يقبع أربعة آلاف أسير: the noun claims by itself
    if "captive" in needs:
        held = captive(s, phrase)
        return held is not None and (phrase.quantified or not phrase.definite or held["outcome"] != "detained")  # not تحرير الأسرى, a cause
    if t.outcome in HELD and _is_of_bodies(s, phrase) or _lacks_circumstances(s, phrase, t):
        return False
    if "kin" in needs:
        return _kind(phrase) in KIN
    if "count" in needs:
        return _counted_enough(s, phrase, t)
    return not (t.outcome == "killed" and t.row["form"].startswith(("سقط", "سقوط")) and phrase.state is not None)


def _is_of_bodies(s: Sentence, phrase: Phrase) -> bool:
    """احتجاز جثمانه, تحتجز جثامين 200 شهيد: whether those held are dead."""
    if phrase.state is not None and phrase.state["needs"] == "body":
        return True
    before = s.people.states.get(phrase.first - 1)
    return before is not None and s.people.state_of(before)["needs"] == "body"


def _lacks_circumstances(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether something that the trigger needs around it is not told: a court, a jail, police, an incident, a place to go to."""
    needs = t.needs
    if t.outcome == "killed_or_missing" and t.patient == "predicate" and shared_with_others(s, phrase):
        return True
    if "lost" in needs and (phrase.unit == "bodies" or _kind(phrase) == "suspect" or not s.reality.has_incident(max(0, s.first - 60), s.last)):
        return True  # البحث عن ثلاثة مطلوبين
    if "court" in needs and not any(s.reality.signal(k, "court") for k in range(s.first, s.last)):
        return True  # الاحتفاظ بلاعبيه
    if "jail" in needs and not s.reality.signals(phrase.extent, min(s.last, phrase.extent + 4), "jail"):
        return True  # حبس ثلاثة متهمين سنتين: a sentence
    if "by_force" in needs and not (t.plural or _by_force(s, t, ("security", "militant"))):
        return True  # اقتاد المدرب فريقه
    nowhere = not (t.marker in s.places or s.small.cls(t.marker - 1) == "time")
    return "to_place" in needs and nowhere  # لجأ ثلاثة آلاف مزارع إلى القضاء


def _counted_enough(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether people are as many as the trigger needs, or one whom it can be told of."""
    kind = _kind(phrase)
    if t.outcome == "displaced":
        fighters = kind in ("captive", "suspect") or "militant" in {c for c, _ in phrase.classes}
        residents = kind in ("people", "person") and phrase.number == "pl" and t.marker < 0 and s.reality.has_incident(t.last, s.last)
        return not fighters and (residents or (phrase.quantified and (phrase.low or phrase.high or 0) >= 10))
    held = captive(s, phrase) if t.outcome == "held" else None
    if held is not None and held["outcome"] != "detained":
        return True  # إطلاق سراح الرهائن, الجنود المحتجزين
    if t.outcome == "held" and phrase.number == "sg" and not phrase.quantified and "release" in t.row["gloss"]:
        return False  # الإفراج عن القس: a release tells of no arrest
    if t.outcome == "held" and phrase.number == "sg" and (phrase.shape == "other" or (t.patient == "predicate" and t.first - phrase.extent > 1)):
        return False
    if t.row["form"] == "أصاب" and "+obj" in t.feature and phrase.number == "sg" and s.reality.has_incident(s.first, s.last):
        return True  # أطلق النار على الفتى وأصابه في قدمه
    one = t.outcome == "held" and phrase.number == "sg" or t.outcome == "injured" and kind in KIN
    return phrase.quantified or phrase.other or phrase.unit == "families" or one


def _kind(phrase: Phrase) -> str:
    """The kind of the people's noun in the lexicon `victims`, empty where it knows none."""
    return (phrase.row or {}).get("kind", "")


def _by_force(s: Sentence, t: Trigger, classes: tuple[str, ...] = ("security",)) -> bool:
    """Whether police or soldiers (people of one of the classes) stand shortly before a verb or right behind it."""
    for k in (*range(max(s.first, t.first - 8), t.first), *range(t.last, min(s.last, t.last + 2))):
        hit = s.people.groups.get(k) or s.people.nouns.get(k)
        if hit is not None and s.people.class_of(hit)[0] in classes:
            return True
    return False


def _lost_by_force(s: Sentence, phrase: Phrase, t: Trigger) -> bool:
    """Whether someone stands before or behind the verb who lost the people: فقد الجيش 12 جنديا."""
    return (phrase.first > t.last and not s.small.cls(t.last) and t.last not in s.dates) or t.first - 1 in s.people.groups


def _of_wounds(s: Sentence, t: Trigger) -> bool:
    """متأثرا بجروح أصيب بها: whether the verb only says which wounds are meant."""
    k = t.first - 1
    return k >= s.first and s.reality.signal(k - (s.small.cls(k) == "relative"), "wounds")


def _others_hurt(s: Sentence, t: Trigger) -> bool:
    """وفاة سائق وإصابة راكب; أصيب خمسة، توفي اثنان منهم: whether a trigger beside it tells of wounds and not of an illness."""

    def wounds(k: int) -> bool:
        ill = any(s.reality.ill_in(i, s.last) for i in range(k, min(s.last, k + 8)))
        return s.triggers[k].outcome == "injured" and not s.reality.off_topic(k, "injured") and not ill

    after = min((k for k in s.triggers if k > t.first), default=-1)
    before = max((k for k in s.triggers if k < t.first), default=-1)
    divided = before >= 0 and any(s.doc.words[k] in ("منهم", "منهن", "احدهم", "احدهما") for k in range(t.last, min(s.last, t.last + 4)))
    return (after >= 0 and s.small.is_and(after) and wounds(after)) or (divided and wounds(before))
