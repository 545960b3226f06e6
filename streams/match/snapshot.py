"""Graphs on disk, so that a start does not link every statement anew. The rows stay the truth.

A snapshot is three files: the graph, its statements with a checksum of each vector, and a manifest, written last,
that names both with their hashes, what they belong to, and the changelog offset of each partition they stand for. What
is read back only saves the linking: every statement is added again from its row, and one whose vector is not that of
the snapshot is linked anew, one without a row is taken out. So rows written after the snapshot, the delta, need no log
of their own. A snapshot that is damaged, belongs to something else or is ahead of the table is not used at all.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import usearch

from streams.match.graph import GraphIndex
from streams.match.slots import Entry

FORMAT = 2
"""Of the files here; another one is not read."""

DIGITS = 12
"""Of a hash in a file's name: tells the files of two snapshots apart."""

_log = logging.getLogger(__name__)

Positions = Callable[[], Mapping[int, int]]
"""The changelog offset that each owned partition of the table is known to have reached."""


class _File(msgspec.Struct, frozen=True):
    name: str
    sha256: str


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    format: int
    usearch: str
    table: str
    model: str
    language: str
    dimension: int
    offsets: dict[int, int]
    statements: int
    graph: _File
    entries: _File


class _Unusable(Exception):
    """Why a snapshot is not used."""


class Snapshots:
    """The snapshots of one table.

    Args:
        folder: of the table's snapshots alone.
        table: name of the table.
        model: of the embeddings.
        positions: read when a snapshot is saved and when one is loaded.

    Raises:
        OSError: the folder cannot be made or written.
    """

    def __init__(self, folder: Path, table: str, model: str, positions: Positions) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(f"{folder} cannot be written")
        self.folder = folder
        self._table = table
        self._model = model
        self._positions = positions

    def save(self, language: str, dimension: int, graph: GraphIndex) -> Callable[[], None]:
        """Write a graph beside the snapshot that there was. The graph may change again afterwards.

        Returns:
            What puts it in the place of that one. It hashes the files and waits for the disk, which may take longer
            than a stage may stand still: it may run in another thread, before the next `save` of this index.

        Raises:
            OSError: the disk is full or broken, in what is returned too. The snapshot that there was is still good.
        """
        started = time.monotonic()
        # Before the graph is written: the snapshot may hold more than it stands for, never less.
        offsets = dict(self._positions())
        count = len(graph)
        parts = {kind: self.folder / f"{language}-{dimension}.{kind}.part" for kind in ("graph", "entries")}
        entries = graph.save(parts["graph"])
        parts["entries"].write_bytes(msgspec.msgpack.encode(entries))
        _log.info("%d statements (%s) written in %.2f s", count, language, time.monotonic() - started)

        def finish() -> None:
            kept = {kind: self._keep(part, f"{language}-{dimension}", kind) for kind, part in parts.items()}
            self._publish(_Manifest(
                format=FORMAT, usearch=usearch.__version__, table=self._table, model=self._model, language=language,
                dimension=dimension, offsets=offsets, statements=count, **kept))
            _log.info("snapshot of %d statements (%s) in %.2f s", count, language, time.monotonic() - started)

        return finish

    def _publish(self, manifest: _Manifest) -> None:
        """Put a snapshot whose files are there in the place of the one that there was."""
        name = f"{manifest.language}-{manifest.dimension}"
        part = self.folder / f"{name}.part"
        part.write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
        _sync(part)
        os.replace(part, self.folder / f"{name}.json")
        for old in self.folder.glob(f"{name}-*"):
            if old.name not in (manifest.graph.name, manifest.entries.name):
                old.unlink(missing_ok=True)

    def load(self, language: str, dimension: int, folder: Path | None = None) -> GraphIndex | None:
        """The graph of the snapshot, restoring; None if there is none that can be used, which the log explains.

        Args:
            language: of the statements.
            dimension: d of the vectors.
            folder: disk for the exact vectors.
        """
        manifest_file = self.folder / f"{language}-{dimension}.json"
        if not manifest_file.exists():
            return None
        try:
            return self._read(manifest_file, language, dimension, folder)
        except (_Unusable, OSError, ValueError, msgspec.DecodeError) as error:
            _log.warning("snapshot %s is not used, its index is built from the rows: %s", manifest_file.name, error)
            return None

    def _read(self, manifest_file: Path, language: str, dimension: int, folder: Path | None) -> GraphIndex:
        manifest = msgspec.json.decode(manifest_file.read_bytes(), type=_Manifest)
        expected = {"format": FORMAT, "usearch": usearch.__version__, "table": self._table, "model": self._model,
                    "language": language, "dimension": dimension}
        for name, value in expected.items():
            if (found := getattr(manifest, name)) != value:
                raise _Unusable(f"its {name} is {found!r}, not {value!r}")
        positions = self._positions()
        if manifest.offsets.keys() != positions.keys():
            raise _Unusable(f"it is of partitions {sorted(manifest.offsets)}, owned are {sorted(positions)}")
        ahead = [partition for partition, offset in manifest.offsets.items() if offset > positions[partition]]
        if ahead:
            raise _Unusable(f"it is newer than the table in partitions {ahead}")
        for file in (manifest.graph, manifest.entries):
            if _sha256(self.folder / file.name) != file.sha256:
                raise _Unusable(f"{file.name} is damaged")
        entries = msgspec.msgpack.decode(
            (self.folder / manifest.entries.name).read_bytes(), type=list[Entry])
        return GraphIndex.load(self.folder / manifest.graph.name, entries, dimension, folder)

    def _keep(self, part: Path, name: str, kind: str) -> _File:
        digest = _sha256(part)
        kept = f"{name}-{digest[:DIGITS]}.{kind}"
        _sync(part)
        os.replace(part, self.folder / kept)
        return _File(kept, digest)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sync(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())
