"""The figures of tallies: ارتفاع عدد القتلى إلى 40, نقل المصابين وعددهم 12, بعد أن كانت 28."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslab.extract.claiming.adjuncts import before_asides
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.text.fold import fold_word

_WHOM = frozenset({"الذين", "من", "ممن", "اللواتي", "اللاتي"})


_REACH, _NEAR = 34, 14
_NOT = frozenset({"لا", "لم", "لن", "ما", "ولا", "ولم", "ولن", "وما", "فلم", "فلا"})


class Reading(NamedTuple):
    """A verb that says what a tally comes to: the bound that it gives, and the prepositions that may stand before the figure."""

    bound: str
    prepositions: frozenset[str]


def tally_figure(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """The number that a tally of القتلى is said to have reached: ارتفاع عدد القتلى إلى 40, حصيلة الضحايا بلغت 12."""
    tally = next((k for k in range(noun.first - 1, max(sentence.first, noun.first - 3) - 1, -1) if sentence.reality.signal(k, "tally")), -1)
    if tally < 0 or not (noun.definite or tally == noun.first - 1):  # عدد ضحايا الفيضانات
        return None
    return _figure(sentence, tally, noun.extent)


def tallied(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """عدد الذين قتلوا منذ الفجر بلغ 64; بلغ عدد من شردهم الزلزال ألفين; إلى 58 عدد الذين قضوا: the figure of those whom a verb at these tokens tells of."""
    k = first - 1
    while k > sentence.first and sentence.doc.words[k] in ("قد", "كانوا"):
        k -= 1
    whom = sentence.doc.words[k] in _WHOM
    if not whom or k - 1 < sentence.first or not sentence.reality.signal(k - 1, "tally"):
        return None
    before = next(sentence.before(k - 1), None)
    if before is not None and before.extent == k - 1 and before.quantified and sentence.doc.words[before.first - 1] == "الي":
        return before
    return _figure(sentence, k - 1, last)


def _figure(sentence: Sentence, tally: int, at: int) -> Phrase | None:
    """The figure behind a tally word, from token `at` on: the first that fits the verb before the tally, or a verb between."""
    verb = _verb_before(sentence, tally)
    for phrase in sentence.phrases_in(at, at + _REACH):
        if not phrase.quantified:
            continue
        if any(sentence.small.breaks(k) for k in range(at + 1, phrase.first)):
            return None
        if verb is not None and _stands_behind(sentence, verb, phrase):
            return phrase
        if phrase.first == at or any(sentence.reality.signal(k, "reach") for k in range(at, phrase.last)):
            far = phrase.first - at > _NEAR and not sentence.tells_rise(phrase)
            return None if far or phrase.state is not None else phrase
    return None


def _verb_before(sentence: Sentence, tally: int) -> Reading | None:
    """The verb before a tally word (بلغ عدد ..., لا يقل إجمالي عدد ...)."""
    verbs = sentence.doc.longest("tally_verbs")
    for k in range(tally - 1, max(sentence.first, tally - 4) - 1, -1):
        if k in verbs:
            return _reading(sentence, k)
        if sentence.small.breaks(k) or not (sentence.reality.signal(k, "tally") or k in sentence.dates or sentence.small.cls(k) == "time"):
            return None
    return None


def _reading(sentence: Sentence, k: int) -> Reading | None:
    """What the tally verb at token `k` says, None for one denied (لم يبلغ)."""
    row = sentence.doc.lexicons.row("tally_verbs", sentence.doc.longest("tally_verbs")[k].row)
    negated = k > sentence.first and sentence.doc.words[k - 1] in _NOT
    if negated and not row["negated"]:
        return None
    return Reading(row["negated"] if negated else row["bound"], frozenset(fold_word(p) for p in row["prepositions"].split("|")))


def _stands_behind(sentence: Sentence, verb: Reading, phrase: Phrase) -> bool:
    before = sentence.doc.words[phrase.first - 1]
    return (phrase.by or (before if phrase.governed or before in verb.prepositions else "")) in verb.prepositions and not phrase.joined


def bounded(sentence: Sentence, figure: Phrase) -> None:
    """Give the figure the bound of a verb that stands apart from it: لا يقل عدد القتلى عن 40, عدد الجرحى تجاوز، منذ الأحد، الثمانين.

    A verb right before it (عدد القتلى تجاوز 5300) gave its bound already; being the predicate, it is no part of the figure's span.
    """
    _without_predicate(sentence, figure)
    if figure.bound != "eq":
        return
    verbs = sentence.doc.longest("tally_verbs")
    begin = before_asides(sentence, figure.first) - 1
    if begin in verbs:
        _take_bound(sentence, figure, _reading(sentence, begin))
        return
    for k in range(figure.first - 1, max(sentence.first, figure.first - _REACH) - 1, -1):
        if sentence.small.breaks(k + 1) and k + 1 < figure.first:
            return
        if sentence.reality.signal(k, "tally"):
            _take_bound(sentence, figure, _verb_before(sentence, k))
            return


def _take_bound(sentence: Sentence, figure: Phrase, verb: Reading | None) -> None:
    if verb is not None and verb.bound != "eq" and _stands_behind(sentence, verb, figure):
        figure.bound = verb.bound
        figure.high = None if verb.bound in ("ge", "gt") else figure.high
        figure.low = None if verb.bound in ("le", "lt") else figure.low


def _without_predicate(sentence: Sentence, figure: Phrase) -> None:
    """Let the span begin behind a finite verb that says what the tally comes to (تجاوز, لا يقل عن), which is read as a hedge."""
    doc = sentence.doc
    hedge = doc.longest("hedges").get(figure.first)
    if hedge is None or hedge.last >= figure.last:
        return
    verb = figure.first + (doc.words[figure.first] in _NOT and doc.words[figure.first] != "ما")
    if verb < hedge.last and verb in doc.longest("tally_verbs"):
        figure.start = doc.span(doc.starts[hedge.last], doc.ends[hedge.last])[0]


def their_number(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """نقل المصابين وعددهم 12 شخصا; المفقودون يقدرون بثمانية: the figure of people whom a definite noun tells of."""
    for k in range(noun.extent, min(sentence.last, noun.extent + 10)):
        word = sentence.doc.words[k]
        counted = sentence.reality.signal(k, "their_number") or (word.startswith(("يقدر", "قدر")) and k > noun.extent)
        if sentence.small.breaks(k) or (k in sentence.triggers and not counted):
            return None
        if counted:
            after = next((p for p in sentence.phrases_in(k + 1, k + 4) if p.quantified), None)
            if after is not None and word.startswith(("يقدر", "قدر")) and after.bound == "eq":
                after.bound = "approx"
            return after
    return None


def shared_with_others(sentence: Sentence, figure: Phrase) -> bool:
    """مليون ضحية بين قتلى ومفقودين ونازحين: one count of the dead and of people driven out or held; no figure of either."""
    k = figure.extent
    if k < sentence.last and sentence.doc.words[k] == "ما":
        k += 1
    if k >= sentence.last or sentence.doc.words[k] != "بين":
        return False
    for i in range(k + 1, min(sentence.last, k + 8)):
        state = sentence.people.states.get(i)
        if sentence.small.breaks(i) or sentence.small.comma(i):
            return False
        if state is not None and sentence.people.state_of(state)["outcome"] in ("displaced", "detained"):
            return True
    return False


def older_figures(sentence: Sentence, figure: Phrase) -> Iterator[Phrase]:
    """ارتفع من 12 إلى 19; إلى 30 بعد أن كانت 22: the figure that a tally had before."""
    for phrase in sentence.phrases_in(figure.first - 4, figure.first):
        rose = sentence.doc.words[phrase.first - 1] == "من" and sentence.doc.words[figure.first - 1] == "الي"
        if phrase.quantified and rose and phrase.extent == figure.first - 1:
            yield phrase
    words = sentence.doc.words
    for phrase in sentence.phrases_in(figure.extent, figure.extent + 12):
        before = words[max(sentence.first, phrase.first - 4) : phrase.first]
        was = any(w in ("كانت", "كان") for w in before) and any(w in ("ان", "بعدما") for w in before)
        instead = sentence.reality.signal(phrase.first - 1, "instead")
        against = sentence.reality.signal(phrase.first - 1, "against") or (phrase.by == "ب" and sentence.reality.signal(phrase.first - 1, "compared"))
        if against:
            against = any(w.startswith("سابق") for w in words[phrase.extent : min(sentence.last, phrase.extent + 6)])
        if phrase.quantified and (was or instead or against):
            yield phrase
            while phrase.extent + 1 < sentence.last and words[phrase.extent] == "ثم" and (phrase := sentence.at.get(phrase.extent + 1)) is not None:
                yield phrase  # عن 9 ثم 22
            return


def figure_of(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """The figure that a sentence gives for a casualty noun in the plural, None where it gives none."""
    if figure := tally_figure(sentence, noun):
        return figure
    return (their_number(sentence, noun) if noun.definite else None) or _labelled(sentence, noun) or _risen(sentence, noun)


def _labelled(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """القتلى 134 على الأقل; الشهداء: 12; الجرحى وحدهم مئتان; قتلى الطرفين بالعشرات: the figure right behind the noun."""
    first = noun.first
    opens = first == sentence.first or noun.joined or sentence.small.comma(first) or sentence.small.breaks(first)
    opens = opens or sentence.small.cls(first - 1) == "complement"
    if noun.governed or not opens:
        return None
    k = noun.extent + (noun.extent < sentence.last and sentence.doc.words[noun.extent] == "وحدهم")
    figure = sentence.at.get(k)
    if figure is not None and figure.shape == "bare" and noun.definite and not figure.governed and sentence.doc.gap(k).strip(" ()") in ("", ":"):
        return figure
    return next((p for p in sentence.phrases_in(noun.extent, noun.extent + 5) if p.shape == "bare" and p.by == "ب" and p.bound == "vague"), None)


def _risen(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """ارتفاع قتلى الفيضان إلى 11300: what a tally that is only called by its dead has risen to."""
    if noun.first == sentence.first or not sentence.reality.signal(noun.first - 1, "rise"):
        return None
    for phrase in sentence.phrases_in(noun.extent, noun.extent + 8):
        if phrase.quantified and sentence.doc.words[phrase.first - 1] == "الي":
            return phrase
    return None


def tally_outcome(sentence: Sentence, figure: Phrase) -> str:
    """What a tally behind its figure counts: ارتفع إلى 246 عدد الذين قضوا; empty where none follows."""
    k = figure.extent
    if k >= sentence.last or not sentence.reality.signal(k, "tally"):
        return ""
    for i in range(k + 1, min(sentence.last, k + 5)):
        if i in sentence.triggers:
            return sentence.triggers[i].outcome
        if i in sentence.at and sentence.at[i].state is not None:
            return sentence.at[i].state["outcome"]
    return ""
