"""The claim grammar on composed sentences: every predicate with every shape of people, whatever stands between, in every order."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from claim_paradigms import Case, drawn, table, wholes
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.analysis import read_article
from newslab.text.lexicons import lexicons

EVERY = 3
"""One in so many cells is read here, always the same."""
CASES = drawn("newslab", 1)[::EVERY]
WHOLES = wholes("newslab", 2)
GAPS = Counter((gap["predicate"], gap["people"], gap["between"], gap["order"]) for gap in table("gaps"))
"""Cells whose sentence here is not yet understood; a row goes as soon as it is."""


def claims(text: str) -> list[dict]:
    rows, _ = read_article({"article_id": "x", "text": text, "published": pd.NaT}, lexicons())
    return rows["casualties"]


def wrong(case: Case) -> str:
    """What is wrong with the claims of a composed sentence, empty where nothing is."""
    rows = claims(case.text)
    found = [(r["outcome"], r["low"], r["high"], r["bound"]) for r in rows]
    right = sorted(map(str, found)) == sorted(map(str, case.claims)) and all(any(r["text"].endswith(name) for r in rows) for name in case.names)
    return "" if right else f"{' | '.join(case.cell)}: {case.text} gives {[(r['text'], *f) for r, f in zip(rows, found, strict=True)]}, not {case.claims}"


@pytest.mark.parametrize("kind", sorted({case.cell[0] for case in CASES}))
def test_composed_sentences_give_their_claims(kind):
    mine = [case for case in CASES if case.cell[0] == kind]
    assert [said for case in mine if case.cell not in GAPS and (said := wrong(case))] == []


def test_known_gaps_are_still_open():
    assert {case.cell for case in CASES if case.cell in GAPS and wrong(case)} == set(GAPS)


@pytest.mark.parametrize("kind", sorted({case.cell[0] for case in WHOLES}))
def test_patterns_of_several_people_or_none(kind):
    assert [said for case in WHOLES if case.cell[0] == kind and (said := wrong(case))] == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([case for case in CASES if case.cell not in GAPS and case.cell[0] != "act"]), min_size=2, max_size=3, unique=True))
def test_sentences_keep_their_claims_in_company(cases):
    found = sorted(str((r["outcome"], r["low"], r["high"], r["bound"])) for r in claims("\n\n".join(case.text for case in cases)))
    assert found == sorted(str(claim) for case in cases for claim in case.claims)
