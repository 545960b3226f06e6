"""Contested: a claim that so far had only support is disputed for the first time, from outside its holder's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from schemas.alert import Holder
from schemas.judgement import Relation
from streams.ledger.evidence import Draft, Evidence
from streams.ledger.holders import Holders
from streams.ledger.stated import Stated


def contested_claim(
    positions: Sequence[Stated], told: Collection[str], evidence: Evidence, holders: Holders
) -> Draft | None:
    """The alert that a component's claim is contested, if it is.

    The claim is the side of the first official or institution that takes one. Whoever opposes it first, in office and
    outside the institution of its holder, disputes it; that must have been judged directly. Once a holder has turned
    or an institution is split over it, the claim has had more than support and nothing is raised. Second disputers and
    answers raise nothing either, so there is one such alert at most.

    Args:
        positions: sure ones, in event order.
        told: ids of the statements that a reversal or a split tells of.
        evidence: what was judged of their pairs.
        holders: names them.
    """
    supporting: list[Stated] = []
    for position in positions:
        if position.id in told:
            return None
        if not position.in_office:
            continue
        if not supporting or not evidence.opposed(supporting[0], position):
            supporting.append(position)
            continue
        if not _outside(supporting[0], position):
            continue
        disputed = _earliest_disputed(supporting, position, evidence)
        if disputed is not None:
            since, before, relation = disputed
            return Draft("contested", _holder(before, holders), since, before, position, relation)
    return None


def _earliest_disputed(
    supporting: list[Stated], after: Stated, evidence: Evidence
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


def _outside(position: Stated, other: Stated) -> bool:
    same_person = position.speaking.person is not None and position.speaking.person == other.speaking.person
    same_institution = position.institution is not None and position.institution == other.institution
    return not same_person and not same_institution


def _identity(position: Stated) -> object:
    """The holder as the claim's: who speaks for an institution makes the claim its own."""
    return position.institution if position.speaking.voice else position.speaking.person


def _holder(position: Stated, holders: Holders) -> Holder:
    if position.speaking.person is not None and not position.speaking.voice:
        return holders.person(position.speaking.person)
    assert position.institution is not None
    return holders.institution(position.institution)
