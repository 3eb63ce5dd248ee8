"""Summary: two articles in figures, side by side."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from newslab.tables import records

_NOT_TEXT = ("masthead", "credit", "boilerplate", "share")


def summary_of(lab, id_a: str, id_b: str, passages: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """One row a measure with its values for both articles (`a`, `b`, as text; NA where it has none).

    Shares are of the article's characters outside masthead, credit and share lines: `quoted`
    stands inside direct quotations, `attributed` inside any quotation, `copied` in passages
    shared with the other article that are not formulae. `headline_focus` and `lead_focus`
    name the actors and places in the headline and first paragraph; `order_of_topics` lists
    the actors in order of their first mention.
    """
    sides = [_side(lab, article, passages, side) for article, side in ((id_a, "a"), (id_b, "b"))]
    for status in ("only_a", "only_b", "same", "different"):
        counts = Counter(facts.loc[facts["status"] == status, "kind"])
        told = ", ".join(f"{kind} {n}" for kind, n in sorted(counts.items())) or None
        for side, one in zip("ab", sides, strict=True):
            one[f"facts_{'only_here' if status.startswith('only') else status}"] = told if status in (f"only_{side}", "same", "different") else one.get(
                f"facts_{'only_here' if status.startswith('only') else status}")
    rows = [(measure, *(None if side[measure] is None else str(side[measure]) for side in sides)) for measure in sides[0]]
    return pd.DataFrame(rows, columns=["measure", "a", "b"]).astype("str")


def _side(lab, article_id: str, passages: pd.DataFrame, side: str) -> dict:
    article = records(lab.articles[lab.articles["article_id"] == article_id])[0]
    quotes = records(lab.quotes[lab.quotes["article_id"] == article_id])
    blocks = records(lab.blocks[lab.blocks["article_id"] == article_id])
    text = [(b["start"], b["end"]) for b in blocks if b["role"] not in _NOT_TEXT] or [(0, len(article["text"]))]
    direct = [(q["content_start"], q["content_end"]) for q in quotes if q["kind"] == "direct" and q["content_start"] is not None]
    said = [(q["content_start"], q["content_end"]) for q in quotes if q["content_start"] is not None]
    shared = passages[passages["kind"] != "formulaic"]
    copied = list(zip(shared[f"start_{side}"].tolist(), shared[f"end_{side}"].tolist(), strict=True))
    named = _named(lab, article_id)
    headline = [b for b in blocks if b["role"] == "title"][:1]
    lead = [b for b in blocks if b["role"] == "body"][:1]
    return {
        "outlet": article["outlet_label"], "published": None if article["published"] is None else str(article["published"])[:10],
        "words": article["n_words"], "share_quoted": _share(direct, text), "share_attributed": _share(said, text), "share_copied": _share(copied, text),
        "sources": len({q["speaker_entity_id"] or q["speaker"] for q in quotes if q["speaker"]}),
        "casualty_claims": int((lab.casualties["article_id"] == article_id).sum()),
        "headline_focus": _focus(named, headline), "lead_focus": _focus(named, lead),
        "order_of_topics": "، ".join(dict.fromkeys(name for _, name, role in named if role == "body")) or None,
    }


def _named(lab, article_id: str) -> list[tuple[int, str, str]]:
    """Where actors and places are named in an article: position, name, block role; in reading order."""
    actors = lab.mentions[(lab.mentions["article_id"] == article_id) & (lab.mentions["label"] != "LOC")]
    places = lab.places[(lab.places["article_id"] == article_id) & ~lab.places["role"].isin(["in_name", "dateline"])]
    rows = [*records(actors), *records(places)]
    return sorted((r["start"], r["name_ar"] or r["text"], r["block_role"] or "body") for r in rows)


def _focus(named: list[tuple[int, str, str]], blocks: list[dict]) -> str | None:
    inside = dict.fromkeys(name for start, name, _ in named for b in blocks if b["start"] <= start < b["end"])
    return "، ".join(inside) or None


def _share(spans: list[tuple[int, int]], within: list[tuple[int, int]]) -> float:
    """The share of the characters of `within` that lie in `spans`; overlapping spans count once."""
    marked = {i for start, end in spans for i in range(start, end)}
    total = sum(end - start for start, end in within)
    return round(sum(i in marked for start, end in within for i in range(start, end)) / total, 3) if total else 0.0
