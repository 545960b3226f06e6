"""An exception acks nothing: the process leaves, starts again, and every record is worked off in order.

Meanwhile nothing is committed whose sends and changelog record are not at the broker.
"""

import sys
import time
from pathlib import Path

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition

from streams.connection import kafka_python_options
from streams.delivery.leave import LEFT
from streams.replay.collect import read_topic
from streams.replay.drain import Drain
from streams.settings import Settings
from streams.topics import TABLE, app_id, create, topic_name
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
        consumer = KafkaConsumer(**kafka_python_options(kafka_settings))
        outputs = [
            TopicPartition(topic_name(kafka_settings, "matches"), 0),
            TopicPartition(f"{app_id(kafka_settings, 'match')}-{TABLE}-changelog", 0),
        ]
        deadline = time.monotonic() + 120
        while (progress := drain.progress("match")).done < progress.total:
            # What is committed was read first, so whatever it rests on must be at the broker already.
            for ends in consumer.end_offsets(outputs).values():
                assert ends >= progress.done, "committed before sends and changelog were confirmed"
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.02)
        consumer.close()
        drain.close()

    assert statuses == [LEFT]
    assert "a bug that shows once" in log.read_text()
    sent = [record.value for record in read_topic(kafka_settings, "matches")]
    assert set(sent) == set(RECORDS), "no record is lost"
    assert sent[-1] == RECORDS[-1]
    again = sent.index(RECORDS[5])
    assert sent[:again][:5] == RECORDS[:5]
    assert sent[again:] == RECORDS[5:], "after the restart everything comes in order from the record that failed"
