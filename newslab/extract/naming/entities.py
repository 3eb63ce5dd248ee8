"""Entity ids: one for all spellings and short forms of one bearer, another for everyone else.

Known names bring theirs. Others get one made of the name itself (`per:هوزان_زبير`), the same in
every article that spells it so; عبد الرحمن and عبدالرحمن, أبو and أبي, بن and ابن are one spelling.
Inside an article a surname means the one person whose full name has it, a longer name the
person whose shorter one it begins with, and التنظيم the organisation of that kind named last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from newslab.extract.naming.known_names import LEXICONS, Name
from newslab.extract.naming.name_words import name_words
from newslab.extract.naming.short_forms import with_proclitics
from newslab.extract.values import Row
from newslab.text.document import Document
from newslab.text.fold import fold_word
from newslab.text.lexicons import Lexicons

_SPELLINGS = ((re.compile(r"\bعبد ال"), "عبدال"), (re.compile(r"\b(?:ابي|ابا)\b"), "ابو"), (re.compile(r"\bابن\b"), "بن"), (re.compile(r"[^\w\s]"), " "))


def key(letters: str) -> str:
    """The folded letters of a name in one spelling: what its id is made of.

    >>> key("عبد الرحمن ابي بكر"), key("عبدالرحمن ابو بكر")
    ('عبدالرحمن_ابو_بكر', 'عبدالرحمن_ابو_بكر')
    """
    for pattern, spelling in _SPELLINGS:
        letters = pattern.sub(spelling, letters)
    return "_".join(letters.split())


def identified(doc: Document, names: list[Name]) -> list[Name]:
    """The names with ids, together with the surnames and nouns that stand for them elsewhere in the article."""
    names = sorted((_made(doc, name) for name in names), key=lambda n: n.start)
    names = _same_people(doc, names)
    for more in (_repeated, _single_parts, _anaphors):
        taken = {i for name in names for i in range(name.first, name.last)}
        names = sorted([*names, *more(doc, names, taken)], key=lambda n: n.start)
    return names


def with_place_ids(names: list[Row], places: list[Row]) -> list[Row]:
    """The rows of mentions, those of places with the id and names of the place that was chosen."""
    chosen = {place["end"]: place for place in places if place.get("place_id")}
    for row in names:
        place = chosen.get(row["end"]) if row["label"] == "LOC" else None
        if place and place["start"] <= row["start"]:
            row |= {"entity_id": place["place_id"], "name_ar": place["name_ar"], "name_en": place["name_en"]}
    return names


def _made(doc: Document, name: Name) -> Name:
    if name.entity_id:
        return name
    letters = doc.letters[name.start : name.end]
    if name.label == "ORG":
        letters = "ال" + letters[1:] if letters.startswith("ل") and doc.letters[name.start - 1 : name.start] == "ل" else letters
    start, end = doc.span(name.start, name.end)
    return replace(name, entity_id=f"{name.label.lower()}:{key(letters)}", name_ar=doc.text[start:end])


def _parts(name: Name) -> tuple[str, ...]:
    """The parts of a person's name as its id has them, without ال."""
    return tuple(part.removeprefix("ال") for part in (name.entity_id or "").removeprefix("per:").split("_"))


def _same_people(doc: Document, names: list[Name]) -> list[Name]:
    """Unlisted people with one id where one's name begins another's, or a single part is one person's surname."""
    full = {n.entity_id: n for n in names if n.label == "PER" and n.method != "lexicon" and len(_parts(n)) > 1}
    if not full:
        return names
    parts = {a: _parts(name) for a, name in full.items()}
    beginning: dict[tuple[str, ...], list[str]] = {}
    for a, own in parts.items():
        for n in range(2, len(own) + 1):
            beginning.setdefault(own[:n], []).append(a)
    leader: dict[str, str] = {}
    for a in sorted(full, key=lambda a: (-len(parts[a]), full[a].start)):
        longer = [b for b in beginning[parts[a]] if b != a and leader.get(b, b) == b]
        leader[a] = longer[0] if len(longer) == 1 and leader.get(longer[0]) != a else a
    last_part: dict[str, set[str]] = {}
    for a, own in parts.items():
        last_part.setdefault(own[-1], set()).add(leader[a])
    out = []
    for name in names:
        target = None
        if name.entity_id in leader:
            target = leader[name.entity_id]
        elif name.label == "PER" and name.method != "lexicon" and len(last_part.get(_parts(name)[-1], ())) == 1 and len(_parts(name)) == 1:
            target = next(iter(last_part[_parts(name)[-1]]))
        out.append(replace(name, entity_id=target, name_ar=full[target].name_ar) if target else name)
    return out


