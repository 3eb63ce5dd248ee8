"""A small statistical tagger of names: a linear-chain CRF over words, their parts and neighbours, and what the rules say of them.

`analyze(articles, recognisers=[tagger()])` uses it; it is not on by default, since an analysis with it takes
some three times as long. In five-fold cross-validation on ANERcorp's training part (blocks of whole
texts, spans that share half of their letters) F1 is, for LOC / PER / ORG:

* rules and lexicons 0.88 / 0.82 / 0.63;
* the tagger alone 0.90 / 0.83 / 0.72, the gain on ORG in good part because ANERcorp leaves out
  armies, ministries and governments, which the lexicon has;
* both together, as `analyze` merges them, 0.90 / 0.83 / 0.65.

The word lists know many names of those texts, so the first line flatters the rules, and a tagger learnt with
today's rules trusts them too much where they know nothing: the weights that ship are from before the lists
grew in November 2026, when the three lines were 0.86 / 0.76 / 0.60, 0.90 / 0.80 / 0.72 and 0.89 / 0.81 / 0.62.

The weights (`newslab/models/anercorp_tagger.npz`) were learnt from ANERcorp by `tools/train_tagger.py` and are
under CC BY-SA 4.0 as it is, unlike the rest of newslab: see `newslab/models/LICENSE`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from newslab.extract.names import names_in
from newslab.extract.naming.name_words import NameWords, Word, name_words
from newslab.extract.placing.gazetteer import PLACE_LEXICONS
from newslab.text.document import Document, document
from newslab.text.lexicons import Lexicons
from newslab.text.lexicons import lexicons as package_lexicons
from newslab.text.remembered import Remembered

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
LISTED = (*PLACE_LEXICONS, "actors", "organisations", "organisation_contexts", "person_verbs")
"""Lexicons whose hits are features, whatever the rules make of them."""
WEIGHTS = files("newslab") / "models" / "anercorp_tagger.npz"


STEPS = ("-2", "-1", "+1", "+2")
"""How far the neighbours are that a token has features of."""
_REMEMBERED = 20_000


@dataclass(frozen=True, eq=False)
class Weights:
    """A trained model: for each feature its row of `states` (features x tags), and `transitions` (from tag x to tag)."""

    features: Mapping[str, int]
    states: np.ndarray
    transitions: np.ndarray


class Tagger:
    """A recogniser: texts in, spans out; `complete` says of which names it means to miss none."""

    complete = frozenset({"PER", "ORG"})

    def __init__(self, weights: Weights, lexicons: Lexicons) -> None:
        self.weights, self.lexicons = weights, lexicons
        look = name_words(lexicons).look
        self._own = Remembered(lambda word: self._weigh(_own(word, look(word))), most=_REMEMBERED)
        self._beside = {step: Remembered(lambda word, step=step: self._weigh(_beside(word, look(word), step)), most=_REMEMBERED) for step in STEPS}

    def __call__(self, texts: list[str]) -> list[list[tuple[int, int, str]]]:
        return [self._spans(document(text, self.lexicons)) for text in texts]

    def _spans(self, doc: Document) -> list[tuple[int, int, str]]:
        look = name_words(doc.lexicons).look
        out = []
        for first, last, label in spans(self.tags(doc)):
            start, end = doc.span(doc.starts[first] + look(doc.word(first)).cut, doc.ends[last - 1])
            out.append((start, end, label))
        return out

    def tags(self, doc: Document) -> list[str]:
        """The tag of each token: what `tag` makes of `features`, but for each word what it says by itself is weighed once."""
        if not len(doc):
            return []
        scores = np.array([self._weigh(row) for row in _here(doc)])
        scores += np.array([self._own[word] for word in doc.words])
        for step, remembered in self._beside.items():
            shift = int(step)
            told = np.array([remembered[word] for word in doc.words])
            if shift < 0:
                scores[-shift:] += told[:shift]
            else:
                scores[:-shift] += told[shift:]
        return [TAGS[k] for k in best_path(scores, self.weights.transitions)]

    def _weigh(self, features: Iterable[str]) -> np.ndarray:
        known = self.weights.features
        return self.weights.states[[known[f] for f in features if f in known]].sum(axis=0, dtype=float)


def tagger(path: str | Path | None = None, *, lexicons: Lexicons | None = None) -> Tagger:
    """A recogniser for `analyze` with newslab's weights, or those of a file that `tools/train_tagger.py` wrote.

    >>> import newslab as nl
    >>> nl.analyze(["رحب الجميع بقرار لاريسون"], recognisers=[tagger()]).mentions[["text", "label", "method"]].values.tolist()
    [['لاريسون', 'PER', 'model']]
    """
    return Tagger(read_weights(str(path or WEIGHTS)), lexicons or package_lexicons())


@lru_cache(maxsize=2)
def read_weights(path: str) -> Weights:
    """The weights of a file: features as text, one a line, states as whole numbers of a step."""
    with np.load(path, allow_pickle=False) as stored:
        names = bytes(stored["features"]).decode().split("\n")
        return Weights({name: i for i, name in enumerate(names)}, stored["states"].astype(np.float32) * stored["step"], stored["transitions"])


def features(doc: Document) -> list[list[str]]:
    """For each token the features that hold of it, as text: `w+1=` is the next word, `k=` the kind of word, `r=` what the rules say.

    >>> doc = document("قال كريم", package_lexicons())
    >>> [f for f in features(doc)[1] if f.startswith(("w", "k=", "r"))]
    ['w=كريم', 'k=given', 'w-1=قال', 'r=B-PER-p', 'r-1=O', 'rr-1=B-PER-p|O']
    """
    words, look, n = doc.words, name_words(doc.lexicons).look, len(doc)
    out = []
    for i, here in enumerate(_here(doc)):
        row = _own(words[i], look(words[i]))
        for step in STEPS:
            if 0 <= i + int(step) < n:
                beside = words[i + int(step)]
                row += _beside(beside, look(beside), step)
        out.append(row + here)
    return out


def _own(word: str, kind: Word) -> list[str]:
    """The features that a word has anywhere."""
    core = word[kind.cut :]
    row = ["b", f"w={word}", f"c={core.removeprefix('ال')}", f"k={kind.kind}", f"s={_shape(word)}", f"l={min(len(core), 8)}"]
    row += [f"p{k}={core[:k]}" for k in (1, 2, 3) if len(core) > k]
    row += [f"e{k}={core[-k:]}" for k in (1, 2, 3, 4) if len(core) > k]
    return row + [f"cut={word[: kind.cut]}"] * bool(kind.cut)


def _beside(word: str, kind: Word, step: str) -> list[str]:
    """The features that a word gives to the one from which it is so many steps away."""
    row = [f"w{step}={word}", f"k{step}={kind.kind}"]
    return row + [f"e{step}={word[-2:]}", f"s{step}={_shape(word)}"] if step[1] == "1" else row


def _shape(word: str) -> str:
    return ("f" if NameWords.foreign(word) else "") + ("n" if NameWords.native(word) else "")


def _here(doc: Document) -> list[list[str]]:
    """For each token the features of its place: what the rules and the lexicons say of it, the marks around it, pairs with its neighbours."""
    n = len(doc)
    kinds = [word.kind for word in name_words(doc.lexicons).look_at(doc.words)]
    said, listed = _rules(doc), _listed(doc)
    led = {hit.last for lexicon in ("titles", "reporting_verbs") for hit in doc.hits(lexicon)}
    heads = {hit.last for lexicon in ("organisation_heads", "place_cues") for hit in doc.hits(lexicon)}
    gaps = [gap.strip()[:2] for gap in doc.gaps]
    out = []
    for i in range(n):
        row = [f"r={said[i]}", *listed.get(i, ())]
        row += [f"<={gaps[i]}"] * bool(gaps[i]) + [f">={gaps[i + 1]}"] * bool(gaps[i + 1])
        row += ["led"] * (i in led) + ["head"] * (i in heads)
        row += [f"r{step}={said[i + int(step)]}" for step in STEPS if 0 <= i + int(step) < n]
        for step, at in (("-1", i - 1), ("+1", i + 1)):
            row += [f"kk{step}={kinds[i]}|{kinds[at]}", f"rr{step}={said[i]}|{said[at]}"] if 0 <= at < n else [f"edge{step}"]
        out.append(row)
    return out


def _listed(doc: Document) -> dict[int, list[str]]:
    """For each token the lexicons that have it, at the beginning of a form or inside it."""
    out: dict[int, set[str]] = {}
    for lexicon in LISTED:
        for hit in doc.hits(lexicon):
            for i in range(hit.first, hit.last):
                out.setdefault(i, set()).add(f"g={'B' if i == hit.first else 'I'}{lexicon}")
    return {i: sorted(found) for i, found in out.items()}


def _rules(doc: Document) -> list[str]:
    """For each token what the rules say of it: the label, how it was found, and whether the name begins there."""
    out = ["O"] * len(doc)
    for row in names_in(doc, blocks=[]):
        for i in range(row["first"], row["last"]):
            out[i] = f"{'B' if i == row['first'] else 'I'}-{row['label']}-{row['method'][0]}"
    return out


def best_path(states: np.ndarray, transitions: np.ndarray) -> list[int]:
    """The most likely tags of a sentence (Viterbi), from its scores (tokens x tags) and those of one tag after another.

    >>> best_path(np.array([[0.0, 1.0], [0.0, 0.5]]), np.array([[0.0, 0.0], [0.0, -2.0]]))
    [1, 0]
    """
    back = np.empty(states.shape, int)
    score = states[0]
    for t in range(1, len(states)):
        paths = score[:, None] + transitions
        back[t] = paths.argmax(axis=0)
        score = paths.max(axis=0) + states[t]
    path = [int(score.argmax())]
    for t in range(len(states) - 1, 0, -1):
        path.append(int(back[t][path[-1]]))
    return path[::-1]


def tag(rows: Sequence[Sequence[str]], weights: Weights) -> list[str]:
    """The tags of a sentence from the features of its tokens."""
    if not rows:
        return []
    states = np.zeros((len(rows), len(TAGS)))
    for i, row in enumerate(rows):
        found = [weights.features[f] for f in row if f in weights.features]
        states[i] = weights.states[found].sum(axis=0)
    return [TAGS[k] for k in best_path(states, weights.transitions)]


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Token ranges with their labels, from tags.

    >>> list(spans(["O", "B-PER", "I-PER", "B-LOC"]))
    [(1, 3, 'PER'), (3, 4, 'LOC')]
    """
    first = 0
    for i, this in enumerate([*tags, "O"]):
        if i and tags[i - 1] != "O" and (this[:2] != "I-" or this[2:] != tags[i - 1][2:]):
            yield first, i, tags[i - 1][2:]
        if this[:2] == "B-" or this[:2] == "I-" and (not i or tags[i - 1][2:] != this[2:]):
            first = i
