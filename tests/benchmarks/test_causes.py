from __future__ import annotations

from datetime import datetime, timedelta, timezone

import msgspec
import pytest

from benchmarks.causes import Judged, cause_of_false, cause_of_miss, causes, counts
from benchmarks.scenarios import score
from schemas.alert import Alert
from schemas.common import Publisher
from schemas.judgement import Judgement, Relation
from schemas.statement import ArticleReference, Speaker, Statement
from streams.ledger.ledger import Ledger
from streams.replay.collect import fold
from streams.settings import Settings

START = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)
MINISTER = Speaker(printed="Mira Solberg", name="Mira Solberg", institution="Norhaven Ports Ministry", confidence=0.9)
STRANGER = Speaker(printed="Ivo Brandt", name="Ivo Brandt", institution="Harbour Union", role="chair", confidence=0.9)


def article(name: str, day: int) -> dict[str, str]:
    return {"id": name, "published_at": (START + timedelta(days=day)).isoformat()}


SCENARIO = {
    "scenario": "quay",
    "articles": [article("quay-1", 0), article("quay-2", 20), article("quay-3", 30)],
    "expected": [{"kind": "reversal", "holder": "Norhaven Ports Ministry", "holder_aliases": ["Solberg"],
                  "since": "quay-1", "trigger": "quay-2"}],
}
OTHER = {"scenario": "tram", "articles": [article("tram-1", 0)], "expected": []}
EXPECTED = SCENARIO["expected"][0]


def said(
    where: str, day: int, speaker: Speaker | None = MINISTER, text: str = "The quay will be widened."
) -> Statement:
    at = START + timedelta(days=day)
    reference = ArticleReference(
        id=f"id-{where}", title="", published_at=at, revision=at, appended_at=at, offset=0, external_id=where,
        publisher=Publisher(name="Post"))
    return Statement(
        id=f"{where}/{text}/{speaker.name if speaker else ''}", language="en", article=reference, text=text,
        passage=text, kind="statement" if speaker else "claim", stated_at=at, stated_precision="second",
        dated_by="published", check_worthiness=0.5, official=True, speaker=speaker)


def judged(statement: Statement, *others: Statement, disputes: float = 0.95, update: bool = False) -> Judgement:
    rest = round(1 - disputes, 4)
    return Judgement(statement=statement, relations=tuple(
        Relation(statement_id=other.id, similarity=0.8, supports=0.0, neutral=rest, disputes=disputes,
                 supports_both=0.0, disputes_both=disputes, update=update) for other in others))


def cause(*judgements: Judgement) -> str:
    return cause_of_miss(EXPECTED, SCENARIO, Judged(judgements), [], 0.8)


def alerts(*judgements: Judgement) -> list[Alert]:
    """What the ledger makes of them."""
    ledger = Ledger(Settings())
    sends = [send for judgement in judgements for send in ledger.apply(judgement).sends if send.topic == "alerts"]
    return list(fold(send.value for send in sends).values())


BEFORE, AFTER = said("quay-1", 0), said("quay-2", 20, text="The quay will not be widened.")


def test_not_extracted() -> None:
    assert cause() == "not extracted"
    assert cause(judged(BEFORE), judged(said("quay-2", 20, None))) == "not extracted"  # a claim has no speaker


def test_wrong_holder() -> None:
    assert cause(judged(BEFORE), judged(said("quay-2", 20, STRANGER), BEFORE)) == "wrong holder"


def test_not_a_candidate() -> None:
    assert cause(judged(BEFORE), judged(AFTER)) == "not a candidate"


@pytest.mark.parametrize(("disputes", "update", "expected"), [
    (0.7, False, "judged wrong"), (0.9, True, "set aside"), (0.9, False, "ledger rule")])
def test_what_was_compared(disputes: float, update: bool, expected: str) -> None:
    assert cause(judged(BEFORE), judged(AFTER, BEFORE, disputes=disputes, update=update)) == expected
    # Whichever of the two arrived first.
    assert cause(judged(AFTER), judged(BEFORE, AFTER, disputes=disputes, update=update)) == expected


def test_one_of_the_articles_between_will_do() -> None:
    scenario = {**SCENARIO, "expected": [{**EXPECTED, "trigger": "quay-3"}]}
    between, after = said("quay-2", 20), said("quay-3", 30, text="No wider quay.")
    kept = Judged([judged(between), judged(after, between)])
    assert cause_of_miss(scenario["expected"][0], scenario, kept, [], 0.8) == "ledger rule"


def test_contested_is_not_disputed_by_the_holder_or_a_private_person() -> None:
    contested = {**EXPECTED, "kind": "contested"}
    resident = msgspec.structs.replace(said("quay-2", 20, Speaker(printed="Ada Holm", name="Ada Holm")), official=False)
    for speaks in (said("quay-2", 20), resident):
        before = said("quay-1", 0)
        kept = Judged([judged(before), judged(speaks, before)])
        assert cause_of_miss(contested, SCENARIO, kept, [], 0.8) == "wrong holder"


def test_contested_is_disputed_by_any_other_in_office() -> None:
    contested = {**EXPECTED, "kind": "contested"}
    kept = Judged([judged(BEFORE), judged(said("quay-2", 20, STRANGER), BEFORE, disputes=0.5)])
    assert cause_of_miss(contested, SCENARIO, kept, [], 0.8) == "judged wrong"


def test_false_alerts() -> None:
    (real,) = alerts(judged(BEFORE), judged(AFTER, BEFORE))
    nothing_expected = {**SCENARIO, "expected": []}
    assert cause_of_false(real, [nothing_expected]) == "judged wrong"
    renamed = {**SCENARIO, "expected": [{**EXPECTED, "holder": "Ivo Brandt", "holder_aliases": []}]}
    assert cause_of_false(real, [renamed]) == "wrong holder"
    later = {**SCENARIO, "expected": [{**EXPECTED, "trigger": "quay-3"}]}
    assert cause_of_false(real, [later]) == "ledger rule"
    of_another_kind = {**SCENARIO, "expected": [{**EXPECTED, "kind": "split"}]}
    assert cause_of_false(real, [of_another_kind]) == "ledger rule"
    (across,) = alerts(judged(said("tram-1", 0)), judged(AFTER, said("tram-1", 0)))
    assert cause_of_false(across, [SCENARIO, OTHER]) == "wrong holder"


def test_every_miss_and_false_alert_is_listed() -> None:
    judgements = [judged(said("tram-1", 0)), judged(AFTER, said("tram-1", 0))]
    scored = score([SCENARIO, OTHER], alerts(*judgements))
    lost = causes(scored, [SCENARIO, OTHER], judgements, 0.8)
    assert [(miss["scenario"], miss["cause"]) for miss in lost["misses"]] == []
    # The trigger and the holder are right: a label names articles and holder, not what the turn is from.
    missed = score([SCENARIO, OTHER], [])
    lost = causes(missed, [SCENARIO, OTHER], judgements, 0.8)
    assert [(miss["scenario"], miss["cause"]) for miss in lost["misses"]] == [("quay", "not extracted")]
    assert counts(lost) == {"misses": {"not extracted": 1}, "false": {}}
