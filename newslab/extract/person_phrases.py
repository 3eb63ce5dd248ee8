"""Phrases that count or name people: 4 أشخاص على الأقل, عشرات المدنيين, جنديين, طفلة, أحد الرهائن, الصحفي فلان.

A phrase is read around a number, a person word of the lexicon `victims`, a casualty
noun (قتلى, إصابات, جثة) or a named person. What it is the victim of is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from newslab.extract.clauses import PREPOSITIONS, SmallWords, bare
from newslab.extract.values import Number, Row
from newslab.text.document import Document
from newslab.text.lexicons import Hit

COUNTS = frozenset({"cardinal", "noun"})
_NOUN_KINDS = frozenset({"person", "official", "member", "child", "woman", "people", "family", "kin", "kinwoman", "captive", "suspect", "crew", "demonym"})
_SECTORS = {"MIL": ("security", "military"), "COP": ("security", "police"), "REB": ("militant", ""), "UAF": ("militant", "")} | dict.fromkeys(
    ("GOV", "JRN", "CVL", "NGO", "IGO", "JUD", "LEG", "OPP", "EDU", "MED", "HLH", "BUS", "SOC", "REL"), ("civilian", "")
)
_ONE_OR_TWO = {"واحد": 1, "واحده": 1, "اثنين": 2, "اثنان": 2, "اثنتين": 2, "اثنتان": 2}
_LINKS = frozenset({
    "من", "في", "صفوف", "بصفوف", "صفوفهم", "ضمن", "عناصر", "افراد", "قوات", "تابعين", "تابعون", "تابع", "تعود",
    "التابعين", "التابعه", "التابع", "ينتمون", "الي", "باسم",
    "قياده", "مديريه", "جهاز", "مرتبات", "منتسبي", "كوادر", "جماعه", "حركه", "ميليشيات", "مسلحي", "مقاتلي",
})


@dataclass(slots=True)
class Phrase:
    """A counted or named person or group; token ranges are half-open."""

    first: int
    last: int
    """Quantity, counted noun, its adjectives and hedge."""
    start: int
    end: int
    """The same as a raw span."""
    shape: str
    """number (a quantity with its noun), bare (a quantity alone), noun, name, other (آخرون), one (أحدهم), open (a noun no lexicon knows)."""
    low: int | None = None
    high: int | None = None
    bound: str = "unspecified"
    head: int = -1
    head_last: int = -1
    row: Mapping[str, str] | None = None
    """The head's row in the lexicon `victims`."""
    state: Mapping[str, str] | None = None
    """Its row in `casualty_nouns` where the noun itself says what happened (قتيل)."""
    also: str = ""
    """A second outcome under the same count (عشرات القتلى والجرحى)."""
    number: str = ""
    definite: bool = False
    governed: bool = False
    """Whether a preposition stands before it."""
    by: str = ""
    """The preposition attached to it, if any: ل ب ك."""
    joined: bool = False
    other: bool = False
    extent: int = -1
    """Past everything that belongs to it (من جماعة الحوثي)."""
    classes: list[tuple[str, str]] = field(default_factory=list)
    """Victim class and force of its noun and of what it is said to belong to, in reading order."""
    force: tuple[str, str] | None = None
    """Class and force of the group that they are said to belong to."""
    owned: bool = False
    """Whether a pronoun says whose people they are (عناصره)."""
    mixed: bool = False
    """Whether one count covers several classes of people."""
    name: str | None = None
    unit: str = "persons"

    @property
    def quantified(self) -> bool:
        """Whether a quantity is stated, as number or vague word."""
        return self.shape in ("number", "bare") or self.number == "du"


