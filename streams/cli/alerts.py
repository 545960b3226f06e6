"""`stancewatch alerts`: what stands, or what comes."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from schemas.alert import Alert
from schemas.codec import decode, encode
from streams.cli.options import Bootstrap, Config, Prefix, settings_from
from streams.cli.panel import alert_panel
from streams.replay.collect import Published, reader, standing_alerts
from streams.settings import Settings
from streams.subscribe.events import coming_events, past_events
from streams.subscribe.subscription import Subscription
from streams.subscribe.watch import read_watches
from streams.topics import topic_name


class Format(StrEnum):
    """How alerts are shown."""

    TEXT = "text"
    JSON = "json"


def alerts(
    follow: Annotated[bool, typer.Option("--follow", help="wait for alert events as they come")] = False,
    historic: Annotated[bool, typer.Option("--historic", help="with --follow, also those from back-files")] = False,
    watch: Annotated[
        Path | None, typer.Option("--watch", help="TOML file that says which are wanted", exists=True, dir_okay=False)
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="text or json")] = Format.TEXT,
    bootstrap_servers: Bootstrap = None,
    topic_prefix: Prefix = None,
    config: Config = None,
) -> None:
    """Show the alerts that stand, oldest first; with --follow every event from now on.

    With --watch only those that the file wants (docs/watch.md), with all that becomes of them.
    """
    settings = settings_from(config, bootstrap_servers=bootstrap_servers, topic_prefix=topic_prefix)
    subscription = Subscription(read_watches(watch), historic=historic or not follow) if watch is not None else None
    console = Console()

    def show(alert: Alert) -> None:
        if format_ is Format.JSON:
            sys.stdout.write(encode(alert).decode() + "\n")
            sys.stdout.flush()
        else:
            console.print(alert_panel(alert))

    if not follow:
        standing = standing_alerts(settings) if subscription is None else _wanted(settings, subscription)
        for alert in sorted(standing.values(), key=lambda alert: (alert.detected_at, alert.id)):
            show(alert)
        return
    events = _newest(settings, historic) if subscription is None else _told(settings, subscription)
    with closing(events):
        try:
            for alert in events:
                show(alert)
        except KeyboardInterrupt:
            pass


def _wanted(settings: Settings, subscription: Subscription) -> dict[str, Alert]:
    """What a subscriber was told so far and stands."""
    _take_in(past_events(settings), subscription)
    return subscription.standing


def _told(settings: Settings, subscription: Subscription) -> Generator[Alert, None, None]:
    """What a subscriber is told from now on. The past is read first: it says what was told and what is still quiet."""
    past = past_events(settings)
    _take_in(past, subscription)
    for value in coming_events(settings, past):
        yield from subscription.offer(decode(value, Alert))


def _take_in(past: Iterable[Published], subscription: Subscription) -> None:
    for event in past:
        if event.value is not None:
            subscription.offer(decode(event.value, Alert))


def _newest(settings: Settings, historic: bool) -> Generator[Alert, None, None]:
    """Every event from now on."""
    consumer = reader(settings, topic_name(settings, "alerts"), auto_offset_reset="latest")
    try:
        for record in consumer:
            if record.value is not None:
                alert = decode(record.value, Alert)
                if historic or not alert.historic:
                    yield alert
    finally:
        consumer.close()
