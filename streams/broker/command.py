"""``stancewatch broker up|down|status|fetch``."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Annotated

import psutil
import typer

from streams import settings
from streams.broker.artefacts import ensure_artefacts
from streams.broker.configuration import BrokerError
from streams.broker.directory import DataDirectory, Running
from streams.broker.node import START_SECONDS, STOP_SECONDS, LocalBroker

WATCH_SECONDS = 0.2
"""How often `up` looks whether the JVM still runs, and `down` whether it is gone."""

app = typer.Typer(no_args_is_help=True, help="A real single-node Kafka on this machine, without Docker.")

DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help="what the broker keeps; by default a folder of the data directory")
]
Port = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="by default the last one, else a free one")]


@app.command()
def up(
    data_dir: DataDir = None,
    port: Port = None,
    detach: Annotated[bool, typer.Option("--detach", help="leave it running in the background")] = False,
) -> None:
    """Start the broker and keep it until Ctrl-C, or in the background with --detach."""
    signal.signal(signal.SIGTERM, _interrupt)
    path = _data_dir(data_dir)
    try:
        if detach:
            running = _start_in_background(path, port)
            _describe(running, path)
            return
        with LocalBroker(path, settings.load().cache_dir, port) as broker:
            typer.echo(f"bootstrap servers  {broker.bootstrap_servers}")
            typer.echo(f"data directory     {broker.data_dir}")
            try:
                while broker.is_running:
                    time.sleep(WATCH_SECONDS)
            except KeyboardInterrupt:
                typer.echo("stopping", err=True)
                return
            raise BrokerError(f"the JVM of the local broker ended; its log ends:\n{broker.log_end()}")
    except BrokerError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error


@app.command()
def down(data_dir: DataDir = None) -> None:
    """Stop the broker on the data directory, wherever it was started."""
    directory = DataDirectory(_data_dir(data_dir))
    running = directory.running()
    # What an owner that was killed has written may still lie there, and its id be another program's by now.
    owner = running.owner.process() if running is not None and directory.in_use() else None
    if owner is None:
        typer.echo(f"no broker is running on {directory.path}")
        return
    with suppress(psutil.NoSuchProcess):
        owner.terminate()
    if not _wait_until_free(directory, STOP_SECONDS + 10):
        # The JVM goes with its owner, by its keeper.
        with suppress(psutil.NoSuchProcess):
            owner.kill()
        if not _wait_until_free(directory, STOP_SECONDS):
            typer.echo(f"error: process {owner.pid} does not end", err=True)
            raise typer.Exit(1)
    typer.echo(f"stopped the broker on {directory.path}")


@app.command()
def status(data_dir: DataDir = None) -> None:
    """Say whether a broker runs on the data directory; exit code 0 if so, else 1."""
    directory = DataDirectory(_data_dir(data_dir))
    running = directory.running()
    if not directory.in_use() or running is None:
        typer.echo(f"not running        {directory.path}")
        raise typer.Exit(1)
    _describe(running, directory.path)


@app.command()
def fetch() -> None:
    """Fetch Kafka's jars into the cache, so that `up` starts without a download."""
    try:
        jars = ensure_artefacts(settings.load().cache_dir)
    except BrokerError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{len(jars)} jars in {jars[0].parent}")


def _describe(running: Running, path: Path) -> None:
    typer.echo(f"state              {'running' if running.ready else 'starting'}")
    typer.echo(f"bootstrap servers  {running.bootstrap_servers}")
    typer.echo(f"process            {running.owner.pid} (JVM {running.jvm.pid})")
    typer.echo(f"data directory     {path}")


def _data_dir(given: Path | None) -> Path:
    return (settings.load().data_dir / "broker" if given is None else given).expanduser().resolve()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _start_in_background(path: Path, port: int | None) -> Running:
    """Start `up` in a session of its own and wait until its broker is ready."""
    # Here, so that the person sees the progress of a first download.
    ensure_artefacts(settings.load().cache_dir)
    directory = DataDirectory(path)
    # The error of a directory in use comes before the log of its broker is overwritten.
    directory.acquire()
    directory.release()
    command = [sys.executable, "-m", "streams.broker", "up", "--data-dir", str(path)]
    if port is not None:
        command += ["--port", str(port)]
    log = path / "up.log"
    with log.open("wb") as output:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )
    deadline = time.monotonic() + START_SECONDS + STOP_SECONDS
    while time.monotonic() < deadline and child.poll() is None:
        running = directory.running()
        if running is not None and running.ready and running.owner.pid == child.pid:
            return running
        time.sleep(WATCH_SECONDS)
    child.terminate()
    said = log.read_text(encoding="utf-8", errors="replace").strip().removeprefix("error: ")
    raise BrokerError(said or f"the broker on {path} is not ready within {START_SECONDS + STOP_SECONDS:.0f} s")


def _wait_until_free(directory: DataDirectory, timeout: float) -> bool:
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if not directory.in_use():
            return True
        time.sleep(WATCH_SECONDS)
    return False
