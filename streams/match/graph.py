"""The nearest statements by a graph: usearch's HNSW over int8 vectors, its finds ranked again by the exact ones.

A search follows links from neighbour to neighbour and sees a few hundred vectors of a million. It works on int8, a
quarter of the memory; the nearest that it finds are compared once more as float32, read from disk. So a similarity
is the same as of `ExactIndex`, and only whether a statement is found at all is a matter of the graph.

A statement that is taken out stays as a way to others and is not given back. If its place were taken by the next one,
as usearch does, its neighbours would each lose a link (docs/decisions/0006). What is too much of that, `renewal.py`
leaves behind with the graph.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from usearch.index import Index

from streams.match.int8 import as_int8
from streams.match.nearest import Vector, ranked, rounded
from streams.match.slots import Entry, Slots
from streams.match.vector_file import VectorFile

CONNECTIVITY = 16
"""Links of a vector to others, twice as many on the lowest level: usearch's default, about 150 bytes a vector."""

EXPANSION_ADD = 128
"""Vectors looked at to find the links of a new one; usearch's default."""

EXPANSION_SEARCH = 512
"""Vectors looked at in a search. At 11,000 statements 256 are enough (recall@10 .999); among 80,000 whose nearest are
farther away, 256 find .983, 384 .991, 512 .994. With removed ones among them, it is that many that are still in."""

RANKED = 40
"""Finds that are ranked by their exact vectors, if no more are asked for: int8 alone misses .004 of the nearest ten
at 11,000 statements, and 20 miss none that 40 find."""

SCANNED = 256
"""Up to so many statements all are compared: as fast, and none is missed."""

LINKED_TOGETHER = 4096
"""Vectors put into the graph at once, by all processors, when it is built from rows: 3 MB of int8."""

LINKED_ALONE = 4096
"""A graph smaller than this is linked by one processor, at about 1,500 a second: of 400 linked by two, one to three
were lost."""


