"""The same articles give the same standing alerts: after crashes, in another order, with more workers."""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from kafka import KafkaAdminClient, TopicPartition

from schemas.codec import decode
from schemas.outcome import Outcome
from streams.connection import kafka_python_options
from streams.ingest.feed import Feed
from streams.replay.collect import apart_from_arrival, read_topic, standing_alerts
from streams.replay.session import Session, session
from streams.settings import load
from streams.topics import INPUTS, STAGES, Stage, app_id, topic_name

pytestmark = [pytest.mark.kafka, pytest.mark.models, pytest.mark.slow, pytest.mark.timeout(1500)]

ENOUGH_ALERTS = 4
"""So many alerts must stand for two equal runs to mean something; the examples alone raise four."""


@dataclass
class Run:
    alerts: dict[str, Any]
    outcomes: set[str | None]
    restarts: dict[str, int]


def run(
    broker: str,
    articles: list[bytes],
    *,
    during: Callable[[Session], None] = lambda _: None,
    partitions: int = 1,
    stages: tuple[Stage, ...] = STAGES,
    before: Callable[[Session], None] = lambda _: None,
) -> Run:
    # A statement is compared with its nearest few among those that came before: where that limit binds, which few they
    # are depends on the order. Equal results can be asked for only where it does not.
    settings = load(bootstrap_servers=broker, session_timeout_seconds=15, nearest=64, judge_pairs=64)
    with session(settings, own_broker=False, partitions=partitions, stages=stages) as running:
        before(running)
        with Feed(running.settings) as feed:
            for article in articles:
                feed.send(article)
        during(running)
        running.drain.wait()
        alerts = standing_alerts(running.settings)
        outcomes = {decode(r.value, Outcome).external_id for r in read_topic(running.settings, "outcomes") if r.value}
        return Run({i: apart_from_arrival(a) for i, a in alerts.items()}, outcomes, running.supervisor.restarts)


def differences(expected: Any, found: Any, path: str = "") -> list[str]:
    """Where two runs differ, field by field."""
    if isinstance(expected, dict) and isinstance(found, dict):
        lines = []
        for name in sorted(expected.keys() | found.keys()):
            if name not in found:
                lines.append(f"{path}.{name}: only in the undisturbed run: {expected[name]!r:.300}")
            elif name not in expected:
                lines.append(f"{path}.{name}: only in this run: {found[name]!r:.300}")
            else:
                lines += differences(expected[name], found[name], f"{path}.{name}")
        return lines
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [line for n, (a, b) in enumerate(zip(expected, found, strict=True))
                for line in differences(a, b, f"{path}[{n}]")]
    return [] if expected == found else [f"{path}: {expected!r:.300} became {found!r:.300}"]


@pytest.fixture(scope="module")
def undisturbed(broker: str, scenario_articles: list[bytes]) -> Run:
    found = run(broker, scenario_articles)
    assert len(found.alerts) >= ENOUGH_ALERTS
    return found


def shuffled(articles: list[bytes], seed: int) -> list[bytes]:
    """Another order of arrival. What disturbs a run otherwise brings one too: five orders in all, in five runs."""
    return random.Random(seed).sample(articles, len(articles))


def test_each_stage_killed_in_turn(broker: str, scenario_articles: list[bytes], undisturbed: Run) -> None:
    killed: list[str] = []

    def kill_in_turn(running: Session) -> None:
        for stage in STAGES:
            started = running.drain.progress(stage)
            deadline = time.monotonic() + 300
            while running.drain.progress(stage).done < started.done + 3:
                assert time.monotonic() < deadline, f"{stage} makes no progress"
                time.sleep(0.1)
            progress = running.drain.progress(stage)
            (pid,) = running.supervisor.pids(stage)
            os.kill(pid, signal.SIGKILL)
            if stage != "ledger" and progress.done < progress.total:
                killed.append(stage)  # in the middle of its input

    disturbed = run(broker, shuffled(scenario_articles, 4), during=kill_in_turn)
    assert disturbed.restarts == dict.fromkeys(STAGES, 1)
    assert "extract" in killed
    assert disturbed.outcomes == undisturbed.outcomes, "every article is accounted for"
    assert differences(undisturbed.alerts, disturbed.alerts) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_order_of_arrival(broker: str, scenario_articles: list[bytes], undisturbed: Run, seed: int) -> None:
    assert differences(undisturbed.alerts, run(broker, shuffled(scenario_articles, seed)).alerts) == []


def test_two_workers_of_each_stateless_stage(broker: str, scenario_articles: list[bytes], undisturbed: Run) -> None:
    workers: dict[Stage, dict[str, list[TopicPartition]]] = {}

    def wait_for_both(running: Session) -> None:
        admin = KafkaAdminClient(**kafka_python_options(running.settings))
        deadline = time.monotonic() + 240
        try:
            for stage in ("extract", "judge"):
                while True:
                    workers[stage] = assigned(admin, app_id(running.settings, stage), running, stage)
                    if sum(bool(partitions) for partitions in workers[stage].values()) == 2:
                        break
                    assert time.monotonic() < deadline, workers
                    time.sleep(1)
        finally:
            admin.close()

    processed: dict[Stage, list[int]] = {}

    def count(running: Session) -> None:
        running.drain.wait()
        admin = KafkaAdminClient(**kafka_python_options(running.settings))
        for stage, members in workers.items():
            group = app_id(running.settings, stage)
            committed = admin.list_group_offsets({group: None})[group]
            processed[stage] = [
                sum(committed[p].offset for p in partitions if p in committed) for partitions in members.values()
            ]
        admin.close()

    found = run(
        broker,
        shuffled(scenario_articles, 5),
        partitions=4,
        stages=("extract", "extract", "match", "judge", "judge", "ledger"),
        before=wait_for_both,
        during=count,
    )
    for stage in ("extract", "judge"):
        assert len(processed[stage]) == 2
        assert all(number > 0 for number in processed[stage]), f"both {stage} workers have processed events"
    assert found.outcomes == undisturbed.outcomes
    assert differences(undisturbed.alerts, found.alerts) == []


def assigned(admin: KafkaAdminClient, group: str, running: Session, stage: Stage) -> dict[str, list[TopicPartition]]:
    """The partitions of a stage's input that each member of its group holds."""
    topic = topic_name(running.settings, INPUTS[stage])
    (description,) = admin.describe_groups([group]).values()
    held: dict[str, list[TopicPartition]] = {}
    for member in description["members"]:
        parts = member["member_assignment"]["assigned_partitions"] if member["member_assignment"] else []
        held[member["member_id"]] = [
            TopicPartition(topic, partition)
            for part in parts
            if part["topic"] == topic
            for partition in part["partitions"]
        ]
    return held
