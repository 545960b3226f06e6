from __future__ import annotations

import numpy as np

from streams.match.growing import MOVED_PER_ADD, GrowingIndex
from streams.match.nearest import ExactIndex

DIMENSION = 32


def _vectors(count: int) -> np.ndarray:
    raw = np.random.default_rng(1).standard_normal((count, DIMENSION)).astype(np.float32)
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


def _both(count: int, exact_below: int, **options):
    vectors = _vectors(count)
    growing, exact = GrowingIndex(DIMENSION, exact_below, **options), ExactIndex(DIMENSION)
    for row, vector in enumerate(vectors):
        growing.add(f"s{row}", vector)
        exact.add(f"s{row}", vector)
    return vectors, growing, exact


def test_up_to_the_limit_there_is_no_graph():
    _, growing, _ = _both(40, 40)
    assert growing.graph is None


def test_the_statements_move_a_few_at_a_time_and_are_found_all_the_way():
    vectors, growing, exact = _both(40, 40)
    queries = vectors[:5]
    for row, vector in enumerate(_vectors(60)[40:]):
        growing.add(f"n{row}", vector)
        exact.add(f"n{row}", vector)
        assert growing.graph is not None
        assert len(growing.graph) == min(40, (row + 1) * MOVED_PER_ADD) + row + 1
        assert len(growing) == len(exact)
        assert [growing.search(query, 7) for query in queries] == [exact.search(query, 7) for query in queries]


def test_a_restored_one_is_all_graph_once_it_is_settled():
    vectors, growing, exact = _both(50, 30, restoring=True)
    growing.remove("s45")
    exact.remove("s45")
    growing.settle()
    assert growing.graph is not None
    assert len(growing.graph) == len(growing) == 49
    assert growing.search(vectors[2], 9) == exact.search(vectors[2], 9)
    growing.add("later", vectors[2])
    assert growing.search(vectors[2], 2) == [("later", 1.0), ("s2", 1.0)]


def test_a_small_one_stays_exact_when_restored():
    _, growing, _ = _both(20, 30, restoring=True)
    growing.settle()
    assert growing.graph is None
    assert len(growing) == 20
