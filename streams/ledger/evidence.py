"""Direct relations: the only thing that an alert may rest on.

Chains group statements and show them side by side. "Rates rise" and "rates fall" both dispute "rates hold", and that
says nothing about the two of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.alert import AlertKind, Holder
from schemas.judgement import Relation
from streams.ledger.component import Component, Utterance
from streams.ledger.entry import confirmed
from streams.ledger.graph import Link
from streams.ledger.said import Said
from streams.ledger.stated import Stated
from streams.ledger.timeline import overlap, same_occasion
from streams.settings import Settings

LEAST = 1e-3
"""Keeps log odds finite; no judge is surer than this."""


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


BORNE_OUT = 0.75
"""Lower of the two readings from which a dispute may count together with a second one; weaker ones are left alone."""

EVEN = 0.6
"""Lower of the two readings from which a second dispute says more than nothing.

Both chosen on 228 scenarios, dev and the own first to fifth, where they raise recall from .40 to .48 at a precision of
.81; each of the files gains (`docs/decisions/0014`)."""


ALIKE = 0.17
"""What the likeness of a pair lies above `link_similarity` where the judge's word is taken as it is."""

APART = 14.0
"""Log odds that a dispute must have more for each unit of likeness that its pair lacks.

Both chosen on dev and twelve own files (`docs/decisions/0019`)."""


