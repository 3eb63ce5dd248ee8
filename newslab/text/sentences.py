"""Sentence bounds: where a statement ends.

A line break always ends a sentence, and so do . ! ؟ and ؛ at a word's end. A comma
does not (Arabic prose chains clauses with ، and و), nor a full stop inside a
number (3.5), an abbreviation (د. / ا.ف.ب) or a quotation that is still open.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_END = re.compile(r"\n|[.!?؟]+(?=[\s\"'»)\]]|$)")
_OPENS, _CLOSES = "«(", "»)"


def sentence_bounds(letters: str, starts: list[int]) -> list[tuple[int, int]]:
    """Half-open token ranges, one a sentence, that together hold every token once.

    >>> sentence_bounds("قتل 3.5. وقال: «لا. نعم». ثم", [0, 4, 9, 16, 20, 26])
    [(0, 2), (2, 5), (5, 6)]
    """
    bounds, first = [], 0
    depth = quoted = 0
    at = 0
    for match in _END.finditer(letters):
        between = letters[at : match.start()]
        at = match.end()
        depth = max(0, depth + between.count("«") - between.count("»"))
        quoted = (quoted + between.count('"')) % 2
        line_break = match.group() == "\n"
        if line_break:
            depth = quoted = 0
        elif depth or (quoted and letters[at : at + 1] != '"') or _is_initial(letters, match):
            continue
        token = bisect_left(starts, match.start(), first)
        if token > first:
            bounds.append((first, token))
            first = token
    if first < len(starts):
        bounds.append((first, len(starts)))
    return bounds


def _is_initial(letters: str, stop: re.Match) -> bool:
    """Whether the stop follows a single letter that stands alone (د. محمد, أ. ف. ب)."""
    if stop.group() != ".":
        return False
    before = letters[max(0, stop.start() - 2) : stop.start()]
    return len(before) > 0 and before[-1].isalpha() and (len(before) == 1 or not (before[0].isalpha() or before[0].isdigit()))
