"""Casualty claims: how many people were reported killed, injured, missing, abducted, detained or displaced.

What counts as a claim follows the practice of UCDP GED and ACLED coders: one asserted
statement about a number of people, threats, plans and figures of speech left out.
The order: phrases that count people and triggers are found, each trigger is judged
(`not_claims`) and given its victims (`arguments`), casualty nouns claim by themselves
(`states`), each claim gets its row (`claim_rows`), and the claims are put in relation
(`relations`); all in `newslab.extract.claiming`.
"""

from __future__ import annotations

from collections import ChainMap
from datetime import date

from newslab.extract.claim_context import with_context
from newslab.extract.claiming.arguments import victims_of
from newslab.extract.claiming.bodies import owner_of_body
from newslab.extract.claiming.circumstances import within
from newslab.extract.claiming.claim_rows import own_class, row_of
from newslab.extract.claiming.clauses import SmallWords
from newslab.extract.claiming.counted_people import Phrase
from newslab.extract.claiming.identities import identified, shares_of
from newslab.extract.claiming.not_claims import NEGATED, UNREAL, Reality
from newslab.extract.claiming.person_phrases import PersonPhrases
from newslab.extract.claiming.relations import with_relations
from newslab.extract.claiming.sentence import Sentence
from newslab.extract.claiming.states import stated_in
from newslab.extract.claiming.tallies import bounded, tally_figure, their_number
from newslab.extract.claiming.triggers import Trigger, triggers_in
from newslab.extract.values import DateExpression, Number, Row
from newslab.text.document import Document

_BOTH = {frozenset({"killed", "injured"}): "killed_or_injured", frozenset({"killed", "missing"}): "killed_or_missing"}


def casualties_in(
    doc: Document, *, numbers: list[Number], dates: list[DateExpression], mentions: list[Row], places: list[Row],
    quotes: list[Row], blocks: list[Row], published: date | None,
) -> list[Row]:
    """Rows of `casualties`, in reading order."""
    if not (doc.hits("casualty_verbs") or doc.hits("casualty_nouns")):
        return []
    small = SmallWords(doc)
    named = [m for m in mentions if m.get("label") == "PER"]
    inside_names = {i for m in named for i in range(m["first"] + 1, m["last"])}
    triggers = [t for t in triggers_in(doc, small, {m["last"] - 1 for m in named}) if t.first not in inside_names]  # جيمي فاردي is no أردي
    rows = doc.lexicons.rows("casualty_nouns")
    telling = sorted({t.first for t in triggers} | {hit.first for hit in doc.hits("casualty_nouns") if rows[hit.row]["kind"] != "act"})
    if not telling:
        return []
    ages = [n.first for n in numbers if n.kind in ("age", "time") and n.first and doc.words[n.first - 1] == "عن"]
    reality = Reality(doc, small, ages, inside_names)
    dated = {i for d in dates for i in range(d.first, d.last) if doc.words[i] != "احد" or doc.words[i - 1] == "يوم"}  # فجر اليوم، أحد الحراس
    placed = {i for m in mentions if m.get("label") == "LOC" for i in range(m["first"], m["last"])}
    people = PersonPhrases(doc, small, numbers, mentions, placed)
    people.taken = {i for t in triggers for i in range(t.marker_first, t.marker) if t.patient in ("complement", "subject")}
    claims: list[Row] = []
    told: set[str] = set()
    at = 0
    for first, last in doc.triggered("casualty_verbs", "casualty_nouns"):
        if not claims and not within(telling, first, last):
            continue  # no trigger, no casualty noun, and no claim that a bare figure could go on with
        while at < len(triggers) and triggers[at].first < first:
            at += 1
        end = at
        while end < len(triggers) and triggers[end].first < last:
            end += 1
        if reality.signal(first, "tags"):
            at = end
            continue
        sentence = Sentence(first, last, triggers[at:end], people, reality, dated)
        found = _claims_of(sentence, triggers[at:end], claims[-1]["outcome"] if claims else "", set(told))
        told.update(claim["outcome"] for claim in found)
        claims += found
        at = end
    return with_context(doc, with_relations(doc, claims), dates=dates, mentions=mentions, places=places, quotes=quotes, published=published)


def _claims_of(sentence: Sentence, triggers: list[Trigger], told: str, before: set[str]) -> list[Row]:
    """The claims of one sentence, in reading order; `told` is the outcome told last before it, `before` all told before it."""
    claimed: dict[int, set[str]] = {}
    rows = _of_triggers(sentence, triggers, claimed)
    told = next((r["outcome"] for r in rows if r["outcome"] == "killed"), rows[-1]["outcome"] if rows else told)
    before |= {r["outcome"] for r in rows}
    rows += _of_nouns(sentence, rows, claimed, told, before)
    rows += _parts(sentence, rows, claimed)
    rows += _identities(sentence, rows, claimed)
    return sorted(rows, key=lambda r: (r["first"], r["last"]))


