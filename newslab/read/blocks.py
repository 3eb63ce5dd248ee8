"""Blocks: what each paragraph of an article is (headline, dateline, body, caption ...)."""

from __future__ import annotations

from newslab.text.document import Document


def blocks_in(doc: Document) -> tuple[list[dict], dict]:
    """The blocks of an article, and what they tell about it (title, byline, dateline, outlet, n_words)."""
    return [{"start": 0, "end": len(doc.text), "role": "body"}] if doc.text else [], {"n_words": len(doc)}


def role_at(blocks: list[dict], position: int) -> str:
    """The role of the block that holds a raw position."""
    for block in blocks:
        if block["start"] <= position < block["end"]:
            return block["role"]
    return "body"
