"""Load articles from folders, files and globs: .txt with a sidecar, .csv and .jsonl."""

from __future__ import annotations

import csv
import glob
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd

from newslab.read.articles import text_problem

SIDECAR = "articles.csv"
"""Beside text files: a CSV with a column `file` and what is known of each (outlet, published, url ...)."""


class InputError(ValueError):
    """Nothing could be read; the message names the file and the repair."""


class _Refused(Exception):
    """One file or row that cannot be read; the message tells the repair."""


def load(
    path: str | Path | Iterable[str | Path], *, text_column: str = "text", date_column: str = "published", encoding: str = "utf-8"
) -> pd.DataFrame:
    """One row an article, from a folder (searched in depth), a file, a glob, or a list of them.

    * `.txt`: one article a file. An `articles.csv` beside it with a column `file` gives outlet, date and whatever else is known.
    * `.csv`: one article a row; every value is text, none is guessed to be missing or a number.
    * `.jsonl`: one JSON object a line.

    The text is decoded, its byte order mark taken off, and nothing else changed. `article_id`
    is the input's own, or comes from the file's name. What cannot be read is in
    `frame.attrs["errors"]`, from where `analyze` takes it into the `errors` table; the rest goes on.

    Raises InputError when nothing at all could be read.

    >>> load("seeds").outlet.tolist()
    ['نورث برس', nan]
    """
    paths = [path] if isinstance(path, str | Path) else list(path)
    files, errors = _find(paths)
    rows: list[dict] = []
    sidecars: dict[Path, dict[str, dict]] = {}
    for file, root in files:
        try:
            rows += _read(file, root, text_column, date_column, encoding, errors, sidecars)
        except _Refused as problem:
            errors.append(_error(file, str(problem)))
        except OSError as problem:
            errors.append(_error(file, f"cannot be read ({problem.strerror}); check the file and its permissions"))
    errors += _not_there({folder: known for folder, known in sidecars.items() if folder / SIDECAR in dict(files)})
    if not rows:
        told = "; ".join(e["error"] if e["source_file"] in e["error"] else f"{e['source_file']}: {e['error']}" for e in errors[:3])
        raise InputError(told or "nothing to read; give a folder or files with articles (.txt, .csv or .jsonl)")
    frame = pd.DataFrame(rows)
    frame = frame[["article_id", "source_file", *[c for c in frame.columns if c not in ("article_id", "source_file", "text")], "text"]]
    frame.attrs["errors"] = errors
    return frame


def _error(file: Path | str, message: str) -> dict:
    return {"source_file": str(file), "article_id": None, "stage": "load", "error": message}


def _find(paths: list) -> tuple[list[tuple[Path, Path]], list[dict]]:
    """The files with the folder that each is named from, in a fixed order, and what could not be found."""
    found: dict[Path, Path] = {}
    errors = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts))
            found.update(dict.fromkeys(inside, path))
            if not inside:
                errors.append(_error(path, f"{path}: the folder is empty; put .txt, .csv or .jsonl files in it"))
        elif path.is_file():
            found.setdefault(path, path.parent)
        elif matches := sorted(Path(p) for p in glob.glob(str(given), recursive=True) if Path(p).is_file()):
            found.update({p: p.parent for p in matches})
        else:
            errors.append(_error(path, f"{path}: no such file or folder; check the path"))
    return list(found.items()), errors


