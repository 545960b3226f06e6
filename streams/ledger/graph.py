"""Which statements are linked: by a relation sure enough, or as copies of one passage. Both ways round, derived.

A relation may name a statement that has not come yet, or that has gone; the link is there when both its ends are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from schemas.judgement import Relation
from streams.ledger.entry import Entry, confirmed, is_opposite, strength


class Link(NamedTuple):
    """A relation that groups two statements.

    Attributes:
        rank: surest first; no two links of a graph have the same.
        one: id of a statement.
        other: id of the other; `one` < `other`.
        opposite: whether they are on opposite sides.
        relation: what the judge said of the two.
    """

    rank: tuple[float, str, str]
    one: str
    other: str
    opposite: bool
    relation: Relation

    @property
    def strength(self) -> float:
        """How surely the two are about one proposition."""
        return -self.rank[0]


_NO_LINKS: dict[str, Link] = {}


class Graph:
    """The entries and their links."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[str, Entry] = {}
        self._links: defaultdict[str, dict[str, Link]] = defaultdict(dict)
        self._disputes: defaultdict[str, dict[str, Link]] = defaultdict(dict)
        self._copies: defaultdict[str, set[str]] = defaultdict(set)
        for entry in entries:
            self.put(entry.id, entry)

    def put(self, statement_id: str, entry: Entry | None) -> None:
        """Set the entry of a statement, in place of what there was; None takes it out."""
        before = self._entries.pop(statement_id, None)
        if before is not None:
            for other in before.linking:
                self._relink(statement_id, other)
            self._unlink_copies(before)
        if entry is not None:
            self._entries[statement_id] = entry
            for other in entry.linking:
                self._relink(statement_id, other)
            for copied in entry.copied:
                self._copies[statement_id].add(copied)
                self._copies[copied].add(statement_id)

    def entry(self, statement_id: str) -> Entry | None:
        """What is recorded of a statement, taken back or not."""
        return self._entries.get(statement_id)

    def ids(self) -> Iterable[str]:
        """Ids of all entries."""
        return self._entries.keys()

    def links(self, statement_id: str) -> dict[str, Link]:
        """The links of a statement by the id at the other end, which may not be there."""
        return self._links.get(statement_id, _NO_LINKS)

    def link(self, one: str, other: str) -> Link | None:
        """The link of two statements."""
        linked = self._links.get(one)
        return linked.get(other) if linked is not None else None

    def disputes(self, statement_id: str) -> dict[str, Link]:
        """Those of its links that are disputes and not in doubt: few, where most say the same."""
        return self._disputes.get(statement_id, _NO_LINKS)

    def copied(self, statement_id: str) -> bool:
        """Whether it is a copy or has copies."""
        return statement_id in self._copies

    def copies(self, statement_id: str) -> set[str]:
        """Ids of all that repeat one passage, this one and those that are not there included.

        Two copies of a third stay copies of one another when that one is taken back.
        """
        if statement_id not in self._copies:
            return {statement_id}
        found = {statement_id}
        waiting = [statement_id]
        while waiting:
            for other in self._copies.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def standing(self, statement_id: str) -> bool:
        """Whether the statement, or a copy of it, is live: then what was judged of it counts."""
        entry = self._entries.get(statement_id)
        if entry is None:
            return False
        if entry.live or statement_id not in self._copies:
            return entry.live
        return any(self._live(copy) for copy in self.copies(statement_id))

    def _live(self, statement_id: str) -> bool:
        entry = self._entries.get(statement_id)
        return entry is not None and entry.live

    def _relink(self, one: str, other: str) -> None:
        """Set the link of a pair from what the two rows say of it: of two readings the less sure one counts.

        Of two that are as sure as one another, the one that a second opinion did not confirm.
        """
        first, second = sorted((one, other))
        readings = []
        for owner, named in ((first, second), (second, first)):
            entry = self._entries.get(owner)
            relation = entry.linking.get(named) if entry is not None else None
            if relation is not None:
                rank = (-strength(relation), first, second)
                readings.append(Link(rank, first, second, is_opposite(relation), relation))
        if readings:
            link = max(readings, key=lambda reading: (reading.rank, not confirmed(reading.relation)))
            self._links[first][second] = self._links[second][first] = link
            if link.opposite and confirmed(link.relation):
                self._disputes[first][second] = self._disputes[second][first] = link
                return
        else:
            _drop(self._links, first, second)
        _drop(self._disputes, first, second)

    def _unlink_copies(self, entry: Entry) -> None:
        for copied in entry.copied:
            reverse = self._entries.get(copied)
            if reverse is None or entry.id not in reverse.copied:
                self._drop_copy(entry.id, copied)
                self._drop_copy(copied, entry.id)

    def _drop_copy(self, one: str, other: str) -> None:
        linked = self._copies.get(one)
        if linked is not None:
            linked.discard(other)
            if not linked:
                del self._copies[one]


def _drop(links: dict[str, dict[str, Link]], one: str, other: str) -> None:
    """Take the link of a pair out, both ways round."""
    for here, there in ((one, other), (other, one)):
        linked = links.get(here)
        if linked is not None:
            linked.pop(there, None)
            if not linked:
                del links[here]
