"""How the claims of one article relate: part of, in addition to, an update of, or a repetition of an earlier one."""

from __future__ import annotations

from newslab.extract.values import Row
from newslab.extract.victims import count_kind
from newslab.text.document import Document


def with_relations(doc: Document, claims: list[Row]) -> list[Row]:
    """The claims with `relation`, `parent` (a position in the list), counts of women and children, and victims that others inherit."""
    index = {id(row): i for i, row in enumerate(claims)}
    for i, row in enumerate(claims):
        phrase = row["_phrase"]
        before = claims[:i]
        if parent := row.pop("_parent", None):
            row["parent"] = index[id(parent)]
            if row["victims"] == "unknown" and not (phrase.row and phrase.row["kind"] in ("demonym",)):
                row["victims"], row["victim_force"] = parent["victims"], parent["victim_force"]
            kind = count_kind(phrase)
            if kind and row["low"] is not None:
                parent["n_" + kind] = (parent.get("n_" + kind) or 0) + row["low"]
            continue
        if (phrase.head < 0 or phrase.other or phrase.shape == "other") and phrase.bound != "vague":
            _inherit(row, before)
        if row.pop("_update", False):
            row["relation"] = "update"
        elif phrase.other and (earlier := _same_outcome(row, before)):
            row["relation"], row["parent"] = "additional", index[id(earlier)]
        elif earlier := _repeated(doc, row, before):
            row["relation"], row["parent"] = "restated", index[id(earlier)]
    return claims


def _inherit(row: Row, before: list[Row]) -> None:
    """خمسة آخرون are of the kind last spoken of."""
    if row["victims"] == "unknown" and before:
        row["victims"], row["victim_force"] = before[-1]["victims"], before[-1]["victim_force"]


def _same_outcome(row: Row, before: list[Row]) -> Row | None:
    return next((b for b in reversed(before) if b["outcome"] == row["outcome"] and b["relation"] != "subset" and b["polarity"] == "asserted"), None)


def _repeated(doc: Document, row: Row, before: list[Row]) -> Row | None:
    """An earlier claim of the same people: one name, or one figure with the same outcome and kind of victims."""
    phrase = row["_phrase"]
    for earlier in before:
        if earlier["outcome"] != row["outcome"] or earlier["relation"] in ("subset", "restated") or earlier["polarity"] != row["polarity"]:
            continue
        if phrase.name and earlier["victim_name"] == phrase.name:
            return earlier
        same = (earlier["low"], earlier["high"], earlier["bound"]) == (row["low"], row["high"], row["bound"])
        alike = len({earlier["victims"], row["victims"]} - {"unknown"}) <= 1
        if same and alike and row["bound"] != "vague" and (row["low"] or 0) > 2:
            return earlier
    return None
