"""Whether components of claims chain in unrelated news: the share of statements that the largest one holds.

    python -m benchmarks.component_size --data NEWS [--articles N] [--cache FOLDER] [--json] [--save]

The statements of the first N articles of a news file are extracted (once; kept in FOLDER) and go through matching and
judging in the order of the file, in one process without Kafka. Two are linked where the ledger links them; a component
is what links join. `without` has the same with one of the two conditions of a link left out, from the same judgements:

- `similarity`: linked whatever the matching model says, once the judge is sure;
- `relation`: linked by the matching model alone, wherever a pair was read.

The judge reads few pairs of a statement (`judge_pairs`, and those of its holder), so no component can chain through
pairs that matching did not offer; those are counted as `pairs`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import report
from benchmarks.components import joined
from benchmarks.crowd import of_articles
from benchmarks.pipeline import Clock, judgements_of, matches_of
from schemas.judgement import Judgement, JudgementsRecord
from schemas.statement import ArticleRecord, Statement, StatementsRecord
from streams.extract.loading import build_extractor
from streams.judge.judge import build_judge
from streams.ledger.entry import strength
from streams.settings import Settings, load

CONDITIONS = ("similarity", "relation")

JUDGED_TOGETHER = 512
"""Matches between two steps of the progress bar."""


def with_articles(statements: Iterable[Statement]) -> Iterator[StatementsRecord]:
    """The statements, each article's preceded by a record of the article without a signature: copies are not found."""
    for _, group in groupby(statements, key=lambda statement: statement.article.id):
        own = list(group)
        yield ArticleRecord(
            article=own[0].article, language=own[0].language, statement_ids=tuple(each.id for each in own),
            signature="", sha256="")
        yield from own


def linked(records: Iterable[JudgementsRecord], settings: Settings, without: str = "") -> list[tuple[str, str]]:
    """The pairs that the ledger would link.

    Args:
        records: what was judged.
        settings: thresholds.
        without: one of `CONDITIONS`, not asked for.
    """
    return [
        (record.statement.id, relation.statement_id)
        for record in records if isinstance(record, Judgement) for relation in record.relations
        if (without == "relation" or strength(relation) >= settings.relation_threshold)
        and (without == "similarity" or relation.similarity >= settings.link_similarity)
    ]


def sizes(ids: Sequence[str], links: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Number of components, and the largest one's size and share of all statements."""
    place = {each: number for number, each in enumerate(ids)}
    counts = np.bincount(joined(len(ids), [(place[one], place[other]) for one, other in links]))
    return {"links": len(links), "components": len(counts), "largest": int(counts.max()),
            "largest_share": round(float(counts.max()) / len(ids), 4)}


def measure(statements: Sequence[Statement], settings: Settings) -> dict[str, Any]:
    """Match and judge the statements in their order, and join what is linked.

    Raises:
        ModelError: a model is missing or damaged.
    """
    matches = matches_of(with_articles(statements), settings, Clock())
    judge, clock = build_judge(settings), Clock()
    judged: list[JudgementsRecord] = []
    for start in track(range(0, len(matches), JUDGED_TOGETHER), "judging", console=Console(stderr=True)):
        judged += judgements_of(matches[start : start + JUDGED_TOGETHER], judge, settings, clock)
    ids = [each.id for each in statements]
    pairs = sum(len(record.relations) for record in judged if isinstance(record, Judgement))
    return {
        "articles": len({each.article.id for each in statements}), "statements": len(ids), "pairs": pairs,
        "pairs_per_s": round(pairs / clock.wall, 1), **sizes(ids, linked(judged, settings)),
        "without": {name: sizes(ids, linked(judged, settings, name)) for name in CONDITIONS},
        "judge": judge.model.name,
    }


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="NEWS")
    parser.add_argument("--cache", type=Path, help="folder that keeps the statements; default: in the cache folder")
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings, console = load(), Console()
    cache = options.cache or settings.cache_dir / "benchmarks"
    statements = of_articles(options.data, options.articles, cache, settings, lambda: build_extractor(settings))
    result = measure(statements, settings)
    table = Table("links", "linked", "components", "largest", "share", box=None)
    for name, row in [("as set", result), *((f"without {name}", result["without"][name]) for name in CONDITIONS)]:
        table.add_row(name, *(str(row[key]) for key in ("links", "components", "largest", "largest_share")))
    console.print(f"{result['articles']} articles, {result['statements']} statements, {result['pairs']} pairs judged",
                  highlight=False)
    console.print(table)
    if options.save:
        report.save("component_size", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
