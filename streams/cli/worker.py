"""`stancewatch worker`: one supervised process a stage."""

from __future__ import annotations

import signal
from typing import Annotated

import typer
from rich.console import Console

from streams.cli.options import Bootstrap, Config, Prefix, Profile, settings_from
from streams.models import store
from streams.settings import SettingsError
from streams.topics import STAGES
from streams.worker.environment import environment
from streams.worker.supervisor import Supervisor


def worker(
    stages: Annotated[str, typer.Option(help="stages to run, comma separated")] = ",".join(STAGES),
    bootstrap_servers: Bootstrap = None,
    topic_prefix: Prefix = None,
    profile: Profile = None,
    config: Config = None,
) -> None:
    """Run the stages, one process each, until interrupted; what leaves is started again."""
    settings = settings_from(config, bootstrap_servers=bootstrap_servers, topic_prefix=topic_prefix, profile=profile)
    names = [name.strip() for name in stages.split(",") if name.strip()]
    unknown = [name for name in names if name not in STAGES]
    if unknown or not names:
        raise SettingsError(f"option --stages: unknown stage {', '.join(unknown)!r}, allowed: {', '.join(STAGES)}")
    console = Console(stderr=True)
    if {"extract", "judge"} & set(names):
        store.fetch(settings, console)  # once, here, and not by each process beside the others
    supervisor = Supervisor(
        names,
        environment(settings),
        on_restart=lambda stage, status: console.print(f"stage {stage} left with status {status}, starting again"),
    )
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        if not stopping:
            stopping = True
            raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with supervisor:
        console.print(f"running {', '.join(names)} on {settings.bootstrap_servers}; Ctrl-C stops", highlight=False)
        try:
            supervisor.wait()
        except KeyboardInterrupt:
            console.print("stopping")
