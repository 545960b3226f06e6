from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kafka import TopicPartition

from streams.errors import StancewatchError
from streams.replay.collect import Published
from streams.settings import load
from streams.subscribe import events
from streams.subscribe.events import coming_events, in_append_order, past_events


def record(partition: int, offset: int, timestamp: int, value: bytes | None = b"") -> Published:
    return Published(None, value, {}, partition, offset, timestamp)


@dataclass
class Consumer:
    """A consumer over partitions in memory: what a poll brings is given poll by poll, offsets are honoured."""

    polls: list[dict[int, list[Published]]]
    numbers: set[int]
    closed: bool = False

    def __post_init__(self) -> None:
        self.at: dict[int, int] = {}

    def partitions_for_topic(self, topic: str) -> set[int]:
        return self.numbers if topic == "t-alerts" else set()

    def assign(self, partitions: list[TopicPartition]) -> None:
        self.at = {partition.partition: -1 for partition in partitions}

    def seek(self, partition: TopicPartition, offset: int) -> None:
        self.at[partition.partition] = offset

    def seek_to_beginning(self, *partitions: TopicPartition) -> None:
        self.at.update((partition.partition, 0) for partition in partitions)

    def poll(self, timeout_ms: int) -> dict[TopicPartition, list[Published]]:
        brought = self.polls.pop(0)
        assert all(self.at[number] >= 0 for number in brought)
        return {
            TopicPartition("t-alerts", number): [each for each in records if each.offset >= self.at[number]]
            for number, records in brought.items()
        }

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def follow(monkeypatch):
    def start(past, polls, numbers=frozenset({0, 1})):
        consumer = Consumer(polls, set(numbers))
        monkeypatch.setattr(events, "reader", lambda settings, **options: consumer)
        return consumer, coming_events(load(topic_prefix="t-"), past)

    return start


def test_partitions_are_merged_by_append_time() -> None:
    mixed = [record(1, 0, 20), record(1, 1, 40), record(0, 0, 10), record(0, 1, 30), record(0, 2, 40)]
    merged = [(each.partition, each.offset) for each in in_append_order(mixed)]
    assert merged == [(0, 0), (1, 0), (0, 1), (0, 2), (1, 1)]


RECORDS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), max_size=30)


@given(RECORDS, st.randoms(use_true_random=False))
def test_how_partitions_are_mixed_does_not_matter(drawn, random) -> None:
    """A consumer may fetch partitions in any mixture; within one it keeps the offsets, whatever the clocks say."""
    by_partition: dict[int, list[Published]] = {}
    for partition, timestamp in drawn:
        records = by_partition.setdefault(partition, [])
        records.append(record(partition, len(records), timestamp))
    one = [each for records in by_partition.values() for each in records]
    turns = [each.partition for each in one]
    random.shuffle(turns)
    left = {number: iter(records) for number, records in by_partition.items()}
    other = [next(left[number]) for number in turns]
    merged = list(in_append_order(one))
    assert merged == list(in_append_order(other))
    for number, records in by_partition.items():
        assert [each for each in merged if each.partition == number] == records


def test_the_past_is_read_in_append_order(monkeypatch) -> None:
    monkeypatch.setattr(events, "read_topic", lambda settings, topic: iter([record(1, 0, 9), record(0, 0, 5)]))
    assert [each.timestamp for each in past_events(load())] == [5, 9]


def test_what_comes_begins_where_the_past_ended(follow) -> None:
    past = [record(0, 7, 1, b"a"), record(0, 8, 2, b"b")]
    consumer, coming = follow(past, [
        {},
        {0: [record(0, 8, 2, b"b"), record(0, 9, 5, b"d")], 1: [record(1, 0, 4, b"c"), record(1, 1, 6, None)]},
        {1: [record(1, 2, 3, b"e")]},
    ])
    assert list(islice(coming, 3)) == [b"c", b"d", b"e"]
    assert consumer.at == {0: 9, 1: 0}
    assert not consumer.closed
    coming.close()
    assert consumer.closed


def test_a_topic_that_is_not_there_is_named(follow) -> None:
    consumer, coming = follow([], [], numbers=())
    with pytest.raises(StancewatchError, match="no topic t-alerts"):
        next(coming)
    assert consumer.closed
