"""Quotations: what was said, by whom, with which verb."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.extract.quotes import quotes_in
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()


def read(text):
    return quotes_in(document(text, LEX), [])


PIECES = [
    "قال", "وأضاف", "الوزير", "إن", "أنه", "«", "»", '"', "”", "“", "'", "، ", ": ", ". ", "\n",
    "بحسب", "وفقا", "لوزارة", "عن", "مقتل", "نقلت", "ما يسمى", "(", ")", "مشيرا إلى", "كما", "5",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_spans_of_its_own(text):
    for row in read(text):
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert (row["start"], row["end"]) == (row["content_start"], row["content_end"])
        assert text[row["start"] : row["end"]].strip()
        if row["speaker"] is not None:
            assert text[row["speaker_start"] : row["speaker_end"]] == row["speaker"]
        assert row["cue"] is None or row["cue"] in text
