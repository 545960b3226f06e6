from __future__ import annotations

import numpy as np
import pytest

from benchmarks.components import b_cubed, candidate_pairs, joined
from streams.settings import load


def test_candidates_are_the_nearest_and_those_of_the_same_person() -> None:
    rows = [{"person": person} for person in ("a", "b", "c", "a")]
    similarities = np.eye(4, dtype=np.float32)
    similarities[3, :3] = (0.3, 0.7, 0.6)
    settings = load(nearest=1, nearest_floor=0.5, holder_floor=0.2)
    assert candidate_pairs(rows, similarities, settings) == [(3, 0), (3, 1)]


def test_links_join_components() -> None:
    labels = joined(5, [(1, 0), (2, 1)]).tolist()
    assert labels[0] == labels[1] == labels[2]
    assert len(set(labels)) == 3
    assert len(set(joined(3, []).tolist())) == 3


def test_b_cubed_punishes_swallowing_and_falling_apart() -> None:
    claims = [{"x"}, {"x"}, {"y"}, {"y", "z"}]
    assert b_cubed([0, 0, 1, 1], claims) == (1.0, 1.0, 1.0)
    assert b_cubed([0, 0, 0, 0], claims)[:2] == (0.5, 1.0)
    precision, recall, f1 = b_cubed([0, 1, 2, 3], claims)
    assert (precision, recall) == (1.0, 0.5)
    assert f1 == pytest.approx(2 / 3)