def _of_triggers(sentence: Sentence, triggers: list[Trigger], claimed: dict[int, set[str]]) -> list[Row]:
    """The claims that verbs and nouns of an act make, and into `claimed` what befell whom."""
    rows: list[Row] = []
    shared: str = ""
    for i, trigger in enumerate(triggers):
        if i + 1 < len(triggers) and _shares(sentence, trigger, triggers[i + 1]):
            shared = trigger.outcome
            continue
        other, shared = shared, ""
        reality = sentence.reality.of(
            trigger.first, trigger.last, trigger.outcome, act=trigger.kind == "act", will=trigger.will,
            prefix=trigger.prefix, present=trigger.present, sport="no_sport" in trigger.needs, ruled="jail" in trigger.needs,
        )
        if reality == NEGATED or trigger.patient == "nobody":
            rows += _none_hit(sentence, trigger, trigger.outcome, claimed)
            continue
        victims, outcome = _victims(sentence, trigger)
        outcome = _BOTH.get(frozenset({other, outcome}), outcome)
        for victim in _in_figures(sentence, victims):
            if victim.also and victim.state is not None:
                outcome = _BOTH.get(frozenset({victim.also, victim.state["outcome"]}), outcome)
            done = claimed.setdefault(id(victim), set())
            if outcome in done:
                continue
            done.add(outcome)
            if reality != UNREAL:
                row = row_of(sentence, victim, outcome, (trigger.first, max(trigger.last, trigger.marker)), trigger)
                rows.append(row | {"_update": sentence.tells_rise(victim)})
                done.add(rows[-1]["outcome"])
    rows = [r for r in rows if r["outcome"] != "killed" or "killed_or_injured" not in claimed.get(id(r["_phrase"]), ())]
    dead = {id(r["_phrase"]) for r in rows if r["outcome"] == "killed"}  # دهس طفلا فقتله, طعن زوجته وقتلها
    return [r for r in rows if not (r["outcome"] == "injured" and r["_how"] and id(r["_phrase"]) in dead)]


def _of_nouns(sentence: Sentence, triggered: list[Row], claimed: dict[int, set[str]], told: str, before: set[str]) -> list[Row]:
    """The claims that casualty nouns make by themselves, beside those of triggers."""
    rows: list[Row] = []
    for stated in stated_in(sentence, claimed, told, before):
        phrase = stated.phrase
        outcome = _BOTH.get(frozenset({stated.outcome, phrase.also}), stated.outcome) if phrase.also else stated.outcome
        claimed.setdefault(id(phrase), set()).add(outcome)
        before.add(outcome)
        row = row_of(sentence, phrase, outcome, (phrase.head, phrase.head_last) if phrase.head >= 0 else (phrase.first, phrase.last), None)
        if stated.negated:
            row |= {"victims": own_class(sentence, phrase), "victim_force": None, "polarity": "negated", "low": 0, "best": 0, "high": 0, "bound": "eq"}
        if stated.part:
            whole = next((r for r in reversed(triggered + rows) if r["outcome"] == row["outcome"] and r["relation"] == "total"), None)
            row |= {"relation": "subset"} | ({"_parent": whole} if whole else {})
        row["_update"] = stated.update or sentence.tells_rise(phrase)
        rows.append(row)
    return rows


def _victims(sentence: Sentence, trigger: Trigger) -> tuple[list[Phrase], str]:
    """The victims under the first reading of the trigger that has some, and what befell them."""
    for reading in (trigger, *trigger.others):
        if reading is not trigger and sentence.reality.off_topic(trigger.first, reading.outcome):
            continue
        if found := victims_of(sentence, reading):
            return found, reading.outcome
    return [], trigger.outcome


def _in_figures(sentence: Sentence, victims: list[Phrase]) -> list[Phrase]:
    """The victims, and for those whom the sentence gives a number elsewhere that number: عدد الجنود الذين سقطوا 33, جميع الركاب وعددهم 90."""
    if len(victims) != 1 or victims[0].number != "pl" or victims[0].low is not None or victims[0].high is not None or victims[0].shape != "noun":
        return victims
    figure = their_number(sentence, victims[0]) or tally_figure(sentence, victims[0])
    if figure is None:
        return victims
    bounded(sentence, figure)
    return [figure]


