"""Attribution phrases: what an article says by whose word, where no reporting verb leads the sentence.

`قتل اثنان، بحسب مصدر طبي` / `وفقا للوزارة، أغلق الطريق` / `انهار السقف، حسبما أفادت البلدية`. The phrase governs the
stretch before it in its sentence, or the one after it where it stands first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newslab.extract.quoting.phrases import Phrase
from newslab.extract.quoting.speakers import issuer, phrase_at
from newslab.extract.quoting.speech import Speech
from newslab.extract.values import Row
from newslab.text.document import Document
from newslab.text.lexicons import Hit


class Attribution(NamedTuple):
    """Who vouches for a stretch of text; all pairs are half-open token ranges."""

    source: tuple[int, int]
    cue: tuple[int, int]
    scope: tuple[int, int]
    stance: str
    phrase: Phrase
    """The source as a noun phrase."""
    origin: bool
    """Whether it names where a report comes from (نقلا عن), so that what stands before it only passed it on."""


_THEN = frozenset({"فان", "فانه", "فانها", "فانهم", "فقد"})
_NAME = 4  # words of a name between marks
_WHERE = 7  # words that tell where a source is or stood
_AFTER = 14  # words of a source with what describes it
_FIRST = 3  # a phrase that begins within the first three words of a sentence governs what follows it


def attributions_in(doc: Document, names: Sequence[Row] = ()) -> list[Attribution]:
    """The attribution phrases of a document, in reading order, with the tokens of source, cue and scope.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("وانقطع التيار عن الحي، وفقا لشركة الكهرباء.", lexicons())
    >>> [[" ".join(doc.words[a:b]) for a, b in (found.source, found.cue, found.scope)] for found in attributions_in(doc)]
    [['لشركه الكهرباء', 'وفقا', 'وانقطع التيار عن الحي']]
    """
    return attribution_phrases(Speech(doc, names))


def attribution_phrases(sp: Speech) -> list[Attribution]:
    """`attributions_in` of a document that has been looked up."""
    out: list[Attribution] = []
    for at, hit in sorted(sp.vouchers.items()):
        if out and at < out[-1].source[1]:
            continue
        found = _source(sp, at, hit)
        if found is None:
            continue
        phrase, cue_last = found
        first, end = sp.clause(at)
        floor = out[-1].source[1] if out and out[-1].source[1] > first else first
        scope = _scope(sp, at, phrase.last, floor, end)
        if scope is not None:
            row = sp.row("attribution_cues", hit)
            out.append(Attribution((phrase.first, phrase.last), (at, cue_last), scope, row["stance"], phrase, bool(row["origin"])))
    return out


def _source(sp: Speech, at: int, hit: Hit) -> tuple[Phrase, int] | None:
    """The source that a phrase names, and where the cue ends."""
    row, end = sp.row("attribution_cues", hit), sp.doc.sentence_of(at)[1]
    k, attached = hit.last, ""
    if k >= end or sp.gap(k) != " " and k not in sp.opens:
        return None
    if row["followed_by"] in ("verb", "verb_final"):
        return _after_verb(sp, k, end, row["followed_by"] == "verb_final")
    if row["followed_by"] == "noun_l":
        if not sp.words[k].startswith("ل"):
            return None
        attached = "ل"
    if _is_standard(sp, k, attached) or sp.words[k] == "نص" and k + 1 < end and _is_standard(sp, k + 1, ""):
        return None
    marked = sp.opens.get(k)
    if marked is not None and marked.last - k <= _NAME and not sp.colon(k):  # بحسب "بي بي سي"
        return Phrase(k, marked.last, -1, True, sp.doc.starts[k]), k
    phrase = phrase_at(sp, k, end, attached=attached)
    if phrase is None or phrase.head < 0 and not _may_be_source(sp, phrase, row["manner"]):
        return None
    return issuer(sp, phrase, end), k


def _is_standard(sp: Speech, k: int, attached: str) -> bool:
    """Whether token `k` is what one acts by, and no source: وفق القانون, وفقا للحاجة."""
    word = sp.words[k].removeprefix(attached)
    return "standard" in sp.doc.lexicons.word_classes.get("ا" + word if attached and word.startswith("ل") else word, ())


def _after_verb(sp: Speech, k: int, end: int, final: bool) -> tuple[Phrase, int] | None:
    """The subject of `حسبما أفادت ...`, `وفق ما جاء في ...`; after كما only where the sentence or clause ends with it."""
    verb = sp.verbs.get(k)
    if verb is None or sp.row("reporting_verbs", verb)["pos"] == "participle":
        return None
    phrase = phrase_at(sp, verb.last, end) if verb.last < end and (sp.gap(verb.last) == " " or verb.last in sp.opens) else None
    if phrase is None:
        return None
    if phrase.last < end and "that" in sp.kinds[phrase.last]:
        return None  # كما بين المصدر، أن ...
    if final and phrase.last < end and not (set(sp.gap(phrase.last)) & set("،.")):
        return None
    return phrase, verb.last


def _may_be_source(sp: Speech, phrase: Phrase, manner: str) -> bool:
    """Whether a phrase without a source noun is one: بحسب سامر حداد; not وفق خطة معدة, which tells how something was done."""
    if any(t in sp.named for t in range(phrase.first, phrase.last)):
        return True
    if sp.words[phrase.first].endswith(("هم", "ها")):
        return False
    return sp.look(phrase.first).kind in ("given", "rare", "family") and not (manner and sp.words[phrase.first].startswith("ال"))


def _scope(sp: Speech, at: int, last: int, first: int, end: int) -> tuple[int, int] | None:
    """What the phrase [at, last) governs in the sentence [first, end)."""
    if at - first < _FIRST:
        k = next((t for t in range(last, min(last + _AFTER, end)) if sp.words[t] in _THEN), last)
        if k == last and k < end and ("relative" in sp.kinds[k] or sp.words[k].endswith(("ته", "تها"))):  # وفقا لرواية | أوردتها صحيفة محلية، ...
            k = next((t for t in range(k, min(k + _AFTER, end)) if "،" in sp.gap(t)), end)
        elif k == last and k < end and sp.gap(k) == " " and k not in sp.opens and sp.kinds[k] & {"preposition", "told_where"}:
            k = next((t for t in range(k, min(k + _WHERE, end)) if "،" in sp.gap(t)), k)  # وفقا للشرطة | في المدينة، ...
        while k < end and (sp.words[k] in _THEN or "time" in sp.kinds[k] or "that" in sp.kinds[k]):
            k += 1
        if end - k >= 3:
            return k, end
    while first < at and sp.kinds[first] & {"conjunction"}:
        first += 1
    last = at - 1 if sp.words[at - 1] == "وذلك" else at
    return (first, last) if first < last else None
