"""Passages: what two articles have word for word, or nearly, with exact bounds in both raw texts.

Sameness is that of `newslab.compare.words` (spelling, harakat, digits, punctuation and a
conjunction do not count), so `verbatim` means: no other word. Bounds leave out a و that
only one side has. Titles, names and standing phrases by themselves are `formulaic`:
printing القائد العام للقوات المسلحة does not make an outlet a copyist.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from newslab.compare.alignment import Match, matches
from newslab.compare.words import Words, words_of
from newslab.extract.values import Row
from newslab.text.document import document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Hit, Lexicons
from newslab.text.lexicons import lexicons as package_lexicons

MIN_WORDS = 5

Span = tuple[int, int]


def shared_passages(
    text_a: str, text_b: str, *, min_words: int = MIN_WORDS, names_a: Iterable[Span] = (), lexicons: Lexicons | None = None
) -> list[Row]:
    """The passages that two texts share, in the order of the first, as rows of the `passages` table without article and attribution.

    `min_words` counts equal words; `names_a` are raw spans of names in the first text (they count as formula).
    `edits` says what the second text did: `replaced X → Y | inserted Y | deleted X | number 4 → 5 | spelling X → Y`.

    >>> (row,) = shared_passages("قال إن الوفد ضم وزير الدفاع وعددا من الخبراء.", "ونشر أن الوفد ضمّ وزير الدفاع، وعدداً من الضباط")
    >>> row["text_a"], row["text_b"], row["kind"]
    ('إن الوفد ضم وزير الدفاع وعددا من', 'أن الوفد ضمّ وزير الدفاع، وعدداً من', 'verbatim')
    """
    return passages_between(words_of(text_a), words_of(text_b), min_words=min_words, names_a=names_a, lexicons=lexicons)


def passages_between(a: Words, b: Words, *, min_words: int = MIN_WORDS, names_a: Iterable[Span] = (), lexicons: Lexicons | None = None) -> list[Row]:
    """`shared_passages` of texts whose words are known already."""
    lexicons = lexicons or package_lexicons()
    names = sorted(names_a)
    rows = [_row(a, b, match, names, lexicons) for match in matches(a.keys, b.keys, min_words=min_words)]
    return _ranked(rows)


def _ranked(rows: list[Row]) -> list[Row]:
    """Rows in the order of article a, with their order on both sides; `moved` are those outside the order that most words keep."""
    rows = sorted(rows, key=lambda r: (r["start_a"], r["start_b"]))
    order_b = sorted(range(len(rows)), key=lambda i: (rows[i]["start_b"], rows[i]["start_a"]))
    rank_b = {i: rank for rank, i in enumerate(order_b, 1)}
    stay = _heaviest_increasing([rank_b[i] for i in range(len(rows))], [row["n_words"] for row in rows])
    for i, row in enumerate(rows):
        row |= {"rank_a": i + 1, "rank_b": rank_b[i], "moved": i not in stay}
    return rows


def _row(a: Words, b: Words, match: Match, names: list[Span], lexicons: Lexicons) -> Row:
    skip_a, skip_b = _conjunctions(a.word(match.a), b.word(match.b))
    start_a, end_a = a.span(match.a, match.a_end, skip=skip_a)
    start_b, end_b = b.span(match.b, match.b_end, skip=skip_b)
    text_a, text_b = a.folded.raw[start_a:end_a], b.folded.raw[start_b:end_b]
    edits = [_edit(a.text(i, i_end), b.text(j, j_end)) for i, i_end, j, j_end in match.edits()]
    inside = [(s - start_a, e - start_a) for s, e in names if start_a <= s and e <= end_a]
    kind = "formulaic" if _is_formula(text_a, inside, lexicons) else "near_verbatim" if edits else "verbatim"
    return {
        "start_a": start_a, "end_a": end_a, "start_b": start_b, "end_b": end_b, "text_a": text_a, "text_b": text_b,
        "kind": kind, "n_words": match.n_words, "similarity": round(match.similarity, 3), "edits": " | ".join(edits) or None,
    }


def _conjunctions(a: str, b: str) -> tuple[int, int]:
    """How many letters و to leave out of each first word, so that both begin alike: وعددا and عددا."""
    na, nb = (len(w) - len(w.lstrip("و")) for w in (a, b))
    return max(0, na - nb), max(0, nb - na)


def _edit(before: str, after: str) -> str:
    """What was done to a stretch: أشخاص became مدنيين, a word came or went, a figure changed."""
    if not before:
        return f"inserted {after}"
    if not after:
        return f"deleted {before}"
    x, y = fold_word(before), fold_word(after)
    if x.isdigit() and y.isdigit():
        return f"number {before} → {after}"
    alike = SequenceMatcher(None, x.replace(" ", ""), y.replace(" ", ""), autojunk=False).ratio() >= 0.75
    return f"{'spelling' if alike else 'replaced'} {before} → {after}"


def _is_formula(text: str, names: list[Span], lexicons: Lexicons) -> bool:
    """Whether hardly a word of substance (one, or one in eight) stands outside titles, names and standing phrases."""
    doc = document(text, lexicons)
    covered = {i for hit in doc.hits("formulae") for i in _covered(hit, lexicons.row("formulae", hit.row)["kind"])}
    for start, end in names:
        covered.update(i for i in range(len(doc)) if start <= doc.span(doc.starts[i], doc.ends[i])[1] - 1 < end)
    functional = function_words(lexicons)
    substance = sum(i not in covered and doc.word(i) not in functional for i in range(len(doc)))
    return substance <= max(1, len(doc) // 8)


def _covered(hit: Hit, kind: str) -> range:
    """The tokens that a formula accounts for: its own; the names on both sides of بن; the name after الأمير."""
    return range(hit.first - (kind == "name_link"), hit.last + (kind in ("name_link", "before_name")))


@lru_cache(maxsize=4)
def function_words(lexicons: Lexicons) -> frozenset[str]:
    """The folded function words of the stop list, with their conjunctions (من, ومن, فمن)."""
    plain = {fold_word(row["form"]) for row in lexicons.rows("stopwords")}
    return frozenset(c + word for word in plain for c in ("", "و", "ف"))


def _heaviest_increasing(values: list[int], weights: list[int]) -> set[int]:
    """The positions of the increasing subsequence of the greatest weight."""
    best: list[tuple[int, int | None]] = []
    for i, value in enumerate(values):
        before = max((j for j in range(i) if values[j] < value), key=lambda j: best[j][0], default=None)
        best.append((weights[i] + (best[before][0] if before is not None else 0), before))
    out: set[int] = set()
    at = max(range(len(values)), key=lambda i: best[i][0], default=None)
    while at is not None:
        out.add(at)
        at = best[at][1]
    return out
