"""Whom a report without a named speaker means: وأضاف, مشيرا, الذي قال.

A verb agrees with its subject, so that وأضافت cannot mean the minister who last spoke if he is a man; the last
speaker that agrees is taken, else the subject of the sentence before, and nobody rather than one who does not agree.
"""

from __future__ import annotations

from typing import NamedTuple

from newslab.extract.quoting.phrases import Phrase
from newslab.extract.quoting.speakers import phrase_at
from newslab.extract.quoting.speech import Speech


class Known(NamedTuple):
    """A speaker who has been named, and how words agree with it: m, f or pl, and what else may be (عدد من المحتجين: m+pl)."""

    phrase: Phrase
    agreement: str


_REMEMBERED = 6  # speakers
_NOUNS = ("لل", "بال", "وال", "ولل", "وبال", "كال", "فال", "وكال")  # beginnings of words that are no verbs
_FAR = 40  # tokens between a subject and its verb


def known(sp: Speech, phrase: Phrase, feature: str = "") -> Known:
    """A named speaker with its agreement, from its title, or from the verb that it goes with (`feature`)."""
    if phrase.head >= 0:
        row, bent = sp.row("source_nouns", sp.nouns[phrase.head]), sp.nouns[phrase.head].feature
        if row["kind"] in ("person", "group") and bent.startswith(("pl", "du")) or row["kind"] == "group" or row["pos"] == "plural":
            return Known(phrase, "pl")
        if row["kind"] == "quantifier" and not sp.words[phrase.head].startswith(("احد", "ال")):
            return Known(phrase, (_agreement(feature) or ("f" if sp.words[phrase.head].endswith("ه") else "m")) + "+pl")
        if not feature:
            return Known(phrase, "f" if bent.endswith((".f", "pl")) or sp.words[phrase.head].endswith("ه") else "m")
    return Known(phrase, _agreement(feature) or sp.look(phrase.first).gender or "m")


def _agreement(feature: str) -> str:
    bent = feature.removesuffix("+obj")
    return "pl" if bent.endswith(("pl", "du")) else "f" if bent.endswith("f") else "m" if bent else ""


def agree(who: Known, feature: str) -> bool:
    """Whether a verb or participle, bent like `feature`, may belong to a speaker."""
    wanted = _agreement(feature)
    return not wanted or wanted in who.agreement.split("+")


def antecedent(sp: Speech, feature: str, spoken: list[Known], first: int) -> Known | None:
    """Whom the verb agrees with: a person who is the subject of the sentence before, else the last speaker, else whatever that subject is."""
    subject = None
    if first > 0:
        before = sp.doc.sentence_of(first - 1)
        subject = subject_of_sentence(sp, before[1], before[0])
        if subject is not None and not agree(subject, feature):
            subject = None
        if subject is not None and _is_person(sp, subject.phrase) and not (spoken and spoken[-1].phrase.first >= before[0]):
            return subject
    for who in reversed(spoken[-_REMEMBERED:]):
        if agree(who, feature):
            return who
    return subject


def _is_person(sp: Speech, phrase: Phrase) -> bool:
    """Whether a phrase means a person: by its title, or by a name that is known."""
    if phrase.head >= 0:
        return sp.row("source_nouns", sp.nouns[phrase.head])["kind"] == "person"
    return any(t in sp.names and sp.names[t]["label"] == "PER" for t in range(phrase.first, phrase.last))


def subject_before(sp: Speech, verb: int, first: int) -> Phrase | None:
    """The subject that stands before its verb, from the sentence's first token on: المحامية هدى سالم | أوضحت; كانت الهيئة | أعلنت."""
    first = _past_links(sp, first, verb)
    comma = next((t for t in range(verb - 1, max(first, verb - _FAR), -1) if "،" in sp.gap(t)), first)
    was = next((t + 1 for t in range(verb - 1, max(first, verb - _FAR), -1) if sp.words[t].lstrip("و") in ("كان", "كانت")), first)
    for at in dict.fromkeys((first, _past_links(sp, comma, verb), was)):
        phrase = phrase_at(sp, at, verb, attached=_conjunction(sp, at))
        if phrase is None:
            continue
        rest = phrase.last
        if rest < verb and sp.words[rest] in ("وهو", "وهي"):  # كاتب المقال وهو سامر حداد يقول
            more = phrase_at(sp, rest + 1, verb)
            rest = more.last if more else rest
        while rest < verb and sp.kinds[rest] & {"time", "auxiliary", "near"}:
            rest += 1
        if rest == verb:
            return phrase
    return None


def _past_links(sp: Speech, at: int, end: int) -> int:
    """Past what joins a clause to the one before it: لكن | الوزير أكد, إلا أن | الهيئة أوضحت."""
    while at < end and sp.kinds[at] & {"auxiliary", "conjunction", "that", "governs_that"}:
        at += 1
    return at


def _conjunction(sp: Speech, at: int) -> str:
    """The و or ف that a subject's first word carries: فالمصادر | أوضحت, والوزير | أكد."""
    noun = sp.nouns.get(at)
    if noun is not None and noun.prefix[:1] in ("و", "ف"):
        return noun.prefix[0]
    return sp.words[at][0] if at < len(sp.words) and sp.words[at].startswith(("وال", "فال")) and sp.look(at).cut else ""


def subject_of_relative(sp: Speech, verb: int, first: int) -> Phrase | None:
    """What a relative clause belongs to: بحسب | المحامي سامر حداد، الذي | قال; None where `verb` stands in none."""
    relative = verb - 1
    while relative > first and "auxiliary" in sp.kinds[relative]:
        relative -= 1
    if relative <= first or "relative" not in sp.kinds[relative]:
        return None
    found = None
    for at in range(relative - 1, max(first - 1, relative - 20), -1):
        if at in sp.vouchers:
            break
        phrase = phrase_at(sp, at, relative)
        if phrase is not None and phrase.last == relative:
            found = phrase
        if at in sp.verbs or sp.gap(at).strip() and found is not None:
            break
    return found


def subject_of_sentence(sp: Speech, before: int, first: int) -> Known | None:
    """The subject of a sentence whose verb reports nothing: هاجم | وزير النقل | خصومه، قائلا ..."""
    while first < before and sp.kinds[first] & {"auxiliary", "conjunction"}:
        first += 1
    if first >= before:
        return None
    if sp.kinds[first] or first in sp.verbs and sp.verbs[first].feature == "past.du":  # وفي كلمة له، | هاجم الوزير; وردا على سؤال، | قال المدرب
        verbs = (t for t in range(first + 1, before) if t in sp.verbs and sp.verbs[t].feature.startswith(("past", "present")))
        first = next((t for t in verbs if sp.verbs[t].feature != "past.du" and phrase_at(sp, sp.verbs[t].last, before)), before)
        if first >= before:
            return None
    word = sp.words[first]
    noun = first in sp.nouns and not sp.nouns[first].prefix or first in sp.names or word.startswith("ال") or sp.look(first).kind == "given"
    leads = noun and first not in sp.verbs
    if not leads and word.startswith(_NOUNS):
        return None
    at = first if leads else first + 1
    while not leads and at < before and "time" in sp.kinds[at]:
        at += 1
    phrase = phrase_at(sp, at, before)
    if phrase is None or phrase.head < 0 and at not in sp.names and sp.look(at).kind == "common":
        return None
    feminine = not leads and sp.words[first].endswith("ت")
    return known(sp, phrase, "" if leads else "past.f" if feminine else "past.m")
