"""What each stage of the analysis costs: milliseconds of one core per 3,000 characters.

    python benchmarks/speed.py [--articles 200] [--rounds 5] [--corpus texts.jsonl]

Without a corpus, articles are generated: sentences about events between filler words that
are drawn from 200,000 invented types with Zipf's frequencies, so that no cache of words can
look better than on real text. Give real texts (JSONL with `text`) to measure on them.
A long batch costs what lies between the two figures of the whole analysis: what is known of
words is remembered, and with all words met before and with none. The second profile is that
with the statistical tagger of names, which is not on by default.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import newslab.analysis as analysis
from newslab.extract.naming.name_words import name_words
from newslab.extract.tagger import tagger
from newslab.text.document import document
from newslab.text.lexicons import lexicons

SENTENCES = [
    "قتل {n} مدنيين وأصيب {m} آخرون بجروح، أمس الثلاثاء، في انفجار سيارة مفخخة وسط البصرة، وفق ما ذكرت الشرطة.",
    "وأعلنت وزارة الصحة ارتفاع حصيلة القصف إلى {m} قتيلا بينهم {n} أطفال في محافظة ديالى.",
    "وقال المتحدث باسم الجيش، في بيان، إن «العملية تستمر {n} أيام حتى تحقيق أهدافها».",
    "وتقع البلدة على بعد {m} كيلومترا جنوب أربيل، وكانت قد شهدت معارك قبل أسبوعين.",
    "ووصل وزير الخارجية إلى بغداد في 8 كانون الأول 2021 للقاء الرئيس.",
]
STAGES = ("blocks_in", "numbers_in", "dates_in", "names_in", "places_in", "quotes_in", "with_voice", "scare_quotes_in", "casualties_in")


def generated(n: int, seed: int = 7) -> list[str]:
    """`n` invented articles of about 3,000 characters, always the same for a seed."""
    rng = random.Random(seed)
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    types = ["".join(rng.choices(letters, k=rng.randint(3, 8))) for _ in range(200_000)]
    weights = [1 / rank for rank in range(1, len(types) + 1)]
    filler = iter(rng.choices(types, weights, k=n * 600))
    out = []
    for _ in range(n):
        parts, length = [], 0
        while length < 3000:
            event = rng.choice(SENTENCES).format(n=rng.randint(3, 9), m=rng.randint(11, 99))
            parts += [event, " ".join(next(filler) for _ in range(20)) + "."]
            length += len(parts[-1]) + len(parts[-2]) + 2
        out.append(" ".join(parts))
    return out


def measured(texts: list[str], rounds: int, recognisers: Sequence[Callable] = ()) -> dict[str, float]:
    """Median processor seconds of each stage over the rounds, and of the whole analysis with its tables."""
    words = lexicons()
    analysis.analyze(texts[:5], recognisers=recognisers)
    spent: dict[str, list[float]] = {}
    plain = {name: getattr(analysis, name) for name in STAGES}
    for _ in range(rounds):
        start = time.process_time()
        documents = [document(text, words) for text in texts]
        spent.setdefault("fold and cut", []).append(time.process_time() - start)
        start = time.process_time()
        for doc in documents:
            doc.hits("outlets")
        spent.setdefault("look up lexicons", []).append(time.process_time() - start)
        for remembered in (words.scan.in_word, words.scan.in_phrase, name_words(words).remembered):
            remembered.clear()
        start = time.process_time()
        analysis.analyze(texts, recognisers=recognisers)
        spent.setdefault("whole analysis, no word met before", []).append(time.process_time() - start)
        clock = dict.fromkeys(STAGES, 0.0)
        for name in STAGES:
            setattr(analysis, name, _timed(plain[name], name, clock))
        start = time.process_time()
        analysis.analyze(texts, recognisers=recognisers)
        spent.setdefault("whole analysis", []).append(time.process_time() - start)
        for name in STAGES:
            setattr(analysis, name, plain[name])
            spent.setdefault(name, []).append(clock[name])
    return {name: statistics.median(times) for name, times in spent.items()}


def _timed(function, name: str, clock: dict[str, float]):
    def stage(*arguments, **options):
        start = time.process_time()
        try:
            return function(*arguments, **options)
        finally:
            clock[name] += time.process_time() - start

    return stage


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--corpus", type=Path)
    chosen = options.parse_args()
    if chosen.corpus:
        texts = [json.loads(line)["text"] for line in chosen.corpus.open(encoding="utf-8")][: chosen.articles]
    else:
        texts = generated(chosen.articles)
    characters = sum(map(len, texts))
    print(f"{len(texts)} articles, {characters:,} characters, median of {chosen.rounds} rounds, ms of one core per 3,000 characters")
    for title, recognisers in (("rules and lexicons", ()), ("with the tagger", (tagger(),))):
        figures = measured(texts, chosen.rounds, recognisers)
        print(title)
        for name, seconds in sorted(figures.items(), key=lambda x: x[1]):
            print(f"{seconds * 1000 / characters * 3000:8.3f}  {name}")
        print(f"{len(texts) / figures['whole analysis']:8.0f}  articles a second")


if __name__ == "__main__":
    main()
