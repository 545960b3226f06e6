"""Positions: what an identified holder asserts on a component's proposition."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.common import Stance
from schemas.statement import Statement
from streams.event_time import EventOrder
from streams.ledger.component import Component, Utterance
from streams.ledger.holders import Holders, Speaking
from streams.ledger.institutions import Form
from streams.ledger.names import PersonName, many_of_a_kind
from streams.ledger.persons import Key
from streams.ledger.timeline import Span

SURE_SPEAKER = 0.5
"""Attribution confidence from which a speaker counts as known: more likely this one than anyone else. Chosen until
the confidence of attribution is calibrated on labelled speakers."""

VOICE = ("voice",)
"""Stands for an institution's own voice among its members. No person's key is of this form."""

House = tuple[Form, str]
"""An institution, and the paper whose own it is if only its kind is known."""


@dataclass(slots=True, eq=False)
class Stated:
    """One position taken: an utterance, its side and its holder.

    Attributes:
        id: of the statement.
        utterance: what was said, with its copies.
        stance: towards the claim's text.
        certainty: of the stance, 0 to 1: the weakest link on the way to the claim's earliest statement.
        speaking: who speaks.
        sure: whether it can bear an alert: speaker and holder are sure.
        member: which member of its institution speaks; spokespeople and the own voice are one.
        institution: that is spoken for or belonged to.
        in_office: whether an official or an institution speaks, not a private person.
        house: the institution that somebody in office speaks in, and where it is one: anywhere, or, if its kind only is
            known, in one paper: "the council" of each is its own town's.
        named: the speaker's name, as told here.
    """

    id: str
    utterance: Utterance
    stance: Stance
    certainty: float
    speaking: Speaking
    sure: bool
    member: Key = field(init=False)
    institution: Form | None = field(init=False)
    in_office: bool = field(init=False)
    house: House | None = field(init=False)
    named: PersonName | None = field(init=False)

    def __post_init__(self) -> None:
        # Asked of each position whenever a rule is read again.
        person = self.speaking.person
        self.member = VOICE if self.speaking.voice or person is None else person
        self.institution = self.speaking.institution
        self.in_office = self._in_office()
        self.house = self._house()
        mention = self.utterance.first.mention
        self.named = mention.name if mention is not None else None

    @property
    def order(self) -> EventOrder:
        """Place in event time."""
        return self.utterance.order

    @property
    def span(self) -> Span:
        """When it was stated."""
        return self.utterance.span

    @property
    def statement(self) -> Statement:
        """The statement."""
        return self.utterance.statement

    def _in_office(self) -> bool:
        mention = self.utterance.first.mention
        if mention is not None and mention.left:
            return False
        return self.statement.official or self.speaking.voice or (
            self.speaking.institution is not None and mention is not None and mention.office)

    def _house(self) -> House | None:
        form = self.institution
        if form is None or not self.in_office:
            return None
        if not many_of_a_kind(form):
            return form, ""
        article = self.statement.article
        outlet = article.publisher
        return form, (outlet.domain or outlet.name) if outlet is not None else article.id

    @property
    def of_standing(self) -> bool:
        """Whether somebody in office speaks, or somebody named with a calling: a professor, an author, an owner.

        A claim is theirs to make, and news when it is disputed. A resident's or a witness's is not.
        """
        mention = self.utterance.first.mention
        return self.in_office or (mention is not None and mention.name is not None and mention.office)


def positions_taken(component: Component, holders: Holders) -> list[Stated]:
    """The positions of a component in event order.

    What is conditional, a question, or reported as another's is no position; nor is a claim that nobody is named for.
    Copies add none.
    """
    found = (position_taken(component, holders, utterance) for utterance in component.utterances)
    return [position for position in found if position is not None]


def position_taken(component: Component, holders: Holders, utterance: Utterance) -> Stated | None:
    """The position that an utterance takes, if it takes one."""
    statement = utterance.statement
    if statement.modality != "asserted" or statement.kind == "claim":
        return None
    speaking = holders.of(utterance)
    if speaking is None:
        return None
    confidence = statement.speaker.confidence if statement.speaker is not None else 0.0
    return Stated(
        utterance.id, utterance, component.stances[utterance.id], component.certainty[utterance.id], speaking,
        sure=speaking.sure and confidence >= SURE_SPEAKER)
