"""Trees of links, each hanging from its top: links are put in and taken out, and pieces hung from elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from streams.ledger.graph import Link


class Rooted:
    """One tree or, while links are being exchanged, several; by the ids of what the links hold together.

    Args:
        links: one fewer than there are ids, with both ends of each.
        root: where the tree hangs from.
    """

    def __init__(self, links: Iterable[tuple[str, str, Link]], root: str) -> None:
        self._neighbours: defaultdict[str, dict[str, Link]] = defaultdict(dict)
        self._parent: dict[str, str] = {}
        self._up: dict[str, Link] = {}
        for one, other, link in links:
            self._neighbours[one][other] = self._neighbours[other][one] = link
        waiting = [root]
        while waiting:
            here = waiting.pop()
            for there, link in self._neighbours[here].items():
                if there != self._parent.get(here):
                    self._parent[there], self._up[there] = here, link
                    waiting.append(there)

    @property
    def links(self) -> tuple[Link, ...]:
        """All links."""
        return tuple(self._up.values())

    def above(self, here: str) -> tuple[str, Link]:
        """What hangs here hangs from, and by which link."""
        return self._parent[here], self._up[here]

    def below(self, here: str) -> list[str]:
        """What hangs from here."""
        parent = self._parent.get(here)
        return [there for there in self._neighbours[here] if there != parent]

    def way_up(self, start: str) -> list[str]:
        """From here up to the top, both included."""
        found = [start]
        while (parent := self._parent.get(found[-1])) is not None:
            found.append(parent)
        return found

    def top(self, start: str) -> str:
        """The top of the tree that this is in."""
        while (parent := self._parent.get(start)) is not None:
            start = parent
        return start

    def between(self, one: str, other: str) -> list[str]:
        """Those whose links upwards are the way from one to the other, in one tree."""
        climbed = self.way_up(one)
        place = {each: number for number, each in enumerate(climbed)}
        way = []
        while other not in place:
            way.append(other)
            other = self._parent[other]
        return climbed[: place[other]] + way

    def remove(self, gone: Iterable[str]) -> list[str]:
        """Take these out with their links; the tops of the pieces that hung from them."""
        gone = set(gone)
        heads = [there for each in gone for there in self.below(each) if there not in gone]
        for each in gone:
            for there in self._neighbours.pop(each):
                self._neighbours[there].pop(each, None)
        for each in (*gone, *heads):
            self._parent.pop(each, None)
            self._up.pop(each, None)
        return heads

    def cut(self, here: str) -> None:
        """Take the link upwards out: this is a top."""
        parent = self._parent.pop(here)
        del self._up[here], self._neighbours[here][parent], self._neighbours[parent][here]

    def hang(self, loose: str, fast: str, link: Link) -> set[str]:
        """Hang a whole tree by a link from one that is in it; those that hang from others than before."""
        self._neighbours[loose][fast] = self._neighbours[fast][loose] = link
        turned = set()
        while True:
            turned.add(loose)
            parent, old = self._parent.get(loose), self._up.get(loose)
            self._parent[loose], self._up[loose] = fast, link
            if parent is None or old is None:
                return turned
            loose, fast, link = parent, loose, old

    def make_top(self, here: str) -> None:
        """Hang the tree from here."""
        parent, link = self._parent.pop(here, None), self._up.pop(here, None)
        if parent is not None and link is not None:
            self.hang(parent, here, link)

    def pieces(self, heads: list[str]) -> list[set[str]]:
        """The trees that these are in, all but the largest. They are walked side by side: none further than the second
        largest goes.
        """
        found = [{head} for head in heads]
        walks = dict(enumerate(self._walk(head, seen) for head, seen in zip(heads, found, strict=True)))
        while len(walks) > 1:
            walks = {number: walk for number, walk in walks.items() if next(walk, None) is not None}
        return [piece for number, piece in enumerate(found) if number not in walks]

    def _walk(self, start: str, seen: set[str]) -> Iterator[str]:
        waiting = [start]
        while waiting:
            here = waiting.pop()
            fresh = self._neighbours[here].keys() - seen
            seen |= fresh
            waiting += fresh
            yield here
