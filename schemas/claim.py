"""`claims`: a proposition and where it was stated. A null value is a tombstone."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from schemas.common import Id, Instant, Language, Message, Stance


class Appearance(Message, kw_only=True, frozen=True):
    """One place where the claim was supported, disputed or copied."""

    statement_id: Annotated[Id, Meta(description="what was stated there")]
    article_id: Annotated[Id, Meta(description="the article that printed it")]
    stated_at: Annotated[Instant, Meta(description="when it was said or done")]
    published_at: Annotated[Instant, Meta(description="when the article was published")]
    url: Annotated[str | None, Meta(description="of the article")] = None
    outlet: Annotated[str, Meta(description="name of the publisher")] = ""
    speaker: Annotated[str, Meta(description="fullest form; empty for an unattributed claim")] = ""
    stance: Stance = "supports"
    copy_of: Annotated[Id | None, Meta(description="id of the statement whose passage it repeats")] = None


class Claim(Message, kw_only=True, frozen=True):
    """A claim's text is that of its earliest statement, its id is made from that statement's."""

    id: Annotated[Id, Meta(description="record key; made from the earliest statement")]
    language: Language
    text: Annotated[str, Meta(description="of the earliest statement")]
    first: Annotated[Appearance, Meta(description="the earliest in event order")]
    count: Annotated[int, Meta(description="appearances, copies included")]
    latest: Annotated[tuple[Appearance, ...], Meta(description="at most 20, newest last")]
    support: Annotated[int, Meta(description="statements that support it, copies not counted")]
    dispute: Annotated[int, Meta(description="statements that dispute it, copies not counted")]
    last_seen: Annotated[Instant, Meta(description="latest publication")]
