"""One sentence as the claim grammar sees it: its triggers, its phrases about people, and what stands around them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newslab.extract.claiming.clauses import ENDS_CLAUSE
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.not_claims import Reality
from newslab.extract.claiming.parts import parts_of
from newslab.extract.claiming.person_phrases import PersonPhrases
from newslab.extract.claiming.triggers import Trigger
from newslab.extract.naming.name_words import name_words

_REACH = 60  # tokens that a clause may reach back or forth, so that no text makes the grammar slow
_TARGETS = frozenset({"building or place", "vehicle", "target"})
_NOT_HIT = frozenset({"من", "مع", "عن", "قبل", "بواسطه", "انطلقت", "ضمن"})
"""Before a position or patrol that is not what was hit (هربا من دورية للشرطة)."""


def _outermost(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases without those that only say what an earlier one belongs to (ضابطا من مواطنيها)."""
    out: list[Phrase] = []
    for phrase in phrases:
        counted = phrase.quantified and not (phrase.unit == "families" and phrase.low == 1)  # ستة من أفراد عائلة واحدة
        inside = out and phrase.first < out[-1].extent and not (phrase.joined or counted or phrase.state is not None or phrase.name)
        inside = inside or (out and phrase.name and phrase.first < out[-1].extent and (out[-1].row or {}).get("kind") in ("kin", "kinwoman"))
        if not inside:
            out.append(phrase)
    return out


