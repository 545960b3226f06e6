"""An index that is exact while it is small and a graph when it has grown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from streams.match.graph import GraphIndex
from streams.match.nearest import ExactIndex, Vector, ranked
from streams.match.renewal import RenewedGraph

MOVED_PER_ADD = 8
"""Statements that move into the graph with each one added, about 4 ms: nothing waits for all of them to move."""


class GrowingIndex:
    """Compares with every statement up to a number of them, then with what a graph leads to.

    On its way from one to the other, a statement is in either, and a search asks both.

    Args:
        dimension: d of the vectors.
        exact_below: statements up to which all are compared.
        folder: disk for what the graph does not hold in memory.
        graph: one that was loaded and is being restored.
        restoring: what is added above `exact_below` can be found only after `settle`.
    """

    def __init__(
        self,
        dimension: int,
        exact_below: int,
        folder: Path | None = None,
        graph: GraphIndex | None = None,
        *,
        restoring: bool = False,
    ) -> None:
        self._dimension = dimension
        self._exact_below = exact_below
        self._folder = folder
        self._restoring = restoring
        self._exact = ExactIndex(dimension)
        self._graph = None if graph is None else RenewedGraph(dimension, folder, graph, restoring=restoring)

    def __len__(self) -> int:
        return len(self._exact) + (len(self._graph) if self._graph is not None else 0)

    @property
    def graph(self) -> GraphIndex | None:
        """The graph, once there is one; while it is made anew, the one that there was."""
        return None if self._graph is None else self._graph.graph

    @property
    def renewing(self) -> bool:
        """The graph is being made anew."""
        return self._graph is not None and self._graph.renewing

    def add(self, statement_id: str, vector: Vector) -> None:
        """Put a statement in, in place of what this id had.

        Raises:
            ValueError: the vector has another shape.
        """
        if self._graph is None and (statement_id in self._exact or len(self._exact) < self._exact_below):
            self._exact.add(statement_id, vector)
            return
        if self._graph is None:
            self._graph = RenewedGraph(self._dimension, self._folder, restoring=self._restoring)
        self._graph.add(statement_id, vector)
        self._exact.remove(statement_id)
        if not self._restoring:
            self._move(self._graph, MOVED_PER_ADD)

    def remove(self, statement_id: str) -> None:
        """Take a statement out; nothing happens if it is not in."""
        self._exact.remove(statement_id)
        if self._graph is not None:
            self._graph.remove(statement_id)

    def settle(self) -> None:
        """End the restoring."""
        if self._graph is not None:
            if self._restoring:
                self._move(self._graph, len(self._exact))
            self._graph.settle()
        self._restoring = False

    def search(self, vector: Vector, k: int) -> list[tuple[str, float]]:
        """The `k` most similar, most similar first; equal similarities by id.

        Raises:
            ValueError: the vector has another shape.
        """
        near = self._exact.search(vector, k)
        return near if self._graph is None else ranked(near + self._graph.search(vector, k), k)

    def similarities(self, vector: Vector, statement_ids: Sequence[str]) -> list[tuple[str, float]]:
        """The similarity of each of these that is in the index, in the order given.

        Raises:
            ValueError: the vector has another shape.
        """
        known = dict(self._exact.similarities(vector, statement_ids))
        if self._graph is not None:
            known |= self._graph.similarities(vector, statement_ids)
        return [(each, known[each]) for each in statement_ids if each in known]

    def _move(self, graph: RenewedGraph, count: int) -> None:
        for _ in range(min(count, len(self._exact))):
            graph.take(*self._exact.pop())
