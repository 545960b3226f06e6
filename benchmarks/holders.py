"""Is who speaks in two articles resolved rightly?

    python -m benchmarks.holders --data SCENARIOS.jsonl[.gz]... --kept FOLDER [--json] [--save]

FOLDER is what `python -m benchmarks.alerts --data SCENARIOS... --keep FOLDER` has kept of the same scenarios: what the
stream extracted from their articles. The statements of a scenario are taken as one component, so that nothing depends
on the judge. Pairs of statements and what is expected of them come from the scenarios' own fields:

- `same`: those by the holder of an expected reversal, one in `since` and one in `trigger`: one person, or one
  institution (a successor speaks for it);
- `colleagues`: those by two of the names of an expected split, one in `since` and one in `trigger`: of one institution
  or of one parent, and not one person;
- `outside`: the holder of a contested claim in `since`, and in `trigger` whoever is none of the names and in office:
  neither one person nor one institution;
- `namesakes`: two speakers with one surname and different first names in full, in one scenario or two: two persons.

`right` is the share of pairs resolved as expected, `sure` the share of the right ones on which an alert may rest.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import report
from benchmarks.scenarios import Scenario, read_scenarios, same_name
from schemas.codec import decode
from schemas.judgement import Judgement, JudgementsRecord
from schemas.statement import Statement
from streams.ledger.component import Utterance
from streams.ledger.entry import entry_of
from streams.ledger.holders import Holders, Speaking
from streams.ledger.names import person_name
from streams.ledger.rows import Row

GROUPS = ("same", "colleagues", "outside", "namesakes")


@dataclass(frozen=True)
class Said:
    """One statement with who speaks in it."""

    utterance: Utterance
    speaking: Speaking

    @property
    def statement(self) -> Statement:
        """The statement."""
        return self.utterance.statement

    def by(self, names: Sequence[str]) -> bool:
        """Whether it is by one of the names, a person's or an institution's."""
        speaker = self.statement.speaker
        return speaker is not None and any(
            same_name(name, names) for name in (speaker.name, speaker.institution) if name)

    def in_office(self) -> bool:
        """Whether an official or an institution speaks."""
        return self.statement.official or self.speaking.voice


@dataclass
class Count:
    """Pairs of one group."""

    n: int = 0
    right: int = 0
    sure: int = 0

    def add(self, one: Said, other: Said, *, right: bool) -> None:
        """Count a pair."""
        self.n += 1
        self.right += right
        self.sure += right and one.speaking.sure and other.speaking.sure


def utterances(judgements: Iterable[Judgement]) -> list[Utterance]:
    """Statements as a component has them, in event order, without links or copies."""
    entries = [entry for each in judgements if (entry := entry_of(Row(judgement=each), relation_threshold=1.0))]
    return [Utterance(entry, (), (entry.id,)) for entry in sorted(entries, key=lambda entry: entry.order)]


def resolved(told: Sequence[Utterance]) -> list[Said]:
    """Those that somebody in particular speaks in."""
    holders = Holders(told)
    return [Said(each, speaking) for each in told if (speaking := holders.of(each)) is not None]


def measure(scenarios: Sequence[Scenario], judgements: Iterable[Judgement]) -> dict[str, Count]:
    """Counts of each group.

    Args:
        scenarios: with the labels.
        judgements: of the same articles, by the sender's ids of the articles.
    """
    of_article: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        of_article[judgement.statement.article.external_id or ""].append(judgement)
    counts = {group: Count() for group in GROUPS}
    told = {
        scenario["scenario"]: utterances(
            judgement for article in scenario["articles"] for judgement in of_article[article["id"]])
        for scenario in scenarios}
    for scenario in scenarios:
        said = resolved(told[scenario["scenario"]])
        for expected in scenario["expected"]:
            for group, one, other, right in _expected_pairs(expected, said):
                counts[group].add(one, other, right=right)
        _namesakes(said, counts["namesakes"])
    for one_name, other_name in combinations(told, 2):
        if _surnames(told[one_name]) & _surnames(told[other_name]):
            together = sorted([*told[one_name], *told[other_name]], key=lambda each: each.order)
            first = {each.id for each in told[one_name]}
            _namesakes(resolved(together), counts["namesakes"], first)
    return counts


def _expected_pairs(expected: dict[str, Any], said: Sequence[Said]) -> Iterator[tuple[str, Said, Said, bool]]:
    names = [expected["holder"], *expected.get("holder_aliases", [])]
    since = [each for each in said if each.statement.article.external_id == expected["since"] and each.by(names)]
    trigger = [each for each in said if each.statement.article.external_id == expected["trigger"]]
    for one, other in product(since, trigger):
        if expected["kind"] == "contested":
            if other.in_office() and not other.by(names):
                yield "outside", one, other, not _one_person(one, other) and not _one_institution(one, other)
        elif other.by(names):
            if expected["kind"] == "reversal":
                yield "same", one, other, _one_person(one, other) or _one_institution(one, other)
            elif _printed_name(one) != _printed_name(other):
                related = _one_institution(one, other) or _one_parent(one, other)
                yield "colleagues", one, other, related and not _one_person(one, other)


def _namesakes(said: Sequence[Said], count: Count, first: set[str] | None = None) -> None:
    """Count the pairs of namesakes; between the statements of `first` and the others, if it is given."""
    for one, other in combinations(said, 2):
        if first is not None and (one.utterance.id in first) == (other.utterance.id in first):
            continue
        names = [person_name(each.statement.speaker.name) if each.statement.speaker else None for each in (one, other)]
        if names[0] is None or names[1] is None or names[0].surname != names[1].surname:
            continue
        if names[0].full and names[1].full and names[0].first[0] != names[1].first[0]:
            count.add(one, other, right=not _one_person(one, other))


def _surnames(told: Iterable[Utterance]) -> set[str]:
    speakers = [each.statement.speaker for each in told]
    names = [person_name(speaker.name) for speaker in speakers if speaker is not None]
    return {name.surname for name in names if name is not None}


def _printed_name(said: Said) -> str:
    speaker = said.statement.speaker
    return speaker.name if speaker is not None else ""


def _one_person(one: Said, other: Said) -> bool:
    return one.speaking.person is not None and one.speaking.person == other.speaking.person


def _one_institution(one: Said, other: Said) -> bool:
    return one.speaking.institution is not None and one.speaking.institution == other.speaking.institution


def _one_parent(one: Said, other: Said) -> bool:
    return one.speaking.parent is not None and one.speaking.parent == other.speaking.parent


def as_object(counts: dict[str, Count]) -> dict[str, Any]:
    """The counts as the object that `--json` prints."""
    return {
        group: {"n": count.n, "right": round(count.right / count.n, 4) if count.n else None,
                "sure": round(count.sure / count.right, 4) if count.right else None}
        for group, count in counts.items()}


def read_kept(folder: Path) -> list[Judgement]:
    """What `benchmarks.alerts --keep` has kept of what was judged."""
    lines = (folder / "judgements.jsonl").read_bytes().splitlines()
    records = [decode(line, JudgementsRecord) for line in lines if line.strip()]
    return [record for record in records if isinstance(record, Judgement)]


def main() -> None:
    """Parse the options, measure, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FILE", help="scenarios")
    parser.add_argument("--kept", type=Path, required=True, metavar="FOLDER", help="kept by benchmarks.alerts --keep")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    scenarios = [scenario for file in options.data for scenario in read_scenarios(file)]
    result = as_object(measure(scenarios, read_kept(options.kept)))
    table = Table("pairs", "n", "right", "sure", box=None)
    for group, numbers in result.items():
        table.add_row(group, *("-" if value is None else str(value) for value in numbers.values()))
    Console().print(table)
    if options.save:
        report.save("holders", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
