"""Scare quotes: what the outlet puts at a distance, by marks ("جيش" الاحتلال), by ما يسمى, by المزعوم.

The marks of a quotation belong to its speaker and those around the name of a paper, a film, a group or a firm
to print; marks around a country or around plain words in the outlet's own text are a framing signal.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslab.extract.speakers import phrase_at
from newslab.extract.speech import Speech, Stretch
from newslab.extract.values import Row
from newslab.extract.voice import Spoken
from newslab.text.document import Document
from newslab.text.lexicons import Hit

_LONGEST = 4  # words


def scare_quotes_in(doc: Document, mentions: list[Row], quotes: Sequence[Row] = ()) -> list[Row]:
    """Rows of `scare_quotes`, in reading order; nothing inside a direct quotation, whose distance is its speaker's.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document('عادت "إسرائيل" إلى ما يسمى «المنطقة الآمنة» بعد الهدنة المزعومة.', lexicons())
    >>> [(doc.text[r["start"] : r["end"]], r["device"]) for r in scare_quotes_in(doc, [])]
    [('إسرائيل', 'quotation_marks'), ('المنطقة الآمنة', 'so_called'), ('الهدنة المزعومة', 'alleged')]
    """
    sp = Speech(doc, mentions)
    rows = [row for hit in doc.longest("distancing_markers").values() for row in _marked_by_words(sp, hit)]
    taken = {t for row in rows for t in range(row["first"], row["last"])}
    rows += [_row(sp, s.first, s.last, "quotation_marks") for s in sp.stretches if s.first not in taken and _distances(sp, s)]
    spoken = Spoken([(q["start"], q["end"]) for q in quotes if q["kind"] == "direct"])
    return sorted((row for row in rows if not spoken.holds(row["start"], row["end"])), key=lambda r: (r["start"], r["end"]))


def _marked_by_words(sp: Speech, hit: Hit) -> list[Row]:
    """What ما يسمى and its like name, or what المزعوم and its like describe."""
    marker = sp.row("distancing_markers", hit)
    first, end = sp.doc.sentence_of(hit.first)
    if marker["side"] == "before":
        before = hit.first - 1
        definite = sp.doc.letters.startswith("ال", hit.start)
        if before < first or sp.gap(hit.first) != " " or definite != sp.words[before].startswith(("ال", "لل", "بال", "وال")) or hit.prefix:
            return []
        return [_row(sp, before, hit.last, marker["device"])]
    at = hit.last
    if at < end and sp.words[at] == "ب" and at + 1 in sp.opens:
        at += 1
    if at >= end or sp.gap(at).strip(" \"'«“”ـ"):
        return []
    if at in sp.opens:
        return [_row(sp, at, sp.opens[at].last, marker["device"])]
    attached = "ب" if sp.words[at].startswith("ب") and len(sp.words[at]) > 3 and at not in sp.names else ""
    phrase = phrase_at(sp, at, end, attached=attached)
    last = phrase.last if phrase else at + 1
    return [_row(sp, at, last, marker["device"], phrase.start if phrase else sp.doc.starts[at] + len(attached))]


def _distances(sp: Speech, stretch: Stretch) -> bool:
    """Whether the marks around a few words are the outlet's own comment on them."""
    first, last = stretch.first, stretch.last
    if last - first > _LONGEST or stretch.quoted.marks != "both" or sp.labelled(first):
        return False
    country = sp.doc.longest("countries").get(first)
    name = sp.names.get(first)
    if country is not None and country.last == last or name is not None and name["last"] == last and name.get("label") == "LOC":
        return True
    plain = all(sp.look(t).kind == "common" and t not in sp.named for t in range(first, last))
    return plain and first in sp.opens and not sp.titled(first)


def _row(sp: Speech, first: int, last: int, device: str, begin: int | None = None) -> Row:
    doc = sp.doc
    start, end = doc.span(doc.starts[first] if begin is None else begin, doc.ends[last - 1])
    entity = next((sp.names[t].get("entity_id") for t in range(first, last) if t in sp.names), None)
    return {"start": start, "end": end, "first": first, "last": last, "device": device, "entity_id": entity}
