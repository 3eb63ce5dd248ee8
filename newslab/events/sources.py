"""Sources: how many of them stand behind the claims of an event, when copies and repeats count once.

Ten outlets that print one agency's sentence are one source. So are two that quote the
same named source, and unnamed sources of one kind (مصدر أمني, مصادر أمنية), since nothing
shows that they are two. A claim without a source has a source that nobody knows: the number
is then unknown, unless its sentence is a copy of one whose source is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from newslab.compare.words import words_of
from newslab.text.fold import fold_word

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


def source_of(claim: Mapping, entity: Mapping[tuple[str, str], str]) -> str | None:
    """The key of a claim's source: an entity, the folded words, or its kind where it has no name; None when the article gives none."""
    said = claim["attribution"]
    if said:
        known = entity.get((claim["article_id"], said))
        if known:
            return known
        if claim["source_role"] == "anonymous":
            return "anonymous"
        return " ".join(w.removeprefix("ال") for w in fold_word(said).split())
    return None


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


def sources_of(claims: Iterable[Mapping], shingles: Shingles, entity: Mapping[tuple[str, str], str]) -> Sources:
    """The sources behind some claims; `shingles` as `shingles_of` gives them, `entity` the entity ids of words by article."""
    claims = sorted(claims, key=lambda c: c["id"])
    source = {c["id"]: source_of(c, entity) for c in claims}
    sentences = sorted({s for c in claims if len(s := shingles.get(c["id"], frozenset())) >= _LEAST}, key=lambda s: (len(s), sorted(s)))
    alike = [(x, y) for x, y in combinations(sentences, 2) if copies(x, y)]
    ties: dict[frozenset[int], list[object]] = {sentence: [sentence] for sentence in sentences}
    for x, y in alike:
        ties[x].append((x, y))
        ties[y].append((x, y))
    copy = _connected({c["id"]: ties.get(shingles.get(c["id"]), ()) for c in claims})
    voice = _connected({c["id"]: (copy[c["id"]], *((f"source {source[c['id']]}",) if source[c["id"]] else ())) for c in claims})
    return Sources(voice, copy, frozenset(voice[c] for c, s in source.items() if s))


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
