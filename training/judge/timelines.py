"""Timelines: short articles on one proposition, read as the stream reads them.

    python -m training.judge.timelines --output READ.jsonl [--data DIR]

A timeline is a proposition and eight or so articles, each with the words in which its speaker takes a side or seems to
(`training/timelines/README.md`). This module runs the project's own extraction on every article and writes one row for
each statement that holds those words: in the two forms in which the judge reads it and in one with the headline, which
so far only training reads. Unlike sentences dressed up as statements, these have what extraction makes of a printed
text: subjects from the headline, names in place of pronouns, clauses cut short.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from pathlib import Path

from rich.console import Console
from rich.progress import track

from schemas.article import Article
from schemas.common import Publisher
from schemas.statement import Statement, TextPositionSelector
from streams.errors import Rejected
from streams.extract.loading import build_extractor
from streams.extract.messages import ArticleArrival
from streams.extract.stage import Extractor
from streams.judge.reading import read_every
from streams.settings import load
from training.corpora import OWN, Row, read

CORPUS = "timelines/*"

HELD = 0.5
"""Share of the shorter of the two, passage and marked words, that must lie in both. Extraction may take a sentence more
or less than the writer marked; the statement beside it has nothing of them."""


def read_timelines(timelines: Iterable[Row], extractor: Extractor, batch: int) -> Iterator[Row]:
    """What the extraction finds of the sides taken, one row for each statement that holds the marked words.

    Yields:
        `family`, `article` (its place in the timeline), `side` (supports, disputes or near), `text` (of the statement:
        what matching reads), `forms` (a text for each form in which the judge reads it).
    """
    for row, at, statements in found_in(timelines, extractor, batch):
        told = row["articles"][at]
        for statement in statements:
            if holds(statement, told) and not statement.denied:
                yield {"family": row["family"], "article": at, "side": told["side"], "text": statement.text,
                       "forms": list(read_every(statement))}


def found_in(timelines: Iterable[Row], extractor: Extractor, batch: int) -> Iterator[tuple[Row, int, list[Statement]]]:
    """Every article of the timelines with its statements, in order; none for a rejected one.

    Args:
        timelines: rows of the corpus.
        extractor: the extract stage's own.
        batch: articles read together.

    Yields:
        The timeline, the place of the article in it, and the statements.
    """
    articles = [(row, at) for row in timelines for at in range(len(row["articles"]))]
    now = datetime.now(timezone.utc)
    starts = range(0, len(articles), batch)
    for start in track(starts, description="extracting", console=Console(stderr=True)):
        part = articles[start : start + batch]
        arrivals = [(_article(row, at), ArticleArrival(now, start + n)) for n, (row, at) in enumerate(part)]
        for (row, at), outcome in zip(part, extractor.extract(arrivals), strict=True):
            yield row, at, [] if isinstance(outcome, Rejected) else list(outcome.statements)


def _article(row: Row, at: int) -> Article:
    told = row["articles"][at]
    return Article(
        url=f"https://timelines.example/{row['family']}/{at}", title=told["title"], text=told["body"],
        published_at=datetime.fromisoformat(told["date"]).replace(tzinfo=timezone.utc),
        publisher=Publisher(name="The Example"))


def holds(statement: Statement, told: Row) -> bool:
    """Whether a statement has the words that the article is marked for: in its text, or in its title."""
    in_title = told["says"] == told["title"]
    start = 0 if in_title else told["body"].find(told["says"])
    end = start + len(told["says"])
    for selector in statement.selectors:
        if isinstance(selector, TextPositionSelector) and (selector.field == "title") == in_title:
            common = min(end, selector.end) - max(start, selector.start)
            if common >= HELD * min(end - start, selector.end - selector.start):
                return True
    return False


def main() -> None:
    """Parse the options, extract and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=OWN, help="folder that holds timelines/, else this project's own")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    settings = load()
    timelines = [*read(options.data, CORPUS, "train"), *read(options.data, CORPUS, "dev")]
    extractor = build_extractor(settings)
    with options.output.open("w", encoding="utf-8") as file:
        count = 0
        for row in read_timelines(timelines, extractor, settings.batch_articles):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    articles = sum(len(row["articles"]) for row in timelines)
    print(f"{options.output}: {count} statements of {articles} articles")


if __name__ == "__main__":
    main()