class Evidence:
    """What was judged of the pairs of a component.

    A pair counts as judged against each other if both readings say so with a probability of the threshold: a higher
    one where the two texts and their articles are less alike (its likeness is the mean of the two similarities), for
    then the doubt is whether both are about one thing. Two pairs of what the same two say in the same two articles bear
    one another out: of the second one the log odds beyond `EVEN` are added to those of the first.

    Args:
        component: the statements and links.
        settings: `alert_threshold` and `link_similarity` count here.
        said: the positions, kept up to date; without them no pair bears out another.
    """

    def __init__(self, component: Component, settings: Settings, said: Said | None = None) -> None:
        self._component = component
        self._graph = component.graph
        self._threshold = settings.alert_threshold
        self._alike = settings.link_similarity + ALIKE
        self._said = said if said is not None else Said()
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
            found = self._before[utterance.id] = [
                (other, link) for other, link in self._opposing_before(utterance) if self._sure(link, utterance, other)]
        return found

    def opposed_before(self, utterance: Utterance) -> Iterator[Utterance]:
        """The earlier utterances that one disputes as judged directly, however unsurely."""
        return (other for other, _ in self._opposing_before(utterance))

    def opposed_in(self, utterance: Utterance, earlier: Mapping[str, Stated]) -> Iterator[Stated]:
        """Of some earlier positions, by id, those that an utterance disputes as judged directly, however unsurely."""
        disputes, utterance_of = self._graph.disputes, self._component.utterance_of
        return (
            found for statement_id in utterance.ids for other_id in disputes(statement_id)
            if (other := utterance_of.get(other_id)) is not None and (found := earlier.get(other.id)) is not None)

    def around(self, utterance: Utterance, among: Container[str]) -> set[str]:
        """Of some utterances, ids, those that one was judged to support or to dispute, however unsurely; and itself."""
        graph, utterance_of = self._component.graph, self._component.utterance_of
        others = (utterance_of.get(other) for each in utterance.ids for other in graph.links(each))
        return {utterance.id, *(other.id for other in others if other is not None and other.id in among)}

    def _opposing_before(self, utterance: Utterance) -> Iterator[tuple[Utterance, Link]]:
        graph, utterance_of = self._component.graph, self._component.utterance_of
        for statement_id in utterance.ids:
            for other_id, link in graph.disputes(statement_id).items():
                other = utterance_of.get(other_id)
                if other is not None and other.order < utterance.order:
                    yield other, link

    def opposed(self, one: Stated, other: Stated) -> bool:
        """Whether two positions are on opposite sides: as judged directly, if surely; else by their sides."""
        first, second = one.utterance, other.utterance
        link = self._link(first, second)
        if link is not None:
            if link.opposite:
                if self._strong(link, first, second):
                    return True
            elif link.relation.supports_both >= self._threshold:
                return False
        return one.stance != other.stance

    def at_odds(self, one: Sequence[Stated], other: Sequence[Stated]) -> bool:
        """Whether what a holder says in one place is opposed to what it says in another.

        A pair that was surely judged against each other decides, then one that surely agrees; else the sides of the two
        that stand next to each other.
        """
        if len(one) == len(other) == 1:
            return self.opposed(one[0], other[0])
        links = [(link, earlier, later) for earlier in one for later in other
                 if (link := self._link(earlier.utterance, later.utterance)) is not None]
        if any(self._strong(link, earlier.utterance, later.utterance) for link, earlier, later in links):
            return True
        if any(not link.opposite and link.relation.supports_both >= self._threshold for link, _, _ in links):
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
        if len(found) == 1:
            return found[0][0].id, found[0][1].relation
        last = max((other for other, _ in found), key=lambda each: each.order)
        before, link = min(
            ((other, link) for other, link in found if same_occasion(other.first, last.first)),
            key=lambda each: (-each[1].relation.disputes_both, each[1].rank))
        return before.id, link.relation

    def disputed_in(self, after: Stated, run: Mapping[str, Stated]) -> list[Stated]:
        """Of a run of statements, by id, those that `after` disputes as judged directly, surely and both ways round."""
        disputed = self._before.get(after.id)
        if disputed is None:
            disputed = self.disputed_before(after.utterance)
        return [run[other.id] for other, _ in disputed if other.id in run] if disputed else []

    def _strong(self, link: Link, one: Utterance, other: Utterance) -> bool:
        return link.opposite and confirmed(link.relation) and self._sure(link, one, other)

    def _sure(self, link: Link, one: Utterance, other: Utterance) -> bool:
        judged, wanted = self._odds(link), log_odds(self._threshold)
        if judged >= wanted or judged < log_odds(BORNE_OUT):
            return judged >= wanted
        return judged + max(self._second(one, other) - log_odds(EVEN), 0.0) >= wanted

    def _odds(self, link: Link) -> float:
        """Log odds of a dispute, less for what its texts and their articles lack in likeness."""
        relation = link.relation
        if relation.article_similarity is None:
            return log_odds(relation.disputes_both)
        likeness = (relation.similarity + relation.article_similarity) / 2
        return log_odds(relation.disputes_both) - APART * max(self._alike - likeness, 0.0)

    def _second(self, one: Utterance, other: Utterance) -> float:
        """Of the other pairs of what the two say in the two articles the surest dispute's log odds."""
        first, last = self._said.position(one.id), self._said.position(other.id)
        if first is None or last is None or first.statement.article.id == last.statement.article.id:
            return -math.inf
        beside_first, beside_last = self._said.companions(first), self._said.companions(last)
        if len(beside_first) == len(beside_last) == 1:
            return -math.inf
        pairs = ((each, against) for each in beside_first for against in beside_last
                 if each is not first or against is not last)
        links = (self._link(each.utterance, against.utterance) for each, against in pairs)
        return max((self._odds(link) for link in links
                    if link is not None and link.opposite and confirmed(link.relation)), default=-math.inf)

    def _link(self, one: Utterance, other: Utterance) -> Link | None:
        """The surest link between two utterances, whichever copies it was judged on."""
        graph = self._graph
        if len(one.ids) == len(other.ids) == 1:
            return graph.link(one.id, other.id)
        found = [
            link
            for statement_id in one.ids
            for other_id, link in graph.links(statement_id).items()
            if self._component.utterance_of.get(other_id) is other
        ]
        return min(found, key=lambda link: link.rank, default=None)


def log_odds(probability: float) -> float:
    """Of a probability, finite at 0 and 1 too."""
    bounded = min(max(probability, LEAST), 1 - LEAST)
    return math.log(bounded / (1 - bounded))
