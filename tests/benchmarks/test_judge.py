from __future__ import annotations

import numpy as np
import pytest

from benchmarks.judge import baselines, measure, score, without_negation
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair


def rows(*columns):
    return np.array(columns, dtype=np.float32)


def test_every_measure_by_hand() -> None:
    labels = np.array([SUPPORTS, SUPPORTS, NEUTRAL, DISPUTES, DISPUTES, NEUTRAL])
    probabilities = rows((0.8, 0.1, 0.1), (0.2, 0.3, 0.5), (0.1, 0.8, 0.1), (0.0, 0.1, 0.9), (0.3, 0.4, 0.3),
                         (0.1, 0.2, 0.7))
    measures = measure(probabilities, labels, confident=0.8)
    assert measures["n"] == 6
    assert measures["accuracy"] == 0.5
    assert measures["disputes"] == {"precision": 0.3333, "recall": 0.5}
    assert measures["confident"] == {"threshold": 0.8, "precision": 1.0, "recall": 0.5}
    assert measures["polarity_auc"] == 0.75  # of the four pairs of a supporting and a disputing row three are in order
    assert measures["macro_f1"] == pytest.approx((2 / 3 + 1 / 2 + 2 / 5) / 3, abs=1e-4)
    assert measures["neutral_called_disputes"] == 0.5


def test_of_two_labels_one_is_chosen() -> None:
    labels = np.array([SUPPORTS, DISPUTES])
    measures = measure(rows((0.3, 0.6, 0.1), (0.1, 0.7, 0.2)), labels, confident=0.8)
    assert measures["accuracy"] == 1.0
    assert measures["confident"] == {"threshold": 0.8, "precision": None, "recall": 0.0}


def test_without_both_sides_there_is_no_polarity() -> None:
    assert measure(rows((0.1, 0.8, 0.1)), np.array([NEUTRAL]), 0.8)["polarity_auc"] is None


class Swapping:
    name, reading, calibration = "swapping", None, None

    def score(self, pairs):
        return np.array([(1, 0, 0) if later < earlier else (0, 0, 1) for later, earlier in pairs], dtype=np.float32)


def test_both_orders_are_averaged() -> None:
    pairs = [Pair("a", "b", SUPPORTS)]
    assert score(Swapping(), pairs, both_orders=False).tolist() == [[1, 0, 0]]
    assert score(Swapping(), pairs, both_orders=True).tolist() == [[0.5, 0, 0.5]]


def test_disputes_among_pairs_without_a_negation_word() -> None:
    pairs = [Pair("It is not open.", "It is open.", DISPUTES), Pair("It is shut.", "It is open.", DISPUTES),
             Pair("It opens.", "It won’t open.", DISPUTES), Pair("It is a notable knot.", "It is open.", NEUTRAL),
             Pair("It closed.", "It opened.", DISPUTES)]
    probabilities = rows((0, 0, 1), (0, 0, 1), (0, 0, 1), (0, 0, 1), (1, 0, 0))
    labels = np.array([pair.label for pair in pairs])
    assert without_negation(probabilities, labels, pairs) == {"n": 3, "precision": 0.5, "recall": 0.5}


def test_baselines_are_measured_as_the_model_is() -> None:
    pairs = [Pair("x", word, label) for word, label in (("never", DISPUTES), ("always", SUPPORTS)) for _ in range(10)]
    found = baselines(pairs, (), 0.8)
    assert found.keys() == {"hypothesis", "overlap"}
    assert found["hypothesis"]["macro_f1"] == 1.0
    assert found["hypothesis"].keys() == measure(rows((0, 0, 1)), np.array([DISPUTES]), 0.8).keys()
    assert baselines(pairs[:2], (), 0.8) == {"hypothesis": None, "overlap": None}
