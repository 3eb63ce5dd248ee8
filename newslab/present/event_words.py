"""Events in words: their types, what reports of one disagree on, and why a claim is in none of them."""

from __future__ import annotations

import re
from functools import cache

from newslab.present.words import is_missing
from newslab.present.writing import Writing

LEFT_OUT = "left out: "
"""How the reasons of `event_claims` begin for a claim that is in no event."""


def event_type(code: object, write: Writing) -> str | None:
    """The type of an event in words; None for none.

    >>> event_type("explosion.bombing", Writing("ar")), event_type("visit", Writing("en")), event_type(None, Writing("en"))
    ('تفجير', 'visit', None)
    """
    if is_missing(code):
        return None
    said = write.word("event_type", code)
    return _names().get(str(code), {}).get(write.language, said) if said == code else said


def fields_disputed(fields: object, write: Writing) -> str | None:
    """What the reports of an event disagree on, in words; None for nothing.

    >>> fields_disputed("number, source", Writing("ar"))
    'العدد، المصدر'
    """
    return None if is_missing(fields) else write.listed(*(write.word("disputed_fields", field) for field in str(fields).split(", ")))


def reason_left_out(reason: str, write: Writing) -> str:
    """Why a claim is in no event, in words.

    >>> reason_left_out("left out: cause accident", Writing("en")), reason_left_out("left out: background", Writing("ar"))
    ('cause: accident', 'الزمن: خلفية')
    """
    reason = reason.removeprefix(LEFT_OUT)
    for column, pattern in (("cause", r"cause (\w+)"), ("timing", r"(news|background)"), ("scope", r"a total of scope (\w+)")):
        if found := re.fullmatch(pattern, reason):
            return write.say(f"left_out.{column}", what=write.word(column, found[1]))
    return write.word("left_out", reason)


@cache
def _names() -> dict[str, dict[str, str]]:
    """Arabic and English names of the event types of the lexicon."""
    from newslab.text.lexicons import lexicons

    return {row["code"]: {"ar": row["form"].split("|")[0], "en": row["name_en"].lower()} for row in lexicons().tables["event_types"]}
