"""Direct relations: the only thing that an alert may rest on.

Chains group statements and show them side by side. "Rates rise" and "rates fall" both dispute "rates hold", and that
says nothing about the two of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from schemas.alert import AlertKind, Holder
from schemas.judgement import Relation
from streams.ledger.component import Component, Utterance
from streams.ledger.graph import Link
from streams.ledger.stated import Stated
from streams.ledger.timeline import overlap


@dataclass(frozen=True, slots=True)
class Draft:
    """An alert as a rule finds it.

    Attributes:
        holder: whose position turned, is split or is contested.
        since: the first of the unbroken run of the old side.
        before: the last of that run that was judged directly against `after`.
        relation: what the judge said of `before` and `after`.
    """

    kind: AlertKind
    holder: Holder
    since: Stated
    before: Stated
    after: Stated
    relation: Relation


class Evidence:
    """What was judged of the pairs of a component.

    Args:
        component: the statements and links.
        alert_threshold: probability, in both readings, from which a pair counts as judged against each other.
    """

    def __init__(self, component: Component, alert_threshold: float) -> None:
        self._component = component
        self._threshold = alert_threshold

    def opposed(self, one: Stated, other: Stated) -> bool:
        """Whether two positions are on opposite sides: as judged directly, if surely; else by their sides."""
        link = self._link(one.utterance, other.utterance)
        if link is not None:
            if self._strong(link):
                return True
            if not link.opposite and link.relation.supports_both >= self._threshold:
                return False
        return one.stance != other.stance

    def last_disputed(
        self, after: Stated, among: Collection[str], *, dates_apart: bool
    ) -> tuple[str, Relation] | None:
        """Of some earlier statements the last that disputes `after` as judged directly, surely and both ways round.

        Args:
            after: the later statement.
            among: ids of the statements that come into question.
            dates_apart: leave out those whose dates overlap with that of `after`.

        Returns:
            its id and what was judged of the two; None if there is none.
        """
        best: tuple[Utterance, Link] | None = None
        component = self._component
        for statement_id in after.utterance.ids:
            for other_id, link in component.graph.links(statement_id).items():
                if not self._strong(link):
                    continue
                other = component.utterance_of.get(other_id)
                if other is None or other.id not in among or other.order >= after.order:
                    continue
                if dates_apart and overlap(other.span, after.span):
                    continue
                if best is None or other.order > best[0].order or (other is best[0] and link.rank < best[1].rank):
                    best = other, link
        return (best[0].id, best[1].relation) if best is not None else None

    def _strong(self, link: Link) -> bool:
        return link.opposite and link.relation.disputes_both >= self._threshold

    def _link(self, one: Utterance, other: Utterance) -> Link | None:
        """The surest link between two utterances, whichever copies it was judged on."""
        graph = self._component.graph
        if len(one.ids) == len(other.ids) == 1:
            return graph.links(one.ids[0]).get(other.ids[0])
        found = [
            link
            for statement_id in one.ids
            for other_id, link in graph.links(statement_id).items()
            if self._component.utterance_of.get(other_id) is other
        ]
        return min(found, key=lambda link: link.rank, default=None)
