"""How the claims of one article relate: part of, in addition to, an update of, or a repetition of an earlier one."""

from __future__ import annotations

from newslab.extract.values import Row
from newslab.extract.victims import count_kind
from newslab.text.document import Document


def with_relations(doc: Document, claims: list[Row]) -> list[Row]:
    """The claims with `relation`, `parent` (a position in the list), counts of women and children, and victims that others inherit."""
    index = {id(row): i for i, row in enumerate(claims)}
    sums = _sums(doc, claims)
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
        _inherit(doc, row, before)
        if row.pop("_update", False):
            row["relation"] = "update"
        elif id(row) in sums:
            row["relation"], row["parent"] = "subset", index[id(sums[id(row)])]
        elif phrase.other and before and (earlier := before[-1])["outcome"] == row["outcome"] and earlier["polarity"] == "asserted":
            third = phrase.definite and phrase.shape == "other" and phrase.low == 1
            row["relation"], row["parent"] = "subset" if third else "additional", index[id(earlier)]
        elif earlier := _repeated(doc, row, before):
            row["relation"], row["parent"] = "restated", index[id(earlier)]
    return claims


def _inherit(doc: Document, row: Row, before: list[Row]) -> None:
    """خمسة آخرون are of the kind last spoken of; so are the wounded of a force whose dead were just counted."""
    phrase = row["_phrase"]
    if row["victims"] != "unknown" or not before or not _one_paragraph(doc, before[-1], row):
        return
    last = before[-1]
    anaphoric = (phrase.head < 0 or phrase.other) and phrase.bound != "vague"
    same_force = phrase.state is not None and last["sentence_start"] == row["sentence_start"] and last["victims"] in ("militant", "security")
    if anaphoric or same_force:
        row["victims"], row["victim_force"] = last["victims"], last["victim_force"]


def _one_paragraph(doc: Document, one: Row, other: Row) -> bool:
    return "\n" not in doc.text[one["end"] : other["start"]]


def _sums(doc: Document, claims: list[Row]) -> dict[int, Row]:
    """For each claim that is one part of an earlier total, that total: 24 killed, then 6 here and 18 there."""
    out: dict[int, Row] = {}
    for outcome in {c["outcome"] for c in claims}:
        same = [c for c in claims if c["outcome"] == outcome and c["bound"] == "eq" and c["polarity"] == "asserted" and "_parent" not in c]
        for k, whole in enumerate(same):
            for n in (2, 3, 4):
                parts = same[k + 1 : k + 1 + n]
                if len(parts) == n and whole["low"] >= 4 and _one_paragraph(doc, whole, parts[-1]) and sum(c["low"] for c in parts) == whole["low"]:
                    out |= {id(c): whole for c in parts}
    return out


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
