"""Rows of match past their time leave the table, its changelog and the indexes, and the stage goes on from there."""

import shutil
from pathlib import Path

import pytest
from kafka import KafkaConsumer, TopicPartition

from schemas.codec import decode
from schemas.match import Match
from streams.connection import kafka_python_options
from streams.match.rows import article_key, statement_key
from streams.replay.collect import read_topic
from streams.settings import Settings
from streams.topics import TABLE, app_id
from streams.worker.environment import environment
from streams.worker.supervisor import Supervisor
from tests.e2e.match_stage import feed, wait_for_match
from tests.e2e.records import timeline

pytestmark = pytest.mark.kafka

DAYS = 10
"""An article comes every three days: it and the three before it are kept, with a statement each."""


def run(settings: Settings, log: Path) -> None:
    with Supervisor(("match",), environment(settings), log=log):
        wait_for_match(settings)


def compared(settings: Settings) -> list[tuple[str, set[str]]]:
    """Each statement that was matched, with the ids of its candidates."""
    found = [decode(record.value, Match) for record in read_topic(settings, "matches")]
    return [(match.statement.id, {each.statement.id for each in match.candidates}) for match in found]


def changelog(settings: Settings) -> dict[str, bytes | None]:
    """The last value of every key of the table's changelog; None is a tombstone."""
    consumer = KafkaConsumer(**kafka_python_options(settings), auto_offset_reset="earliest", consumer_timeout_ms=3000)
    name = f"{app_id(settings, 'match')}-{TABLE}-changelog"
    consumer.assign([TopicPartition(name, partition) for partition in consumer.partitions_for_topic(name)])
    last = {record.key.decode(): record.value for record in consumer}
    consumer.close()
    return last


def test_old_rows_go_with_their_tombstones_and_a_recovered_table_has_only_the_rest(
    stream: Settings, tmp_path: Path
) -> None:
    settings = stream.model_copy(update={"retention_days": DAYS, "holder_floor": -1.0, "nearest_floor": -1.0})
    records = list(timeline(14))
    statements = [record.id for record in records[1::2]]
    keys = [(article_key(article.article.id), statement_key(statement.id))
            for article, statement in zip(records[::2], records[1::2], strict=True)]

    feed(settings, records[:24])
    run(settings, tmp_path / "first.log")
    assert compared(settings) == [(each, set(statements[max(0, n - 3) : n])) for n, each in enumerate(statements[:12])]
    last = changelog(settings)
    held = {key for key, value in last.items() if value is not None}
    assert held == {key for pair in keys[8:12] for key in pair}, (tmp_path / "first.log").read_text()
    assert set(last) == {key for pair in keys[:12] for key in pair}

    shutil.rmtree(settings.data_dir / "tables")
    feed(settings, records[24:])
    run(settings, tmp_path / "second.log")
    assert compared(settings)[-2:] == [(statements[n], set(statements[n - 3 : n])) for n in (12, 13)]