def _shares(sentence: Sentence, one: Trigger, other: Trigger) -> bool:
    """Whether two triggers have one victim phrase between them (مقتل وإصابة عشرين, قتل وجرح العشرات)."""
    if sentence.doc.gap(other.first).strip(' "'):
        return False
    if one.plural:  # عسكريين قتلوا أو جرحوا
        both = frozenset({one.outcome, other.outcome}) in _BOTH and other.plural and one.kind == other.kind == "verb" and one.marker < 0
        return both and sentence.follows(one, other) and sentence.at.get(other.last) is None
    own = next(sentence.before(one.first), None)
    if one.kind == "verb" and own is not None and own.extent == one.first and not own.governed:
        return False  # إن جنديا قتل وفقد آخر
    if one.last == other.first:
        return "و" in other.prefix and sentence.at.get(one.last) is None and one.marker < 0 and "+" not in one.feature
    return one.last + 1 == other.first and sentence.doc.words[one.last] in ("او", "و") and one.marker < 0


def _none_hit(sentence: Sentence, trigger: Trigger, outcome: str, claimed: dict[int, set[str]]) -> list[Row]:
    """لم يصب أحد: a claim of zero."""
    k = trigger.last
    words = sentence.doc.words
    if k < sentence.last and words[k] in ("احد", "اي", "احدا"):
        last = min(sentence.last, k + (1 if words[k] != "اي" else 2))
        person = last + (last < sentence.last and words[last - 1] == "من")
        if words[k] == "اي" and sentence.small.thing(person - 1):
            return []  # ولم يصب أي من الصواريخ هدفه
        start = sentence.doc.span(sentence.doc.starts[k], sentence.doc.ends[k])[0]
        end = sentence.doc.span(sentence.doc.starts[last - 1], sentence.doc.ends[last - 1])[1]
        phrase = Phrase(k, last, start, end, "noun", 0, 0, "eq", extent=last)
        if k in sentence.at:
            claimed.setdefault(id(sentence.at[k]), set()).add(outcome)
        return [row_of(sentence, phrase, outcome, (trigger.first, trigger.last), trigger) | {"polarity": "negated"}]
    for victim in victims_of(sentence, trigger):
        claimed.setdefault(id(victim), set()).add(outcome)
    return []


def _parts(sentence: Sentence, rows: list[Row], claimed: dict[int, set[str]]) -> list[Row]:
    """The claims of what is part of a claimed count: بينهم طفلان."""
    by_phrase = {}
    for row in rows:
        by_phrase.setdefault(id(row["_phrase"]), row)
    out = []
    for phrase in sentence.phrases:
        parent = None if id(phrase) in sentence.described else sentence.parent_of.get(id(phrase))
        whole = by_phrase.get(id(parent)) if parent is not None else None
        if whole is None or whole["polarity"] == "negated":
            continue
        phrase = owner_of_body(sentence, phrase)  # بينها جثث خمسة أطفال
        mine = by_phrase.get(id(phrase))
        if mine is not None:
            if mine["outcome"] == whole["outcome"]:
                mine |= {"relation": "subset", "_parent": whole}
            continue
        row = row_of(sentence, phrase, whole["outcome"], whole["_trigger"], None)
        row |= {"relation": "subset", "_parent": whole}
        by_phrase[id(phrase)] = row
        out.append(row)
    return out


def _identities(sentence: Sentence, rows: list[Row], claimed: dict[int, set[str]]) -> list[Row]:
    """The claims of who the counted are, and of the counts that they are divided into."""
    by_phrase = {id(row["_phrase"]): row for row in reversed(rows)}
    out: list[Row] = []

    def tell(one: Phrase, outcome: str, trigger: tuple[int, int], whole: Row | None) -> None:
        if id(one) not in by_phrase:
            by_phrase[id(one)] = row = row_of(sentence, one, outcome, trigger, None)
            if row["victims"] == "unknown" and whole is not None:
                row |= {"victims": whole["victims"], "victim_force": whole["victim_force"]}
            out.append(row if whole is None or not whole["low"] else row | {"relation": "subset", "_parent": whole})

    for phrase, one in identified(sentence):
        whole = by_phrase.get(id(phrase))
        if whole is not None and whole["polarity"] == "asserted":
            tell(one, whole["outcome"], whole["_trigger"], whole)
        elif whole is None and phrase.state is not None and phrase.state["outcome"] in ("killed", "injured", "missing", "abducted") and one.name:
            tell(one, phrase.state["outcome"], (phrase.first, phrase.last), None)
    for row in rows:
        if row["polarity"] == "asserted" and row["bound"] == "eq":
            for one in shares_of(sentence, row["_phrase"], ChainMap(claimed, by_phrase)):
                tell(one, row["outcome"], row["_trigger"], row)
    return out