class PersonPhrases:
    """Reads the phrases of one document; `within` yields those of a token range."""

    def __init__(self, doc: Document, small: SmallWords, numbers: list[Number], mentions: list[Row], places: set[int]) -> None:
        self.doc, self.small, self.places = doc, small, places
        self.numbers = {n.first: n for n in numbers}
        self.names = {m["first"]: m for m in mentions if m.get("label") == "PER"}
        self.parts = {i for m in mentions if m.get("label") in ("ORG", "LOC") for i in range(m["first"], m["last"])}
        rows = doc.lexicons.rows("victims")
        self.nouns: dict[int, Hit] = {}
        self.groups: dict[int, Hit] = {}
        self.adjectives: dict[int, Hit] = {}
        for hit in doc.hits("victims"):
            kind = rows[hit.row]["kind"]
            for table, fits in ((self.nouns, kind in _NOUN_KINDS), (self.groups, kind == "group"), (self.adjectives, kind in ("adjective", "demonym"))):
                if fits and (hit.first not in table or _better(hit, table[hit.first])):
                    table[hit.first] = hit
        self.rows = rows
        self.states: dict[int, Hit] = {}
        nouns = doc.lexicons.rows("casualty_nouns")
        for hit in doc.hits("casualty_nouns"):
            if nouns[hit.row]["kind"] != "act" and (hit.first not in self.states or hit.last > self.states[hit.first].last):
                self.states[hit.first] = hit
        hedges = doc.lexicons.rows("hedges")
        self.hedges = {
            hit.first: hit for hit in doc.hits("hedges")
            if hedges[hit.row]["side"] == "after" and not (hit.last < len(doc) and doc.word(hit.last) == "من" and doc.word(hit.last - 1).endswith("اكثر"))
        }
        self.incidents = {hit.first for hit in doc.hits("incidents")}
        self.verbs = {hit.first for hit in doc.hits("casualty_verbs")}
        self.acts = self.verbs | {hit.first for hit in doc.hits("casualty_nouns")}

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
        number = self.numbers.get(i)
        if number is not None:
            return self._counted(number, stop)
        if i in self.names:
            return self._named(i, i, self.names[i])
        cls = self.small.cls(i) or self.small.attached(i)
        if cls in ("other", "one_of_them"):
            return self._other(i, cls) if cls == "one_of_them" or self._stands_alone(i) else None
        if cls in ("quantifier", "one") and i + 1 < stop:
            return self._part_of(i, cls, stop)
        if i in self.nouns or i in self.states:
            return self._noun(i, stop)
        return None

    def _counted(self, n: Number, stop: int) -> Phrase | None:
        """4 أشخاص, عدد من المواطنين, 45 من عناصر التنظيم, أكثر من ثلاثين; None for what counts no people."""
        if n.kind == "ordinal":
            return self._next_one(n)
        bare_day = n.kind == "time" and n.last + 1 < stop and self.doc.words[n.last - 1] == "يوم" and self.small.cls(n.last) == "time"
        if n.kind not in COUNTS and not bare_day or not _whole(n.low, n.high):
            return None
        if n.first and self.doc.words[n.first - 1] in ("اكبر", "اقصي", "اقل", "اي"):
            return None  # قتل أكبر عدد من المدنيين
        phrase = Phrase(n.first, n.last, n.start, n.end, "bare", n.low, n.high, n.bound)
        self._before(phrase, n.start)
        at = n.last
        if n.low == n.high == 1 and n.first and self._close(n.first) and self.doc.words[n.first].endswith(("واحد", "واحده")) and n.last not in self.nouns:
            return None  # عائلة واحدة
        if n.bound != "vague" and n.first and self._close(n.first) and all(w.startswith("ال") for w in self.doc.words[n.first - 1 : n.first + 1]):
            return None  # العمليات الثلاث
        noun = self.states.get(n.last - 1) or self.nouns.get(n.last - 1)
        if n.kind == "noun" and noun is not None and noun.last == n.last:  # شخصان: the noun is the number
            at = n.last - 1
        else:
            words = self.doc.words
            if at < stop and words[at] == "من" and self._close(at):
                at += 1
            if at < stop and self.small.cls(at) == "quantifier" and at > n.last:
                at += 1
            plain_article = n.bound == "vague" and at == n.last and n.text.startswith("ال") and not n.text.startswith("الاف")
            if at >= stop or not self._close(at) or (plain_article and self.small.cls(at) != "other"):
                return self._finish(phrase, n.last, stop)  # شيع الآلاف جثمان الشهيد
        return self._with_head(phrase, at, stop)

    def _next_one(self, n: Number) -> Phrase | None:
        """جنديان قتلا وثالث أصيب: an ordinal that stands for one more of the people just named."""
        i = n.first
        if n.last - i > 1 or (i and self._close(i) and self.doc.words[i][0] != "و" and i - 1 not in self.acts) or n.last in self.nouns:
            return None
        if not (i - 1 in self.acts or n.last in self.acts):
            return None
        phrase = Phrase(i, i + 1, n.start, n.end, "other", 1, 1, "eq", i, i + 1, number="sg", definite="ال" in n.text[:3], other=True, extent=i + 1)
        self._before(phrase, n.start)
        return phrase

    def _with_head(self, phrase: Phrase, at: int, stop: int) -> Phrase | None:
        """The phrase with the counted noun at token `at`, where there is one."""
        noun, state, group = self.nouns.get(at), self.states.get(at), self.groups.get(at)
        partitive = at > phrase.last or self.doc.word(at - 1) == "من"
        if partitive and noun is not None and self.rows[noun.row]["kind"] == "family" and noun.feature.startswith("sg"):
            return self._finish(phrase, noun.last, stop)  # عشرة من عائلة واحدة
        if at not in self.numbers and (noun or state) and not self._prefixed(noun or state):
            self._take_noun(phrase, noun, state)
            phrase.shape = "number"
            return self._finish(phrase, phrase.head_last, stop)
        if group and partitive:
            phrase.shape, phrase.head, phrase.head_last = "number", at, group.last
            phrase.classes.append(self._class_of(group))
            return self._finish(phrase, group.last, stop)
        cls = self.small.cls(at)
        if cls == "other":
            phrase.shape, phrase.other = "number", True
            return self._finish(phrase, at + 1, stop)
        word = self.doc.words[at]
        if self.small.thing(at) and word[0] not in "وبلك":
            return None
        known = self.small.thing(at) or cls or at in self.numbers or at in self.incidents
        if known or word[0].isdigit() or word[0] == "و" or word.isascii() or word.startswith(("بال", "كال", "لل", "فال")):
            return self._finish(phrase, phrase.last, stop)
        if at in self.names and partitive:
            return self._finish(phrase, phrase.last, stop)
        phrase.shape, phrase.head, phrase.head_last = "number", at, at + 1
        return self._finish(phrase, at + 1, stop)

    def _name_behind(self, phrase: Phrase, stop: int) -> int:
        """The token where the name of a titled person begins: الشاب فلان, الرئيس المصري فلان, قائد فيلق القدس فلان; 0 where none does."""
        for k in range(phrase.head_last, min(stop, phrase.head_last + 4)):
            if not self._close(k) or self.small.cls(k) or k in self.acts or k in self.numbers:
                return 0
            if k in self.names:
                return k
            if k in self.nouns and k not in self.adjectives and k not in self.groups:
                return 0
            if not (k in self.adjectives or k in self.groups or k in self.places or k in self.parts or self.doc.words[k].startswith("ال")):
                return 0
        return 0

    def _article_number(self, phrase: Phrase) -> None:
        """الرهائن الثلاثة: the number behind a definite plural."""
        number = self.numbers.get(phrase.head_last)
        if phrase.definite and number is not None and number.kind in COUNTS and self.doc.words[number.first].startswith("ال") and self._close(number.first):
            phrase.low, phrase.high, phrase.bound, phrase.shape = number.low, number.high, number.bound, "number"
            phrase.last = number.last

    def _members(self, phrase: Phrase, stop: int) -> None:
        """عائلة من ستة أفراد: a family is as many people as it is said to have."""
        for k in range(phrase.head_last, min(stop, phrase.head_last + 3)):
            number = self.numbers.get(k)
            if number is not None and number.kind in COUNTS and _whole(number.low, number.high):
                phrase.low, phrase.high, phrase.bound, phrase.unit, phrase.last = number.low, number.high, number.bound, "persons", number.last
                phrase.shape = "number"
                return
            if not self._close(k) or self.doc.words[k] not in ("من", "مولفه", "مكونه"):
                return

    def _noun(self, i: int, stop: int) -> Phrase | None:
        """طفلة, جنديين, مدنيون, قتلى, زوجته, الصحفي فلان; definite plurals too, for others to judge."""
        noun, state = self.nouns.get(i), self.states.get(i)
        hit = noun or state
        if (i in self.groups and i and i - 1 not in self.acts) or i in self.parts:
            return None  # طالبان, وسوريا
        if (noun is not None and self._is_adjective(i)) or (noun is None and state.feature.startswith("sg") and self._state(state)["pos"] == "noun"):
            return None
        if self.doc.words[i].endswith("اسر") and i in self.acts and i + 1 < stop and (self.small.cls(i + 1) == "other" or i + 1 in self.numbers):
            return None  # وأسر آخرين: captured, not families
        start, _ = self.doc.span(hit.start, hit.end)
        phrase = Phrase(i, hit.last, start, start, "noun")
        self._take_noun(phrase, noun, state)
        self._before(phrase, start)
        if phrase.number == "sg" and (at := self._name_behind(phrase, stop)):
            named = self._named(i, at, self.names[at])
            named.row, named.classes = phrase.row, phrase.classes + named.classes
            return named
        if phrase.number == "sg":
            phrase.low = phrase.high = 1
            phrase.bound = "eq"
        elif phrase.number == "du":
            phrase.low = phrase.high = 2
            phrase.bound = "eq"
        elif phrase.number == "pl":
            self._article_number(phrase)
        if phrase.unit == "families" and phrase.low == 1:
            self._members(phrase, stop)
        return self._finish(phrase, max(phrase.last, phrase.head_last), stop)

    def _state(self, hit: Hit) -> Mapping[str, str]:
        return self.doc.lexicons.row("casualty_nouns", hit.row)

    def _is_adjective(self, i: int) -> bool:
        """Whether a word that may be noun or adjective (فلسطيني, مسلح) is the adjective of the noun before it (قصف إسرائيلي)."""
        nisba = self.doc.words[i].endswith(("ي", "يه")) and i in self.nouns and self.nouns[i].feature.startswith("sg")
        if not (nisba or i in self.adjectives) or not i or self.doc.words[i][0] == "و" or not self._close(i):
            return False
        k = i - 1
        word = self.doc.words[k]
        if k in self.acts or self.small.cls(k) or len(word) == 1 or word[0].isdigit() or k in self.numbers or k in self.places:
            return False
        definite = self.doc.words[i].startswith(("ال", "لل"))
        if word.startswith("ال"):
            return definite
        return i in self.adjectives and (not definite or self.adjectives[i].feature.startswith("sg"))  # طالبان الأفغانية; not تكبد المسلحون

    def _take_noun(self, phrase: Phrase, noun: Hit | None, state: Hit | None) -> None:
        """Put the head into a phrase."""
        hit = noun if noun and (state is None or noun.last >= state.last) else state
        phrase.head, phrase.head_last = hit.first, hit.last
        phrase.definite = self.doc.letters[hit.start : hit.start + 2] == "ال" or hit.prefix.endswith("ل") or "+pron" in hit.feature
        word = self.doc.words[hit.last - 1]
        if phrase.number == "du" and phrase.definite and word.endswith("ين") and word[-5:-4] == "ا":
            phrase.number = "pl"  # العاملين, a plural when definite
        phrase.owned = "+pron" in hit.feature
        phrase.number = hit.feature.partition("+")[0].partition(".")[0]
        if noun is hit:
            phrase.row = self.rows[noun.row]
            phrase.number = phrase.row["number"] or phrase.number
            phrase.unit = "families" if phrase.row["kind"] == "family" else "persons"
            phrase.classes.append(self._class_of(noun))
        if state is not None and state.last == hit.last:
            phrase.state = self._state(state)
            phrase.unit = phrase.state["unit"] or phrase.unit
            phrase.number = phrase.number or state.feature.partition("+")[0].partition(".")[0]

    def _named(self, first: int, name_first: int, mention: Row) -> Phrase:
        last, start, end = mention["last"], mention["start"], mention["end"]
        phrase = Phrase(first, last, start, end, "name", 1, 1, "eq", name_first, last, number="sg", definite=True)
        phrase.name = self.doc.text[mention["start"] : mention["end"]]
        if mention.get("sector") in _SECTORS:
            phrase.classes.append(_SECTORS[mention["sector"]])
        hit = self.nouns.get(first)
        self._before(phrase, mention["start"] if first == name_first or hit is None else self.doc.span(hit.start, hit.end)[0])
        phrase.extent = phrase.last
        return phrase

    def _stands_alone(self, i: int) -> bool:
        """Whether آخرون is a noun here and not the adjective of the word before it (أنهار أخرى)."""
        if not i or self.doc.words[i][0] == "و" or not self._close(i):
            return True
        k = i - 1
        if bare(self.doc.words[i]) in ("اخري", "اخريات"):
            return k in self.verbs
        return k in self.acts or bool(self.small.cls(k)) or len(self.doc.words[k]) == 1 or k in self.places

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
        self._before(phrase, start)
        phrase.extent = i + 1
        return phrase

    def _part_of(self, i: int, cls: str, stop: int) -> Phrase | None:
        """أحد المخطوفين is one, جميع الركاب and بعض المارة are people without a number."""
        at = i + 1
        while at < stop and (self.small.cls(at) in ("quantifier", "one") or self.doc.words[at] == "من"):
            at += 1
        noun, state, group = self.nouns.get(at), self.states.get(at), self.groups.get(at)
        if at >= stop or not self._close(at):
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
            self._take_noun(phrase, noun, state)
        else:
            phrase.head, phrase.head_last = at, group.last
            phrase.classes.append(self._class_of(group))
        phrase.number, phrase.definite = ("sg", False) if cls == "one" else ("pl", False)
        if cls == "one":
            phrase.low = phrase.high = 1
            phrase.bound = "eq"
        self._before(phrase, start)
        return self._finish(phrase, phrase.head_last, stop)

    def _finish(self, phrase: Phrase, last: int, stop: int) -> Phrase:
        """Take in adjectives, a second noun under the same count, a hedge behind, and see what they belong to."""
        words = self.doc.words
        while last < stop and self._close(last):
            adjective = self.adjectives.get(last)
            if words[last] in _ONE_OR_TWO and phrase.shape == "noun" and not self._joined_number(last):
                phrase.low = phrase.high = _ONE_OR_TWO[words[last]]
                phrase.bound, phrase.number = "eq", "sg" if phrase.low == 1 else "du"  # مدرسين اثنين
                last += 1
            elif adjective is not None and not self._prefixed(adjective) and last not in self.numbers:
                phrase.classes.append(self._class_of(adjective))
                last = adjective.last
            elif self.small.cls(last) == "other" and words[last][0] != "و":
                phrase.other = True
                last += 1
            elif phrase.shape == "number" and phrase.state is None and phrase.head >= 0 and (state := self.states.get(last)) and not self._prefixed(state):
                if words[last].startswith("ال") != words[phrase.head_last - 1].startswith("ال"):
                    break
                phrase.state = self._state(state)  # عدد من الجنود الجرحى
                last = state.last
            elif phrase.head >= 0 and self._agrees(words[phrase.head_last - 1], last):
                last += 1
            else:
                break
        phrase.last = max(last, phrase.last)
        if phrase.shape == "number":
            self._second_noun(phrase, stop)
        hedge = self.hedges.get(phrase.last)
        if hedge is not None and not self.doc.gap(phrase.last).strip(" ،"):
            if phrase.shape == "noun" and phrase.bound == "eq":
                bound = self.doc.lexicons.row("hedges", hedge.row)["bound"]
                phrase.bound = bound
                phrase.high = None if bound in ("ge", "gt") else phrase.high
                phrase.low = None if bound in ("le", "lt") else phrase.low
            phrase.last = hedge.last
        phrase.end = max(phrase.end, self.doc.span(self.doc.starts[phrase.last - 1], self.doc.ends[phrase.last - 1])[1])
        phrase.extent = self._affiliation(phrase, stop)
        return phrase

    def _second_noun(self, phrase: Phrase, stop: int) -> None:
        """عشرات القتلى والجرحى, العشرات من المدنيين والبيشمركة, ألفي معتقل وأسير: two nouns, one count."""
        at = phrase.last
        if at >= stop or not self.small.is_and(at) or not self._close(at) or phrase.head < 0:
            return
        at += self.doc.words[at] == "و"
        noun, state, group = self.nouns.get(at), self.states.get(at), self.groups.get(at)
        hit = noun or state or group
        if hit is None or at in self.numbers or hit.prefix not in ("", "و"):
            return
        definite = self.doc.letters[hit.start : hit.start + 2] == "ال"
        head = self.doc.words[phrase.head]
        if phrase.number == "sg" or not phrase.number:
            accusative, too = head.endswith("ا"), self.doc.words[at].endswith("ا")
            one_count = not definite and not group and hit.feature.startswith("sg") and accusative == too and (accusative or (phrase.low or 0) >= 100)
        else:
            one_count = definite and (phrase.definite or phrase.head in self.groups) and (bool(group) or hit.feature.startswith("pl"))
        if not one_count:
            return
        if state is not None and phrase.state is not None:
            outcome = self._state(state)["outcome"]
            phrase.also = outcome if outcome != phrase.state["outcome"] else ""
        elif state is not None or phrase.state is not None:
            return
        phrase.classes.append(self._class_of(noun or group) if (noun or group) else ("", ""))
        phrase.last = hit.last

    def _affiliation(self, phrase: Phrase, stop: int) -> int:
        """What the people are said to belong to (من جماعة الحوثي, في صفوف الجيش); the token past it."""
        k, extent = phrase.last, phrase.last
        words = self.doc.words
        construct = phrase.head_last == phrase.last and not words[phrase.last - 1].startswith("ال")
        linked = False
        for _ in range(7):
            if k >= stop or not self._close(k) or k in self.numbers:
                break
            group, noun, adjective = self.groups.get(k), self.nouns.get(k), self.adjectives.get(k)
            hit = group or adjective or noun
            if hit is not None and "و" in hit.prefix:
                hit = hit if extent > phrase.last and (hit is not noun or "ال" in self.doc.letters[hit.start : hit.end]) else None
            elif hit is not None and hit is group:
                hit = hit if linked or construct or hit.prefix.startswith("ل") else None
            elif hit is not None and hit is noun:
                family = self.rows[hit.row]["kind"] == "family"  # أفراد عائلته are civilians, four من عائلة واحدة anybody
                hit = hit if (linked and not family) or (construct and family and not linked) else None
            if hit is not None:
                mine, last_one = self._class_of(hit), phrase.classes[-1][0] if phrase.classes else ""
                phrase.mixed = phrase.mixed or ("و" in hit.prefix and {mine[0], last_one} <= {"civilian", "security", "militant"} and mine[0] != last_one)
                phrase.classes.append(mine)
                if hit is group and phrase.force is None:
                    phrase.force = mine
                k = extent = hit.last
                construct = linked = False
            elif words[k] in _LINKS or (words[k] == "بين" and phrase.state is not None and k + 1 not in self.states):
                linked = True
                k += 1
            elif phrase.state is not None and noun is not None and noun.prefix == "ل":  # 29 جثة لأطفال
                phrase.classes.append(self._class_of(noun))
                k = extent = noun.last
            elif words[k][0] == "و" and words[k].endswith(("هم", "ها")) and extent > phrase.last:
                k = extent = k + 1
            else:
                break
        return extent

    def _before(self, phrase: Phrase, start: int) -> None:
        """Note whether و joins the phrase to what is before, and whether a preposition governs it."""
        i = phrase.first
        prefix = self.doc.text[self.doc.span(self.doc.starts[i], self.doc.ends[i])[0] : start]
        phrase.joined = "و" in prefix
        phrase.by = next((c for c in prefix if c in "بلك"), "")
        if i and self._close(i):
            before = self.doc.words[i - 1]
            if before == "و":
                phrase.joined = True
            elif len(before) == 1 and before in "بلك":
                phrase.by = before
            elif not phrase.joined and self.small.cls(i - 1) in PREPOSITIONS:
                phrase.governed = True
        phrase.governed = phrase.governed or bool(phrase.by)

    def _close(self, i: int) -> bool:
        """Whether nothing but spaces and quotation marks stands before token `i`."""
        return not self.doc.gap(i).strip(' "«»\'()#_')

    def _prefixed(self, hit: Hit) -> bool:
        return any(c in hit.prefix for c in "وفبك") or (hit.prefix.startswith("ل") and not hit.prefix.startswith("لل"))

    def _joined_number(self, i: int) -> bool:
        """Whether و is attached to the number at token `i` (وأحد, which folds like واحد)."""
        number = self.numbers.get(i)
        return number is not None and number.start > self.doc.span(self.doc.starts[i], self.doc.ends[i])[0]

    def _agrees(self, head: str, i: int) -> bool:
        """Whether token `i`, which no lexicon knows, looks like the adjective of an indefinite noun (متظاهرين سلميين)."""
        word = self.doc.words[i]
        if self.small.cls(i) or i in self.nouns or i in self.states or head.startswith("ال") or word.startswith("ال"):
            return False
        return len(word) > 4 and word[0] not in "بلوفك" and any(head.endswith(e) and word.endswith(e) for e in ("ين", "ون", "ان", "ات"))

    def _class_of(self, hit: Hit) -> tuple[str, str]:
        row = self.rows[hit.row]
        return row["class"], row["force"]


def _better(new: Hit, old: Hit) -> bool:
    """Longer, or as long and without a pronoun (أسرى as captives, not as my families)."""
    return new.last > old.last or (new.last == old.last and "+" in old.feature and "+" not in new.feature)


def _whole(*limits: object) -> bool:
    return all(v is None or (isinstance(v, int) and v >= 0) for v in limits)


def phrases_between(phrases: list[Phrase], first: int, last: int) -> Iterator[Phrase]:
    """The phrases that lie in a token range."""
    for phrase in phrases:
        if phrase.first >= last:
            return
        if phrase.first >= first:
            yield phrase
