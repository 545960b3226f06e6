"""What an event costs the ledger as one claim grows: time, and sizes of the row and of the messages.

    python -m benchmarks.event_cost [--sizes N...] [--relations K] [--events M] [--seed S] [--json] [--save]

A claim of so many statements by twenty speakers of five institutions is made up: one of the five disputes what the
others say, now and then a speaker turns, and each statement was judged against `--relations` earlier ones (half of them
the latest, half any). The ledger is restored from its rows, then takes events as one worker would, those of a kind in a
row: new statements, the last of them again (a replay), statements that come late and are dated between the others,
those of somebody who was not heard before, copies of the latest, copies that are earlier than their original, and
retractions. Times are CPU time of `Ledger.apply`, so that a busy machine may be measured on; the goal is 50 ms. Sizes
are bytes as written to the table and the topics.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import numpy as np
from msgspec import structs
from rich.console import Console
from rich.table import Table

from benchmarks import report
from schemas.common import Publisher
from schemas.judgement import Judgement, JudgementsRecord, Relation
from schemas.match import RetractedStatement, Retraction
from schemas.statement import ArticleReference, Speaker, Statement
from streams import ids
from streams.delivery.change import Change
from streams.ledger.ledger import Ledger
from streams.ledger.rows import encode_row, recorded
from streams.settings import Settings, load

GOAL_MS = 50.0
START = datetime(2020, 1, 6, 9, tzinfo=timezone.utc)
APART = timedelta(hours=2)
"""Between two statements: ten thousand of them take two years."""

INSTITUTIONS = ("Harbour Authority", "Ministry of Transport", "Ministry of Finance", "City Council", "Coast Guard")
PARENT = {name: "Government of Valdoria" for name in INSTITUTIONS if name.startswith("Ministry")}
SURNAMES = ("Aronsen", "Brandt", "Corvin", "Dahl", "Eklund", "Falk", "Grieg", "Holm", "Ibsen", "Juhl")
OUTLETS = 40
SPEAKERS = 20
TURNS = 1 / 200
"""Chance that a speaker is on the other side from a statement on: a few turns each in the longest claim."""


class Claim:
    """A claim that grows by one statement at a time, with what each was judged against."""

    def __init__(self, relations: int, seed: int) -> None:
        self._relations = relations
        self._chance = random.Random(seed)
        self._sides: list[bool] = []
        self._held = [number % len(INSTITUTIONS) > 0 for number in range(SPEAKERS)]
        self._statements: list[Statement] = []
        self._made = 0

    def grow(self) -> Judgement:
        """The next statement in event time."""
        return self._judged(START + APART * len(self._statements), len(self._statements))

    def late(self) -> Judgement:
        """A statement that comes now and was made in the midst of the others."""
        there = self._chance.randrange(1, len(self._statements))
        return self._judged(START + APART * there - APART / 2, there)

    def late_by_somebody_new(self) -> Judgement:
        """Such a statement by somebody who has not been heard: who is who is to be worked out again."""
        judged = self.late()
        assert judged.statement.speaker is not None
        name = f"Vera Nyman-{self._made}"
        speaker = structs.replace(judged.statement.speaker, name=name, printed=name)
        return structs.replace(judged, statement=structs.replace(judged.statement, speaker=speaker))

    def copy(self, *, earlier: bool) -> Judgement:
        """Another outlet has the latest statement; or, `earlier`, turns out to have had an old one before."""
        original = self._statements[-1 if not earlier else self._chance.randrange(len(self._statements) // 2)]
        shift = timedelta(minutes=-30 if earlier else 30)
        return Judgement(statement=self._statement(original.stated_at + shift, 0, original), copy_of=original.id)

    def take_back(self) -> Retraction:
        """A statement from the first half of the claim is gone."""
        gone = self._statements[self._chance.randrange(len(self._statements) // 2)]
        article = gone.article
        return Retraction(retracted=RetractedStatement(
            id=gone.id, language="en", revision=article.revision + timedelta(days=900),
            appended_at=article.appended_at + timedelta(days=900), offset=article.offset + 10**6))

    def _judged(self, stated_at: datetime, place: int) -> Judgement:
        speaker = self._chance.randrange(SPEAKERS)
        if self._chance.random() < TURNS:
            self._held[speaker] = not self._held[speaker]
        side = self._held[speaker]
        statement = self._statement(stated_at, speaker, None)
        near = list(range(max(0, place - self._relations // 2), place))
        others = self._chance.sample(range(place), min(place, self._relations - len(near)))
        relations = tuple(
            self._relation(self._statements[n], same=self._sides[n] == side) for n in dict.fromkeys([*near, *others]))
        if place == len(self._statements):
            self._statements.append(statement)
            self._sides.append(side)
        return Judgement(statement=statement, relations=relations, models={"judge": "made up"})

    def _relation(self, other: Statement, *, same: bool) -> Relation:
        sure = round(self._chance.uniform(0.7, 0.99), 4)
        less = round(sure - self._chance.uniform(0, 0.1), 4)
        return Relation(
            statement_id=other.id, similarity=0.8, neutral=round(1 - sure, 4), supports=sure if same else 0.0,
            disputes=0.0 if same else sure, supports_both=less if same else 0.0, disputes_both=0.0 if same else less)

    def _statement(self, stated_at: datetime, speaker: int, copied: Statement | None) -> Statement:
        self._made += 1
        number = self._made
        institution = INSTITUTIONS[speaker % len(INSTITUTIONS)]
        url = f"https://outlet{number % OUTLETS}.example/{number}"
        article = ArticleReference(
            id=ids.article_id(url, "", ""), title=f"What was said about the harbour toll, part {number}",
            published_at=stated_at + timedelta(hours=1), revision=stated_at + timedelta(hours=1),
            appended_at=START + timedelta(days=1500, minutes=number), offset=number, url=url,
            publisher=Publisher(name=f"Outlet {number % OUTLETS}"))
        text = copied.text if copied else f"The harbour toll will {'stay' if number % 2 else 'go'}, as said for the " \
            f"{number}th time in the debate that has gone on for years."
        return Statement(
            id=ids.statement_id(article.id, text, str(number)), language="en", article=article, kind="statement",
            text=text, passage=f"“{text}”", stated_at=stated_at, stated_precision="second", dated_by="text",
            check_worthiness=0.8, official=True, quotation=text,
            speaker=copied.speaker if copied else Speaker(
                printed=f"Mr {SURNAMES[speaker % 10]}", name=f"{'TN'[speaker // 10]}ils {SURNAMES[speaker % 10]}",
                role="official", institution=institution, parent=PARENT.get(institution, ""), confidence=0.95))


class _Cost:
    """Times and sizes of the events of one kind."""

    def __init__(self) -> None:
        self.milliseconds: list[float] = []
        self.row = self.message = self.messages = 0

    def take(self, change: Change, seconds: float) -> None:
        self.milliseconds.append(1000 * seconds)
        sizes = [len(send.value or b"") for send in change.sends]
        self.row = max(self.row, len(change.row or b""))
        self.message = max([self.message, *sizes])
        self.messages = max(self.messages, len(sizes))

    def summary(self) -> dict[str, Any]:
        times = np.array(self.milliseconds)
        return {
            "events": len(times), "p50_ms": round(float(np.percentile(times, 50)), 2),
            "p99_ms": round(float(np.percentile(times, 99)), 2), "max_ms": round(float(times.max()), 2),
            "row_bytes": self.row, "message_bytes": self.message, "messages": self.messages,
        }


def grown(size: int, relations: int, seed: int, settings: Settings) -> tuple[Claim, Ledger]:
    """A claim of so many statements, and a ledger restored from their rows."""
    claim, ledger = Claim(relations, seed), Ledger(settings)
    judged = [claim.grow() for _ in range(size)]
    ledger.restore((each.statement.id, encode_row(recorded(None, each)[1])) for each in judged)
    ledger.standing()
    return claim, ledger


def kinds(claim: Claim) -> Iterator[tuple[str, Callable[[], JudgementsRecord]]]:
    """What kinds of event there are, and what makes the next of each."""
    latest: list[JudgementsRecord] = []

    def new() -> JudgementsRecord:
        latest[:] = [claim.grow()]
        return latest[0]

    yield "new statement", new
    yield "replay", lambda: latest[0]
    yield "late statement", claim.late
    yield "somebody new, late", claim.late_by_somebody_new
    yield "copy", lambda: claim.copy(earlier=False)
    yield "earlier copy", lambda: claim.copy(earlier=True)
    yield "retraction", claim.take_back


def measure(size: int, relations: int, events: int, seed: int, settings: Settings) -> dict[str, dict[str, Any]]:
    """Costs by kind of event in a claim of so many statements; each kind comes `events` times in a row."""
    claim, ledger = grown(size, relations, seed, settings)
    makers = list(kinds(claim))
    costs = {kind: _Cost() for kind, _ in makers}
    for kind, make in makers:
        for _ in range(events):
            record = make()
            started = time.process_time()
            change = ledger.apply(record)
            costs[kind].take(change, time.process_time() - started)
    return {kind: cost.summary() for kind, cost in costs.items()}


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000], help="statements of the claim")
    parser.add_argument("--relations", type=int, default=16, help="earlier statements that each is judged against")
    parser.add_argument("--events", type=int, default=100, help="events of each kind")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings, console = load(), Console(width=120)
    result: dict[str, Any] = {"goal_ms": GOAL_MS, "relations": options.relations, "sizes": {}}
    table = Table("statements", "event", "p50 ms", "p99 ms", "max ms", "row, bytes", "largest message", "messages",
                  box=None)
    for size in options.sizes:
        result["sizes"][str(size)] = found = measure(size, options.relations, options.events, options.seed, settings)
        for kind, cost in found.items():
            shown = [cost[name] for name in ("p50_ms", "p99_ms", "max_ms", "row_bytes", "message_bytes", "messages")]
            table.add_row(f"{size:,}", kind, *(f"{value:,}" for value in shown))
    console.print(table)
    if options.save:
        report.save("event_cost", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