def _repeated(doc: Document, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """The same words elsewhere in the article, where nothing led the grammar to them."""
    wanted: dict[str, tuple[int, tuple[str, ...], Name]] = {}
    for name in names:
        if name.method == "pattern" and name.label in ("PER", "ORG") and name.last - name.first > 1:
            first, *rest = doc.letters[name.start : name.end].split(" ")
            if len(rest) == name.last - name.first - 1:
                wanted.update({surface: (cut, tuple(rest), name) for surface, cut in with_proclitics(first)})
    words = doc.words
    for i, word in enumerate(words if wanted else ()):
        if word in wanted and i not in taken:
            cut, rest, name = wanted[word]
            last = i + 1 + len(rest)
            if tuple(words[i + 1 : last]) == rest and taken.isdisjoint(range(i, last)) and all(doc.gap(j) == " " for j in range(i + 1, last)):
                yield replace(name, start=doc.starts[i] + cut, end=doc.ends[last - 1], first=i, last=last)


def _single_parts(doc: Document, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """Surnames and first names that stand alone for people named in full: no common words, since المصري alone is any Egyptian."""
    look = name_words(doc.lexicons).look
    bearers: dict[str, set[str]] = {}
    by_id = {n.entity_id: n for n in names if n.label == "PER"}
    for name in names:
        if name.label != "PER" or name.method == "lexicon" or name.last - name.first < 2 or not name.entity_id:
            continue
        surname, first = doc.word(name.last - 1), doc.letters[name.start : doc.ends[name.first]]
        if look(surname).kind in ("rare", "family") and not look(surname).cut:
            other = surname.removeprefix("ال") if surname.startswith("ال") else "ال" + surname
            for word in (surname, other):
                bearers.setdefault(word, set()).add(name.entity_id)
        if look(first).kind == "given" and len(first) > 2:
            bearers.setdefault(first, set()).add(name.entity_id)
    wanted = {s: (cut, next(iter(ids))) for word, ids in bearers.items() if len(ids) == 1 for s, cut in with_proclitics(word)}
    for i, word in enumerate(doc.words if wanted else ()):
        if word in wanted and i not in taken:
            cut, owner = wanted[word]
            yield replace(by_id[owner], start=doc.starts[i] + cut, end=doc.ends[i], first=i, last=i + 1, method="pattern")


def _anaphors(doc: Document, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """التنظيم, الحزب, الجماعة for the organisation of that kind that the article named last."""
    rows, kinds = doc.lexicons.rows("organisation_anaphors"), _kinds(doc.lexicons)
    organisations = [n for n in names if n.label == "ORG"]
    starts = [n.start for n in organisations]
    for hit in doc.longest("organisation_anaphors").values():
        if hit.first in taken or not organisations or doc.letters[hit.start : hit.start + 2] != "ال":
            continue
        if hit.last < len(doc) and doc.gap(hit.last) == " " and doc.word(hit.last).startswith("ال"):
            continue  # الحركة الاقتصادية is no movement of anyone's
        noun = rows[hit.row]["noun"]
        for name in organisations[: bisect_left(starts, hit.start)][::-1]:
            if noun in kinds.get(name.entity_id or "", ()) or name.method == "pattern" and doc.word(name.first).endswith(noun):
                yield replace(name, start=hit.start, end=hit.end, first=hit.first, last=hit.last)
                break


@lru_cache(maxsize=8)
def _kinds(lexicons: Lexicons) -> Mapping[str, frozenset[str]]:
    """For each known organisation the nouns that its spellings begin with: islamic_state: تنظيم."""
    nouns = {fold_word(row["noun"]): row["noun"] for row in lexicons.rows("organisation_anaphors")}
    nouns |= {"ال" + folded: noun for folded, noun in nouns.items()} | {"ميليشيا": "مليشيا"}
    out: dict[str, set[str]] = {}
    for lexicon in LEXICONS:
        for row in lexicons.rows(lexicon):
            if row["label"] == "ORG" and " " in row["form"]:
                first = {fold_word(form).split()[0] for form in row["form"].split("|")}
                out.setdefault(row["entity_id"], set()).update(nouns[word] for word in first & nouns.keys())
    return {entity: frozenset(kinds) for entity, kinds in out.items() if kinds}
