"""Sources: who is given the word, and how much is nobody's word."""

from __future__ import annotations

from collections.abc import Iterator

from newslab.compare.reading import Reading, Row


def sources(reading: Reading) -> Iterator[Row]:
    """For each source of an article its role, at its first quotation; about its party, entity or words; `detail` has gender, whether named, and how often."""
    first: dict[str, Row] = {}
    count: dict[str, int] = {}
    times = {(d["start"], d["end"]) for d in reading.rows("dates")}
    states = {(p["start"], p["end"]) for p in reading.rows("places") if p["kind"] == "country" or p["role"] == "metonym"}
    for q in reading.rows("quotes"):
        if q["speaker"] and q["duplicate_of"] is None and (q["speaker_start"], q["speaker_end"]) not in times:
            key = q["speaker_entity_id"] or q["speaker"]
            first.setdefault(key, q)
            count[key] = count.get(key, 0) + 1
    for key, q in first.items():
        named = "named" if q["source_named"] else "unnamed" if q["source_named"] is not None else None
        detail = ", ".join(x for x in (q["speaker_gender"], named, f"{count[key]} quotation(s)") if x)
        start = q["speaker_start"] if q["speaker_start"] is not None else q["start"]
        end = q["speaker_end"] if q["speaker_end"] is not None else q["end"]
        role = q["source_role"] or ("official" if (start, end) in states else "unknown")  # أعلن العراق
        yield reading.row("source", role, start, end, about=q["source_party"] or key, detail=detail)


def attribution(reading: Reading) -> Iterator[Row]:
    """For each casualty claim whether the article says who says so: attributed or unattributed; about the source's role."""
    for c in reading.rows("casualties"):
        value = "attributed" if c["attribution"] else "unattributed"
        yield reading.row("attribution", value, c["start"], c["end"], about=c["source_role"], detail=c["attribution"])
