"""Quotation marks: which mark opens, which closes, and what stands between them.

Arabic outlets print « », “ ”, ” “, ” ”, " ", ' ', » «, << >> and, after a colon, ( ), leave marks open, nest them
and run them over paragraphs. So a mark's shape says only to which family it belongs; whether it
opens or closes is read from what touches it: an opening mark leans on the word after it, a
closing one on the word before it. This runs on the raw text, because folding merges the marks.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Quoted(NamedTuple):
    """A stretch between quotation marks."""

    start: int
    """The opening mark's raw position (where it is missing: the first character of the stretch)."""
    end: int
    """One past the closing mark."""
    inner_start: int
    inner_end: int
    """The words between the marks, without outer spaces and the full stop or comma before the closing mark."""
    depth: int
    """0 for an outer stretch, 1 for one inside it ..."""
    marks: str
    """`both`, `open` (never closed: it ends with its paragraph) or `close` (never opened: it begins with its paragraph)."""


_MARK = re.compile("[\n()\"'<>«»‹›“”„‟″‘’‚‛]")  # one character at a time: three times as fast as <<|>>|''|...
_FAMILY = dict.fromkeys(("«", "»", "‹", "›", "<<", ">>"), "«") | dict.fromkeys(("'", "‘", "’", "‚", "‛"), "'")
_OPENING, _CLOSING = frozenset({"«", "‹", "<<", "„"}), frozenset({"»", "›", ">>"})
_IGNORED = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_STOPS = " \t\u00a0.،,؛:…"  # what a content leaves outside at its end; ! and ؟ belong to what was said
_PROCLITIC = re.compile(r"(?:^|[^\w])[وفبلك]{1,2}ـ*$")  # لـ"داعش"، و"قال"
_NESTING = 6  # no text nests deeper; more is noise
_PARAGRAPHS = 6  # a quotation that runs on longer than this without its closing mark is taken to have lost it


def quoted_spans(text: str) -> list[Quoted]:
    r"""All stretches of `text` between quotation marks, in reading order, outer before inner.

    A mark that is never closed reaches to the end of its paragraph, unless a following paragraph
    holds its closing mark; a closing mark without an opening one reaches back to the start of its paragraph.

    >>> [(q.inner_start, q.inner_end, q.depth) for q in quoted_spans('قال: "لم نر صحيفة "الفجر" منذ أيام".')]
    [(6, 34, 0), (19, 24, 1)]
    >>> text = "وأضاف ”عدنا إلى بيوتنا”، وتابع «لم نجد شيئا"
    >>> [(text[q.inner_start : q.inner_end], q.marks) for q in quoted_spans(text)]
    [('عدنا إلى بيوتنا', 'both'), ('لم نجد شيئا', 'open')]
    """
    marks = _oriented(text)
    found: list[Quoted] = []
    stack: list[tuple[int, int, str]] = []
    waiting: tuple[int, int, int, str] | None = None  # an opening mark left open in an earlier paragraph, and how many paragraphs ago
    paragraph, marked = 0, False
    for start, end, family, opens in [*marks, (len(text), len(text), "\n", False)]:
        if family == "\n":
            if stack:
                opened, inner, kind = stack[0]
                if kind == "'":
                    pass
                elif waiting is None:
                    waiting = (opened, inner, len(found), kind)
                    found.append(_quoted(text, opened, start, inner, start, 0, "open"))
                    left = _PARAGRAPHS
                else:
                    found.append(_quoted(text, opened, start, inner, start, 0, "open"))
                stack.clear()
            elif waiting is not None:
                left -= 1
                if not left:
                    waiting = None
            paragraph, marked = end, False
        elif opens:
            if not stack and waiting is not None and start != paragraph:
                waiting = None
            if len(stack) < _NESTING:
                stack.append((start, end, family))
            marked = True
        elif any(kind == family for *_, kind in stack):
            while stack[-1][2] != family:
                stack.pop()
            opened, inner, _ = stack.pop()
            found.append(_quoted(text, opened, end, inner, start, len(stack), "both"))
            if not stack:
                waiting = None
            marked = True
        elif family != "'":
            if waiting is not None and waiting[3] == family:
                opened, inner, place, _ = waiting
                del found[place:]
                found.append(_quoted(text, opened, end, inner, start, 0, "both"))
                waiting = None
            elif not marked:
                found.append(_quoted(text, paragraph, end, paragraph, start, 0, "close"))
            marked = True
    return sorted((q for q in found if q.inner_start < q.inner_end), key=lambda q: (q.start, -q.end))


