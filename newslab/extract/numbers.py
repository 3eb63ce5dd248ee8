"""Numbers: digits, words, vague quantities and ranges, with the hedges around them."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from newslab.extract.counting.atoms import Value, whole
from newslab.extract.counting.hedges import Hedge, bound_of, hedges_after, hedges_before
from newslab.extract.counting.kinds import Kinds
from newslab.extract.counting.numerals import Numeral, numerals_in
from newslab.extract.counting.ranges import with_ranges
from newslab.extract.values import Number
from newslab.text.document import Document, document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Lexicons
from newslab.text.lexicons import lexicons as package_lexicons


def find_numbers(text: str, *, lexicons: Lexicons | None = None) -> list[Number]:
    """The quantities that a text states, in reading order, none overlapping.

    Each `Number` has its span (hedge included), `value`, `low`, `high`, `bound` and `kind`
    (see `newslab.extract.values`). A percentage's value is the share (60% is 0.6). A range
    has no single value; vague words take their bounds from the lexicon `vague_quantities`. A
    dual of a person word is its own number (kind `noun`); a bare singular is not listed.

    >>> [(n.text, n.low, n.high, n.bound) for n in find_numbers("إصابة أكثر من خمسة وعشرين شخصا وفقدان عشرات الآلاف")]
    [('أكثر من خمسة وعشرين', 25, None, 'gt'), ('عشرات الآلاف', 20000, 99999, 'vague')]
    """
    return numbers_in(document(text, lexicons or package_lexicons()), duals=True)


def numbers_in(doc: Document, *, duals: bool = False) -> list[Number]:
    """All quantities of a document, in reading order, none overlapping; with `duals` also the nouns that say two (شخصان, جنديين)."""
    before = hedges_before(doc)
    kinds = Kinds(doc)
    numerals = [n for n in numerals_in(doc) if n.first not in kinds.taken]
    numerals += _vague(doc, numerals)
    if duals:
        numerals += _duals(doc, numerals)
    counts = with_ranges(doc, sorted(numerals, key=lambda n: n.first), kinds.cues)
    after = hedges_after(doc, [c.last for c in counts], {c.first for c in counts})
    used = {hedge.first for hedge in after.values()}
    months = doc.longest("time_words") if any(h.bound == "le" for h in before.values()) else {}
    days = {c.first for c in counts if c.kind == "ordinal" or c.last in months}
    before = {i: h for i, h in before.items() if h.first not in used and not (h.bound == "le" and i in days)}  # حتى الأول من أغسطس: until, not at most
    return [_number(doc, count, kinds.of(count), before.get(count.first), after.get(count.last)) for count in counts]


def _vague(doc: Document, numerals: list[Numeral]) -> list[Numeral]:
    """Vague quantities where no numeral stands: بضعة, عدد من, عشرات, عشرات الآلاف, بضع مئات."""
    taken = {i for n in numerals for i in range(n.first, n.last)}
    found: list[Numeral] = []
    scales = _plural_scales(doc.lexicons)
    for hit in doc.longest("vague_quantities").values():
        if hit.first in taken or (found and hit.first < found[-1].last):
            continue
        row = doc.lexicons.row("vague_quantities", hit.row)
        low, high, last = int(row["low"]), int(row["high"]) if row["high"] else None, hit.last
        if last < len(doc) and last not in taken and doc.gap(last) == " " and row["class"] in ("unit", "plural"):
            word = doc.word(last)
            scale = scales.get(word) or scales.get(word.removeprefix("ال"))
            if scale and scale > low:
                low, high, last = low * scale, high and (high + 1) * scale - 1, last + 1
        if low:
            found.append(Numeral(hit.first, last, hit.start, None, "cardinal", low=low, high=high, bound="vague"))
    return found


def _duals(doc: Document, numerals: list[Numeral]) -> list[Numeral]:
    """Indefinite duals of person words where no number stands beside them: شخصان, جنديين; not in مهاجرين اثنين, nor adjectives of origin."""
    taken = {i for n in numerals for i in range(n.first - 1, n.last + 1)}
    found: dict[int, Numeral] = {}
    for name in ("victims", "casualty_nouns"):
        for hit in doc.hits(name):
            word, kind = doc.letters[hit.start : hit.end], doc.lexicons.row(name, hit.row)["kind"]
            if hit.feature in ("du", "du.f") and hit.first not in taken and kind != "demonym" and word.endswith(("ان", "ين")) and not word.startswith("ال"):
                found[hit.first] = Numeral(hit.first, hit.first + 1, hit.start, 2, "noun")
    return list(found.values())


@lru_cache(maxsize=8)
def _plural_scales(lexicons: Lexicons) -> dict[str, int]:
    """What each plural of a power of ten multiplies by: the least it may say is two of them."""
    plurals = [row for row in lexicons.rows("vague_quantities") if row["class"] == "plural"]
    return {fold_word(form): int(row["low"]) // 2 for row in plurals for form in row["form"].split("|")}


def _number(doc: Document, count: Numeral, kind: str, before: Hedge | None, after: Hedge | None) -> Number:
    """A count with its hedges as a public value."""
    if before and (count.start != doc.starts[count.first] or doc.gap(count.first).strip(" ")):
        before = None
    if kind == "year":
        after = None  # في أيلول 2022 على أبعد تقدير: the date, not the number
    first, start = (before.first, before.start) if before else (count.first, count.start)
    last = after.last if after and after.first == count.last else count.last
    value = _plain(count.value)
    if kind == "percent" and value is not None:
        value = _plain(whole(Fraction(count.value) / 100))
    bound = count.bound or bound_of(before, after)
    if kind == "odd":
        kind, bound = "cardinal", "gt"
    low, high = (_plain(count.low), _plain(count.high)) if count.bound else _limits(bound, value)
    raw = doc.span(start, doc.ends[last - 1])
    return Number(*raw, doc.text[slice(*raw)], value, low, high, bound, kind, first, last)


def _plain(value: Value | None) -> int | float | None:
    return float(value) if isinstance(value, Fraction) else value


def _limits(bound: str, value: int | float | None) -> tuple[int | float | None, int | float | None]:
    """What a hedged value may be, at least and at most."""
    return (None if bound in ("le", "lt") else value), (None if bound in ("ge", "gt") else value)
