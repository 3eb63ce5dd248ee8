"""The words of a document that phrases about people are made of: nouns, forces, adjectives, casualty nouns, numbers, names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from newslab.extract.claiming.clauses import PREPOSITIONS, SmallWords, bare
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.values import Number, Row
from newslab.text.document import Document
from newslab.text.lexicons import Hit, Lexicons

_NOUN_KINDS = frozenset({
    "person", "official", "member", "child", "woman", "people", "family",
    "kin", "kinwoman", "captive", "suspect", "crew", "demonym", "mankind",
})


class PeopleWords:
    """For each token what it may be in a phrase about people, and how it stands to the tokens beside it."""

    def __init__(self, doc: Document, small: SmallWords, numbers: list[Number], mentions: list[Row], places: set[int]) -> None:
        self.doc, self.small, self.places = doc, small, places
        self.numbers = {n.first: n for n in numbers}
        self.parts = {i for m in mentions if m.get("label") in ("ORG", "LOC") for i in range(m["first"], m["last"])}
        rows = doc.lexicons.rows("victims")
        sites = [hit for lexicon in ("place_cues", "facilities") for hit in doc.hits(lexicon) if not hit.prefix.startswith("ف")]
        self.sites, begun = {hit.last - 1 for hit in sites}, {hit.start for hit in sites}
        self.nouns: dict[int, Hit] = {}
        self.groups: dict[int, Hit] = {}
        self.adjectives: dict[int, Hit] = {}
        for hit in doc.hits("victims"):
            if "+" in hit.feature and doc.text[doc.span(hit.start, hit.end)[1] - 1] == "ة":
                continue  # ملكية is no ملكيه
            if hit.feature in ("du", "du.f") and doc.letters[hit.end - 1] == "ي" and not self._in_construct(doc, hit):
                continue  # ضابطي شرطة, but السبب الرئيسي
            if doc.text[doc.span(hit.start, hit.end)[0]] == "أ" and rows[hit.row]["form"].startswith("إ") and small.cls(hit.first):
                continue  # أمام المسجد is no إمام
            if doc.text[doc.span(hit.start, hit.end)[0]] in "أإ" and rows[hit.row]["form"].startswith("آ"):
                continue  # أمني is no آمن
            if doc.text[doc.span(hit.start, hit.end)[0]] == "آ" and rows[hit.row]["form"] == "أب":
                continue  # آب
            if hit.feature == "sg.f" and hit.start in begun:
                continue  # محافظة, a province
            kind = rows[hit.row]["kind"]
            for table, fits in ((self.nouns, kind in _NOUN_KINDS), (self.groups, kind == "group"), (self.adjectives, kind in ("adjective", "demonym"))):
                if fits and (hit.first not in table or _better(hit, table[hit.first])):
                    table[hit.first] = hit
        self.rows = rows
        self.taken: set[int] = set()
        kinds = _rows_of_sectors(doc.lexicons)
        for m in mentions:
            any_side = doc.words[m["first"]].endswith("كتيبه") and m.get("sector") == "MIL"  # كتيبة الصقور
            if m.get("label") == "ORG" and m.get("sector") in kinds and not any_side and all(self._general(i) for i in range(m["first"], m["last"])):
                self.groups[m["first"]] = self._party(m, kinds[m["sector"]])
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
        self.past_incidents = {hit.last for hit in doc.hits("weapons") if hit.last - hit.first > 1}  # حادث سير, حادث مرور
        self.incidents = {hit.first for hit in doc.hits("incidents")}
        self.verbs = {hit.first for hit in doc.hits("casualty_verbs")}
        people = [m for m in mentions if m.get("label") == "PER" and m["first"] not in self.verbs]
        people = [m for m in people if m["last"] - m["first"] > 1 or not (m["first"] in self.nouns and self.nouns[m["first"]].feature[:2] in ("du", "pl"))]
        self.names = {m["first"]: m for m in people if not (doc.words[m["last"] - 1].endswith("وا") or _in_the_name_of(doc, m))}
        self.acts = self.verbs | {hit.first for hit in doc.hits("casualty_nouns")}

    def _general(self, i: int) -> bool:
        """Whether no lexicon of groups knows token `i`, or only a word for any force (قوات, جيش)."""
        return i not in self.groups or self.rows[self.groups[i].row]["gloss"] == "forces of any side"

    def _party(self, mention: Row, row: int) -> Hit:
        """A force or armed group that `mentions` knows by name, as a hit of the lexicon `victims` (مسلحا من فتح الإسلام)."""
        first, last = mention["first"], mention["last"]
        start, end = self.doc.starts[first], self.doc.ends[last - 1]
        prefix = "".join(c for c in self.doc.text[self.doc.span(start, start + 1)[0] : mention["start"]] if c in "وفبلك")
        return Hit(start + len(prefix), end, first, last, row, "", prefix)

    def _in_construct(self, doc: Document, hit: Hit) -> bool:
        """Whether a dual that lost its نون has what it is of behind it."""
        return hit.last < len(doc) and doc.gap(hit.last) == " " and not self.small.cls(hit.last) and not doc.letters.startswith("ال", hit.start)

    def class_of(self, hit: Hit) -> tuple[str, str]:
        """Victim class and force of a word of the lexicon `victims`."""
        row = self.rows[hit.row]
        return row["class"], row["force"]

    def state_of(self, hit: Hit) -> Mapping[str, str]:
        """The row of a casualty noun in its lexicon."""
        return self.doc.lexicons.row("casualty_nouns", hit.row)

    def close(self, i: int) -> bool:
        """Whether nothing but spaces and quotation marks stands before token `i`."""
        return not self.doc.gap(i).strip(' "«»\'()#_')

    def prefixed(self, hit: Hit) -> bool:
        """Whether a conjunction or preposition is attached to a word."""
        return any(c in hit.prefix for c in "وفبك") or (hit.prefix.startswith("ل") and not hit.prefix.startswith("لل"))

    def joined_number(self, i: int) -> bool:
        """Whether و is attached to the number at token `i` (وأحد, which folds like واحد)."""
        number = self.numbers.get(i)
        return number is not None and number.start > self.doc.span(self.doc.starts[i], self.doc.ends[i])[0]

    def is_adjective(self, i: int) -> bool:
        """Whether a word that may be noun or adjective (فلسطيني, مسلح) is the adjective of the noun before it (قصف إسرائيلي)."""
        if self._of_a_feminine(i):
            return True
        nisba = self.doc.words[i].endswith(("ي", "يه")) and i in self.nouns and self.nouns[i].feature.startswith("sg")
        if not (nisba or i in self.adjectives) or not i or self.small.joined(i) or not self.close(i) or self._disagrees(i):
            return False
        k = i - 1
        word = self.doc.words[k]
        definite = self.doc.words[i].startswith(("ال", "لل"))
        if i in self.past_incidents and i in self.nouns and not self.doc.words[i].endswith(("ي", "يه")):
            return False  # قتل في حادث سير شاب
        if i in self.nouns and _disagree(word, self.doc.words[i]):
            return False  # بانفجار سيارة مفخخة مدنيون, قبل يومين شابا
        if k in self.acts or self.small.cls(k) or len(word) == 1 or word[0].isdigit() or k in self.numbers or (k in self.places and not definite):
            return False
        if i in self.nouns and k == self.doc.sentence_of(k)[0] and not (word.endswith("ه") or self.small.thing(k) or self._noun_like(k)):
            return False  # أضرم شاب النار: a sentence begins with its verb
        if word.startswith(("ال", "لل", "بال", "وال")):
            return definite
        if definite and i in self.nouns and k in self.nouns and self.rows[self.nouns[i].row]["kind"] in ("suspect", "captive"):
            return False  # أردى شرطي المشتبه به
        return i in self.adjectives and (not definite or self.adjectives[i].feature.startswith("sg"))  # طالبان الأفغانية; not تكبد المسلحون

    def _disagrees(self, i: int) -> bool:
        """Whether a word cannot be the adjective of the one before it: واسعة شابا, قاذفة إرهابيا."""
        word, before = self.doc.words[i], self.doc.words[i - 1]
        accusative = word.endswith("ا") and not word.startswith("ال")
        return accusative and not before.endswith("ا") or before.endswith("ه") and word.endswith(("ا", "ي")) and not word.startswith("ال")

    def _of_a_feminine(self, i: int) -> bool:
        """القوة المهاجمة, الزجاجات الحارقة: a feminine with ال behind another one that is no person."""
        if i not in self.nouns or not i or not self.close(i) or self.nouns[i].prefix or i - 1 in self.nouns or i - 1 in self.acts:
            return False
        word, before = self.doc.words[i], self.doc.words[i - 1]
        return word.startswith("ال") and word.endswith("ه") and before.startswith("ال") and before.endswith(("ه", "ات"))

    def _noun_like(self, k: int) -> bool:
        """Whether a word is known to be a noun of people, a force, an incident or a place."""
        return any(k in words for words in (self.nouns, self.groups, self.states, self.incidents, self.parts, self.sites))

    def stands_alone(self, i: int) -> bool:
        """Whether آخرون is a noun here and not the adjective of the word before it (أنهار أخرى)."""
        if not i or self.small.joined(i) or not self.close(i):
            return True
        k = i - 1
        if bare(self.doc.words[i]) in ("اخري", "اخريات"):
            return k in self.verbs
        return k in self.acts or bool(self.small.cls(k)) or len(self.doc.words[k]) == 1 or k in self.places

    def agrees(self, head: str, i: int) -> bool:
        """Whether token `i`, which no lexicon knows, looks like the adjective of an indefinite noun (متظاهرين سلميين)."""
        word = self.doc.words[i]
        if self.small.cls(i) or i in self.nouns or i in self.states or head.startswith("ال") or word.startswith("ال"):
            return False
        return len(word) > 4 and word[0] not in "بلوفك" and any(head.endswith(e) and word.endswith(e) for e in ("ين", "ون", "ان", "ات"))

    def note_before(self, phrase: Phrase, start: int) -> None:
        """Note whether و joins the phrase to what is before, and whether a preposition governs it."""
        i = phrase.first
        prefix = self.doc.text[self.doc.span(self.doc.starts[i], self.doc.ends[i])[0] : start]
        phrase.joined = "و" in prefix
        phrase.by = next((c for c in prefix if c in "بلك"), "")
        if i and self.close(i):
            before = self.doc.words[i - 1]
            if before == "و":
                phrase.joined = True
            elif len(before) == 1 and before in "بلك":
                phrase.by = before
            elif before == "من" and i > 1 and self.small.cls(i - 2) == "quantifier":
                pass  # مقتل كل من فلان وفلان
            elif not phrase.joined and self.small.cls(i - 1) in PREPOSITIONS:
                phrase.governed = True
        phrase.governed = phrase.governed or bool(phrase.by)


@lru_cache(maxsize=8)
def _rows_of_sectors(lexicons: Lexicons) -> dict[str, int]:
    """For each sector of `mentions` that is armed, a row of `victims` that has its class and force."""
    row_of = {(row["class"], row["force"]): i for i, row in enumerate(lexicons.rows("victims")) if row["kind"] == "group"}
    armed, army, police = row_of["militant", ""], row_of["security", "military"], row_of["security", "police"]
    return {"REB": armed, "UAF": armed, "MIL": army, "COP": police}


def _disagree(noun: str, adjective: str) -> bool:
    """Whether endings show that a word is no adjective of the noun before it."""
    if noun.endswith(("ان", "ون", "ين")) and not noun.startswith("ال"):
        return not adjective.endswith(("ان", "ون", "ين", "ه")) or noun[-2:] == "ون" != adjective[-2:]
    return adjective.endswith(("ون", "ين")) and noun.endswith("ه")


def _in_the_name_of(doc: Document, mention: Row) -> bool:
    """باسم الإسلام is no name."""
    second = mention["first"] + 1
    if all(w.startswith(("وي", "فت", "وت")) for w in doc.words[mention["first"] : mention["last"]]) and second < mention["last"]:
        return True  # يقتل ويصادر ويطبع: verbs
    return doc.words[mention["first"]] == "باسم" and second < mention["last"] and doc.words[second].startswith("ال")


def _better(new: Hit, old: Hit) -> bool:
    """Longer, or as long and without a pronoun (أسرى as captives, not as my families)."""
    return new.last > old.last or (new.last == old.last and "+" in old.feature and "+" not in new.feature)
