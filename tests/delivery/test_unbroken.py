"""Offsets that come against those that must come; the topic itself on a real broker."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from kafka import KafkaAdminClient, KafkaProducer, TopicPartition
from kafka.admin import NewTopic

from streams.connection import kafka_python_options
from streams.delivery.unbroken import FirstRecord, SkippedError, UnbrokenInput
from streams.settings import Settings

IN = SimpleNamespace(topic="in", partition=0)


class Input:
    """A partition with records at the given offsets, of which `committed` is the next one to be read."""

    def __init__(self, offsets: range | list[int], committed: int | None) -> None:
        self.offsets, self.committed, self.asked = list(offsets), committed, 0
        self.unbroken = UnbrokenInput(self.read_committed, self.first)

    async def read_committed(self, partition: Any) -> int | None:
        return self.committed

    async def first(self, partition: Any, offset: int) -> int | None:
        self.asked += 1
        return next((each for each in self.offsets if each >= offset), None)

    def deliver(self, *offsets: int, generation: int = 1, partition: str = "in") -> None:
        for offset in offsets:
            message = SimpleNamespace(tp=partition, offset=offset, generation_id=generation)
            asyncio.run(self.unbroken.check(message))


def test_records_in_a_row_ask_nothing_of_the_topic() -> None:
    source = Input(range(20), 3)
    source.deliver(3, 4, 5)
    assert source.asked == 0


@pytest.mark.parametrize("committed", [None, 0, 2])
def test_a_start_behind_the_first_record_that_must_come_is_found(committed: int | None) -> None:
    source = Input(range(200), committed)
    with pytest.raises(SkippedError, match=f"64 came, but {committed or 0} must come first"):
        source.deliver(64)


def test_a_gap_between_records_is_found() -> None:
    source = Input(range(20), None)
    source.deliver(0, 1)
    with pytest.raises(SkippedError, match="3 came, but 2 must"):
        source.deliver(3)


def test_offsets_that_the_topic_lacks_may_be_missing() -> None:
    source = Input([5, 6, 9, 12], None)
    source.deliver(5, 6, 9, 12)
    assert source.asked == 3


def test_a_record_that_was_deleted_meanwhile_is_no_gap() -> None:
    Input([], 4).deliver(7)


def test_what_comes_again_is_taken_in_again_and_goes_on_from_there() -> None:
    source = Input(range(20), 5)
    source.deliver(5, 6, 7, 5, 6, 7, 8)
    with pytest.raises(SkippedError):
        source.deliver(10)


def test_a_new_generation_begins_at_what_is_committed_then() -> None:
    source = Input(range(200), None)
    source.deliver(0, 1, 2)
    source.committed = 100
    source.deliver(100, 101, generation=2)
    with pytest.raises(SkippedError, match="150 came, but 100 must"):
        source.deliver(150, generation=3)


def test_partitions_are_followed_apart() -> None:
    source = Input(range(20), None)
    source.deliver(0, 1)
    source.deliver(0, partition="other")
    source.deliver(2)
    with pytest.raises(SkippedError):
        source.deliver(2, partition="other")


@pytest.mark.kafka
def test_the_first_record_is_read_from_the_topic(kafka_settings: Settings) -> None:
    name = f"{kafka_settings.topic_prefix}gaps"
    admin = KafkaAdminClient(**kafka_python_options(kafka_settings))
    admin.create_topics([NewTopic(name, 1, 1)])
    producer = KafkaProducer(**kafka_python_options(kafka_settings), transactional_id=f"{name}-writer")
    producer.init_transactions()
    for count in (3, 2):  # offsets 0, 1, 2, a marker at 3, then 4 and 5, a marker at 6
        producer.begin_transaction()
        for number in range(count):
            producer.send(name, key=b"k", value=b"%d" % number)
        producer.commit_transaction()
    producer.close()
    first = FirstRecord(kafka_settings)
    partition = SimpleNamespace(topic=name, partition=0)
    assert [first(partition, offset) for offset in range(8)] == [0, 1, 2, 4, 4, 5, None, None]
    admin.delete_records({TopicPartition(name, 0): 2})
    assert first(partition, 0) == 2
    admin.close()
