"""Alerts on scenarios, through `stancewatch replay`, scored as a strict editor would.

python -m benchmarks.alerts --data SCENARIOS.jsonl[.gz] [--json] [--save] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import report
from benchmarks.scenarios import Score, Scored, articles, read_scenarios, score, wilson
from streams.replay.collect import fold


def replay(feed: Path, output: Path, statements: Path) -> None:
    """Run the command as a user would; its progress goes to standard error."""
    subprocess.run(
        [
            sys.executable,
            "-c",
            "from streams.cli import main; main()",
            "replay",
            str(feed),
            "--output",
            str(output),
            "--statements",
            str(statements),
        ],
        check=True,
    )


def as_object(scored: Scored) -> dict[str, Any]:
    """The score as the object that `--json` prints."""

    def numbers(part: Score) -> dict[str, Any]:
        return {
            "precision": round(part.precision, 4),
            "recall": round(part.recall, 4),
            "f1": round(part.f1, 4),
            "right": part.right,
            "expected": part.expected,
            "standing": part.standing,
        }

    return {**numbers(scored.all), "by_kind": {kind: numbers(part) for kind, part in sorted(scored.by_kind.items())}}


def show(scored: Scored, console: Console) -> None:
    """Print the table, the misses and the false alerts."""
    table = Table("kind", "precision", "recall", "F1", "right", "expected", "standing", box=None)
    for kind, part in [*sorted(scored.by_kind.items()), ("all", scored.all)]:
        low, high = wilson(part.right, part.standing)
        low_recall, high_recall = wilson(part.right, part.expected)
        table.add_row(
            kind,
            f"{part.precision:.2f} [{low:.2f}, {high:.2f}]",
            f"{part.recall:.2f} [{low_recall:.2f}, {high_recall:.2f}]",
            f"{part.f1:.2f}",
            str(part.right),
            str(part.expected),
            str(part.standing),
        )
    console.print(table)
    for miss in scored.misses:
        console.print(
            f"missed  {miss['kind']:9} {miss['holder']} ({miss['scenario']}, trigger {miss['trigger']})",
            highlight=False,
            markup=False,
        )
    for alert in scored.false:
        console.print(
            f"false   {alert.kind:9} {alert.holder.name} ({alert.after.statement.article.external_id}): "
            f"{alert.headline}",
            highlight=False,
            markup=False,
        )


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="scenarios")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    parser.add_argument("--keep", type=Path, help="folder that keeps the alert events and statements")
    options = parser.parse_args()
    scenarios = read_scenarios(options.data)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        feed = folder / "articles.jsonl"
        feed.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles(scenarios)))
        replay(feed, folder / "alerts.jsonl", folder / "statements.jsonl")
        scored = score(scenarios, fold((folder / "alerts.jsonl").read_bytes().splitlines()).values())
    show(scored, Console(width=140))
    result = as_object(scored)
    if options.save:
        report.save("alerts", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
