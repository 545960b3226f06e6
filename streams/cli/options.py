"""Options that several commands share, and the settings they make."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from streams.settings import Settings, load

Bootstrap = Annotated[
    str | None, typer.Option("--bootstrap-servers", help="Kafka brokers, host:port, comma separated", metavar="SERVERS")
]
Prefix = Annotated[str | None, typer.Option("--topic-prefix", help="put before every topic and group name")]
Config = Annotated[Path | None, typer.Option("--config", help="TOML file with settings", exists=True, dir_okay=False)]
Profile = Annotated[str | None, typer.Option("--profile", help="accurate or fast")]


def settings_from(config: Path | None = None, **options: Any) -> Settings:
    """The effective settings of a command; its options go before the environment."""
    return load(config, **options)
