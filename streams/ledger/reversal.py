"""Reversal of a person: now on the other side than in an earlier position of that person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from itertools import chain, pairwise

from schemas.judgement import Relation
from streams.ledger.agreement import Agreement
from streams.ledger.evidence import Among, Draft, Evidence
from streams.ledger.holders import Holders
from streams.ledger.persons import Key
from streams.ledger.stated import Stated
from streams.ledger.timeline import occasions, runs

Turn = tuple[Stated, Stated, Stated, Relation]
"""Since, before, after, and the relation of the last two."""


def person_reversals(
    positions: Iterable[Stated], evidence: Evidence, agreement: Agreement, holders: Holders
) -> list[Draft]:
    """The reversals of all persons of a component.

    Those who only ever speak for their institution are left to `streams.ledger.institution`: what one spokesperson
    says after another is the institution's position, and theirs only if they said otherwise themselves.

    Args:
        positions: sure ones, in event order.
        evidence: what was judged of their pairs.
        agreement: what of it agrees.
        holders: names them.
    """
    timelines: defaultdict[Key, list[Stated]] = defaultdict(list)
    for position in positions:
        if position.speaking.person is not None:
            timelines[position.speaking.person].append(position)
    found = []
    for person, timeline in timelines.items():
        if all(position.speaking.voice for position in timeline):
            continue
        holder = holders.person(person)
        found += [Draft("reversal", holder, *turn) for turn in turns(timeline, evidence, agreement)]
    return found


def turns(timeline: Sequence[Stated], evidence: Evidence, agreement: Agreement) -> list[Turn]:
    """Where one holder's timeline turns, each turn once.

    Nobody turns within an occasion: what one article prints of one time is taken together. A turn is told by the first
    occasion of the new run of which a statement was judged directly against one of the old run whose date is surely
    another; of its statements, by the one that was judged so most surely. Repetitions of the new position tell nothing
    new. An occasion that agrees with the one before as surely as it disputes it says nothing.

    A new run begins where an occasion is at odds with the one before, or, if it was not judged to agree with that one,
    was judged to dispute an earlier one of the run as a turn must have been: a chain has it otherwise.

    Returns:
        the turns, in event order.
    """
    found: list[Turn] = []
    clear: list[list[Stated]] = []
    turning: set[str] = set()
    for occasion in occasions(timeline):
        if clear and evidence.at_odds(clear[-1], occasion):
            if agreement.evens_out(clear[-1][0], occasion[0]):
                continue
            turning.add(occasion[0].id)
        clear.append(occasion)
    by_id = {position.id: position for position in chain.from_iterable(clear)}

    def parted(run: Sequence[Sequence[Stated]], occasion: Sequence[Stated]) -> bool:
        """Whether an occasion disputes an earlier one of a run, surely, and was not judged to agree with the last."""
        if not any(evidence.disputed_before(after.utterance) for after in occasion):
            return False
        first = run[0][0].order
        among = Among(by_id, lambda each: each.order >= first)
        return any(
            (disputed := evidence.last_disputed(after, among, dates_apart=True)) is not None
            and not agreement.evens_out(by_id[disputed[0]], after) for after in occasion
        ) and not _agree(occasion, {position.id for position in run[-1]}, evidence)

    for old, new in pairwise(runs(clear, lambda _, occasion: occasion[0].id in turning, parted)):
        known = {position.id: position for position in chain.from_iterable(old)}
        for occasion in new:
            disputing = [
                (after, *disputed) for after in occasion
                if (disputed := evidence.last_disputed(after, known, dates_apart=True)) is not None
            ]
            if disputing:
                after, before, relation = max(disputing, key=lambda each: each[2].disputes_both)
                if agreement.evens_out(known[before], after):
                    continue
                found.append((old[0][0], known[before], after, relation))
                break
    return found


def _agree(positions: Iterable[Stated], among: Container[str], evidence: Evidence) -> bool:
    """Whether one of some positions was judged to support, surely or not, one of some earlier statements, ids."""
    return any(
        evidence.around(each.utterance, among)
        - {each.id, *(other.id for other in evidence.opposed_before(each.utterance))} for each in positions)
