"""How much of what is said and done is found: of the words marked in timelines, the share that a statement holds.

    python -m benchmarks.timelines [--data DIR] [--split dev] [--limit N] [--json] [--save]

A timeline's articles each have the words in which somebody takes a side (`training/timelines/README.md`). They are
`found` if a statement or act of that article holds them (`training.judge.timelines.holds`), and found with their
`speaker` if it is credited to whom the article is marked for: by name, or by institution (`same_name`). By form of the
article: a quotation, an act, an order, an interview and so on.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.report import last_line, save
from benchmarks.scenarios import same_name
from schemas.statement import Statement
from streams.extract.loading import build_extractor
from streams.models import store
from streams.settings import load
from training.corpora import OWN, Row, read
from training.judge.timelines import CORPUS, found_in, holds


def is_by(statement: Statement, name: str) -> bool:
    """Whether a statement is credited to this person or institution."""
    speaker = statement.speaker
    return speaker is not None and any(same_name(each, [name]) for each in (speaker.name, speaker.institution) if each)


def measure(found: Iterable[tuple[Row, list[Statement]]]) -> dict[str, dict[str, Any]]:
    """Counts and shares by form, and of `all`.

    Args:
        found: marked articles with their statements.
    """
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for told, statements in found:
        holding = [each for each in statements if holds(each, told)]
        for form in (told["form"], "all"):
            of = counts[form]
            of[0] += 1
            of[1] += bool(holding)
            of[2] += any(is_by(each, told["speaker"]) for each in holding)
    return {form: {"n": n, "found": round(hits / n, 3), "speaker": round(right / n, 3)}
            for form, (n, hits, right) in sorted(counts.items(), key=lambda item: (item[0] == "all", -item[1][0]))}


def main() -> None:
    """Parse the options, extract, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=OWN, help="folder that holds timelines/, else this project's own")
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--limit", type=int, default=0, help="timelines at most; 0: all")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings, console = load(), Console()
    store.fetch(settings, Console(stderr=True))
    timelines = read(options.data, CORPUS, options.split)[: options.limit or None]
    found = found_in(timelines, build_extractor(settings), settings.batch_articles)
    result = measure((row["articles"][at], statements) for row, at, statements in found)
    table = Table("form", "articles", "found", "with its speaker", title=f"marked words, {options.split}")
    for form, shares in result.items():
        table.add_row(form, *map(str, shares.values()))
    console.print(table)
    if options.save:
        save("timelines", result)
    if options.json:
        last_line(result)


if __name__ == "__main__":
    main()
