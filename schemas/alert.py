"""`alerts`: a position has turned, with the evidence on both sides."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from schemas.common import Id, Instant, Message, Probability, Stance
from schemas.judgement import Relation
from schemas.statement import Statement

AlertKind = Literal["reversal", "split", "contested"]
Status = Literal["raised", "revised", "withdrawn"]


class ClaimReference(Message, kw_only=True, frozen=True):
    """The claim a position is about: the text of its earliest statement."""

    id: Id
    text: Annotated[str, Meta(description="of the earliest statement")]


class Holder(Message, kw_only=True, frozen=True):
    """Whose position it is: a person, an institution or the parent of institutions."""

    id: Id
    name: Annotated[str, Meta(description="fullest form known")]
    kind: Annotated[Literal["person", "institution", "parent"], Meta(description="parent of several institutions")]
    role: Annotated[str, Meta(description="latest office or function")] = ""
    institution: Annotated[str, Meta(description="a person belongs to")] = ""


class Side(Message, kw_only=True, frozen=True):
    """One side of an alert: a stance towards the claim and the statement that shows it (without its embedding)."""

    stance: Stance
    statement: Annotated[Statement, Meta(description="the evidence")]
    holder: Annotated[str, Meta(description="who speaks here, fullest form")] = ""


class Severity(Message, kw_only=True, frozen=True):
    """How much the alert may matter, and why."""

    level: Annotated[Literal["low", "medium", "high"], Meta(description="how much it may matter")]
    reasons: Annotated[tuple[str, ...], Meta(description="why, one phrase each")] = ()


class Alert(Message, kw_only=True, frozen=True):
    """A reversal, split or contested claim: raised, revised or withdrawn. The latest event of an id holds."""

    id: Annotated[Id, Meta(description="record key; made from the kind and the `after` statement")]
    status: Annotated[Status, Meta(description="withdrawn: later evidence shows that it does not hold")]
    kind: Annotated[AlertKind, Meta(description="what turned")]
    headline: Annotated[str, Meta(description="one sentence")]
    claim: Annotated[ClaimReference, Meta(description="on what")]
    holder: Annotated[Holder, Meta(description="whose position turned")]
    since: Annotated[Side, Meta(description="first statement of the unbroken run of the old side")]
    before: Annotated[Side, Meta(description="last statement of the old side")]
    after: Annotated[Side, Meta(description="the statement that turned")]
    trigger: Annotated[Statement, Meta(description="of the statements it rests on, the one whose article came last")]
    relation: Annotated[Relation, Meta(description="of `after` to `before`")]
    confidence: Annotated[Probability, Meta(description="how often such an alert is right")]
    severity: Annotated[Severity, Meta(description="how much it may matter, and why")]
    sources: Annotated[int, Meta(description="independent outlets that carry the statement after the turn")]
    detected_at: Annotated[Instant, Meta(description="Kafka timestamp of the article's record")]
    historic: Annotated[bool, Meta(description="from an article published more than 48 h before its append")] = False
    models: Annotated[dict[str, str], Meta(description="what read and judged it: task to name and version")] = {}
    thresholds: Annotated[dict[str, float], Meta(description="in force when it was raised")] = {}
