"""What holds of a set of statements: a pure function to alerts, claims, positions and the fact-checkers' queue.

The same set gives the same answer, in whatever order it came together. `docs/alerts.md` has the rules as a table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from schemas.alert import Alert, ClaimReference, Holder
from schemas.claim import Claim
from schemas.factcheck import CheckableClaim
from schemas.position import Position, Stand
from streams.ledger.agreement import Agreement
from streams.ledger.alerts import alert_of
from streams.ledger.claims import checkable, claim_of
from streams.ledger.component import Component, components
from streams.ledger.contested import contested_claims
from streams.ledger.entry import entry_of
from streams.ledger.evidence import Draft, Evidence
from streams.ledger.exchange import told_once
from streams.ledger.graph import Graph
from streams.ledger.holders import Holders
from streams.ledger.institution import institution_alerts
from streams.ledger.reversal import person_reversals
from streams.ledger.revisions import Revisions
from streams.ledger.rows import Row
from streams.ledger.said import Said
from streams.ledger.split import parent_splits
from streams.ledger.stated import Stated, positions_taken
from streams.settings import Settings

LATEST_STANDS = 50
"""Statements that a position's timeline carries; the count says how many there are."""


@dataclass
class Standing:
    """What holds.

    Attributes:
        alerts: by id; each with status ``raised``.
        claims: by id.
        positions: by holder id and claim id, as `position_key` joins them.
        queue: by claim id.
    """

    alerts: dict[str, Alert] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    queue: dict[str, CheckableClaim] = field(default_factory=dict)

    def add(self, other: Standing) -> None:
        """Take in what holds of another component."""
        self.alerts |= other.alerts
        self.claims |= other.claims
        self.positions |= other.positions
        self.queue |= other.queue


def position_key(holder_id: str, claim_id: str) -> str:
    """Record key of a position."""
    return f"{holder_id}:{claim_id}"


def standing(rows: Iterable[Row], settings: Settings) -> Standing:
    """What holds of these rows, of one component or many."""
    revisions = Revisions(
        (row.judgement.statement.id if row.judgement is not None else f"no statement {number}", row)
        for number, row in enumerate(rows))
    entries = [
        entry_of(row, settings.relation_threshold, settings.link_similarity, live=revisions.live(key))
        for key, row in revisions.items()]
    graph = Graph(entry for entry in entries if entry is not None)
    whole = Standing()
    for component in components(graph, graph.ids()):
        whole.add(component_standing(component, settings))
    whole.alerts = told_once(whole.alerts.values())
    return whole


def component_standing(component: Component, settings: Settings) -> Standing:
    """What holds of the statements that are linked to one another.

    Its alerts are those that its rules find; of those that tell one exchange `streams.ledger.exchange` leaves one.
    """
    claim = claim_of(component)
    reference = ClaimReference(id=claim.id, text=claim.text)
    holders = Holders(component.utterances)
    taken = positions_taken(component, holders)
    worth_checking = checkable(component, settings.queue_threshold)
    return Standing(
        alerts={
            alert.id: alert
            for alert in (alert_of(draft, reference, settings) for draft in drafts(component, holders, taken, settings))
        },
        claims={claim.id: claim},
        positions={
            position_key(holder_id, claim.id): position_of(holder, timeline, reference)
            for holder_id, (holder, timeline) in timelines(taken, holders).items()},
        queue={claim.id: worth_checking} if worth_checking is not None else {},
    )


def drafts(component: Component, holders: Holders, taken: list[Stated], settings: Settings) -> list[Draft]:
    """The alerts that the rules find: a person's before an institution's, that before its parent's."""
    sure = [position for position in taken if position.sure]
    said = Said()
    evidence = Evidence(component, settings, said)
    agreement = Agreement(component, sure, said)
    found = person_reversals(sure, evidence, agreement, holders)
    turned = told_by(found, sure, evidence)
    found += institution_alerts(sure, turned, evidence, agreement, holders, settings.split_days)
    reversing = turned | {draft.after.id for draft in found if draft.kind == "reversal"}
    splitting = {draft.after.id for draft in found if draft.kind == "split"}
    found += parent_splits(sure, reversing, splitting, evidence, holders, settings.split_days)
    told = reversing | splitting | {draft.after.id for draft in found}
    return [*found, *contested_claims(sure, told, evidence, holders)]


def told_by(found: Iterable[Draft], positions: Iterable[Stated], evidence: Evidence) -> set[str]:
    """Ids of the statements by which a person has reversed: what carries the alert, and what else the person says to
    the same end in the same article.
    """
    turns = defaultdict(list)
    for draft in found:
        turns[draft.after.speaking.person, draft.after.statement.article.id].append(draft.after)
    return {
        position.id for position in positions
        for after in turns.get((position.speaking.person, position.statement.article.id), ())
        if position is after or not evidence.opposed(position, after)
    }


def timelines(taken: Iterable[Stated], holders: Holders) -> dict[str, tuple[Holder, list[Stated]]]:
    """The positions of each person, and of each institution's own voice and spokespeople, by holder id."""
    found: dict[str, tuple[Holder, list[Stated]]] = {}
    for position in taken:
        for holder in holders_of(position, holders):
            found.setdefault(holder.id, (holder, []))[1].append(position)
    return found


def holders_of(position: Stated, holders: Holders) -> list[Holder]:
    """Whose timelines a position is in.

    Args:
        position: one of a component.
        holders: names them.
    """
    speaking = position.speaking
    found = []
    if speaking.person is not None:
        found.append(holders.person(speaking.person))
    if speaking.voice and speaking.institution is not None:
        found.append(holders.institution(speaking.institution))
    return found


def position_of(holder: Holder, timeline: list[Stated], claim: ClaimReference) -> Position:
    """A holder's timeline, given in event order, as it is published."""
    return Position(
        holder=holder, claim=claim, count=len(timeline),
        timeline=tuple(
            Stand(stance=each.stance, confidence=_sureness(each), statement=each.id, stated_at=each.statement.stated_at)
            for each in timeline[-LATEST_STANDS:]))


def _sureness(position: Stated) -> float:
    speaker = position.statement.speaker
    return round(position.certainty * (speaker.confidence if speaker is not None else 0.0), 4)
