"""Where a holder's words of two occasions agree as surely as they are at odds, nothing is sure.

An interview answers many questions, and a profile quotes both what was said then and what is said now. If one sentence
of it surely disputes what its speaker said earlier, and another of the same claim surely supports it, an editor would
not write that a position turned before having read on: silence rather than a guess.

What the later statement says of itself overrules it: who says to have changed has.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from streams.ledger.component import Component
from streams.ledger.said import Said
from streams.ledger.stated import Stated
from streams.ledger.timeline import same_occasion

SURE_AGREEMENT = 0.9
"""Lower of the two readings of `supports`. On 84 scenarios, each judged by two models, every alert with such a pair
beside it was false (three exchanges, with either model); the surest agreement beside a right one was .84."""


class Agreement:
    """What was judged to agree in a component.

    Attributes:
        said: its positions, by article.

    Args:
        component: the statements and links.
        positions: those that count, sure ones.
        said: kept up to date with them; a new one if none is given.
    """

    def __init__(self, component: Component, positions: Iterable[Stated], said: Said | None = None) -> None:
        self._component = component
        self.said = said if said is not None else Said()
        for position in positions:
            self.add(position)

    def add(self, position: Stated) -> None:
        """Take a position in."""
        self.said.add(position)

    def remove(self, position: Stated) -> None:
        """Take a position out."""
        self.said.remove(position)

    def beside(self, position: Stated) -> list[Stated]:
        """What its speaker says in its article, the position among it."""
        return self.said.beside(position)

    def evens_out(self, before: Stated, after: Stated) -> bool:
        """Whether what is said on the occasion of one surely agrees with what is said on that of the other.

        Args:
            before: an earlier position.
            after: a later one; something of its occasion was judged to dispute something of the other.
        """
        later = self._occasion(after)
        if any(each.statement.change_cue for each in later):
            return False
        return self.shown(later, {each.id for each in self._occasion(before)})

    def shown(self, positions: Iterable[Stated], among: Container[str]) -> bool:
        """Whether one of some positions was surely judged to agree with another of `among`, statement ids."""
        component = self._component
        return any(
            other.id in among
            for position in positions
            for statement_id in position.utterance.ids
            for other_id, link in component.graph.links(statement_id).items()
            if not link.opposite and link.relation.supports_both >= SURE_AGREEMENT
            and (other := component.utterance_of.get(other_id)) is not None)

    def _occasion(self, position: Stated) -> list[Stated]:
        return [each for each in self.beside(position) if same_occasion(each, position)]
