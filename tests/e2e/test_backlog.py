"""A stage that starts with a table to recover and a backlog that nobody has read takes in every record of it.

Should its transport skip some all the same, as Faust's does, it leaves and acks nothing.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest
from kafka import KafkaAdminClient, KafkaProducer

from benchmarks.made_statements import made_articles, table_rows
from schemas.codec import decode, encode
from schemas.match import Match
from schemas.statement import ArticleRecord, StatementsRecord
from streams.connection import kafka_python_options
from streams.delivery.leave import LEFT
from streams.replay.collect import read_topic
from streams.replay.drain import Drain
from streams.settings import Settings
from streams.topics import TABLE, app_id, create, topic_name
from streams.worker.environment import environment
from streams.worker.supervisor import Supervisor
from tests.e2e.match_stage import feed, wait_for_match
from tests.e2e.records import WIDTH, timeline

pytestmark = pytest.mark.kafka

ROWS = 400
"""Statements in the table: their recovery takes long enough that the stage has fetched of its input meanwhile."""

ARTICLES = 100
SESSION_SECONDS = 15.0
"""So long the broker keeps the place of a worker that has left or was killed."""


@pytest.fixture
def stream_of_two(kafka_settings: Settings) -> Settings:
    settings = kafka_settings.model_copy(update={"partitions": 2})
    admin = KafkaAdminClient(**kafka_python_options(settings))
    create(admin, settings)
    admin.close()
    return settings


def wait_for(done: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + 90
    while not done():
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)


def fill_changelog(settings: Settings) -> None:
    vectors = np.random.default_rng(0).normal(size=(ROWS, WIDTH)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    producer = KafkaProducer(**kafka_python_options(settings), acks="all", linger_ms=50)
    name = f"{app_id(settings, 'match')}-{TABLE}-changelog"
    sent = [producer.send(name, key=key.encode(), value=row) for key, row in table_rows(list(made_articles(vectors)))]
    for each in sent:
        each.get(30)
    producer.close()


def feed_two_languages(settings: Settings, records: list[StatementsRecord]) -> None:
    """Articles of two languages in turn, each with its statement, one language a partition."""
    producer = KafkaProducer(**kafka_python_options(settings), acks="all")
    for number, record in enumerate(records):
        partition = number // 2 % 2
        value = encode(msgspec.structs.replace(record, language=("en", "nl")[partition]))
        producer.send(topic_name(settings, "statements"), value, partition=partition)
    producer.flush()
    producer.close()


def stage(settings: Settings, log: Path, transport: str, left: list[int]) -> Supervisor:
    """The match stage with late fetches; its statuses are added to `left` when it leaves."""
    command = [sys.executable, str(Path(__file__).with_name("late_fetch_stage.py")), transport]
    noisy = environment(settings.model_copy(update={"log_level": "INFO"}))
    return Supervisor(("match",), noisy, log, command, on_restart=lambda _, status: left.append(status))


def outcomes(settings: Settings) -> list[str]:
    """Articles that have an outcome, in the order of their first."""
    return list(dict.fromkeys(record.key.decode() for record in read_topic(settings, "outcomes") if record.key))


def matched(settings: Settings) -> list[str]:
    """Statements that were matched, in the order of their first message."""
    return list(dict.fromkeys(decode(record.value, Match).statement.id for record in read_topic(settings, "matches")))


def ids_of(records: list[StatementsRecord]) -> tuple[list[str], list[str]]:
    """Ids of the articles and of the statements."""
    articles = [record.article.id for record in records if isinstance(record, ArticleRecord)]
    return articles, [record.id for record in records if not isinstance(record, ArticleRecord)]


@pytest.mark.parametrize("transport", ["mended", "plain"])
def test_a_new_group_with_a_table_to_recover_misses_no_record(
    stream: Settings, tmp_path: Path, transport: str
) -> None:
    fill_changelog(stream)
    records = list(timeline(ARTICLES))
    feed(stream, records)
    log, left = tmp_path / "match.log", []
    settings = stream.model_copy(update={"session_timeout_seconds": SESSION_SECONDS})
    with stage(settings, log, transport, left):
        wait_for_match(settings)
    said = log.read_text()
    assert (outcomes(settings), matched(settings)) == ids_of(records), said
    # Whether Faust by itself skips records is a matter of timing. Where it does, the stage leaves and nothing is lost.
    assert set(left) <= {LEFT}, said
    if transport == "mended":
        assert "must come first" not in said


def test_a_worker_that_comes_and_is_killed_makes_nobody_miss_a_record(stream_of_two: Settings, tmp_path: Path) -> None:
    settings = stream_of_two.model_copy(update={"session_timeout_seconds": SESSION_SECONDS})
    records = list(timeline(ARTICLES))
    left: list[int] = []
    drain = Drain(settings)
    log, second = tmp_path / "first.log", tmp_path / "second.log"
    feed_two_languages(settings, records[:ARTICLES])
    with stage(settings, log, "mended", left):
        wait_for(lambda: drain.progress("match").done > 0, log)
        with stage(settings.model_copy(update={"data_dir": tmp_path / "other"}), second, "mended", []) as joined:
            wait_for(lambda: second.exists() and "Worker ready" in second.read_text(), second)
            before = drain.progress("match").done
            feed_two_languages(settings, records[ARTICLES:])
            wait_for(lambda: drain.progress("match").done > before, log)
            (pid,) = joined.pids("match")
            os.kill(pid, signal.SIGKILL)
        wait_for_match(settings)
    drain.close()
    assert left == [], log.read_text()
    articles, statements = ids_of(records)
    assert set(outcomes(settings)) == set(articles), log.read_text()
    assert set(matched(settings)) == set(statements)
