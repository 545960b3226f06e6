"""Contested: a claim that so far had only support is disputed for the first time, from outside its holder's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from schemas.alert import Holder
from schemas.judgement import Relation
from streams.ledger.evidence import Among, Draft, Evidence
from streams.ledger.holders import Holders
from streams.ledger.stated import Stated


def contested_claim(
    positions: Iterable[Stated], told: Collection[str], evidence: Evidence, holders: Holders
) -> Draft | None:
    """The alert that a component's claim is contested, if it is.

    The claim is the side of the first who takes one and is somebody in particular (`Stated.of_standing`). Whoever
    opposes it first, in office and outside the institution of its holder, disputes it; that must have been judged
    directly, and in words: what others do is a move in affairs of their own, and says little of what is claimed. Once a
    holder has turned or an institution is split over it, the claim has had more than support and nothing is raised.
    Second disputers and answers raise nothing either, so there is one such alert at most.

    What was surely judged against a statement of the claim opposes it; else what is on the other side than its first
    one. Of the holder's own house nothing does that was not judged so: a chain says less than that they are one.

    Args:
        positions: sure ones, in event order.
        told: ids of the statements that a reversal or a split tells of.
        evidence: what was judged of their pairs.
        holders: names them.
    """
    claim: _Claim | None = None
    for position in positions:
        if position.id in told:
            return None
        if claim is None:
            claim = _Claim(position, evidence) if position.of_standing else None
        elif claim.judged_against(position) and _may_contest(position) and _outside(claim.first, position):
            disputed = claim.earliest_disputed(position)
            if disputed is not None:
                since, before, relation = disputed
                return Draft("contested", _holder(before, holders), since, before, position, relation)
    return None


class _Claim:
    """The claim's side. Whether a statement is on it is worked out where something was judged against that one.

    Args:
        first: the statement that makes the claim.
        evidence: what was judged of the pairs.
    """

    def __init__(self, first: Stated, evidence: Evidence) -> None:
        self.first = first
        self._evidence = evidence
        self._since: dict[str, Stated] = {first.id: first}
        self._against: set[str] = set()

    def judged_against(self, position: Stated) -> bool:
        """Whether the next statement in event order was surely judged against one that is on the claim's side."""
        self._since[position.id] = position
        earlier = self._evidence.disputed_before(position.utterance)
        if not any(self._supports(other.id) for other, _ in earlier):
            return False
        self._against.add(position.id)
        return True

    def earliest_disputed(self, after: Stated) -> tuple[Stated, Stated, Relation] | None:
        """First and last statement of the earliest holder whom `after` disputes from outside, and what was judged."""
        def outside(position: Stated) -> bool:
            return self._supports(position.id) and _outside(position, after)

        judged = self._evidence.disputed_before(after.utterance)
        disputed = {_identity(position) for other, _ in judged
                    if (position := self._since.get(other.id)) is not None and outside(position)}
        since = next((each for each in self._since.values() if _identity(each) in disputed and outside(each)), None)
        if since is None:
            return None
        holder = _identity(since)
        own = Among(self._since, lambda each: _identity(each) == holder and outside(each))
        last = self._evidence.last_disputed(after, own, dates_apart=False)
        return (since, self._since[last[0]], last[1]) if last is not None else None

    def _supports(self, statement_id: str) -> bool:
        position = self._since.get(statement_id)
        if position is None or statement_id in self._against:
            return False
        return position is self.first or (position.of_standing and (
            not self._evidence.opposed(self.first, position) or not _outside(self.first, position)))


def _may_contest(position: Stated) -> bool:
    return position.in_office and position.statement.kind != "action"


def _outside(position: Stated, other: Stated) -> bool:
    """Whether the two are of different houses, as far as their names tell: "police" may be the Eastmere Police."""
    if position.speaking.person is not None and position.speaking.person == other.speaking.person:
        return False
    if _may_be_namesake(position, other):
        return False
    one, two = position.institution, other.institution
    return one is None or two is None or not (one <= two or two <= one)


def _may_be_namesake(position: Stated, other: Stated) -> bool:
    """Whether one is told by the surname alone that the other bears too: who knows that they are two?"""
    names = [mention.name for each in (position, other) if (mention := each.utterance.first.mention) is not None]
    known = [name for name in names if name is not None]
    return len(known) == 2 and known[0].surname.split()[-1] == known[1].surname.split()[-1] and (
        not known[0].first or not known[1].first)


def _identity(position: Stated) -> object:
    """The holder as the claim's: who speaks for an institution makes the claim its own."""
    return position.institution if position.speaking.voice else position.speaking.person


def _holder(position: Stated, holders: Holders) -> Holder:
    if position.speaking.person is not None and not position.speaking.voice:
        return holders.person(position.speaking.person)
    assert position.institution is not None
    return holders.institution(position.institution)
