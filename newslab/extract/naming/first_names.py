"""First names before a known surname: they make the name longer, and sometimes another person's.

خوسي لويس ثاباتيرو is the Zapatero of the list, only spelled otherwise; سارة نتنياهو is not the
prime minister. A first name counts as his where it is like one of those that his spellings have.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from newslab.extract.naming.known_names import Name
from newslab.extract.naming.name_words import NameWords, name_words
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Lexicons

ALIKE = 0.7
"""The least likeness of two spellings of one first name (خوسي, خوسيه: 0.89; سارة, بنيامين: 0.18)."""
MOST = 3


def with_first_names(doc: Document, names: list[Name]) -> list[Name]:
    """The names, with people known by one word together with the first names right before it.

    >>> from newslab.extract.naming.known_names import known_names
    >>> from newslab.text.document import document
    >>> from newslab.text.lexicons import lexicons
    >>> doc = document("سارة نتنياهو، خوسي ثاباتيرو، ونتنياهو", lexicons())
    >>> [(doc.text[n.start : n.end], n.entity_id) for n in with_first_names(doc, known_names(doc))]
    [('سارة نتنياهو', None), ('خوسي ثاباتيرو', 'jose_luis_rodriguez_zapatero'), ('نتنياهو', 'benjamin_netanyahu')]
    """
    taken = {i for name in names for i in range(name.first, name.last)}
    return [_in_line(doc, _longer(doc, name, taken) if name.last - name.first == 1 else name, taken) if name.label == "PER" else name for name in names]


def _in_line(doc: Document, name: Name, taken: set[int]) -> Name:
    """A known name inside a longer line of descent is somebody else's: سلطان بن سلمان بن عبد العزيز is no King Salman."""
    look = name_words(doc.lexicons).look
    first, last = name.first, name.last
    while first > 1 and doc.gap(first) == " " == doc.gap(first - 1) and look(doc.word(first - 1)).kind == "link" and first - 2 not in taken:
        first -= 2
        while first and doc.gap(first) == " " and doc.word(first - 1) == "عبد":
            first -= 1
    while last + 1 < len(doc) and doc.gap(last) == " " == doc.gap(last + 1) and doc.word(last) in ("بن", "بنت") and last + 1 not in taken:
        last += 3 if doc.word(last + 1) == "عبد" and last + 2 < len(doc) else 2
    if (first, last) == (name.first, name.last):
        return name
    start = doc.starts[first] + look(doc.word(first)).cut
    return Name(start, doc.ends[last - 1], first, last, "PER", "pattern", gender=look(doc.word(first)).gender or None)


def _longer(doc: Document, name: Name, taken: set[int]) -> Name:
    look = name_words(doc.lexicons).look
    first = name.first
    while first and name.first - first < MOST and first - 1 not in taken and doc.gap(first) == " ":
        word, cut = doc.word(first - 1), look(doc.word(first - 1)).cut
        kind = look(word).kind
        if look(doc.word(first)).cut or name.start > doc.starts[name.first]:
            break  # وX before a surname with a conjunction of its own is another name
        if not (kind == "given" or kind == "rare" and len(word) - cut > 3 and NameWords.foreign(word[cut:])):
            break
        first -= 1
    if first == name.first:
        return name
    start = doc.starts[first] + look(doc.word(first)).cut
    own = _first_names(doc.lexicons).get(name.entity_id or "", ())
    before = doc.letters[start : doc.ends[first]]
    if any(SequenceMatcher(None, before, known).ratio() >= ALIKE for known in own):
        return replace(name, start=start, first=first)
    return Name(start, name.end, first, name.last, "PER", "pattern", gender=look(doc.word(first)).gender or None)


@lru_cache(maxsize=8)
def _first_names(lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """For each known person the words that their full forms have before the last."""
    out: dict[str, set[str]] = {}
    for row in lexicons.rows("actors"):
        if row["label"] == "PER":
            out.setdefault(row["entity_id"], set()).update(word for form in row["form"].split("|") for word in fold_word(form).split()[:-1])
    return {entity: frozenset(words) for entity, words in out.items()}
