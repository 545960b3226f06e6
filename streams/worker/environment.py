"""Settings as environment variables, so that a child process reads exactly the settings of its parent."""

from __future__ import annotations

import os
from typing import Any

from pydantic import SecretStr

from streams.settings import PREFIX, Settings


def environment(settings: Settings) -> dict[str, str]:
    """The environment of a child: this process's own, with every setting written out."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    for name in type(settings).model_fields:
        value: Any = getattr(settings, name)
        if value is not None:
            shown = value.get_secret_value() if isinstance(value, SecretStr) else value
            inherited[PREFIX + name.upper()] = str(shown)
    return inherited
