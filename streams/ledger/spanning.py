"""The strongest links that hold statements together: the maximum spanning tree of each component."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from streams.ledger.graph import Graph, Link


@dataclass(slots=True, weakref_slot=True, eq=False)
class Tree:
    """The strongest links that hold a component together.

    Of equally strong links the one between the utterances of lower ids is taken, whichever copies were judged.

    Attributes:
        ids: of all its statements that are there, those taken back that serve a copy included.
        links: one fewer than there are utterances.
        leaders: ids of the utterances, by the ids of statements that have copies.
    """

    ids: tuple[str, ...]
    links: tuple[Link, ...]
    leaders: dict[str, str]


Rank = tuple[float, str, str, str, str]
"""Orders the links of a component, the one that holds it together best first. No two have the same."""


def link_rank(link: Link, one: str, other: str) -> Rank:
    """The rank of a link between two utterances, given the ids of both."""
    return link.rank[0], min(one, other), max(one, other), link.one, link.other


def leader(graph: Graph, statement_id: str) -> str:
    """Id of the utterance that a statement belongs to: of the earliest live one among it and its copies."""
    if not graph.copied(statement_id):
        return statement_id
    entries = [entry for entry in map(graph.entry, graph.copies(statement_id)) if entry is not None and entry.live]
    return min(entries, key=lambda entry: entry.order).id if entries else statement_id


def span_trees(graph: Graph, ids: Iterable[str], links: Iterable[Link]) -> list[Tree]:
    """The maximum spanning tree of each component.

    What was judged of a copy that has not come holds nothing together.

    Args:
        graph: says what are copies and what stands.
        ids: all statements of these components.
        links: among them those that no stronger path makes needless; all links of the components will do.
    """
    sets = _DisjointSets()
    present = [statement_id for statement_id in dict.fromkeys(ids) if graph.standing(statement_id)]
    for statement_id in present:
        sets.add(statement_id)
    leaders: dict[str, str] = {}
    for statement_id in present:
        if graph.copied(statement_id) and statement_id not in leaders:
            copies = graph.copies(statement_id)
            leaders |= dict.fromkeys(copies, leader(graph, statement_id))
            for copy in filter(sets.has, copies):
                sets.join(statement_id, copy)

    def rank(link: Link) -> Rank:
        return link_rank(link, leaders.get(link.one, link.one), leaders.get(link.other, link.other))

    chosen = [
        link for link in sorted(links, key=rank)
        if sets.has(link.one) and sets.has(link.other) and sets.join(link.one, link.other)
    ]
    members: dict[str, list[str]] = {}
    for statement_id in present:
        members.setdefault(sets.find(statement_id), []).append(statement_id)
    held: dict[str, list[Link]] = {root: [] for root in members}
    for link in chosen:
        held[sets.find(link.one)].append(link)
    led: dict[str, dict[str, str]] = {root: {} for root in members}
    for copy, first in leaders.items():
        led[sets.find(first)][copy] = first
    return [Tree(tuple(members[root]), tuple(held[root]), led[root]) for root in members]


def links_of(graph: Graph, ids: Iterable[str]) -> list[Link]:
    """All links of these statements, each once."""
    found = {link.rank: link for statement_id in ids for link in graph.links(statement_id).values()}
    return list(found.values())


def crossing_links(graph: Graph, ids: Iterable[str], kept: Iterable[Link]) -> list[Link]:
    """Links between statements that the kept links do not hold together.

    Only the smaller pieces are searched: a link that crosses has an end outside the largest.
    """
    pieces = span_trees(graph, ids, kept)
    piece_of = {statement_id: number for number, piece in enumerate(pieces) for statement_id in piece.ids}
    largest = max(range(len(pieces)), key=lambda number: len(pieces[number].ids), default=0)
    return [
        link
        for number, piece in enumerate(pieces) if number != largest
        for statement_id in piece.ids
        for other, link in graph.links(statement_id).items()
        if piece_of.get(other, number) != number
    ]


class _DisjointSets:
    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def add(self, item: str) -> None:
        self._parent.setdefault(item, item)

    def has(self, item: str) -> bool:
        return item in self._parent

    def find(self, item: str) -> str:
        parent = self._parent
        root = item
        while parent[root] != root:
            root = parent[root]
        while parent[item] != root:
            parent[item], item = root, parent[item]
        return root

    def join(self, one: str, other: str) -> bool:
        """Make them one set; False if they were."""
        first, second = self.find(one), self.find(other)
        self._parent[first] = second
        return first != second
