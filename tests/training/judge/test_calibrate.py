from __future__ import annotations

import numpy as np
import pytest

from training.judge.calibrate import MIN_ABOVE, fit_temperature, precise_threshold


@pytest.mark.parametrize("true", [0.6, 1.0, 2.2])
def test_the_temperature_that_made_the_labels_is_found(true) -> None:
    rng = np.random.default_rng(5)
    logits = rng.normal(0, 2.5, (6000, 3)).astype(np.float32)
    shares = np.exp(logits / true)
    shares /= shares.sum(axis=1, keepdims=True)
    labels = np.array([rng.choice(3, p=row / row.sum()) for row in shares])
    assert fit_temperature(logits, labels) == pytest.approx(true, rel=0.08)


def test_the_least_probability_with_the_precision_is_found() -> None:
    disputes = np.linspace(1, 0, 200, dtype=np.float32)
    right = np.ones(200, dtype=bool)
    right[100:] = False
    threshold = precise_threshold(disputes, right, 0.95)
    assert right[disputes >= threshold].mean() >= 0.95
    assert right[disputes >= threshold - 0.006].mean() < 0.95


def test_too_few_pairs_or_no_precision_mean_never() -> None:
    disputes = np.linspace(1, 0, 100, dtype=np.float32)
    assert precise_threshold(disputes, np.zeros(100, dtype=bool), 0.95) == 1.0
    assert precise_threshold(disputes, np.arange(100) < MIN_ABOVE - 2, 0.95) == 1.0
