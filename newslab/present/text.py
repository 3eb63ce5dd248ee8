"""The main tables as plain text, for a terminal."""

from __future__ import annotations

import pandas as pd

SHOWN = {
    "articles": ("article_id", "outlet_label", "published", "title", "n_words"),
    "casualties": ("article_id", "text", "outcome", "low", "best", "high", "bound", "victims", "place", "date_earliest", "attribution"),
    "places": ("name_ar", "name_en", "kind", "country", "lat", "lon"),
    "mentions": ("label", "name_ar", "name_en"),
    "dates": ("text", "value", "earliest", "latest", "conflict"),
    "quotes": ("kind", "speaker", "cue", "text"),
}
COUNTED = ("places", "mentions", "dates")
"""Tables whose like rows are printed once, with how often they occur."""


def summary(lab) -> str:
    """The main tables of an analysis as text: claims and quotations row by row, names, places and dates counted."""
    parts = []
    for name, columns in SHOWN.items():
        table = getattr(lab, name)[list(columns)]
        if name in COUNTED:
            table = table.groupby(list(columns), dropna=False, sort=False).size().rename("n").reset_index().sort_values("n", ascending=False, kind="stable")
        parts.append(f"{name} ({len(getattr(lab, name))})\n" + _printed(table))
    return "\n\n".join(parts)


def _printed(table: pd.DataFrame, most: int = 40) -> str:
    if not len(table):
        return "  none"
    text = table.head(most).astype("object")
    for column in text:
        text[column] = [_cell(v) for v in text[column]]
    more = f"\n  ... and {len(table) - most} more" if len(table) > most else ""
    return text.to_string(index=False) + more


def _cell(value: object, width: int = 60) -> str:
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return "-"
    text = value.isoformat()[:10] if hasattr(value, "isoformat") else f"{value:.2f}" if isinstance(value, float) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"
