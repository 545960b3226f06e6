"""Is the pair that matters among those given to the judge, and how many pairs does that take?

    python -m benchmarks.candidates --data SCENARIOS... [--crowd N --news NEWS --cache FOLDER] [--speakers N]
                                    [--ablation] [--json] [--save]

All scenarios of all files go through extraction and matching in order of arrival, in one process without Kafka. An
expected alert is found if a statement of its `since` article and one of its `trigger` article, each by the holder or
one of `holder_aliases`, are a pair that passes the judge's gates; of a contested claim, the statement of the trigger is
by anybody else who is named. If one article is both (a late one), the other statement may be of any other article.
`pairs_per_statement` is what the judge's time goes with: pairs over statements, those of the scenarios alone.

With `--crowd`, N statements of a news file are in the index beforehand; with `--speakers`, N other speakers for each
alert, who say the same under names of their own.

Each miss has the first reason that applies:

- `not extracted`: nobody's statement was found in one of the two articles;
- `wrong holder`: there are some, but none by the label's names (for a contested claim's trigger: by anybody else);
- `not joined`: two statements of the holder whose speakers nothing shows to be one, and not near enough to be compared
  whoever speaks;
- `below the floor`: the pair is less alike than the floor that holds for it;
- `crowded out`: above it, and others took its place.

With `--ablation`, the same with each part of the choice left out (`benchmarks.ablation`), kept as `ablation`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks import report
from benchmarks.ablation import ABLATIONS, left_out
from benchmarks.compared import Compared, Expected, by_holder, compare, sides
from benchmarks.crowd import extracted, other_speakers, rows_of, unrelated
from benchmarks.scenarios import Scenario, articles, read_scenarios, wilson
from schemas.article import Article
from schemas.statement import Statement, StatementsRecord
from streams.extract.loading import build_extractor
from streams.extract.stage import Extractor
from streams.match.holders import HolderIndex
from streams.match.nearest import DECIMALS, decode_embedding
from streams.settings import Settings, load

ABLATION_COLUMNS = ("found", "n", "pairs_per_statement")

Reason = Literal["not extracted", "wrong holder", "not joined", "below the floor", "crowded out"]


@dataclass(frozen=True)
class Pair:
    """Two statements of which an alert could be made.

    Attributes:
        similarity: the cosine.
        joined: whether matching takes the two speakers to be one holder's.
    """

    similarity: float
    joined: bool


@dataclass(frozen=True)
class Miss:
    """An expected alert whose pair is not given to the judge; `similarity` is that of its nearest pair, if any."""

    scenario: str
    kind: str
    holder: str
    trigger: str
    reason: Reason
    similarity: float | None


def reason_of(
    expected: Expected, before: Sequence[Statement], after: Sequence[Statement],
    looked_at: Iterable[Pair], settings: Settings,
) -> Reason:
    """Why none of an alert's pairs was given to the judge.

    Args:
        expected: the label.
        before: all attributed statements of the article of `since`.
        after: the same of the article of `trigger`.
        looked_at: the pairs by the right speakers.
        settings: the floors.
    """
    pairs = list(looked_at)
    if not before or not after:
        return "not extracted"
    if not pairs:
        return "wrong holder"
    if any(pair.similarity >= (settings.holder_floor if pair.joined else settings.nearest_floor) for pair in pairs):
        return "crowded out"
    if expected["kind"] != "contested" and not any(pair.joined for pair in pairs):
        return "not joined"
    return "below the floor"


def misses(scenarios: Iterable[Scenario], compared: Compared, settings: Settings) -> list[Miss]:
    """The expected alerts whose pair was not given to the judge."""
    missed = []
    for scenario in scenarios:
        for expected in scenario["expected"]:
            before, after = sides(expected, scenario, compared.statements)
            pairs = [(one, other) for one in by_holder(expected, before, after)[0]
                     for other in by_holder(expected, before, after)[1]]
            if any(frozenset((one.id, other.id)) in compared.pairs for one, other in pairs):
                continue
            near = [_pair(one, other) for one, other in pairs]
            missed.append(Miss(
                scenario["scenario"], expected["kind"], expected["holder"], expected["trigger"],
                reason_of(expected, before, after, near, settings),
                max((pair.similarity for pair in near), default=None)))
    return missed


def _pair(one: Statement, other: Statement) -> Pair:
    assert one.speaker is not None
    assert other.speaker is not None
    index = HolderIndex()
    index.add(one.id, one.speaker)
    return Pair(_similarity(one, other), bool(index.search(other.speaker)))


def _similarity(one: Statement, other: Statement) -> float:
    if one.embedding is None or other.embedding is None:
        return 0.0
    return round(float(decode_embedding(one.embedding) @ decode_embedding(other.embedding)), DECIMALS)


def as_object(compared: Compared, expected: int, missed: Sequence[Miss], index: int) -> dict[str, Any]:
    """The result as the object that `--json` prints; misses by ids only.

    Args:
        compared: of the run.
        expected: how many alerts are expected.
        missed: those whose pair was not given to the judge.
        index: how many statements were in the index beforehand.
    """
    found = expected - len(missed)
    return {
        "found": found,
        "n": expected,
        "share": round(found / expected, 4) if expected else 0.0,
        "share_interval": [round(bound, 4) for bound in wilson(found, expected)],
        "pairs_per_statement": round(len(compared.pairs) / max(1, compared.matched), 3),
        "statements": compared.matched,
        "pairs": len(compared.pairs),
        "in_index_beforehand": index,
        "reasons": dict(Counter(miss.reason for miss in missed).most_common()),
        "misses": [{"scenario": miss.scenario, "kind": miss.kind, "trigger": miss.trigger, "reason": miss.reason,
                    "similarity": miss.similarity} for miss in missed],
    }


def without_each(
    scenarios: Sequence[Scenario], records: Sequence[StatementsRecord], crowd: Sequence[Statement], settings: Settings
) -> list[dict[str, Any]]:
    """What is found, and in how many pairs, with each part of the choice left out."""
    rows = rows_of(crowd)
    found = []
    for ablation in ABLATIONS:
        with left_out(ablation, settings) as changed:
            compared = compare(records, changed, rows)
        result = as_object(compared, _expected(scenarios), misses(scenarios, compared, settings), len(crowd))
        found.append({"left_out": ablation.name, **{name: result[name] for name in ABLATION_COLUMNS}})
    return found


def _expected(scenarios: Iterable[Scenario]) -> int:
    return sum(len(scenario["expected"]) for scenario in scenarios)


def show_ablation(rows: Sequence[dict[str, Any]], console: Console) -> None:
    """Print one line a part."""
    table = Table("left out", *(name.replace("_", " ") for name in ABLATION_COLUMNS), box=None)
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    console.print(table)


def show(result: dict[str, Any], missed: Sequence[Miss], console: Console) -> None:
    """Print the share found and the misses."""
    console.print(
        f"pair given to the judge: {result['found']} of {result['n']}; {result['pairs_per_statement']} pairs a "
        f"statement ({result['pairs']} of {result['statements']}), {result['in_index_beforehand']} statements in the "
        "index beforehand", highlight=False)
    table = Table("scenario", "kind", "holder", "trigger", "reason", "similarity", box=None)
    for miss in missed:
        table.add_row(miss.scenario, miss.kind, miss.holder, miss.trigger, miss.reason,
                      f"{miss.similarity:.2f}" if miss.similarity is not None else "")
    if missed:
        console.print(table)


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FILE", help="scenarios")
    parser.add_argument("--crowd", type=int, default=0, metavar="N", help="unrelated statements in the index")
    parser.add_argument("--news", type=Path, help="articles that the crowd is taken from, JSON Lines, gzipped or not")
    parser.add_argument("--cache", type=Path, help="folder that keeps the crowd; default: in the cache folder")
    parser.add_argument("--speakers", type=int, default=0, metavar="N", help="other speakers for each alert")
    parser.add_argument("--ablation", action="store_true", help="the same with each part of the choice left out")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    if options.crowd and options.news is None:
        parser.error("--crowd takes its statements from --news")
    settings = load()
    built: list[Extractor] = []

    def extractor() -> Extractor:
        if not built:
            built.append(build_extractor(settings))
        return built[0]

    scenarios = [scenario for file in options.data for scenario in read_scenarios(file)]
    feed = [msgspec.convert(message, Article) for message in articles(scenarios)]
    records = list(extracted(feed, extractor()))
    crowd = other_speakers(scenarios, records, options.speakers)
    if options.crowd:
        cache = options.cache or settings.cache_dir / "benchmarks"
        crowd += unrelated(options.news, options.crowd, cache, settings, extractor)
    compared = compare(records, settings, rows_of(crowd))
    missed = misses(scenarios, compared, settings)
    result, console = as_object(compared, _expected(scenarios), missed, len(crowd)), Console(width=160)
    show(result, missed, console)
    if options.ablation:
        result["ablation"] = without_each(scenarios, records, crowd, settings)
        show_ablation(result["ablation"], console)
    if options.save:
        told = {"ablation": options.ablation, "crowd": options.crowd, "speakers": options.speakers}
        report.save("-".join(["candidates", *(name for name, given in told.items() if given)]), result, "candidates")
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
