"""The context of each casualty claim: by what, by whom, where, when, according to whom, of what cause and certainty.

Each claim is read in its surroundings: the weapon or manner that it means first
(`context.weapons`), from it the doer (`agents`), the source (`attribution`), the time and the
place (`moments`, `spots`), and what follows from all of them (`causes`, `scopes`, `timing`).
What a claim leaves unsaid it shares with the one before that it is coordinated with.
The slots follow what UCDP GED, ACLED and Airwars code of an event.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newslab.extract.context.agents import agent_around, agent_of
from newslab.extract.context.attribution import Quotations, Source
from newslab.extract.context.blame import announces_its_own
from newslab.extract.context.causes import cause_of
from newslab.extract.context.happenings import claim_range, fuller, goes_on, happening_of, is_vague, names_weapon, points_back
from newslab.extract.context.moments import moment_of, moments_in
from newslab.extract.context.neighbours import told_around
from newslab.extract.context.reading import Reading, clause_of, read
from newslab.extract.context.scopes import scope_of
from newslab.extract.context.spots import is_finer, place_before, scene_of, spot_of, spots_in
from newslab.extract.context.timing import certainty_of, timing_of
from newslab.extract.context.weapons import Happening, happenings_in
from newslab.extract.values import DateExpression, Row
from newslab.text.document import Document

_REACH = 60
"""Tokens before and after a claim in which its context is looked for, within its sentence."""
_NEIGHBOURS = 6


def with_context(
    doc: Document, claims: Sequence[Row], *, dates: Sequence[DateExpression], mentions: Sequence[Row], places: Sequence[Row],
    quotes: Sequence[Row], published: date | None,
) -> list[Row]:
    """The claims with the columns of their context filled in, in the same order; what the text does not say stays None.

    `claims` are rows in reading order with `first`, `last` (the count), `_trigger` (the token range of
    the verb or noun), `outcome`, `relation` and `parent`; the other arguments are what the earlier stages found.

    >>> import newslab as nl
    >>> claims = nl.analyze(["قتل ثلاثة صيادين بقصف لميليشيا الحوثي على حي سكني في مدينة مأرب أمس، بحسب مصدر طبي."]).casualties
    >>> claims[["weapon", "perpetrator", "place_text", "date_text", "attribution", "cause"]].iloc[0].tolist()
    ['قصف', 'ميليشيا الحوثي', 'حي سكني في مدينة مأرب', 'أمس', 'مصدر طبي', 'conflict']
    """
    if not claims:
        return []
    reading = read(doc, mentions=mentions, places=places, dates=dates, claims=claims)
    quotations = Quotations(reading, quotes)
    out: list[Row] = []
    for i, claim in enumerate(claims):
        source = quotations.source_of(claim, claims[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS + 1], _window(reading, claim))
        source = source or _source_so_far(reading, claim, out)
        row = _said(reading, claim, source, published)
        sibling = _sibling(reading, row, out)
        if sibling is not None:
            _share(reading, row, sibling)
        if out and row["outcome"] == "displaced" and row["scope"] == out[-1]["scope"] == "cumulative" and row["sentence_start"] == out[-1]["sentence_start"]:
            row["timing"] = out[-1]["timing"]  # حرب أسفرت عن مقتل الآلاف وتشريد الملايين
        _complete(reading, row, source, published)
        out.append(row)
    return out


def _source_so_far(reading: Reading, claim: Row, before: list[Row]) -> Source | None:
    """The source of the claim before in the same sentence, which goes on speaking: قال طبيب إن ثلاثة قتلوا [فيما أصيب خمسة]."""
    if not before or reading.doc.sentence_of(claim_range(claim)[0]) != reading.doc.sentence_of(claim_range(before[-1])[0]):
        return None
    return before[-1]["_source"]


def _window(reading: Reading, claim: Row) -> tuple[int, int]:
    """The part of the claim's sentence that is near enough to tell of it; two dots in a headline end no sentence (قتيلان في قصف.. واتهام للجيش)."""
    first, last = claim_range(claim)
    begin, end = reading.doc.sentence_of(first)
    if ".." in reading.doc.gap(begin) and begin > 0:
        begin = reading.doc.sentence_of(begin - 1)[0]
    if end < len(reading.doc) and ".." in reading.doc.gap(end):
        end = reading.doc.sentence_of(end)[1]
    return max(begin, first - _REACH), min(end, last + _REACH)


