"""Statements per second of the match stage, through Kafka, beside the same work in one process without it.

    python -m benchmarks.match_stage (--vectors FILE.npy | --data TEXT) [--rows N] [--statements N] [--json] [--save]

Embeddings are real ones and real ones turned a little (`benchmarks.vectors`), with speakers and articles made around
them (`benchmarks.made_statements`). The table has `--rows` statements; `--statements` others are matched, three times:

- `index_per_s`: the index alone: search the nearest, compare with those of the same holder, insert;
- `matcher_per_s`: the stage's logic alone, on a table in memory, records decoded from what the topic would carry;
- `stage_per_s`: the stage as a worker runs it, on a temporary local broker, from the append of the first message on
  `matches` to that of the last; its input is written at once. `ratio` is over `index_per_s`.

The table is filled as a worker without a disk finds it: its changelog is written, and the stage recovers from that.
`restart_changelog_s` is the time from the start of the process until it takes its input. It is then stopped and started
once more, with table and snapshot on disk: `restart_disk_s`. `processor` has statements per second of processor
time, of the stage's process alone in the case of Kafka: what a machine that has nothing else to do would come to.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks import report
from benchmarks.index import Stopwatch
from benchmarks.made_statements import STATEMENTS as PER_ARTICLE
from benchmarks.made_statements import Articles, made_articles, records_of, table_rows
from benchmarks.stage_process import StageProcess, stream, write
from benchmarks.vectors import Vectors, enlarged, read_or_make
from schemas.codec import decode
from schemas.statement import StatementsRecord
from streams.match.candidates import StatementIndexes
from streams.match.index_set import IndexSet
from streams.match.matcher import Matcher
from streams.settings import Settings, load
from streams.topics import TABLE, app_id


def index_alone(known: Articles, new: Articles, settings: Settings) -> tuple[float, float]:
    """Seconds that the indexes by embedding and holder need for the new statements, by the clock and of processor."""
    index_set = IndexSet(settings)
    index_set.begin()
    indexes = StatementIndexes(settings, partial(index_set.open, "en"))
    for _, statements in known:
        for each in statements:
            indexes.add(each, each.embedding)
    index_set.settle()
    watch = Stopwatch()
    for _, statements in new:
        for each in statements:
            indexes.candidates(each)
            indexes.add(each, each.embedding)
    return watch.read()


def matcher_alone(rows: dict[str, bytes], records: Iterable[bytes], settings: Settings) -> tuple[float, float]:
    """Seconds that the stage's logic needs for the records, by the clock and of processor time."""
    matcher = Matcher(settings)
    matcher.restore(rows.items())
    watch = Stopwatch()
    for value in records:
        change = matcher.apply(decode(value, StatementsRecord), rows.get)
        if change.row_key is not None and change.row is not None:
            rows[change.row_key] = change.row
    return watch.read()


def measure(vectors: Vectors, rows: int, settings: Settings) -> dict[str, Any]:
    """Measure all three.

    Args:
        vectors: one a statement, first those of the table, then those that are matched.
        rows: statements in the table.
        settings: of the stage.
    """
    articles = list(made_articles(vectors))
    count = -(-rows // PER_ARTICLE)
    known, new = articles[:count], articles[count:]
    matched = sum(len(statements) for _, statements in new)
    table, records = dict(table_rows(known)), list(records_of(new))
    with stream(settings) as own:
        write(own, f"{app_id(own, 'match')}-{TABLE}-changelog", table.items())
        with StageProcess(own) as stage:
            seconds, processor, messages = stage.match(records)
            if own.index == "graph" or (own.index == "auto" and rows > own.index_exact_below):
                stage.wait_for_snapshot()
        with StageProcess(own) as again:
            pass
    found = {each.statement.id: len(each.candidates) for each in messages}
    if len(found) != matched:
        raise RuntimeError(f"{matched} statements written, {len(found)} matched")
    matcher = matcher_alone(table, records, settings)
    del table
    index = index_alone(known, new, settings)
    both = {"index": index, "matcher": matcher, "stage": (seconds, processor)}
    per_second = {name: tuple(round(matched / each, 1) for each in pair) for name, pair in both.items()}
    return {
        "rows": sum(len(each) for _, each in known),
        "statements": matched,
        "candidates_per_statement": round(sum(found.values()) / matched, 2),
        **{f"{name}_per_s": pair[0] for name, pair in per_second.items()},
        "ratio": round(per_second["stage"][0] / per_second["index"][0], 3),
        "restart_changelog_s": round(stage.start_s, 1),
        "restart_disk_s": round(again.start_s, 1),
        "processor": {f"{name}_per_s": pair[1] for name, pair in per_second.items()},
    }


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", type=Path, metavar="FILE", help="real vectors, .npy of shape (n, d)")
    parser.add_argument("--data", type=Path, metavar="TEXT", help="articles, JSON Lines, gzipped or not, or .txt")
    parser.add_argument("--texts", type=int, default=12_000, metavar="N", help="sentences embedded of --data at most")
    parser.add_argument("--rows", type=int, default=80_000, metavar="N", help="statements in the table")
    parser.add_argument("--statements", type=int, default=6_000, metavar="N", help="statements that are matched")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings, console = load(), Console()
    try:
        real = read_or_make(options.vectors, options.data, options.texts)
    except FileNotFoundError as error:
        parser.error(str(error))
    wanted = options.rows + options.statements
    real = np.random.default_rng(0).permutation(real)
    result = measure(enlarged(real, wanted), options.rows, settings)
    table = Table("measure", "value", "of processor time", box=None)
    for name, value in result.items():
        if name != "processor":
            table.add_row(name, f"{value:,}", f"{result['processor'][name]:,}" if name in result["processor"] else "")
    console.print(table)
    if options.save:
        report.save("match_stage", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
