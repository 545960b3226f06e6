"""Which statement has which place in a graph, and the checksum of the vector that is linked there."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence

Entry = tuple[int, str | None, int]
"""A place in a graph: its number, its statement, or None if that was taken out, and the checksum of its vector."""


class Slots:
    """The places of one graph by number from 0.

    A place that was linked is never given to another statement. Those that are expected have a vector of a statement
    that has yet to be added again.
    """

    def __init__(self) -> None:
        self._of: dict[str, int] = {}
        self._statements: list[str | None] = []
        self._sums = array("I")
        self._free: list[int] = []
        self._expected: dict[str, int] = {}

    @classmethod
    def expecting(cls, entries: Sequence[Entry]) -> Slots:
        """The places of a graph that was saved; every statement in it is expected, places without entry are free."""
        slots = cls()
        size = max((slot for slot, _, _ in entries), default=-1) + 1
        slots._statements = [None] * size
        slots._sums = array("I", bytes(size * array("I").itemsize))
        for slot, statement_id, checksum in entries:
            slots._sums[slot] = checksum
            if statement_id is not None:
                slots._expected[statement_id] = slot
        slots._free = sorted(set(range(size)) - {slot for slot, _, _ in entries})
        return slots

    def __len__(self) -> int:
        return len(self._of)

    def __contains__(self, statement_id: str) -> bool:
        return statement_id in self._of

    def __iter__(self) -> Iterator[str]:
        """The statements that have a place, the one that was added first first."""
        return iter(self._of)

    def get(self, statement_id: str) -> int | None:
        """The place of a statement, or None."""
        return self._of.get(statement_id)

    def statement(self, slot: int) -> str | None:
        """The statement in a place, or None if it was taken out or is expected."""
        return self._statements[slot]

    def checksum(self, slot: int) -> int:
        """Of the vector in a place."""
        return self._sums[slot]

    def put(self, statement_id: str, checksum: int) -> int:
        """Give a statement a place that was never linked, and say which."""
        if self._free:
            slot = self._free.pop()
        else:
            slot = len(self._statements)
            self._statements.append(None)
            self._sums.append(0)
        self._sums[slot] = checksum
        self.put_back(statement_id, slot)
        return slot

    def put_back(self, statement_id: str, slot: int) -> None:
        """Give a statement a place that has its vector."""
        self._of[statement_id] = slot
        self._statements[slot] = statement_id

    def take_out(self, statement_id: str) -> int | None:
        """Take a statement out of its place, and say which that was; None if it had none."""
        slot = self._of.pop(statement_id, None)
        if slot is not None:
            self._statements[slot] = None
        return slot

    def free(self, slot: int) -> None:
        """A place without statement was never linked: the next statement may have it."""
        self._free.append(slot)

    def expect_all(self) -> None:
        """Take every statement out; each is expected in its place."""
        self._expected, self._of = self._expected | self._of if self._expected else self._of, {}
        self._statements = [None] * len(self._statements)

    def expected(self, statement_id: str) -> int | None:
        """The place in which a statement is expected, which it no longer is from here on; None if it is not."""
        return self._expected.pop(statement_id, None)

    def end_expecting(self) -> Collection[int]:
        """The places of the statements that did not come."""
        missing, self._expected = self._expected, {}
        return missing.values()

    def entries(self, unlinked: Collection[int]) -> list[Entry]:
        """Every place that is linked.

        Args:
            unlinked: places with a statement, but not linked yet.
        """
        left_out = {*self._free, *unlinked}
        return [(slot, statement_id, self._sums[slot]) for slot, statement_id in enumerate(self._statements)
                if slot not in left_out]