def _said(reading: Reading, claim: Row, source: Source | None, published: date | None) -> Row:
    """The claim with what its own sentence says of it."""
    window = _window(reading, claim)
    clause = clause_of(reading, *claim_range(claim), window)
    happenings = happenings_in(reading, *window)
    happening = happening_of(reading, claim, clause, happenings)
    weapon = happening and fuller(reading, happening, happenings)
    named = weapon is not None and names_weapon(reading, weapon)
    speaker = source.phrase if source else None
    moment = moment_of(reading, claim, clause, moments_in(reading, *window, happenings, published), happening, speaker)
    agent = agent_of(reading, claim, clause, window, happening, happenings)
    spots = [spot for spot in spots_in(reading, *window, happenings, claim) if spot.phrase != agent]
    spot = spot_of(reading, claim, clause, spots, happening, speaker)
    cause = cause_of(reading, claim, clause, window, happening, happenings, agent)
    scope = scope_of(reading, claim, clause, happening, moment)
    start, end = reading.span(*reading.doc.sentence_of(claim_range(claim)[0]))
    return claim | {
        "weapon": reading.text(weapon.phrase, quoted=False) if named else None, "weapon_code": (weapon and weapon.code) or None,
        "perpetrator": agent and cause not in _NOBODYS and reading.text(agent) or None,
        "attribution": source and source.text, "_source": source, "source_role": source and source.role,
        "date_text": moment and reading.doc.text[moment.start : moment.end],
        "date_earliest": moment and moment.earliest, "date_latest": moment and moment.latest,
        "place_text": spot and reading.text(spot.phrase, quoted=False), **_named(spot.place if spot else None),
        "cause": cause, "scope": scope, "timing": timing_of(reading, claim, clause, scope, moment, happening, published),
        "certainty": certainty_of(reading, claim, clause), "sentence_start": start, "sentence_end": end, "_clause": clause, "_happening": weapon,
        "_vague": weapon is not None and is_vague(reading, weapon),
        "_beside": spot is not None and 0 <= spot.phrase.first - claim_range(claim)[1] <= 1,
    }


_NOBODYS = ("accident", "disaster")


def _sibling(reading: Reading, row: Row, before: list[Row]) -> Row | None:
    """The claim whose circumstances this one shares: the whole that it is part of, or the one just before that it is coordinated with."""
    if not before:
        return None
    last = before[-1]
    if row["relation"] == "subset":
        return before[row["parent"]] if row.get("parent") is not None and row["parent"] < len(before) else last
    if (last["outcome"] == "detained") != (row["outcome"] == "detained"):
        return None
    if last["sentence_start"] == row["sentence_start"]:
        return last if last["_clause"] == row["_clause"] or goes_on(reading, row) else None
    follows = reading.doc.sentence_of(claim_range(row)[0])[0] == reading.doc.sentence_of(claim_range(last)[0])[1]
    return last if follows else None


