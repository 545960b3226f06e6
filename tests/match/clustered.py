"""Vectors that lie as embeddings do, and indexes filled with them."""

from __future__ import annotations

import numpy as np

DIMENSION = 64


def statements(count: int, seed: int = 0) -> np.ndarray:
    """Unit vectors as embeddings lie: topics, and statements around them that are more or less alike."""
    draw = np.random.default_rng(seed)
    topics = draw.standard_normal((40, DIMENSION))
    raw = topics[draw.integers(0, len(topics), count)] + draw.uniform(0.3, 1.5, (count, 1)) * draw.standard_normal(
        (count, DIMENSION))
    return (raw / np.linalg.norm(raw, axis=1, keepdims=True)).astype(np.float32)


def filled(index, vectors, rows):
    """The index with these rows of the vectors, each under `s` and its number."""
    for row in rows:
        index.add(f"s{row}", vectors[row])
    return index
