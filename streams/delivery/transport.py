"""Faust's Kafka transport, mended where it skips records of a partition of which nothing is committed yet.

Faust hands the set of partitions to read to its consumer thread and goes on changing it. When a table has been
recovered the set is empty for a moment, and aiokafka takes an empty set as all partitions: a fetch that is under way
then takes records of the stage's input, which Faust throws away. Faust seeks to the committed offset afterwards, but
where nothing is committed, or 0, it does not seek at all, and the stage begins behind what was thrown away.

The other way round, a fetch that is under way while Faust seeks may bring records from before the seek, which are then
read twice or in part. So a seek waits for the fetch, and of what that fetch brought, the input is dropped: it is read
again from where the seek leads.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from faust.transport.drivers import aiokafka


class Consumer(aiokafka.Consumer):  # type: ignore[misc]
    """Reads what it is told to, and begins at the beginning where no offset is committed."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._fetch_or_seek = asyncio.Lock()
        self._seeks = 0

    async def _getmany(self, active_partitions: set[Any] | None, timeout: float) -> Any:
        if active_partitions is not None:
            active_partitions = set(active_partitions)  # a copy, which does not change while the thread waits
        async with self._fetch_or_seek:
            records = await super()._getmany(active_partitions, timeout)
            if not self._seeks:
                return records
            return {tp: fetched for tp, fetched in records.items() if not self.app.topics.acks_enabled_for(tp.topic)}

    async def seek_to_committed(self) -> Mapping[Any, int | None]:
        """Seek every partition to its committed offset, one of the stage's input without any to its beginning.

        Returns:
            The committed offsets; None where there is none.
        """
        acks_enabled = self.app.topics.acks_enabled_for
        self._seeks += 1
        try:
            async with self._fetch_or_seek:
                committed: Mapping[Any, int | None] = await super().seek_to_committed()
                unread = [tp for tp, offset in committed.items() if not offset and acks_enabled(tp.topic)]
                if unread:
                    await self._thread.seek_to_beginning(*unread)
                return committed
        finally:
            self._seeks -= 1

    async def committed(self, partition: Any) -> int | None:
        """The offset that the group has committed for a partition, as the broker has it now; None for none."""
        thread = self._thread
        offset: int | None = await thread.call_thread(thread._ensure_consumer().committed, partition)
        return offset


class Transport(aiokafka.Transport):  # type: ignore[misc]
    """Makes this module's consumers."""

    Consumer = Consumer
