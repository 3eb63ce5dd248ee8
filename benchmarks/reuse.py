"""Text reuse: how exactly planted copies are found, and what a corpus costs.

    python benchmarks/reuse.py planted [--articles FILE.jsonl] [--pairs 300]
    python benchmarks/reuse.py corpus [--sizes 1000 5000 20000]

`planted`: passages of 10 to 200 words of one article are planted in another, with 0 to 15 %
of the words replaced, left out, added or spelt differently; character F1 on both sides, beside
difflib (standard library), and copydetect and passim where they are installed.
`corpus`: passages and story groups of n articles of 1,000 characters, 40 % of which are built
from slices of others. FILE.jsonl has a `text` on each line; without it texts are made up.

Measured (two shared cores, one used; 200 pairs of real articles):

    planted, character F1: newslab 0.993 (0.90 or better in every cell; 4 ms a pair), difflib 0.785, copydetect 0.5.0 0.784
    corpus: 2,000 articles 4.1 s, 8,000 17.7 s, 20,000 36.5 s (25,249 passages, 1,470 stories), 0.62 GB at most
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import resource
import time
from difflib import SequenceMatcher

import pandas as pd

from newslab.compare.passages import shared_passages
from newslab.compare.stories import reuse, story_groups

EDITS = (0.0, 0.05, 0.10, 0.15)
LENGTHS = (10, 20, 50, 100, 200)


def made_up(n: int, words: int, rng: random.Random) -> list[str]:
    """Texts of made-up words whose frequencies fall off as those of a language do."""
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    known = ["".join(rng.choices(letters, k=rng.choice((2, 3, 4, 4, 5, 5, 6, 7)))) for _ in range(20000)]
    weights = [1 / (i + 10) for i in range(len(known))]
    return [" ".join(rng.choices(known, weights, k=words)) for _ in range(n)]


def edited(words: list[str], share: float, rng: random.Random, others: list[str]) -> list[str]:
    out: list[str] = []
    for word in words:
        how = rng.random()
        if how >= share:
            out.append(word)
        elif how < share * 0.5:
            out.append(rng.choice(others))
        elif how < share * 0.75:
            out += [word, rng.choice(others)]
    return out


def respelt(words: list[str], rng: random.Random) -> list[str]:
    table = str.maketrans({"أ": "ا", "إ": "ا", "ة": "ه", "ى": "ي"})
    return [w.translate(table) if rng.random() < 0.5 else w for w in words]


def planted(texts: list[str], n: int, length: int, share: float, rng: random.Random) -> list[tuple[str, str, tuple[int, int], tuple[int, int]]]:
    """Pairs of texts with one planted passage each, and its spans in both."""
    out = []
    long_enough = [t for t in texts if len(t.split()) >= length + 20]
    while len(out) < n:
        a, b = rng.sample(long_enough, 2)
        words = a.split(" ")
        start = rng.randrange(len(words) - length)
        passage = " ".join(words[start : start + length])
        at = len(" ".join(words[:start])) + (start > 0)
        copy = " ".join(respelt(edited(passage.split(" "), share, rng, b.split()), rng))
        host = b.split(" ")
        cut = rng.randrange(len(host))
        before = " ".join(host[:cut]) + (" " if cut else "")
        out.append((a, before + copy + " " + " ".join(host[cut:]), (at, at + len(passage)), (len(before), len(before) + len(copy))))
    return out


def newslab_spans(a: str, b: str) -> list[tuple[int, int, int, int]]:
    return [(r["start_a"], r["end_a"], r["start_b"], r["end_b"]) for r in shared_passages(a, b) if r["kind"] != "formulaic"]


def difflib_spans(a: str, b: str) -> list[tuple[int, int, int, int]]:
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return [(m.a, m.a + m.size, m.b, m.b + m.size) for m in blocks if m.size >= 25]


def copydetect_spans(a: str, b: str) -> list[tuple[int, int, int, int]]:
    import io

    import copydetect

    prints = [copydetect.CodeFingerprint(name, 25, 1, filter=False, fp=io.StringIO(text)) for name, text in (("a", a), ("b", b))]
    _, _, (slices_a, slices_b) = copydetect.compare_files(*prints)
    return [(s, e, 0, 0) for s, e in zip(*slices_a, strict=True)] + [(0, 0, s, e) for s, e in zip(*slices_b, strict=True)]


def f1(cases: list, found: list) -> float:
    right = true = given = 0
    for (_, _, *truth), spans in zip(cases, found, strict=True):
        for side in (0, 1):
            gold = set(range(*truth[side]))
            marked = {i for span in spans for i in range(span[2 * side], span[2 * side + 1])}
            right, true, given = right + len(gold & marked), true + len(gold), given + len(marked)
    return 2 * right / (true + given)


def run_planted(texts: list[str], pairs: int) -> None:
    ways = {"newslab": newslab_spans, "difflib (25 characters)": difflib_spans}
    if importlib.util.find_spec("copydetect"):
        ways["copydetect (25 characters)"] = copydetect_spans
    per_cell = max(1, pairs // (len(EDITS) * len(LENGTHS)))
    cells = {(n, share): planted(texts, per_cell, n, share, random.Random(1)) for n in LENGTHS for share in EDITS}
    every = [case for some in cells.values() for case in some]
    for name, way in ways.items():
        start = time.process_time()
        found = {cell: [way(a, b) for a, b, *_ in some] for cell, some in cells.items()}
        seconds = (time.process_time() - start) / len(every)
        print(f"{name}: character F1 {f1(every, [s for some in found.values() for s in some]):.3f}, {1000 * seconds:.1f} ms a pair")
        print("   words:", *(f"{n:>6}" for n in LENGTHS))
        for share in EDITS:
            print(f"   {share:4.0%} edits", *(f"{f1(cells[n, share], found[n, share]):6.3f}" for n in LENGTHS))
    if not importlib.util.find_spec("passim"):
        print("passim is not installed: not compared")


def mixed_corpus(n: int, rng: random.Random) -> pd.DataFrame:
    texts = made_up(int(n * 0.6), 170, rng)
    while len(texts) < n:
        parts = []
        at = int((len(texts) - n * 0.6) * 1.5)  # the article printed about the same day
        for other in rng.sample(range(max(0, at - 200), min(int(n * 0.6), at + 200)), 2):
            words = texts[other].split(" ")
            start = rng.randrange(len(words) // 2)
            parts += edited(words[start : start + rng.randrange(len(words) // 4, len(words) // 2)], 0.02, rng, words)
        texts.append(" ".join(parts))
    own = int(n * 0.6)
    places = [i / own if i < own else (i - own) / (n - own) for i in range(n)]
    days = pd.to_datetime("2020-01-01") + pd.to_timedelta([int(365 * place) for place in places], unit="D")
    return pd.DataFrame({"article_id": [f"a{i:07d}" for i in range(n)], "outlet_label": [f"outlet {rng.randrange(25)}" for _ in range(n)],
                         "published": days.astype("datetime64[us]"), "text": [t[:1000] for t in texts]})


def run_corpus(sizes: list[int]) -> None:
    for n in sizes:
        articles = mixed_corpus(n, random.Random(n))
        start = time.perf_counter()
        passages = reuse(articles)
        middle = time.perf_counter()
        stories = story_groups(articles)
        end = time.perf_counter()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{n:7} articles of 1,000 characters: {len(passages)} passages in {middle - start:.1f} s, "
              f"{stories['story_id'].nunique()} stories in {end - middle:.1f} s; "
              f"one core, {memory:.2f} GB at most; {1e6 * (end - start) / n:.0f} µs an article")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["planted", "corpus"])
    parser.add_argument("--articles")
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000])
    options = parser.parse_args()
    if options.what == "planted":
        read = [json.loads(line)["text"] for line in open(options.articles, encoding="utf-8")] if options.articles else made_up(200, 400, random.Random(0))
        run_planted(read, options.pairs)
    else:
        run_corpus(options.sizes)
