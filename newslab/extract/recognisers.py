"""The slot for name recognisers: any callable from texts to labelled spans, and adapters for two libraries.

A recogniser takes a list of texts and returns, for each, a list of `(start, end, label)`: code points of
that text, half-open, and a label of any of the usual schemes (PER PERS PERSON LOC GPE LOCATION FAC ORG ...;
others are left out). Pass it to `analyze(articles, recognisers=[...])`.

Texts reach it in windows of whole sentences; a sentence longer than a window is cut between words, with
words of overlap on both sides, and a span belongs to the window in whose core it begins.

How its names and the others share the words, in this order:

1. A known actor or organisation stays, unless a span is longer and holds it whole (then the longer
   words are the name, with the same id if the label is the same).
2. Else the recogniser's span takes the words, from names found by grammar and from places too.
   Where it agrees with them in words and label, they stay as they are.
3. Of two recognisers the first in the list has the word.
4. A recogniser with an attribute `complete`, a set of labels, claims to find every such name: one
   that only the grammar found, and no recogniser sees a name there, goes.

The rows say `method` = model.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from newslab.extract.naming.known_names import Name
from newslab.text.document import Document

Recogniser = Callable[[list[str]], list[list[tuple[int, int, str]]]]

WINDOW = 120
"""Words of a window; about 250 word pieces of the usual Arabic models, which take 512."""
MARGIN = 15
"""Words of overlap where a long sentence is cut."""

LABELS = {
    "PER": "PER", "PERS": "PER", "PERSON": "PER", "PEOPLE": "PER",
    "LOC": "LOC", "GPE": "LOC", "LOCATION": "LOC", "FAC": "LOC", "FACILITY": "LOC",
    "ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
}  # fmt: skip


def recognised(doc: Document, recognisers: Iterable[Recogniser]) -> list[Name]:
    """What the recognisers find in a document, none over another's words, in reading order.

    Raises ValueError where a recogniser does not keep to its contract.

    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> def villages(texts):
    ...     return [[(t.find("سلوان"), t.find("سلوان") + 5, "LOC")] if "سلوان" in t else [] for t in texts]
    >>> doc = document("هدوء في سلوان اليوم", lexicons())
    >>> [(doc.text[n.start : n.end], n.label, n.method) for n in recognised(doc, [villages])]
    [('سلوان', 'LOC', 'model')]
    """
    found: list[Name] = []
    taken: set[int] = set()
    for recogniser in recognisers:
        for name in _one(doc, recogniser):
            if taken.isdisjoint(range(name.first, name.last)):
                taken.update(range(name.first, name.last))
                found.append(name)
    return sorted(found, key=lambda n: n.start)


def merged(names: list[Name], found: list[Name], complete: Collection[str] = ()) -> list[Name]:
    """Names and the recognisers' spans together, by the rules at the head of this module; `names` do not overlap, nor do `found`."""
    out = []
    owner = {i: name for name in names for i in range(name.first, name.last)}
    losers: set[int] = set()
    seen: set[int] = set()
    for span in found:
        rivals = {id(owner[i]): owner[i] for i in range(span.first, span.last) if i in owner}.values()
        seen.update(map(id, rivals))
        if any(r.method != "pattern" and not _holds(span, r) for r in rivals):
            continue
        if any((r.first, r.last, r.label) == (span.first, span.last, span.label) for r in rivals):
            continue
        losers.update(map(id, rivals))
        same = [r for r in rivals if r.method == "lexicon" and r.label == span.label]
        if len(same) == 1:
            span = replace(same[0], start=span.start, end=span.end, first=span.first, last=span.last, method="model")
        out.append(span)
    losers.update(id(n) for n in names if n.method == "pattern" and n.label in complete and id(n) not in seen)
    return sorted([*(name for name in names if id(name) not in losers), *out], key=lambda n: n.start)


def _holds(span: Name, name: Name) -> bool:
    return span.first <= name.first and name.last <= span.last and span.last - span.first > name.last - name.first


