"""Contested: a claim that so far had only support is disputed for the first time, from outside its holder's own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from schemas.alert import Holder
from schemas.judgement import Relation
from streams.ledger.evidence import Draft, Evidence
from streams.ledger.holders import Holders
from streams.ledger.stated import Stated


def contested_claim(
    positions: Sequence[Stated], told: Collection[str], evidence: Evidence, holders: Holders
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
    supporting: dict[str, Stated] = {}
    first: Stated | None = None
    for position in positions:
        if position.id in told:
            return None
        if first is None:
            if position.of_standing:
                first = supporting[position.id] = position
            continue
        judged_against = evidence.last_disputed(position, supporting, dates_apart=False) is not None
        if not judged_against and (not evidence.opposed(first, position) or not _outside(first, position)):
            if position.of_standing:
                supporting[position.id] = position
        elif judged_against and _may_contest(position) and _outside(first, position):
            disputed = _earliest_disputed(supporting.values(), position, evidence)
            if disputed is not None:
                since, before, relation = disputed
                return Draft("contested", _holder(before, holders), since, before, position, relation)
    return None


def _earliest_disputed(
    supporting: Iterable[Stated], after: Stated, evidence: Evidence
) -> tuple[Stated, Stated, Relation] | None:
    """First and last statement of the earliest holder whom `after` disputes from outside, and what was judged."""
    by_holder: dict[object, dict[str, Stated]] = {}
    for position in supporting:
        if _outside(position, after):
            by_holder.setdefault(_identity(position), {})[position.id] = position
    for run in by_holder.values():
        last = evidence.last_disputed(after, run, dates_apart=False)
        if last is not None:
            return next(iter(run.values())), run[last[0]], last[1]
    return None


def _may_contest(position: Stated) -> bool:
    return position.in_office and position.statement.kind != "action"


def _outside(position: Stated, other: Stated) -> bool:
    """Whether the two are of different houses, as far as their names tell: "police" may be the Eastmere Police."""
    if position.speaking.person is not None and position.speaking.person == other.speaking.person:
        return False
    one, two = position.institution, other.institution
    return one is None or two is None or not (one <= two or two <= one)


def _identity(position: Stated) -> object:
    """The holder as the claim's: who speaks for an institution makes the claim its own."""
    return position.institution if position.speaking.voice else position.speaking.person


def _holder(position: Stated, holders: Holders) -> Holder:
    if position.speaking.person is not None and not position.speaking.voice:
        return holders.person(position.speaking.person)
    assert position.institution is not None
    return holders.institution(position.institution)
