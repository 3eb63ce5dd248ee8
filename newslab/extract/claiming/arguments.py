"""Who is the victim of a trigger: the walk through the clause from verb or verbal noun to the people.

Forward to the subject of a passive or intransitive verb and to the object of an active
one (past its agent), straight on from a verbal noun, behind a marker (أودى بحياة), or
back to people who stand before their verb (54 من المسلحين قتلوا). What is coordinated
with a victim is a victim too.
"""

from __future__ import annotations

from newslab.extract.claiming.aboard import aboard
from newslab.extract.claiming.adjuncts import acts_on_thing, begins_clause, past_asides, reached, stands_at
from newslab.extract.claiming.antecedents import act_done_to, found_dead, implied, object_of, said_of, unnamed
from newslab.extract.claiming.before_verbs import before_verb
from newslab.extract.claiming.bodies import owner_of_body
from newslab.extract.claiming.clauses import ENDS_CLAUSE, PREPOSITIONS
from newslab.extract.claiming.coordination import along, coordinated, listed_before, members
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.doers import after_group, behind_collective, is_doer, object_of_many, past_agent, past_doer, past_thing, with_l
from newslab.extract.claiming.fits import fits
from newslab.extract.claiming.identities import listed
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.tallies import bounded, tallied
from newslab.extract.claiming.triggers import Trigger
from newslab.extract.claiming.unknown_people import named_at, named_far_behind, open_noun, some_of_them

_FAR, _NEAR = 20, 8


def victims_of(s: Sentence, trigger: Trigger) -> list[Phrase]:
    """The phrases that name a trigger's victims, coordinated ones included; empty where there are none."""
    if (carried := aboard(s, trigger)) is not None or "all_aboard" in trigger.needs:
        return [carried] if carried is not None else []
    found = _patient(s, trigger)
    k = trigger.last
    bare = k >= s.last or s.small.cls(k) in (*PREPOSITIONS, "time") or k in s.dates  # إنه أوقف في المطار
    if found is None and trigger.kind == "verb" and (trigger.patient in ("subject", "predicate") or trigger.outcome == "killed" or bare):
        found = said_of(s, trigger)
    if found is None or not fits(s, found, trigger):
        return []
    found = owner_of_body(s, found)
    if named := _by_name(s, found):
        return named
    alone = "+" in trigger.feature and not s.doc.words[trigger.last - 1].endswith("هما")
    out = [found] if alone else [found, *coordinated(s, found, trigger)]
    if found.extent <= trigger.first:
        out = [*listed_before(s, found, plural=trigger.plural), *out]
    if found.extent <= trigger.first and (more := along(s, trigger)):
        out.append(more)
    return out


def _by_name(s: Sentence, found: Phrase) -> list[Phrase]:
    """استشهاد المواطنين فلان وفلان: the names right behind a definite noun of several, which are the victims one by one."""
    if found.shape != "noun" or not found.definite or found.number not in ("pl", "du") or found.extent > found.last:
        return []
    first = s.at.get(found.extent)
    if first is None or not first.name or first.joined or first.governed or s.doc.gap(first.first).strip(' "«»:'):
        return []
    names = listed(s, found.extent)
    for one in names:
        one.classes = one.classes or found.classes
    return names if len(names) > 1 else []


