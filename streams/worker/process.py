"""One stage in one process: `python -m streams.worker.process STAGE`.

Settings come from the environment. The process ends when its standard input does, so that no worker outlives the
supervisor that holds the other end, by whatever signal that one dies.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import faust

from streams.delivery.application import build_app, stage_table
from streams.delivery.commits import CommitWatch
from streams.delivery.heartbeat import Heartbeat
from streams.delivery.leave import leave
from streams.delivery.loop import Delivery
from streams.delivery.unbroken import FirstRecord, UnbrokenInput
from streams.settings import Settings, load
from streams.topics import STAGES, Stage

if TYPE_CHECKING:
    from streams.models.thread import ModelThread

Built = TypeVar("Built")

ORPHAN_GRACE_SECONDS = 5.0  # an orderly stop commits what is acked; longer than this it is not worth waiting for

_log = logging.getLogger(__name__)


def build_stage(settings: Settings, stage: Stage) -> faust.App:
    """The app of a stage with its agent, models loaded."""
    app = build_app(settings, stage)
    heartbeat = Heartbeat(settings.session_timeout_seconds)
    watch = CommitWatch(lambda partition: app.consumer._committed_offset.get(partition))
    app.task(heartbeat.run)
    app.task(lambda: watch.run(lambda: set(app.consumer.assignment()), lambda: int(app.consumer_generation_id)))
    first = FirstRecord(settings)
    unbroken = UnbrokenInput(
        lambda partition: app.consumer.committed(partition),
        lambda partition, offset: asyncio.to_thread(first, partition, offset),
    )
    _BUILDERS[stage](app, settings, partial(Delivery, app, settings, stage, heartbeat, watch=watch, unbroken=unbroken))
    return app


def _in_model_thread(build: Callable[[Settings], Built], settings: Settings) -> tuple[Built, ModelThread]:
    """What works with models, built in the one thread that will run them, and that thread."""
    from streams.models.compute import use_threads
    from streams.models.thread import ModelThread

    use_threads(settings.model_threads)
    thread = ModelThread()
    return thread.submit(build, settings).result(), thread


def _extract(app: faust.App, settings: Settings, delivery: Callable[..., Delivery]) -> None:
    from streams.extract import agent
    from streams.extract.loading import build_extractor

    agent.register(app, settings, delivery(), *_in_model_thread(build_extractor, settings))


def _match(app: faust.App, settings: Settings, delivery: Callable[..., Delivery]) -> None:
    from streams.match import agent

    table = stage_table(app, settings, "match")
    matcher = agent.build_matcher(settings, table)
    agent.register(app, settings, delivery(table=table), table, matcher)


def _judge(app: faust.App, settings: Settings, delivery: Callable[..., Delivery]) -> None:
    from streams.judge import agent
    from streams.judge.judge import build_judge

    agent.register(app, settings, delivery(), *_in_model_thread(build_judge, settings))


def _ledger(app: faust.App, settings: Settings, delivery: Callable[..., Delivery]) -> None:
    from streams.ledger import agent
    from streams.ledger.ledger import Ledger

    table = stage_table(app, settings, "ledger")
    agent.register(app, settings, delivery(table=table), table, Ledger(settings))


_BUILDERS: dict[Stage, Callable[[faust.App, Settings, Callable[..., Delivery]], None]] = {
    "extract": _extract,
    "match": _match,
    "judge": _judge,
    "ledger": _ledger,
}


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    _log.warning("the supervisor is gone, stopping")
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(ORPHAN_GRACE_SECONDS)
    leave("did not stop in time")


def main() -> None:
    """Run the stage named on the command line until told to stop."""
    (stage,) = [name for name in STAGES if name == sys.argv[1]]
    settings = load()
    level = settings.log_level
    logging.basicConfig(level=level, format=f"%(asctime)s {stage} %(levelname)s %(name)s: %(message)s")
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    app = build_stage(settings, stage)
    worker = faust.Worker(app, loglevel=level, override_logging=False, quiet=True)
    worker.execute_from_commandline()


if __name__ == "__main__":
    main()
