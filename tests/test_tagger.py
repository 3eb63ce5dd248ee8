"""The opt-in tagger: features, Viterbi, weights, and a tiny model trained here."""

import itertools
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab as nl
from newslab.extract.tagger import TAGS, WEIGHTS, Tagger, Weights, best_path, features, read_weights, spans, tag, tagger
from newslab.text.document import document
from newslab.text.lexicons import lexicons

LEX = lexicons()

TINY = [
    ("سافر زمبرق إلى كرتلة", ["O", "B-PER", "O", "B-LOC"]),
    ("عاد دلفين من كرتلة أمس", ["O", "B-PER", "O", "B-LOC", "O"]),
    ("سافر كرنب أمس", ["O", "B-PER", "O"]),
    ("عاد المطر أمس", ["O", "O", "O"]),
]


def perceptron(sentences, rounds=8):
    """A structured perceptron over the tagger's own features: enough of a model to test the slot with."""
    rows = [features(document(text, LEX)) for text, _ in sentences]
    known = {f: i for i, f in enumerate(sorted({f for sentence in rows for token in sentence for f in token}))}
    weights = Weights(known, np.zeros((len(known), len(TAGS))), np.zeros((len(TAGS), len(TAGS))))
    for _ in range(rounds):
        for sentence, (_, gold) in zip(rows, sentences, strict=True):
            for token, right, said in zip(sentence, gold, tag(sentence, weights), strict=True):
                for feature in token if right != said else ():
                    weights.states[known[feature], TAGS.index(right)] += 1
                    weights.states[known[feature], TAGS.index(said)] -= 1
    return weights


def test_a_model_trained_here_finds_what_it_was_shown():
    lab = nl.analyze(["سافر زمبرق إلى كرتلة"], recognisers=[Tagger(perceptron(TINY), LEX)])
    found = lab.mentions[["text", "label", "method"]].values.tolist()
    assert [row[:2] for row in found] == [["زمبرق", "PER"], ["كرتلة", "LOC"]] and {row[2] for row in found} <= {"model", "pattern"}
    assert "model" in {row[2] for row in found}


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_the_best_path_is_the_best_of_all(n, seed):
    random = np.random.default_rng(seed)
    states, transitions = random.normal(size=(n, 3)), random.normal(size=(3, 3))

    def score(path):
        return sum(states[t, k] for t, k in enumerate(path)) + sum(transitions[a, b] for a, b in itertools.pairwise(path))

    assert score(best_path(states, transitions)) == pytest.approx(max(map(score, itertools.product(range(3), repeat=n))))


@pytest.mark.parametrize(("tags", "expected"), [
    ([], []), (["O"], []), (["B-PER", "I-PER"], [(0, 2, "PER")]), (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
    (["I-ORG", "O", "I-LOC"], [(0, 1, "ORG"), (2, 3, "LOC")]), (["B-PER", "I-LOC"], [(0, 1, "PER"), (1, 2, "LOC")]),
])  # fmt: skip
def test_tags_become_spans(tags, expected):
    assert list(spans(tags)) == expected


def test_features_are_one_list_a_token_whatever_the_text():
    for text in ("", "1", "قال {محمد} %s", "كريم"):
        doc = document(text, LEX)
        assert len(features(doc)) == len(doc)


@pytest.mark.parametrize("text", ["", "كريم", "قال كريم", "رحب الجميع بقرار لاريسون، ثم عاد (كريم حداد) إلى بغداد مع وفد من الأمم المتحدة"])
def test_tags_are_those_of_all_features_together(text):
    doc, shipped = document(text, LEX), tagger()
    assert shipped.tags(doc) == tag(features(doc), shipped.weights)


def test_the_weights_that_ship_are_small_and_licensed():
    folder = WEIGHTS.parent
    assert WEIGHTS.stat().st_size < 3_000_000 and zipfile.is_zipfile(WEIGHTS)
    licence = (folder / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in licence and "Benajiba" in licence and "CAMeL Lab" in licence
    weights = read_weights(str(WEIGHTS))
    assert weights.states.shape == (len(weights.features), len(TAGS)) and weights.transitions.shape == (len(TAGS), len(TAGS))


def test_the_weights_that_ship_add_names_that_no_rule_finds():
    text = "رحب الجميع بقرار لاريسون"
    assert not len(nl.analyze([text]).mentions)
    assert nl.analyze([text], recognisers=[tagger()]).mentions[["text", "label", "method"]].values.tolist() == [["لاريسون", "PER", "model"]]


def test_other_weights_are_read_from_a_file(tmp_path):
    path = tmp_path / "own.npz"
    text = np.frombuffer("w=زمبرق".encode(), np.uint8)
    states = np.zeros((1, len(TAGS)), np.int8)
    states[0, TAGS.index("B-ORG")] = 100
    np.savez_compressed(path, features=text, states=states, step=np.float32(0.1), transitions=np.zeros((len(TAGS), len(TAGS)), np.float32))
    assert tagger(path)(["في زمبرق"]) == [[(3, 8, "ORG")]]
