"""`stancewatch ingest`: articles from files or standard input onto `articles`."""

from __future__ import annotations

import sys
from datetime import datetime, timezone
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from streams.cli.options import Bootstrap, Config, Prefix, settings_from
from streams.ingest.feed import Feed
from streams.ingest.files import Defaults, Refused, articles_of


def ingest(
    paths: Annotated[
        list[str], typer.Argument(help="text, HTML, JSON or JSON Lines files or folders; - for standard input")
    ],
    published_at: Annotated[str | None, typer.Option(help="publication time where the file has none, ISO 8601")] = None,
    outlet: Annotated[str | None, typer.Option(help="outlet where the file has none")] = None,
    url: Annotated[str | None, typer.Option(help="URL, for a single text or HTML file")] = None,
    bootstrap_servers: Bootstrap = None,
    topic_prefix: Prefix = None,
    config: Config = None,
) -> None:
    """Send articles to the stream; say what was sent and what was refused, and why. Status 3 if any was refused."""
    settings = settings_from(config, bootstrap_servers=bootstrap_servers, topic_prefix=topic_prefix)
    console = Console(stderr=True)
    defaults = Defaults(published_at=_instant(published_at), outlet=outlet, url=url)
    files = [file for path in paths for file in _files(path)]
    refused: list[str] = []
    with Feed(settings) as feed:
        for name in track(files, "sending", console=console, transient=True):
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            for article in articles_of(name, data, defaults):
                if isinstance(article, Refused):
                    refused.append(f"{article.where}: {article.reason}")
                else:
                    feed.send(article)
    refused += feed.sent.refused
    console.print(f"sent {feed.sent.articles}, refused {len(refused)}", highlight=False)
    for line in refused:
        console.print(f"  refused {line}", highlight=False, soft_wrap=True)
    if refused:
        raise typer.Exit(3)


def _instant(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise typer.BadParameter(f"--published-at: not ISO 8601, value {value!r}") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _files(path: str) -> list[str]:
    if path == "-":
        return [path]
    found = Path(path)
    if found.is_dir():
        return sorted(str(file) for file in found.rglob("*") if file.is_file())
    if not found.is_file():
        raise typer.BadParameter(f"no such file: {path}")
    return [path]
