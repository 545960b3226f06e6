"""The match stage in a process of its own on a temporary broker, with a table that is made beforehand."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path

import psutil
from kafka import KafkaAdminClient, KafkaProducer

from schemas.codec import decode
from schemas.match import Match, MatchesRecord
from streams.broker.node import LocalBroker
from streams.connection import kafka_python_options
from streams.replay.collect import read_topic
from streams.replay.drain import Drain
from streams.settings import Settings
from streams.topics import INPUTS, app_id, create, topic_name
from streams.worker.environment import environment
from streams.worker.supervisor import Supervisor

SNAPSHOT_MINUTES = 0.5
"""So that the second start has one; by default it takes ten minutes."""

LIMIT_SECONDS = 600.0
"""Without an end by then something is broken, or the machine is far too busy to be measured on."""

SENT_TOGETHER = 2000
"""Records that wait for the broker at most: 20 MB of rows."""

POLL_SECONDS = 0.1
LOG_CHARACTERS = 3000
READY = b"Worker ready"
"""What Faust logs when a stage with a table takes its input."""


@contextmanager
def stream(settings: Settings) -> Iterator[Settings]:
    """A temporary broker with the topics; the settings of a stage on it, with an empty disk."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="stancewatch-")))
        broker = stack.enter_context(LocalBroker(folder / "broker", settings.cache_dir))
        own = settings.model_copy(update={
            "bootstrap_servers": broker.bootstrap_servers, "partitions": 1, "data_dir": folder,
            "snapshot_minutes": SNAPSHOT_MINUTES, "log_level": "INFO"})
        admin = KafkaAdminClient(**kafka_python_options(own))
        stack.callback(admin.close)
        create(admin, own)
        yield own


def write(settings: Settings, topic: str, records: Iterable[tuple[str, bytes]]) -> None:
    """Write records to a topic, compressed as the stages do, and wait until the broker has them.

    Raises:
        KafkaError: it has not taken one of them.
    """
    producer = KafkaProducer(**kafka_python_options(settings), acks="all", compression_type="gzip", linger_ms=50)
    left = iter(records)
    while part := [producer.send(topic, key=key.encode(), value=value) for key, value in islice(left, SENT_TOGETHER)]:
        for each in part:
            each.get(LIMIT_SECONDS)
    producer.close()


class StageProcess:
    """The match stage in a process of its own, ready when the `with` block begins.

    Args:
        settings: of the stage.

    Attributes:
        start_s: seconds from its start until it takes input, table and indexes restored.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._log = settings.data_dir / "match.log"
        self._supervisor = Supervisor(("match",), environment(settings), log=self._log)
        self.start_s = 0.0

    def __enter__(self) -> StageProcess:
        read = self._log.stat().st_size if self._log.exists() else 0
        started = time.monotonic()
        self._supervisor.start()
        self.wait(lambda: READY in self._log.read_bytes()[read:])
        self.start_s = time.monotonic() - started
        return self

    def __exit__(self, *_: object) -> None:
        self._supervisor.stop()

    def wait(self, done: Callable[[], bool]) -> None:
        """Return when it is done.

        Raises:
            TimeoutError: it is not after `LIMIT_SECONDS`, or the stage has left.
        """
        deadline = time.monotonic() + LIMIT_SECONDS
        while not done():
            if any(self._supervisor.restarts.values()) or time.monotonic() > deadline:
                tail = self._log.read_text(errors="replace")[-LOG_CHARACTERS:]
                raise TimeoutError(f"the stage has left, or no end after {LIMIT_SECONDS:g} s; its log:\n{tail}")
            time.sleep(POLL_SECONDS)

    def wait_for_snapshot(self) -> None:
        """Return when a graph has been saved."""
        folder = self._settings.data_dir / "indexes" / app_id(self._settings, "match")
        self.wait(lambda: any(folder.glob("*.json")))

    def processor_s(self) -> float:
        """Its processor time so far, of all threads."""
        return sum(psutil.Process(self._supervisor.pids("match")[0]).cpu_times()[:2])

    def match(self, records: Sequence[bytes]) -> tuple[float, float, list[Match]]:
        """Write records to its input and wait until it has committed them.

        Returns:
            Seconds between the append of the first message and that of the last; its processor time; the messages.
        """
        drain, before = Drain(self._settings), self.processor_s()
        write(self._settings, topic_name(self._settings, INPUTS["match"]), (("en", value) for value in records))
        self.wait(lambda: drain.progress("match").done >= len(records))
        used = self.processor_s() - before
        drain.close()
        sent = list(read_topic(self._settings, "matches"))
        appended = [record.timestamp / 1000 for record in sent]
        read = [decode(record.value, MatchesRecord) for record in sent if record.value is not None]
        return max(appended) - min(appended), used, [each for each in read if isinstance(each, Match)]
