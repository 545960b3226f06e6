"""`stancewatch replay`: the batch face of the stream."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from streams.cli.options import Bootstrap, Config, Profile, settings_from
from streams.ingest.feed import Feed
from streams.ingest.files import lines
from streams.models import store
from streams.replay.collect import read_topic, without_embedding
from streams.replay.drain import Progress as Stage
from streams.replay.session import Session, session
from streams.topics import STAGES


def replay(
    file: Annotated[Path, typer.Argument(help="articles, JSON Lines", exists=True, dir_okay=False)],
    output: Annotated[Path | None, typer.Option(help="where alert events go; standard output if not given")] = None,
    statements: Annotated[Path | None, typer.Option(help="where statements go, without embeddings")] = None,
    bootstrap_servers: Bootstrap = None,
    profile: Profile = None,
    config: Config = None,
) -> None:
    """Run articles through the stages on a broker and write every alert event, one JSON object a line.

    A temporary local broker is used unless --bootstrap-servers names one; the topics are the replay's own.
    """
    console = Console(stderr=True)
    settings = settings_from(config, bootstrap_servers=bootstrap_servers, profile=profile)
    store.fetch(settings, console)
    started = time.monotonic()
    with session(settings, own_broker=bootstrap_servers is None) as running:
        with Feed(running.settings) as feed, file.open("rb") as data:
            for line in lines(data):
                feed.send(line)
        watch(running, console)
        if output is None:
            alerts = _write(running, "alerts", sys.stdout.buffer)
        else:
            with output.open("wb") as target:
                alerts = _write(running, "alerts", target)
        found = _statement_records(running)
        if statements is not None:
            statements.write_bytes(b"".join(without_embedding(value) + b"\n" for value in found))
        rejected = sum(1 for _ in read_topic(running.settings, "rejected"))
    seconds = time.monotonic() - started
    count = feed.sent.articles + len(feed.sent.refused)
    by_status = ", ".join(f"{number} {status}" for status, number in sorted(alerts.items())) or "none"
    console.print(
        f"{count} articles, {len(found)} statements, alerts: {by_status}; {rejected} rejected; "
        f"{seconds:.1f} s, {count / seconds:.2f} articles/s",
        highlight=False,
    )


def watch(running: Session, console: Console) -> None:
    """Show how far each stage is until all are done."""
    columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {stage: bars.add_task(stage, total=None) for stage in STAGES}

        def show(stages: list[Stage]) -> None:
            for stage in stages:
                bars.update(tasks[stage.stage], completed=stage.done, total=stage.total or None)

        running.drain.wait(show)


def _write(running: Session, topic: str, target: BinaryIO) -> Counter[str]:
    counts: Counter[str] = Counter()
    for event in read_topic(running.settings, topic):
        if event.value is not None:
            target.write(event.value + b"\n")
            counts[msgspec.json.decode(event.value)["status"]] += 1
    target.flush()
    return counts


def _statement_records(running: Session) -> list[bytes]:
    return [
        record.value
        for record in read_topic(running.settings, "statements")
        if record.value is not None and msgspec.json.decode(record.value)["record"] == "statement"
    ]
