"""A stream of one's own: topics under a prefix, one worker a stage, on a given broker or a temporary one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from kafka import KafkaAdminClient

from streams.broker.node import LocalBroker
from streams.connection import kafka_python_options
from streams.errors import InfrastructureError
from streams.replay.drain import Drain
from streams.settings import Settings
from streams.topics import STAGES, Stage, create, declaration
from streams.worker.environment import environment
from streams.worker.supervisor import Supervisor

COMMIT_SECONDS = 0.2  # a drained stage is seen by its commits: the sooner they come, the sooner a replay ends
MAX_RESTARTS = 5
"""After so many restarts of one stage within a session its failure is no passing one."""

LOG_TAIL_CHARACTERS = 3000


@dataclass
class Session:
    """A running stream."""

    settings: Settings
    supervisor: Supervisor
    drain: Drain


@contextmanager
def session(
    settings: Settings, *, own_broker: bool, partitions: int = 1, stages: Sequence[Stage] = STAGES
) -> Iterator[Session]:
    """Start a stream under a prefix of its own and take it down again, topics included.

    Args:
        settings: what the stream is to run with; its broker is used unless `own_broker`.
        own_broker: start a temporary local broker.
        partitions: of each topic; one keeps the order of the file.
        stages: one process each; a stage without state may come twice.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="stancewatch-")))
        servers = settings.bootstrap_servers
        if own_broker:
            broker = stack.enter_context(LocalBroker(folder / "broker", settings.cache_dir))
            servers = broker.bootstrap_servers
        own = settings.model_copy(
            update={
                "bootstrap_servers": servers,
                "topic_prefix": f"{settings.topic_prefix}replay-{uuid4().hex[:8]}-",
                "partitions": partitions,
                "data_dir": folder,
                "commit_seconds": COMMIT_SECONDS,
            }
        )
        admin = KafkaAdminClient(**kafka_python_options(own))
        stack.callback(admin.close)
        create(admin, own)
        if not own_broker:
            stack.callback(lambda: admin.delete_topics([topic.name for topic in declaration(own)]))
        log = folder / "workers.log"
        supervisor = Supervisor(stages, environment(own), log=log)

        def alive() -> None:
            for stage, count in supervisor.restarts.items():
                if count > MAX_RESTARTS:
                    tail = log.read_text(errors="replace")[-LOG_TAIL_CHARACTERS:]
                    raise InfrastructureError(f"stage {stage} keeps failing; the end of its log:\n{tail}")

        stack.enter_context(supervisor)
        drain = Drain(own, alive)
        stack.callback(drain.close)
        yield Session(own, supervisor, drain)
