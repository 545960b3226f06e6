"""Splits of a parent: two institutions that belong to it on opposite sides within days, neither having reversed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from streams.ledger.evidence import Among, Draft, Evidence
from streams.ledger.holders import Holders
from streams.ledger.institutions import Form
from streams.ledger.stated import Stated
from streams.ledger.timeline import surely_within


class _Parent:
    """One exchange at a time: from its first proof until somebody turns, nothing more is raised."""

    def __init__(
        self,
        form: Form,
        reversing: Collection[str],
        splitting: Collection[str],
        evidence: Evidence,
        holders: Holders,
        days: int,
    ) -> None:
        self._holder = holders.parent(form)
        self._reversing = reversing
        self._splitting = splitting
        self._evidence = evidence
        self._days = days
        self._open = False
        self._turned: set[Form] = set()
        self._stated: dict[str, Stated] = {}
        self.drafts: list[Draft] = []

    def take(self, position: Stated) -> None:
        """The next position of one of its institutions, in event order."""
        institution = position.institution
        assert institution is not None
        if position.id in self._reversing:
            self._open = False
            self._turned.add(institution)
        elif not self._open and position.id not in self._splitting and institution not in self._turned:
            self._look_back(position)
        self._stated[position.id] = position

    def _look_back(self, position: Stated) -> None:
        if not self._evidence.disputed_before(position.utterance):
            return
        against = Among(self._stated, lambda each: (
            each.institution != position.institution
            and each.institution not in self._turned
            and surely_within(each, position, self._days)))
        disputed = self._evidence.last_disputed(position, against, dates_apart=False)
        if disputed is None:
            return
        before, relation = self._stated[disputed[0]], disputed[1]
        run = [each for each in self._stated.values() if each.institution == before.institution]
        since = before
        for each in reversed(run):
            if self._evidence.opposed(each, before):
                break
            since = each
        self.drafts.append(Draft("split", self._holder, since, before, position, relation))
        self._open = True


def parent_splits(
    positions: Sequence[Stated],
    reversing: Collection[str],
    splitting: Collection[str],
    evidence: Evidence,
    holders: Holders,
    split_days: int,
) -> list[Draft]:
    """The splits of the parents that a component's institutions belong to.

    Args:
        positions: sure ones, in event order.
        reversing: ids of the statements by which a person or an institution has reversed.
        splitting: ids of those that split an institution: the smaller house is told of, not the larger.
        evidence: what was judged of their pairs.
        holders: names them.
        split_days: see `Settings.split_days`.
    """
    parents: dict[Form, _Parent] = {}
    belonging = {position.speaking.parent for position in positions}
    for position in positions:
        # The parent's own voice is one of the voices in its house.
        form = position.speaking.parent or (position.institution if position.institution in belonging else None)
        if form is None or position.institution is None or not position.in_office:
            continue
        if form not in parents:
            parents[form] = _Parent(form, reversing, splitting, evidence, holders, split_days)
        parents[form].take(position)
    return [draft for parent in parents.values() for draft in parent.drafts]
