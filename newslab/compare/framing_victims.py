"""Victims as persons: whether the dead and injured have a name, an age, a family, a job, or are a number only."""

from __future__ import annotations

from collections.abc import Iterator

from newslab.compare.reading import Reading, Row

_JOBS = ("worker", "journalist, lawyer, activist", "pupil, student, teacher", "sportsperson", "politician, official")
_YEARS = frozenset("عاما سنه ربيعا سنوات اعوام العمر عمره عمرها".split())
_REACH = 12  # tokens after the count within which an age or a relation is about its people


def victims_as_persons(reading: Reading) -> Iterator[Row]:
    """For each claim of people killed or injured the most personal thing said of them: named, age, kin, occupation, number_only; about whose victims.

    `detail` lists all that is said.
    """
    for claim in reading.rows("casualties"):
        if claim["outcome"] not in ("killed", "injured") or claim["polarity"] == "negated":
            continue
        first, last = reading.tokens(claim["start"], claim["end"])
        said = [kind for kind, holds in _said(reading, claim, first, last).items() if holds]
        about = claim["victim_side"] or (claim["victims"] if claim["victims"] != "unknown" else None)
        yield reading.row("victims_as", said[0] if said else "number_only", claim["start"], claim["end"], about=about, detail=", ".join(said) or None)


def _said(reading: Reading, claim: Row, first: int, last: int) -> dict[str, bool]:
    sentence = reading.doc.sentence_of(first)
    near = (first, min(sentence[1], last + _REACH))
    family = [row for _, row in reading.hits("victims", first, min(sentence[1], last + 3))]
    own = [row for _, row in reading.hits("victims", first, last)]
    words = [reading.doc.word(i) for i in range(*near)]
    aged = any(w in _YEARS and i and (words[i - 1].isdigit() or w in ("العمر", "عمره", "عمرها")) for i, w in enumerate(words))
    return {
        "named": claim["victim_name"] is not None or (claim["low"] == 1 and _name_follows(reading, first, last)),
        "age": aged and claim["low"] in (1, 2),
        "kin": any(row["kind"] in ("kin", "kinwoman", "family") for row in family),
        "occupation": any(row["gloss"] in _JOBS or row["gloss"].startswith(("journalist", "pupil", "politician")) for row in own),
    }


def _name_follows(reading: Reading, first: int, last: int) -> bool:
    """Whether a person's name is in the count or right after it: الصحفي سامر الجبوري."""
    people = [reading.tokens(m["start"], m["end"]) for m in reading.rows("mentions") if m["label"] == "PER"]
    return any(first <= begin <= last and end > last - 1 and not reading.doc.gap(begin).strip() for begin, end in people)
