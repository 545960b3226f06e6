"""A component's spanning tree to which utterances are added one at a time, and the sides that follow from it.

The same tree and sides as spanned and walked anew, at the cost of what changes: a new link takes the place of the
weakest on the way between its two ends, if it is stronger, and of the sides only those below a change are looked at.
"""

from __future__ import annotations

from collections import defaultdict

from streams.ledger.component import Component, Rank, Tree, Utterance, direct_links, link_rank, other_side
from streams.ledger.graph import Link


class GrowingTree:
    """The tree, rooted in the component's earliest utterance.

    Args:
        component: its sides are kept up to date in place.
        tree: the links that hold it together; kept up to date in place.
    """

    def __init__(self, component: Component, tree: Tree) -> None:
        self._component = component
        self._tree = tree
        self._root = component.earliest.id
        self._direct = direct_links(component.graph, component.earliest, component.utterance_of)
        self._neighbours: defaultdict[str, dict[str, Link]] = defaultdict(dict)
        for link in tree.links:
            one, other = (component.utterance_of[end].id for end in (link.one, link.other))
            self._neighbours[one][other] = self._neighbours[other][one] = link
        self._parent: dict[str, str] = {}
        waiting = [self._root]
        while waiting:
            here = waiting.pop()
            for there in self._neighbours[here]:
                if there != self._parent.get(here):
                    self._parent[there] = here
                    waiting.append(there)

    def append(self, utterance: Utterance) -> set[str] | None:
        """Add an utterance that has no copies, is linked to another one, and comes after the earliest.

        Returns:
            ids of the utterances whose certainty has changed, the new one among them; None if one that was there has
            come to the other side. Then nothing more may be added.
        """
        added = utterance.id
        links = self._links_of(utterance)
        first, *others = sorted(links, key=lambda other: self._rank(links[other]))
        if self._root in links:
            self._direct[added] = links[self._root]
        self._component.utterance_of[added] = utterance
        self._tree.ids += (added,)
        self._join(added, first, links[first])
        self._parent[added] = first
        hung = [added]
        for other in others:
            below = max(self._between(added, other), key=lambda child: self._rank(self._up(child)))
            if self._rank(links[other]) < self._rank(self._up(below)):
                hung += self._rehang(below, added, other, links[other])
        return self._sides(hung)

    def _links_of(self, utterance: Utterance) -> dict[str, Link]:
        """The best link of a new utterance to each of the others."""
        found: dict[str, Link] = {}
        for other_id, link in self._component.graph.links(utterance.id).items():
            other = self._component.utterance_of.get(other_id)
            if other is not None and (other.id not in found or link.rank < found[other.id].rank):
                found[other.id] = link
        return found

    def _rank(self, link: Link) -> Rank:
        utterance_of = self._component.utterance_of
        one, other = (utterance_of[end].id if end in utterance_of else end for end in (link.one, link.other))
        return link_rank(link, one, other)

    def _up(self, child: str) -> Link:
        return self._neighbours[child][self._parent[child]]

    def _join(self, one: str, other: str, link: Link) -> None:
        self._neighbours[one][other] = self._neighbours[other][one] = link
        self._tree.links += (link,)

    def _between(self, one: str, other: str) -> list[str]:
        """The utterances whose links upwards are the way from one to the other."""
        place = {one: 0}
        climbed = [one]
        while (up := self._parent.get(climbed[-1])) is not None:
            place[up] = len(climbed)
            climbed.append(up)
        way = []
        while other not in place:
            way.append(other)
            other = self._parent[other]
        return climbed[: place[other]] + way

    def _rehang(self, below: str, added: str, other: str, link: Link) -> list[str]:
        """Cut the link above an utterance and hang what is below it to the rest by another link.

        Returns:
            ids of the utterances that hang from another one than before.
        """
        old = self._up(below)
        loose, fast = (added, other) if below in self._ancestors(added) else (other, added)
        del self._neighbours[below][self._parent[below]], self._neighbours[self._parent[below]][below]
        self._tree.links = tuple(each for each in self._tree.links if each is not old)
        self._join(loose, fast, link)
        turned = []
        while True:
            above = self._parent.get(loose, "")
            self._parent[loose] = fast
            turned.append(loose)
            if loose == below:
                return turned
            loose, fast = above, loose

    def _ancestors(self, start: str) -> set[str]:
        found = {start}
        while (above := self._parent.get(start)) is not None:
            found.add(above)
            start = above
        return found

    def _sides(self, hung: list[str]) -> set[str] | None:
        """Set the sides below the utterances that were hung anew; the first of them is the new one."""
        stances, certainty = self._component.stances, self._component.certainty
        changed = set()
        waiting = hung[::-1]
        while waiting:
            here = waiting.pop()
            origin, link = self._parent[here], self._up(here)
            if here in self._direct:
                origin, link = self._root, self._direct[here]
            stance = other_side(stances[origin]) if link.opposite else stances[origin]
            sure = min(certainty[origin], link.strength)
            if stances.setdefault(here, stance) != stance:
                return None
            if certainty.get(here) != sure:
                certainty[here] = sure
                changed.add(here)
                waiting += [there for there in self._neighbours[here] if there != self._parent[here]]
        return changed
