"""The positions of a component by the holder whose they are, as they are published."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict

from schemas.alert import ClaimReference, Holder
from schemas.position import Position
from streams.event_time import EventOrder
from streams.ledger.holders import Holders
from streams.ledger.standing import holders_of, position_key, position_of
from streams.ledger.stated import Stated


class Timelines:
    """Positions by holder id, each timeline in event order.

    Args:
        holders: name them.
        claim: what the positions are on.
    """

    def __init__(self, holders: Holders, claim: ClaimReference) -> None:
        self._holders = holders
        self._claim = claim
        self._timelines: defaultdict[str, list[Stated]] = defaultdict(list)
        self._in: dict[str, tuple[str, ...]] = {}
        self._touched: set[str] = set()

    def add(self, position: Stated) -> None:
        """Put a position into the timelines of its holders."""
        self._in[position.id] = tuple(holder.id for holder in holders_of(position, self._holders))
        for holder_id in self._in[position.id]:
            insort(self._timelines[holder_id], position, key=_order)
        self.touch(position)

    def remove(self, position: Stated) -> None:
        """Take a position out of all timelines."""
        self.touch(position)
        for holder_id in self._in.pop(position.id):
            timeline = self._timelines[holder_id]
            del timeline[bisect_left(timeline, position.order, key=_order)]

    def touch(self, position: Stated) -> None:
        """A position looks otherwise."""
        self._touched.update(self._in[position.id])

    def move(self, claim: ClaimReference) -> None:
        """The positions are on a claim of another id or text."""
        self._claim = claim
        self._touched.update(self._timelines)

    def publish(self, before: dict[str, Position]) -> dict[str, Position]:
        """The timelines as published, by key.

        Args:
            before: as published when this was asked last; not changed.
        """
        after = dict(before)
        for holder_id in self._touched:
            key = position_key(holder_id, self._claim.id)
            timeline = self._timelines[holder_id]
            if timeline:
                after[key] = position_of(self._shown(holder_id, timeline[0]), timeline, self._claim)
            else:
                after.pop(key, None)
                del self._timelines[holder_id]
        self._touched = set()
        return after

    def _shown(self, holder_id: str, first: Stated) -> Holder:
        """Of holders who share an id, the one who is heard first."""
        return next(holder for holder in holders_of(first, self._holders) if holder.id == holder_id)


def _order(position: Stated) -> EventOrder:
    return position.order
