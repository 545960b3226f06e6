"""Alerts on scenarios, through the stream as `stancewatch replay` runs it, scored as a strict editor would.

    python -m benchmarks.alerts --data SCENARIOS.jsonl[.gz]... [--json] [--save] [--keep FOLDER]

All scenarios of all files go through one stream. Precision and recall have their 95 % Wilson intervals; each miss and
each false alert is listed with where it was lost (`benchmarks.causes`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import report
from benchmarks.causes import causes, counts
from benchmarks.scenarios import Score, Scored, articles, read_scenarios, score, wilson
from schemas.alert import Alert
from schemas.codec import decode
from schemas.judgement import Judgement, JudgementsRecord
from streams.cli.replay import watch
from streams.ingest.feed import Feed
from streams.models import store
from streams.replay.collect import fold, read_topic
from streams.replay.session import session
from streams.settings import Settings, load


@dataclass(frozen=True)
class Run:
    """What a stream published: values of its topics in order."""

    alerts: list[bytes]
    judgements: list[bytes]

    def judged(self) -> list[Judgement]:
        """What was judged, without what was taken back."""
        records = [decode(value, JudgementsRecord) for value in self.judgements]
        return [record for record in records if isinstance(record, Judgement)]


def replay(settings: Settings, feed: Sequence[bytes], console: Console) -> Run:
    """Run articles through a stream of its own on a temporary broker."""
    store.fetch(settings, console)
    with session(settings, own_broker=True) as running:
        with Feed(running.settings) as sender:
            for line in feed:
                sender.send(line)
        watch(running, console)

        def values(topic: str) -> list[bytes]:
            return [record.value for record in read_topic(running.settings, topic) if record.value is not None]

        return Run(values("alerts"), values("judgements"))


def mean_confidence(alerts: Sequence[Alert]) -> float | None:
    """What the standing alerts say of themselves on average; the precision if confidence is calibrated."""
    return round(sum(alert.confidence for alert in alerts) / len(alerts), 4) if alerts else None


def as_object(scored: Scored, standing: Sequence[Alert], lost: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The score as the object that `--json` prints."""

    def numbers(part: Score) -> dict[str, Any]:
        return {
            "precision": round(part.precision, 4),
            "recall": round(part.recall, 4),
            "f1": round(part.f1, 4),
            "right": part.right,
            "expected": part.expected,
            "standing": part.standing,
            "precision_interval": [round(bound, 4) for bound in wilson(part.right, part.standing)],
            "recall_interval": [round(bound, 4) for bound in wilson(part.right, part.expected)],
        }

    listed = {  # by ids only: results are kept with the project, the corpora are not
        part: [{name: each[name] for name in ("scenario", "trigger", "article", "kind", "cause") if name in each}
               for each in found]
        for part, found in lost.items()}
    by_kind = {kind: numbers(part) for kind, part in sorted(scored.by_kind.items())}
    return {
        **numbers(scored.all), "mean_confidence": mean_confidence(standing), "by_kind": by_kind,
        "causes": counts(lost), **listed}


def show(scored: Scored, lost: dict[str, list[dict[str, Any]]], console: Console) -> None:
    """Print the table, the causes, the misses and the false alerts."""
    table = Table("kind", "precision", "recall", "F1", "right", "expected", "standing", box=None)
    for kind, part in [*sorted(scored.by_kind.items()), ("all", scored.all)]:
        low, high = wilson(part.right, part.standing)
        low_recall, high_recall = wilson(part.right, part.expected)
        table.add_row(
            kind, f"{part.precision:.2f} [{low:.2f}, {high:.2f}]",
            f"{part.recall:.2f} [{low_recall:.2f}, {high_recall:.2f}]",
            f"{part.f1:.2f}", str(part.right), str(part.expected), str(part.standing))
    console.print(table)
    for part_name, by_cause in counts(lost).items():
        listed = ", ".join(f"{cause} {number}" for cause, number in by_cause.items()) or "none"
        console.print(f"{part_name}: {listed}", highlight=False)
    for miss in lost["misses"]:
        console.print(
            f"missed  {miss['cause']:15} {miss['kind']:9} {miss['holder']} "
            f"({miss['scenario']}, trigger {miss['trigger']})", highlight=False, markup=False)
    for alert in lost["false"]:
        console.print(
            f"false   {alert['cause']:15} {alert['kind']:9} {alert['holder']} ({alert['article']}): "
            f"{alert['headline']}", highlight=False, markup=False)


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FILE", help="scenarios")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    parser.add_argument("--keep", type=Path, help="folder that keeps articles, alert events and judgements")
    options = parser.parse_args()
    settings = load()
    scenarios = [scenario for file in options.data for scenario in read_scenarios(file)]
    feed = [json.dumps(article, ensure_ascii=False).encode() for article in articles(scenarios)]
    run = replay(settings, feed, Console(stderr=True))
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        for name, values in (("articles", feed), ("alerts", run.alerts), ("judgements", run.judgements)):
            (options.keep / f"{name}.jsonl").write_bytes(b"".join(value + b"\n" for value in values))
    standing = list(fold(run.alerts).values())
    scored = score(scenarios, standing)
    lost = causes(scored, scenarios, run.judged(), settings.alert_threshold)
    console = Console(width=160)
    show(scored, lost, console)
    console.print(f"mean confidence {mean_confidence(standing)}, precision {scored.all.precision:.4f}", highlight=False)
    result = as_object(scored, standing, lost)
    if options.save:
        report.save("alerts", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
