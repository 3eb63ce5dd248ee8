"""The claim grammar on composed sentences: every predicate with every shape of people, whatever stands between, in every order."""

from __future__ import annotations

import pandas as pd
import pytest
from claim_paradigms import Case, drawn

from newslab.analysis import read_article
from newslab.text.lexicons import lexicons

CASES = drawn("newslab", 1)
KINDS = sorted({case.cell[0] for case in CASES})
EVERY = 3
"""One in so many cells is read here; tools for the grammar read all of them."""

def claims(text: str) -> list[dict]:
    rows, _ = read_article({"article_id": "x", "text": text, "published": pd.NaT}, lexicons())
    return rows["casualties"]

def wrong(case: Case) -> str:
    """What is wrong with the claims of a composed sentence, empty where nothing is."""
    rows = claims(case.text)
    found = [(r["outcome"], r["low"], r["high"], r["bound"]) for r in rows]
    right = sorted(map(str, found)) == sorted(map(str, case.claims)) and all(any(r["text"].endswith(name) for r in rows) for name in case.names)
    return "" if right else f"{' | '.join(case.cell)}: {case.text} gives {[(r['text'], *f) for r, f in zip(rows, found, strict=True)]}, not {case.claims}"

@pytest.mark.parametrize("kind", KINDS)
def test_composed_sentences_give_their_claims(kind):
    assert [said for case in [c for c in CASES if c.cell[0] == kind][::EVERY] if (said := wrong(case))] == []