def _oriented(text: str) -> list[tuple[int, int, str, bool]]:
    """Each mark as (start, end, family, whether it opens), and the paragraph breaks between them."""
    found = _marks(text)
    leans = [None if shape[0] == "\n" else "" if shape in "()" else _leaning(text, start, end, shape) for start, end, shape in found]
    out: list[tuple[int, int, str, bool]] = []
    depth: dict[str, int] = {}
    for i, (start, end, shape) in enumerate(found):
        lean = leans[i]
        if lean is None:
            out.append((start, end, "\n", False))
            depth.clear()
            continue
        if shape in "()":
            depth["("] = held = depth.get("(", 0) + (1 if shape == "(" else -1 if depth.get("(") else 0)
            if shape == "(" and held == 1 and text[max(0, start - 4) : start].rstrip().endswith(":"):
                depth[":"] = 1
                out.append((start, end, "(", True))
            elif shape == ")" and not held and depth.pop(":", 0):
                out.append((start, end, "(", False))
            continue
        family = _FAMILY.get(shape, '"')
        if family == "'" and lean not in ("opens", "closes"):
            continue  # an apostrophe
        held = depth.get(family, 0)
        if lean == "opens":
            opens = True
        elif lean == "closes":
            # يجب أن" لا تتحول": it leans the wrong way, for nothing is open and the next one closes
            following = next((leans[j] for j in range(i + 1, min(i + 4, len(found))) if leans[j] is None or _FAMILY.get(found[j][2], '"') == family), None)
            opens = not held and following == "closes" and shape not in _CLOSING
        else:
            opens = not held
        if not opens and family == "'" and not held:
            continue
        depth[family] = held + 1 if opens else max(0, held - 1)
        out.append((start, end, family, opens))
    return out


def _marks(text: str) -> list[tuple[int, int, str]]:
    """Marks and line breaks; << >> and '' are one mark each, a single < or > is none."""
    out: list[tuple[int, int, str]] = []
    for match in _MARK.finditer(text):
        start, shape = match.start(), match.group()
        if shape in "<>'" and out and out[-1][:3:2] == (start - 1, shape):
            out[-1] = (start - 1, start + 1, shape * 2)
        elif shape == "\n":
            end = start + 1
            while end < len(text) and text[end] in " \t\r\u00a0":
                end += 1
            out.append((start, end, shape))
        else:
            out.append((start, start + 1, shape))
    return [m for m in out if m[2] not in "<>"]


def _leaning(text: str, start: int, end: int, shape: str) -> str:
    """`opens`, `closes` or `unclear`, from the characters that touch a mark."""
    left, right = start - 1, end
    while left >= 0 and text[left] in _IGNORED:
        left -= 1
    while right < len(text) and text[right] in _IGNORED:
        right += 1
    before = text[left] if left >= 0 else " "
    after = text[right] if right < len(text) else " "
    on_left = not before.isspace() and before not in "([:،,-–—/«“\"" and not _PROCLITIC.search(text, max(0, left - 4), left + 1)
    on_right = not after.isspace() and after not in ")].،,؛;:!؟?»”-–—/…"
    if shape in _OPENING and (on_right or not on_left):
        return "opens"
    if shape in _CLOSING and (on_left or not on_right):
        return "closes"
    if on_right and not on_left:
        return "opens"
    if on_left and not on_right:
        return "closes"
    return "opens" if shape in _OPENING and not on_left else "closes" if shape in _CLOSING and not on_right else "unclear"


def _quoted(text: str, start: int, end: int, inner_start: int, inner_end: int, depth: int, marks: str) -> Quoted:
    while inner_start < inner_end and (text[inner_start].isspace() or text[inner_start] in _IGNORED or text[inner_start] in ".،,:"):
        inner_start += 1
    while inner_start < inner_end and (text[inner_end - 1].isspace() or text[inner_end - 1] in _STOPS or text[inner_end - 1] in _IGNORED):
        inner_end -= 1
    return Quoted(start, end, inner_start, inner_end, depth, marks)
