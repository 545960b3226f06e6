"""A Faust table whose changelog sends can be awaited, and whose rows of the owned partitions can be listed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

import faust

BLOCK_CACHE_BYTES = 64 * 1024 * 1024  # Faust's default is 2 GiB a partition, more than a small machine has
WRITE_BUFFER_BYTES = 16 * 1024 * 1024
ROCKSDB_OPTIONS = {
    "driver": "rocksdict",
    "block_cache_size": BLOCK_CACHE_BYTES,
    "write_buffer_size": WRITE_BUFFER_BYTES,
}


class ConfirmedTable(faust.Table):  # type: ignore[misc]
    """Keeps the future of the last changelog send, which Faust itself drops.

    Faust writes the row to RocksDB and hands the changelog record to a buffer; whether the broker ever takes it, only
    that future tells.
    """

    unconfirmed: Any = None

    def send_changelog(self, *args: Any, **kwargs: Any) -> Any:
        """Send as Faust does, and keep the future."""
        self.unconfirmed = super().send_changelog(*args, **kwargs)
        return self.unconfirmed

    async def write(self, key: str, row: bytes) -> None:
        """Write one row and wait until the broker has its changelog record.

        Must run inside the iteration of a stream: the row belongs to the partition of the current event.
        """
        self.unconfirmed = None
        self[key.encode()] = row
        if self.unconfirmed is not None:
            await self.unconfirmed

    async def delete(self, keys: Sequence[str]) -> None:
        """Delete rows and wait until the broker has the tombstone of each.

        A tombstone is sent for an absent row too: an attempt before this one may have deleted it here, and then failed.
        Must run inside the iteration of a stream: the rows belong to the partition of the current event.
        """
        confirmations = []
        for key in keys:
            self.unconfirmed = None
            del self[key.encode()]
            if self.unconfirmed is not None:
                confirmations.append(self.unconfirmed)
        await asyncio.gather(*confirmations)

    def positions(self) -> dict[int, int]:
        """The changelog offset up to which each owned partition's rows are on disk here, by partition.

        Of a partition without a changelog record it is -1. Rows written a moment ago may lie beyond.
        """
        topic = self.changelog_topic_name
        owned = [tp for tp in self.app.assignor.assigned_actives() if tp.topic == topic]
        found = {tp.partition: self.data.persisted_offset(tp) for tp in owned}
        return {partition: -1 if offset is None else offset for partition, offset in sorted(found.items())}

    def row(self, key: str) -> bytes | None:
        """The row with this key in the partition of the current event, or None."""
        found: bytes | None = self.get(key.encode())
        return found

    def rows(self) -> Iterator[tuple[str, bytes]]:
        """All rows of the partitions this worker owns now."""
        for key, row in self.items():
            yield key.decode(), row
