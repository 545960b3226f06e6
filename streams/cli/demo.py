"""`stancewatch demo`: the whole stream on the examples, alerts as they come."""

from __future__ import annotations

import time
from pathlib import Path

from rich.console import Console

from schemas.alert import Alert
from schemas.codec import decode
from streams.cli.options import Config, Profile, settings_from
from streams.cli.panel import alert_panel
from streams.ingest.feed import Feed
from streams.ingest.files import lines
from streams.models import store
from streams.replay.collect import read_topic, reader, standing_alerts
from streams.replay.drain import Progress
from streams.replay.session import Session, session
from streams.topics import topic_name

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles.jsonl"

NEXT = """\
Next:
  stancewatch replay FILE.jsonl        your own articles through the same stream, alerts as JSON Lines
  stancewatch broker up --detach       a broker that stays; then: stancewatch topics create
  stancewatch worker                   the stages, one process each
  stancewatch ingest FILE...           articles onto it; stancewatch alerts --follow shows what turns
  examples/articles.jsonl              what this demo read; README.md tells the rest"""


def demo(profile: Profile = None, config: Config = None) -> None:
    """Start a broker and a worker, feed the examples and show alerts as they come."""
    console = Console()
    settings = settings_from(config, profile=profile)
    store.fetch(settings, console)
    started = time.monotonic()
    console.print("Starting Kafka and the four stages (extract, match, judge, ledger) …")
    with session(settings, own_broker=True) as running:
        with Feed(running.settings) as feed, EXAMPLES.open("rb") as data:
            for line in lines(data):
                feed.send(line)
        console.print(
            f"{feed.sent.articles} articles sent in {time.monotonic() - started:.1f} s. Alerts as they come:\n"
        )
        _show_until_drained(running, console)
        standing = standing_alerts(running.settings)
        rejected = list(read_topic(running.settings, "rejected"))
        console.print(
            f"{len(standing)} alerts stand, {len(rejected)} record rejected "
            f"({', '.join(r.headers['rejected_message'].decode() for r in rejected)}); "
            f"{time.monotonic() - started:.1f} s in all.\n",
            highlight=False,
        )
    console.print(NEXT, highlight=False)


def _show_until_drained(running: Session, console: Console) -> None:
    consumer = reader(running.settings, topic_name(running.settings, "alerts"), auto_offset_reset="earliest")

    def show(_: list[Progress] | None = None) -> None:
        for records in consumer.poll(50).values():
            for record in records:
                if record.value is not None:
                    console.print(alert_panel(decode(record.value, Alert)))

    try:
        running.drain.wait(show)
        for _ in range(20):  # what was published just before the last commit
            show()
    finally:
        consumer.close()
