"""Vectors on disk by slot: what a search reads again to rank exactly, without holding it in memory."""

from __future__ import annotations

import mmap
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BYTES = 4
"""Of a number: float32, so that a similarity is the same, bit for bit, whichever index holds the vector."""

MAPPED_FROM = 64
"""So many vectors at once are read through a mapping of the file: 500 of 768 numbers, as one much quoted speaker has
them, in .23 ms instead of the .99 ms of single reads; 40, those that a search ranks, in .03 instead of .07 ms, for
which no page needs to be counted as memory of the process."""

REMAPPED_AFTER = 1024
"""New slots after which the file is mapped anew; until then single reads fetch them."""


class VectorFile:
    """A file without a name, gone with the process: the rows of the table are the truth, not this.

    A few are read with `preadv`: what the operating system keeps of them in its cache is no memory of the process.

    Args:
        dimension: d of the vectors.
        folder: on which disk; default: that of temporary files.
    """

    def __init__(self, dimension: int, folder: Path | None = None) -> None:
        self._dimension = dimension
        self._width = dimension * BYTES
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  it lives as long as this object
        self._mapped = np.empty((0, dimension), dtype=np.float32)

    @property
    def disk_bytes(self) -> int:
        """Length of the file."""
        return os.fstat(self._file.fileno()).st_size

    def write(self, slot: int, vector: NDArray[np.float32]) -> None:
        """Put a vector of shape (d,) into a slot.

        Raises:
            OSError: the disk is full or broken.
        """
        data = vector.astype(np.float32, copy=False).tobytes()
        if os.pwrite(self._file.fileno(), data, slot * self._width) != len(data):
            raise OSError(f"slot {slot}: the disk took a part of the vector only")

    def read(self, slots: Sequence[int]) -> NDArray[np.float32]:
        """The vectors in these slots, shape (len(slots), d), float32.

        Raises:
            OSError: a slot was never written.
        """
        rows = np.empty((len(slots), self._dimension), dtype=np.float32)
        if not len(slots):
            return rows
        places: Iterable[int] = range(len(slots))
        if len(slots) >= MAPPED_FROM:
            wanted = np.asarray(slots)
            mapped = self._mapping()
            inside = wanted < len(mapped)
            rows[inside] = mapped[wanted[inside]]
            places = map(int, np.flatnonzero(~inside))
        self._read_each(slots, places, rows)
        return rows

    def _read_each(self, slots: Sequence[int], places: Iterable[int], rows: NDArray[np.float32]) -> None:
        descriptor, width, target = self._file.fileno(), self._width, rows.data.cast("B")
        for place in places:
            slot = slots[place]
            if os.preadv(descriptor, [target[place * width : (place + 1) * width]], slot * width) != width:
                raise OSError(f"slot {slot} has no vector")

    def _mapping(self) -> NDArray[np.float32]:
        """The vectors of the file as they are now, without the latest `REMAPPED_AFTER` at most."""
        count = self.disk_bytes // self._width
        if count - len(self._mapped) >= REMAPPED_AFTER:
            mapping = mmap.mmap(self._file.fileno(), count * self._width, access=mmap.ACCESS_READ)
            mapping.madvise(mmap.MADV_RANDOM)
            self._mapped = np.frombuffer(mapping, dtype=np.float32).reshape(count, self._dimension)
        return self._mapped
