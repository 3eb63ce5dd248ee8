"""How good each table is, measured against sentences whose answer is known.

A gold file is JSONL, one text a line:

    {"id": "g1", "text": "قتل ثلاثة عمال في البصرة أمس.", "published": "2021-12-08",
     "casualties": [{"text": "ثلاثة عمال", "outcome": "killed", "best": 3}],
     "dates": [{"text": "أمس", "earliest": "2021-12-07"}]}

`text` is required, `id` and `published` are not. Each key that names a table holds the rows
expected of it: the exact words (`text`, with `nth` where they occur earlier in the text and
another occurrence is meant; or `start` and `end`), and any columns whose value is to be
right. A table that is not named is not scored for that text; an empty list says that
nothing may be found. `numbers` are scored too, by `find_numbers`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from newslab import tables
from newslab.analysis import Analysis, analyze

SCORED = (*tables.ARTICLE_TABLES, "numbers")
_SCORE_COLUMNS = {
    "table": "str", "measure": "str", **dict.fromkeys(("precision", "recall", "f1"), "float64"), **dict.fromkeys(("right", "gold", "found"), "Int64"),
}
_ERROR_COLUMNS = ("table", "article_id", "error", "start", "end", "text", "column", "expected", "found")


class GoldError(ValueError):
    """A gold file that cannot be used; the message names the line and the repair."""


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Scores and errors.

    `scores`: table, measure (`span`: the words were found; `row`: and every given column is
    right; `column NAME`: that column, among the spans found), precision, recall, f1 and their
    counts. `errors`: one row for each row missed, extra, or with a wrong column.
    """

    scores: pd.DataFrame
    errors: pd.DataFrame

    def __repr__(self) -> str:
        return self.scores.round(3).to_string(index=False)

    def _repr_html_(self) -> str:
        return self.scores.round(3).to_html(index=False, border=0)


def read_gold(path: str | Path) -> list[dict]:
    """The texts of a gold file with their expected rows, each row with its `start` and `end`.

    Raises GoldError with the line for broken JSON, words that the text does not hold, and unknown tables or columns.
    """
    items = []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                items.append(_checked({"id": f"{Path(path).stem}-{number}"} | json.loads(line)))
            except json.JSONDecodeError as error:
                raise GoldError(f"{path}, line {number}: not JSON ({error.msg}); write one object a line") from None
            except GoldError as error:
                raise GoldError(f"{path}, line {number}: {error}") from None
    if not items:
        raise GoldError(f"{path}: the file is empty; write one JSON object with a text a line")
    return items


def evaluate(lab: Analysis, gold: str | Path | Iterable[Mapping]) -> Evaluation:
    """Precision, recall, F1 and the errors of an analysis, for each table that the gold names.

    `lab` holds the gold's articles under the gold's ids (`analyze_gold` makes it); `gold` is a
    gold file or its items. Two rows are the same when their spans share half of their union,
    or half of the found one lies inside the expected one; each is used once.

    >>> items = [{"id": "a000001", "text": "قتل ثلاثة عمال.", "numbers": [{"text": "ثلاثة", "value": 3}]}]
    >>> evaluate(analyze([items[0]["text"]]), items).scores[["table", "measure", "f1"]].values.tolist()
    [['numbers', 'span', 1.0], ['numbers', 'row', 1.0], ['numbers', 'column value', 1.0]]
    """
    items = read_gold(gold) if isinstance(gold, str | Path) else [_checked(dict(item)) for item in gold]
    missing = {item["id"] for item in items} - set(lab.articles["article_id"])
    if missing:
        raise GoldError(f"the analysis lacks the article {sorted(missing)[0]!r}; analyse the texts of the gold file under its ids")
    scores, errors = [], []
    for table in SCORED:
        wanted = {item["id"]: item[table] for item in items if table in item}
        if wanted:
            found = _numbers(items) if table == "numbers" else _by_article(getattr(lab, table), set(wanted))
            some, more = _score(table, wanted, found)
            scores += some
            errors += more
    return Evaluation(pd.DataFrame(scores, columns=list(_SCORE_COLUMNS)).astype(_SCORE_COLUMNS), pd.DataFrame(errors, columns=list(_ERROR_COLUMNS)))


def evaluate_folder(folder: str | Path, **options: object) -> Evaluation:
    """The scores and errors of all gold files (`*.jsonl`) of a folder, each analysed on its own; the first column, `file`, is the file's name.

    Errors carry `sentence`, the text that they stand in. `options` go to `analyze`. Raises GoldError where the folder has no such file.
    """
    scores, errors = [], []
    for path in sorted(Path(folder).glob("*.jsonl")):
        items = read_gold(path)
        result = evaluate(analyze_gold(items, **options), items)
        texts = {item["id"]: item["text"] for item in items}
        scores.append(result.scores.assign(file=path.stem, texts=len(items)))
        errors.append(result.errors.assign(file=path.stem, sentence=result.errors["article_id"].map(texts).astype("str")))
    if not scores:
        raise GoldError(f"{folder}: no .jsonl file in it; give a folder with gold files")
    tables_of = (pd.concat(some, ignore_index=True) for some in (scores, errors))
    return Evaluation(*(frame[["file", *(c for c in frame if c != "file")]] for frame in tables_of))


