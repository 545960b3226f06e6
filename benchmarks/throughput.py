"""Articles per second through the whole stream, beside the models alone; and latency at a steady trickle.

    python -m benchmarks.throughput --data ARTICLES.jsonl[.gz] [--articles N] [--trickle N] [--json] [--save]

ARTICLES has one article a line: `url`, `title`, `text`, `publisher`, `published_at` (a date is enough). The stream runs
on a temporary local broker, one process a stage. `models_alone` runs the same texts and the same pairs through the same
models in one process, without Kafka, tables and extraction rules; `ratio` is the stream's speed over that. `stages` is
each process's share of the processor time. `judge_pairs_per_s` is what the judge does beside the other stages,
`judge_pairs_per_processor_s` what it does a second of its processor time; each pair is read in both orders. Latency is
the time from an article's append to the last record that the ledger sends because of it (its `ce_time` is that append
time), at `RATE` articles a second.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import psutil
from rich.console import Console
from rich.table import Table

from benchmarks import report
from schemas.article import Article
from schemas.codec import decode
from schemas.judgement import Judgement, JudgementsRecord
from schemas.statement import Statement
from streams.ingest.feed import Feed
from streams.judge.judge import build_judge
from streams.models import store
from streams.models.compute import choose
from streams.models.encoder import build_encoder
from streams.replay.collect import read_topic
from streams.replay.session import Session, session
from streams.settings import Settings, load
from streams.topics import STAGES

RATE = 0.3  # articles a second: what the issue of latency is asked at
LEDGER_TOPICS = ("claims", "positions", "alerts", "factcheck-queue")


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    """Articles of a file in the `articles` schema."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = row["published_at"]
            publisher = row.get("publisher")
            yield {
                "url": row["url"],
                "title": row["title"],
                "text": row["text"],
                "published_at": published if "T" in published else f"{published}T12:00:00Z",
                "publisher": {"name": publisher} if isinstance(publisher, str) else publisher,
            }


def admitted(path: Path) -> Iterator[Article]:
    """The articles of a file that `extract` takes in; those that do not fit the schema it rejects."""
    for row in read_articles(path):
        try:
            yield msgspec.convert(row, Article)
        except msgspec.ValidationError:
            continue


def stage_seconds(running: Session) -> dict[str, float]:
    """Processor time of each stage's process so far."""
    seconds: dict[str, float] = {}
    for stage in STAGES:
        times = [psutil.Process(pid).cpu_times() for pid in running.supervisor.pids(stage)]
        seconds[stage] = sum(t.user + t.system for t in times)
    return seconds


def warm_up(running: Session, article: dict[str, Any]) -> None:
    """One article through everything, so that loading the models is not measured."""
    with Feed(running.settings) as feed:
        feed.send(json.dumps(article).encode())
    running.drain.wait()


def stream(settings: Settings, articles: list[dict[str, Any]]) -> dict[str, Any]:
    """Run the articles as fast as they go."""
    with session(settings, own_broker=True) as running:
        warm_up(running, articles[0])
        before, started = stage_seconds(running), time.monotonic()
        with Feed(running.settings) as feed:
            for article in articles[1:]:
                feed.send(json.dumps(article).encode())
        running.drain.wait()
        seconds = time.monotonic() - started
        after = stage_seconds(running)
        judgements = [decode(r.value, JudgementsRecord) for r in read_topic(running.settings, "judgements") if r.value]
    busy = {stage: after[stage] - before[stage] for stage in STAGES}
    total = sum(busy.values()) or 1.0
    return {
        "articles": len(articles) - 1,
        "seconds": seconds,
        "stages": {stage: round(value / total, 3) for stage, value in busy.items()},
        "judge_seconds": busy["judge"],
        "judgements": [j for j in judgements if isinstance(j, Judgement)],
    }


def judge_speed(pairs: int, seconds: float, judge_seconds: float) -> dict[str, float | None]:
    """Pairs a second of the run, and of the judge's processor time; None where no time was measured.

    Args:
        pairs: how many were judged.
        seconds: that the run took.
        judge_seconds: processor time of the judge's process.
    """
    return {
        "judge_pairs_per_s": round(pairs / seconds, 2) if seconds else None,
        "judge_pairs_per_processor_s": round(pairs / judge_seconds, 2) if judge_seconds else None,
    }


def models_alone(settings: Settings, judgements: list[Judgement]) -> tuple[float, int]:
    """Seconds that the models need for the same statements and pairs, and the number of pairs."""
    encoder, judge = build_encoder(settings), build_judge(settings)
    statements: dict[str, Statement] = {j.statement.id: j.statement for j in judgements}
    texts = [s.text for s in statements.values()]
    pairs = [
        (j.statement, statements[r.statement_id])
        for j in judgements for r in j.relations if r.statement_id in statements
    ]
    readings = judge.model.readings
    read = [forms for pair in pairs for forms in zip(*map(readings, pair), strict=True)]
    both = read + [(earlier, later) for later, earlier in read]
    encoder.encode(texts[:8])
    judge.model.score(both[:8])
    started = time.monotonic()
    encoder.encode(texts)
    judge.model.score(both)
    return time.monotonic() - started, len(pairs)


def latency(settings: Settings, articles: list[dict[str, Any]]) -> list[float]:
    """Seconds from append to the last record of the ledger, for each article that led to one."""
    with session(settings, own_broker=True) as running:
        warm_up(running, articles[0])
        with Feed(running.settings) as feed:
            for article in articles[1:]:
                feed.send(json.dumps(article).encode())
                feed.confirm()
                time.sleep(1 / RATE)
        running.drain.wait()
        last: dict[bytes, float] = {}
        for topic in LEDGER_TOPICS:
            for record in read_topic(running.settings, topic):
                caused = record.headers.get("ce_time")
                if caused is not None:
                    last[caused] = max(last.get(caused, 0.0), record.timestamp / 1000)
    seconds = [sent - datetime.fromisoformat(caused.decode()).timestamp() for caused, sent in sorted(last.items())]
    return seconds[1:]  # without the article that warmed up


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=150, help="articles run as fast as they go")
    parser.add_argument("--trickle", type=int, default=40, help="articles run at the steady rate")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings, console = load(), Console(width=120)
    store.fetch(settings, Console(stderr=True))
    rows = list(read_articles(options.data))
    fast = stream(settings, rows[: options.articles + 1])
    alone, pairs = models_alone(settings, fast["judgements"])
    waits = latency(settings, rows[options.articles + 1 : options.articles + options.trickle + 2])
    per_second = fast["articles"] / fast["seconds"]
    result = {
        "articles_per_s": round(per_second, 3),
        "models_alone_articles_per_s": round(fast["articles"] / alone, 3),
        "ratio": round(per_second * alone / fast["articles"], 3),
        "stages": fast["stages"],
        "latency_p50_s": round(statistics.median(waits), 2) if waits else None,
        "latency_p95_s": round(statistics.quantiles(waits, n=20)[-1], 2) if len(waits) > 1 else None,
        "articles": fast["articles"],
        "statements": len(fast["judgements"]),
        "pairs": pairs,
        **judge_speed(pairs, fast["seconds"], fast["judge_seconds"]),
        "trickle": len(waits),
        "profile": settings.profile,
        "numeric_mode": choose(settings.device, settings.numeric_mode).mode,
    }
    table = Table("measure", "value", box=None)
    for name, value in result.items():
        table.add_row(name, str(value))
    console.print(table)
    if options.save:
        report.save("throughput", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