def _patient(s: Sentence, t: Trigger) -> Phrase | None:
    if t.kind == "act":
        if "+pron" not in t.feature and "pron" not in t.needs:
            return _genitive(s, t, t.last)
        done = t.will and t.first > s.first and s.reality.signal(t.first - 1, "done")
        return (before_verb(s, t, t.first - 1) if done else None) or act_done_to(s, t) or unnamed(s, t)  # ثلاثة صيادين تم احتجازهم
    if t.kind == "verb" and (t.plural or "+obj" in t.feature) and (figure := tallied(s, t.first, max(t.last, t.marker))):
        bounded(s, figure)
        return figure
    if t.patient == "complement":
        return _genitive(s, t, t.marker)
    if t.patient == "by":  # أودى الحريق، أمس، بثمانية من رواده
        taken = next((p for p in s.phrases_in(t.last, t.last + _FAR) if p.by == "ب"), None)
        return None if taken is None or any(s.small.breaks(k) for k in range(t.last + 1, taken.first + 1)) else taken
    if t.patient == "predicate":
        return found_dead(s, t) if "found" in t.needs else before_verb(s, t)
    if t.marker >= 0:
        return _around_marker(s, t) or implied(s, t)
    if "+obj" in t.feature:
        return object_of(s, t)
    found = None
    if t.patient in ("either", "object") and t.last < s.last and s.small.thing(t.last) in ("animal", "figure of speech"):
        return None  # يقتلون حيوانات
    if t.plural:
        direct = object_of_many(s, t)
        found = direct if direct is not None and not direct.governed and not direct.joined else before_verb(s, t)
    if found is None and not t.plural and t.feature.startswith("past") and t.last not in s.at and (t.patient == "subject" or s.doc.gap(t.first).strip()):
        found = named_at(s, t.last) if "person" in t.needs and t.last < s.last else None  # شقيق الضحية "قتل نبيل تحت التعذيب"
    found = found or _after(s, t, t.last)
    if found is None and not t.plural and t.patient != "object" and not (t.present and t.patient == "either"):
        found = before_verb(s, t)
    return found or _one_known(s, t) or _had_been(s, t) or implied(s, t)


def _had_been(s: Sentence, t: Trigger) -> Phrase | None:
    """وكان المجيشي قد استشهد: a family name that no list knows, between كان and قد."""
    k = t.first - 2
    if k <= s.first or s.doc.words[k + 1] != "قد" or s.doc.words[k - 1].removeprefix("و") not in ("كان", "كانت") or t.plural or "person" not in t.needs:
        return None
    return open_noun(s, k) if s.stranger(k) and s.doc.words[k].startswith("ال") and not s.small.thing(k) else None


def _one_known(s: Sentence, t: Trigger) -> Phrase | None:
    """قتلت سارة, اعتقل الزبيدي في المطار: a given name, or a family name that no list knows, behind a verb that wants a person."""
    k = t.last
    if k + 1 in s.people.numbers and k + 1 not in s.at and s.people.close(k + 1):
        return None  # قتل فلان ثلاثة ذئاب
    if t.feature.startswith("past") and not t.plural and "person" in t.needs and t.row["form"] != "ضبط" and k < s.last and (name := named_at(s, k)):
        return name
    if t.outcome not in ("detained", "abducted") or "no_sport" in t.needs or t.row["form"] == "ضبط" or not t.feature.startswith("past.m") or t.plural:
        return None
    ends = k + 1 >= s.last or s.small.cls(k + 1) in ("place", "preposition", "time") or k + 1 in s.dates
    return open_noun(s, k) if ends and s.stranger(k) and s.doc.words[k].startswith("ال") else None


