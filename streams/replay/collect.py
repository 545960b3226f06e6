"""Reads a topic from its beginning to its present end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from kafka import KafkaConsumer, TopicPartition

from schemas.alert import Alert
from schemas.codec import decode
from streams.connection import kafka_python_options
from streams.settings import MAX_MESSAGE_BYTES, Settings
from streams.topics import topic_name

POLL_MILLISECONDS = 500


@dataclass(frozen=True)
class Published:
    """One record of a topic."""

    key: bytes | None
    value: bytes | None
    headers: dict[str, bytes]
    partition: int
    offset: int
    timestamp: int


def reader(settings: Settings, *topics: str, **more: Any) -> KafkaConsumer:
    """A consumer that belongs to no group, commits nothing and takes records of any size that there is.

    Args:
        settings: where the broker is.
        topics: full names; none if partitions are assigned afterwards.
        more: further options of kafka-python.
    """
    return KafkaConsumer(
        *topics, **kafka_python_options(settings), enable_auto_commit=False,
        max_partition_fetch_bytes=2 * MAX_MESSAGE_BYTES, **more)


def read_topic(settings: Settings, topic: str) -> Iterator[Published]:
    """Every record of a topic that is there now, partition by partition order kept.

    Args:
        settings: where the broker is.
        topic: logical name; one that does not exist has no records.
    """
    name = topic_name(settings, topic)
    consumer = reader(settings)
    try:
        partitions = [TopicPartition(name, p) for p in sorted(consumer.partitions_for_topic(name) or ())]
        if not partitions:  # kafka-python refuses an empty assignment
            return
        ends = consumer.end_offsets(partitions)
        consumer.assign(partitions)
        consumer.seek_to_beginning(*partitions)
        left = {p for p in partitions if ends[p] > consumer.position(p)}
        while left:
            for partition, records in consumer.poll(POLL_MILLISECONDS).items():
                for record in records:
                    if record.offset < ends[partition]:
                        yield Published(
                            record.key,
                            record.value,
                            dict(record.headers),
                            record.partition,
                            record.offset,
                            record.timestamp,
                        )
            left = {p for p in left if consumer.position(p) < ends[p]}
    finally:
        consumer.close()


def fold(events: Iterable[bytes | None]) -> dict[str, Alert]:
    """The alerts that stand, by id: the latest event of each, without those withdrawn.

    Args:
        events: values of the alert topic in order; tombstones are passed over.
    """
    latest: dict[str, Alert] = {}
    for event in events:
        if event is not None:
            alert = decode(event, Alert)
            latest[alert.id] = alert
    return {name: alert for name, alert in latest.items() if alert.status != "withdrawn"}


def standing_alerts(settings: Settings) -> dict[str, Alert]:
    """The alerts that stand on the alert topic now."""
    return fold(record.value for record in read_topic(settings, "alerts"))


def without_embedding(statement: bytes) -> bytes:
    """A record of `statements` as JSON without its embedding."""
    fields = msgspec.json.decode(statement)
    fields.pop("embedding", None)
    return msgspec.json.encode(fields)


FOLLOWS_ARRIVAL = frozenset({"trigger", "detected_at", "historic", "appended_at", "offset"})
"""Fields that follow the order of arrival; everything else of a standing alert must not."""


def apart_from_arrival(alert: Alert) -> Any:
    """A standing alert without what follows arrival, for comparing two runs over the same articles."""
    return _without(msgspec.to_builtins(alert), FOLLOWS_ARRIVAL | {"status"})


def _without(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(part, names) for name, part in value.items() if name not in names}
    if isinstance(value, list | tuple):
        return [_without(part, names) for part in value]
    return value
