"""`stancewatch models`: fetch and check what the settings name."""

from __future__ import annotations

from rich.console import Console

from streams.cli.options import Config, Profile, settings_from
from streams.models import store


def models(profile: Profile = None, config: Config = None) -> None:
    """Fetch the models the settings name into the cache and check them; nothing is fetched twice."""
    store.fetch(settings_from(config, profile=profile), Console(stderr=True))
