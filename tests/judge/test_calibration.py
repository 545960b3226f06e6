from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.errors import ModelError
from streams.judge.calibration import Calibration, probabilities, read_calibration

LOGIT = st.floats(-60, 60, width=32)


@given(st.lists(st.tuples(LOGIT, LOGIT, LOGIT), min_size=1), st.floats(0.05, 20))
def test_probabilities_sum_to_one_and_keep_the_order(rows, temperature) -> None:
    logits = np.array(rows, dtype=np.float32)
    shares = probabilities(logits, temperature)
    assert shares.shape == logits.shape
    assert shares.dtype == np.float32
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)
    assert (np.take_along_axis(shares, logits.argmax(axis=1)[:, None], axis=1)[:, 0] == shares.max(axis=1)).all()


def test_a_higher_temperature_is_less_sure() -> None:
    logits = np.array([[2.0, 0.0, -1.0]], dtype=np.float32)
    assert probabilities(logits, 1.0)[0, 0] == pytest.approx(0.8438, abs=1e-4)
    assert probabilities(logits, 1.0)[0, 0] > probabilities(logits, 2.0)[0, 0] > 1 / 3


def test_none_is_the_neutral_one(tmp_path) -> None:
    assert read_calibration(tmp_path) == Calibration()
    assert Calibration().temperature == 1.0


def test_it_is_read_and_bad_values_are_named(tmp_path) -> None:
    path = tmp_path / "calibration.json"
    path.write_text('{"temperature": 1.3, "thresholds": {"disputes": 0.87}, "measured_on": {"families": 600}}')
    assert read_calibration(tmp_path).thresholds == {"disputes": 0.87}
    path.write_text('{"temperature": 0}')
    with pytest.raises(ModelError, match=r"calibration\.json: .*temperature"):
        read_calibration(tmp_path)
