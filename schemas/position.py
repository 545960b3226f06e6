"""`positions`: where a holder stands on a claim over time. A null value is a tombstone."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from schemas.alert import ClaimReference, Holder
from schemas.common import Id, Instant, Message, Probability, Stance


class Stand(Message, kw_only=True, frozen=True):
    """One statement of the holder on the claim."""

    stance: Stance
    confidence: Annotated[Probability, Meta(description="that the stance is right")]
    statement: Annotated[Id, Meta(description="the statement that shows it")]
    stated_at: Annotated[Instant, Meta(description="when it was said or done")]


class Position(Message, kw_only=True, frozen=True):
    """The timeline of one holder on one claim, in event order."""

    holder: Annotated[Holder, Meta(description="who")]
    claim: Annotated[ClaimReference, Meta(description="on what")]
    count: Annotated[int, Meta(description="statements of the holder on the claim, copies not counted")]
    timeline: Annotated[tuple[Stand, ...], Meta(description="at most the latest 50, newest last")]
