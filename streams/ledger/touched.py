"""What of the ledger an event touches: the components of the statements that it changes, taken apart where they are.

An event may change statements of several components: a revision takes back whatever the article no longer says. What
holds of each component is worked out by itself, so it costs no more than if each statement had come by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from streams.ledger.entry import Entry
from streams.ledger.forest import Forest
from streams.ledger.graph import Graph
from streams.ledger.spanning import Tree

Entries = Mapping[str, Entry | None]
"""Entries by the ids of their statements; None for one that is not recorded."""


@dataclass
class Touched:
    """Statements that an event changes, and what they may be in one component with.

    Attributes:
        changed: ids of those that came, went or changed, with all copies that they have or had.
        linked: of those that they are, or were, linked to, with their copies.
        trees: all kept trees that hold any of them.
        versions: the entries of those that the event changes, without and with it.
    """

    changed: set[str]
    linked: set[str]
    trees: dict[Tree, None]
    versions: tuple[dict[str, Entry | None], dict[str, Entry | None]]

    def meets(self, other: Touched) -> bool:
        """Whether the two may be of one component, without or with the event."""
        if not self.trees.keys().isdisjoint(other.trees):
            return True
        return not (self.changed | self.linked).isdisjoint(other.changed | other.linked)

    def take_in(self, other: Touched) -> None:
        """Make the two one."""
        self.changed |= other.changed
        self.linked |= other.linked
        self.trees |= other.trees
        for own, others in zip(self.versions, other.versions, strict=True):
            own |= others


def touched(graph: Graph, forest: Forest, versions: Sequence[Entries]) -> list[Touched]:
    """What an event touches, by what may be one component. The graph is left with the entries put last.

    Args:
        graph: the entries and their links.
        forest: the trees of the graph as one of the two versions has it.
        versions: the entries that the event changes, without and with it.
    """
    without, row = versions
    changed = {each: {each} for each in row}
    linked: dict[str, set[str]] = {each: set() for each in row}
    for version in versions:
        put(graph, version)
        for each, copies in changed.items():
            copies |= graph.copies(each)
            for copy in copies:
                for other in graph.links(copy):
                    linked[each] |= graph.copies(other)
    found: list[Touched] = []
    for each, copies in changed.items():
        trees = dict.fromkeys(forest.touching(copies | linked[each]))
        part = Touched(copies, linked[each], trees, ({each: without[each]}, {each: row[each]}))
        for met in [known for known in found if known.meets(part)]:
            found.remove(met)
            part.take_in(met)
        found.append(part)
    return found


def put(graph: Graph, entries: Entries) -> None:
    """Set entries in place of what there was."""
    for statement_id, entry in entries.items():
        graph.put(statement_id, entry)
