"""Vectors on disk by slot: what a search reads again to rank exactly, without holding it in memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BYTES = 4
"""Of a number: float32, so that a similarity is the same, bit for bit, whichever index holds the vector."""


class VectorFile:
    """A file without a name, gone with the process: the rows of the table are the truth, not this.

    Read with `preadv`, not mapped: what the operating system keeps of it in its cache is no memory of the process.

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
        descriptor, width, target = self._file.fileno(), self._width, rows.data.cast("B")
        for place, slot in enumerate(slots):
            if os.preadv(descriptor, [target[place * width : (place + 1) * width]], slot * width) != width:
                raise OSError(f"slot {slot} has no vector")
        return rows
