"""`outcomes`: what became of each article."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from schemas.common import Id, Instant, Message


class Outcome(Message, kw_only=True, frozen=True):
    """The latest revision of an article that was worked, and what it led to."""

    article_id: Annotated[Id, Meta(description="record key")]
    revision: Annotated[Instant, Meta(description="the latest that was worked: updated_at, else published_at")]
    url: Annotated[str | None, Meta(description="as the sender gave it")] = None
    external_id: Annotated[str | None, Meta(description="the sender's own id")] = None
    statement_ids: Annotated[tuple[Id, ...], Meta(description="statements it now stands for")] = ()
    copy_of: Annotated[Id | None, Meta(description="id of the article whose text it repeats")] = None
    retracted: Annotated[tuple[Id, ...], Meta(description="statements of earlier revisions that are gone")] = ()
    withdrawn: Annotated[bool, Meta(description="the outlet took the article back")] = False
