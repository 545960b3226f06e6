"""The alerts of a component, by the group in which a rule finds them; found again only where something has changed.

The rules build on one another: how persons turned tells how their institutions are read, both tell how a parent is,
and all three what is contested. So an id that is told of no more, or newly, touches the groups that it is in.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from schemas.alert import Alert, ClaimReference
from streams.ledger.agreement import Agreement
from streams.ledger.alerts import alert_of
from streams.ledger.contested import contested_claims
from streams.ledger.evidence import Draft, Evidence
from streams.ledger.groups import SURE, Group, Groups
from streams.ledger.holders import Holders
from streams.ledger.institution import institution_alerts
from streams.ledger.reversal import person_reversals
from streams.ledger.split import parent_splits
from streams.ledger.standing import told_by
from streams.settings import Settings


class Found(NamedTuple):
    """What the rules found, by group: ids of the statements by which persons turned, drafts and alerts.

    Besides, the ids of the statements that a reversal or a split tells of.
    """

    turned: dict[Group, set[str]]
    drafts: dict[Group, list[Draft]]
    alerts: dict[Group, dict[str, Alert]]
    told: set[str]


class Findings:
    """The alerts of a component.

    Args:
        groups: its positions.
        evidence: what was judged of their pairs.
        agreement: what of it agrees.
        holders: names them.
        claim: what they are on.
        settings: thresholds and days of the rules.
    """

    def __init__(
        self, groups: Groups, evidence: Evidence, agreement: Agreement, holders: Holders, claim: ClaimReference,
        settings: Settings,
    ) -> None:
        self._groups = groups
        self._evidence = evidence
        self._agreement = agreement
        self._holders = holders
        self._claim = claim
        self._settings = settings
        self._turned: dict[Group, set[str]] = {}
        self._drafts: dict[Group, list[Draft]] = {}
        self._alerts: dict[Group, dict[str, Alert]] = {}
        self._told: set[str] = set()

    def move(self, claim: ClaimReference) -> None:
        """The alerts are on a claim of another id or text."""
        self._claim = claim
        for group, drafts in self._drafts.items():
            self._alerts[group] = self._alerts_of(drafts)

    def _alerts_of(self, drafts: Iterable[Draft]) -> dict[str, Alert]:
        return {alert.id: alert for alert in (alert_of(draft, self._claim, self._settings) for draft in drafts)}

    def remember(self) -> Found:
        """What is found as of now."""
        return Found(dict(self._turned), dict(self._drafts), dict(self._alerts), self._told)

    def recall(self, found: Found) -> None:
        """The positions are again as they were when this was found."""
        self._turned, self._drafts, self._alerts = dict(found.turned), dict(found.drafts), dict(found.alerts)
        self._told = found.told
        self._groups.touched = set()

    def alerts(self) -> dict[str, Alert]:
        """All of them as they are now, by id."""
        days = self._settings.split_days
        touched, self._groups.touched = self._groups.touched, set()
        for group in _of("person", touched):
            positions = self._groups.of(group)
            drafts = person_reversals(positions, self._evidence, self._agreement, self._holders)
            before = self._turned.get(group, set())
            self._turned[group] = told_by(drafts, positions, self._evidence)
            touched |= self._reading(before ^ self._turned[group], "house", "parent")
            self._keep(group, drafts)
        turned = set(chain.from_iterable(self._turned.values()))
        for group in _of("house", touched):
            drafts = institution_alerts(
                self._groups.of(group), turned, self._evidence, self._agreement, self._holders, days)
            told = _told(drafts) ^ _told(self._drafts.get(group, ()))
            touched |= self._reading((each for _, each in told), "parent")
            self._keep(group, drafts)
        reversing = turned | self._after("reversal")
        splitting = self._after("split", "house")
        for group in _of("parent", touched):
            self._keep(group, parent_splits(
                self._groups.of(group), reversing, splitting, self._evidence, self._holders, days))
        told_of = reversing | self._after("split")
        newly_told, self._told = told_of ^ self._told, told_of
        if SURE in touched or any(map(self._groups.read_first, newly_told)):
            self._keep(SURE, contested_claims(self._groups.of(SURE), told_of, self._evidence, self._holders))
        return {alert_id: alert for found in self._alerts.values() for alert_id, alert in found.items()}

    def _reading(self, ids: Iterable[str], *kinds: str) -> set[Group]:
        """The groups of these kinds that hold any of these positions."""
        return {group for each in ids for group in self._groups.holding(each) if group.kind in kinds}

    def _after(self, kind: str, *groups: str) -> set[str]:
        """Ids of the statements after the alerts of a kind, found in groups of any kind or of these."""
        return {draft.after.id for group, drafts in self._drafts.items() if not groups or group.kind in groups
                for draft in drafts if draft.kind == kind}

    def _keep(self, group: Group, drafts: list[Draft]) -> None:
        for known in (self._drafts, self._alerts):
            known.pop(group, None)
        if not self._groups.of(group):
            self._turned.pop(group, None)
        if drafts:
            self._drafts[group] = drafts
            self._alerts[group] = self._alerts_of(drafts)


def _of(kind: str, groups: Iterable[Group]) -> list[Group]:
    return [group for group in groups if group.kind == kind]


def _told(drafts: Iterable[Draft]) -> set[tuple[str, str]]:
    return {(draft.kind, draft.after.id) for draft in drafts}
