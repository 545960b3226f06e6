"""An event worked on again after later ones sends what it sent; a table that cannot be read stops the worker."""

import shutil
import time
from pathlib import Path

import pytest
from kafka import KafkaAdminClient, KafkaProducer, TopicPartition
from kafka.structs import OffsetAndMetadata

from streams.connection import kafka_python_options
from streams.delivery.leave import LEFT
from streams.replay.collect import read_topic
from streams.settings import Settings
from streams.topics import TABLE, app_id, topic_name
from streams.worker.environment import environment
from streams.worker.supervisor import Supervisor
from tests.e2e.match_stage import feed, wait_for_match
from tests.e2e.records import timeline

pytestmark = pytest.mark.kafka


def rewind(settings: Settings, topic: str, offset: int) -> None:
    admin = KafkaAdminClient(**kafka_python_options(settings))
    partition = TopicPartition(topic_name(settings, topic), 0)
    deadline = time.monotonic() + 60
    while True:
        try:  # a broker keeps the group until the session of its last member has timed out
            admin.alter_group_offsets(app_id(settings, "match"), {partition: OffsetAndMetadata(offset, "", -1)})
            break
        except Exception:
            assert time.monotonic() < deadline
            time.sleep(1)
    admin.close()


@pytest.mark.parametrize("keep_tables", [True, False], ids=["tables kept", "tables recovered from the changelog"])
def test_replayed_events_send_what_they_sent(stream: Settings, tmp_path: Path, keep_tables: bool) -> None:
    feed(stream, timeline(12))
    with Supervisor(
        ("match",), environment(stream.model_copy(update={"log_level": "INFO"})), log=tmp_path / "match.log"
    ):
        wait_for_match(stream)
    first = [(r.key, r.value) for r in read_topic(stream, "matches")]
    assert len(first) == 12

    if not keep_tables:
        shutil.rmtree(stream.data_dir / "tables")
    rewind(stream, "statements", 3)
    with Supervisor(
        ("match",), environment(stream.model_copy(update={"log_level": "INFO"})), log=tmp_path / "match.log"
    ):
        wait_for_match(stream)
    again = [(r.key, r.value) for r in read_topic(stream, "matches")][len(first) :]
    assert again, (tmp_path / "match.log").read_text()
    assert again == first[-len(again) :]


def test_a_table_that_cannot_be_read_stops_the_worker(stream: Settings, tmp_path: Path) -> None:
    producer = KafkaProducer(**kafka_python_options(stream), acks="all")
    changelog = f"{app_id(stream, 'match')}-{TABLE}-changelog"
    producer.send(changelog, key=b"statement:x", value=b"\x00 no row").get(30)
    producer.close()
    feed(stream, timeline(2))
    statuses: list[int] = []
    log = tmp_path / "match.log"
    with Supervisor(("match",), environment(stream), log=log, on_restart=lambda _, status: statuses.append(status)):
        deadline = time.monotonic() + 60
        while len(statuses) < 2:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.2)
    assert set(statuses) == {LEFT}
    assert "rebuilding from table" in log.read_text()
    assert not list(read_topic(stream, "matches"))
