"""Contested: a claim that so far had only support is disputed for the first time, from outside its holder's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from schemas.alert import Holder
from streams.ledger.evidence import Among, Draft, Evidence
from streams.ledger.holders import Holders
from streams.ledger.institutions import has_its_own
from streams.ledger.names import is_deputy
from streams.ledger.stated import Stated

MOST_READ = 500
"""Positions of a component, the first ones, in which claims and who contests them are looked for: a bound on what an
event costs. The components of scenarios have up to 27; what five hundred took up was contested before."""


def contested_claims(
    positions: Sequence[Stated], told: Collection[str], evidence: Evidence, holders: Holders
) -> list[Draft]:
    """The alerts that a component's claims are contested.

    A claim is what somebody in particular says (`Stated.of_standing`) that was not judged to dispute, surely or not,
    what another such said before: an answer is no claim. Whoever opposes it first, in office and outside the
    institution of its holder, disputes it; that must have been judged directly and surely, and in words: what others do
    is a move in affairs of their own, and says little of what is claimed. Who said before what a chain puts on the
    claim's side has turned, if anything.

    Once a holder has turned or an institution is split over a matter, or somebody disputes it, it has had more than
    support and nothing is raised: not by what was judged against a statement of that exchange, or against what such
    a statement was judged against before. A chain may lead from there to another matter, whose claims may still be
    contested. What is said later changes none of this.

    Args:
        positions: sure ones, in event order; only the first `MOST_READ` are read.
        told: ids of the statements that a reversal or a split tells of.
        evidence: what was judged of their pairs.
        holders: names them.
    """
    outside = _Outside(holders)
    claims: dict[str, Stated] = {}
    before: set[str] = set()
    known: set[str] = set()
    found: list[Draft] = []
    for position in positions[:MOST_READ]:
        before.add(position.id)
        if position.id in told:
            known |= evidence.around(position.utterance, before)
            continue
        disputed = [
            claim for other, _ in evidence.disputed_before(position.utterance)
            if (claim := claims.get(other.id)) is not None and outside(claim, position)]
        if disputed and _may_contest(position) and not _said_as_much(position, disputed, claims, outside):
            matter = set().union(*(evidence.around(each.utterance, before) for each in (position, *disputed)))
            draft = _draft(position, disputed, claims, evidence, outside) if known.isdisjoint(matter) else None
            if draft is not None:
                found.append(draft)
            known |= matter
            continue
        if position.of_standing and not _answers(position, claims, evidence, outside):
            claims[position.id] = position
    return found


class _Outside:
    """Whether two positions are of different houses. It is asked of the same few holders again and again."""

    def __init__(self, holders: Holders) -> None:
        self.holders = holders
        self._known: dict[tuple[int, int], bool] = {}

    def __call__(self, position: Stated, other: Stated) -> bool:
        # Who speaks is resolved once for each mention, names included, and kept while this is asked.
        pair = id(position.speaking), id(other.speaking)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = _outside(position, other, self.holders)
        return known


def _answers(position: Stated, claims: Mapping[str, Stated], evidence: Evidence, outside: _Outside) -> bool:
    """Whether it was judged to dispute, surely or not, what somebody outside claimed before."""
    return any(outside(claim, position) for claim in evidence.opposed_in(position.utterance, claims))


def _said_as_much(
    position: Stated, disputed: Collection[Stated], claims: Mapping[str, Stated], outside: _Outside
) -> bool:
    """Whether its holder's house was on the side of what it disputes, elsewhere than in the same article."""
    sides, here = {claim.stance for claim in disputed}, position.statement.article.id
    return any(claim.stance in sides and not outside(claim, position) and claim.statement.article.id != here
               for claim in claims.values())


def _draft(
    after: Stated, disputed: Collection[Stated], claims: Mapping[str, Stated], evidence: Evidence, outside: _Outside
) -> Draft | None:
    """The alert on the claim of the earliest holder whom `after` disputes, since that holder took this side."""
    identities = {_identity(claim) for claim in disputed}
    since = next(claim for claim in claims.values()
                 if _identity(claim) in identities and outside(claim, after))
    holder = _identity(since)
    own = Among(claims, lambda claim: _identity(claim) == holder and outside(claim, after))
    last = evidence.last_disputed(after, own, dates_apart=False)
    if last is None:
        return None
    before = claims[last[0]]
    return Draft("contested", _holder(before, outside.holders), since, before, after, last[1])


def _may_contest(position: Stated) -> bool:
    return position.in_office and position.statement.kind != "action"


def _outside(position: Stated, other: Stated, holders: Holders) -> bool:
    """Whether the two are of different houses, as far as their names tell: "police" may be the Eastmere Police.

    A union of its staff has the house's name too, and is outside. Where one house is not told, a deputy is of his
    chief's: "Mayor Ana Bell" and "Deputy Mayor Carl Oster".
    """
    if position.speaking.person is not None and position.speaking.person == other.speaking.person:
        return False
    if _may_be_namesake(position, other):
        return False
    one, two = position.institution, other.institution
    if one is None or two is None:
        return not is_deputy(_role(position), _role(other))
    if not (one <= two or two <= one):
        return True
    short, full = sorted((one, two), key=len)
    return has_its_own(holders.institution(short).name, holders.institution(full).name)


def _may_be_namesake(position: Stated, other: Stated) -> bool:
    """Whether one is told by the surname alone that the other bears too: who knows that they are two?"""
    one, two = position.named, other.named
    return one is not None and two is not None and not (one.first and two.first) and (
        one.surname.split()[-1] == two.surname.split()[-1])


def _role(position: Stated) -> str:
    speaker = position.statement.speaker
    return speaker.role if speaker is not None else ""


def _identity(position: Stated) -> object:
    """The holder as the claim's: who speaks for an institution makes the claim its own."""
    return position.institution if position.speaking.voice else position.speaking.person


def _holder(position: Stated, holders: Holders) -> Holder:
    if position.speaking.person is not None and not position.speaking.voice:
        return holders.person(position.speaking.person)
    assert position.institution is not None
    return holders.institution(position.institution)
