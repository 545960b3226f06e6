"""The data directory of a local broker: held by one broker at a time, with its ports and who runs it."""

from __future__ import annotations

import logging
import os
import random
import socket
from pathlib import Path
from typing import TypeVar

import msgspec
import psutil
from filelock import FileLock, Timeout

from streams.broker.configuration import HOST, BrokerError

PORT_RANGE = range(20000, 30000)
"""Where free ports are looked for: above the well-known ones, and below those (32768 on Linux, 49152 elsewhere) that
systems give to outgoing connections, so that a remembered port is likely to be free at the next start."""

PORT_TRIES = 200

LOCK_SECONDS = 1.0
"""Wait for the lock: long enough for a `status` that holds it for a moment, short for a person."""

LEFTOVER_SECONDS = 30.0
"""Wait for the JVM of an owner that was killed; its keeper needs its grace (`node.STOP_SECONDS`) at most."""

_Record = TypeVar("_Record", bound=msgspec.Struct)
_log = logging.getLogger(__name__)


class Ports(msgspec.Struct, frozen=True):
    """Ports of the clients' and of the controller's listener."""

    broker: int
    controller: int


class ProcessMark(msgspec.Struct, frozen=True):
    """A process, told from a later one with the same id by its start in seconds since 1970."""

    pid: int
    created: float

    @classmethod
    def of(cls, pid: int) -> ProcessMark:
        """The mark of a running process."""
        return cls(pid, psutil.Process(pid).create_time())

    def process(self) -> psutil.Process | None:
        """The process, if it still runs."""
        try:
            process = psutil.Process(self.pid)
            # Linux reckons the start from the clock at boot, which moves when the clock is set.
            return process if abs(process.create_time() - self.created) < 5.0 else None
        except psutil.NoSuchProcess:
            return None


class Running(msgspec.Struct, frozen=True):
    """Who runs the broker on a data directory; `ready` once it has answered a metadata request."""

    owner: ProcessMark
    keeper: ProcessMark
    jvm: ProcessMark
    bootstrap_servers: str
    ready: bool


class DataDirectory:
    """One data directory. All methods but `in_use` and `running` want `acquire` first.

    Args:
        path: need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        # Not bound to a thread: a broker may be stopped by another one than started it.
        self._lock = FileLock(path / ".lock", thread_local=False)

    @property
    def logs(self) -> Path:
        """Kafka's own data."""
        return self.path / "kafka"

    def acquire(self) -> None:
        """Hold the directory; wait for what an owner that was killed has left running.

        Raises:
            BrokerError: another broker holds it.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=LOCK_SECONDS)
        except Timeout:
            running = self.running()
            who = f" (process {running.owner.pid}, bootstrap servers {running.bootstrap_servers})" if running else ""
            raise BrokerError(f"data directory {self.path} is in use by another broker{who}") from None
        except OSError as error:
            raise BrokerError(f"data directory {self.path}: {error}") from error
        self._wait_for_leftovers()

    def release(self, *, ended: bool = True) -> None:
        """Let go of the directory.

        Args:
            ended: whether the broker has ended; if not, the next holder waits for it.
        """
        if self._lock.is_locked:
            if ended:
                (self.path / "running.json").unlink(missing_ok=True)
            self._lock.release()

    def in_use(self) -> bool:
        """Whether a broker holds the directory now."""
        if not self.path.is_dir():
            return False
        probe = FileLock(self.path / ".lock", thread_local=False)
        try:
            probe.acquire(timeout=0)
        except Timeout:
            return True
        probe.release()
        return False

    def running(self) -> Running | None:
        """What the owner wrote last; None if there is none. After a SIGKILL of the owner it is out of date."""
        return self._read("running.json", Running)

    def write_running(self, running: Running) -> None:
        """Tell others who runs the broker."""
        self._write("running.json", running)

    def choose_ports(self, port: int | None) -> Ports:
        """Ports that are free now: the asked one, else those of the last run, else any; remembered for the next run.

        Raises:
            BrokerError: the port that was asked for is taken.
        """
        if port is not None and not _is_free(port):
            raise BrokerError(f"port {port} on {HOST} is in use")
        last = self._read("ports.json", Ports)
        broker = port
        if broker is None and last is not None:
            broker = last.broker if _is_free(last.broker) else None
            if broker is None:
                _log.warning("port %d of the last run is taken, another one is chosen", last.broker)
        broker = _free_port() if broker is None else broker
        controller = last.controller if last and last.controller != broker and _is_free(last.controller) else None
        ports = Ports(broker, controller or _free_port(broker))
        self._write("ports.json", ports)
        return ports

    def _wait_for_leftovers(self) -> None:
        if (running := self.running()) is None:
            return
        left = [process for mark in (running.keeper, running.jvm) if (process := mark.process())]
        _, stuck = psutil.wait_procs(left, timeout=LEFTOVER_SECONDS)
        for process in stuck:
            process.kill()
        psutil.wait_procs(stuck, timeout=LEFTOVER_SECONDS)
        (self.path / "running.json").unlink(missing_ok=True)

    def _read(self, name: str, kind: type[_Record]) -> _Record | None:
        try:
            return msgspec.json.decode((self.path / name).read_bytes(), type=kind)
        except (FileNotFoundError, msgspec.MsgspecError):
            return None

    def _write(self, name: str, record: msgspec.Struct) -> None:
        partial = self.path / f"{name}.partial"
        partial.write_bytes(msgspec.json.encode(record))
        os.replace(partial, self.path / name)


def _free_port(other_than: int | None = None) -> int:
    for port in random.sample(PORT_RANGE, PORT_TRIES):
        if port != other_than and _is_free(port):
            return port
    raise BrokerError(f"no free port on {HOST}: {PORT_TRIES} tried from {PORT_RANGE.start} to {PORT_RANGE.stop - 1}")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            # As the JVM does: connections of the last run that linger do not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
