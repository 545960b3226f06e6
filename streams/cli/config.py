"""`stancewatch config`: the effective settings and where each came from."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from streams.cli.options import Bootstrap, Config, Prefix, Profile, settings_from
from streams.settings import Settings, origins


def config(
    bootstrap_servers: Bootstrap = None, topic_prefix: Prefix = None, profile: Profile = None, config: Config = None
) -> None:
    """Print the effective settings, where each came from and what it is for."""
    options = {"bootstrap_servers": bootstrap_servers, "topic_prefix": topic_prefix, "profile": profile}
    settings = settings_from(config, **options)
    where = origins(options, config)
    table = Table(box=None, pad_edge=False)
    for name in ("setting", "value", "from", "meaning"):
        table.add_column(name, overflow="fold")  # never cut: a value is there to be copied
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        shown = "" if value is None else repr(str(value)) if isinstance(value, str | Path) else str(value)
        table.add_row(name, shown, where[name], field.description or "")
    Console().print(table)
