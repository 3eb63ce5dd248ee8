"""Sources: how many of them stand behind the claims of an event, when copies and repeats count once.

Ten outlets that print one agency's sentence are one source. So are two that quote the
same named source, and unnamed sources of one kind (مصدر أمني, مصادر أمنية), since nothing
shows that they are two. A claim without a source has a source that nobody knows: the number
is then unknown, unless its sentence is a copy of one whose source is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from newslab.compare.words import words_of
from newslab.text.fold import fold_word
from newslab.text.inflection import forms_of
from newslab.text.lexicons import lexicons

_SHINGLE = 5  # words
_LEAST = 4  # shingles: eight words in a row

Shingles = Mapping[str, frozenset[int]]
"""For each claim the word shingles of its sentence, as hashes."""


def shingles_of(texts: Mapping[str, str], claims: Iterable[Mapping]) -> Shingles:
    """The shingles of the sentences of some claims; `texts` are the raw texts by article."""
    sentences: dict[tuple, frozenset[int]] = {}
    out = {}
    for claim in claims:
        key = (claim["article_id"], claim["sentence_start"], claim["sentence_end"])
        if key not in sentences:
            sentences[key] = frozenset()
            if None not in key and claim["article_id"] in texts:
                keys = words_of(texts[key[0]][key[1] : key[2]]).keys
                sentences[key] = frozenset(hash(tuple(keys[i : i + _SHINGLE])) for i in range(len(keys) - _SHINGLE + 1))
        out[claim["id"]] = sentences[key]
    return out


def copies(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two sentences copy one another: half of the shorter one's shingles are in both, and not only a set phrase."""
    return len(a & b) >= max(_LEAST, min(len(a), len(b)) / 2)


def named_sources(claims: Iterable[Mapping], mentions: Iterable[Mapping]) -> dict[str, str]:
    """For each claim that names its source a key of that source.

    The key is the entity that the words name (a person before a body), else, for sources
    without a name (مصدر أمني, شهود), their kind, else the folded words without articles.
    """
    claims = [c for c in claims if c["attribution"]]
    said: dict[str, list[Mapping]] = {}
    for claim in claims:
        said.setdefault(claim["article_id"], []).append(claim)
    entities: dict[str, list[tuple[bool, int, str, str]]] = {}
    for m in mentions:
        if m["entity_id"] and m["label"] != "LOC" and m["article_id"] in said:
            entities.setdefault(m["article_id"], []).append((m["label"] == "PER", len(m["text"]), m["text"], m["entity_id"]))
    return {c["id"]: _key(_in_full(c, said[c["article_id"]]), entities.get(c["article_id"], [])) for c in claims}


def _words(attribution: str) -> list[str]:
    return [w.removeprefix("ال") for w in fold_word(attribution).split()]


def _in_full(claim: Mapping, others: list[Mapping]) -> Mapping:
    """The claim whose attribution says in full what this one's says in short: المصدر after مصدر طبي, الدائرة after دائرة صحة ديالى."""
    own = set(_words(claim["attribution"]))
    fuller = [c for c in others if own < set(_words(c["attribution"]))]
    return min(fuller, key=lambda c: (-len(c["attribution"]), c["id"]), default=claim)


def _key(claim: Mapping, entities: list[tuple[bool, int, str, str]]) -> str:
    inside = [e for e in entities if e[2] in claim["attribution"]]
    if inside:
        return max(inside)[3]
    words = _words(claim["attribution"])
    return f"unnamed {claim['source_role'] or 'source'}" if words and words[0] in _unnamed_heads() else " ".join(words)


@cache
def _unnamed_heads() -> frozenset[str]:
    """The folded first words of sources without a name: مصدر, مسؤول, شهود, سكان."""
    rows = [r for r in lexicons().rows("source_nouns") if r["kind"] in ("source", "person", "group", "quantifier")]
    return frozenset(form.split()[0].removeprefix("ال") for row in rows for form, _ in forms_of(row))


@dataclass(frozen=True)
class Sources:
    """How the claims of an event depend on one another: groups by claim id."""

    voice: Mapping[str, str]
    """The same for claims of one source and for copies."""
    copy: Mapping[str, str]
    """The same for claims whose sentences copy one another."""
    known: frozenset[str]
    """The voices whose source is named by one claim at least."""

    def count(self, claims: Iterable[str]) -> int | None:
        """How many independent sources stand behind some claims; None when one of them has a source that nobody knows."""
        voices = {self.voice[c] for c in claims}
        return len(voices) if voices and voices <= self.known else None


def sources_of(claims: Iterable[Mapping], shingles: Shingles, named: Mapping[str, str], statements: Iterable[Iterable[str]] = ()) -> Sources:
    """The sources behind some claims; `shingles` and `named` as `shingles_of` and `named_sources` give them.

    `statements` are the ids of claims that make up one figure of one article, headline and body together.
    """
    claims = sorted(claims, key=lambda c: c["id"])
    sentences = sorted({s for c in claims if len(s := shingles.get(c["id"], frozenset())) >= _LEAST}, key=lambda s: (len(s), sorted(s)))
    alike = [(x, y) for x, y in combinations(sentences, 2) if copies(x, y)]
    ties: dict[frozenset[int], list[object]] = {sentence: [sentence] for sentence in sentences}
    for x, y in alike:
        ties[x].append((x, y))
        ties[y].append((x, y))
    own: dict[str, list[object]] = {c["id"]: [] for c in claims}
    for statement in statements:
        for claim in (ids := tuple(statement)):
            own[claim].append(ids)
    copy = _connected({c["id"]: (*ties.get(shingles.get(c["id"]), ()), *own[c["id"]]) for c in claims})
    voice = _connected({c["id"]: (("copy", copy[c["id"]]), *([("source", named[c["id"]])] if c["id"] in named else [])) for c in claims})
    return Sources(voice, copy, frozenset(voice[c["id"]] for c in claims if c["id"] in named))


def _connected(ties: Mapping[str, Iterable[object]]) -> dict[str, str]:
    """For each item the first of the items that it is connected with by common ties."""
    leader = {item: item for item in ties}

    def find(item: str) -> str:
        while leader[item] != item:
            item = leader[item]
        return item

    first: dict[object, str] = {}
    for item, some in ties.items():
        for tie in some:
            a, b = sorted((find(item), find(first.setdefault(tie, item))))
            leader[b] = a
    return {item: find(item) for item in ties}
