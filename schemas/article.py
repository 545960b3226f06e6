"""`articles`: a news article as it arrives."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from schemas.common import Instant, Message, Publisher


class Article(Message, kw_only=True, frozen=True):
    """One article, revision or withdrawal. `text` or `html` carries the body; a withdrawal needs neither."""

    published_at: Annotated[Instant, Meta(description="when the outlet published it, RFC 3339 with offset")]
    url: Annotated[str | None, Meta(description="where it was published")] = None
    title: Annotated[str, Meta(description="headline as printed")] = ""
    text: Annotated[str | None, Meta(description="body as plain text")] = None
    html: Annotated[str | None, Meta(description="body, or the whole page, as HTML; used when there is no text")] = None
    publisher: Annotated[Publisher | None, Meta(description="the outlet")] = None
    updated_at: Annotated[Instant | None, Meta(description="of a later revision, with offset")] = None
    status: Annotated[Literal["usable", "withdrawn"], Meta(description="a withdrawal takes all back")] = "usable"
    byline: Annotated[str | None, Meta(description="authors as printed")] = None
    language: Annotated[str | None, Meta(description="BCP 47; the primary subtag counts")] = None
    source: Annotated[str | None, Meta(description="wire agency the text came from")] = None
    id: Annotated[str | None, Meta(description="the sender's own id; kept as external_id")] = None