def _one(doc: Document, recogniser: Recogniser) -> Iterator[Name]:
    """What one recogniser finds, as names over whole tokens."""
    windows = list(_windows(doc))
    bounds = [(doc.span(doc.starts[a], doc.ends[b - 1]), core) for a, b, core in windows]
    answers = recogniser([doc.text[start:end] for (start, end), _ in bounds]) if bounds else []
    if len(answers) != len(bounds):
        raise ValueError(f"{_called(recogniser)} returned {len(answers)} lists for {len(bounds)} texts; return one list of spans for each text")
    starts = [doc.span(s, e)[0] for s, e in zip(doc.starts, doc.ends, strict=True)]
    ends = [doc.span(s, e)[1] for s, e in zip(doc.starts, doc.ends, strict=True)]
    for (a, b, _), ((begin, stop), core), spans in zip(windows, bounds, answers, strict=True):
        for start, end, label in spans:
            if not 0 <= start < end <= stop - begin:
                raise ValueError(f"{_called(recogniser)} returned the span ({start}, {end}) for a text of {stop - begin} code points; spans are half-open")
            known = LABELS.get(str(label).upper().removeprefix("B-").removeprefix("I-"))
            tokens = [i for i in range(a, b) if starts[i] < begin + end and ends[i] > begin + start]
            if known and tokens and core[0] <= tokens[0] < core[1]:
                yield _name(doc, tokens[0], tokens[-1] + 1, begin + start, starts[tokens[0]], known)


def _name(doc: Document, first: int, last: int, begin: int, word: int, label: str) -> Name:
    """A name over tokens; letters that the span leaves out at the beginning of its first word are proclitics."""
    cut = max(0, min(begin - word, doc.ends[first] - doc.starts[first] - 1))
    return Name(doc.starts[first] + cut, doc.ends[last - 1], first, last, label, "model")


def _windows(doc: Document) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Token ranges to hand over, each with its core: whole sentences while they fit, long ones in pieces that overlap."""
    first = 0
    for a, b in doc.sentences:
        if b - first > WINDOW and a > first:
            yield first, a, (first, a)
            first = a
        if b - first > WINDOW:
            for core in range(first, b, WINDOW - 2 * MARGIN):
                stop = min(core + WINDOW - 2 * MARGIN, b)
                yield max(first, core - MARGIN), min(b, stop + MARGIN), (core, stop)
            first = b
    if first < len(doc):
        yield first, len(doc), (first, len(doc))


def _called(recogniser: Recogniser) -> str:
    return f"recogniser {getattr(recogniser, '__name__', type(recogniser).__name__)}"


def hugging_face(model: str | Callable, **options: Any) -> Recogniser:
    """A recogniser from a Hugging Face model for token classification: its name, or a pipeline that is already made.

    A name is loaded with `transformers` (`pip install "newslab[ner]"`) and downloaded by it at need;
    `options` go to `transformers.pipeline`. A pipeline may be any callable from texts to lists of
    dictionaries with `start`, `end` and `entity_group` or `entity`; pieces tagged B- and I- are joined.

    >>> def pipeline(texts):
    ...     return [[{"entity": "B-PERS", "start": 4, "end": 8}, {"entity": "I-PERS", "start": 9, "end": 13}] for _ in texts]
    >>> hugging_face(pipeline)(["قال كريم سالم"])
    [[(4, 13, 'PERS')]]
    """
    if isinstance(model, str):
        try:
            from transformers import pipeline
        except ImportError as error:
            raise ImportError('Hugging Face models need transformers and torch: pip install "newslab[ner]"') from error
        model = pipeline("token-classification", model=model, **({"aggregation_strategy": "simple"} | options))

    def recogniser(texts: list[str]) -> list[list[tuple[int, int, str]]]:
        return [_joined(pieces) for pieces in model(texts)]

    return recogniser


def _joined(pieces: Sequence[dict]) -> list[tuple[int, int, str]]:
    """Spans from tagged pieces: I- goes on with what stands before it."""
    out: list[tuple[int, int, str]] = []
    for piece in pieces:
        tag = str(piece.get("entity_group") or piece.get("entity"))
        label = tag.removeprefix("B-").removeprefix("I-")
        start, end = int(piece["start"]), int(piece["end"])
        if tag.startswith("I-") and out and out[-1][2] == label and start - out[-1][1] <= 1:
            out[-1] = (out[-1][0], end, label)
        elif label != "O":
            out.append((start, end, label))
    return out


def spacy(pipeline: Any) -> Recogniser:
    """A recogniser from a loaded spaCy pipeline: its `pipe` gives documents whose `ents` have `start_char`, `end_char`, `label_`.

    >>> from types import SimpleNamespace as Thing
    >>> entity = Thing(start_char=4, end_char=8, label_="PERSON")
    >>> spacy(Thing(pipe=lambda texts: [Thing(ents=[entity]) for _ in texts]))(["قال كريم"])
    [[(4, 8, 'PERSON')]]
    """

    def recogniser(texts: list[str]) -> list[list[tuple[int, int, str]]]:
        return [[(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in pipeline.pipe(texts)]

    return recogniser
