"""Sources: how many of them stand behind the claims of an event, when copies and repeats count once.

Ten outlets that print one agency's sentence are one source. So are two that quote the
same named source, and unnamed sources of one kind (مصدر أمني, مصادر أمنية), since nothing
shows that they are two. A claim without a source has a source that nobody knows: the number
is then unknown, unless its sentence is a copy of one whose source is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslab.compare.words import words_of
from newslab.text.fold import fold_word

_SHINGLE = 7  # words in a row that two claims' sentences share when one copies the other


def shingles_of(texts: Mapping[str, str], claims: Iterable[Mapping]) -> dict[str, frozenset[int]]:
    """For each claim the 7-word shingles of its sentence, as hashes; `texts` are the raw texts by article."""
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


def independent(claims: Iterable[Mapping], shingles: Mapping[str, frozenset[int]], entity: Mapping[tuple[str, str], str]) -> dict[str, str | None]:
    """For each claim the name of its group of dependent claims; None where its source is unknown.

    Groups: the same source, or sentences that copy one another.
    """
    claims = sorted(claims, key=lambda c: c["id"])
    leader = {c["id"]: c["id"] for c in claims}

    def find(claim: str) -> str:
        while leader[claim] != claim:
            claim = leader[claim]
        return claim

    first: dict[object, str] = {}
    named: set[str] = set()
    for claim in claims:
        source = source_of(claim, entity)
        if source is not None:
            named.add(claim["id"])
        for tie in (*(() if source is None else (source,)), *shingles.get(claim["id"], ())):
            other = first.setdefault(tie, claim["id"])
            a, b = sorted((find(claim["id"]), find(other)))
            leader[b] = a
    known = {find(c) for c in named}
    return {c["id"]: find(c["id"]) if find(c["id"]) in known else None for c in claims}
