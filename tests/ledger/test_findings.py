from __future__ import annotations

import pytest

from schemas.alert import ClaimReference
from streams.ledger.agreement import Agreement
from streams.ledger.findings import Findings
from streams.ledger.groups import Groups
from streams.ledger.standing import component_standing

HEALTH = {"institution": "Health Ministry of Maresca", "parent": "Government of Maresca"}
FARM = {"institution": "Farm Ministry of Maresca", "parent": "Government of Maresca"}
MINISTER = {**HEALTH, "name": "Tove Aronsen", "role": "health minister"}
DEPUTY = {**HEALTH, "name": "Ivo Brandt", "role": "deputy health minister"}
FARMER = {**FARM, "name": "Ada Holm", "role": "farm minister"}
MAYOR = {"name": "Per Dahl", "institution": "City Council", "role": "mayor"}
SAID = [("yes", 0, MINISTER), ("no", 3, DEPUTY), ("yes", 5, FARMER), ("no", 8, FARMER), ("no", 30, MINISTER),
        ("no", 31, MAYOR), ("yes", 60, MINISTER)]


@pytest.fixture
def found(news, read, settings):
    """The findings of nothing yet, the groups, the positions, and the alerts as worked out from nothing."""
    for position, day, speaker in SAID:
        news.says(position, day, **speaker)
    made = read(news)
    agreement = Agreement(made.component, ())
    groups = Groups((), made.evidence, agreement)
    whole = component_standing(made.component, settings)
    (claim,) = whole.claims.values()
    claim = ClaimReference(id=claim.id, text=claim.text)
    return Findings(groups, made.evidence, agreement, made.holders, claim, settings), groups, made.taken, whole.alerts


@pytest.mark.parametrize("turned", [False, True])
def test_whatever_comes_first_the_alerts_are_those_of_all(found, turned):
    findings, groups, taken, alerts = found
    for position in reversed(taken) if turned else taken:
        groups.add(position)
        findings.alerts()
    assert findings.alerts() == alerts
    assert {alert.kind for alert in alerts.values()} == {"reversal", "split"}


def test_nothing_is_found_of_nothing(found):
    findings, groups, taken, alerts = found
    for position in taken:
        groups.add(position)
    assert findings.alerts() == alerts
    for position in taken:
        groups.remove(position)
    assert findings.alerts() == {}


def test_what_was_found_is_recalled(found):
    findings, groups, taken, alerts = found
    for position in taken:
        groups.add(position)
    findings.alerts()
    before = findings.remember()
    groups.remove(taken[3])
    assert findings.alerts() != alerts
    groups.add(taken[3])
    findings.recall(before)
    assert findings.alerts() == alerts


def test_on_another_claim_each_alert_says_so(found):
    findings, groups, taken, alerts = found
    for position in taken:
        groups.add(position)
    findings.alerts()
    findings.move(ClaimReference(id="other", text="Another."))
    moved = findings.alerts()
    assert moved.keys() == alerts.keys()
    assert {alert.claim.id for alert in moved.values() if alert.before.stance != alert.after.stance} >= {"other"}
