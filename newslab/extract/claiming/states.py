"""Casualty nouns that claim by themselves: 12 قتيلا, سقوط قتلى وجرحى, العثور على تسع جثث, ارتفاع عدد القتلى إلى 40."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newslab.extract.claiming.bodies import found_body, of_the_told, owner_of_body
from newslab.extract.claiming.captives import held_by_participle
from newslab.extract.claiming.coordination import listed_before, of_some
from newslab.extract.claiming.counted_people import HELD, Phrase
from newslab.extract.claiming.identities import named_among
from newslab.extract.claiming.licences import count_stands, heads_clause, in_unknown_number, is_prey, licensed, modified, rescued
from newslab.extract.claiming.not_claims import NEGATED, REAL, UNREAL
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.tallies import bounded, figure_of, older_figures, shared_with_others, tally_outcome
from newslab.text.fold import fold_word


class Stated(NamedTuple):
    """A claim that a noun makes."""

    phrase: Phrase
    outcome: str
    negated: bool = False
    update: bool = False
    part: bool = False


_CASES = frozenset({"وفاه", "حاله وفاه", "اصابه", "حاله اصابه", "حاله اختناق"})
"""Nouns for a case or a state, which alone tell of nobody."""


def stated_in(sentence: Sentence, claimed: dict[int, set[str]], told: str, before: set[str]) -> Iterator[Stated]:
    """The claims that casualty nouns make in a sentence.

    `claimed` holds the outcomes already claimed of a phrase (by id), `told` the outcome
    last told in the article, which a tally without a noun goes on with, `before` all
    outcomes that the article has claimed so far. Whoever takes the claims adds each to
    `claimed` and `before`.
    """
    return _Nouns(sentence, claimed, told, before).claims()


class _Nouns:
    """The casualty nouns of one sentence, with what those read already mean for the next."""

    def __init__(self, sentence: Sentence, claimed: dict[int, set[str]], told: str, before: set[str]) -> None:
        self.sentence, self.claimed, self.told, self.before = sentence, claimed, told, before
        self.licensed_until = -1
        """Past the last noun that claims: one that و adds to it claims as well."""
        self.unreal = -2
        """Past the last noun if what it tells did not happen."""

    def claims(self) -> Iterator[Stated]:
        """The claims, in reading order."""
        sentence = self.sentence
        _share_classes(sentence)
        _note_divisions(sentence)
        divided = -2
        for phrase in sentence.phrases:
            if _divides(sentence, phrase, divided):
                divided = phrase.extent
                continue
            yield from self._risen(phrase)
            yield from self._held(phrase)
            if phrase.state is None or sentence.inside_trigger(phrase) or _tells_nobody(sentence, phrase):
                continue
            if id(phrase) in self.claimed:
                self.licensed_until = phrase.extent
            elif not sentence.reality.signal(phrase.extent, "supposed"):
                yield from self._of_noun(phrase, self._reality(phrase))

    def _risen(self, figure: Phrase) -> Iterator[Stated]:
        """ما يرفع الحصيلة إلى 14: a figure without a noun that a tally has risen to."""
        if figure.shape == "bare" and id(figure) not in self.claimed and self.sentence.tells_rise(figure) and _stands(self.sentence, figure):
            outcome = tally_outcome(self.sentence, figure) or self.told
            if outcome:
                yield Stated(figure, outcome, update=True)

    def _held(self, name: Phrase) -> Iterator[Stated]:
        """الصحفي المعتقل فلان: a name behind a word that says its bearer is held or missing."""
        sentence = self.sentence
        if not name.held or id(name) in self.claimed or sentence.reality.of(name.first, name.last, name.held, act=False, will=False) != REAL:
            return
        title = next(sentence.before(name.first), None)
        if title is not None and title.last == name.first and title.definite and title.number == "sg":
            name.classes[:0] = title.classes
        yield Stated(name, name.held)

    def _reality(self, phrase: Phrase) -> str:
        """Whether what a noun tells happened; one that و or أو adds to what did not is unreal too (لم ترد تقارير عن سقوط قتلى أو مصابين)."""
        sentence = self.sentence
        reality = sentence.reality.of(phrase.first, phrase.last, phrase.state["outcome"], act=True, will=False)
        if self.unreal in (phrase.first, phrase.first - 1) and (phrase.joined or sentence.doc.words[phrase.first - 1] == "او"):
            reality = UNREAL
        self.unreal = phrase.extent if reality == UNREAL else -2
        return reality

    def _of_noun(self, phrase: Phrase, reality: str) -> Iterator[Stated]:
        """What a casualty noun claims, by whether it has a count."""
        sentence, outcome = self.sentence, phrase.state["outcome"]
        if self.claimed.get(id(owner_of_body(sentence, phrase))):
            return
        if reality == REAL and (named := _named_among_counted(sentence, phrase)):
            yield Stated(phrase, outcome)
            yield from self._parts(named, outcome)
        elif outcome in ("detained", "held") and sentence.reality.signal(phrase.extent, "attacks"):
            return  # 12 سجينا هاجموا الحراس
        elif phrase.shape == "number" or (phrase.number == "du" and not phrase.definite):
            if reality == REAL:
                yield from self._counted(phrase)
        elif not phrase.name:
            yield from self._uncounted(phrase, reality)

    def _counted(self, phrase: Phrase) -> Iterator[Stated]:
        """12 قتيلا, جريحان: a count, with the older figure of its tally and counts of others under the same noun."""
        sentence, outcome = self.sentence, phrase.state["outcome"]
        if not count_stands(sentence, phrase) or phrase.state["kind"] == "loss":
            return
        self.told = self.told if self.told == "killed" else outcome
        self.licensed_until = phrase.extent
        bounded(sentence, phrase)
        yield from self._older(phrase, outcome)
        yield Stated(phrase, outcome)
        yield from (Stated(other, outcome) for other in _and_others(sentence, phrase) if id(other) not in self.claimed)

    def _uncounted(self, phrase: Phrase, reality: str) -> Iterator[Stated]:
        """A noun without a count: of people that the sentence tells of beside it, of nobody, or of people whose number is not told or told apart."""
        sentence, outcome = self.sentence, phrase.state["outcome"]
        if phrase.state["needs"] == "harm" and sentence.reality.signals(phrase.head_last, min(sentence.last, phrase.head_last + 3), "living_victims"):
            return  # ضحايا الاتجار بالبشر
        if reality == REAL and (held := held_by_participle(sentence, phrase)) and outcome not in self.claimed.get(id(held), ()):
            yield from (Stated(one, outcome) for one in (*listed_before(sentence, held), held) if outcome not in self.claimed.get(id(one), ()))
        elif reality == REAL and phrase.definite and phrase.number == "pl" and (named := named_among(sentence, phrase)):
            yield from self._parts(named, outcome)
        elif reality == NEGATED and not phrase.definite:
            if outcome not in HELD and outcome != "displaced":  # لم يتعرض أي سجين للضرب
                yield Stated(phrase, outcome, negated=True)
        elif reality == REAL:
            yield from self._asserted(phrase)

    def _asserted(self, phrase: Phrase) -> Iterator[Stated]:
        """The figure that the sentence gives for a noun, the bodies found, or people of unknown number."""
        sentence, outcome = self.sentence, phrase.state["outcome"]
        if phrase.number == "pl" and (figure := figure_of(sentence, phrase)):
            yield from self._tally(phrase, figure)
        elif phrase.state["needs"] == "body":
            body = found_body(sentence, phrase)
            known = body is phrase and "killed" in self.before and of_the_told(sentence, phrase)
            if body is not None and not known:  # نقل الجثث, تسلم الأهالي جثث ذويهم: those of the toll
                yield Stated(body, outcome)
        elif phrase.definite:
            if phrase.number == "pl" and outcome not in self.before and (rescued(sentence, phrase) or in_unknown_number(sentence, phrase)):
                yield self._claim(phrase)
        elif not (self._adds(phrase) or licensed(sentence, phrase) or heads_clause(sentence, phrase)):
            return
        elif phrase.number == "sg" and phrase.head == phrase.first:
            if _folded_form(phrase) not in _CASES and not is_prey(sentence, phrase):
                yield self._claim(phrase)
        elif not modified(sentence, phrase):
            if phrase.state["kind"] == "loss" and not phrase.classes:
                phrase.classes += _bearers(sentence, phrase)
            yield self._claim(phrase)

    def _tally(self, phrase: Phrase, figure: Phrase) -> Iterator[Stated]:
        """ارتفاع عدد القتلى إلى 40: the figure, and what it was before."""
        if shared_with_others(self.sentence, figure) or id(figure) in self.claimed:
            return
        bounded(self.sentence, figure)
        _same_people(self.sentence, phrase, figure)
        yield from self._older(figure, phrase.state["outcome"])
        yield Stated(figure, phrase.state["outcome"], update=True)

    def _older(self, figure: Phrase, outcome: str) -> Iterator[Stated]:
        return (Stated(older, outcome) for older in older_figures(self.sentence, figure) if id(older) not in self.claimed)

    def _parts(self, named: Iterable[Phrase], outcome: str) -> Iterator[Stated]:
        return (Stated(victim, outcome, part=True) for victim in named if not self.claimed.get(id(victim)))

    def _adds(self, phrase: Phrase) -> bool:
        """Whether و adds a noun to one that claims (قتلى وجرحى)."""
        return phrase.joined and phrase.first - self.licensed_until in (0, 1)

    def _claim(self, phrase: Phrase) -> Stated:
        """The claim of a noun of which no number is told."""
        self.licensed_until = phrase.extent
        return Stated(phrase, phrase.state["outcome"])


def _share_classes(sentence: Sentence) -> None:
    """قتلى وجرحى من الحوثيين: two nouns side by side have their people's class in common."""
    for one, other in zip(sentence.phrases, sentence.phrases[1:], strict=False):
        if one.state is not None and other.state is not None and other.joined and one.extent == other.first and not any(c != "unknown" for c, _ in one.classes):
            one.classes += other.classes