class GraphIndex:
    """Statements by embedding in a graph: finds nearly all of the nearest, in a time that grows little with them.

    Args:
        dimension: d of the vectors.
        folder: disk for the exact vectors, 4 d bytes a statement.
        restoring: what is added can be found only after `settle`; building is quicker then.
        scanned: up to so many statements all are compared.

    Attributes:
        changes: how often a statement was linked or taken out since the graph was made or loaded.
    """

    def __init__(
        self, dimension: int, folder: Path | None = None, *, restoring: bool = False, scanned: int = SCANNED
    ) -> None:
        self._dimension = dimension
        self._scanned = scanned
        self._vectors = VectorFile(dimension, folder)
        self._graph = Index(
            ndim=dimension, metric="cos", dtype="i8", connectivity=CONNECTIVITY, expansion_add=EXPANSION_ADD,
            expansion_search=EXPANSION_SEARCH)
        self._slots = Slots()
        self._restoring = restoring
        self._unlinked: dict[int, None] = {}
        self._removed = 0
        self.changes = 0

    def __len__(self) -> int:
        return len(self._slots)

    def __contains__(self, statement_id: str) -> bool:
        return statement_id in self._slots

    def __iter__(self) -> Iterator[str]:
        """The statements, the one that was added first first."""
        return iter(self._slots)

    @property
    def removed(self) -> int:
        """Statements taken out, that are only a way to others."""
        return self._removed

    @property
    def disk_bytes(self) -> int:
        """What the exact vectors take on disk."""
        return self._vectors.disk_bytes

    def add(self, statement_id: str, vector: Vector) -> None:
        """Put a statement in, in place of what this id had.

        Raises:
            ValueError: the vector has another shape.
        """
        self._check(vector)
        checksum = zlib.crc32(vector.astype(np.float32, copy=False).tobytes())
        held = self._slots.get(statement_id)
        if held is not None and self._slots.checksum(held) == checksum:
            return
        self.remove(statement_id)
        slot = self._slots.expected(statement_id)
        if slot is not None and self._slots.checksum(slot) == checksum:
            self._vectors.write(slot, vector)
            self._slots.put_back(statement_id, slot)
            return
        if slot is not None:
            self._release(slot)
        slot = self._slots.put(statement_id, checksum)
        self._vectors.write(slot, vector)
        if not self._restoring:
            self._graph.add(slot, as_int8(vector), threads=1)
            self.changes += 1
            return
        self._unlinked[slot] = None
        if len(self._unlinked) >= LINKED_TOGETHER:
            self._link()

    def remove(self, statement_id: str) -> None:
        """Take a statement out; nothing happens if it is not in."""
        slot = self._slots.take_out(statement_id)
        if slot is not None:
            self._release(slot)

    def restore(self) -> None:
        """Forget every statement, to be added again: it is linked already if it is the same."""
        self._link()
        self._slots.expect_all()
        self._restoring = True

    def settle(self) -> None:
        """End the restoring: link what was added, and forget what was there before and nobody added."""
        for slot in self._slots.end_expecting():
            self._release(slot)
        self._link()
        self._restoring = False

    def search(self, vector: Vector, k: int) -> list[tuple[str, float]]:
        """The `k` most similar that the graph leads to, most similar first; equal similarities by id.

        Raises:
            ValueError: the vector has another shape.
        """
        self._check(vector)
        if k <= 0 or not len(self):
            return []
        if len(self) <= max(self._scanned, k):
            return ranked(self.similarities(vector, list(self)), k)
        for_each_held = max(1.0, len(self._graph) / max(1, len(self._graph) - self._removed))
        # usearch has the setter, but not beside the getter, where mypy would see it.
        self._graph.expansion_search = math.ceil(EXPANSION_SEARCH * for_each_held)  # type: ignore[misc]
        wanted = math.ceil(max(RANKED, 2 * k) * for_each_held)
        found = self._graph.search(as_int8(vector), wanted, threads=1).keys
        ids = [statement_id for slot in found if (statement_id := self._slots.statement(slot)) is not None]
        return ranked(self.similarities(vector, ids), k)

    def similarities(self, vector: Vector, statement_ids: Sequence[str]) -> list[tuple[str, float]]:
        """The similarity of each of these that is in the index, in the order given.

        Raises:
            ValueError: the vector has another shape.
        """
        self._check(vector)
        known = [(each, slot) for each in statement_ids if (slot := self._slots.get(each)) is not None]
        cosines = rounded(np.vecdot(self._vectors.read([slot for _, slot in known]), vector))
        return [(each, float(cosine)) for (each, _), cosine in zip(known, cosines, strict=True)]

    def vector(self, statement_id: str) -> Vector:
        """The vector of a statement.

        Raises:
            KeyError: it is not in.
        """
        slot = self._slots.get(statement_id)
        if slot is None:
            raise KeyError(statement_id)
        return self._vectors.read([slot]).reshape(self._dimension)

    def save(self, path: Path) -> list[Entry]:
        """Write the graph to a file.

        Returns:
            An entry for each vector in it, which belong to that file.

        Raises:
            OSError: it cannot be written.
        """
        try:
            self._graph.save(path)
        except RuntimeError as error:
            raise OSError(f"{path}: {error}") from error
        return self._slots.entries(self._unlinked)

    @classmethod
    def load(
        cls, path: Path, entries: Sequence[Entry], dimension: int, folder: Path | None = None
    ) -> GraphIndex:
        """A graph from a file, restoring: each statement must be added again, and is linked already if it is the same.

        Raises:
            ValueError: no graph of this dimension, or not the one that the entries belong to.
        """
        index = cls(dimension, folder, restoring=True)
        try:
            index._graph.load(path)
        except RuntimeError as error:
            raise ValueError(f"no graph: {error}") from error
        if index._graph.ndim != dimension or len(index._graph) != len(entries):
            raise ValueError(f"{len(index._graph)} vectors of {index._graph.ndim} numbers, expected are "
                             f"{len(entries)} of {dimension}")
        index._slots = Slots.expecting(entries)
        index._removed = sum(statement_id is None for _, statement_id, _ in entries)
        return index

    def _link(self) -> None:
        slots = list(self._unlinked)
        self._unlinked = {}
        for start in range(0, len(slots), LINKED_TOGETHER):
            part = slots[start : start + LINKED_TOGETHER]
            # Several processors would link the first vectors to none but each other, and leave some out of reach.
            threads = 1 if len(self._graph) < LINKED_ALONE else 0
            self._graph.add(np.asarray(part, dtype=np.uint64), as_int8(self._vectors.read(part)), threads=threads)
            self.changes += len(part)

    def _release(self, slot: int) -> None:
        """A statement was taken out of this place."""
        if slot in self._unlinked:
            del self._unlinked[slot]
            self._slots.free(slot)
        else:
            self._removed += 1
            self.changes += 1

    def _check(self, vector: Vector) -> None:
        if vector.shape != (self._dimension,):
            raise ValueError(f"vector: shape {vector.shape}, expected ({self._dimension},)")
