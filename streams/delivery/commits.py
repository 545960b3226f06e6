"""Notices that offsets are acked but not committed, which Faust would leave so for ever.

Faust commits only runs of acked offsets without a gap. Should an offset at the head never be acked (a record that it
skipped in a rebalance, say), everything after it is worked off and nothing is committed again. A restart reads from the
committed offset and mends it; rows that can be written twice make that harmless.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from streams.delivery.leave import leave

STALLED_SECONDS = 45.0  # longer than a broker takes to answer a commit or to end a rebalance of small groups
LOOK_SECONDS = 2.0


class CommitWatch:
    """Compares what was acked with what is committed.

    Args:
        committed: the committed offset of a partition, the next one to be read; None if it is not owned.
        on_stall: called with the reason; leaves the process by default.
        limit: seconds that a partition may stay behind without moving.
        clock: seconds.
    """

    def __init__(
        self,
        committed: Callable[[Any], int | None],
        on_stall: Callable[[str], object] = leave,
        limit: float = STALLED_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._committed = committed
        self._on_stall = on_stall
        self._limit = limit
        self._clock = clock
        self._acked: dict[Any, int] = {}
        self._behind: dict[Any, tuple[int | None, float]] = {}

    def acked(self, partition: Any, offset: int) -> None:
        """Note that a record was acked."""
        self._acked[partition] = max(offset, self._acked.get(partition, -1))

    def begin(self) -> None:
        """Forget every ack: a new generation of the group has begun, and what was not committed is read again.

        Until its table is recovered a stage neither acks nor commits, which may take longer than the limit.
        """
        self._acked.clear()
        self._behind.clear()

    def forget(self, partition: Any) -> None:
        """Forget a partition that is owned no longer."""
        self._acked.pop(partition, None)
        self._behind.pop(partition, None)

    def look(self, owned: set[Any]) -> None:
        """Compare once; report a partition that has been behind without moving for longer than the limit."""
        now = self._clock()
        for partition, offset in list(self._acked.items()):
            if partition not in owned:
                self.forget(partition)
                continue
            committed = self._committed(partition)
            if committed is not None and committed > offset:
                self._behind.pop(partition, None)
                continue
            seen, since = self._behind.get(partition, (committed, now))
            if seen != committed:
                seen, since = committed, now
            self._behind[partition] = (seen, since)
            if now - since > self._limit:
                self._on_stall(f"{partition}: offset {offset} is acked, {committed} is committed for {self._limit:g} s")

    async def run(self, owned: Callable[[], set[Any]], generation: Callable[[], int]) -> None:
        """Look until cancelled.

        Args:
            owned: the partitions owned now.
            generation: of the consumer group, now.
        """
        seen = generation()
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            if (now := generation()) != seen:
                seen = now
                self.begin()
            self.look(owned())
