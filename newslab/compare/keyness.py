"""Keyness: the words that one side uses more than the other, with how sure and how much.

G2 (log-likelihood, Dunning 1993; Rayson and Garside 2000) says how unlikely a difference
is by chance; the log ratio (Hardie 2014) how large it is: 1 means twice as often, 2 four
times. Two short articles give few words worth naming, and the table says so: a word is
`reliable` when it stands often enough for G2's approximation and is significant even
though so many words are tested (Bonferroni).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import erfc, log, log2, sqrt

import pandas as pd

from newslab.compare.passages import function_words
from newslab.compare.words import Words, words_of
from newslab.text.lexicons import Lexicons
from newslab.text.lexicons import lexicons as package_lexicons

_COLUMNS = {"word": "str", "form": "str", "n_a": "Int64", "n_b": "Int64", "per_1000_a": "float64", "per_1000_b": "float64",
            "g2": "float64", "log_ratio": "float64", "p": "float64", "reliable": "boolean"}
_PROCLITICS = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "وب", "ول", "و", "ف", "ب", "ل", "ك")
_SMALL = 5  # the least expected count for which G2 can be trusted


def keyness_of(texts_a: Iterable[str], texts_b: Iterable[str], *, lexicons: Lexicons | None = None, min_count: int = 2) -> pd.DataFrame:
    """Content words of two groups of texts, the most telling first: counts, rates a thousand words, G2, log ratio (positive: more in a), p, reliable.

    Words that stand fewer than `min_count` times in all are left out. The log ratio puts half a
    word where a side has none. Spellings that fold alike and forms with proclitics count together,
    where the rest is a word of these texts too (والجيش, الجيش, جيش); `word` is their folded stem,
    `form` the commonest spelling.

    >>> table = keyness_of(["قصف الطيران المدينة وقصف الميناء"], ["هاجم الطيران المدينة"], min_count=2)
    >>> table[["word", "n_a", "n_b"]].astype("object").values.tolist()[0]
    ['قصف', 2, 0]
    """
    functional = function_words(lexicons or package_lexicons())
    read = [[words_of(text) for text in texts] for texts in (texts_a, texts_b)]
    sides = [[words.word(i) for words in side for i in range(len(words))] for side in read]
    known = set(sides[0]) | set(sides[1])
    bare = {word: _bare(word, known) for word in known}
    spelling = _spellings([words for side in read for words in side], bare)
    a, b = (Counter(bare[w] for w in side if w not in functional) for side in sides)
    total_a, total_b = map(len, sides)
    tested = sorted(w for w in a.keys() | b.keys() if a[w] + b[w] >= min_count and w not in functional and not w.isdigit() and len(w) > 1)
    rows = []
    for word in tested:
        g2, ratio = log_likelihood(a[word], b[word], total_a, total_b), log_ratio(a[word], b[word], total_a, total_b)
        p = erfc(sqrt(g2 / 2))
        expected = (a[word] + b[word]) * min(total_a, total_b) / (total_a + total_b)
        rows.append((word, spelling[word], a[word], b[word], 1000 * a[word] / max(1, total_a), 1000 * b[word] / max(1, total_b), g2, ratio, p,
                     expected >= _SMALL and p * len(tested) < 0.05))
    rows.sort(key=lambda r: (-r[6], r[0]))
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _spellings(texts: Iterable[Words], bare: dict[str, str]) -> dict[str, str]:
    """For each bare folded word its commonest spelling in the texts, with its article if it mostly has one."""
    seen: dict[str, Counter] = {}
    for words in texts:
        for i in range(len(words)):
            folded = words.word(i)
            prefix = folded[: len(folded) - len(bare[folded])].removesuffix("ال")
            start, end = words.span(i, i + 1, skip=len(prefix))
            seen.setdefault(bare[folded], Counter())[words.folded.raw[start:end]] += 1
    return {word: min(counts, key=lambda form: (-counts[form], form)) for word, counts in seen.items()}


def _bare(word: str, known: set[str]) -> str:
    """A word without proclitics, if what is left is a word of these texts, alone or with its article."""
    for prefix in _PROCLITICS:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > 2 and (rest in known or "ال" + rest in known):
            return _bare(rest, known) if rest in known else rest
    return word


def log_likelihood(a: int, b: int, total_a: int, total_b: int) -> float:
    """G2 of a word that stands `a` times in `total_a` words and `b` times in `total_b`.

    >>> round(log_likelihood(30, 10, 1000, 1000), 2)
    10.46
    """
    share = (a + b) / max(1, total_a + total_b)
    return max(0.0, 2 * sum(n * log(n / (total * share)) for n, total in ((a, total_a), (b, total_b)) if n))


def log_ratio(a: int, b: int, total_a: int, total_b: int) -> float:
    """The binary logarithm of the ratio of the two rates, half a word standing for none.

    >>> log_ratio(8, 2, 1000, 1000)
    2.0
    """
    return log2(((a or 0.5) / max(1, total_a)) / ((b or 0.5) / max(1, total_b)))


def most_telling(table: pd.DataFrame, n: int = 10) -> Sequence[str]:
    """The `n` words with the largest G2, reliable or not."""
    return table["word"].head(n).tolist()
