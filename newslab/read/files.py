"""Load articles from folders, files and globs."""

from __future__ import annotations

from pathlib import Path

import pandas as pd


def load(path: str | Path) -> pd.DataFrame:
    """One row an article."""
    files = sorted(Path(path).glob("*.txt"))
    texts = [f.read_bytes().decode("utf-8-sig") for f in files]
    frame = pd.DataFrame({"article_id": [f.stem for f in files], "source_file": [f.name for f in files], "text": texts})
    side = pd.read_csv(Path(path) / "articles.csv", dtype=str, keep_default_na=False)
    frame = frame.merge(side.rename(columns={"file": "source_file"}), how="left", on="source_file")
    frame["outlet"] = frame["outlet"].replace("", pd.NA)
    return frame
