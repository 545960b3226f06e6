"""Supervises one process a stage and starts again, with backoff, what leaves."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

FIRST_BACKOFF_SECONDS = 0.5
LAST_BACKOFF_SECONDS = 30.0
STEADY_SECONDS = 60.0
"""A process that ran this long starts again without delay: its failure is a new one."""

STOP_SECONDS = 15.0
"""How long a stage may take to commit and leave its group before it is killed; what was not committed is replayed."""

POLL_SECONDS = 0.2

_log = logging.getLogger(__name__)


@dataclass
class _Stage:
    name: str
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    backoff: float = FIRST_BACKOFF_SECONDS
    start_at: float = 0.0
    restarts: int = 0


@dataclass
class Supervisor:
    """Runs stages as child processes.

    Args:
        stages: names, one process each; a name may come twice.
        environment: of the processes; carries the settings.
        log: file that takes what they print; None lets it through to standard error.
        command: the program that runs a stage, the stage's name is appended.
        on_restart: called with stage and exit status when a process is to be started again.
    """

    stages: Sequence[str]
    environment: Mapping[str, str]
    log: Path | None = None
    command: Sequence[str] = field(default_factory=lambda: [sys.executable, "-m", "streams.worker.process"])
    on_restart: Callable[[str, int], None] | None = None

    def __post_init__(self) -> None:
        self._running = [_Stage(name) for name in self.stages]
        self._stop = threading.Event()
        self._watcher: threading.Thread | None = None
        self._output: IO[bytes] | None = None

    def start(self) -> None:
        """Start every stage and keep watch in a thread."""
        if self.log is not None:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            self._output = self.log.open("ab")
        for stage in self._running:
            self._launch(stage)
        self._watcher = threading.Thread(target=self._watch, name="supervisor", daemon=True)
        self._watcher.start()

    def wait(self) -> None:
        """Block until `stop` is called."""
        while not self._stop.wait(1.0):
            pass

    def stop(self) -> None:
        """Stop every stage, in the order of the flow, and wait for it."""
        self._stop.set()
        if self._watcher is not None:
            self._watcher.join()
        for stage in self._running:
            if stage.process is not None and stage.process.poll() is None:
                stage.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for stage in self._running:
            if stage.process is not None:
                try:
                    stage.process.wait(max(0.1, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    stage.process.kill()
                    stage.process.wait()
        if self._output is not None:
            self._output.close()

    def __enter__(self) -> Supervisor:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def pids(self, stage: str) -> list[int]:
        """Process ids of the running processes of a stage."""
        return [
            candidate.process.pid
            for candidate in self._running
            if candidate.name == stage and candidate.process is not None and candidate.process.poll() is None
        ]

    @property
    def restarts(self) -> dict[str, int]:
        """How often each stage was started again."""
        counts = dict.fromkeys(self.stages, 0)
        for stage in self._running:
            counts[stage.name] += stage.restarts
        return counts

    def _launch(self, stage: _Stage) -> None:
        stage.started = time.monotonic()
        # The pipe is the leash: it closes when this process ends, however it ends, and the stage ends with it.
        stage.process = subprocess.Popen(
            [*self.command, stage.name],
            env=dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=self._output,
            stderr=self._output,
            start_new_session=True,
        )

    def _watch(self) -> None:
        while not self._stop.wait(POLL_SECONDS):
            now = time.monotonic()
            for stage in self._running:
                if stage.process is None:
                    if now >= stage.start_at:
                        self._start_again(stage, now)
                    continue
                status = stage.process.poll()
                if status is None:
                    continue
                if now - stage.started > STEADY_SECONDS:
                    stage.backoff = FIRST_BACKOFF_SECONDS
                _log.warning("stage %s left with %d, starting again in %.1f s", stage.name, status, stage.backoff)
                if self.on_restart is not None:
                    self.on_restart(stage.name, status)
                stage.process = None
                self._put_off(stage, now)

    def _start_again(self, stage: _Stage, now: float) -> None:
        stage.restarts += 1
        try:
            self._launch(stage)
        except OSError:
            # No memory or no process to be had for the moment: this thread must outlive that.
            _log.exception("stage %s cannot be started, again in %.1f s", stage.name, stage.backoff)
            self._put_off(stage, now)

    def _put_off(self, stage: _Stage, now: float) -> None:
        stage.start_at = now + stage.backoff
        stage.backoff = min(2 * stage.backoff, LAST_BACKOFF_SECONDS)
