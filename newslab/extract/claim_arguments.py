"""Who is the victim of a trigger: the walk through the clause from verb or verbal noun to the people.

Forward to the subject of a passive or intransitive verb and to the object of an active
one (past its agent), straight on from a verbal noun, behind a marker (أودى بحياة), or
back to people who stand before their verb (54 من المسلحين قتلوا). What is coordinated
with a victim is a victim too.
"""

from __future__ import annotations

from newslab.extract.clauses import ENDS_CLAUSE, PREPOSITIONS
from newslab.extract.not_claims import Reality
from newslab.extract.person_phrases import PersonPhrases, Phrase
from newslab.extract.triggers import Trigger

_FAR, _NEAR = 20, 8
_TARGETS = frozenset({"building or place", "vehicle", "target"})
_KIN = frozenset({"kin", "kinwoman", "family", "child"})
_SUFFIXES_PLURAL = ("ون", "ين", "ات")


def _outermost(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases without those that only say what an earlier one belongs to (ضابطا من مواطنيها)."""
    out: list[Phrase] = []
    for phrase in phrases:
        inside = out and phrase.first < out[-1].extent and not (phrase.joined or phrase.quantified or phrase.state is not None or phrase.name)
        if not inside:
            out.append(phrase)
    return out


class Sentence:
    """The triggers and phrases of one sentence, and who is whose victim."""

    def __init__(self, first: int, last: int, triggers: list[Trigger], people: PersonPhrases, reality: Reality, dates: set[int]) -> None:
        """`dates` holds the tokens of time expressions."""
        self.first, self.last = first, last
        self.doc, self.small, self.people, self.reality = people.doc, people.small, people, reality
        self.triggers = {t.first: t for t in triggers}
        self.phrases = _outermost([p for p in people.within(first, last) if p.first not in dates])
        self.at = {p.first: p for p in self.phrases}
        self.dates, self.places = dates, people.places
        self.parent_of: dict[int, Phrase] = {}
        self.opened: dict[int, Phrase] = {}
        self._find_subsets()

    def victims_of(self, trigger: Trigger) -> list[Phrase]:
        """The phrases that name a trigger's victims, coordinated ones included; empty where there are none."""
        found = self._patient(trigger)
        if found is None or not self._fits(found, trigger):
            return []
        out = [found, *self._coordinated(found, trigger)]
        if found.extent <= trigger.first and (more := self._along(trigger)):
            out.append(more)
        return out

    def clause_of(self, token: int) -> tuple[int, int]:
        """The token range of the clause that holds a token: up to the nearest stops or clause-opening words."""
        first, last = token, token + 1
        while first > self.first and not self.small.breaks(first) and self.small.cls(first) not in ENDS_CLAUSE:
            first -= 1
        while last < self.last and not self.small.breaks(last) and self.small.cls(last) not in ENDS_CLAUSE:
            last += 1
        return first, last

    def owner_before(self, phrase: Phrase) -> tuple[str, str]:
        """Class and force of whoever a pronoun makes the people's own (عدد من عناصره): the last force or person named before."""
        for k in range(phrase.first - 1, self.first - 1, -1):
            hit = self.people.groups.get(k) or self.people.nouns.get(k)
            if hit is not None:
                row = self.people.rows[hit.row]
                if row["class"] in ("security", "militant"):
                    return row["class"], row["force"]
        return "", ""

    def target_before(self, token: int) -> tuple[str, str]:
        """Class and force of those whose position, patrol or gathering was hit before a token (استهدف دورية للشرطة), empty where none is told."""
        for k in range(token - 1, self.first - 1, -1):
            group = self.people.groups.get(k) or self.people.nouns.get(k)
            if group is None or not any(self.small.thing(j) in _TARGETS for j in range(max(self.first, k - 2), k)):
                continue
            row = self.people.rows[group.row]
            if row["class"] in ("security", "militant"):
                return row["class"], row["force"]
        return "", ""

    def inside_trigger(self, phrase: Phrase) -> bool:
        """Whether a phrase is part of a trigger's own words (بين قتيل وجريح, راح ضحية)."""
        return any(t.first <= phrase.first < t.last or t.marker_first <= phrase.first < t.marker for t in self.triggers.values())

    def tells_rise(self, phrase: Phrase) -> bool:
        """Whether a figure is what a tally has risen to (ارتفعت حصيلة الضحايا إلى 41 قتيلا)."""
        if not phrase.quantified or self.doc.words[phrase.first - 1] not in ("الي", "ل", "لـ") and phrase.by != "ل":
            return False
        before = range(max(self.first, phrase.first - 34), phrase.first)
        return any(self.reality.signal(k, "rise") for k in before) and any(self.reality.signal(k, "tally") for k in before)

    def has_captors(self, phrase: Phrase) -> bool:
        """Whether those who hold the people are kidnappers or an armed group, not a state."""
        apart = range(phrase.first, phrase.extent)
        return any(t.outcome == "abducted" for t in self.triggers.values()) or any(
            self.reality.signal(k, "captors") for k in range(self.first, self.last) if k not in apart
        )

    # ---- where the victim stands

    def _patient(self, t: Trigger) -> Phrase | None:
        if t.kind == "act":
            return self._genitive(t, t.last) if "+pron" not in t.feature else self._done_to(t)
        if t.patient == "complement":
            return self._genitive(t, t.marker)
        if t.patient == "predicate":
            return self._before(t)
        if t.marker >= 0:
            return self._around_marker(t)
        if "+obj" in t.feature:
            return self._person_before(t) if t.feature.startswith("past") and self.doc.words[t.last - 1].endswith(("ه", "ها")) else None
        found = None
        if t.plural:
            direct = self.at.get(t.last) if t.patient in ("either", "object") else None
            found = direct if direct is not None and not direct.governed and not direct.joined else self._before(t)
        found = found or self._after(t, t.last)
        if found is None and not t.plural and t.patient != "object" and not (t.present and t.patient == "either"):
            found = self._before(t)
        return found

    def _genitive(self, t: Trigger, at: int) -> Phrase | None:
        """مقتل ثلاثة جنود; إصابة، مساء الخميس، ثلاثة; اعتقال الشرطة خمسة متهمين; مقتل القائد (a noun no lexicon knows)."""
        if t.definite or t.feature.startswith("pl"):
            return self._behind_relative(t, at)
        k, adverbs = at, 0
        while k < self.last and k - at < _NEAR:
            if self.small.breaks(k):
                return None
            phrase = self.at.get(k)
            if phrase is not None:
                if phrase.joined and k == at:
                    return None
                if phrase.governed and (k > at or phrase.shape == "name") and not adverbs:
                    return None
                if adverbs and not phrase.quantified:
                    return None
                return self._past_agent(phrase, t) if not adverbs else phrase
            group = self.people.groups.get(k)
            if group is not None and (patient := self._after_agent(group.last)):
                return patient
            if (self.small.thing(k) or group is not None) and (members := self._members(k + 1)):
                return members
            if t.will and k == at and (patient := self._with_l(k + 1)):
                return patient
            cls = self.small.cls(k)
            if k in self.dates or cls == "time" or (cls in PREPOSITIONS and self.small.comma(k)) or (adverbs and not cls):
                adverbs += 1
                k += 1
            elif self.doc.words[k] in ("كل", "كلا", "هذا", "هذه", "هولاء", "ذلك", "تلك"):
                k += 1 + (k + 1 < self.last and self.doc.words[k + 1] == "من")
            else:
                break
        return self._open(at) if k == at or self.doc.words[at] in ("هذا", "هذه", "ذلك") else None

    def _members(self, at: int) -> Phrase | None:
        """ضبط عصابة من خمسة أشخاص: those whom a gang or crew consists of."""
        for k in range(at, min(self.last, at + 3)):
            phrase = self.at.get(k)
            if phrase is not None:
                return phrase if phrase.quantified and k > at and phrase.shape == "number" and phrase.row is not None else None
            if self.doc.words[k] not in ("من", "مكونه", "مولفه", "تضم", "قوامها", "مسلحه", "اجراميه"):
                return None
        return None

    def _with_l(self, at: int) -> Phrase | None:
        """إعدام التنظيم لأحد المخطوفين: the victim of a verbal noun that has its agent stands with ل."""
        for k in range(at, min(self.last, at + 4)):
            if self.doc.gap(k).strip(' "«»') or (self.small.cls(k) and k not in self.at):
                return None
            phrase = self.at.get(k)
            if phrase is not None and phrase.by == "ل":
                return phrase
        return None

    def _done_to(self, t: Trigger) -> Phrase | None:
        """ثلاثة صيادين تم احتجازهم: those whom a pronoun stands for: right before, or the last person or name that fits."""
        word = self.doc.words[t.last - 1]
        if t.outcome == "injured" or not (t.will or "any" in t.needs):
            return None  # إصابته, سقوطه are mostly about something already told
        done = t.first > self.first and self.reality.signal(t.first - 1, "done")
        if done and (found := self._before(t, t.first - 1)):
            return found
        if not word.endswith(("ه", "ها")) or word.endswith("اها"):
            return None
        for phrase in reversed(self.phrases):
            if phrase.extent > t.first or phrase.number != "sg" or phrase.quantified:
                continue
            after = phrase.extent
            speaks = after < self.last and (self.small.cls(after) == "stop" or self.doc.words[after][0] == "ي")
            kind = (phrase.row or {}).get("kind")
            if (phrase.shape == "name" and not speaks) or (done and phrase.definite and kind in ("person", "suspect", "captive")):
                return phrase
        return None

    def _person_before(self, t: Trigger) -> Phrase | None:
        """أطلق النار على الشاب فقتله: the last single person named before a verb with a pronoun."""
        for phrase in reversed(self.phrases):
            if phrase.extent <= t.first and phrase.number == "sg" and phrase.shape in ("noun", "name") and id(phrase) not in self.parent_of:
                return phrase if t.first - phrase.extent <= 8 and phrase.governed else None
        return None

    def _behind_relative(self, t: Trigger, at: int) -> Phrase | None:
        """الاغتيال الذي استهدف فلانا; حملة اعتقالات طالت 15 شابا."""
        for k in range(at, min(self.last, at + 3)):
            if self.reality.signal(k, "hits"):
                for j in range(k + 1, min(self.last, k + 9)):
                    phrase = self.at.get(j)
                    if phrase is not None and not phrase.governed:
                        return phrase
        return None

    def _around_marker(self, t: Trigger) -> Phrase | None:
        """لقي سبعة مصرعهم; فقد حياتهم سبعة; أجبر القصف ألف شخص على النزوح; سبعة لقوا مصرعهم."""
        inside = [p for p in self.phrases if t.last <= p.first and max(p.head_last, p.first + 1) <= t.marker_first]
        between = [p for p in inside if not p.governed and id(p) not in self.parent_of and not self._owned(p)]
        if t.patient == "object":
            return next((p for p in reversed(between) if p.quantified), None) or (between[-1] if between else None)
        if between:
            return next((p for p in between if p.quantified), between[0]) if t.plural else between[0]
        if t.plural and (found := self._before(t)):
            return found
        if t.marker_first > t.last and not self.small.cls(t.last) and (found := self._open(t.last)):
            return found
        return self._after(t, t.marker) or self._before(t)

    def _after(self, t: Trigger, at: int) -> Phrase | None:
        """The subject or object behind a verb: past times, places and causes, not past the clause."""
        if self.doc.words[t.first] == "فقد" and at not in self.at and at not in self.people.groups:
            return None  # ف + قد
        crossed = comma = False
        for k in range(at, min(self.last, at + _FAR)):
            if k > at and self.small.breaks(k):
                return None
            comma = comma or (k > at and self.small.comma(k))
            phrase = self.at.get(k)
            if phrase is not None and id(phrase) not in self.parent_of:
                if phrase.governed or (k > at and self._possessed(phrase)) or (k > at and self._of_thing(phrase)):
                    continue
                if phrase.joined and k > at:
                    return None
                loose = phrase.quantified or phrase.other
                if (crossed and not phrase.quantified) or (comma and not loose) or (phrase.shape == "bare" and k - at > 6):
                    if not phrase.quantified:
                        return None
                    continue
                if t.patient in ("either", "object"):
                    found = self._past_agent(phrase, t)
                    return None if found is phrase and self._is_agent(phrase, t, at) else found
                if t.row["form"] == "قضى" and self.small.thing(phrase.extent - 1):
                    return None
                return phrase
            other = self.triggers.get(k)
            if other is not None and k > at and (other.kind == "verb" or self.small.is_and(k)):
                return None
            cls = self.small.cls(k)
            if cls in ENDS_CLAUSE and k > at:
                if self.doc.words[k] not in ("حسب", "بحسب", "وفق", "وفقا", "حسبما"):
                    return None
                crossed = True  # قتل فيها، حسب مصادر طبية، 374 شخصا
            if cls == "subset":
                return None
            crossed = crossed or cls == "relative" or (other is not None and k > at)
            if t.patient in ("either", "object") and k == at and (found := self._behind_collective(k)):
                return found
        return None

    def _is_agent(self, phrase: Phrase, t: Trigger, at: int) -> bool:
        """أوقف المدرب الحصة: a definite person right behind a verb of arrest is who arrests or stops."""
        kind = (phrase.row or {}).get("kind")
        return t.row["form"] == "أوقف" and phrase.first == at and phrase.definite and phrase.shape == "noun" and kind not in ("suspect", "captive")

    def _past_agent(self, phrase: Phrase, t: Trigger) -> Phrase:
        """قتل مسلحون ثلاثة جنود: of two people side by side the second is the victim."""
        if t.kind == "act" and not t.will:
            return phrase
        if t.kind == "verb" and t.patient not in ("either", "object"):
            return phrase
        k = phrase.extent
        while k < self.last and (k in self.dates or self.small.cls(k) == "time") and not self.small.breaks(k):
            k += 1
        nxt = self.at.get(k)
        if k > phrase.extent and (nxt is None or not nxt.quantified or phrase.quantified):
            return phrase
        gunmen = phrase.shape == "noun" and phrase.number == "pl" and ("militant", "") in phrase.classes
        if nxt is None and gunmen and t.outcome in ("killed", "abducted"):
            return self._open(phrase.extent) or phrase  # خطف مسلحون مدير مصرف
        if nxt is None or nxt.joined or nxt.governed or nxt.other or self.doc.gap(nxt.first).strip(' "«»'):
            return phrase
        if phrase.shape == "number" and (nxt.shape == "name" or (nxt.definite and not nxt.quantified)):
            return phrase
        return nxt

    def _after_agent(self, at: int) -> Phrase | None:
        """The phrase right behind an agent (القوات الإسرائيلية ثلاثة فلسطينيين), its adjectives skipped."""
        for k in range(at, min(self.last, at + 5)):
            if self.doc.gap(k).strip(' "«»،,'):
                return None
            phrase = self.at.get(k)
            if phrase is not None:
                vague = phrase.definite and not phrase.quantified and phrase.shape != "name" and phrase.number != "sg"
                return None if phrase.joined or phrase.governed or vague else phrase
            if self.small.cls(k) and self.small.cls(k) != "time":
                return None
            if k in self.triggers:
                return None
        return None

    def _before(self, t: Trigger, at: int | None = None) -> Phrase | None:
        """54 من المسلحين قتلوا; الطفل الذي أصيب; إن 57 مدنيا بينهم 12 طفلا قتلوا."""
        at = t.first if at is None else at
        agrees = t.plural or "+pron" in t.feature
        agrees = agrees or t.patient == "predicate"
        if self.small.breaks(at) or self.small.is_and(at) or (self.small.comma(at) and not agrees):
            return None
        for phrase in reversed(self.phrases):
            if phrase.extent > at:
                continue
            gap = at - phrase.extent
            if phrase.shape == "one" and phrase.extent == at:
                return phrase
            if id(phrase) in self.parent_of or phrase.shape == "one":
                continue
            if phrase.shape == "bare" and not ((t.plural or t.patient == "predicate") and gap <= 1):
                return None
            if t.row["form"] == "قضى" and t.last < self.last and not self.small.cls(t.last):
                return None  # قضى عقوبة
            if not agrees and phrase.row is None and phrase.state is None and not phrase.name and not phrase.other:
                return None
            if self.small.cls(at - 1) == "relative" and 1 < gap <= 5 and phrase.number == "sg" and (name := self._titled(phrase, at - 1)):
                return name
            if gap > (14 if phrase.quantified or agrees else 3) or self._clause_between(phrase, at):
                return None
            relative = gap == 1 and self.small.cls(at - 1) == "relative"
            if phrase.governed and not relative and not (gap == 0 and agrees):
                return None
            if self._possessed(phrase) and not (agrees and phrase.number == "pl"):
                return None
            if phrase.number == "sg" and phrase.shape != "number" and t.plural and not phrase.definite:
                continue
            return phrase
        return None

    def _titled(self, title: Phrase, stop: int) -> Phrase | None:
        """The name that no list knows between a title and its relative clause (الجاسوس الشهير فلان الفلاني الذي أعدم)."""
        first = title.extent
        while first < stop and self.doc.words[first].startswith("ال"):
            first += 1
        names = range(first, stop)
        if not 1 <= len(names) <= 3 or any(self.small.cls(k) or self.small.thing(k) or k in self.triggers or self.doc.gap(k).strip(' "«»') for k in names):
            return None
        start, end = self.doc.span(self.doc.starts[first], self.doc.ends[stop - 1])
        phrase = Phrase(first, stop, start, end, "name", 1, 1, "eq", first, stop, number="sg", definite=True, extent=stop)
        phrase.row, phrase.classes, phrase.name = title.row, title.classes, self.doc.text[start:end]
        self.opened[first] = phrase
        return phrase

    def _clause_between(self, phrase: Phrase, at: int) -> bool:
        """Whether another clause stands between a phrase and the verb at a token."""
        has_parts = id(phrase) in self._parents()
        for k in range(phrase.extent, at):
            if self.small.breaks(k) or (k in self.triggers and not has_parts):
                return True
            if self.small.cls(k) in ENDS_CLAUSE and self.doc.words[k] not in ("كان", "كانوا", "كانت"):
                return True
        return False

    def _parents(self) -> set[int]:
        return {id(p) for p in self.parent_of.values()}

    def _behind_collective(self, k: int) -> Phrase | None:
        """Behind a force or gang at token `k`: those it consists of, or those it acts on (قتلت القوات ثلاثة)."""
        group = self.people.groups.get(k)
        if group is None and not self.small.thing(k):
            return None
        return self._members(k + 1) or (self._after_agent(group.last) if group is not None else None)

    def _of_thing(self, phrase: Phrase) -> bool:
        """Whether a quantity of something no lexicon knows belongs to the noun before it (إنتاج خمسة طرازات)."""
        k = phrase.first - 1
        if phrase.shape != "number" or phrase.row is not None or phrase.state is not None or phrase.other or phrase.head in self.people.groups:
            return False
        word = self.doc.words[k]
        return not (self.small.cls(k) or word.startswith("ال") or k in self.triggers or k in self.dates or k in self.places or k in self.people.groups)

    def _owned(self, phrase: Phrase) -> bool:
        """Whether a definite plural is what an unknown noun before it is of (مشرف الحوثيين)."""
        k = phrase.first - 1
        if not (phrase.definite and phrase.number == "pl" and not phrase.quantified) or k < self.first or k in self.triggers:
            return False
        return not (self.small.cls(k) or self.doc.words[k].startswith("ال") or k in self.dates)

    def _possessed(self, phrase: Phrase) -> bool:
        """Whether a noun right before owns the phrase (منزل مواطن), so that it is no subject."""
        if phrase.quantified or phrase.joined or phrase.first == self.first or self.doc.gap(phrase.first).strip(' "«»'):
            return False
        k = phrase.first - 1
        word = self.doc.words[k]
        if k in self.places or k in self.dates or k in self.triggers or self.small.cls(k) or word.startswith("ال") or word[0].isdigit():
            return False
        return bool(self.small.thing(k)) or any(self.small.cls(j) in PREPOSITIONS for j in (k - 1,) if j >= self.first) or (word[0] in "بل" and len(word) > 3)

    def _open(self, at: int) -> Phrase | None:
        """A victim that no lexicon knows: مقتل نجار; endings tell the plural."""
        if at in self.opened:
            return self.opened[at]
        if at >= self.last or self.doc.gap(at).strip(' "«»()#_'):
            return None
        word = self.doc.words[at]
        known = self.small.cls(at) or self.small.thing(at) or at in self.triggers or at in self.dates or at in self.people.groups or at in self.people.numbers
        if known or len(word) < 3 or word[0] == "و" or word[0].isdigit() or word.isascii() or at in self.places or self.reality.has_incident(at, at + 1):
            return None
        start, end = self.doc.span(self.doc.starts[at], self.doc.ends[at])
        phrase = Phrase(at, at + 1, start, end, "open", head=at, head_last=at + 1, extent=at + 1, definite=word.startswith("ال"))
        if word.endswith(_SUFFIXES_PLURAL):
            phrase.number = "pl"
        else:
            phrase.low = phrase.high = 1
            phrase.bound, phrase.number = "eq", "sg"
        self.opened[at] = phrase
        return phrase

    # ---- what else is a victim, and what fits

    def _fits(self, phrase: Phrase, t: Trigger) -> bool:
        """Whether the phrase is what the lexicon says the trigger needs."""
        needs = t.needs
        if self.reality.signal(phrase.extent, "supposed"):
            return False
        behind = max(t.last, min(phrase.extent, t.last + 12))
        if t.outcome == "injured" or t.row["form"] == "استشهد":
            if self.reality.mood_in(behind, self.last) or (t.outcome == "injured" and self.reality.ill_in(behind, self.last)):
                return False  # أصيب بخيبة أمل; إصابة السيدة بالإنفلونزا; استشهد بآية
        if t.row["form"].startswith("فقد") and t.outcome == "missing" and self.reality.lost_in(behind, self.last):
            return False  # فقد المئات وظائفهم
        if t.outcome == "injured" and t.kind == "verb" and self._of_wounds(t):
            return False  # متأثرا بجروح أصيب بها
        kind = (phrase.row or {}).get("kind", "")
        fallen = t.row["form"] == "سقط" and any(c in ("security", "militant") for c, _ in phrase.classes)
        if "incident" in needs and not fallen and not self.reality.violent(self.first, self.last):
            return False
        if t.present and t.kind == "verb" and phrase.definite and not phrase.quantified and phrase.number == "pl":
            return False  # what they do, not what happened: يقتلون الأبرياء
        if phrase.state is not None and phrase.state["kind"] == "loss":
            return False
        if phrase.shape == "open":
            return "any" in needs or t.kind == "verb"
        if "soldiers" in needs:
            return phrase.quantified or any(c == "security" for c, _ in phrase.classes)
        if "fighters" in needs:
            return phrase.quantified and any(c in ("security", "militant") for c, _ in phrase.classes)
        if "kin" in needs:
            return kind in _KIN
        if "count" in needs:
            if t.outcome == "displaced":
                fighters = kind in ("captive", "suspect") or "militant" in {c for c, _ in phrase.classes}
                return phrase.quantified and not fighters and (phrase.low or phrase.high or 0) >= 10
            return phrase.quantified or phrase.unit == "families"
        if t.outcome == "killed" and t.row["form"].startswith(("سقط", "سقوط")) and phrase.state is not None:
            return False
        return True

    def _along(self, t: Trigger) -> Phrase | None:
        """إن قياديا قتل في الغارة مع ثلاثة من مرافقيه: others who met the same, behind the verb."""
        for k in range(t.last, min(self.last - 1, t.last + 8)):
            if self.small.breaks(k) or (k in self.triggers and k > t.last):
                return None
            if self.reality.signal(k, "along") and not self.reality.has_incident(k - 1, k):
                phrase = self.at.get(k + 1)
                return phrase if phrase is not None and phrase.quantified and phrase.state is None and phrase.row is not None else None
        return None

    def _of_wounds(self, t: Trigger) -> bool:
        k = t.first - 1
        return k >= self.first and self.reality.signal(k - (self.small.cls(k) == "relative"), "wounds")

    def _coordinated(self, phrase: Phrase, t: Trigger) -> list[Phrase]:
        """مقتل ثلاثة جنود وشرطيين; القائد مع ثلاثة من مرافقيه; each a victim of the same trigger."""
        out: list[Phrase] = []
        last = phrase
        while True:
            k = last.extent
            if t.marker >= 0 and last.extent < t.marker:
                k = t.marker if t.patient != "complement" else k
            if k < self.last and self.reality.signal(k, "along") or k + 1 < self.last and self.reality.signal(k + 1, "along"):
                k += 1 if self.reality.signal(k, "along") else 2
                nxt = self.at.get(k)
                if nxt is not None and nxt.quantified and nxt.state is None and nxt.row is not None:
                    out.append(nxt)
                    last = nxt
                    continue
                break
            nxt = self._joined_near(k)
            if nxt is None or not nxt.joined or id(nxt) in self.parent_of or self.small.breaks(nxt.first):
                break
            if nxt.state is not None and nxt.state["outcome"] != t.outcome:
                break
            later = self.triggers.get(nxt.extent)
            if later is not None and nxt.shape == "other":
                break  # وثالث أصيب
            if later is not None and later.kind == "verb" and not self.small.is_and(nxt.extent) and last.quantified and not t.plural:
                break
            kin = (nxt.row or {}).get("kind") in _KIN
            if nxt.shape == "noun" and nxt.definite and nxt.number != "sg" and not (last.definite or last.shape == "name" or kin):
                break
            out.append(nxt)
            last = nxt
        return out

    def _joined_near(self, k: int) -> Phrase | None:
        """The phrase joined by و at token `k`, past what belongs to the one before it (إمام المسجد وسبعة; متظاهر بالرصاص واثنين)."""
        for i in range(k, min(self.last, k + 6)):
            if self.small.breaks(i) or i in self.triggers or (i > k and self.small.comma(i)):
                return None
            phrase = self.at.get(i)
            if phrase is not None and phrase.joined:
                far = i - k > 2 or any(not self.doc.words[j].startswith("ال") for j in range(k, i) if self.doc.words[j] != "و")
                return phrase if not far or (phrase.quantified and self._counts_people(phrase)) else None
            if self.small.cls(i) in ("between", "stop", "complement", "relative", "subset") or self.doc.words[i] in ("مع", "ضد", "علي", "من"):
                return None
            if phrase is not None and not phrase.governed:
                return None
        return None

    def _counts_people(self, phrase: Phrase) -> bool:
        """Whether a quantity is one of people: it has a noun, or a place follows (وخمسة في الموصل)."""
        return (phrase.shape == "number" and (phrase.row or phrase.state or phrase.other)) or (
            phrase.extent < self.last and (self.small.cls(phrase.extent) == "place" or self.doc.words[phrase.extent][0] == "ب")
        )

    def _find_subsets(self) -> None:
        """Tie the phrases behind بينهم and its like to the phrase that they are part of."""
        for i in range(self.first, self.last):
            if self.small.cls(i) != "subset":
                continue
            parent = next((p for p in reversed(self.phrases) if p.last <= i and id(p) not in self.parent_of and p.shape != "one"), None)
            if parent is None:
                continue
            if parent.shape == "bare" and parent.last == i and parent.first - 1 in self.triggers and self.doc.words[i] == "منهم":
                continue  # قتل المئات منهم
            if parent.shape == "bare" and parent.last == i and self.doc.words[i].endswith("منهم"):  # اثنان منهم
                whole = next((p for p in reversed(self.phrases) if p.last <= parent.first and id(p) not in self.parent_of and p.shape != "one"), None)
                if whole is not None and not parent.governed and parent.first - whole.extent <= 6:
                    self.parent_of[id(parent)] = whole
                continue
            at = i + 1
            for phrase in self.phrases:
                if phrase.first < at:
                    continue
                if phrase.first - at > (2 if at == i + 1 else 1) or (phrase.governed and at == i + 1 and phrase.first > at) or phrase.other:
                    break
                if at > i + 1 and (not phrase.joined or (self.small.comma(phrase.first) and not phrase.quantified)):
                    break
                if at > i + 1 and phrase.state is not None and phrase.quantified and parent.state is not phrase.state and self.doc.words[i] not in ():
                    break
                self.parent_of[id(phrase)] = parent
                at = phrase.extent
        for before, phrase in zip(self.phrases, self.phrases[1:], strict=False):
            if phrase.shape == "one" and 0 <= phrase.first - before.extent <= 1 and (before.quantified or before.number == "pl"):
                self.parent_of[id(phrase)] = before
