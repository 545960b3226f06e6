"""The command line: `stancewatch COMMAND`. One module a command."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point; the project's own errors end it with one line and status 1."""
    from rich.console import Console

    from streams.cli.commands import app
    from streams.errors import StancewatchError

    try:
        app()
    except StancewatchError as error:
        console = Console(stderr=True)
        console.print("[red]error:[/red] ", end="")
        console.print(str(error), markup=False, highlight=False, soft_wrap=True)
        sys.exit(1)
