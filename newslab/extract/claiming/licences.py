"""What lets a casualty noun claim by itself: a word of result before it (سقوط قتلى), its place in the clause, rescuers; and what forbids it."""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.tallies import shared_with_others


def licensed(sentence: Sentence, phrase: Phrase, *, results_only: bool = False) -> bool:
    """Whether a word shortly before makes a bare noun an event: سقوط, خلف; unless `results_only` also نقل, هناك."""
    for k in range(phrase.first - 1, max(sentence.first, phrase.first - 4) - 1, -1):
        if sentence.small.breaks(k + 1):
            return False
        if sentence.reality.signal(k, "result") or (not results_only and sentence.reality.signal(k, "licence")):
            return True
        if sentence.small.comma(k + 1):
            return False
    return False


def heads_clause(sentence: Sentence, phrase: Phrase) -> bool:
    """قتيل و6 جرحى في غارات: a bare singular that opens the clause or is coordinated with a count."""
    k = phrase.extent
    nxt = sentence.at.get(k + 1 if k < sentence.last and sentence.doc.words[k] == "و" else k)
    object_of_verb = any(t in sentence.triggers for t in range(phrase.first - 2, phrase.first))  # أردته الشرطة قتيلا، و14 موقوفا
    if nxt is not None and nxt.joined and nxt.state is not None and not nxt.definite and not object_of_verb:
        return True
    opens = phrase.first == sentence.first or sentence.small.breaks(phrase.first)
    if not opens or phrase.extent >= sentence.last:
        return False
    by = sentence.doc.words[phrase.extent][0] in "بل" and sentence.reality.has_incident(phrase.extent, phrase.extent + 1)  # شهيد برصاص
    return by or sentence.small.cls(phrase.extent) in ("place", "preposition", "subset") or phrase.extent in sentence.triggers


def rescued(sentence: Sentence, phrase: Phrase) -> bool:
    """هرعت سيارات الإسعاف لنقل القتلى والجرحى: definite people whom rescuers see to, where an incident is told."""
    k = phrase.first - 1
    near = sentence.phrases_in(k - 2, phrase.first) if phrase.joined else []
    if sentence.doc.words[k] == "عدد" and sentence.reality.signal(phrase.extent, "may_rise"):
        return True  # عدد القتلى مرشح للارتفاع
    joined = any(p.state is not None and p.extent == phrase.first and rescued(sentence, p) for p in near)
    told = sentence.reality.has_incident(max(0, sentence.first - 60), sentence.last) and phrase.state["kind"] != "loss"
    return joined or (told and k >= sentence.first and not phrase.governed and sentence.reality.signal(k, "rescue"))


def in_unknown_number(sentence: Sentence, phrase: Phrase) -> bool:
    """ولم يعرف عدد المصابين: of a tally without figure, where an incident is told."""
    k = phrase.first - 1
    if k < sentence.first or sentence.doc.words[k] not in ("عدد", "اعداد", "لاعداد", "بعدد") or phrase.state["needs"] == "harm":
        return False
    if any(p.quantified for p in sentence.phrases_in(phrase.extent, phrase.extent + 30)):
        return False
    return sentence.reality.has_incident(max(0, sentence.first - 60), sentence.last)


def count_stands(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a count with its casualty noun is a claim where it stands: victims may be of fraud, deaths of age."""
    if shared_with_others(sentence, phrase):
        return False
    if sentence.doc.words[phrase.first][0] == "س" and sentence.reality.signal(phrase.first, "reach"):
        return False  # سيتجاوز خمسة آلاف مصاب
    licence = phrase.state["needs"] == "harm" and licensed(sentence, phrase, results_only=True)
    if phrase.state["needs"] == "harm" and phrase.bound == "vague" and phrase.definite and not licence:
        return False  # توجه عدد من الضحايا إلينا: of those known
    if licence:
        return True  # سقوط عشرات الضحايا; victims may also be of fraud
    if phrase.state["needs"] not in ("incident", "harm") or sentence.reality.violent(sentence.first, sentence.last):
        return True
    return phrase.state["needs"] == "incident" and phrase.state["outcome"] == "killed" and sentence.reality.many_dead(phrase.low)


def is_prey(sentence: Sentence, phrase: Phrase) -> bool:
    """وقع ضحية خطأ فادح, سقطت ضحية ابتزاز: the prey of something that takes no life."""
    k = phrase.extent
    if phrase.state["needs"] != "harm" or phrase.first == sentence.first or k >= sentence.last or sentence.doc.gap(k).strip():
        return False
    return not (sentence.small.cls(k) in ("place", "preposition", "time") or sentence.reality.has_incident(k, k + 1))


def modified(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the noun is something looked for (البحث عن ضحايا) or only describes the word before it (عائلات قتلى)."""
    before = phrase.first - 1
    if sentence.reality.general(phrase.first):
        return True
    at = before
    if phrase.joined and (one := next(sentence.before(phrase.first), None)) and one.extent == phrase.first:
        at = one.first - 1  # البحث عن مفقودين وضحايا
    sought = phrase.state["outcome"] != "missing" and any(sentence.reality.signal(k, "search") for k in range(max(sentence.first, at - 1), at + 1))
    return sought or (phrase.first > sentence.first and sentence.reality.signal(before, "modifier"))