def _tells_nobody(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a casualty noun is of people in general or of those counted right before, and makes no claim of its own."""
    if phrase.state["outcome"] == "displaced" and phrase.number == "sg" and not phrase.quantified:
        return True  # استقبل الوزير لاجئا
    of_state = phrase.governed and not phrase.quantified and phrase.state["form"].startswith("حالة")  # الجرحى في حالات خطرة
    return of_state or _of_those(sentence, phrase)


def _named_among_counted(sentence: Sentence, phrase: Phrase) -> list[Phrase]:
    """من بين الضحايا الـ35 ثمانية تلاميذ: who the sentence says some of a known number are."""
    among = phrase.shape == "number" and phrase.definite and sentence.doc.words[phrase.first - 1] == "بين"
    return named_among(sentence, phrase) if among else []


def _and_others(sentence: Sentence, counted: Phrase) -> Iterator[Phrase]:
    """12 قتيلا من الجيش وخمسة من المسلحين: counts of other people under the noun of the first."""
    last = counted
    if counted.state is None or counted.state["outcome"] not in ("killed", "injured", "missing"):
        return  # 374 من معتقلي التنظيم
    for nxt in sentence.phrases_in(counted.extent, counted.extent + 40):
        if nxt.first - last.extent > (6 if sentence.doc.words[last.last] == "من" else 3) or sentence.triggers.keys() & range(last.extent, nxt.first):
            return
        if not nxt.joined and not nxt.quantified:
            continue  # 30 قتيلا في صفوف الحوثيين و12 من القوات الحكومية
        known = nxt.shape == "number" and any(c != "unknown" for c, _ in nxt.classes)
        parallel = counted.last < sentence.last and sentence.doc.words[counted.last] == "من"  # 12 قتيلا من التنظيم وخمسة من اللجان
        of_whom = (known or parallel) and of_some(sentence, nxt)
        if not (of_whom and nxt.joined and nxt.quantified) or nxt.state is not None or id(nxt) in sentence.parent_of:
            return
        yield nxt
        last = nxt


def _stands(sentence: Sentence, figure: Phrase) -> bool:
    """Whether a tally has the figure, and may not only come to it (قد يصل العدد إلى 300)."""
    return sentence.reality.of(figure.first, figure.last, "killed", act=True, will=False) == REAL


def _note_divisions(sentence: Sentence) -> None:
    """ألف ضحية بين قتلى ومفقودين: one count of dead and missing."""
    for one, other in zip(sentence.phrases, sentence.phrases[1:], strict=False):
        if one.state is None or other.state is None or not other.joined or not _divides(sentence, one, -1):
            continue
        if {one.state["outcome"], other.state["outcome"]} == {"killed", "missing"} and (whole := next(sentence.before(one.first), None)):
            whole.also = "missing"


def _same_people(sentence: Sentence, noun: Phrase, figure: Phrase) -> None:
    """عدد شهداء الجيش إلى 79; الوفيات بين المدنيين إلى 30 وفاة و40 إصابة: the figures are of those whom the tally counts."""
    known = [c for c in noun.classes if c[0] != "unknown"] if noun.state["outcome"] != "displaced" else []
    while figure is not None and known and not any(c != "unknown" for c, _ in figure.classes):
        figure.classes += known
        after = sentence.at.get(figure.extent)
        figure = after if after is not None and after.joined and after.state is not None else None


def _divides(sentence: Sentence, phrase: Phrase, divided: int) -> bool:
    """ألف ضحية بين قتلى ومفقودين ونازحين: nouns that say what the counted are, and no claims of their own."""
    if phrase.state is None or phrase.quantified or phrase.definite:
        return False
    if phrase.first == divided and phrase.joined:
        return True
    before = next(sentence.before(phrase.first), None)
    return sentence.doc.words[phrase.first - 1] == "بين" and before is not None and before.quantified and phrase.first - before.extent <= 2


def _bearers(sentence: Sentence, loss: Phrase) -> list[tuple[str, str]]:
    """Whose losses they are: the people or force named between the verb and them (كبدت الضربات المسلحين خسائر)."""
    group = next((hit for k in range(loss.first - 1, max(sentence.first, loss.first - 4) - 1, -1) if (hit := sentence.people.groups.get(k))), None)
    if group is not None and group.last >= loss.first - 1:
        return [sentence.people.class_of(group)]
    nearest = next(sentence.before(loss.first), None)
    return list(nearest.classes) if nearest is not None and loss.first - nearest.extent <= 2 else []


def _folded_form(phrase: Phrase) -> str:
    return fold_word(phrase.state["form"].split("|")[0])


def _of_those(sentence: Sentence, phrase: Phrase) -> bool:
    """168 جثة من ضحايا المركب: those counted right before are some of them."""
    if sentence.doc.words[phrase.first - 1] != "من":
        return False
    return any(p.extent >= phrase.first - 1 and p.quantified for p in sentence.phrases_in(phrase.first - 6, phrase.first))
