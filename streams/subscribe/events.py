"""The events of the alert topic in one order over all partitions: those that are there, and those that come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import Protocol, TypeVar

from kafka import TopicPartition

from streams.errors import StancewatchError
from streams.replay.collect import POLL_MILLISECONDS, Published, read_topic, reader
from streams.settings import Settings
from streams.topics import topic_name

TOPIC = "alerts"


class Record(Protocol):
    """What places a record: a `Published` or a record of kafka-python."""

    @property
    def partition(self) -> int:
        """Its partition."""

    @property
    def timestamp(self) -> int:
        """When the broker appended it, milliseconds since 1970."""


R = TypeVar("R", bound=Record)


def in_append_order(records: Iterable[R]) -> Iterator[R]:
    """Records of several partitions by append time, ties by partition; the order within a partition is kept.

    The alerts are spread over partitions by their id, and a consumer mixes partitions as it happens to fetch them.
    Quiet periods look across alerts, so they need the same order every time.
    """
    partitions: defaultdict[int, list[R]] = defaultdict(list)
    for record in records:
        partitions[record.partition].append(record)
    return merge(
        *(partitions[number] for number in sorted(partitions)), key=lambda record: (record.timestamp, record.partition)
    )


def past_events(settings: Settings) -> list[Published]:
    """Every event that is on the topic now, in append order."""
    return list(in_append_order(read_topic(settings, TOPIC)))


def coming_events(settings: Settings, past: Iterable[Published]) -> Iterator[bytes]:
    """The events after those that `past_events` gave, as they come; without end. What each poll brings is in order.

    Args:
        settings: where the broker is.
        past: the events already read. Nothing is left out and nothing read twice between them and these.

    Raises:
        StancewatchError: there is no such topic.
    """
    name = topic_name(settings, TOPIC)
    following = {event.partition: event.offset + 1 for event in past}
    consumer = reader(settings, auto_offset_reset="earliest")
    try:
        numbers = consumer.partitions_for_topic(name)
        if not numbers:
            raise StancewatchError(f"no topic {name}; `stancewatch topics create` makes it")
        partitions = [TopicPartition(name, number) for number in sorted(numbers)]
        consumer.assign(partitions)
        for partition in partitions:
            if partition.partition in following:
                consumer.seek(partition, following[partition.partition])
            else:
                consumer.seek_to_beginning(partition)
        while True:
            fetched = consumer.poll(POLL_MILLISECONDS)
            for record in in_append_order(record for records in fetched.values() for record in records):
                if record.value is not None:
                    yield record.value
    finally:
        consumer.close()
