"""Datelines: where a report says that it was written."""

from __future__ import annotations

from collections.abc import Sequence

from newslab.extract.values import Row
from newslab.read.blocks import role_at
from newslab.text.document import Document


def dateline_tokens(doc: Document, rows: Sequence[Row], blocks: Sequence[Row]) -> set[int]:
    """The first tokens of the names that stand in datelines: أربيل- نورث برس; دبي، الإمارات (CNN)--; وكالات – سنغافورة.

    A dateline is a block of that role, or the beginning of a line that holds nothing but places
    and agencies up to a dash, a colon or the agency in brackets.
    """
    out = {r["_name_first"] for r in rows if role_at(blocks, r["start"]) == "dateline"}
    agencies = {i for hit in doc.hits("role_cues") if doc.lexicons.row("role_cues", hit.row)["class"] == "agency" for i in range(hit.first, hit.last)}
    placed = {i: r for r in rows for i in range(r["first"], r["last"])}
    for first, last in doc.sentences:
        if first and "\n" not in doc.gap(first):
            continue
        end, names = first, []
        while end < min(last, first + 9) and (end in placed or end in agencies or doc.words[end][0].isascii()):
            if end in placed and placed[end]["_name_first"] not in names:
                names.append(placed[end]["_name_first"])
            end += 1
            if names and "/" in doc.gap(end) and end in placed:
                continue  # بغداد/ أربيل -
            if names and (any(mark in doc.gap(end) for mark in ("-", ":", "/", "\n")) or ")" in doc.gap(end) and end - 1 not in placed):
                out.update(names)
                break
        for token in range(first, min(last, first + 8)):  # فهد كامل - سبق - جدة: قال
            if token in placed and placed[token]["first"] == token and _dash_before(doc, token) and ":" in doc.gap(placed[token]["last"])[:2]:
                out.add(placed[token]["_name_first"])
        else:
            tail = last - 1
            if tail in placed and last - first <= 6 and "\n" in doc.gap(last) and _dash_before(doc, placed[tail]["first"]):  # عين اليوم – دبي
                out.add(placed[tail]["_name_first"])
    return out


def _dash_before(doc: Document, token: int) -> bool:
    """Whether a dash, or the tatweel that some outlets type for one, stands before a token (الرياضي ـ جدة)."""
    if not token:
        return False
    before = doc.span(doc.starts[token - 1], doc.ends[token - 1])[1]
    return "-" in doc.gap(token) or "ـ" in doc.text[before : doc.span(doc.starts[token], doc.ends[token])[0]]
