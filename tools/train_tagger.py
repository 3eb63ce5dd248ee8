#!/usr/bin/env python3
"""Train the opt-in tagger of names and say what it adds: python tools/train_tagger.py DATA.jsonl [--out FILE] [--folds 5]

DATA.jsonl: one text a line, {"text": ..., "entities": [[start, end, "PER" | "LOC" | "ORG" | ...], ...]}, in the order of
its documents (ANERcorp in CAMeL Lab's split, CC BY-SA 4.0). Needs `pip install python-crfsuite`; the weights that it
writes are read with numpy alone. Folds are blocks of neighbouring texts, so that a document is on one side only.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from newslab.extract.names import names_in
from newslab.extract.tagger import TAGS, WEIGHTS, Tagger, Weights, features
from newslab.text.document import Document, document
from newslab.text.lexicons import lexicons

LABELS = ("LOC", "PER", "ORG")
STEP = 1 / 16
"""Weights are kept as whole numbers of this step, in one byte."""
OPTIONS = {"c1": 0.1, "c2": 0.1, "max_iterations": 80, "feature.possible_transitions": True, "feature.minfreq": 2}


def gold_tags(doc: Document, entities: list) -> list[str]:
    """The tag of each token, by the entity in which it begins."""
    tags = ["O"] * len(doc)
    starts = [doc.span(s, e)[0] for s, e in zip(doc.starts, doc.ends, strict=True)]
    for start, end, label in entities:
        inside = [i for i, at in enumerate(starts) if start <= at < end] if label in LABELS else []
        for n, i in enumerate(inside):
            tags[i] = f"{'I' if n else 'B'}-{label}"
    return tags


def learn(rows: list, tags: list) -> Weights:
    """A linear-chain CRF over the sentences, its weights as arrays; features that all tags weigh at nothing are left out."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(OPTIONS)
    for sentence, labels in zip(rows, tags, strict=True):
        trainer.append(sentence, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        reader = pycrfsuite.Tagger()
        reader.open(path)
        info = reader.info()
    states: dict[str, np.ndarray] = {}
    for (feature, tag), weight in info.state_features.items():
        states.setdefault(feature, np.zeros(len(TAGS)))[TAGS.index(tag)] = weight
    rounded = {f: np.clip(np.rint(w / STEP), -127, 127).astype(np.int8) for f, w in sorted(states.items())}
    kept = {f: w for f, w in rounded.items() if w.any() and "\n" not in f}
    transitions = np.full((len(TAGS), len(TAGS)), -20.0, np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[TAGS.index(before), TAGS.index(after)] = weight
    return Weights({f: i for i, f in enumerate(kept)}, np.array(list(kept.values())) * np.float32(STEP), transitions)


def write(weights: Weights, path: Path) -> None:
    """The weights as a compressed file for `newslab.extract.tagger.read_weights`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = np.frombuffer("\n".join(weights.features).encode(), np.uint8)
    states = np.rint(weights.states / STEP).astype(np.int8)
    np.savez_compressed(path, features=text, states=states, step=np.float32(STEP), transitions=weights.transitions)


def counts(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> tuple[int, int, int]:
    """Right, wanted and found; spans that share half of their union are the same, one to one."""
    def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
        return min(a[1], b[1]) - max(a[0], b[0])

    close = sorted(
        ((overlap(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found) if 2 * overlap(a, b) >= max(a[1], b[1]) - min(a[0], b[0])),
        reverse=True,
    )
    used: tuple[set, set] = (set(), set())
    for _, i, j in close:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
    return len(used[0]), len(gold), len(found)


def cross_validated(items: list[dict], docs: list[Document], rows: list, tags: list, folds: int) -> Iterator[tuple[str, str, float, float, float]]:
    """For rules, tagger and both, and each label: precision, recall and F1 over all folds."""
    totals: dict[tuple[str, str], np.ndarray] = {}
    for fold in range(folds):
        low, high = len(items) * fold // folds, len(items) * (fold + 1) // folds
        tagger = Tagger(learn(rows[:low] + rows[high:], tags[:low] + tags[high:]), docs[0].lexicons)
        for item, doc in zip(items[low:high], docs[low:high], strict=True):
            rules = names_in(doc, blocks=[])
            both = names_in(doc, blocks=[], recognisers=[tagger])
            for label in LABELS:
                gold = [(s, e) for s, e, kind in item["entities"] if kind == label]
                systems = {
                    "rules": [(r["start"], r["end"]) for r in rules if r["label"] == label],
                    "tagger": [(s, e) for s, e, kind in tagger([item["text"]])[0] if kind == label],
                    "both": [(r["start"], r["end"]) for r in both if r["label"] == label],
                }
                for system, found in systems.items():
                    totals[system, label] = totals.get((system, label), 0) + np.array(counts(gold, found))
        print(f"fold {fold + 1} of {folds}", flush=True)
    for (system, label), (right, wanted, found) in totals.items():
        precision, recall = right / max(1, found), right / max(1, wanted)
        yield system, label, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("data", type=Path)
    options.add_argument("--out", type=Path, default=Path(str(WEIGHTS)))
    options.add_argument("--folds", type=int, default=5, help="0 leaves the cross-validation out")
    chosen = options.parse_args()
    items = [json.loads(line) for line in chosen.data.read_text(encoding="utf-8").splitlines()]
    words = lexicons()
    docs = [document(item["text"], words) for item in items]
    rows, tags = [features(doc) for doc in docs], [gold_tags(doc, item["entities"]) for doc, item in zip(docs, items, strict=True)]
    if chosen.folds:
        for system, label, precision, recall, f1 in cross_validated(items, docs, rows, tags, chosen.folds):
            print(f"{system:7} {label} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    weights = learn(rows, tags)
    write(weights, chosen.out)
    print(f"{chosen.out}: {len(weights.features)} features, {chosen.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
