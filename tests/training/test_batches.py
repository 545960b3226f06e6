"""Batches: every item once, similar lengths together within a pool."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from training.batches import batches


@given(st.lists(st.integers(1, 200), max_size=120), st.integers(1, 9), st.integers(1, 5), st.integers())
def test_every_item_stands_in_one_batch_of_its_pool(lengths: list[int], size: int, pool: int, seed: int) -> None:
    order = batches(lengths, size, pool, random.Random(seed))
    assert sorted(i for batch in order for i in batch) == list(range(len(lengths)))
    assert all(len(batch) <= size for batch in order)
    assert all(len({i // (size * pool) for i in batch}) == 1 for batch in order)
    assert order == batches(lengths, size, pool, random.Random(seed))


def test_a_batch_holds_similar_lengths() -> None:
    order = batches([5, 90, 6, 91, 7, 92], 3, 2, random.Random(1))
    assert sorted(sorted(batch) for batch in order) == [[0, 2, 4], [1, 3, 5]]
