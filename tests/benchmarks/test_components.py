from __future__ import annotations

import numpy as np
import pytest

from benchmarks.components import b_cubed, joined, pairs_to_judge, records_of
from streams.settings import load


def test_pairs_are_those_that_matching_gives_to_the_judge() -> None:
    people = ("ann-berg", "bo-dahl", "cy-falk", "ann-berg")
    rows = [{"id": number, "person": person, "date": f"2026-03-0{number + 1}", "quote": f"word{number}"}
            for number, person in enumerate(people)]
    # The similarity of the last to the others; these are alike in nothing else.
    cosines = (0.3, 0.7, 0.6)
    vectors = np.eye(4, dtype=np.float32)
    vectors[3] = (*cosines, (1 - sum(cosine**2 for cosine in cosines)) ** 0.5)
    settings = load(nearest=2, nearest_floor=0.5, holder_floor=0.2, judge_pairs=1)
    records = list(records_of(rows, [row["quote"] for row in rows], vectors))
    ids = [str(row["id"]) for row in rows]
    assert pairs_to_judge(records, ids, settings) == [(3, 0), (3, 1)]
    assert pairs_to_judge(records, ids, settings.model_copy(update={"judge_pairs": 2})) == [(3, 0), (3, 1), (3, 2)]
    assert pairs_to_judge(records, ids, settings.model_copy(update={"holder_floor": 0.4})) == [(3, 1)]


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
