"""Short forms: a surname or a bare noun that means somebody whom the article names in full, or whom its subject tells.

The `short` column of `actors.csv` and `organisations.csv` holds forms that are also other words
(الجزيرة, النصر) or other people's surnames (المالكي). They count where the article has a full form
of the same entity, and, for a row with a `context`, where a word of that context
(`organisation_contexts.csv`) stands in the sentence: المدرب, مباراة, مراسل.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from newslab.extract.naming.known_names import LEXICONS, Name, without_phrases
from newslab.extract.naming.name_words import name_words
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Lexicons

_PLACED = frozenset(("في", "الي", "من", "مدينه", "قرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "عاصمه", "جزيره"))
"""Words before a club's or a paper's name that make it the place of that name."""
_PRESENT = re.compile("[وف]?س?[يت]....?$")
"""The look of a verb whose subject follows: ويتكفل برشلونة; يريح العين may have the eye for its object."""


def short_forms(doc: Document, names: list[Name]) -> list[Name]:
    """Mentions by short form of those whom `names` has in full anywhere in the article, or whose context the sentence has.

    >>> from newslab.extract.naming.known_names import known_names
    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("الكاظمي في أربيل. وصل مصطفى الكاظمي اليوم", lexicons())
    >>> [(n.start, n.entity_id) for n in short_forms(doc, known_names(doc))]
    [(0, 'mustafa_al_kadhimi')]
    """
    return without_phrases(doc, list(_found(doc, names)))


def _found(doc: Document, names: list[Name]) -> Iterator[Name]:
    surfaces = _surfaces(doc.lexicons)
    in_full = {name.entity_id: name for name in names}
    taken = {i for name in names for i in range(name.first, name.last)}
    contexts: _Contexts | None = None
    words = doc.words
    here = doc.vocabulary & surfaces.keys()
    for i in [i for i, word in enumerate(words) if word in here and i not in taken]:
        word = words[i]
        for short in surfaces[word]:
            last = i + 1 + len(short.rest)
            if tuple(words[i + 1 : last]) != short.rest or any(doc.gap(j) != " " for j in range(i + 1, last)):
                continue
            full = in_full.get(short.name.entity_id)
            if full is None:
                if not short.context or word[: short.cut].endswith("ب"):
                    continue
                contexts = contexts or _Contexts(doc)
                if not contexts.fit(i, last, short):
                    continue
            yield replace(full or short.name, start=doc.starts[i] + short.cut, end=doc.ends[last - 1], first=i, last=last)
            break


class _Contexts:
    """Where a document has words of sport, business or the press, and whether a short form stands as one does beside them."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        rows = doc.lexicons.rows("organisation_contexts")
        hits = [(hit, rows[hit.row]["context"]) for hit in doc.hits("organisation_contexts")]
        self.sentences = {(doc.sentence_of(hit.first)[0], context) for hit, context in hits}
        self.ends = {(hit.last, context) for hit, context in hits}
        self.look = name_words(doc.lexicons).look
        self.verbs = {hit.last for lexicon in ("reporting_verbs", "person_verbs") for hit in doc.hits(lexicon)}

    def fit(self, first: int, last: int, short: Short) -> bool:
        """Whether the short form on tokens `first` to `last` is its entity and not the common word or the place."""
        doc = self.doc
        if (doc.sentence_of(first)[0], short.context) not in self.sentences or doc.gap(first).endswith("/"):
            return False
        if short.context == "media":
            return (first, short.context) in self.ends or doc.word(first).startswith("لل") or doc.gap(first).endswith("(") and doc.gap(last).startswith(")")
        if not first or doc.gap(first) != " ":
            return True
        before = doc.words[first - 1]
        if before in _PLACED:
            return False
        clear = (first, short.context) in self.ends or first in self.verbs or short.cut or self.look(before).kind != "common"
        clear = clear or _PRESENT.match(before) and not doc.word(first).startswith("ال")
        return bool(clear) and not self._qualified(last)

    def _qualified(self, last: int) -> bool:
        """Whether a definite adjective follows, as after a common noun (الاتحاد الدولي)."""
        doc = self.doc
        return last < len(doc) and doc.gap(last) == " " and doc.word(last).startswith("ال") and self.look(doc.word(last)).kind == "common"


class Short(NamedTuple):
    """A short form as it may stand in a text: letters of proclitics, its words after the first, whose it is, the context it needs."""

    cut: int
    rest: tuple[str, ...]
    name: Name
    context: str


@lru_cache(maxsize=8)
def _surfaces(lexicons: Lexicons) -> dict[str, list[Short]]:
    """For each word that may begin a short form, proclitics included, the short forms, longest first."""
    out: dict[str, list[Short]] = {}
    for lexicon in LEXICONS:
        for row in lexicons.rows(lexicon):
            for form in filter(None, row["short"].split("|")):
                first, *rest = fold_word(form).split()
                full = row["form"].partition("|")[0]
                name = Name(0, 0, 0, 0, row["label"], "lexicon", row["entity_id"], full, row["name_en"], row["sector"], row["country"] or None)
                for surface, cut in with_proclitics(first):
                    out.setdefault(surface, []).append(Short(cut, tuple(rest), name, row.get("context", "")))
    return {surface: sorted(options, key=lambda o: (o.cut, -len(o.rest))) for surface, options in out.items()}


def with_proclitics(word: str) -> Iterator[tuple[str, int]]:
    """A folded word with each proclitic that may stand before it, and the letters of that; للبيت for البيت begins at its second ل.

    >>> dict(with_proclitics("النصر"))["للنصر"]
    1
    """
    for proclitic in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "فب"):
        yield proclitic + word, len(proclitic)
    if word.startswith("ال"):
        yield "ل" + word[1:], 1
        yield "ول" + word[1:], 2
