"""The nearest statements by embedding: the interface of an index, and the exact one.

The graph for many statements is in `graph.py`, what changes from one to the other in `growing.py`.

Similarities are computed row by row (`numpy.vecdot`) and rounded, so that a statement gets the same neighbours
whatever else the index holds and in whatever order it was filled. A matrix product would add up in an order that
depends on the rows beside a row.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from streams.errors import Rejected

Vector = NDArray[np.float32]
"""Shape (d,), float32, unit length."""

BLOCK_ROWS = 4096
"""Rows added at a time: 12 MB at 768 dimensions. Growing by blocks never copies what is there."""

DECIMALS = 4
"""Embeddings travel as float16, which has three to four significant digits; more would be noise."""


class NearestIndex(Protocol):
    """Statements by embedding. Similarity is the cosine, rounded to `DECIMALS`."""

    def add(self, statement_id: str, vector: Vector) -> None:
        """Put a statement in, in place of what this id had."""

    def remove(self, statement_id: str) -> None:
        """Take a statement out; nothing happens if it is not in."""

    def search(self, vector: Vector, k: int) -> list[tuple[str, float]]:
        """The `k` most similar, most similar first; equal similarities by id."""

    def similarities(self, vector: Vector, statement_ids: Sequence[str]) -> list[tuple[str, float]]:
        """The similarity of each of these that is in the index, in the order given."""

    def __len__(self) -> int: ...


def decode_embedding(embedding: str) -> Vector:
    """The vector of a statement's `embedding`, brought to unit length.

    Raises:
        Rejected: it is not base64 of float16, or has no direction.
    """
    try:
        data = base64.b64decode(embedding, validate=True)
        vector = np.frombuffer(data, dtype="<f2").astype(np.float32)
    except (binascii.Error, ValueError) as error:
        raise Rejected("schema", f"field embedding: not base64 of float16: {error}") from error
    length = float(np.linalg.norm(vector)) if vector.size else 0.0
    if not np.isfinite(length) or length == 0.0:
        raise Rejected("schema", f"field embedding: {vector.size} values of length {length} have no direction")
    return vector / np.float32(length)


class ExactIndex:
    """Compares with every row: exact, and fast enough for some hundred thousand rows.

    Args:
        dimension: d of the vectors.
    """

    def __init__(self, dimension: int) -> None:
        self._dimension = dimension
        self._blocks: list[NDArray[np.float32]] = []
        self._ids: list[str] = []
        self._row: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, statement_id: str) -> bool:
        return statement_id in self._row

    def add(self, statement_id: str, vector: Vector) -> None:
        """Put a statement in, in place of what this id had.

        Raises:
            ValueError: the vector has another shape.
        """
        self._check(vector)
        row = self._row.get(statement_id)
        if row is None:
            row = len(self._ids)
            if row == len(self._blocks) * BLOCK_ROWS:
                self._blocks.append(np.zeros((BLOCK_ROWS, self._dimension), dtype=np.float32))
            self._ids.append(statement_id)
            self._row[statement_id] = row
        self._blocks[row // BLOCK_ROWS][row % BLOCK_ROWS] = vector

    def remove(self, statement_id: str) -> None:
        """Take a statement out; the last row takes its place. Nothing happens if it is not in."""
        row = self._row.pop(statement_id, None)
        if row is None:
            return
        last = len(self._ids) - 1
        moved = self._ids.pop()
        if row != last:
            self._blocks[row // BLOCK_ROWS][row % BLOCK_ROWS] = self._blocks[last // BLOCK_ROWS][last % BLOCK_ROWS]
            self._ids[row] = moved
            self._row[moved] = row
        if len(self._ids) <= (len(self._blocks) - 1) * BLOCK_ROWS:
            self._blocks.pop()

    def pop(self) -> tuple[str, Vector]:
        """Take any one out, with its vector.

        Raises:
            IndexError: the index is empty.
        """
        statement_id = self._ids[-1]
        block, row = divmod(len(self._ids) - 1, BLOCK_ROWS)
        vector = self._blocks[block][row].copy()
        self.remove(statement_id)
        return statement_id, vector

    def search(self, vector: Vector, k: int) -> list[tuple[str, float]]:
        """The `k` most similar, most similar first; equal similarities by id.

        Raises:
            ValueError: the vector has another shape.
        """
        self._check(vector)
        count = len(self._ids)
        if k <= 0 or count == 0:
            return []
        cosines = self._cosines(vector)
        last_wanted = np.partition(cosines, count - k)[count - k] if k < count else -1.0
        return ranked(((self._ids[row], float(cosines[row])) for row in np.flatnonzero(cosines >= last_wanted)), k)

    def similarities(self, vector: Vector, statement_ids: Sequence[str]) -> list[tuple[str, float]]:
        """The similarity of each of these that is in the index, in the order given.

        Raises:
            ValueError: the vector has another shape.
        """
        self._check(vector)
        rows = np.asarray([row for row in map(self._row.get, statement_ids) if row is not None], dtype=np.intp)
        dots = np.empty(len(rows), dtype=np.float32)
        blocks, rows_in_block = np.divmod(rows, BLOCK_ROWS)
        for block in np.unique(blocks):
            wanted = blocks == block
            dots[wanted] = np.vecdot(self._blocks[block][rows_in_block[wanted]], vector)
        return [(self._ids[row], float(cosine)) for row, cosine in zip(rows, rounded(dots), strict=True)]

    def _cosines(self, vector: Vector) -> NDArray[np.float64]:
        """The similarity of every row, shape (n,)."""
        dots = [np.vecdot(block, vector) for block in self._blocks]
        return rounded(np.concatenate(dots)[: len(self._ids)]) if dots else np.empty(0)

    def _check(self, vector: Vector) -> None:
        if vector.shape != (self._dimension,):
            raise ValueError(f"vector: shape {vector.shape}, expected ({self._dimension},)")


def rounded(dots: NDArray[np.float32]) -> NDArray[np.float64]:
    """Products of unit vectors as similarities."""
    return dots.astype(np.float64).clip(-1.0, 1.0).round(DECIMALS)


def ranked(found: Iterable[tuple[str, float]], k: int) -> list[tuple[str, float]]:
    """The `k` most similar, most similar first; equal similarities by id."""
    return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k]
