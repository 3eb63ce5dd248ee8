"""The figures of tallies: ارتفاع عدد القتلى إلى 40, نقل المصابين وعددهم 12, بعد أن كانت 28."""

from __future__ import annotations

from collections.abc import Iterator

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence


def tally_figure(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """The number that a tally of القتلى is said to have reached: ارتفاع عدد القتلى إلى 40, حصيلة الضحايا بلغت 12."""
    tally = any(sentence.reality.signal(k, "tally") for k in range(max(sentence.first, noun.first - 3), noun.first))
    construct = noun.first > sentence.first and sentence.reality.signal(noun.first - 1, "tally")  # عدد ضحايا الفيضانات
    if not tally or not (noun.definite or construct):
        return None
    for phrase in sentence.phrases_in(noun.extent, noun.extent + 32):
        if not phrase.quantified:
            continue
        far = phrase.first - noun.extent > 14 and not sentence.tells_rise(phrase)
        if far or phrase.first - noun.extent > 30 or phrase.state is not None:
            return None
        if phrase.first == noun.extent or any(sentence.reality.signal(k, "reach") for k in range(noun.extent, phrase.last)):
            return phrase
    return None


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


def exceeded(sentence: Sentence, figure: Phrase) -> bool:
    """تجاوز عدد الجرحى الثمانين; تجاوز عدد النازحين من المدينة ألفي نازح: whether a tally is more than the figure."""
    if figure.definite:
        return sentence.reality.signals(max(sentence.first, figure.first - 3), figure.first, "exceeds")
    for k in range(figure.first - 2, max(sentence.first, figure.first - 16) - 1, -1):
        if sentence.reality.signal(k, "exceeds"):
            return sentence.reality.signal(k + 1, "tally") and not any(p.quantified for p in sentence.phrases_in(k, figure.first))
    return False


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
    for phrase in sentence.phrases_in(figure.extent, figure.extent + 10):
        before = sentence.doc.words[max(sentence.first, phrase.first - 4) : phrase.first]
        if phrase.quantified and any(w in ("كانت", "كان") for w in before) and any(w in ("ان", "بعدما") for w in before):
            yield phrase
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
