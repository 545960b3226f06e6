"""An exception in a stage acks nothing: the process leaves, starts again, and every record is worked off in order."""

import sys
import time
from pathlib import Path

import pytest
from kafka import KafkaAdminClient, KafkaProducer

from streams.connection import kafka_python_options
from streams.delivery.leave import LEFT
from streams.replay.collect import read_topic
from streams.replay.drain import Drain
from streams.settings import Settings
from streams.topics import create, topic_name
from streams.worker.environment import environment
from streams.worker.supervisor import Supervisor

pytestmark = pytest.mark.kafka

RECORDS = [b"record %d" % n for n in range(12)]


def test_an_exception_never_acks(kafka_settings: Settings, tmp_path: Path) -> None:
    admin = KafkaAdminClient(**kafka_python_options(kafka_settings))
    create(admin, kafka_settings)
    admin.close()
    producer = KafkaProducer(**kafka_python_options(kafka_settings), acks="all")
    for value in RECORDS:
        producer.send(topic_name(kafka_settings, "statements"), key=b"en", value=value).get(30)
    producer.close()

    statuses: list[int] = []
    log = tmp_path / "stage.log"
    supervisor = Supervisor(
        ("match",),
        environment(kafka_settings),
        log=log,
        command=[sys.executable, str(Path(__file__).with_name("failing_stage.py")), str(tmp_path / "flag")],
        on_restart=lambda _, status: statuses.append(status),
    )
    with supervisor:
        drain = Drain(kafka_settings)
        deadline = time.monotonic() + 120
        while (progress := drain.progress("match")).done < progress.total:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.2)
        drain.close()

    assert statuses == [LEFT]
    assert "a bug that shows once" in log.read_text()
    sent = [record.value for record in read_topic(kafka_settings, "matches")]
    assert set(sent) == set(RECORDS), "no record is lost"
    assert sent[-1] == RECORDS[-1]
    again = sent.index(RECORDS[5])
    assert sent[:again][:5] == RECORDS[:5]
    assert sent[again:] == RECORDS[5:], "after the restart everything comes in order from the record that failed"
