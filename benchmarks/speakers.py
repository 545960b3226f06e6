"""Are the speakers that matter found, and as officials?

    python -m benchmarks.speakers --data SCENARIOS [--labels LABELS --news NEWS] [--json]

With `--data`: for each expected alert of a scenarios file, is there a statement or act by its holder, `official` true?
A reversal or split: in the trigger article, by the holder or one of `holder_aliases` (name or institution, equal as
sets of words or one within the other). A contested claim: the holder is the one who is disputed, so the holder must be
found in the `since` article, and in the trigger article any official who is not the holder.
`statements_per_article` counts statements and acts over all articles of the file, candidates for claims left out.

With `--labels` and `--news`: of the labelled passages of news articles (see `benchmarks.speaker_labels`) that are found
as statements, the share with the right `name`, `role`, `institution` and `official`; `speaker` is the name, or the
institution where it speaks itself, and `all` every field. By part of the labels: rules were written against `tuning`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.passages import Reader, build_reader
from benchmarks.report import last_line, save
from benchmarks.scenarios import articles, read_scenarios, same_name
from benchmarks.speaker_labels import FIELDS, measure_labels, read_labels, read_news
from schemas.article import Article
from schemas.statement import Speaker
from streams.extract.cleaning.clean import clean
from streams.extract.found import Found
from streams.settings import load


def find_all(scenarios: list[dict[str, Any]], reader: Reader) -> dict[str, list[Found]]:
    """Statements and acts of every article, by the article's id."""
    found: dict[str, list[Found]] = {}
    for message in articles(scenarios):
        article = msgspec.convert(message, Article)
        outlet = article.publisher
        statements = reader.find(clean(article), article.published_at, outlet.name if outlet is not None else "")
        found[str(article.id)] = [statement for statement in statements if statement.kind != "claim"]
    return found


def speaks(statements: Iterable[Found], names: list[str]) -> bool:
    """Whether one of the statements is an official's whose name or institution is among the names."""
    return any(
        statement.official and statement.speaker is not None and _is_one(statement.speaker, names)
        for statement in statements
    )


def other_speaks(statements: Iterable[Found], names: list[str]) -> bool:
    """Whether one of the statements is by an official who is none of the names."""
    return any(
        statement.official and statement.speaker is not None and not _is_one(statement.speaker, names)
        for statement in statements
    )


def _is_one(speaker: Speaker, names: list[str]) -> bool:
    return any(same_name(name, names) for name in (speaker.name, speaker.institution) if name)


def measure(scenarios: list[dict[str, Any]], reader: Reader) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """The counts and the misses."""
    found = find_all(scenarios, reader)
    misses: list[dict[str, str]] = []
    n = 0
    for scenario in scenarios:
        for expected in scenario["expected"]:
            n += 1
            names = [expected["holder"], *expected.get("holder_aliases", [])]
            trigger, since = found[expected["trigger"]], found.get(expected["since"], [])
            if expected["kind"] == "contested":
                hit = speaks(since, names) and other_speaks(trigger, names)
            else:
                hit = speaks(trigger, names)
            if not hit:
                misses.append(
                    {
                        "scenario": scenario["scenario"],
                        "kind": expected["kind"],
                        "holder": expected["holder"],
                        "trigger": expected["trigger"],
                    }
                )
    statements = sum(map(len, found.values()))
    result = {
        "found": n - len(misses),
        "n": n,
        "articles": len(found),
        "statements_per_article": round(statements / max(1, len(found)), 2),
    }
    return result, misses


def _missed(result: dict[str, Any], misses: list[dict[str, str]]) -> Table:
    table = Table(
        "scenario",
        "kind",
        "holder",
        "trigger",
        title=f"missed speakers ({result['found']}/{result['n']} found, "
        f"{result['statements_per_article']} statements an article)",
    )
    for miss in misses:
        table.add_row(*miss.values())
    return table


def _shares(result: dict[str, Any]) -> Table:
    columns = ("labels", "found", *FIELDS, "speaker", "all")
    table = Table("part", *columns, title="share of labelled passages with the right field")
    for part, shares in result.items():
        table.add_row(part, *(str(shares[column]) for column in columns))
    return table


def main() -> None:
    """Measure, print the misses or shares, and with `--json` one object on the last line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="scenarios, JSON Lines, gzipped or not")
    parser.add_argument("--labels", type=Path, help="labels of passages, JSON Lines")
    parser.add_argument("--news", type=Path, help="the articles of the labels, JSON Lines, gzipped or not")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results")
    options = parser.parse_args()
    if (options.labels is None) is not (options.news is None) or options.data is options.labels is None:
        parser.error("give --data, or --labels and --news, or all three")
    reader = build_reader(load())
    result: dict[str, Any] = {}
    if options.data is not None:
        result, misses = measure(read_scenarios(options.data), reader)
        Console().print(_missed(result, misses))
    if options.labels is not None:
        labels = read_labels(options.labels)
        news = read_news(options.news, {label["url"] for label in labels})
        shares, _ = measure_labels(labels, news, reader)
        Console().print(_shares(shares))
        result["news"] = shares
    if options.save:
        save("speakers", result)
    if options.json:
        last_line(result)


if __name__ == "__main__":
    main()
