"""A component's spanning tree in which utterances come and go, and the sides that follow from it.

The same tree and sides as spanned and walked anew, at the cost of what changes. A new link takes the place of the
weakest on the way between its two ends, if it is stronger. Where an utterance goes, the pieces it held together are
joined by the best links between them, which are looked for in all pieces but the largest. Of the sides only those below
a change are looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from streams.ledger.component import Component, Utterance, direct_links, other_side
from streams.ledger.graph import Link
from streams.ledger.rooted import Rooted
from streams.ledger.spanning import Rank, Tree, link_rank


class GrowingTree:
    """The tree, rooted in the component's earliest utterance.

    Args:
        component: its sides, and the utterance that a statement belongs to, are kept up to date in place.
        tree: the links that hold it together; left as it is.
    """

    def __init__(self, component: Component, tree: Tree) -> None:
        self._component = component
        self._root = component.earliest.id
        self._direct = direct_links(component.graph, component.earliest, component.utterance_of)
        self._tree = Rooted(((*self._ends(link), link) for link in tree.links), self._root)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that hold it together."""
        return self._tree.links

    def replace(
        self, gone: Collection[Utterance], come: Sequence[Utterance], earliest: Utterance
    ) -> set[str] | None:
        """Put utterances in the place of others; the graph has what is linked now.

        Args:
            gone: those that are there no more.
            come: those that were not there.
            earliest: the component's earliest from now on.

        Returns:
            ids of the utterances, new ones among them, whose side or certainty may be another; None if the component
            has fallen apart. Then the tree is of no more use.
        """
        component, gone_ids = self._component, {utterance.id for utterance in gone}
        heads = self._tree.remove(gone_ids)
        for utterance in gone:
            del component.stances[utterance.id], component.certainty[utterance.id]
            self._direct.pop(utterance.id, None)
            for statement_id in utterance.ids:
                component.utterance_of.pop(statement_id, None)
        hung = set(heads) | self._mend(self._tree.pieces([*({self._root} - gone_ids), *heads]))
        for utterance in come:
            component.utterance_of.update(dict.fromkeys(utterance.ids, utterance))
        for utterance in come:
            hung |= self._insert(utterance)
        hanging = [*({self._root} - gone_ids), *heads, *(utterance.id for utterance in come)]
        moved = earliest.id != self._root or self._root in gone_ids
        if moved:
            self._move_root(earliest)
        if any(self._tree.top(each) != self._root for each in hanging):
            return None
        return self._all_sides() | {self._root} if moved else self._sides(hung)

    def _move_root(self, earliest: Utterance) -> None:
        """Root the tree in another utterance; the sides are to be set from there."""
        self._root = earliest.id
        self._tree.make_top(self._root)
        self._direct = direct_links(self._component.graph, earliest, self._component.utterance_of)
        self._component.stances[self._root], self._component.certainty[self._root] = "supports", 1.0

    def _insert(self, utterance: Utterance) -> set[str]:
        """Hang an utterance by its links; those that hang from others than before, itself among them."""
        direct = self._links_of(utterance, there=False).get(self._root)
        if direct is not None:
            self._direct[utterance.id] = direct
        hung = {utterance.id}
        for link in sorted(self._links_of(utterance).values(), key=self._rank):
            hung |= self._join(link)
        return hung

    def _ends(self, link: Link) -> tuple[str, str]:
        utterance_of = self._component.utterance_of
        return utterance_of[link.one].id, utterance_of[link.other].id

    def _rank(self, link: Link) -> Rank:
        return link_rank(link, *self._ends(link))

    def _links_of(self, utterance: Utterance, *, there: bool = True) -> dict[str, Link]:
        """The best link of an utterance to each of the others.

        Args:
            there: leave out what was judged of copies that have not come. It holds nothing together.
        """
        graph, found = self._component.graph, dict[str, Link]()
        for statement_id in utterance.ids:
            for other_id, link in graph.links(statement_id).items():
                other = self._component.utterance_of.get(other_id)
                if other is None or other is utterance or (there and not self._is_there(link)):
                    continue
                if other.id not in found or link.rank < found[other.id].rank:
                    found[other.id] = link
        return found

    def _is_there(self, link: Link) -> bool:
        entry = self._component.graph.entry
        return entry(link.one) is not None and entry(link.other) is not None

    def _mend(self, pieces: list[set[str]]) -> set[str]:
        """Join pieces to the rest, each by the best link that leads out of it, the smallest first.

        A piece without one is left: what comes may join it.

        Returns:
            ids of the utterances that hang from another one than before.
        """
        hung: set[str] = set()
        while pieces:
            piece = min(pieces, key=len)
            pieces = [each for each in pieces if each is not piece]
            link = self._best_out_of(piece)
            if link is None:
                continue
            hung |= self._join(link)
            for other in pieces:
                if not other.isdisjoint(self._ends(link)):
                    other |= piece
        return hung

    def _best_out_of(self, piece: Collection[str]) -> Link | None:
        graph, utterance_of = self._component.graph, self._component.utterance_of
        best: Link | None = None
        least = 0.0
        for here in piece:
            for statement_id in utterance_of[here].ids:
                for other_id, link in graph.links(statement_id).items():
                    if link.rank[0] > least or (other := utterance_of.get(other_id)) is None or other.id in piece:
                        continue
                    if self._is_there(link) and (best is None or self._rank(link) < self._rank(best)):
                        best, least = link, link.rank[0]
        return best

    def _join(self, link: Link) -> set[str]:
        """Take a link in if it joins two pieces, or is stronger than the weakest on the way between its ends.

        Returns:
            ids of the utterances that hang from another one than before.
        """
        tree, (one, other) = self._tree, self._ends(link)
        if tree.top(one) == tree.top(other):
            below = self._weakest(tree.between(one, other))
            if self._rank(link) >= self._rank(tree.above(below)[1]):
                return set()
            tree.cut(below)
        loose, fast = (one, other) if tree.top(other) == self._root else (other, one)
        return tree.hang(loose, fast, link)

    def _weakest(self, way: Iterable[str]) -> str:
        """Of some utterances the one whose link upwards holds least together."""
        above = {child: self._tree.above(child)[1] for child in way}
        least = max(link.rank[0] for link in above.values())
        weakest = [child for child, link in above.items() if link.rank[0] == least]
        return weakest[0] if len(weakest) == 1 else max(weakest, key=lambda child: self._rank(above[child]))

    def _sides(self, hung: Iterable[str]) -> set[str]:
        """Set the sides of the utterances that hang from others than before, and of those below, the highest first."""
        depth = {each: len(self._tree.way_up(each)) for each in hung}
        changed = set()
        for start in sorted(depth, key=lambda each: depth[each]):
            waiting = [start]
            while waiting:
                here = waiting.pop()
                if self._set_side(here):
                    changed.add(here)
                    waiting += self._tree.below(here)
        return changed

    def _all_sides(self) -> set[str]:
        """Set all sides, from the root down."""
        changed = set()
        waiting = self._tree.below(self._root)
        while waiting:
            here = waiting.pop()
            if self._set_side(here):
                changed.add(here)
            waiting += self._tree.below(here)
        return changed

    def _set_side(self, here: str) -> bool:
        """Set one side, and how sure it is; say whether it is another."""
        stances, certainty = self._component.stances, self._component.certainty
        origin, link = self._tree.above(here)
        if here in self._direct:
            origin, link = self._root, self._direct[here]
        side = other_side(stances[origin]) if link.opposite else stances[origin]
        sure = min(certainty[origin], link.strength)
        if (stances.get(here), certainty.get(here)) == (side, sure):
            return False
        stances[here], certainty[here] = side, sure
        return True
