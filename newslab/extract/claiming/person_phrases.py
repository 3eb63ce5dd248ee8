"""Phrases that count or name people: 4 أشخاص على الأقل, عشرات المدنيين, جنديين, طفلة, أحد الرهائن, الصحفي فلان.

A phrase is read around a number, a person word of the lexicon `victims`, a casualty
noun (قتلى, إصابات, جثة) or a named person. What it is the victim of is not decided here.
"""

from __future__ import annotations

from newslab.extract.claiming.clauses import bare
from newslab.extract.claiming.counted_people import HELD, Phrase
from newslab.extract.claiming.noun_heads import COUNTS, are_whole, take_noun, take_number
from newslab.extract.claiming.people_words import PeopleWords
from newslab.extract.claiming.phrase_ends import finish
from newslab.extract.claiming.titled_names import longer_name, name_behind, take_owner
from newslab.extract.values import Number, Row

_SECTORS = {"MIL": ("security", "military"), "COP": ("security", "police"), "REB": ("militant", ""), "UAF": ("militant", "")} | dict.fromkeys(
    ("GOV", "JRN", "CVL", "NGO", "IGO", "JUD", "LEG", "OPP", "EDU", "MED", "HLH", "BUS", "SOC", "REL"), ("civilian", "")
)


class PersonPhrases(PeopleWords):
    """Reads the phrases of one document; `within` yields those of a token range."""

    def within(self, first: int, last: int) -> list[Phrase]:
        """The phrases of a token range, in reading order, none overlapping."""
        out: list[Phrase] = []
        i = first
        while i < last:
            phrase = self._at(i, last)
            if phrase is None:
                i += 1
            else:
                out.append(phrase)
                i = max(phrase.last, i + 1)
        return out

    def _at(self, i: int, stop: int) -> Phrase | None:
        if i in self.taken:
            return None  # راح ضحيته: a word of the predicate
        number = self.numbers.get(i)
        if number is not None:
            return self._counted(number, stop)
        if i in self.names and not (i in self.nouns and self.nouns[i].prefix.startswith("و")):
            return self._named(i, i, self.names[i])
        if i and i - 1 in self.acts and (some := self._whoever(i, stop) or self._some(i, stop)):
            return some
        cls = self.small.cls(i) or self.small.attached(i)
        if cls in ("quantifier", "one") and i + 1 < stop and (some := self._whoever(i + 1, stop)):
            some.first, some.start = i, self.doc.span(self.doc.starts[i] + self.small.prefix(i), self.doc.ends[i])[0]
            return some
        if cls in ("other", "one_of_them"):
            return self._other(i, cls) if cls == "one_of_them" or self.stands_alone(i) else None
        if cls in ("quantifier", "one") and i + 1 < stop:
            return self._part_of(i, cls, stop)
        if i in self.nouns or i in self.states:
            return self._noun(i, stop)
        return None

    def _whoever(self, i: int, stop: int) -> Phrase | None:
        """قتل من فيها, مقتل جميع من كانوا على متنها: people who are told by where they were."""
        if i + 1 >= stop or self.doc.words[i] != "من":
            return None
        last = i + 1
        while last < min(stop, i + 6) and self.close(last) and (self.small.link(last) == "aboard" or self.doc.words[last] in ("كان", "كانوا", "علي")):
            last += 1
        if self.small.link(last - 1) != "aboard":
            return None
        start, end = self.doc.span(self.doc.starts[i], self.doc.ends[last - 1])
        return Phrase(i, last, start, end, "noun", head=i, head_last=last, number="pl", extent=last)

    def _some(self, i: int, stop: int) -> Phrase | None:
        """مقتل مجموعة من رجال الأمن, دهس حشدا من المارة: some people in a body; how many a crowd is, nobody says."""
        kind = self.small.link(i) or self.small.link_of(self.doc.words[i].removesuffix("ا"))
        at = i + 2
        if kind not in ("several", "crowd") or at >= stop or self.doc.words[i + 1] != "من":
            return None
        if at not in self.nouns or not self.nouns[at].feature.startswith("pl"):
            return None
        start, end = self.doc.span(self.doc.starts[i], self.doc.ends[i])
        phrase = Phrase(i, at, start, end, "number", 3 if kind == "several" else None, None, "vague" if kind == "several" else "unspecified")
        take_noun(self, phrase, self.nouns[at], None)
        return finish(self, phrase, phrase.head_last, stop)

    def _counted(self, n: Number, stop: int) -> Phrase | None:
        """4 أشخاص, عدد من المواطنين, 45 من عناصر التنظيم, أكثر من ثلاثين; None for what counts no people."""
        if n.kind == "ordinal":
            return self._next_one(n)
        of_people = n.kind == "age" and n.last in self.nouns and self.close(n.last)  # ليبلغ 28 شخصا
        bare_day = of_people or n.kind == "time" and n.last + 1 < stop and self.doc.words[n.last - 1] == "يوم" and self.small.cls(n.last) == "time"
        if n.kind not in COUNTS and not bare_day or not are_whole(n.low, n.high):
            return None
        if n.first and self.doc.words[n.first - 1] in ("اكبر", "اقصي", "اقل", "اي"):
            return None  # قتل أكبر عدد من المدنيين
        if n.bound == "vague" and n.last in self.verbs and n.last < stop and self.doc.words[n.last - 1] == "من" and self._of_many(n.last):
            return None  # عدد من قضوا: of those who
        if n.first and self.small.link(n.first - 1) == "inhabits":
            self.taken.add(n.last)
            return None  # في بلدة يقطنها عشرون ألف نسمة
        if n.last < stop and self.doc.words[n.last] == "تلو":
            return None  # واحدا تلو الآخر
        phrase = Phrase(n.first, n.last, n.start, n.end, "bare", n.low, n.high, n.bound)
        self.note_before(phrase, n.start)
        at = n.last
        if n.low == n.high == 1 and n.first and self.close(n.first) and self.doc.words[n.first].endswith(("واحد", "واحده")) and n.last not in self.nouns:
            return None  # عائلة واحدة
        if n.bound != "vague" and n.first and self.close(n.first) and n.text.startswith("ال") and not n.text.startswith("الف"):
            before = self.doc.words[n.first - 1]
            if not (n.first - 1 in self.acts or self.small.cls(n.first - 1) or len(before) == 1 or n.first - 1 in self.doc.longest("tally_verbs")):
                return None  # العمليات الثلاث, نقاطها الثلاث
        noun = self.states.get(n.last - 1) or self.nouns.get(n.last - 1)
        if n.kind == "noun" and noun is not None and noun.last == n.last:  # شخصان: the noun is the number
            at = n.last - 1
        else:
            words = self.doc.words
            if at < stop and words[at] == "من" and self.close(at):
                at += 1
            if at < stop and self.small.cls(at) == "quantifier" and at > n.last and at not in self.nouns:
                at += 1
            plain_article = n.bound == "vague" and at == n.last and n.text.startswith("ال") and not n.text.startswith("الاف")
            if at >= stop or not self.close(at) or (plain_article and self.small.cls(at) != "other"):
                return finish(self, phrase, n.last, stop)  # شيع الآلاف جثمان الشهيد
        return self._up_to(self._with_head(phrase, at, stop))

    def _up_to(self, phrase: Phrase | None) -> Phrase | None:
        """قتل حتى 60 مقاتلا: a ceiling, where حتى stands between an act and counted people (elsewhere it leads to a time)."""
        k = phrase.first - 1 if phrase is not None else 0
        if k > 0 and self.doc.words[k] == "حتي" and k - 1 in self.acts and self.close(k + 1) and phrase.shape == "number" and phrase.bound == "eq":
            phrase.first, phrase.start, phrase.governed = k, self.doc.span(self.doc.starts[k], self.doc.ends[k])[0], False
            phrase.low, phrase.bound = None, "le"
        return phrase

    def _of_many(self, i: int) -> bool:
        """Whether the verb at a token is in the plural or has a pronoun of several."""
        return self.doc.words[i].endswith(("وا", "ون", "هم"))

    def _next_one(self, n: Number) -> Phrase | None:
        """جنديان قتلا وثالث أصيب: an ordinal that stands for one more of the people just named."""
        i = n.first
        if n.last - i > 1 or (i and self.close(i) and self.doc.words[i][0] != "و" and i - 1 not in self.acts) or n.last in self.nouns:
            return None
        if not (i - 1 in self.acts or n.last in self.acts):
            return None
        phrase = Phrase(i, i + 1, n.start, n.end, "other", 1, 1, "eq", i, i + 1, number="sg", definite="ال" in n.text[:3], other=True, extent=i + 1)
        self.note_before(phrase, n.start)
        return phrase

    def _with_head(self, phrase: Phrase, at: int, stop: int) -> Phrase | None:
        """The phrase with the counted noun at token `at`, where there is one."""
        if at in self.taken:
            return finish(self, phrase, phrase.last, stop)  # لقي سبعة حتفهم
        noun, state, group = self.nouns.get(at), self.states.get(at), self.groups.get(at)
        partitive = at > phrase.last or self.doc.word(at - 1) == "من"
        if group is not None and noun is not None and group.last > noun.last:
            noun = None  # أنصار بيت المقدس
        if partitive and noun is not None and self.rows[noun.row]["kind"] == "family" and noun.feature.startswith("sg"):
            return finish(self, phrase, noun.last, stop)  # عشرة من عائلة واحدة
        if at not in self.numbers and (noun or state) and not self.prefixed(noun or state):
            take_noun(self, phrase, noun, state)
            phrase.shape = "number"
            return finish(self, phrase, phrase.head_last, stop)
        if group and partitive:
            phrase.shape, phrase.head, phrase.head_last = "number", at, group.last
            phrase.classes.append(self.class_of(group))
            return finish(self, phrase, group.last, stop)
        cls = "other" if self.doc.words[at] in ("غيرهم", "غيرهما", "سواهم") and not partitive else self.small.cls(at)
        if cls == "other":
            phrase.shape, phrase.other = "number", True
            return finish(self, phrase, at + 1, stop)
        if partitive and (at in self.places or self.small.link(at) == "home"):
            return finish(self, phrase, phrase.last, stop)  # نزوح الآلاف من الغوطة; ثلاثة من القرى المجاورة
        word = self.doc.words[at]
        if self.small.names_thing(at) or (self.small.thing(at) and word[0] not in "وبلك"):
            return None
        if phrase.bound == "vague" and word.startswith("ال") and word.endswith("ه") and at not in self.names:
            return None  # ملايين الأجهزة: people in ة are all in the lexicon
        known = word == "عدد" or self.small.thing(at) or cls or word.endswith("وا") or at in self.numbers or at in self.incidents or at in self.acts
        if known or word[0].isdigit() or word[0] == "و" or word.isascii() or word.startswith(("كال", "فال")) or (word[0] in "بل" and len(word) > 4):
            return finish(self, phrase, phrase.last, stop)
        if at in self.names and partitive:
            return finish(self, phrase, phrase.last, stop)
        phrase.shape, phrase.head, phrase.head_last = "number", at, at + 1
        return finish(self, phrase, at + 1, stop)

    def _noun(self, i: int, stop: int) -> Phrase | None:
        """طفلة, جنديين, مدنيون, قتلى, زوجته, الصحفي فلان; definite plurals too, for others to judge."""
        noun, state = self.nouns.get(i), self.states.get(i)
        hit = noun or state
        if (i in self.groups and i and i - 1 not in self.acts) or i in self.parts:
            return None  # طالبان, وسوريا
        case = noun is None and self.state_of(state)["pos"] == "noun"  # إصابة, اعتقالات
        if (noun is not None and self.is_adjective(i)) or (case and (state.feature.startswith("sg") or self.state_of(state)["outcome"] == "detained")):
            return None
        if self.doc.words[i].endswith("اسر") and i in self.acts and i + 1 < stop and (self.small.cls(i + 1) == "other" or i + 1 in self.numbers):
            return None  # وأسر آخرين: captured, not families
        start, _ = self.doc.span(hit.start, hit.end)
        phrase = Phrase(i, hit.last, start, start, "noun")
        take_noun(self, phrase, noun, state)
        self.note_before(phrase, start)
        if phrase.number == "sg" and (at := name_behind(self, phrase, stop)):
            named = self._named(i, at, self.names[at] if at in self.names else longer_name(self, at))
            between = [hit for k in range(phrase.head_last, at) if (hit := self.adjectives.get(k) or self.groups.get(k) or self.nouns.get(k))]
            freed = any(w.startswith(("المحرر", "السابق", "المفرج")) for w in self.doc.words[phrase.head_last : at])
            if phrase.state is not None and phrase.state["outcome"] in HELD and not freed:
                named.held = phrase.state["outcome"]
            named.row, named.classes = phrase.row, phrase.classes + [self.class_of(hit) for hit in between] + named.classes
            return named
        take_number(self, phrase, stop)
        finish(self, phrase, max(phrase.last, phrase.head_last), stop)
        take_owner(self, phrase, stop)
        return phrase

    def _named(self, first: int, name_first: int, mention: Row) -> Phrase:
        last, start, end = mention["last"], mention["start"], mention["end"]
        phrase = Phrase(first, last, start, end, "name", 1, 1, "eq", name_first, last, number="sg", definite=True)
        phrase.name = self.doc.text[mention["start"] : mention["end"]]
        if mention.get("sector") in _SECTORS:
            phrase.classes.append(_SECTORS[mention["sector"]])
        hit = self.nouns.get(first)
        self.note_before(phrase, mention["start"] if first == name_first or hit is None else self.doc.span(hit.start, hit.end)[0])
        phrase.extent = phrase.last
        return phrase

    def _other(self, i: int, cls: str) -> Phrase:
        """آخر, آخران, آخرون with no number before; أحدهما."""
        word = bare(self.doc.words[i].removeprefix("و"))
        phrase = Phrase(i, i + 1, 0, 0, "one" if cls == "one_of_them" else "other", other=cls == "other", head=i, head_last=i + 1)
        if word in ("اخر", "اخري") or cls == "one_of_them":
            phrase.low = phrase.high = 1
            phrase.bound, phrase.number = "eq", "sg"
        elif word in ("اخران", "اخريان", "اخريين"):
            phrase.low = phrase.high = 2
            phrase.bound, phrase.number = "eq", "du"
        else:
            phrase.number = "pl"
        start, end = self.doc.span(self.doc.starts[i] + self.small.prefix(i), self.doc.ends[i])
        phrase.start, phrase.end = start, end
        self.note_before(phrase, start)
        phrase.extent = i + 1
        return phrase

    def _part_of(self, i: int, cls: str, stop: int) -> Phrase | None:
        """أحد المخطوفين is one, جميع الركاب and بعض المارة are people without a number."""
        at = i + 1
        while at < stop and (self.small.cls(at) in ("quantifier", "one") or self.doc.words[at] == "من"):
            at += 1
        noun, state, group = self.nouns.get(at), self.states.get(at), self.groups.get(at)
        if at >= stop or not self.close(at):
            return None
        unknown = not (noun or state or group)
        nameable = self.doc.words[at].startswith("ال") and not self.small.cls(at) and not self.small.thing(at) and at not in self.places
        if unknown and not (cls == "one" and nameable):
            return None
        start = self.doc.span(self.doc.starts[i] + self.small.prefix(i), self.doc.ends[i])[0]
        phrase = Phrase(i, at + 1, start, start, "noun")
        if unknown:
            phrase.head, phrase.head_last = at, at + 1
        elif noun or state:
            take_noun(self, phrase, noun, state)
        else:
            phrase.head, phrase.head_last = at, group.last
            phrase.classes.append(self.class_of(group))
        phrase.number, phrase.definite = ("sg", False) if cls == "one" else ("pl", False)
        if cls == "one":
            phrase.low = phrase.high = 1
            phrase.bound = "eq"
        self.note_before(phrase, start)
        return finish(self, phrase, phrase.head_last, stop)
