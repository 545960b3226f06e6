"""An institution's line: the run of statements that stand for its position, with what is asked of it again and again.

A line may be as long as a claim is old. What is asked for every statement of a member must not cost its length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from streams.ledger.agreement import Agreement
from streams.ledger.evidence import Among
from streams.ledger.persons import Key
from streams.ledger.stated import Stated


class Line:
    """Statements in event order, but for those that were found later not to have left it.

    Args:
        statements: that it begins with.

    Attributes:
        statements: by id, in the order they were added.
    """

    def __init__(self, statements: Iterable[Stated] = ()) -> None:
        self.statements: dict[str, Stated] = {}
        self._added: list[Stated] = []
        self._members: set[Key] = set()
        self._agreeing: set[Key] = set()
        self._compared: defaultdict[Key, int] = defaultdict(int)
        for each in statements:
            self.add(each)

    def add(self, position: Stated) -> None:
        """Add a statement that is not in it."""
        self.statements[position.id] = position
        self._added.append(position)
        self._members.add(position.member)

    @property
    def last(self) -> Stated:
        """The statement that was added last."""
        return self._added[-1]

    def has(self, member: Key) -> bool:
        """Whether any is a member's."""
        return member in self._members

    def of(self, member: Key) -> Among:
        """A member's own."""
        return Among(self.statements, lambda each: each.member == member)

    def others(self, member: Key) -> Among:
        """Those of the other members."""
        return Among(self.statements, lambda each: each.member != member)

    def last_of_others(self, member: Key) -> Stated | None:
        """The last of the other members', if there is one."""
        if self._members == {member}:
            return None
        return next((each for each in reversed(self._added) if each.member != member), None)

    def agrees(self, member: Key, agreement: Agreement) -> bool:
        """Whether something of a member's was surely judged to agree with something of another's.

        A line only grows, so once is for good, and what was compared before is not compared again.
        """
        if member in self._agreeing:
            return True
        own, others = self.of(member), self.others(member)
        for each in self._added[self._compared[member]:]:
            if agreement.shown([each], others if each.member == member else own):
                self._agreeing.add(member)
                return True
        self._compared[member] = len(self._added)
        return False
