"""A graph that is made anew beside itself when too many of its statements have been taken out.

Removed statements stay in a graph as ways to others, and take memory and time. So once there are too many, a successor
is begun: what comes goes there, and every change copies a few of those that are still in. Until it holds all, a search
asks both. No event waits for a graph to be built.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from streams.match.graph import GraphIndex
from streams.match.nearest import Vector, ranked

RENEWED_AT = 0.1
"""Removed statements, as a share of those still in, at which a successor is begun. Where one comes for each that goes,
it takes a fifth of the statements to complete: three copies a removal all in all, and at the most three removed ones to
eight that are in. At .05 it would be four copies, and memory for two graphs four fifths of the time, not two thirds."""

COPIED_PER_CHANGE = 2
"""Statements copied with each one added or removed, about 1 ms: one that comes and one that goes, 5 additions together,
stay under the 3.3 ms of 300 statements a second. Removals copy too, so that a table that shrinks is renewed as well."""


class RenewedGraph:
    """Statements by embedding in a graph, whatever came and went.

    Args:
        dimension: d of the vectors.
        folder: disk for the exact vectors.
        graph: one that was loaded and is being restored.
        restoring: what is added can be found only after `settle`; nothing is renewed until then.
    """

    def __init__(
        self, dimension: int, folder: Path | None = None, graph: GraphIndex | None = None, *, restoring: bool = False
    ) -> None:
        self._dimension = dimension
        self._folder = folder
        self._restoring = restoring
        self._graph = GraphIndex(dimension, folder, restoring=restoring) if graph is None else graph
        self._successor: GraphIndex | None = None
        self._to_copy: list[str] = []
        self._in_both = 0

    def __len__(self) -> int:
        return len(self._graph) + (len(self._successor) - self._in_both if self._successor is not None else 0)

    @property
    def graph(self) -> GraphIndex:
        """The graph; the one that there was, until its successor holds every statement."""
        return self._graph

    @property
    def renewing(self) -> bool:
        """There is a successor."""
        return self._successor is not None

    def add(self, statement_id: str, vector: Vector) -> None:
        """Put a statement in, in place of what this id had, and go on with the renewal.

        Raises:
            ValueError: the vector has another shape.
        """
        self.take(statement_id, vector)
        self._go_on()

    def take(self, statement_id: str, vector: Vector) -> None:
        """Put a statement in, in place of what this id had, and nothing else.

        Raises:
            ValueError: the vector has another shape.
        """
        if self._successor is None:
            self._graph.add(statement_id, vector)
            return
        # First, for a vector of another shape changes nothing.
        known = statement_id in self._successor
        self._successor.add(statement_id, vector)
        if statement_id in self._graph:
            self._in_both -= known
            self._graph.remove(statement_id)

    def remove(self, statement_id: str) -> None:
        """Take a statement out, and go on with the renewal; nothing happens if it is not in."""
        in_graph, in_successor = statement_id in self._graph, False
        self._graph.remove(statement_id)
        if self._successor is not None:
            in_successor = statement_id in self._successor
            self._successor.remove(statement_id)
        self._in_both -= in_graph and in_successor
        if in_graph or in_successor:
            self._go_on()

    def settle(self) -> None:
        """End the restoring. A graph of which more is gone than is left, as after a rebalance, is made anew at once."""
        self._graph.settle()
        if self._restoring and self._graph.removed > len(self._graph):
            successor = GraphIndex(self._dimension, self._folder, restoring=True)
            for statement_id in self._graph:
                successor.add(statement_id, self._graph.vector(statement_id))
            successor.settle()
            self._graph = successor
        self._restoring = False

    def search(self, vector: Vector, k: int) -> list[tuple[str, float]]:
        """The `k` most similar that are found, most similar first; equal similarities by id.

        Raises:
            ValueError: the vector has another shape.
        """
        found = self._graph.search(vector, k)
        if self._successor is None:
            return found
        return ranked((dict(found) | dict(self._successor.search(vector, k))).items(), k)

    def similarities(self, vector: Vector, statement_ids: Sequence[str]) -> list[tuple[str, float]]:
        """The similarity of each of these that is in, in the order given.

        Raises:
            ValueError: the vector has another shape.
        """
        known = self._graph.similarities(vector, statement_ids)
        if self._successor is None:
            return known
        either = dict(known) | dict(self._successor.similarities(vector, statement_ids))
        return [(each, either[each]) for each in statement_ids if each in either]

    def _go_on(self) -> None:
        if self._restoring:
            return
        if self._successor is None:
            if self._graph.removed <= RENEWED_AT * len(self._graph):
                return
            self._successor = GraphIndex(self._dimension, self._folder)
            self._to_copy = list(self._graph)
        copied = 0
        # The latest first: what retention will take out soon may be gone before it is copied.
        while self._to_copy and copied < COPIED_PER_CHANGE:
            statement_id = self._to_copy.pop()
            if statement_id in self._graph:
                self._successor.add(statement_id, self._graph.vector(statement_id))
                copied += 1
        self._in_both += copied
        if not self._to_copy:
            self._graph, self._successor, self._in_both = self._successor, None, 0
