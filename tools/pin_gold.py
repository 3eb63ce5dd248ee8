"""Write tests/gold/floors.csv anew: for each gold file its hash, how many texts it has, and the F1 of whole rows that may not be undercut.

    python tools/pin_gold.py            # after a gold file grew or a table got better
    python tools/pin_gold.py --lower    # says aloud that a floor goes down; say why in the commit

The floor only goes up: without `--lower` nothing is written when a table is worse than its floor.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from math import floor
from pathlib import Path

from newslab.evaluate import evaluate_folder

GOLD = Path(__file__).parent.parent / "tests" / "gold"
FLOORS = GOLD / "floors.csv"
COLUMNS = ("file", "table", "texts", "f1", "sha256")


def pins() -> list[dict[str, str]]:
    """What holds now, one row a gold file and table; F1 is rounded down to three digits."""
    scores = evaluate_folder(GOLD).scores.query("measure == 'row'")
    hashes = {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in GOLD.glob("*.jsonl")}
    return [
        {"file": r["file"], "table": r["table"], "texts": str(r["texts"]), "f1": f"{floor(r['f1'] * 1000) / 1000:.3f}", "sha256": hashes[r["file"]]}
        for r in scores.to_dict("records")
    ]


def main() -> int:
    """0: written; 1: a table is worse than its floor."""
    before = {}
    if FLOORS.exists():
        with FLOORS.open(encoding="utf-8", newline="") as lines:
            before = {(row["file"], row["table"]): row["f1"] for row in csv.DictReader(lines)}
    now = pins()
    worse = [r for r in now if float(r["f1"]) < float(before.get((r["file"], r["table"]), 0))]
    for row in worse:
        print(f"{row['file']}, {row['table']}: {row['f1']} is under the floor of {before[row['file'], row['table']]}", file=sys.stderr)
    if worse and "--lower" not in sys.argv:
        return 1
    with FLOORS.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(now)
    return 0


if __name__ == "__main__":
    sys.exit(main())