def _read(file: Path, root: Path, text_column: str, date_column: str, encoding: str, errors: list, sidecars: dict) -> list[dict]:
    readers: dict[str, Callable] = {".txt": _text_rows, ".csv": _csv_rows, ".jsonl": _json_rows}
    reader = readers.get(file.suffix.lower())
    if reader is None:
        raise _Refused(f"a {file.suffix or 'nameless'} file is not read; save articles as .txt, .csv or .jsonl")
    if reader is _text_rows:
        if file.parent not in sidecars:
            sidecars[file.parent] = _sidecar(file.parent, encoding, errors)
        known = sidecars[file.parent]
        name = file.relative_to(root).with_suffix("").as_posix()
        return [{"article_id": name, **known.get(file.name, {}), "source_file": str(file), "text": _decoded(file, encoding)}]
    if file.name == SIDECAR and "file" in _header(file, encoding):
        return []
    rows = []
    for i, (line, row) in enumerate(reader(file, encoding, errors), start=1):
        if text_column not in row:
            there = ", ".join(map(str, row))
            raise _Refused(f"no column '{text_column}' (there are: {there}); rename the column that holds the texts, or give text_column=...")
        if date_column != "published" and date_column in row:
            row["published"] = row.pop(date_column)
        if text_column != "text":
            row["text"] = row.pop(text_column)
        row = {"article_id": f"{file.stem}-{i:06d}", "source_file": str(file)} | {k: v for k, v in row.items() if not (k == "article_id" and v in (None, ""))}
        if problem := text_problem(row["text"]):
            errors.append(_error(file, f"line {line}: {problem}") | {"article_id": str(row["article_id"])})
        else:
            rows.append(row)
    if not rows and not any(e["source_file"] == str(file) for e in errors):
        raise _Refused("the file holds no articles; give one a row under a header that names the columns")
    return rows


def _decoded(file: Path, encoding: str) -> str:
    raw = file.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) and encoding == "utf-8":
        raise _Refused("the file is UTF-16; save it as UTF-8, or give encoding='utf-16'")
    if b"\0" in raw and not encoding.lower().startswith("utf-16"):
        raise _Refused("the file is binary, not text; remove it or save its text as UTF-8")
    try:
        text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        raise _Refused(f"not {encoding} at byte {error.start}; save the file as UTF-8, or give encoding=... (older Arabic pages: 'cp1256')") from None
    if not text.strip():
        raise _Refused("the file is empty; remove it or put its text in")
    return text


def _text_rows() -> None:
    """Stands for .txt in the table of readers; one file is one row."""


def _header(file: Path, encoding: str) -> list[str]:
    return next(csv.reader(io.StringIO(_decoded(file, encoding))), [])


def _csv_rows(file: Path, encoding: str, errors: list) -> Iterable[tuple[int, dict]]:
    csv.field_size_limit(10_000_000)
    reader = csv.DictReader(io.StringIO(_decoded(file, encoding), newline=""))
    try:
        for row in reader:
            if None in row or None in row.values():
                errors.append(_error(file, f"line {reader.line_num}: not as many fields as columns; put texts with commas in quotes"))
                continue
            yield reader.line_num, {k: v or None for k, v in row.items()}
    except csv.Error as error:
        raise _Refused(f"line {reader.line_num}: {error}; save it as a CSV with quoted texts") from None


def _json_rows(file: Path, encoding: str, errors: list) -> Iterable[tuple[int, dict]]:
    for number, line in enumerate(_decoded(file, encoding).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            errors.append(_error(file, f"line {number}: not JSON ({error.msg} at column {error.colno}); write one object a line"))
            continue
        if not isinstance(row, dict):
            errors.append(_error(file, f"line {number}: not a JSON object; write one object a line"))
            continue
        yield number, row


def _sidecar(folder: Path, encoding: str, errors: list) -> dict[str, dict]:
    """What `articles.csv` says of each file of its folder."""
    path = folder / SIDECAR
    if not path.is_file():
        return {}
    try:
        if "file" not in _header(path, encoding):
            return {}
        rows = [row for _, row in _csv_rows(path, encoding, errors)]
    except _Refused as problem:
        errors.append(_error(path, str(problem)))
        return {}
    known = {}
    for row in rows:
        name = row.pop("file") or ""
        if Path(name).name != name:
            errors.append(_error(path, f"{name!r} is not a file of this folder; name files without a path"))
        elif name in known:
            errors.append(_error(path, f"{name!r} is listed twice; keep one row for it"))
        else:
            known[name] = row
    return known


def _not_there(sidecars: dict[Path, dict[str, dict]]) -> list[dict]:
    missing = [(folder, name) for folder, known in sidecars.items() for name in known if not (folder / name).is_file()]
    return [_error(folder / SIDECAR, f"{name!r} is listed but not there; add the file or remove its row") for folder, name in missing]
