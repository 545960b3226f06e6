"""The spanning trees of all components, kept from event to event.

They are a shortcut and change no answer: the maximum spanning tree of a graph to which links were added is that of the
old tree and the added links, and when statements go, what is left of the old tree stays; only links between the pieces
are looked at anew. Where another copy becomes the first of its passage, equally strong links may rank otherwise, so
the component is spanned anew. Otherwise an event costs the size of its component, not the number of its relations.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from streams.ledger.graph import Graph, Link
from streams.ledger.spanning import Tree, crossing_links, leader, links_of, span_trees


class Forest:
    """The trees by the statements in them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._trees: dict[str, Tree] = {}

    def rebuild(self) -> None:
        """Span all of the graph from its links."""
        ids = list(self._graph.ids())
        self._trees = {}
        self.keep(span_trees(self._graph, ids, links_of(self._graph, ids)))

    def touching(self, ids: Iterable[str]) -> list[Tree]:
        """The kept trees that hold any of these statements."""
        return list({id(tree): tree for each in ids if (tree := self._trees.get(each)) is not None}.values())

    def respan(self, trees: Collection[Tree], changed: Collection[str]) -> list[Tree]:
        """The trees of the graph as it is now, given those of before it was changed.

        Args:
            trees: all kept trees that the change touches.
            changed: the statements that came, went or changed, with their copies.
        """
        graph = self._graph
        ids = dict.fromkeys([*(each for tree in trees for each in tree.ids), *changed])
        known = {statement_id: first for tree in trees for statement_id, first in tree.leaders.items()}
        there = [each for each in changed if each in known or each in self._trees]
        if any(leader(graph, each) != known.get(each, each) for each in there):
            return span_trees(graph, ids, links_of(graph, ids))
        kept = [link for tree in trees for old in tree.links if (link := self._now(old)) is not None]
        links = kept + links_of(graph, changed)
        lost = len(kept) < sum(len(tree.links) for tree in trees)
        if lost or (len(changed) > 1 and not all(graph.standing(each) for each in changed)):
            links += crossing_links(graph, ids, kept)
        return span_trees(graph, ids, links)

    def _now(self, link: Link) -> Link | None:
        """The link as it is now; None if it is not there, or is another."""
        found = self._graph.links(link.one).get(link.other)
        if found is None or found.rank != link.rank or found.opposite != link.opposite:
            return None
        return found if self._graph.standing(link.one) and self._graph.standing(link.other) else None

    def keep(self, trees: Iterable[Tree]) -> None:
        """Set these as the trees of their statements."""
        for tree in trees:
            self._trees |= dict.fromkeys(tree.ids, tree)

    def add(self, statement_id: str, tree: Tree) -> None:
        """A kept tree has grown by a statement."""
        self._trees[statement_id] = tree

    def forget(self, ids: Iterable[str]) -> None:
        """Take statements out, before the trees that now hold them, if any, are kept."""
        for each in ids:
            self._trees.pop(each, None)
