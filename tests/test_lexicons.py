"""Every lexicon file: readable, without a row given twice, with values that its readers know."""

from importlib.resources import files

import pytest

from newslab.text.fold import fold_word
from newslab.text.lexicons import lexicons

LEXICONS = lexicons()
POS = {"", "verb", "noun", "person", "participle", "plural", "nisba"}


@pytest.mark.parametrize("name", LEXICONS.tables)
def test_a_lexicon_is_in_order(name):
    rows = LEXICONS.rows(name)
    assert next(iter(rows[0])) == "form"
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    assert {row.get("pos", "") for row in rows} <= POS
    for row in rows:
        spellings = [s.strip() for s in row["form"].split("|")]
        assert all(fold_word(s) for s in spellings) and len(set(spellings)) == len(spellings), row


def test_every_file_is_a_lexicon_or_told_of():
    others = {f.name for f in (files("newslab") / "lexicons").iterdir() if not f.name.endswith(".csv")}
    assert others == {"README.md"}
