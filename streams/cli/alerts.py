"""`stancewatch alerts`: what stands, or what comes."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer
from kafka import KafkaConsumer
from rich.console import Console

from schemas.alert import Alert
from schemas.codec import decode, encode
from streams.cli.options import Bootstrap, Config, Prefix, settings_from
from streams.cli.panel import alert_panel
from streams.connection import kafka_python_options
from streams.replay.collect import standing_alerts
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import topic_name


class Format(StrEnum):
    """How alerts are shown."""

    TEXT = "text"
    JSON = "json"


def alerts(
    follow: Annotated[bool, typer.Option("--follow", help="wait for alert events as they come")] = False,
    historic: Annotated[bool, typer.Option("--historic", help="with --follow, also those from back-files")] = False,
    format_: Annotated[Format, typer.Option("--format", help="text or json")] = Format.TEXT,
    bootstrap_servers: Bootstrap = None,
    topic_prefix: Prefix = None,
    config: Config = None,
) -> None:
    """Show the alerts that stand, oldest first; with --follow every event from now on."""
    settings = settings_from(config, bootstrap_servers=bootstrap_servers, topic_prefix=topic_prefix)
    console = Console()

    def show(alert: Alert) -> None:
        if format_ is Format.JSON:
            sys.stdout.write(encode(alert).decode() + "\n")
            sys.stdout.flush()
        else:
            console.print(alert_panel(alert))

    if not follow:
        standing = standing_alerts(settings)
        for alert in sorted(standing.values(), key=lambda alert: (alert.detected_at, alert.id)):
            show(alert)
        return
    consumer = KafkaConsumer(
        topic_name(settings, "alerts"),
        **kafka_python_options(settings),
        auto_offset_reset="latest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=2 * MAX_MESSAGE_BYTES,
    )
    try:
        for record in consumer:
            if record.value is None:
                continue
            alert = decode(record.value, Alert)
            if historic or not alert.historic:
                show(alert)
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()
