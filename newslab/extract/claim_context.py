"""The context of each casualty claim: by what, by whom, where, when, according to whom, of what cause and certainty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newslab.extract.agents import accused, agent_of_claim, agent_of_happening, announces_its_own
from newslab.extract.attribution import quote_around, source_of
from newslab.extract.circumstances import cause_of, certainty_of, scope_of, timing_of
from newslab.extract.claim_date import moment_of, moments_in
from newslab.extract.claim_place import place_before, spot_of, spots_in
from newslab.extract.reading import Phrase, Reading, clause_of, phrase_from, read, stem
from newslab.extract.values import DateExpression, Row
from newslab.extract.weapons import Happening, came_after, claim_range, fuller, goes_on, happening_of, happenings_in
from newslab.text.document import Document


def with_context(
    doc: Document, claims: Sequence[Row], *, dates: Sequence[DateExpression], mentions: Sequence[Row], places: Sequence[Row],
    quotes: Sequence[Row], published: date | None,
) -> list[Row]:
    """The claims with their context filled in, in the same order."""
    if not claims:
        return []
    reading = read(doc, mentions=mentions, places=places, dates=dates)
    out: list[Row] = []
    for claim in claims:
        out.append(_with_context(reading, claim, out, claims, quotes, published))
    return out


_INHERITED = ("weapon", "weapon_code", "perpetrator")


def _with_context(reading: Reading, claim: Row, before: list[Row], claims: Sequence[Row], quotes: Sequence[Row], published: date | None) -> Row:
    first, last = claim_range(claim)
    sentence = reading.doc.sentence_of(first)
    clause = clause_of(reading, first, last)
    happenings = happenings_in(reading, *sentence)
    happening = happening_of(reading, claim, clause, happenings)
    named = happening and fuller(reading, happening, happenings)
    agent = agent_of_claim(reading, claim, clause)
    if agent is None and claim["outcome"] != "detained" and (happening is None or happening.cause not in ("accident", "disaster")):
        agent = _agent(reading, claim, happening, happenings, sentence)
    quote = quote_around(reading, claim, quotes)
    source = source_of(reading, claim, sentence) if quote is None else _speaker(reading, quote)
    moment = moment_of(reading, claim, clause, moments_in(reading, *sentence, happenings, published), happening, source)
    spot = spot_of(reading, claim, clause, spots_in(reading, *sentence, happenings), happening, source)
    if source is not None and any(source.first < c["last"] and c["first"] < source.last for c in claims):
        source = quote = None  # a victim is no source
    scope = scope_of(reading, claim, clause, happening, moment)
    start, end = reading.span(*sentence)
    row = claim | {
        "weapon": named and _text(reading, named.phrase), "weapon_code": (named and named.code) or None,
        "attribution": _said_by(reading, quote, source),
        "source_role": quote and quote.get("source_role"),
        "date_text": moment and reading.doc.text[moment.start : moment.end], "date_earliest": moment and moment.earliest,
        "date_latest": moment and moment.latest,
        "place_text": spot and _text(reading, spot.phrase), **_named(spot.place if spot else None),
        "perpetrator": agent and _text(reading, agent),
        "cause": cause_of(reading, claim, clause, happening, happenings, agent is not None), "scope": scope,
        "timing": timing_of(reading, claim, clause, scope, moment, published),
        "certainty": certainty_of(reading, claim, clause),
        "sentence_start": start, "sentence_end": end, "_sentence": sentence, "_in": clause,
    }
    if row["cause"] in ("accident", "disaster"):
        row["perpetrator"] = None
    sibling = _sibling(reading, row, before)
    if sibling is not None:
        if row["place_text"] is None or claim["relation"] == "subset":
            row |= {k: sibling[k] for k in ("place_text", "place", "place_id")}
        if row["weapon"] is None or claim["relation"] == "subset":
            row |= {k: sibling[k] for k in ("weapon", "weapon_code")}
        if row["perpetrator"] is None:
            row["perpetrator"] = sibling["perpetrator"]
        if row["date_text"] is None:
            row |= {k: sibling[k] for k in ("date_text", "date_earliest", "date_latest")}
            if row["scope"] == "incident" and row["date_text"] is not None:
                row["scope"] = sibling["scope"]
    if row["place_text"] is None and row["place"] is None and scope == "incident" and row["timing"] == "news":
        row |= _named(place_before(reading, first, sentence))
    if row["perpetrator"] is None and source is not None and announces_its_own(reading, row, source):
        row["perpetrator"] = row["attribution"]
    return row


def _sibling(reading: Reading, row: Row, before: list[Row]) -> Row | None:
    """The claim just before whose circumstances this one shares: the whole that it is part of, or the one that it is coordinated with."""
    if not before:
        return None
    last = before[-1]
    if row["relation"] == "subset":
        return before[row["parent"]] if row.get("parent") is not None and row["parent"] < len(before) else last
    near = row["_sentence"][0] - last["_sentence"][1] <= 0 and (last["_sentence"] != row["_sentence"] or last["_in"] == row["_in"] or goes_on(reading, row))
    return last if near and (last["outcome"] == "detained") == (row["outcome"] == "detained") else None


def _agent(reading: Reading, claim: Row, happening: Happening | None, happenings: list[Happening], sentence: tuple[int, int]) -> Phrase | None:
    """The doer of the happening, or of one named before it that it is part of (شن مسلحون هجوما بالقذائف), or who is blamed."""
    found = happening and agent_of_happening(reading, happening, claim, sentence)
    if found is None and happening is not None:
        earlier = [h for h in happenings if h.phrase.last <= happening.phrase.first and "war" not in (h.kind, happening.kind)]
        for other in reversed([] if came_after(reading, happening.phrase.first) else earlier):
            found = found or agent_of_happening(reading, other, claim, sentence)
    if found is not None and (found.first < claim["last"] and claim["first"] < found.last or _same_people(reading, found, claim)):
        found = None
    if found is None and happening is not None:
        found = accused(reading, sentence)
    return found


def _same_people(reading: Reading, agent: Phrase, claim: Row) -> bool:
    """Whether the doer is called as the victims are: قتل 15 [مسلحا] في صد هجوم [لمسلحي] التنظيم."""
    victims = {stem(reading.word(i)) for i in range(claim["first"], claim["last"])}
    return any(stem(reading.word(i)) in victims for i in range(agent.first, agent.last))


def _said_by(reading: Reading, quote: Row | None, source: Phrase | None) -> str | None:
    """The words that name the source: as the quotation has them, up to a date."""
    if quote is None:
        return source and _text(reading, source)
    cut = source is not None and reading.doc.span(source.start, reading.doc.ends[source.last - 1])[1]
    return quote["speaker"] if not cut or cut == quote["speaker_end"] else reading.doc.text[quote["speaker_start"] : cut]


def _speaker(reading: Reading, quote: Row) -> Phrase | None:
    """The speaker of a quotation as a phrase."""
    if quote.get("speaker_start") is None:
        return None
    first = reading.token_at(quote["speaker_start"])
    last = reading.token_at(quote["speaker_end"] - 1) + 1
    last = next((i for i in range(first + 1, last) if i in reading.dates), last)  # الجيش، صباح الاثنين
    if last + 1 < len(reading.doc) and reading.word(last) == "من" and (last + 1 in reading.names or last + 1 in reading.agents or last + 1 in reading.sources):
        last = phrase_from(reading, last + 1, len(reading.doc)).last  # مقرب من الحركة
    return Phrase(first, last, reading.doc.starts[first])


def _named(place: Row | None) -> Row:
    """The columns of a claim that say which place of the table is meant."""
    return {"place": place and place["name_ar"], "place_id": place and place.get("place_id")}


def _text(reading: Reading, phrase: Phrase) -> str:
    begin = phrase.start + (reading.doc.letters[max(0, phrase.start - 1) : phrase.start + 1] == "لل" and phrase.start > reading.doc.starts[phrase.first])
    start, end = reading.doc.span(begin, reading.doc.ends[phrase.last - 1])
    return reading.doc.text[start:end]