def _genitive(s: Sentence, t: Trigger, at: int) -> Phrase | None:
    """مقتل ثلاثة جنود; إصابة، مساء الخميس، ثلاثة; اعتقال الشرطة خمسة متهمين; مقتل القائد (a noun no lexicon knows)."""
    if at + 1 < s.last and s.doc.words[at] in ("ب", "ل") and at + 1 in s.at:
        at += 1  # بـ120 شخصا
    if t.row["form"].startswith("تنفيذ"):  # تنفيذ حكم الإعدام شنقا بالمجرم فلان
        for phrase in s.phrases_in(at, at + 3):
            if phrase.by == "ب" or (phrase.first == at and not phrase.governed):
                return phrase
    if t.definite or "hits" in t.needs or t.feature.startswith("pl") or s.reality.signal(at, "hits"):
        direct = s.at.get(at)
        of_them = direct if t.feature.startswith("pl") and direct is not None and direct.by == "ل" and not s.doc.words[at].startswith("لل") else None
        return of_them or _behind_relative(s, t, at)  # اعتقالات لناشطين
    if at < s.last and s.small.cls(at) == "some_of_them":
        return some_of_them(s, at)  # وتم اعتقال معظمهم
    if t.will and at + 1 < s.last and s.small.link(at) == "upon":
        return s.at.get(at + 1)  # عمليات اعتقال بحق 12 مواطنا
    if stands_at(s, at) is None and (t.patient == "complement" or at in s.asides) and (victim := reached(s, at)) is not None:
        return victim
    if t.kind == "act" and t.will and at < s.last and (victim := past_doer(s, at)) is not None:
        return victim
    k, adverbs = at, 0
    while k < s.last and k - at < _NEAR:
        if s.small.breaks(k):
            return None
        phrase = s.at.get(k)
        if phrase is not None:
            if phrase.joined and k == at:
                return None
            if not adverbs and (phrase.governed if k > at else phrase.shape == "name" and phrase.by):
                return None
            if adverbs and not phrase.quantified:
                return None
            return past_agent(s, phrase, t) if not adverbs else phrase
        group = s.people.groups.get(k)
        if group is not None and (patient := after_group(s, group.last)):
            return patient
        if (s.small.thing(k) or group is not None) and (consists := members(s, k + 1)):
            return consists
        if t.will and k == at and (patient := with_l(s, k + 1)):
            return patient
        if not t.will and k == at and (hurt := s.at.get(k + 1)) is not None and hurt.by == "ل" and s.stranger(k):
            return hurt  # إصابة طفيفة لأحد السائقين
        cls = s.small.cls(k)
        if k in s.dates or cls == "time" or (cls in PREPOSITIONS and s.small.comma(k)) or (adverbs and not cls):
            adverbs += 1
            k += 1
        elif s.doc.words[k] in ("بعدد", "كل", "كلا", "هذا", "هذه", "هولاء", "ذلك", "تلك"):
            k += 1 + (k + 1 < s.last and s.doc.words[k + 1] == "من")
        else:
            break
    if t.will and at < s.last and (s.reality.signal(at, "manner") or (k == at and not s.doc.words[at].startswith("ال") and s.doc.words[at].endswith("ي"))):
        return with_l(s, at + 1)  # اعتقال تعسفي لثلاثة ناشطين: how, not whom
    noun_before = t.first > s.first and s.stranger(t.first - 1) and not s.doc.words[t.first - 1].startswith("ال")
    if t.will and noun_before and at < s.last and s.doc.words[at].endswith("ه") and not s.doc.words[at].startswith("ال"):
        return None  # حملات اعتقال ليلية: an adjective follows
    if at < s.last and (name := named_far_behind(s, at)) is not None:
        return name
    return open_noun(s, at) if k == at or s.doc.words[at] in ("هذا", "هذه", "ذلك") else None


def _behind_relative(s: Sentence, t: Trigger, at: int) -> Phrase | None:
    """الاغتيال الذي استهدف فلانا; حملة اعتقالات طالت 15 شابا."""
    reach = 14 if at < s.last and s.small.cls(at) == "relative" else 3
    for k in range(at, min(s.last, at + reach)):
        if s.reality.signal(k, "hits"):
            for j in range(k + 1, min(s.last, k + 9)):
                phrase = s.at.get(j)
                if phrase is not None and not phrase.governed:
                    return phrase
    return None


def _around_marker(s: Sentence, t: Trigger) -> Phrase | None:
    """لقي سبعة مصرعهم; فقد حياتهم سبعة; أجبر القصف ألف شخص على النزوح; سبعة لقوا مصرعهم."""
    inside = [p for p in s.phrases_in(t.last, t.marker_first) if p.head_last <= t.marker_first]
    between = [p for p in inside if not p.governed and id(p) not in s.parent_of and not s.owned(p)]
    if t.patient == "subject" and t.last not in s.at and (subject := reached(s, t.last, subject=True)) is not None and subject.extent <= t.marker_first:
        return subject
    if t.patient == "object":
        found = next((p for p in reversed(between) if p.quantified), None) or next((p for p in reversed(between) if not p.joined), None)
        return found or (before_verb(s, t) if t.plural else None)  # ألف شخص أجبروا على النزوح
    if between:
        return next((p for p in between if p.quantified), between[0]) if t.plural else between[0]
    if t.plural and (found := before_verb(s, t)):
        return found
    if t.marker_first > t.last and not s.small.cls(t.last) and (found := open_noun(s, t.last)):
        return found
    return _after(s, t, t.marker) or before_verb(s, t)


