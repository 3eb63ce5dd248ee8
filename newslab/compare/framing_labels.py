"""Labels and marks of distance: what an outlet calls an actor beside its name, and which names it holds with tongs."""

from __future__ import annotations

from collections.abc import Iterator

from newslab.compare.reading import Reading, Row


def labels(reading: Reading) -> Iterator[Row]:
    """For each label inside or right beside an actor's name (التنظيم الإرهابي, العدوان الغاشم, الشهيد) its kind, about the actor's entity.

    Kinds come from `labels.csv`: terror, militia, regime, delegitimising, legitimising,
    condemning, occupation, resistance, honorific, proxy, separatist, extremist.
    """
    marked: set[int] = set()
    for mention in reading.rows("mentions"):
        if mention["label"] == "LOC":
            continue
        first, last = reading.tokens(mention["start"], mention["end"])
        if last == first:
            continue
        for hit, row in reading.hits("labels", max(0, first - 3), last + 3):
            inside = first <= hit.first and hit.last <= last and hit.last - hit.first < last - first and row["kind"] != "legitimising"
            before = row["where"] == "before" and hit.last == first and not reading.doc.gap(first).strip()
            after = row["where"] == "after" and hit.first == last and _qualifies(reading, first, last)
            if (inside or before or after) and hit.first not in marked:
                marked.add(hit.first)
                start, end = reading.doc.span(hit.start, hit.end)
                yield reading.row("label", row["kind"], start, end, about=mention["entity_id"] or mention["text"], detail=mention["text"])


def _qualifies(reading: Reading, first: int, last: int) -> bool:
    """Whether the word after a name can be its adjective: nothing but the name's own closing mark between, and both plural or neither."""
    doc = reading.doc
    closing = ' "»)' if doc.gap(first).strip()[-1:] in ('"', "«", "(") else " "
    plural = [doc.word(i).endswith(("ين", "ون")) for i in (last - 1, last)]
    return not doc.gap(last).strip(closing) and (plural[0] or not plural[1])


def distance(reading: Reading) -> Iterator[Row]:
    """For each name kept at a distance the device: quotation_marks (داعش in quotes), so_called (ما يسمى), alleged (المزعوم)."""
    for row in reading.rows("scare_quotes"):
        yield reading.row("distance", row["device"], row["start"], row["end"], about=row["entity_id"])
