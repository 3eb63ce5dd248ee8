"""Scare quotes: what the outlet puts at a distance, by marks ("جيش" الاحتلال), by ما يسمى, by المزعوم.

The marks of a quotation belong to its speaker and those around the name of a paper, a film, a group or a firm
to print; marks around a country or around plain words in the outlet's own text are a framing signal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newslab.extract.quoting.speakers import phrase_at
from newslab.extract.quoting.speech import Speech, Stretch
from newslab.extract.values import Row
from newslab.extract.voice import Spoken
from newslab.text.document import Document
from newslab.text.lexicons import Hit

_LONGEST = 4  # words
_CROWD = 4  # so many marked words in one sentence are labels (sectors of an exchange, titles of books)


def scare_quotes_in(doc: Document, mentions: list[Row], quotes: Sequence[Row] = ()) -> list[Row]:
    """Rows of `scare_quotes`, in reading order; nothing inside a direct quotation, whose distance is its speaker's.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document('عادت "إسرائيل" إلى ما يسمى «المنطقة الآمنة» بعد الهدنة المزعومة.', lexicons())
    >>> [(doc.text[r["start"] : r["end"]], r["device"]) for r in scare_quotes_in(doc, [])]
    [('إسرائيل', 'quotation_marks'), ('المنطقة الآمنة', 'so_called'), ('الهدنة المزعومة', 'alleged')]
    """
    sp = Speech(doc, mentions)
    markers = [h for h in doc.longest("distancing_markers").values() if sp.row("distancing_markers", h)["side"] != "inside"]
    rows = [row for hit in markers for row in _marked_by_words(sp, hit)]
    taken = {t for row in rows for t in range(row["first"], row["last"])}
    reported = Spoken([(q["start"], q["end"]) for q in quotes])
    short = [s for s in sp.stretches if s.last - s.first <= _LONGEST and s.quoted.marks == "both" and s.first not in taken and doc.text[s.quoted.start] != "("]
    crowded = Counter(doc.sentence_of(s.first)[0] for s in short)
    for stretch in short:
        plain = crowded[doc.sentence_of(stretch.first)[0]] < _CROWD and not reported.holds(stretch.quoted.inner_start, stretch.quoted.inner_end)
        if _is_distanced(sp, stretch) or plain and _is_plain(sp, stretch):
            rows.append(_row(sp, stretch.first, stretch.last, "quotation_marks"))
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
    if marker["side"] == "after_b" and at < end and not sp.words[at].startswith("ب"):
        return []  # ما وصفه | مسؤولون بأنه
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


def _is_distanced(sp: Speech, stretch: Stretch) -> bool:
    """Whether marks put a country or a word of statehood and war at a distance, in whosever report: "إسرائيل", "جيش" الاحتلال."""
    if sp.labelled(stretch.first):
        return False
    country, word = sp.doc.longest("countries").get(stretch.first), sp.doc.longest("distancing_markers").get(stretch.first)
    if country is not None and country.last == stretch.last:
        return True
    return word is not None and word.last == stretch.last and sp.row("distancing_markers", word)["side"] == "inside"


def _is_plain(sp: Speech, stretch: Stretch) -> bool:
    """Whether the marks hold words of the language that name nothing: "مفاوضات مكثفة"; not لـ"الوطن", nor the title of a film."""
    first, last = stretch.first, stretch.last
    if first not in sp.opens or sp.titled(first) or sp.words[first - 1] == "ل":
        return False
    return all(sp.look(t).kind == "common" and t not in sp.named for t in range(first, last))


def _row(sp: Speech, first: int, last: int, device: str, begin: int | None = None) -> Row:
    doc = sp.doc
    start, end = doc.span(doc.starts[first] if begin is None else begin, doc.ends[last - 1])
    closing = sp.closing(first + 1, last)
    if closing is not None:  # محكمة "الإرهاب"
        end = closing.quoted.end
    entity = next((sp.names[t].get("entity_id") for t in range(first, last) if t in sp.names), None)
    return {"start": start, "end": end, "first": first, "last": last, "device": device, "entity_id": entity}
