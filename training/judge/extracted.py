"""Statements as extraction really lifts them out of news, for pairs that hardly ever dispute one another.

    python -m training.judge.extracted --data DATA --articles N --output STATEMENTS.jsonl [--split dev]

See `training.judge.one_speaker` for what they are good for.
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import datetime, timezone
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import track

from schemas.article import Article
from streams.errors import Rejected
from streams.extract.loading import build_extractor
from streams.extract.messages import ArticleArrival
from streams.judge.reading import read as as_read
from streams.judge.reading import speaker
from streams.settings import load
from training.corpora import Row, read

CORPUS = "news/allsides"
SEED = 20261126


def main() -> None:
    """Parse the options, extract, and write url, speaker and text of each statement with a speaker."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--split", choices=("train", "dev"), default="train")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    settings = load()
    rows = read(options.data, CORPUS, options.split, training=options.split == "train")
    rows = random.Random(SEED).sample(rows, min(options.articles, len(rows)))
    extractor, now = build_extractor(settings), datetime.now(timezone.utc)
    size = settings.batch_articles
    with options.output.open("w", encoding="utf-8") as file:
        for at in track(range(0, len(rows), size), description="extracting", console=Console(stderr=True)):
            batch = [(msgspec.convert(_as_article(row), Article), ArticleArrival(now, at + n))
                     for n, row in enumerate(rows[at : at + size])]
            for row, outcome in zip(rows[at : at + size], extractor.extract(batch), strict=True):
                if isinstance(outcome, Rejected):
                    continue
                file.writelines(
                    json.dumps({"url": row["url"], "speaker": speaker(each), "text": as_read(each)},
                               ensure_ascii=False) + "\n"
                    for each in outcome.statements if speaker(each) and not each.denied)
                file.flush()


def _as_article(row: Row) -> Row:
    return {name: value for name, value in row.items() if name in Article.__struct_fields__} | {
        "publisher": {"name": row["publisher"]}, "published_at": f"{row['published_at']}T00:00:00Z"}


if __name__ == "__main__":
    main()
