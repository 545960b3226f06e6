"""Reversals and splits of an institution, read along its members' positions in event order.

The institution's *line* is the run of statements that stand for its position. What was surely judged against one of
them opposes it; else what is on the other side than the last of them. A member that opposes the line

- more than `split_days` after the last of it, reverses the institution: its statement begins the new line;
- within them, splits it and becomes a *dissenter*: the line stays what it was;
- as its own voice, after the own voice took part in the line, reverses it at any distance.

One exchange, one alert: what a dissenter repeats, a second dissenter and the line's repetitions raise nothing. While no
alert tells of a dissenter, each of its statements may be the one that is told: of a reversal, if it or one before it
came after the days. The own voice of an institution falling back into line has reversed (persons that do are in
`streams.ledger.reversal`).
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field

from schemas.alert import AlertKind, Holder
from streams.ledger.agreement import Agreement
from streams.ledger.evidence import Among, Draft, Evidence
from streams.ledger.holders import Holders
from streams.ledger.institutions import Form
from streams.ledger.line import Line
from streams.ledger.persons import Key
from streams.ledger.stated import VOICE, House, Stated
from streams.ledger.timeline import surely_beyond, surely_within


@dataclass
class _Dissent:
    """A member on the other side than the line.

    Attributes:
        kinds: what its statements were by their dates.
        raised: whether an alert tells of it.
    """

    kinds: set[AlertKind] = field(default_factory=set)
    raised: bool = False
    statements: dict[str, Stated] = field(default_factory=dict)


class _Institution:
    def __init__(
        self,
        form: Form,
        turned: Collection[str],
        evidence: Evidence,
        agreement: Agreement,
        holders: Holders,
        days: int,
    ) -> None:
        self._holder = holders.institution(form)
        self._turned = turned
        self._evidence = evidence
        self._agreement = agreement
        self._holders = holders
        self._days = days
        self._line = Line()
        self._last: Stated | None = None
        self._dissent: dict[Key, _Dissent] = {}
        self.drafts: list[Draft] = []

    def take(self, position: Stated) -> None:
        """The next position of a member, in event order."""
        last = self._last
        if last is None:
            self._begin(position)
            return
        against = self._evidence.disputed_in(position, self._line.statements)
        if not against and not self._evidence.opposed(last, position):
            self._in_line(position)
        elif position.id in self._turned:
            self._turned_away(position)
        else:
            self._opposing(position, against)

    def _begin(self, *line: Stated) -> None:
        self._line = Line(line)
        self._last = line[-1]
        self._dissent = {}

    def _in_line(self, position: Stated) -> None:
        left = self._dissent.pop(position.member, None)
        self._line.add(position)
        self._last = position
        if left is not None:
            if position.member == VOICE and position.id not in self._turned:
                self._raise("reversal", position, left.statements)
            return
        for dissent in self._dissent.values():
            if not dissent.raised and "split" in dissent.kinds:
                dissent.raised = self._raise("split", position, dissent.statements)

    def _turned_away(self, position: Stated) -> None:
        """The member's own reversal is told already: is it the institution's turn, or has it left the others?"""
        last = self._line.last_of_others(position.member)
        if last is not None and surely_within(last, position, self._days):
            self._dissent[position.member] = _Dissent({"split"}, raised=True, statements={position.id: position})
        else:
            self._begin(position)

    def _opposing(self, position: Stated, against: Collection[Stated]) -> None:
        member = position.member
        own = self._line.has(member)
        if own and member != VOICE and not self._stands_apart(position, against):
            return
        dissent = self._dissent.setdefault(member, _Dissent())
        dissent.statements[position.id] = position
        if dissent.raised:
            return
        # Of every statement: one that was not surely judged, or is vaguely dated, must not hide those after it.
        kind = self._kind(position, own_voice=own and member == VOICE)
        dissent.kinds.update({kind} if kind is not None else ())
        if "reversal" in dissent.kinds:
            kind = "reversal"
        # A second one on the dissenters' side joins an exchange that is known.
        dissent.raised = kind == "split" and any(each.raised for each in self._dissent.values())
        if dissent.raised or kind is None:
            return
        if self._raise(kind, position, self._line.statements):
            if kind == "reversal":
                self._begin(*dissent.statements.values())
            else:
                dissent.raised = True

    def _stands_apart(self, position: Stated, against: Collection[Stated]) -> bool:
        """Whether a member that is in the line is not of it: surely against the others, and only a chain put it there.

        It has not turned. So what was judged against an own position leaves both unsure; what is on the other side by a
        chain only, is not.

        Args:
            against: what of the line it was surely judged to dispute.
        """
        if any(each.member == position.member for each in against):
            return False
        if not against:
            self._line.add(position)
            return False
        return not self._line.agrees(position.member, self._agreement)

    def _kind(self, position: Stated, *, own_voice: bool) -> AlertKind | None:
        if own_voice or surely_beyond(self._line.last, position, self._days):
            return "reversal"
        return "split" if surely_within(self._line.last, position, self._days) else None

    def _raise(self, kind: AlertKind, after: Stated, run: Mapping[str, Stated]) -> bool:
        """Draft an alert if `after` was judged directly against one of a run of statements; say whether it was."""
        if not self._evidence.disputed_before(after.utterance):
            return False
        if kind == "split":
            in_question = Among(run, lambda each: surely_within(each, after, self._days))
            return self._draft(kind, self._holder, after, run, in_question, run)
        person = after.speaking.person
        if person is not None and after.speaking.voice:
            own = Among(run, lambda each: each.speaking.person == person)
            if self._draft(kind, self._holders.person(person), after, run, own, own):
                return True
        return self._draft(kind, self._holder, after, run, run, run)

    def _draft(
        self, kind: AlertKind, holder: Holder, after: Stated, run: Mapping[str, Stated], among: Container[str],
        since: Container[str],
    ) -> bool:
        """Draft it if `after` was judged against one `among` the run; it has lasted since the first in `since`."""
        disputed = self._evidence.last_disputed(after, among, dates_apart=kind == "reversal")
        if disputed is None:
            return False
        before, relation = run[disputed[0]], disputed[1]
        if kind == "reversal" and self._agreement.evens_out(before, after):
            return False
        first = next(each for each in run.values() if each.id in since)
        self.drafts.append(Draft(kind, holder, first, before, after, relation))
        return True


def institution_alerts(
    positions: Iterable[Stated],
    turned: Collection[str],
    evidence: Evidence,
    agreement: Agreement,
    holders: Holders,
    split_days: int,
) -> list[Draft]:
    """The reversals and splits of all institutions of a component.

    Args:
        positions: sure ones, in event order.
        turned: ids of the statements by which a person has reversed; they raise nothing more.
        evidence: what was judged of their pairs.
        agreement: what of it agrees.
        holders: names them.
        split_days: see `Settings.split_days`.
    """
    institutions: dict[House, _Institution] = {}
    for position in positions:
        form, house = position.institution, position.house
        if form is None or house is None:
            continue
        institution = institutions.get(house)
        if institution is None:
            institution = institutions[house] = _Institution(form, turned, evidence, agreement, holders, split_days)
        institution.take(position)
    return [draft for institution in institutions.values() for draft in institution.drafts]