class Sentence:
    """The triggers and phrases of one sentence."""

    def __init__(self, first: int, last: int, triggers: list[Trigger], people: PersonPhrases, reality: Reality, dates: set[int]) -> None:
        """`dates` holds the tokens of time expressions."""
        self.first, self.last = first, last
        self.doc, self.small, self.people, self.reality = people.doc, people.small, people, reality
        self.triggers = {t.first: t for t in triggers}
        self.phrases = _outermost([p for p in people.within(first, last) if p.first not in dates])
        self.at = {p.first: p for p in self.phrases}
        self._firsts = [p.first for p in self.phrases]
        self.dates, self.places = dates, people.places
        self.asides = {k: end for k in range(first, last) if (end := self.small.past_aside(k, last)) > k}
        self.closed = {end: k for k, end in reversed(self.asides.items())}
        self.opened: dict[int, Phrase] = {}
        self.parent_of, self.described = parts_of(self.small, self.phrases, self.triggers, first, last)
        self._wholes = {id(p) for p in self.parent_of.values()}
        self._own_words = {i for t in triggers for i in (*range(t.first, t.last), *range(t.marker_first, t.marker))}
        self._captors = [k for k in range(first, last) if reality.signal(k, "captors")]
        self._abducting = any(t.outcome == "abducted" for t in triggers)

    def phrases_in(self, first: int, last: int) -> list[Phrase]:
        """The phrases that begin in a token range."""
        return self.phrases[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def before(self, token: int) -> Iterator[Phrase]:
        """The phrases that end before a token, the nearest first, as far as a clause may reach."""
        for phrase in reversed(self.phrases_in(token - _REACH, token)):
            if phrase.extent <= token:
                yield phrase

    def clause_of(self, token: int) -> tuple[int, int]:
        """The token range of the clause that holds a token: up to the nearest stops or clause-opening words."""
        first, last = token, token + 1
        while first > max(self.first, token - _REACH) and not self.small.breaks(first) and self.small.cls(first) not in ENDS_CLAUSE:
            first -= 1
        while last < min(self.last, token + _REACH) and not self.small.breaks(last) and self.small.cls(last) not in ENDS_CLAUSE:
            last += 1
        return first, last

    def whole_of(self, part: Phrase) -> Phrase | None:
        """Those whom منهم or أحدهم divides: the nearest people before that are at least as many."""
        return (self.counted_before(part) if part.low is not None else None) or next((p for p in self.before(part.first) if p.shape != "one"), None)

    def counted_before(self, part: Phrase) -> Phrase | None:
        """The nearest people before a phrase that are counted, and at least as many."""
        return next((p for p in self.before(part.first) if p.quantified and (p.high or p.low or 0) >= (part.low or 1)), None)

    def is_woman(self, name: Phrase, by: Trigger | None) -> bool:
        """Whether a named victim is a woman: by the verb that has her as subject (لقيت ... حتفها), else by her given name."""
        if by is not None and by.kind == "verb" and by.patient in ("subject", "complement") and by.feature.endswith(".f") and name.first - by.last <= 2:
            return name.first >= by.last
        word = name_words(self.doc.lexicons).look(self.doc.words[name.head])
        return word.kind in ("given", "both") and word.gender == "f"

    def owner_before(self, phrase: Phrase) -> tuple[str, str]:
        """Class and force of whoever a pronoun makes the people's own (عدد من عناصره): the last force or person named before."""
        for k in range(phrase.first - 1, max(self.first, phrase.first - _REACH) - 1, -1):
            hit = self.people.groups.get(k) or self.people.nouns.get(k)
            if hit is not None:
                row = self.people.rows[hit.row]
                if row["class"] in ("security", "militant"):
                    return row["class"], row["force"]
        return "", ""

    def target_before(self, token: int) -> tuple[str, str]:
        """Class and force of those whose position, patrol or gathering was hit before a token (استهدف دورية للشرطة), empty where none is told."""
        for k in range(token - 1, max(self.first, token - _REACH) - 1, -1):
            group = self.people.groups.get(k) or self.people.nouns.get(k)
            at = next((j for j in range(max(self.first, k - 2), k) if self.small.thing(j) in _TARGETS), -1)
            if group is None or at < 0 or self.doc.words[at - 1] in _NOT_HIT:
                continue
            row = self.people.rows[group.row]
            if row["class"] in ("security", "militant"):
                return row["class"], row["force"]
        return "", ""

    def of_fighters(self, trigger: Trigger, phrase: Phrase) -> bool:
        """Whether an armed group stands beside a verb (نعت كتائب كذا خمسة من مقاتليها) or the people are its fighters."""
        beside = (self.people.groups.get(k) for k in (trigger.last, trigger.first - 1, trigger.first - 2))
        return any(hit is not None and self.people.class_of(hit)[0] == "militant" for hit in beside) or ("militant", "") in phrase.classes

    def inside_trigger(self, phrase: Phrase) -> bool:
        """Whether a phrase is part of a trigger's own words (بين قتيل وجريح, راح ضحية)."""
        return phrase.first in self._own_words

    def tells_rise(self, phrase: Phrase) -> bool:
        """Whether a figure is what a tally has risen to (ارتفعت حصيلة الضحايا إلى 41 قتيلا)."""
        if not phrase.quantified or phrase.first == self.first or self.doc.words[phrase.first - 1] not in ("الي", "ل", "لـ") and phrase.by != "ل":
            return False
        before = range(max(self.first, phrase.first - 34), phrase.first)
        around = range(before.start, min(self.last, phrase.extent + 12))
        return any(self.reality.signal(k, "rise") for k in before) and any(self.reality.signal(k, "tally") for k in around)

    def has_captors(self, phrase: Phrase, trigger: int) -> bool:
        """Whether those who hold the people are kidnappers or an armed group, not a state."""
        apart = range(phrase.first, phrase.extent)
        agent = self.people.groups.get(trigger + 1) or self.people.nouns.get(trigger + 1) or self.people.groups.get(trigger + 2)  # أفرجت جبهة كذا
        if agent is not None and agent.first not in apart and self.people.class_of(agent)[0] == "militant":
            return True
        return self._abducting or any(k not in apart for k in self._captors[: len(apart) + 1])

    def accused(self, phrase: Phrase, outcome: str) -> bool:
        """الرجل الذي طعن المارة; احتجاز خمسة للاشتباه في تهريب: whether the sentence says that the people attacked or are suspects."""
        after = range(phrase.extent, min(self.last, phrase.extent + 8))
        if outcome == "detained" and any(self.reality.signal(k, "suspicion") for k in after):
            return True
        relative = len(after) > 1 and self.small.cls(after[0]) == "relative"
        return relative and phrase.shape in ("noun", "name") and any(self.reality.signal(k, "attacks") for k in after[1:4])

    def has_pronoun(self, at: int) -> bool:
        """Whether a word ends in a pronoun, spelt ه and not ة (قبض على حلمه)."""
        raw = self.doc.text[slice(*self.doc.span(self.doc.starts[at], self.doc.ends[at]))]
        return raw.endswith(("ه", "ها", "هم")) and len(raw) > 3 and not raw.startswith("ال")

    def stranger(self, k: int) -> bool:
        """Whether token `k` is a noun that the grammar knows nothing about, so that it is itself the subject of the verb before it."""
        if k >= self.last or self.doc.gap(k).strip(' "«»'):
            return False
        word = self.doc.words[k]
        return not (self.small.cls(k) or k in self.dates or k in self.places or k in self.triggers or word[0] in "بلكو" or word[0].isdigit())

    def _adjectival(self, k: int) -> bool:
        """Whether token `k`, an indefinite word, agrees with the noun before it as its adjective (عملية واسعة, خلاف عائلي)."""
        word, before = self.doc.words[k], self.doc.words[k - 1] if k > self.first else ""
        if not before or word[0] in "بلك" or before.startswith("ال") or self.small.cls(k - 1) or self.doc.gap(k).strip():
            return False
        return word.endswith("ه") and before.endswith(("ه", "ات")) or word.endswith("ي") and not before.endswith("ه")

    def of_thing(self, phrase: Phrase) -> bool:
        """Whether a quantity of something no lexicon knows belongs to the noun before it (إنتاج خمسة طرازات)."""
        k = phrase.first - 1
        if phrase.shape != "number" or phrase.row is not None or phrase.state is not None or phrase.other or phrase.head in self.people.groups:
            return False
        word = self.doc.words[k]
        apart = self.small.cls(k) or word.startswith("ال") or k in self.triggers or k in self.dates or k in self.places or k in self.people.groups
        return not (apart or self._adjectival(k))

    def of_joined(self, phrase: Phrase) -> bool:
        """Whether a word that و adds right before has the phrase for itself (ضبط شبكة وتحرير 14 ضحية)."""
        k = phrase.first - 1
        word = self.doc.words[k]
        return self.small.joined(k) and len(word) > 4 and not self.small.cls(k) and k not in self.dates and k not in self.people.adjectives

    def owned(self, phrase: Phrase) -> bool:
        """Whether a definite plural is what an unknown noun before it is of (مشرف الحوثيين)."""
        k = phrase.first - 1
        if not (phrase.definite and phrase.number == "pl" and not phrase.quantified) or k < self.first or k in self.triggers:
            return False
        return not (self.small.cls(k) or self.doc.words[k].startswith("ال") or k in self.dates)

    def possessed(self, phrase: Phrase) -> bool:
        """Whether a noun right before owns the phrase (منزل مواطن), so that it is no subject."""
        if self.small.cls(phrase.first) == "one":
            return False  # تملكها أحد العمال
        site = phrase.first - 1
        if phrase.name and phrase.first > self.first and site in self.people.sites and not phrase.joined and not self.doc.gap(phrase.first).strip():
            return not (self.doc.words[site].startswith("ال") or self._adjectival(site))  # طريق الشيخ فلان, but وسط العاصمة الصحفي فلان
        if phrase.quantified or phrase.joined or phrase.governed or phrase.first == self.first or self.doc.gap(phrase.first).strip(' "«»'):
            return False
        k = phrase.first - 1
        word = self.doc.words[k]
        if k in self.places or k in self.dates or k in self.triggers or self.small.cls(k) or word.startswith(("ال", "لل")) or word[0].isdigit():
            return False
        if self._adjectival(k) or (self.has_pronoun(k) and not self.doc.words[k].endswith("اه")):
            return False  # في عملية واسعة رئيس البلدية; متأثرا بجراحه الجندي
        if k == self.first and not self.small.thing(k) and not word.endswith("ه"):
            return False  # أقدم شاب على: a sentence begins with its verb
        return not self.doc.words[phrase.head_last - 1].endswith("ا") and phrase.shape == "noun"

    def follows(self, one: Trigger, other: Trigger) -> bool:
        """Whether a verb is joined right behind another: قتلوا وجرحوا, قتلوا أو جرحوا."""
        if one.last == other.first:
            return "و" in other.prefix
        return one.last + 1 == other.first and self.doc.words[one.last] in ("او", "و")

    def of_next(self, phrase: Phrase, nxt: Phrase) -> bool:
        """Whether an indefinite noun without ending is what the definite one right behind it has or is acted on by (قاتل الطفلة)."""
        head = self.doc.words[phrase.head_last - 1]
        return phrase.extent == phrase.head_last == nxt.first and nxt.shape == "noun" and self.doc.words[nxt.first].startswith("ال") and not head.endswith("ا")

    def excepted(self, phrase: Phrase) -> bool:
        """من المواطنين، وليس الجنود، قتلوا: those whom the sentence excepts."""
        return phrase.first > self.first and self.doc.words[phrase.first - 1] in ("وليس", "ليس", "لا", "وليسوا", "سوي", "باستثناء", "عدا")

    def clause_between(self, phrase: Phrase, at: int, predicate: bool) -> bool:
        """Whether another clause stands between a phrase and the verb (or predicate) at a token."""
        has_parts = predicate or id(phrase) in self._wholes
        for k in range(phrase.extent, at):
            if self.small.breaks(k) or (k in self.triggers and not has_parts):
                return True
            if self.small.cls(k) in ENDS_CLAUSE and self.doc.words[k] not in ("كان", "كانوا", "كانت") and not (
                predicate and self.small.cls(k) == "stop" and self.small.link(k) == "copula"
            ):
                return True
        return False
