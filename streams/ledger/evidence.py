"""Direct relations: the only thing that an alert may rest on.

Chains group statements and show them side by side. "Rates rise" and "rates fall" both dispute "rates hold", and that
says nothing about the two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.alert import AlertKind, Holder
from schemas.judgement import Relation
from streams.ledger.component import Component, Utterance
from streams.ledger.entry import confirmed
from streams.ledger.graph import Link
from streams.ledger.stated import Stated
from streams.ledger.timeline import overlap, same_occasion


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


class Among:
    """Those of a run of statements that come into question, by id. Nothing is copied: a run may be long.

    Args:
        run: the statements.
        fits: whether one comes into question.
    """

    def __init__(self, run: Mapping[str, Stated], fits: Callable[[Stated], bool]) -> None:
        self._run = run
        self._fits = fits

    def __contains__(self, statement_id: object) -> bool:
        each = self._run.get(statement_id)  # type: ignore[call-overload]
        return each is not None and self._fits(each)


class Evidence:
    """What was judged of the pairs of a component.

    Args:
        component: the statements and links.
        alert_threshold: probability, in both readings, from which a pair counts as judged against each other.
    """

    def __init__(self, component: Component, alert_threshold: float) -> None:
        self._component = component
        self._threshold = alert_threshold
        self._before: dict[str, list[tuple[Utterance, Link]]] = {}

    def forget(self, utterance_ids: Iterable[str]) -> None:
        """The links of these utterances are others now."""
        for each in utterance_ids:
            self._before.pop(each, None)

    def kept(self, utterance: Utterance) -> bool:
        """Whether it is known, from before its links were changed, what an utterance disputes."""
        return utterance.id in self._before

    def disputed_before(self, utterance: Utterance) -> list[tuple[Utterance, Link]]:
        """The earlier utterances that one disputes as judged directly, surely and both ways round, and their links."""
        found = self._before.get(utterance.id)
        if found is None:
            graph, utterance_of = self._component.graph, self._component.utterance_of
            found = self._before[utterance.id] = [
                (other, link)
                for statement_id in utterance.ids
                for other_id, link in graph.disputes(statement_id).items()
                if self._sure(link) and (other := utterance_of.get(other_id)) is not None
                and other.order < utterance.order]
        return found

    def opposed(self, one: Stated, other: Stated) -> bool:
        """Whether two positions are on opposite sides: as judged directly, if surely; else by their sides."""
        link = self._link(one.utterance, other.utterance)
        if link is not None:
            if self._strong(link):
                return True
            if not link.opposite and link.relation.supports_both >= self._threshold:
                return False
        return one.stance != other.stance

    def at_odds(self, one: Sequence[Stated], other: Sequence[Stated]) -> bool:
        """Whether what a holder says in one place is opposed to what it says in another.

        A pair that was surely judged against each other decides, then one that surely agrees; else the sides of the two
        that stand next to each other.
        """
        links = [link for earlier in one for later in other
                 if (link := self._link(earlier.utterance, later.utterance)) is not None]
        if any(self._strong(link) for link in links):
            return True
        if any(not link.opposite and link.relation.supports_both >= self._threshold for link in links):
            return False
        return one[-1].stance != other[0].stance

    def last_disputed(
        self, after: Stated, among: Container[str], *, dates_apart: bool
    ) -> tuple[str, Relation] | None:
        """Of some earlier statements the last that disputes `after` as judged directly, surely and both ways round.

        Of several in one article it is the one that was judged most surely.

        Args:
            after: the later statement.
            among: ids of the statements that come into question.
            dates_apart: leave out those whose dates overlap with that of `after`.

        Returns:
            its id and what was judged of the two; None if there is none.
        """
        found = [
            (other, link) for other, link in self.disputed_before(after.utterance)
            if other.id in among and not (dates_apart and overlap(other.span, after.span))]
        if not found:
            return None
        last = max((other for other, _ in found), key=lambda each: each.order)
        before, link = min(
            ((other, link) for other, link in found if same_occasion(other.first, last.first)),
            key=lambda each: (-each[1].relation.disputes_both, each[1].rank))
        return before.id, link.relation

    def _strong(self, link: Link) -> bool:
        return link.opposite and self._sure(link) and confirmed(link.relation)

    def _sure(self, link: Link) -> bool:
        return link.relation.disputes_both >= self._threshold

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
