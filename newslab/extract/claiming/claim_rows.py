"""The row of a claim: outcome, figures and span of a phrase, and who the victims are by all that the sentence tells of them."""

from __future__ import annotations

from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.descriptions import crew, described
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.triggers import Trigger
from newslab.extract.claiming.victims import class_of
from newslab.extract.values import Row


def row_of(sentence: Sentence, phrase: Phrase, outcome: str, trigger: tuple[int, int], by: Trigger | None) -> Row:
    """The row of a claim of what befell people; `trigger` holds the tokens that tell it, `by` is the verb or noun of an act, None for a casualty noun."""
    doc = sentence.doc
    if outcome == "held":
        held = phrase.state["outcome"] if phrase.state else ""
        outcome = held if held in ("abducted", "detained", "missing") else "abducted" if sentence.has_captors(phrase, trigger[0]) else "detained"
    victims, force, target = _who(sentence, phrase, outcome, trigger, by)
    best = phrase.low if phrase.low is not None else phrase.high
    if phrase.bound in ("vague", "range") or (phrase.low is None and phrase.high is None):
        best = None
    start, end = doc.starts[sentence.first], doc.ends[sentence.last - 1]
    noun = (phrase.head, phrase.extent) if phrase.head >= 0 and phrase.extent > phrase.head else None
    return {
        "first": phrase.first, "last": phrase.last, "start": phrase.start, "end": phrase.end,
        "outcome": outcome, "low": phrase.low, "best": best, "high": phrase.high, "bound": phrase.bound,
        "unit": phrase.unit, "victims": victims, "victim_force": force or None, "victim_name": phrase.name,
        "victim_text": None if noun is None else doc.text[slice(*doc.span(doc.starts[noun[0]], doc.ends[noun[1] - 1]))],
        "relation": "total", "parent": None, "polarity": "asserted",
        "sentence_start": doc.span(start, end)[0], "sentence_end": doc.span(start, end)[1],
        "_phrase": phrase, "_trigger": trigger, "_clause": sentence.clause_of(trigger[0]), "_trigger_kind": by.kind if by else "state",
        "_target": target, "_of_them": _of_them(sentence, phrase, trigger[0]),
        "_whole": sentence.counted_before(phrase),
        "_how": by is not None and by.row["form"] in ("دهس", "طعن"),
    }


def _of_them(sentence: Sentence, phrase: Phrase, trigger: int) -> str:
    """What makes a claim a part of people told of before: an exact count with منهم (any), آخرها before its trigger (same); empty where nothing does."""
    if trigger > sentence.first and sentence.reality.signal(trigger - 1, "one_of_these"):
        return "same"
    if phrase.shape == "one":
        return "any"
    exact = phrase.bound == "eq" and phrase.low is not None and phrase.shape == "bare"
    return "any" if exact and phrase.last < sentence.last and sentence.doc.words[phrase.last] in ("منهم", "منهن", "منها") else ""


def own_class(sentence: Sentence, phrase: Phrase) -> str:
    """Victim class of people by their own words and what describes them, and not by what was hit."""
    own = class_of(phrase)[0]
    return own if own != "unknown" else described(sentence, phrase)[0]


def _who(sentence: Sentence, phrase: Phrase, outcome: str, trigger: tuple[int, int], by: Trigger | None) -> tuple[str, str, tuple[str, str]]:
    """Class and force of the victims, and those of whoever was hit, which others (وإصابة 20 آخرين) may turn out to be."""
    doc, kind = sentence.doc, (phrase.row or {}).get("kind")
    victims, force = class_of(phrase)
    if victims == "craft":
        victims, force = crew(sentence, (victims, force))
    if outcome == "displaced" and phrase.state is not None and phrase.row is not None and phrase.row["form"] in phrase.state["form"].split("|"):
        victims = "unknown"  # آلاف النازحين: of any kind
    if victims == "unknown":
        victims, force = described(sentence, phrase)
    target = ("", "")
    general = phrase.definite and not phrase.quantified and phrase.state is not None  # نقل القتلى: of anybody
    if victims == "unknown" and not general and (phrase.state is not None or phrase.head < 0 or kind == "member") and kind != "captive":
        found = phrase.state is not None and phrase.state["needs"] == "body"  # عثرت دورية الشرطة على سبع جثث
        target = ("", "") if found else sentence.target_before(trigger[0])
        if not phrase.other:
            victims, force = target[0] or victims, target[1]
    part = phrase.shape == "one" or "منهم" in doc.words[phrase.last : min(sentence.last, phrase.last + (2 if phrase.bound == "vague" else 1))]
    if victims == "unknown" and part and (whole := sentence.whole_of(phrase)):
        victims, force = class_of(whole)  # فتوفي أحدهم
    body = phrase.owned and phrase.state is not None and phrase.state["needs"] == "body"
    if victims == "unknown" and body and (whose := next((p for p in sentence.before(phrase.first) if p.number == "sg"), None)):
        victims, force = class_of(whose)  # قتل الرضيع وعثر على جثته
    elif victims == "unknown" and phrase.owned:
        own, own_force = sentence.owner_before(phrase)
        victims, force = own or victims, own_force
    if victims == "unknown" and (phrase.row or {}).get("form") == "عنصر":
        victims = "militant"  # عناصر: of a group; those of a state are told by its name
    if victims == "unknown" and sentence.accused(phrase, outcome):
        victims = "militant"
    if victims == "unknown" and phrase.name and kind != "captive" and sentence.is_woman(phrase, by):
        victims = "civilian"
    if victims == "craft":
        victims, force = crew(sentence, (victims, force))  # إصابة طيارين، أحدهما: by whom he is one of
    return victims, force, target
