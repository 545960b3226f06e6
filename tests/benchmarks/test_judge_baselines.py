from __future__ import annotations

import random

import numpy as np
import pytest

from benchmarks.judge_baselines import baseline_probabilities, overlap_features
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair

WORDS = [f"word{n}" for n in range(60)]


def texts(seed):
    chance = random.Random(seed)
    return [" ".join(chance.sample(WORDS, 8)) for _ in range(60)]


def accuracy(found, pairs):
    return float((found.argmax(axis=1) == [pair.label for pair in pairs]).mean())


@pytest.fixture
def worded():
    """The wording of the earlier text gives the label away; words in common tell nothing."""
    later, earlier = texts(1), texts(2)
    cues = (("indeed", SUPPORTS), ("perhaps", NEUTRAL), ("never", DISPUTES))
    return [Pair(one, f"{cues[n % 3][0]} {other}", cues[n % 3][1])
            for n, (one, other) in enumerate(zip(later, earlier, strict=True))]


@pytest.fixture
def shared():
    """Words in common give the label away; no word does."""
    one, other = texts(3), texts(4)
    return [Pair(text, text if n % 2 else other[n], SUPPORTS if n % 2 else NEUTRAL) for n, text in enumerate(one)]


def test_each_sees_what_it_may_and_nothing_else(worded, shared) -> None:
    assert accuracy(baseline_probabilities("hypothesis", worded), worded) > 0.9
    assert accuracy(baseline_probabilities("overlap", shared), shared) > 0.95
    assert accuracy(baseline_probabilities("hypothesis", shared), shared) < 0.75
    assert accuracy(baseline_probabilities("overlap", worded), worded) < 0.6


def test_the_train_part_is_fitted_on_where_there_is_one(worded) -> None:
    turned = {SUPPORTS: DISPUTES, NEUTRAL: NEUTRAL, DISPUTES: SUPPORTS}
    train = [pair._replace(label=turned[pair.label]) for pair in worded]
    found = baseline_probabilities("hypothesis", worded, train)
    assert found.shape == (60, 3)
    assert accuracy(found, train) > 0.9


def test_a_label_that_train_has_not_gets_nothing(worded) -> None:
    train = [pair for pair in worded if pair.label != NEUTRAL]
    found = baseline_probabilities("hypothesis", worded, train)
    assert not found[:, NEUTRAL].any()
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_too_little_to_fit_on(worded) -> None:
    assert baseline_probabilities("overlap", worded[:3]) is None
    assert baseline_probabilities("overlap", [pair._replace(label=NEUTRAL) for pair in worded]) is None


def test_overlap_counts_words_in_common() -> None:
    (features,) = overlap_features([Pair("The port is shut.", "the PORT opens", DISPUTES)])
    assert features[:3] == pytest.approx([2 / 4, 2 / 3, 2 / 5])