def analyze_gold(gold: str | Path | Iterable[Mapping], **options: object) -> Analysis:
    """The analysis of a gold file's texts under its ids, ready for `evaluate`."""
    items = read_gold(gold) if isinstance(gold, str | Path) else list(gold)
    frame = pd.DataFrame({"article_id": [i["id"] for i in items], "text": [i["text"] for i in items], "published": [i.get("published") for i in items]})
    return analyze(frame, **options)


def _checked(item: dict) -> dict:
    if not isinstance(item.get("text"), str):
        raise GoldError("no 'text'; give the sentence")
    if unknown := set(item) - {"id", "text", "published", "note", *SCORED}:
        raise GoldError(f"unknown key {sorted(unknown)[0]!r}; tables are {', '.join(SCORED)}")
    for table in SCORED:
        if table in item:
            item[table] = [_located(item["text"], row, table) for row in item[table]]
    return item


def _located(text: str, row: dict, table: str) -> dict:
    known = {c.name for c in tables.TABLES[table]} if table != "numbers" else {"start", "end", "text", "value", "low", "high", "bound", "kind"}
    if unknown := set(row) - known - {"nth"}:
        raise GoldError(f"'{table}' has no column {sorted(unknown)[0]!r}")
    if "start" in row:
        return {k: v for k, v in row.items() if k != "nth"}
    start = -1
    for _ in range(row.get("nth", 1)):
        start = text.find(row["text"], start + 1)
        if start < 0:
            raise GoldError(f"the text does not hold {row['text']!r} ({row.get('nth', 1)} times); copy the words exactly")
    return {k: v for k, v in row.items() if k != "nth"} | {"start": start, "end": start + len(row["text"])}


def _by_article(frame: pd.DataFrame, ids: set[str]) -> dict[str, list[dict]]:
    out: dict[str, list[dict]] = {}
    for row in frame[frame["article_id"].isin(ids)].to_dict("records"):
        out.setdefault(row["article_id"], []).append(row)
    return out


def _numbers(items: list[dict]) -> dict[str, list[dict]]:
    from newslab.extract.numbers import find_numbers

    names = ("start", "end", "text", "value", "low", "high", "bound", "kind")
    return {item["id"]: [{n: getattr(x, n) for n in names} for x in find_numbers(item["text"])] for item in items if "numbers" in item}


def _score(table: str, wanted: dict[str, list[dict]], found: dict[str, list[dict]]) -> tuple[list[dict], list[dict]]:
    spans = rows = n_found = n_gold = 0
    columns: dict[str, list[bool]] = {}
    errors: list[dict] = []
    for article, gold in wanted.items():
        got = found.get(article, [])
        n_gold, n_found = n_gold + len(gold), n_found + len(got)
        pairs = _pairs(gold, got)
        for i, j in pairs:
            right = {c: same(v, got[j].get(c)) for c, v in gold[i].items() if c not in ("start", "end", "text")}
            for column, ok in right.items():
                columns.setdefault(column, []).append(ok)
                if not ok:
                    errors.append(_mistake(table, article, "wrong", got[j]) | {"column": column, "expected": gold[i][column], "found": got[j].get(column)})
            spans, rows = spans + 1, rows + all(right.values())
        errors += [_mistake(table, article, "missed", g) for i, g in enumerate(gold) if i not in {a for a, _ in pairs}]
        errors += [_mistake(table, article, "extra", p) for j, p in enumerate(got) if j not in {b for _, b in pairs}]
    scores = [_figures(table, "span", spans, n_gold, n_found), _figures(table, "row", rows, n_gold, n_found)]
    scores += [_figures(table, f"column {name}", sum(oks), len(oks), len(oks)) for name, oks in columns.items()]
    return scores, errors


def _pairs(gold: list[dict], got: list[dict]) -> list[tuple[int, int]]:
    """One-to-one pairs of rows of the same words: most columns right first, then best overlap."""
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(got):
            shared = min(g["end"], p["end"]) - max(g["start"], p["start"])
            union = max(g["end"], p["end"]) - min(g["start"], p["start"])
            if shared > 0 and (2 * shared >= union or 2 * shared >= p["end"] - p["start"]):
                agree = sum(same(v, p.get(c)) for c, v in g.items() if c not in ("start", "end", "text"))
                candidates.append((-agree, -shared, i, j))
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(candidates):
        if i not in {a for a, _ in pairs} and j not in {b for _, b in pairs}:
            pairs.append((i, j))
    return pairs


def same(expected: object, found: object) -> bool:
    """Whether a value of the gold and one of a table are the same: null is NA, a day is its ISO text, 3 is 3.0."""
    if found is None or found is pd.NaT or found is pd.NA or (isinstance(found, float) and pd.isna(found)):
        return expected is None
    if hasattr(found, "isoformat"):
        return expected == found.isoformat()[:10]
    if isinstance(expected, float | int) and not isinstance(expected, bool):
        return isinstance(found, float | int) and abs(found - expected) <= 1e-6 * max(1, abs(expected))
    return expected == found


def _figures(table: str, measure: str, right: int, gold: int, found: int) -> dict:
    precision, recall = (right / found if found else float(gold == 0)), (right / gold if gold else float(found == 0))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"table": table, "measure": measure, "precision": precision, "recall": recall, "f1": f1, "right": right, "gold": gold, "found": found}


def _mistake(table: str, article: str, error: str, row: dict) -> dict:
    return {"table": table, "article_id": article, "error": error, "start": row["start"], "end": row["end"], "text": row["text"], "column": None}
