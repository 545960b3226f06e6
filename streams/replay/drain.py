"""Waits until every stage has worked off its input: committed offset equals end of topic, upstream first."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from kafka import KafkaAdminClient, KafkaConsumer, TopicPartition
from kafka.errors import CoordinatorLoadInProgressError, CoordinatorNotAvailableError, NotCoordinatorError

from streams.connection import kafka_python_options
from streams.errors import InfrastructureError
from streams.settings import Settings
from streams.topics import INPUTS, STAGES, Stage, app_id, topic_name

POLL_SECONDS = 0.25
MOVING = (CoordinatorLoadInProgressError, CoordinatorNotAvailableError, NotCoordinatorError)
"""What a broker answers while its groups find their coordinator, as it does when it has just started."""

STALLED_SECONDS = 300.0
"""Without any committed progress for this long something is broken: the slowest batch on two cores takes about 60 s,
loading the models another 30 s."""


@dataclass(frozen=True)
class Progress:
    """How far one stage is: records of its input committed and in all."""

    stage: Stage
    done: int
    total: int


class Drain:
    """Watches the consumer lag of the stages.

    Args:
        settings: where the broker is and how topics are named.
        alive: raises when a stage can no longer make progress.
    """

    def __init__(self, settings: Settings, alive: Callable[[], None] = lambda: None) -> None:
        options = kafka_python_options(settings)
        self._settings = settings
        self._admin = KafkaAdminClient(**options)
        self._consumer = KafkaConsumer(**options)
        self._alive = alive

    def progress(self, stage: Stage) -> Progress:
        """Committed and available records of one stage's input, over all partitions."""
        topic = topic_name(self._settings, INPUTS[stage])
        partitions = [TopicPartition(topic, p) for p in sorted(self._consumer.partitions_for_topic(topic) or ())]
        if not partitions:
            raise InfrastructureError(f"topic {topic} does not exist")
        ends = self._consumer.end_offsets(partitions)
        group = app_id(self._settings, stage)
        try:
            committed = self._admin.list_group_offsets({group: partitions}).get(group, {})
        except MOVING:
            committed = {}  # looked up again at the next poll
        done = 0
        for partition in partitions:
            offset = getattr(committed.get(partition), "offset", -1)
            done += max(0, offset)
        return Progress(stage, done, sum(ends.values()))

    def wait(self, report: Callable[[list[Progress]], None] = lambda _: None) -> None:
        """Return when all stages are done.

        A stage is looked at only once those before it are done, so its input can no longer grow.

        Raises:
            InfrastructureError: no progress for `STALLED_SECONDS`.
        """
        waiting = list(STAGES)
        last: list[Progress] = []
        changed = time.monotonic()
        while waiting:
            now = [self.progress(stage) for stage in STAGES]
            report(now)
            if now != last:
                last, changed = now, time.monotonic()
            elif time.monotonic() - changed > STALLED_SECONDS:
                raise InfrastructureError(f"no progress for {STALLED_SECONDS:g} s: {now}")
            state = {progress.stage: progress for progress in now}
            while waiting and state[waiting[0]].done >= state[waiting[0]].total:
                # What this stage sent was confirmed before it committed: the next one's end is final from here.
                waiting.pop(0)
                state = {stage: self.progress(stage) for stage in STAGES}
            if waiting:
                self._alive()
                time.sleep(POLL_SECONDS)

    def close(self) -> None:
        """Close the connections."""
        self._admin.close()
        self._consumer.close()
