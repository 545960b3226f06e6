"""Batches of similar length: little padding, still well mixed."""

from __future__ import annotations

import random
from collections.abc import Sequence


def batches(lengths: Sequence[int], size: int, pool: int, rng: random.Random) -> list[list[int]]:
    """Indices in batches of similar length, the batches of each pool in random order.

    Args:
        lengths: of the items, in the order in which they are to be taken up.
        size: items of a batch.
        pool: batches that are sorted by length together.
        rng: decides the order of the batches of a pool.
    """
    order: list[list[int]] = []
    for start in range(0, len(lengths), size * pool):
        sorted_pool = sorted(range(start, min(start + size * pool, len(lengths))), key=lengths.__getitem__)
        chunks = [sorted_pool[i : i + size] for i in range(0, len(sorted_pool), size)]
        rng.shuffle(chunks)
        order += chunks
    return order
