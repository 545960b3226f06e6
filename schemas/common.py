"""Types that several messages share."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Instant = Annotated[datetime, Meta(tz=True, description="RFC 3339, with offset")]
Probability = Annotated[float, Meta(ge=0, le=1, description="0 to 1")]
Similarity = Annotated[float, Meta(ge=-1, le=1, description="cosine")]
Id = Annotated[str, Meta(description="UUIDv5 in the project's namespace")]
Language = Annotated[str, Meta(description="primary subtag of BCP 47", pattern="^[a-z]{2,3}$")]
Stance = Annotated[Literal["supports", "disputes"], Meta(description="towards the claim")]


class Message(Struct, kw_only=True, frozen=True):
    """Base of every message: immutable, unknown fields ignored so that senders may be newer than readers."""


class Publisher(Message, kw_only=True, frozen=True):
    """The outlet that published an article."""

    name: Annotated[str, Meta(description="as it calls itself")]
    domain: Annotated[str | None, Meta(description="of its site, without www")] = None
