"""The match stage alone: its input written by hand, and waiting until it has worked on all of it."""

import time
from collections.abc import Iterable

from kafka import KafkaProducer

from schemas.codec import encode
from schemas.statement import StatementsRecord
from streams.connection import kafka_python_options
from streams.replay.drain import Drain
from streams.settings import Settings
from streams.topics import topic_name


def feed(settings: Settings, records: Iterable[StatementsRecord]) -> None:
    """Write records to `statements` and wait for each."""
    producer = KafkaProducer(**kafka_python_options(settings), acks="all")
    for record in records:
        producer.send(topic_name(settings, "statements"), key=b"en", value=encode(record)).get(30)
    producer.close()


def wait_for_match(settings: Settings) -> None:
    """Until the group has committed all that is in `statements`, four minutes at most: a busy machine takes two."""
    drain = Drain(settings)
    deadline = time.monotonic() + 240
    try:
        while (progress := drain.progress("match")).done < progress.total:
            assert time.monotonic() < deadline, progress
            time.sleep(0.2)
    finally:
        drain.close()