def _share(reading: Reading, row: Row, sibling: Row) -> None:
    """Fill what a claim leaves unsaid from the one that it shares its circumstances with; a part named in its whole's clause shares place and weapon."""
    part = row["relation"] == "subset" and row["_clause"] == sibling["_clause"] and row["_trigger"] == sibling["_trigger"]
    toll = row["scope"] != "incident" and sibling["scope"] == "incident" and row["relation"] == "total"
    if part and not row["_beside"] or row["place_text"] is None and not toll:
        row |= {k: sibling[k] for k in ("place_text", "place", "place_id")}
    if part:
        row |= {k: sibling[k] for k in ("scope", "timing")}
    same_doer = part or (row["perpetrator"] is None and _same_doer(reading, row, sibling))
    if part or row["weapon"] is None or (row["_vague"] and sibling["weapon"] is not None):
        row |= {k: sibling[k] for k in ("weapon", "weapon_code")}
        row["cause"] = sibling["cause"] if row["cause"] == "unknown" or row["_vague"] else row["cause"]
    if same_doer and row["cause"] not in _NOBODYS:
        row["perpetrator"] = sibling["perpetrator"]
    joined = row["_clause"] == sibling["_clause"] and row.get("_trigger") and reading.word(row["_trigger"][0]).startswith("و")
    if joined and row["date_text"] is None:  # قتل ستة آلاف وأصيب عشرون ألفا
        row |= {k: sibling[k] for k in ("scope", "timing")}
    together = row["sentence_start"] == sibling["sentence_start"]
    if row["date_text"] is None and (together or sibling["date_earliest"] is not None and sibling["date_earliest"] == sibling["date_latest"]):
        row |= {k: sibling[k] for k in ("date_text", "date_earliest", "date_latest")}
        if together and row["date_text"] is not None and row["scope"] == "incident":
            row["scope"] = sibling["scope"]


def _same_doer(reading: Reading, row: Row, sibling: Row) -> bool:
    """Whether a claim can share its doer: told in the same sentence of no other weapon, or after it of the attack that was told of."""
    if {row.get("victims"), sibling.get("victims")} == {"security", "militant"}:
        return False  # قتل ثلاثة جنود وسبعة مسلحين
    told_of = row["_happening"] is not None and points_back(reading, row["_happening"])
    if row["sentence_start"] != sibling["sentence_start"]:
        return told_of
    return row["weapon"] is None or told_of or row["_vague"] or row["weapon"] == sibling["weapon"]


def _complete(reading: Reading, row: Row, source: Source | None, published: date | None) -> None:
    """Fill what only the rest tells: a place from the sentence before, the source that did it itself, who says what the victims are."""
    if row["scope"] == "incident":
        for window, event in told_around(reading, row, row["_happening"]):
            _fill(reading, row, window, event, published)
    if row["place_text"] is None and (scene := scene_of(reading, claim_range(row)[0])) is not None:
        row |= {"place_text": reading.text(scene.phrase, quoted=False), **_named(scene.place)}
    if row["place_text"] is None and row["scope"] == "incident" and row["timing"] == "news":
        row |= _named(place_before(reading, claim_range(row)[0]))
    if row["perpetrator"] is None and source is not None and source.phrase is not None and announces_its_own(reading, row, source.phrase):
        row["perpetrator"] = row["attribution"]
    if row["perpetrator"] is None and row["cause"] not in _NOBODYS and row["outcome"] != "detained":
        agent = agent_around(reading, row, row["_happening"])
        row["perpetrator"] = reading.text(agent) if agent is not None else None
    if row.get("victims") in ("civilian", "militant"):
        row["status_source"] = row["attribution"]


def _fill(reading: Reading, row: Row, window: tuple[int, int], event: Happening, published: date | None) -> None:
    """Fill the day and the place that a neighbouring sentence gives of the same event."""
    there = row | {"first": event.phrase.first, "last": event.phrase.last, "_trigger": None}
    happenings = happenings_in(reading, *window)
    if row["date_text"] is None:
        moment = moment_of(reading, there, window, moments_in(reading, *window, happenings, published), event, None)
        if moment is not None:
            row |= {"date_text": reading.doc.text[moment.start : moment.end], "date_earliest": moment.earliest, "date_latest": moment.latest}
            row["timing"] = timing_of(reading, row, row["_clause"], row["scope"], moment, row["_happening"], published)
    if row["place_text"] is None or row["place_id"] is not None:
        spot = spot_of(reading, there, window, spots_in(reading, *window, happenings, there), event, None)
        if spot is not None and (row["place_text"] is None or is_finer(reading, spot, row["place_id"])):
            row |= {"place_text": reading.text(spot.phrase, quoted=False), **_named(spot.place)}


def _named(place: Row | None) -> Row:
    """The columns of a claim that say which place of the table is meant."""
    return {"place": place and place["name_ar"], "place_id": place and place.get("place_id")}
