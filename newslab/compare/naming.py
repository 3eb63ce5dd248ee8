"""Naming: how each article names each actor, in its own voice and in the words it quotes.

داعش, تنظيم الدولة الإسلامية and التنظيم الإرهابي are one actor; which of them an outlet
writes is its choice, as long as the words are its own and not a source's.
"""

from __future__ import annotations

import pandas as pd

from newslab.text.fold import fold_word


def naming_of(lab, id_a: str, id_b: str) -> pd.DataFrame:
    """One row for each actor, form and voice: `n_a`, `n_b` count it in each article; actors of both articles first, then by frequency.

    `form` is the commonest spelling of forms that fold alike; `in_both` says whether both
    articles name the actor. Places are left out.
    """
    found = lab.mentions[lab.mentions["article_id"].isin([id_a, id_b]) & (lab.mentions["label"] != "LOC") & lab.mentions["entity_id"].notna()]
    found = found.assign(voice=found["voice"].fillna("outlet"), text=_whole(lab, found))
    found["folded"] = [fold_word(t) for t in found["text"]]
    spelling = found.groupby(["entity_id", "folded"])["text"].agg(lambda s: s.value_counts(sort=False).sort_index().idxmax() if len(s) else None)
    table = (
        found.assign(side=found["article_id"].map({id_a: "n_a", id_b: "n_b"}))
        .groupby(["entity_id", "folded", "voice", "side"]).size().unstack("side", fill_value=0)
        .reindex(columns=["n_a", "n_b"], fill_value=0).reset_index()
    )
    about = found.drop_duplicates("entity_id").set_index("entity_id")
    totals = table.groupby("entity_id")[["n_a", "n_b"]].sum()
    out = pd.DataFrame({
        "entity_id": table["entity_id"].astype("str"),
        "name_ar": table["entity_id"].map(about["name_ar"]).astype("str"),
        "name_en": table["entity_id"].map(about["name_en"]).astype("str"),
        "label": table["entity_id"].map(about["label"]).astype("str"),
        "form": pd.Series([spelling[key] for key in zip(table["entity_id"], table["folded"], strict=True)], dtype="str"),
        "voice": table["voice"].astype("str"),
        "n_a": table["n_a"].astype("Int64"), "n_b": table["n_b"].astype("Int64"),
        "in_both": table["entity_id"].map((totals > 0).all(axis=1)).astype("boolean"),
    })
    out["_total"] = table["entity_id"].map(totals.sum(axis=1))
    out["_row"] = table["n_a"] + table["n_b"]
    out = out.sort_values(["in_both", "_total", "entity_id", "_row", "form", "voice"], ascending=[False, False, True, False, True, True], kind="stable")
    return out.drop(columns=["_total", "_row"]).reset_index(drop=True)


def _whole(lab, found: pd.DataFrame) -> list[str]:
    """The words of mentions with the article that a ل before them has swallowed: للقوات names القوات."""
    text = dict(zip(lab.articles["article_id"], lab.articles["text"], strict=True))
    rows = zip(found["article_id"], found["start"], found["text"], strict=True)
    return ["ا" + words if words.startswith("ل") and start and text[article][start - 1] == "ل" else words for article, start, words in rows]
