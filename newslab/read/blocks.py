"""Blocks: what each paragraph of an article is (headline, dateline, body, caption ...).

Pages come with mastheads, share buttons, captions and credits between the paragraphs.
Layout and a word list (`lexicons/page_furniture.csv`) tell most of them; a line that
nothing tells is body. Nothing is deleted: each block only gets a role.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from newslab.text.document import Document
from newslab.text.lexicons import Hit

TITLE_WORDS = (3, 20)
CAPTION_WORDS = 14
PICTURE_LINES = 3
"""A longer run of short lines is a list or a poem."""
LABEL_WORDS = 12
DATELINE_WORDS = 10
BODY_WORDS = 25
"""From so many words on, a line is a paragraph even without a full stop."""

_PARTS = re.compile(r"[-/|()\[\]:،,–]+")
_BULLET = re.compile(r"\s*(?:[-*•]|[0-9]+[-.)])")
_STOPS = re.compile(r"[.!؟?]['\"»)\]]*$|['\"»]\.?$")


class Line(NamedTuple):
    """A non-empty line: its folded span and token range, and which run of lines without a blank one it belongs to."""

    start: int
    end: int
    first: int
    last: int
    group: int

    @property
    def n_words(self) -> int:
        return self.last - self.first


def blocks_in(doc: Document) -> tuple[list[dict], dict]:
    """The blocks of an article as rows of `blocks`, and what they tell about it.

    The second value has `title`, `byline`, `dateline` (None where the page has none) and `n_words`.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> page = "مقتل ثلاثة عمال في البصرة\\n\\nالبصرة - رويترز\\n\\nقتل ثلاثة عمال اليوم.\\n\\nتحرير: سلمى ناصر"
    >>> blocks, facts = blocks_in(document(page, lexicons()))
    >>> [b["role"] for b in blocks]
    ['title', 'dateline', 'body', 'credit']
    >>> facts["byline"], facts["dateline"]
    ('سلمى ناصر', 'البصرة - رويترز')
    """
    lines = _lines(doc)
    roles = _roles(doc, lines)
    rows = []
    begun = False
    for line, role in zip(lines, roles, strict=True):
        opening = _inline_dateline(doc, line) if role == "body" and not begun else None
        begun = begun or role == "body"
        if opening:
            rows += [_row(doc, line.start, opening[0], "dateline"), _row(doc, opening[1], line.end, "body")]
        else:
            rows.append(_row(doc, line.start, line.end, role))
    return rows, _facts(doc, rows, lines, roles)


def role_at(blocks: Sequence[dict], position: int) -> str:
    """The role of the block (in reading order) that holds a raw position; `body` between blocks."""
    at = bisect_right(blocks, position, key=itemgetter("start")) - 1
    return blocks[at]["role"] if at >= 0 and position < blocks[at]["end"] else "body"


def _row(doc: Document, start: int, end: int, role: str) -> dict:
    first, last = doc.span(start, end)
    return {"start": first, "end": last, "role": role}


def _lines(doc: Document) -> list[Line]:
    out, group, token = [], 0, 0
    for match in re.finditer(r"[^\n]*", doc.letters):
        text = match.group()
        if not text.strip():
            group += match.start() < match.end() or doc.letters[match.start() - 1 : match.start() + 1] == "\n\n"
            continue
        start = match.start() + len(text) - len(text.lstrip())
        end = match.end() - len(text) + len(text.rstrip())
        first, token = token, bisect_left(doc.starts, end, token)
        out.append(Line(start, end, first, token, group))
    return out


def _roles(doc: Document, lines: list[Line]) -> list[str]:
    """A role for each line: word list first, then layout, then body."""
    roles: list[str | None] = [_listed(doc, line) for line in lines]
    mastheads = {line.group for line, role in zip(lines, roles, strict=True) if role == "masthead"}
    paragraphs = [i for i, line in enumerate(lines) if roles[i] is None and _is_paragraph(doc, line)]
    opening = paragraphs[0] if paragraphs else len(lines)
    for i, line in enumerate(lines[:opening]):
        if line.group in mastheads and (roles[i] is None or roles[i] == "masthead"):
            roles[i] = "masthead"
        elif roles[i] is None and _is_dateline(doc, line):
            roles[i] = "dateline"
    if paragraphs:
        titles = [i for i in range(opening) if roles[i] is None and TITLE_WORDS[0] <= lines[i].n_words <= TITLE_WORDS[1]]
        if titles:
            roles[titles[0]] = "title"
    for run in _runs([_is_picture_text(doc, line, role) and line.group for line, role in zip(lines, roles, strict=True)]):
        if 2 <= len(run) <= PICTURE_LINES and all(_repeats(doc, lines[i], lines[i + 1]) for i in run[:-1]):
            for i in run:
                roles[i] = "caption"
    return [role or "body" for role in roles]


def _runs(marks: list) -> list[list[int]]:
    """The runs of neighbouring positions whose marks are equal and not False."""
    out: list[list[int]] = []
    for i, mark in enumerate(marks):
        if mark is not False:
            if out and out[-1][-1] == i - 1 and marks[i - 1] is not False and marks[i - 1] == mark:
                out[-1].append(i)
            else:
                out.append([i])
    return out


def _listed(doc: Document, line: Line) -> str | None:
    """The role that the word list gives a line: by the whole line, its beginning, a label before a colon, or any word of it."""
    for hit in _hits(doc, "page_furniture", line):
        row = doc.lexicons.row("page_furniture", hit.row)
        whole = hit.first == line.first and hit.last == line.last
        begins = hit.first == line.first and not hit.prefix
        fits = {
            "line": whole or _all_furniture(doc, line),
            "start": begins and line.n_words <= BODY_WORDS,
            "label": begins and line.n_words <= LABEL_WORDS and ":" in doc.gap(hit.last)[:2],
            "group": begins and (":" in doc.gap(hit.last)[:2] or line.n_words <= 4),
            "short": line.n_words <= CAPTION_WORDS,
            "opens": begins and doc.gap(hit.last) == " " and _is_picture_text(doc, line, None),
        }
        if fits[row["where"]]:
            return row["role"]
    if line.n_words == 0:
        return "boilerplate"
    return None


def _hits(doc: Document, lexicon: str, line: Line) -> list[Hit]:
    """The hits of a lexicon that begin in a line."""
    hits = doc.hits(lexicon)
    begins = bisect_left(hits, line.first, key=attrgetter("first"))
    return hits[begins : bisect_left(hits, line.last, begins, key=attrgetter("first"))]


def _all_furniture(doc: Document, line: Line) -> bool:
    """Whether buttons and nothing else stand in the line (فيسبوك تويتر واتساب)."""
    buttons = [h for h in _hits(doc, "page_furniture", line) if doc.lexicons.row("page_furniture", h.row)["where"] == "line"]
    return len({i for hit in buttons for i in range(hit.first, hit.last)}) == line.n_words


def _is_paragraph(doc: Document, line: Line) -> bool:
    text = doc.letters[line.start : line.end]
    return line.n_words >= BODY_WORDS or (line.n_words >= TITLE_WORDS[0] and text.rstrip("\"'») ")[-1:] in (".", "،"))


def _is_dateline(doc: Document, line: Line) -> bool:
    """A short line of two parts or more, one of which is an agency or outlet: «أربيل- نورث برس»."""
    if line.n_words > DATELINE_WORDS:
        return False
    parts = [p for p in _PARTS.split(doc.letters[line.start : line.end]) if p.strip()]
    return 2 <= len(parts) <= 4 and any(_is_outlet(doc, line, part) for part in parts)


def _is_outlet(doc: Document, line: Line, part: str) -> bool:
    return any(hit.last <= line.last and doc.letters[hit.start : hit.end] == part.strip() for hit in _hits(doc, "outlets", line))


def _inline_dateline(doc: Document, line: Line) -> tuple[int, int] | None:
    """Where a dateline that opens the first paragraph ends, and where the text begins: «بغداد (رويترز) - قال ...»."""
    for hit in _hits(doc, "outlets", line):
        if line.first < hit.first < line.first + 6 and not hit.prefix:
            after = re.match(r"[ )\]]*[-:/][ -]*", doc.letters[hit.end : line.end])
            before = doc.letters[line.start : hit.start]
            if after and re.search(r"[-/(\[–،,] ?$", before):
                closing = len(after.group()) - len(after.group().lstrip(" )]"))
                return hit.end + len(after.group()[:closing].rstrip()), hit.end + after.end()
    return None


def _is_picture_text(doc: Document, line: Line, role: str | None) -> bool:
    text = doc.letters[line.start : line.end]
    return role in (None, "caption") and 2 <= line.n_words <= CAPTION_WORDS and not _STOPS.search(text) and text[-1] not in ":،" and not _BULLET.match(text)


def _repeats(doc: Document, a: Line, b: Line) -> bool:
    """Whether two lines that follow one another repeat each other, as the alternative text and the caption of one picture do."""
    one, other = set(doc.words[a.first : a.last]), set(doc.words[b.first : b.last])
    return 2 * len(one & other) >= min(len(one), len(other)) and any(len(word) > 3 for word in one & other)


def _facts(doc: Document, rows: list[dict], lines: list[Line], roles: list[str]) -> dict:
    def text_of(role: str) -> str | None:
        return next((doc.text[r["start"] : r["end"]] for r in rows if r["role"] == role), None)

    return {"title": text_of("title"), "dateline": text_of("dateline"), "byline": _byline(doc, lines, roles), "n_words": len(doc)}


def _byline(doc: Document, lines: list[Line], roles: list[str]) -> str | None:
    """The name after a byline's label: «تحرير: سلمى ناصر»."""
    for line, role in zip(lines, roles, strict=True):
        if role != "credit":
            continue
        label = doc.longest("page_furniture").get(line.first)
        if label and label.last < line.last and doc.lexicons.row("page_furniture", label.row)["meaning"] == "byline":
            start, end = doc.span(doc.starts[label.last], line.end)
            return doc.text[start:end].rstrip(" .")
    return None
