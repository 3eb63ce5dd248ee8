"""Headline against lead, body and captions; and what is put first."""

from __future__ import annotations

from collections.abc import Iterator

from newslab.compare.facts import figure_text
from newslab.compare.reading import Reading, Row
from newslab.events.happenings import of_article
from newslab.events.where import agreement, places_by_id


def headline_gaps(reading: Reading) -> Iterator[Row]:
    """What stands in a headline or caption and not in the body, and what the headline leaves out of what the lead says.

    Values: figure_only_in_headline (a toll that the body does not give), agent_not_in_headline and
    source_not_in_headline (the lead names who did it, or who says so), actor_only_in_headline,
    actor_only_in_caption, place_only_in_caption, place_differs_in_caption and place_differs_in_headline
    (it puts a person's visit elsewhere).
    """
    title = next((b for b in reading.rows("blocks") if b["role"] == "title"), None)
    bodies = [b for b in reading.rows("blocks") if b["role"] == "body"]
    if not bodies:
        return
    captions = [b for b in reading.rows("blocks") if b["role"] == "caption"]

    def inside(table: str, *blocks: Row) -> list[Row]:
        return [r for r in reading.rows(table) if any(b["start"] <= r["start"] < b["end"] for b in blocks)]

    body_actors = {m["entity_id"] for m in inside("mentions", *bodies)}
    for block, name in ((title, "headline"), *((c, "caption") for c in captions)):
        seen: set[str] = set()
        for m in inside("mentions", block) if block else ():
            if m["label"] != "LOC" and m["entity_id"] and m["entity_id"] not in body_actors | seen:
                seen.add(m["entity_id"])
                yield reading.row("headline_gap", f"actor_only_in_{name}", m["start"], m["end"], about=m["entity_id"])
    body_places = {p["place_id"] for p in inside("places", *bodies)}
    for p in inside("places", *captions):
        if p["place_id"] and p["place_id"] not in body_places:
            yield reading.row("headline_gap", "place_only_in_caption", p["start"], p["end"], about=p["name_ar"])
    yield from _captions_that_differ(reading)
    if title:
        yield from _claims_of_headline(reading, title, inside("casualties", title), inside("casualties", *bodies), inside("casualties", bodies[0]))


def _captions_that_differ(reading: Reading) -> Iterator[Row]:
    """A caption or headline that puts a person's visit where the body does not: it says ديالى, the body مخمور."""
    people = [m for m in reading.rows("mentions") if m["label"] == "PER"]
    places = reading.rows("places")
    found = list(of_article(reading.doc, reading.article, places_by_id(places), people, places, reading.rows("dates"), reading.rows("blocks")))
    for one in found:
        body = [h for h in found if h.block_role == "body" and h.kind == one.kind and h.actor == one.actor]
        if one.actor and one.block_role != "body" and body and not any(agreement(one.place, h.place) for h in body):
            detail = "body: " + "، ".join(dict.fromkeys(h.place.name for h in body if h.place.name))
            yield reading.row("headline_gap", f"place_differs_in_{'caption' if one.block_role == 'caption' else 'headline'}", one.start, one.end,
                              about=one.actor, detail=detail)


def _claims_of_headline(reading: Reading, title: Row, head: list[Row], body: list[Row], lead: list[Row]) -> Iterator[Row]:
    figures = {(c["outcome"], c["low"], c["high"]) for c in body}
    for c in head:
        if c["low"] is not None and (c["outcome"], c["low"], c["high"]) not in figures:
            told = ", ".join(figure_text(b) for b in body if b["outcome"] == c["outcome"]) or "none"
            yield reading.row("headline_gap", "figure_only_in_headline", c["start"], c["end"], about=c["outcome"], detail=f"body: {told}")
    if head:
        for column, value in (("perpetrator", "agent_not_in_headline"), ("attribution", "source_not_in_headline")):
            in_lead = next((c[column] for c in lead if c[column]), None)
            if in_lead and not any(c[column] for c in head) and in_lead not in reading.article["text"][title["start"] : title["end"]]:
                yield reading.row("headline_gap", value, title["start"], title["end"], about=in_lead)


def prominence(reading: Reading) -> Iterator[Row]:
    """For each actor the paragraph that first names it (`0` the headline, `1` the lead ...); `detail`: its share of all names' words, who is quoted first."""
    paragraphs = [b for b in reading.rows("blocks") if b["role"] in ("title", "body")]
    number = {id(b): n for n, b in enumerate((b for b in paragraphs if b["role"] == "body"), 1)}
    actors = [m for m in reading.rows("mentions") if m["label"] != "LOC" and m["entity_id"]]
    words: dict[str, int] = {}
    firsts: dict[str, tuple[int, Row]] = {}
    for m in actors:
        block = next((b for b in paragraphs if b["start"] <= m["start"] < b["end"]), None)
        if block is not None:
            words[m["entity_id"]] = words.get(m["entity_id"], 0) + len(m["text"].split())
            firsts.setdefault(m["entity_id"], (number.get(id(block), 0), m))
    quoted = next((q["speaker_entity_id"] for q in reading.rows("quotes") if q["speaker"]), None)
    for entity, (paragraph, m) in firsts.items():
        share = words[entity] / sum(words.values())
        note = f"{share:.2f} of names" + ("; quoted first" if entity == quoted else "")
        yield reading.row("prominence", str(paragraph), m["start"], m["end"], about=entity, detail=note)
