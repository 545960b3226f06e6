"""A component's positions in the groups that the rules read: of a person, of an institution, of a parent.

What a rule finds in a group follows from the group alone, from what was judged between its positions and from what is
said beside them. So only groups are read again in which something of that is another.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Literal, NamedTuple

from streams.event_time import EventOrder
from streams.ledger.agreement import Agreement
from streams.ledger.contested import MOST_READ
from streams.ledger.evidence import Evidence
from streams.ledger.stated import Stated


class Group(NamedTuple):
    """What the positions of a group have in common.

    Attributes:
        kind: a person's, an institution's and a parent's are read for alerts, and `sure` for what is contested.
        who: the person, institution or parent; empty for all sure positions.
    """

    kind: Literal["person", "house", "parent", "sure"]
    who: object


SURE = Group("sure", "")


class Groups:
    """Sure positions by group, each in event order.

    Args:
        positions: to begin with; only those that are sure are taken.
        evidence: what was judged of their pairs.
        agreement: what is said beside them; kept up to date.

    Attributes:
        touched: the groups that are to be read again.
    """

    def __init__(self, positions: Iterable[Stated], evidence: Evidence, agreement: Agreement) -> None:
        self._evidence = evidence
        self._agreement = agreement
        self._positions: defaultdict[Group, list[Stated]] = defaultdict(list)
        self._groups: dict[str, tuple[Group, ...]] = {}
        self._plain: Counter[Group] = Counter()
        self.touched: set[Group] = set()
        for position in positions:
            self.add(position)

    def touch_all(self) -> None:
        """All groups are to be read."""
        self.touched.update(self._positions)

    def of(self, group: Group) -> list[Stated]:
        """The positions of a group."""
        return self._positions.get(group, [])

    def holding(self, statement_id: str) -> tuple[Group, ...]:
        """The groups of a position; none if it is not sure."""
        return self._groups.get(statement_id, ())

    def read_first(self, statement_id: str) -> bool:
        """Whether a position is of the first ones, in which alone it is read what is contested."""
        position = self._agreement.said.position(statement_id)
        if position is None:
            return False
        sure = self._positions[SURE]
        return len(sure) <= MOST_READ or position.order <= sure[MOST_READ - 1].order

    def add(self, position: Stated) -> None:
        """Take a position in, if it is sure, and note the groups that are to be read again."""
        if not position.sure:
            return
        groups = self._groups[position.id] = _groups_of(position)
        self._agreement.add(position)
        self._evidence.disputed_before(position.utterance)
        for group in groups:
            insort(self._positions[group], position, key=_order)
        self._plain.update(_plainly(position))
        self._touch(position)

    def remove(self, position: Stated) -> None:
        """Take a position out, if it is there, and note the groups that are to be read again."""
        if position.id not in self._groups:
            return
        self._touch(position)
        self._agreement.remove(position)
        self._plain.subtract(_plainly(position))
        for group in self._groups.pop(position.id):
            together = self._positions[group]
            del together[bisect_left(together, position.order, key=_order)]
            if not together:
                del self._positions[group]

    def unsettle(self, positions: Iterable[Stated]) -> None:
        """The links of some positions are others now, and so may be what those said beside them bear out."""
        for position in positions:
            together = self._agreement.said.companions(position)
            if len(together) > 1:
                self._evidence.forget(each.id for each in together)
                for each in together:
                    self._touch_groups(each)

    def turned(self, position: Stated) -> None:
        """A position is on another side now: its groups, and those of what is said beside it, are to be read again."""
        for each in self._agreement.beside(position):
            self._touch_groups(each)
        self._touch_groups(position)

    def _touch_groups(self, position: Stated) -> None:
        groups = self.holding(position.id)
        if groups:
            self.touched.update(groups if self.read_first(position.id) else groups[1:])

    def _touch(self, position: Stated) -> None:
        """The last of a group, that disputes nothing in it, is of no alert: each rests on what was judged directly.

        Only the first or last that a person says not as a voice may be: till then the person's turns are not told.
        """
        if len(self._agreement.beside(position)) > 1 or not self._evidence.kept(position.utterance):
            self.turned(position)
            return
        disputed = {group for other, _ in self._evidence.disputed_before(position.utterance)
                    for group in self.holding(other.id)}
        self.touched.update(
            group for group in self._groups[position.id]
            if (group in disputed or self._positions[group][-1] is not position)
            and (group is not SURE or self.read_first(position.id)))
        self.touched.update(group for group in _plainly(position) if self._plain[group] == 1)


def _plainly(position: Stated) -> list[Group]:
    """The person who speaks, unless as somebody's voice."""
    speaking = position.speaking
    return [Group("person", speaking.person)] if speaking.person is not None and not speaking.voice else []


def _groups_of(position: Stated) -> tuple[Group, ...]:
    found = [SURE]
    if position.speaking.person is not None:
        found.append(Group("person", position.speaking.person))
    if position.house is not None:
        found += [Group("house", position.house), Group("parent", position.speaking.parent or position.institution)]
    return tuple(found)


def _order(position: Stated) -> EventOrder:
    return position.order