def _after(s: Sentence, t: Trigger, at: int) -> Phrase | None:
    """The subject or object behind a verb: past times, places and causes, not past the clause."""
    at = past_asides(s, at)
    if s.doc.words[t.first] == "فقد" and at not in s.at and at not in s.people.groups and s.small.cls(at) not in PREPOSITIONS and at not in s.dates:
        return None  # ف + قد
    manner = at < s.last and s.doc.words[at].endswith("ا") and s.reality.has_incident(at, at + 1)  # مات جوعا 12 طفلا
    elsewhere = at not in s.at and ((s.stranger(at) and not manner) or _told_by_relative(s, t, at))
    if t.patient == "subject" and t.marker < 0 and elsewhere:
        return None  # سقط صاروخ على سيارة تقل مسافرين, الصاروخ الذي سقط في بلدة: another subject
    if t.kind == "verb" and t.patient in ("either", "object") and acts_on_thing(s, at):
        return None  # أوقفت الشركة أمس رواتب ثلاثة موظفين, خطفت الأغنية قلوب الآلاف
    if stands_at(s, at) is None and not t.plural and (direct := reached(s, at, subject=t.patient == "subject" or "+" in t.feature)) is not None:
        if t.patient == "subject":
            return direct
        found = past_agent(s, direct, t)
        return None if found is direct and is_doer(s, direct, t, direct.first) else found
    if t.patient != "subject" and t.kind == "verb" and (done_to := past_thing(s, at)) is not None:
        return done_to
    what_stops = "no_sport" in t.needs and at not in s.at and at not in s.people.groups and s.stranger(at)
    crossed = comma = False
    skip = at
    for k in range(at, min(s.last, at + _FAR)):
        skip = max(skip, s.asides.get(k, at))
        if k < skip:
            continue
        if k > at and s.small.breaks(k):
            return None
        comma = comma or (k > at and s.small.comma(k) and k != skip)
        if (k > at and s.reality.signal(k, "done")) or begins_clause(s, k):
            return None  # وتم الاحتفاظ بشخصين, وقررت النيابة متابعة شخصين: another clause
        phrase = s.at.get(k)
        if k == at and k in s.people.numbers and phrase is None and t.patient == "subject":
            return None  # تفحم 4 سيارات
        if phrase is not None and id(phrase) not in s.parent_of:
            if what_stops and phrase.definite and not phrase.quantified:
                return None  # أوقفت الشركة جمع بيانات مستخدميها
            construct = k > at and t.patient in ("either", "object") and s.people.close(k) and not s.doc.words[k - 1].startswith("ال")
            if construct and s.small.thing(k - 1) in ("figure of speech", "possession"):
                return None  # خطفت الأغنية قلوب الآلاف
            if phrase.governed or (k > at and (s.possessed(phrase) or s.of_thing(phrase) or s.of_joined(phrase))):
                continue
            if phrase.joined and k > at:
                return None
            loose = phrase.quantified or phrase.other
            if (crossed and not phrase.quantified) or (comma and not loose) or (phrase.shape == "bare" and k - at > 6):
                if not phrase.quantified:
                    return None
                continue
            if t.patient in ("either", "object"):
                found = past_agent(s, phrase, t)
                return None if found is phrase and is_doer(s, phrase, t, at) else found
            dies = (phrase.bound == "vague" or k == t.last) and s.reality.has_incident(k, min(s.last, k + 6))
            if t.row["form"] == "قضى" and phrase.row is None and not dies:
                return None  # قضت المحكمة الابتدائية بتونس 2
            return phrase
        other = s.triggers.get(k)
        if other is not None and (k > at and other.kind == "verb" or s.small.is_and(k)):
            return None
        cls = s.small.cls(k)
        if cls in ENDS_CLAUSE and (k > at or s.small.comma(k)):
            if s.doc.words[k] not in ("حسب", "بحسب", "وفق", "وفقا", "حسبما"):
                return None
            crossed = True  # قتل فيها، حسب مصادر طبية، 374 شخصا
        if cls == "subset" and not (k == at and k + 1 in s.at and s.at[k + 1].shape == "bare"):
            return None  # but قتل منهم سبعة
        crossed = crossed or cls == "relative" or (other is not None and k > at)
        if t.patient in ("either", "object") and k == at and (found := behind_collective(s, k)):
            return found
    return None


def _told_by_relative(s: Sentence, t: Trigger, at: int) -> bool:
    """الصاروخ الذي سقط في بلدة: the verb right behind a relative tells of the noun before it, where no pronoun (فيه) takes that up."""
    if t.first == s.first or s.small.cls(t.first - 1) != "relative" or t.row["form"] == "قتل":
        return False
    return not any(s.small.cls(k) == "adverbial" for k in range(at, min(s.last, at + 3)))
