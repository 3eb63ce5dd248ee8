"""Short forms: a surname or a bare noun that means somebody whom the article names in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from newslab.extract.known_names import LEXICONS, Name
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Lexicons

_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "فب")


def short_forms(doc: Document, names: list[Name]) -> list[Name]:
    """Mentions by short form of those whom `names` has in full, anywhere in the article.

    >>> from newslab.extract.known_names import known_names
    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("الكاظمي في أربيل. وصل مصطفى الكاظمي اليوم", lexicons())
    >>> [(n.start, n.entity_id) for n in short_forms(doc, known_names(doc))]
    [(0, 'mustafa_al_kadhimi')]
    """
    wanted: dict[tuple[str, ...], Name] = {}
    shorts = _shorts(doc.lexicons)
    for name in names:
        for words in shorts.get(name.entity_id or "", ()):
            wanted.setdefault(words, name)
    return list(_found(doc, wanted, names)) if wanted else []


def _found(doc: Document, wanted: dict[tuple[str, ...], Name], names: list[Name]) -> Iterator[Name]:
    taken = {i for name in names for i in range(name.first, name.last)}
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(wanted, key=len, reverse=True):
        firsts.setdefault(words[0], []).append(words)
    words_of = doc.words
    for i, word in enumerate(words_of):
        if i in taken:
            continue
        for proclitic in _PROCLITICS:
            if not word.startswith(proclitic):
                continue
            for words in firsts.get(word[len(proclitic) :], ()):
                last = i + len(words)
                if tuple(words_of[i + 1 : last]) == words[1:]:
                    yield replace(wanted[words], start=doc.starts[i] + len(proclitic), end=doc.ends[last - 1], first=i, last=last)
                    break


@lru_cache(maxsize=8)
def _shorts(lexicons: Lexicons) -> dict[str, list[tuple[str, ...]]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for lexicon in LEXICONS:
        for row in lexicons.rows(lexicon):
            for form in filter(None, row["short"].split("|")):
                out.setdefault(row["entity_id"], []).append(tuple(fold_word(form).split()))
    return out
