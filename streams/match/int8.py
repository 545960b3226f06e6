"""Vectors as int8, a quarter of the memory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LARGEST = 127.0
"""Of int8, the same in either direction."""


def as_int8(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Each vector of shape (..., d), none zero, scaled so that its largest number is 127; the cosine does not mind.

    usearch's own cast scales to unit length first, which leaves about 3 bits of a number in 768 dimensions.
    """
    largest = np.abs(vectors).max(axis=-1, keepdims=True)
    scaled: NDArray[np.int8] = np.rint(vectors * (LARGEST / largest)).astype(np.int8)
    return scaled
