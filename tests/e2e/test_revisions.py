"""Corrections, withdrawals and copies through the whole stream on a real broker."""

import json
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import pytest

from schemas.alert import Alert
from schemas.claim import Claim
from schemas.codec import decode
from schemas.outcome import Outcome
from schemas.statement import Statement, StatementsRecord
from streams import ids
from streams.ingest.feed import Feed
from streams.replay.collect import fold, read_topic
from streams.replay.session import session
from streams.settings import load

pytestmark = [pytest.mark.kafka, pytest.mark.models]

CORRECTED = datetime(2026, 3, 4, 9, tzinfo=timezone.utc)
MISQUOTED = "“Tarnow will close the Brinley pool,” Mayor Ines Haldor told the Tarnow city council."
ACCOUNTS = "The Tarnow city council went through the accounts of the past year on Tuesday."
LIBRARY = "“Tarnow will build a new library at the old mill,” Mayor Ines Haldor told the council."
COSTS = "The city took in 41 million marks and spent 39 million. What was left over goes to the schools."
FERRY = (
    "The board of the Osmarra Port Authority met on Monday in the old custom house for the first time this year.\n\n"
    "“Osmarra will sell the Halvard ferry,” Joren Aldwick, director of the Osmarra Port Authority, said.\n\n"
    "The ferry carried 31,000 people last year, a third fewer than ten years ago. Its hull was last renewed in 2009 "
    "and the yard in Velmar that built it has long been closed."
)


def article(name: str, day: str, title: str, text: str, **more: Any) -> bytes:
    return json.dumps({
        "id": name, "url": f"https://{name.partition('-')[0]}.example/{name}", "title": title, "text": text,
        "published_at": f"2026-{day}T10:00:00Z", "publisher": {"name": f"The {name.partition('-')[0]}"}, **more,
    }).encode()


def accounts(*paragraphs: str, **more: Any) -> bytes:
    return article("observer-2", "03-03", "Council looks at the accounts", "\n\n".join(paragraphs), **more)


def withdrawn(name: str, day: str) -> bytes:
    return article(name, day, "", "", status="withdrawn")


STEPS = {
    "first printed": [
        article(
            "post-1", "02-10", "Council evening: pool, buses, dogs",
            "“Tarnow will not close the Brinley pool,” Mayor Ines Haldor told the Tarnow city council on Tuesday.\n\n"
            "The council also talked about night buses for two hours and about dogs in parks for one."),
        accounts(ACCOUNTS, MISQUOTED, LIBRARY, COSTS),
        article(
            "post-3", "02-12", "Port has plans for its boats",
            "“Osmarra will not sell the Halvard ferry,” Joren Aldwick, director of the Osmarra Port Authority, said on "
            "Thursday.\n\nThe port has four boats. Two of them were built before the bridge was opened."),
        article("observer-4", "04-20", "Port board meets in the custom house", FERRY),
    ],
    "copied": [article("ledger-5", "04-21", "A farewell to the islands' oldest boat", f"OSMARRA (agency) — {FERRY}")],
    "corrected": [
        accounts(
            ACCOUNTS, LIBRARY, COSTS, "Correction: a sentence about the pool was wrong and has been taken out.",
            updated_at=CORRECTED.isoformat())],
    "original withdrawn": [withdrawn("observer-4", "04-20")],
    "all withdrawn": [withdrawn("ledger-5", "04-21"), withdrawn("observer-2", "03-03")],
}


@dataclass(frozen=True)
class Snapshot:
    """What a reader has after a step: alert events in order, and the latest outcomes and claims."""

    events: list[bytes]
    outcomes: dict[str, Outcome]
    claims: list[Claim]

    @property
    def standing(self) -> list[Alert]:
        return sorted(fold(self.events).values(), key=lambda alert: alert.after.statement.stated_at)

    @property
    def after(self) -> list[str | None]:
        """The sender's ids of the articles whose statements turned."""
        return [alert.after.statement.article.external_id for alert in self.standing]

    def appearances(self, name: str) -> list[str]:
        """Ids of the statements of an article that appear in claims."""
        address = article_id(name)
        return sorted(each.statement_id for claim in self.claims for each in claim.latest if each.article_id == address)


def article_id(name: str) -> str:
    return ids.article_id(f"https://{name.partition('-')[0]}.example/{name}", "", "")


