"""Sees to it that a stage takes in every record that its input has, from the committed offset on.

Faust commits past records that it never delivered, if those behind them are acked. So before a record is worked on, its
offset is compared with the one that must come: the committed one at first, then always the next. Offsets may be missing
from a topic (retention, compaction, the markers of a transaction), so at a gap the topic itself is asked. If it has a
record there, the stage leaves, which acks nothing, and the next process reads from the committed offset.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

from kafka import KafkaConsumer, TopicPartition

from streams.connection import kafka_python_options
from streams.errors import InfrastructureError, StancewatchError
from streams.settings import Settings

ANSWER_SECONDS = 30.0  # as long as a broker may take to find a new leader for the partition
POLL_MILLISECONDS = 500


class SkippedError(StancewatchError):
    """Records of the input were passed over."""


class UnbrokenInput:
    """Compares the offsets of what is delivered with what must come.

    A new generation of the consumer group begins at what is committed then. Records that come again are taken in again.

    Args:
        committed: the committed offset of a partition, the next one to be read; None if there is none.
        first: offset of the first record that a partition has at an offset or behind it; None if it has none.
    """

    def __init__(
        self,
        committed: Callable[[Any], Awaitable[int | None]],
        first: Callable[[Any, int], Awaitable[int | None]],
    ) -> None:
        self._committed = committed
        self._first = first
        self._next: dict[Any, tuple[int, int]] = {}

    async def check(self, message: Any) -> None:
        """Call for each record in the order of delivery, before it is worked on.

        Args:
            message: Faust's message, with `tp`, `offset` and `generation_id`.

        Raises:
            SkippedError: the topic has a record that should have come before this one.
        """
        partition, offset, generation = message.tp, message.offset, message.generation_id
        seen, expected = self._next.get(partition, (None, 0))
        if seen != generation:
            expected = await self._committed(partition) or 0
        if offset > expected:
            first = await self._first(partition, expected)
            if first is not None and first < offset:
                raise SkippedError(f"{partition}: offset {offset} came, but {first} must come first")
        self._next[partition] = (generation, offset + 1)


class FirstRecord:
    """Asks the broker for the first record at an offset or behind it, with a consumer outside of any group.

    Args:
        settings: where the broker is.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._consumer: KafkaConsumer | None = None

    def __call__(self, partition: Any, offset: int) -> int | None:
        """Offset of that record; None if the partition has none. Blocks; one thread at a time.

        Raises:
            InfrastructureError: no answer within `ANSWER_SECONDS`.
        """
        if self._consumer is None:
            # One byte is less than any record: the broker then sends a single batch.
            self._consumer = KafkaConsumer(
                **kafka_python_options(self._settings), enable_auto_commit=False, auto_offset_reset="earliest",
                max_partition_fetch_bytes=1, max_poll_records=1)
        consumer, wanted = self._consumer, TopicPartition(partition.topic, partition.partition)
        consumer.assign([wanted])
        consumer.seek(wanted, offset)
        end = consumer.end_offsets([wanted])[wanted]
        deadline = time.monotonic() + ANSWER_SECONDS
        while time.monotonic() < deadline:
            for records in consumer.poll(POLL_MILLISECONDS).values():
                return int(records[0].offset)
            if consumer.position(wanted) >= end:
                return None
        raise InfrastructureError(f"{wanted}: nothing read at {offset} within {ANSWER_SECONDS:g} s")
