"""What is no claim: threats, plans, attempts, fears, conditions, questions, figures of speech; and what is denied.

The words that decide are in the lexicon `claim_blockers` with the number of words that
may stand between them and the trigger (`reach`); those of kind `after` follow it and
spoil only the triggers or outcomes of their column `of`.
"""

from __future__ import annotations

from bisect import bisect_left

from newslab.extract.claiming.circumstances import Circumstances
from newslab.extract.claiming.clauses import SmallWords
from newslab.text.document import Document
from newslab.text.fold import fold_word

REAL, NEGATED, UNREAL = "real", "negated", "unreal"
_LEADS = frozenset({"مما", "ما", "قد", "الذي", "التي", "والتي", "والذي"})
_STOPS = frozenset("،,؛;:.!؟\n")
_NOTHING, _FREE = frozenset({""}), frozenset({"-", "leads"})
_LED_TO = frozenset({"الي", "في", "عن"})
_LONGEST = 10  # words behind a trigger that may still spoil it


class Reality(Circumstances):
    """Judges the triggers of one document."""

    def __init__(self, doc: Document, small: SmallWords, ages: list[int], named: set[int]) -> None:
        """`ages` holds the tokens where an age at death stands (عن 88 عاما), `named` those of people's names, which tell nothing (عزت الدوري)."""
        super().__init__(doc, ages, named)
        self.small = small
        rows = doc.lexicons.rows("claim_blockers")
        self.blockers: list[tuple[int, str, int, frozenset[str]]] = []
        self.figures: list[tuple[int, int]] = []
        self.after: dict[int, list[tuple[frozenset[str], int]]] = {}
        for hit in doc.hits("claim_blockers"):
            if hit.first in named:
                continue
            row = rows[hit.row]
            if row["kind"] == "figurative":
                self.figures.append((hit.first, hit.last))
            elif row["kind"] == "after":
                self.after.setdefault(hit.first, []).append((frozenset(row["of"].split("|")), int(row["reach"])))
            else:
                self.blockers.append((hit.last - 1, row["kind"], int(row["reach"]), frozenset(map(fold_word, row["prep"].split("|")))))
        self.unsaid = {position for position, kind, *_ in self.blockers if kind == "unsaid"}
        self.blockers.sort(key=lambda blocker: blocker[:3])

    def of(
        self, first: int, last: int, outcome: str, *, act: bool, will: bool, prefix: str = "", present: bool = False, sport: bool = False, ruled: bool = False,
    ) -> str:
        """Whether what the trigger at tokens `first`..`last` says is asserted, negated, or not said to have happened; `ruled`: once decided it is done."""
        if "س" in prefix or any(a <= first < b for a, b in self.figures) or self.off_topic(first, outcome, sport, lively=present and not act):
            return UNREAL
        sentence = self.doc.sentence_of(first)
        if self._asked(sentence, first) or (act and will and "ب" in prefix and self._ordered(sentence[0], first)):
            return UNREAL
        if act and will and "ل" in prefix and not self.signal(first - 1, "result") and not self._remembered(sentence[0], first):
            return UNREAL
        if self._to_come(sentence[0], first):
            return UNREAL
        blocked = self._blocked(sentence[0], first, act=act, will=will, outcome=outcome, present=present, prefix=prefix, ruled=ruled)
        return blocked or self._denied(sentence[0], first)

    def spoilt(self, names: frozenset[str], first: int, stop: int) -> bool:
        """Whether words from `first` on make a trigger or outcome of these names something else (أصيب بخيبة; غرق في الديون; طعن في الحكم)."""
        for k in range(first, min(stop, first + _LONGEST)) if self.after else ():
            if any(names & of and k - first < reach for of, reach in self.after.get(k, ())):
                return True
        return False

    def general(self, first: int) -> bool:
        """Whether a result verb in the present behind مما or a relative says what such things lead to, not what happened (مما يؤدي إلى وفاة الأطفال)."""
        for k in range(max(1, first - 4), first):
            if self.signal(k, "leads") and (self.doc.words[k - 1] in _LEADS or self.doc.words[k].startswith("وي")):
                return True
        return False

    def _asked(self, sentence: tuple[int, int], first: int) -> bool:
        """Whether a question holds the trigger; one that only ends the sentence (قتل ثلاثة فهل من مجيب؟) does not."""
        if sentence[1] > len(self.doc) or "؟" not in self.doc.gap(sentence[1])[:2]:
            return False
        return not any(self.signal(k, "question") for k in range(first + 1, sentence[1]))

    def _ordered(self, begin: int, first: int) -> bool:
        """توجيه أمير المنطقة بالقبض على المتهمين: an order."""
        return any(self.signal(k, "order") for k in range(max(begin, first - 14), first))

    def _blocked(self, begin: int, first: int, *, act: bool, will: bool, outcome: str, present: bool, prefix: str, ruled: bool) -> str:
        """UNREAL where a blocker before the trigger reaches it."""
        at = bisect_left(self.blockers, first, key=lambda blocker: blocker[0])
        while at:
            at -= 1
            position, kind, reach, takes = self.blockers[at]
            if position < begin or first - position > 26:
                break
            if ruled and kind in ("ruling", "warrant"):
                continue  # قررت النيابة حبس سبعة متهمين
            kind = "intent" if kind == "ruling" else kind
            between = first - position - 1
            opens = kind == "possible" and self._opens(position, first)
            reach = max(reach, 12) if opens else reach  # مخاوف بأن يتسبب هجوم على المدينة في نزوح الآلاف
            if between == 0 and self.signal(position, "result") and kind == "possible":
                continue  # غارات توقع قتلى
            if kind == "possible" and between and position and self.doc.words[position - 1] in ("لا", "ولا") and self.doc.words[position + 1][:2] == "ال":
                continue  # لا يمكن التحقق منه
            if opens and not act and not present and self._have_done(position, first):
                continue  # يخشى أن يكون 27 لاجئا قد غرقوا
            far = between > min(reach, 14)
            if far and not (self._governs(position, first, prefix, takes) and self._words_between(position, first) <= 3):
                continue
            wants = not opens and takes.isdisjoint(_NOTHING)
            if wants and act and not far and "و" not in prefix and not self._takes(position, first, prefix, takes):
                continue  # دعا في بيان بعد مقتل ثلاثة إلى التهدئة
            if wants and not act and not present and takes.isdisjoint(_FREE):
                continue  # حذر من مجاعة بعدما قتل الجفاف
            if self._parted(position, first, strict=kind in ("intent", "sentence", "warrant")):
                continue
            if kind == "intent" and act and not will and any(self.signal(i, "result") for i in range(begin, position)):
                continue  # خلفت المواجهات عقب خروج متظاهرين يطالبون بكذا 43 قتيلا
            if kind == "intent" and act and not will and between and self.doc.words[first][0] == "و":
                continue  # نجاة قائد من محاولة اغتيال ومقتل اثنين
            if kind == "possible":
                return UNREAL
            if kind == "may" and (present if position + 1 == first and not act else self._is_present(position + 1)):
                return UNREAL
            if act and (kind == "intent" or (kind == "sentence" and will) or (kind == "warrant" and outcome == "detained")):
                return UNREAL
            if kind == "intent" and not act and (present or self._subjunctive(first)):
                return UNREAL
        return ""

    def _governs(self, position: int, first: int, prefix: str, takes: frozenset[str]) -> bool:
        """Whether a blocker takes a trigger by its own preposition or directly (هدد التنظيم في بيان بقتل, حاول مسلحون أمس اغتيال)."""
        between = range(position + 1, first)
        if "و" in prefix or any(self.signal(k, "charge") or (self.signal(k, "result") and not self.signal(k, "leads")) for k in between):
            return False  # حكم بالسجن لإدانته بقتل جاره, دعا إلى وقف حرب أدت إلى مقتل
        return self._takes(position, first, prefix, takes)

    def _takes(self, position: int, first: int, prefix: str, takes: frozenset[str]) -> bool:
        """Whether what leads to a trigger is what a blocker wants: its preposition, nothing, or a verb of result (قد يؤدي إلى)."""
        attached = {c for c in prefix if c in "بل"}
        while not attached and first - 1 > position and self._makes_event(first - 1):
            first -= 1  # مخاوف من سقوط ضحايا
            word = self.doc.words[first]
            attached = {word[0]} & {"ب", "ل"} if len(word) > 4 else set()
        before = self.doc.words[first - 1]
        if "leads" in takes and (before in _LED_TO or attached) and any(self.signal(k, "leads") for k in range(position + 1, min(first, position + 5))):
            return True  # قد يؤدي الانهيار في المدينة إلى مقتل
        if attached:
            return bool(attached & takes)
        return before in takes or first - 1 == position or ("-" in takes and self.small.cls(first - 1) in ("", "time", "adverbial", "quantifier"))

    def _makes_event(self, k: int) -> bool:
        return (self.signal(k, "result") or self.signal(k, "licence")) and not self.signal(k, "leads")

    def _opens(self, position: int, first: int) -> bool:
        """Whether أن opens a blocker's clause before the trigger, past its subject and adverbials (يتوقع خبراء في المدينة أن)."""
        that = next((k for k in range(position + 1, min(first, position + 14)) if self.doc.words[k] in ("ان", "بان")), first)
        if that < first and self.doc.words[that - 1] in ("بعد", "قبل", "منذ", "رغم", "الا"):
            return False
        return that < first and (that - position < 4 or self._words_between(position, that) <= 2) and not self._parted(position, that, strict=False)

    def _words_between(self, position: int, first: int) -> int:
        """How many words stand between two tokens beside adverbials of time, place and source."""
        k, count, inside = position + 1, 0, False
        while k < first:
            if (behind := self.small.past_aside(k, first + 1)) > k:
                k, inside = behind, False
                continue
            cls = self.small.cls(k)
            inside = inside or (cls in ("place", "preposition", "goal") and k + 1 < first) or "(" in self.doc.gap(k)
            count += not (inside or cls or self.doc.words[k].startswith("لل"))
            k += 1
        return count

    def _to_come(self, begin: int, first: int) -> bool:
        """سيتجاوز عدد المصابين ألفا, سيسفر عن مقتل المئات: a result or tally in the future."""
        near = range(max(begin, first - 4), first)
        return any(self.doc.words[i][:2] in ("سي", "ست") and any(self.signal(i, kind) for kind in ("result", "rise", "reach")) for i in near)

    def _have_done(self, position: int, first: int) -> bool:
        """Whether a verb tells of what may have happened already: من المحتمل أن خمسة قد قتلوا."""
        be = any(w in ("يكون", "تكون", "يكونوا") for w in self.doc.words[position + 2 : position + 5])
        return be or "قد" in self.doc.words[max(position, first - 2) : first]

    def _remembered(self, begin: int, first: int) -> bool:
        """الذكرى العاشرة لاغتيال الرئيس: what an anniversary, a video or a count of years is of did happen."""
        return any(self.signal(i, "memory") for i in range(max(begin, first - 5), first))

    def _is_present(self, i: int) -> bool:
        word = self.doc.words[i] if i < len(self.doc) else ""
        return len(word) > 2 and word[0] in "يتن" and not word.endswith("ت") and not (word.startswith("ت") and word[1:2] in "مجع" and len(word) <= 3)

    def _subjunctive(self, first: int) -> bool:
        return first > 0 and self.doc.words[first - 1] in ("ان", "بان")

    def _parted(self, position: int, first: int, *, strict: bool) -> bool:
        """Whether the clause ends between a blocker and the trigger, or (strict) a result verb asserts what follows."""
        behind = position
        for i in range(position + 1, first + 1):
            if (aside := self.small.past_aside(i, first + 1)) > i:
                behind = max(behind, aside)
            if i < behind:
                continue  # هدد التنظيم، بحسب الشرطة، بقتل
            if i != behind and not _STOPS.isdisjoint(self.doc.gap(i)):
                return True
            if i < first and self.small.cls(i) in ("stop", "relative"):
                return True
            if strict and i < first and self.signal(i, "result"):
                return True
            if i < first and self.small.joined(i) and len(self.doc.words[i]) > 4 and not self.signal(i, "result"):
                return True
        return False

    def _denied(self, begin: int, first: int) -> str:
        """NEGATED behind لم, دون and the like; UNREAL where only the saying is negated (دون الإشارة إلى)."""
        strange = 0
        for i in range(first - 1, max(begin, first - 8) - 1, -1):
            if not _STOPS.isdisjoint(self.doc.gap(i + 1)):
                return REAL
            if self.small.cls(i) == "negation" or (self.doc.words[i] == "غير" and self.doc.words[i - 1] == "من"):
                if strange and not (strange <= 2 and (self.signal(i + 1, "result") or (self.doc.words[i + 1] == "ان" and self.signal(i + 2, "result")))):
                    return REAL  # لم يسفر الهجوم عن
                said = any(k in self.unsaid for k in range(i + 1, first))
                return UNREAL if said else NEGATED
            if self.doc.words[i] in ("او", "ولا") or (i + 1 < first and self.doc.words[i + 1] in ("او", "ولا")):
                continue  # دون أضرار أو إصابات
            passes = self.small.cls(i) or self.signal(i, "result") or self.signal(i, "licence") or self.signal(i, "done") or i in self.unsaid
            strange += not passes
            if strange > 2:
                return REAL
        return REAL
