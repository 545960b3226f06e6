"""The indexes of the stage by language and dimension: which kind, how they are restored, when they are saved."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from weakref import WeakKeyDictionary

from streams.match.graph import GraphIndex
from streams.match.growing import GrowingIndex
from streams.match.nearest import ExactIndex, NearestIndex
from streams.match.snapshot import Snapshots
from streams.settings import Settings

CHANGED_SHARE = 0.01
"""Share of a graph's statements that must be new or gone before it is saved again: so few are linked in seconds."""

_log = logging.getLogger(__name__)


class IndexSet:
    """Makes the index of a language and dimension when it is first asked for, and keeps it.

    Between `begin` and `settle` the rows are added again. A graph that is in memory or in a snapshot is used for what
    has not changed.

    Args:
        settings: kind of index and its limit.
        snapshots: where graphs are kept; None keeps none.
        folder: disk for the exact vectors of graphs; default: that of temporary files.
        disk_thread: waits for the disk when a graph is saved; default: the call itself does.
    """

    def __init__(
        self,
        settings: Settings,
        snapshots: Snapshots | None = None,
        folder: Path | None = None,
        disk_thread: Executor | None = None,
    ) -> None:
        self._kind = settings.index
        self._exact_below = settings.index_exact_below if settings.index == "auto" else 0
        self._snapshots = snapshots
        self._folder = folder
        self._made: dict[tuple[str, int], NearestIndex] = {}
        self._kept: dict[tuple[str, int], GraphIndex] = {}
        self._saved: WeakKeyDictionary[GraphIndex, int] = WeakKeyDictionary()
        self._restoring = False
        self._disk_thread = disk_thread
        self._finishing: Future[None] | None = None

    def open(self, language: str, dimension: int) -> NearestIndex:
        """The index of this language and dimension."""
        key = (language, dimension)
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def begin(self) -> None:
        """Forget every statement; their rows are added next."""
        if self._finishing is not None:
            self._finishing.result()  # what is loaded next may be what is put in its place
        self._restoring = True
        self._kept = {key: graph for key, graph in self._graphs().items() if len(graph)}
        self._made = {}

    def settle(self) -> None:
        """The rows have been added: what the indexes held besides is gone, and everything can be found."""
        for index in self._made.values():
            if isinstance(index, GrowingIndex):
                index.settle()
        self._kept = {}
        self._restoring = False

    def save(self) -> None:
        """Save the graphs that changed enough. One that cannot be saved is logged: only the next start takes longer.

        Does nothing while the disk thread is not done with the last ones.
        """
        if self._snapshots is None or self._restoring or (self._finishing is not None and not self._finishing.done()):
            return
        written = []
        for (language, dimension), graph in self._graphs().items():
            changes = graph.changes - self._saved.get(graph, 0)
            if changes <= CHANGED_SHARE * len(graph):
                continue
            try:
                written.append((graph, graph.changes, self._snapshots.save(language, dimension, graph)))
            except OSError as error:
                _log.warning("no snapshot of %s-%d: %s", language, dimension, error)
        if self._disk_thread is None:
            self._finish(written)
        elif written:
            self._finishing = self._disk_thread.submit(self._finish, written)

    def _finish(self, written: Sequence[tuple[GraphIndex, int, Callable[[], None]]]) -> None:
        for graph, changes, finish in written:
            try:
                finish()
            except OSError as error:
                _log.warning("no snapshot of %d statements: %s", len(graph), error)
                continue
            self._saved[graph] = changes

    def _make(self, language: str, dimension: int) -> NearestIndex:
        if self._kind == "exact":
            return ExactIndex(dimension)
        graph = self._kept.pop((language, dimension), None) if self._restoring else None
        if graph is not None:
            graph.restore()
        elif self._restoring and self._snapshots is not None:
            graph = self._snapshots.load(language, dimension, self._folder)
        return GrowingIndex(dimension, self._exact_below, self._folder, graph, restoring=self._restoring)

    def _graphs(self) -> dict[tuple[str, int], GraphIndex]:
        return {key: index.graph for key, index in self._made.items()
                if isinstance(index, GrowingIndex) and index.graph is not None}
