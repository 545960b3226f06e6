"""The judge's speed and its share of the whole, and what the gates in front of it save and cost.

    python -m benchmarks.gates --data SCENARIOS.jsonl[.gz]... [--only GATE...] [--json] [--save]

All scenarios of all files go through the stream in one process (`benchmarks.pipeline`), stage after stage: seconds of
each, pairs a second of the judge (a pair is read in both orders), and its share of the processor's time.

Then each gate is taken away in turn, the others as set. A gate in front of the pair model saves the pairs that are read
without it and not with it. A rule that sets pairs aside saves no reading, for what is set aside may support; `pairs`
are those that it alone sets aside, `disputes` those of them that would pass for disputes. Alerts are those that
stand, right by `benchmarks.scenarios`. A pair of texts is read once in the whole run, so `read_anew` is what a gate's
absence costs in readings. `--only` takes away these gates alone, named as in the table.

| gate | without it |
|---|---|
| `article` | two statements of one article are candidates like others |
| `similarity` | the nearest are read however unlike they are |
| `number` | all nearest (64) above the floor are read |
| `holder similarity` | all of the same holder or institution are read, however unlike |
| `exemption` | those of the same holder or institution have to be among the few nearest, like others |
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks import report
from benchmarks.gate_variants import GATES, Variant, with_own_article
from benchmarks.pipeline import (
    Clock,
    KnownPairs,
    alerts_of,
    judgements_of,
    matches_of,
    pairs_in,
    statements_in,
    statements_of,
    timed_extractor,
)
from benchmarks.scenarios import Scenario, Score, articles, read_scenarios, score
from schemas.article import Article
from schemas.judgement import Judgement, JudgementsRecord
from schemas.statement import StatementsRecord
from streams.event_time import event_order
from streams.judge.judge import Judge
from streams.judge.pair_model import PairModel, build_pair_model
from streams.judge.setting_aside import RULES, set_aside_by
from streams.models import store
from streams.models.compute import use_threads
from streams.settings import Settings, load

ALL = "all as set"
SHOWN = ("right", "standing", "precision", "recall")


@dataclass(frozen=True)
class Outcome:
    """What a run came to: its judgements, pairs and score, and how many texts the model read for it."""

    judged: list[JudgementsRecord]
    pairs: int
    readings: int
    scored: Score

    def as_object(self) -> dict[str, Any]:
        """Pairs and score as `--json` prints them."""
        return {"pairs_read": self.pairs, "right": self.scored.right, "standing": self.scored.standing,
                "expected": self.scored.expected, "precision": round(self.scored.precision, 4),
                "recall": round(self.scored.recall, 4)}


class Comparison:
    """Runs of one stream's statements with and without gates.

    Args:
        scenarios: with the labels.
        records: what extract made of their articles.
        settings: in force.
        model: reads the pairs.

    Attributes:
        clocks: of the run with all gates, by stage.
        as_set: what that run came to.
    """

    def __init__(self, scenarios: Sequence[Scenario], records: Sequence[StatementsRecord], settings: Settings,
                 model: PairModel) -> None:
        self.clocks = {stage: Clock() for stage in ("match", "judge", "ledger")}
        self._scenarios, self._records, self._settings = scenarios, records, settings
        self._model = KnownPairs(model, self.clocks["judge"])
        self.as_set = self._run(Variant(), self.clocks)
        self.clocks = {stage: replace(clock) for stage, clock in self.clocks.items()}  # the model's goes on counting

    def without(self, gate: Variant) -> dict[str, Any]:
        """What a run without a gate comes to, and how many pairs the gate saves."""
        found = self._run(gate, {stage: Clock() for stage in self.clocks})
        return {**found.as_object(), "saved": found.pairs - self.as_set.pairs, "read_anew": found.readings}

    def _run(self, variant: Variant, clocks: Mapping[str, Clock]) -> Outcome:
        settings = self._settings.model_copy(update=dict(variant.settings))
        matches = matches_of(self._records, settings, clocks["match"])
        if variant.own_article:
            matches = with_own_article(matches, settings)
        before = self._model.read
        judged = judgements_of(
            matches, Judge(self._model, settings, choose=variant.choose, rules=variant.rules), settings,
            clocks["judge"])
        scored = score(self._scenarios, alerts_of(judged, settings, clocks["ledger"])).all
        return Outcome(judged, pairs_in(judged), self._model.read - before, scored)


def set_aside(records: Sequence[JudgementsRecord], threshold: float) -> dict[str, dict[str, int]]:
    """For each rule how many pairs it alone sets aside, and how many of them would pass for disputes.

    Args:
        records: what was judged.
        threshold: probability, both ways, that an alert needs.
    """
    judged = [record for record in records if isinstance(record, Judgement)]
    statements = {record.statement.id: record.statement for record in judged}
    counts = {name: {"pairs": 0, "disputes": 0} for name in RULES}
    for record in judged:
        for relation in record.relations:
            earlier, later = sorted((record.statement, statements[relation.statement_id]), key=event_order)
            names = set_aside_by(later, earlier) if relation.update else []
            if len(names) == 1:
                counts[names[0]]["pairs"] += 1
                counts[names[0]]["disputes"] += relation.disputes_both >= threshold
    return counts


def speed(
    clocks: Mapping[str, Clock], articles_read: int, statements: int, pairs: int, readings: int
) -> dict[str, Any]:
    """Seconds and shares of the stages, and pairs a second of the judge."""
    total = sum(clock.processor for clock in clocks.values())
    judge = clocks["judge"]
    return {
        "articles": articles_read, "statements": statements, "pairs": pairs, "readings": readings,
        "seconds": {stage: {"wall": round(clock.wall, 2), "processor": round(clock.processor, 2),
                            "model": round(clock.model, 2)} for stage, clock in clocks.items()},
        "shares": {stage: round(clock.processor / total, 4) for stage, clock in clocks.items()},
        "judge_pairs_per_s": round(pairs / judge.wall, 2),
        "judge_pairs_per_processor_s": round(pairs / judge.processor, 2),
        "judge_share": round(judge.processor / total, 4),
    }


def show(result: Mapping[str, Any], console: Console) -> None:
    """Print the stages and the gates."""
    of_speed, as_set = result["speed"], result["as_set"]
    stages = Table("stage", "seconds", "of the processor", "in models", "share", box=None)
    for stage, seconds in of_speed["seconds"].items():
        stages.add_row(stage, *(f"{value:.1f}" for value in seconds.values()), f"{of_speed['shares'][stage]:.1%}")
    console.print(stages)
    console.print(
        f"judge: {of_speed['pairs']} pairs of {of_speed['statements']} statements, {of_speed['judge_pairs_per_s']} "
        f"pairs/s, {of_speed['judge_pairs_per_processor_s']} a second of the processor", highlight=False)
    table = Table("without", "pairs read", "it saves", "set aside by it", "of these disputes", "right", "standing",
                  "precision", "recall", box=None)
    table.add_row(ALL, str(as_set["pairs_read"]), "", "", "", *(str(as_set[name]) for name in SHOWN))
    for name, gate in result["gates"].items():
        aside = gate.get("set_aside", {})
        table.add_row(name, str(gate["pairs_read"]), str(gate["saved"]), str(aside.get("pairs", "")),
                      str(aside.get("disputes", "")), *(str(gate[name]) for name in SHOWN))
    console.print(table)


def measure(scenarios: Sequence[Scenario], settings: Settings, names: Sequence[str],
            told: Callable[[str], None]) -> dict[str, Any]:
    """The speed of the stream and what each of the named gates does.

    Args:
        scenarios: whose articles are the stream.
        settings: in force.
        names: gates of `GATES`.
        told: is given what was done.

    Raises:
        ModelError: a model is missing or damaged.
    """
    use_threads(settings.model_threads)
    feed = [msgspec.convert(message, Article) for message in articles(scenarios)]
    extract = Clock()
    extractor = timed_extractor(settings, extract)
    statements_of(feed[:1], extractor, Clock())  # what is slow once only
    model = build_pair_model(settings)
    model.score([("One.", "Another.")])
    extract.model = 0.0
    records = statements_of(feed, extractor, extract)
    told(f"{len(records)} records extracted")
    comparison = Comparison(scenarios, records, settings, model)
    as_set = comparison.as_set
    told(f"{ALL}: {as_set.as_object()}")
    aside = set_aside(as_set.judged, settings.alert_threshold)
    gates: dict[str, dict[str, Any]] = {}
    for name in names:
        gates[name] = comparison.without(GATES[name]) | ({"set_aside": aside[name]} if name in aside else {})
        told(f"without {name}: {gates[name]}")
    return {
        "speed": speed({"extract": extract, **comparison.clocks}, len(feed), len(statements_in(records)),
                       as_set.pairs, as_set.readings),
        "as_set": as_set.as_object(),
        "gates": gates,
    }


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FILE", help="scenarios")
    parser.add_argument("--only", nargs="+", choices=sorted(GATES), default=list(GATES), metavar="GATE")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings = load()
    store.fetch(settings, Console(stderr=True))
    scenarios = [scenario for file in options.data for scenario in read_scenarios(file)]
    result = measure(scenarios, settings, options.only, lambda step: print(step, file=sys.stderr))
    show(result, Console(width=160))
    if options.save:
        report.save("gates", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