@dataclass(frozen=True)
class Run:
    """All steps, and the statements that left `extract`, in order."""

    after: dict[str, Snapshot]
    statements: list[Statement]

    def id_of(self, words: str, name: str) -> str:
        """The one id that the statement with these words has in an article, in all its revisions."""
        (found,) = {s.id for s in self.statements if words in s.passage and s.article.external_id == name}
        return found


@pytest.fixture(scope="module")
def run(broker: str) -> Run:
    snapshots = {}
    with session(load(bootstrap_servers=broker), own_broker=False) as running:
        for step, articles in STEPS.items():
            with Feed(running.settings) as feed:
                for each in articles:
                    feed.send(each)
            running.drain.wait()
            topics = {topic: list(read_topic(running.settings, topic)) for topic in ("alerts", "outcomes", "claims")}
            outcomes = [decode(r.value, Outcome) for r in topics["outcomes"] if r.value]
            claims = {r.key: r.value for r in topics["claims"]}
            snapshots[step] = Snapshot(
                [r.value for r in topics["alerts"] if r.value],
                {str(outcome.external_id): outcome for outcome in outcomes},
                [decode(value, Claim) for value in claims.values() if value])
        assert not list(read_topic(running.settings, "rejected"))
        records = [decode(r.value, StatementsRecord) for r in read_topic(running.settings, "statements") if r.value]
    return Run(snapshots, [record for record in records if isinstance(record, Statement)])


def test_a_misquotation_and_a_turn_raise_an_alert_each(run: Run) -> None:
    first = run.after["first printed"]
    assert first.after == ["observer-2", "observer-4"]
    assert {alert.kind for alert in first.standing} == {"reversal"}
    assert {alert.holder.name for alert in first.standing} == {"Ines Haldor", "Joren Aldwick"}


def test_the_correction_withdraws_the_alert_it_caused_and_publishes_that(run: Run) -> None:
    before, after = run.after["copied"], run.after["corrected"]
    (misquoted,) = [alert for alert in before.standing if alert.holder.name == "Ines Haldor"]
    assert misquoted.id not in fold(after.events)
    published = [decode(event, Alert) for event in after.events[len(before.events) :]]
    assert [(alert.id, alert.status) for alert in published] == [(misquoted.id, "withdrawn")]
    outcome = after.outcomes["observer-2"]
    assert outcome.retracted == (misquoted.after.statement.id,)
    assert outcome.revision == CORRECTED


def test_the_other_statement_of_the_corrected_article_keeps_its_id(run: Run) -> None:
    kept = run.id_of("new library", "observer-2")
    gone = run.id_of("close the Brinley pool", "observer-2")
    read = [s.article.revision for s in run.statements if s.id == kept]
    assert len(read) == 2
    assert read[1] == CORRECTED > read[0]
    first, corrected = run.after["first printed"], run.after["corrected"]
    assert {kept, gone} <= set(first.appearances("observer-2"))
    assert kept in corrected.appearances("observer-2")
    assert gone not in corrected.appearances("observer-2")
    assert kept in corrected.outcomes["observer-2"].statement_ids


def test_a_copy_under_another_headline_raises_nothing_and_counts_as_a_source(run: Run) -> None:
    before, after = run.after["first printed"], run.after["copied"]
    assert after.outcomes["ledger-5"].copy_of == article_id("observer-4")
    assert [alert.id for alert in after.standing] == [alert.id for alert in before.standing]
    published = [decode(event, Alert) for event in after.events[len(before.events) :]]
    assert {alert.status for alert in published} == {"revised"}
    assert [alert.sources for alert in before.standing] == [1, 1]
    assert [alert.sources for alert in after.standing] == [1, 2]
    assert after.appearances("ledger-5")


def test_when_the_original_is_withdrawn_the_alert_rests_on_the_copy(run: Run) -> None:
    after = run.after["original withdrawn"]
    assert after.after == ["ledger-5"]
    assert [alert.sources for alert in after.standing] == [1]
    assert after.outcomes["observer-4"].withdrawn
    assert not after.appearances("observer-4")


def test_withdrawn_takes_everything_back_corrections_included(run: Run) -> None:
    before, after = run.after["original withdrawn"], run.after["all withdrawn"]
    assert not after.standing
    for name in ("observer-2", "ledger-5"):
        assert after.outcomes[name].withdrawn
        assert set(after.outcomes[name].retracted) == set(before.outcomes[name].statement_ids) != set()
        assert not after.outcomes[name].statement_ids
        assert not after.appearances(name)
    assert after.appearances("post-1")
