"""What holds of a large component, kept up as statements come, are copied, corrected and taken back.

An event puts a few utterances in the place of others: one that is new in the place of none, none in that of one taken
back, a copy that turns out to be the first in that of its original. Everything derived is kept, each part in a form
in which that costs what changes: the spanning tree with the sides (`growing_tree`), who is who (`holders`), what the
claim counts (`claims`), the timelines (`timelines`), and the alerts by the group of positions in which a rule finds
them (`groups`, `findings`). What is kept is always what the component worked out from nothing would give.

Only where the component falls apart or joins another one is it worked out from nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from schemas.alert import ClaimReference
from streams import ids
from streams.ledger.agreement import Agreement
from streams.ledger.claims import Counts
from streams.ledger.component import Component, Utterance, utterances_of
from streams.ledger.evidence import Evidence
from streams.ledger.findings import Findings, Found
from streams.ledger.groups import Groups
from streams.ledger.growing_tree import GrowingTree
from streams.ledger.holders import Holders
from streams.ledger.said import Said
from streams.ledger.spanning import Tree
from streams.ledger.standing import Standing
from streams.ledger.stated import Stated, position_taken, positions_taken
from streams.ledger.timelines import Timelines
from streams.settings import Settings


class Remembered(NamedTuple):
    """What held of a component at a time."""

    standing: Standing
    found: Found


class Growing:
    """A component with what holds of it.

    Args:
        component: the statements and links.
        tree: its spanning tree; grows with it.
        settings: thresholds of the rules.

    Attributes:
        standing: what holds; never changed in place.
        spent: whether it must be worked out from nothing before the next event.
    """

    def __init__(self, component: Component, tree: Tree, settings: Settings) -> None:
        self.spent = False
        self._component = component
        self._tree = tree
        self._ids = dict.fromkeys(tree.ids)
        self._links = GrowingTree(component, tree)
        self._threshold = settings.queue_threshold
        self._counts = Counts(component)
        self._holders = Holders(component.utterances)
        said = Said()
        self._evidence = Evidence(component, settings, said)
        agreement = Agreement(component, (), said)
        reference = self._reference()
        self._groups = Groups((), self._evidence, agreement)
        self._timelines = Timelines(self._holders, reference)
        self._findings = Findings(self._groups, self._evidence, agreement, self._holders, reference, settings)
        self._taken: dict[str, Stated] = {}
        for position in positions_taken(component, self._holders):
            self._take(position)
        self._evidence.forget(self._taken)  # what was seen while only a part of what is said was known
        self._groups.touch_all()
        self.standing = Standing()
        self._read()

    def remember(self) -> Remembered:
        """What holds as of now."""
        return Remembered(self.standing, self._findings.remember())

    def replace(
        self, changed: Collection[str], linked: Iterable[str], back_to: Remembered | None = None
    ) -> Standing | None:
        """Take in what the graph says now.

        Args:
            changed: the statements that came, went or changed, with all copies that they have or had.
            linked: those that they are, or were, linked to; all of them in this component.
            back_to: what held when the graph said the same.

        Returns:
            what holds now; None if the component must be worked out from nothing. Then this one is spent, and its
            `standing` and the tree are as before.
        """
        if self.spent:
            return None
        utterance_of = self._component.utterance_of
        gone = list({found.id: found for each in changed if (found := utterance_of.get(each)) is not None}.values())
        come = utterances_of(self._component.graph, changed)
        if len(gone) == len(come) == 1 and self._only_copied(gone[0], come[0]):
            self._copied(gone[0], come[0])
        else:
            affected = {utterance_of[each].id for each in (*changed, *linked) if each in utterance_of}
            if not self._exchange(gone, come, affected):
                self.spent = True
                return None
            self._grow_tree(changed)
        if back_to is None:
            return self._read()
        self._findings.recall(back_to.found)
        self._timelines.publish({})
        self.standing = back_to.standing
        return self.standing

    def _only_copied(self, before: Utterance, after: Utterance) -> bool:
        """Whether an utterance has later copies more, with no links, and no alert counts those that carry it."""
        links, known = self._component.graph.links, {entry.id for entry in before.appearances}
        return (
            after.first is before.first
            and set(before.ids) <= set(after.ids)
            and set(before.copies) <= set(after.copies)
            and not any(links(each) for each in after.ids if each not in known)
            and all(alert.after.statement.id != before.id for alert in self.standing.alerts.values()))

    def _copied(self, utterance: Utterance, after: Utterance) -> None:
        for copy in after.copies:
            if copy not in utterance.copies:
                self._counts.appears(copy)
        utterance.copies, utterance.ids = after.copies, after.ids
        self._component.utterance_of.update(dict.fromkeys(after.ids, utterance))
        self._grow_tree(after.ids)

    def _exchange(self, gone: list[Utterance], come: list[Utterance], affected: set[str]) -> bool:
        """Put utterances in the place of others; False if the component has fallen apart.

        Args:
            affected: ids of all utterances whose links may be others now.
        """
        self._unsettle(affected)
        for utterance in gone:
            self._drop(utterance)
            self._counts.remove(utterance)
        left = [self._component.utterance_of[entry.id] for entry in self._counts.entries[:1]]
        earliest = min((*left, *come), key=lambda utterance: utterance.order, default=None)
        sides = self._links.replace(gone, come, earliest) if earliest is not None else None
        if earliest is None or sides is None:
            return False
        new = {utterance.id for utterance in come}
        for each in sides - new:
            self._see(self._component.utterance_of[each])
        changed = self._holders.replace(gone, come)
        for utterance in come:
            self._counts.add(utterance)
        said_by_others = [each for mention in changed for each in self._holders.said(mention) if each.id not in new]
        linked = affected | self._linked(said_by_others)
        self._unsettle(linked)
        for utterance in said_by_others:
            self._drop(utterance)
        for utterance in (*said_by_others, *come):
            self._take(position_taken(self._component, self._holders, utterance))
        self._unsettle(linked | new)
        if earliest is not self._component.earliest:
            self._component.earliest = earliest
            self._timelines.move(self._reference())
            self._findings.move(self._reference())
        return True

    def _linked(self, utterances: Iterable[Utterance]) -> set[str]:
        """Ids of utterances and of those that they are linked to."""
        graph, utterance_of = self._component.graph, self._component.utterance_of
        found = {utterance.id: utterance for utterance in utterances}
        others = (utterance_of.get(other) for utterance in found.values() for each in utterance.ids
                  for other in graph.links(each))
        return found.keys() | {other.id for other in others if other is not None}

    def _unsettle(self, ids: Iterable[str]) -> None:
        """What these are judged against may be another now, and so may what is said beside them."""
        self._evidence.forget(ids)
        self._groups.unsettle(position for each in ids if (position := self._taken.get(each)) is not None)

    def _reference(self) -> ClaimReference:
        statement = self._component.earliest.statement
        return ClaimReference(id=ids.claim_id(statement.id), text=statement.text)

    def _see(self, utterance: Utterance) -> None:
        """The side of an utterance, or how sure it is, is another now."""
        self._counts.turned(utterance)
        position = self._taken.get(utterance.id)
        if position is None:
            return
        stance = self._component.stances[utterance.id]
        position.certainty = self._component.certainty[utterance.id]
        self._timelines.touch(position)
        if position.stance != stance:
            position.stance = stance
            self._groups.turned(position)

    def _take(self, position: Stated | None) -> None:
        if position is not None:
            self._taken[position.id] = position
            self._timelines.add(position)
            self._groups.add(position)

    def _drop(self, utterance: Utterance) -> None:
        position = self._taken.pop(utterance.id, None)
        if position is not None:
            self._timelines.remove(position)
            self._groups.remove(position)

    def _grow_tree(self, changed: Iterable[str]) -> None:
        graph, tree, utterance_of = self._component.graph, self._tree, self._component.utterance_of
        for each in changed:
            self._ids.pop(each, None)
            tree.leaders.pop(each, None)
            if graph.standing(each):
                self._ids[each] = None
            if graph.copied(each) and each in utterance_of:
                tree.leaders[each] = utterance_of[each].id
        tree.ids, tree.links = tuple(self._ids), self._links.links

    def _read(self) -> Standing:
        claim, worth_checking = self._counts.claim(), self._counts.checkable(self._threshold)
        self.standing = Standing(
            alerts=self._findings.alerts(),
            claims={claim.id: claim},
            positions=self._timelines.publish(self.standing.positions if claim.id in self.standing.claims else {}),
            queue={claim.id: worth_checking} if worth_checking is not None else {},
        )
        return self.standing
