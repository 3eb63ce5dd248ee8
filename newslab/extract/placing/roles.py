"""Roles of places: a place where something is, a government or team, a part of a name, a dateline.

`أعلنت بغداد` is what a government did (`governments`), `السعودية والجزائر` in a match report are teams,
`جامعة بغداد` is a name (`name_parts`), and the place before an agency's sign opens a report (`datelines`).
What is none of these is a location.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslab.extract.placing.datelines import dateline_tokens
from newslab.extract.placing.gazetteer import Place
from newslab.extract.placing.governments import acts
from newslab.extract.placing.name_parts import heads_a_list, in_a_name
from newslab.extract.placing.role_words import RoleWords, folded_forms, seats
from newslab.extract.values import Row
from newslab.text.document import Document
from newslab.text.fold import fold_word


def roles(doc: Document, rows: Sequence[Row], chosen: Sequence[Place | None], names: Sequence[Row], blocks: Sequence[Row]) -> list[str]:
    """The role of each place row: location, metonym, in_name or dateline.

    `rows` are candidates in reading order, `names` the people and organisations of the document.
    """
    if not rows:
        return []
    words = RoleWords(doc, {row["last"] for row in rows}, {n["last"] for n in names})
    bodies = {i: n for n in names if n["label"] == "ORG" for i in range(n["first"], n["last"])}
    datelines = dateline_tokens(doc, rows, blocks)
    able = [_can_act(words, place, row) for place, row in zip(chosen, rows, strict=True)]
    out: list[str] = []
    acting: list[bool] = []  # whether the list that a place stands in (السعودية ودول الخليج ومصر) is one of governments
    several: list[bool] = []  # whether it is one of names: فرق جازان وجدة
    for i, row in enumerate(rows):
        joined = bool(i) and _is_joined(doc, rows[i - 1], row)
        several.append(several[i - 1] if joined else heads_a_list(words, row))
        act = False
        if several[i] or in_a_name(words, row, bodies):
            role = "in_name"
        elif row["_name_first"] in datelines:
            role = "dateline"
        else:
            follows = i + 1 < len(rows) and able[i + 1] and rows[i + 1]["_prefix"] == "و" and rows[i + 1]["first"] - row["last"] <= 2
            act = acting[i - 1] if joined else acts(words, row, partner=rows[i + 1]["last"] if follows else 0)
            stated = words.verbs_end.get(row["first"], "").endswith(".f") and not row["_prefix"]
            stands = row["first"] in words.at("stands") or stated and row["_noun"][:1] == ("governorate",)  # أعلنت محافظة القاهرة
            role = "metonym" if stands or act and able[i] else "location"
        acting.append(act)
        out.append(role)
    return out


def _can_act(words: RoleWords, place: Place | None, row: Row) -> bool:
    """Whether the place can stand for a government, or in a match report for a team."""
    if row["_noun"] and "country" not in row["_noun"]:
        return False
    if place is not None and place.kind == "country" or not seats(words.doc.lexicons).isdisjoint(place.forms if place else {fold_word(row["name_ar"])}):
        return True
    return (place is None or place.kind in ("town", "governorate", "neighbourhood")) and words.in_match(row["first"])


def _is_joined(doc: Document, before: Row, row: Row) -> bool:
    """Whether a place stands in one list with the place before it: by و or a comma, perhaps over one name that is none (والاتحاد الأوروبي)."""
    between = row["first"] - before["last"]
    if row["_prefix"].endswith(("ب", "ل")) or between < 0:
        return False
    words = doc.words[before["last"] : row["first"]]
    if between <= 1 or between <= 3 and folded_forms(doc.lexicons, "besides").issuperset(words):
        return row["_prefix"].startswith("و") or doc.gap(row["first"]).strip() in ("،", ",")
    return between <= 3 and row["_prefix"].startswith("و") and doc.words[before["last"]].startswith("وال")
