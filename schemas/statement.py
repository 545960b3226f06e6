"""`statements`: first the record of an article, then each statement found in it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from schemas.common import Id, Instant, Language, Message, Probability, Publisher

Kind = Literal["statement", "action", "claim"]
Modality = Literal["asserted", "conditional", "question", "reported"]
Precision = Literal["second", "day", "week", "month", "year"]
Field = Literal["title", "text"]


class ArticleReference(Message, kw_only=True, frozen=True):
    """What a statement carries of the article that printed it."""

    id: Id
    title: Annotated[str, Meta(description="headline, cleaned")]
    published_at: Instant
    revision: Annotated[Instant, Meta(description="updated_at, else published_at")]
    appended_at: Annotated[Instant, Meta(description="Kafka timestamp of the article's record")]
    offset: Annotated[int, Meta(description="of the article's record; orders records appended in one millisecond")]
    url: Annotated[str | None, Meta(description="as the sender gave it")] = None
    publisher: Annotated[Publisher | None, Meta(description="the outlet")] = None
    source: Annotated[str | None, Meta(description="wire agency the text came from")] = None
    external_id: Annotated[str | None, Meta(description="the sender's own id")] = None
    historic: Annotated[bool, Meta(description="published more than 48 h before its append")] = False


class TextQuoteSelector(Message, kw_only=True, frozen=True, tag_field="type", tag="TextQuoteSelector"):
    """W3C Web Annotation: the words themselves with a little of what stands around them."""

    exact: Annotated[str, Meta(description="the passage")]
    prefix: Annotated[str, Meta(description="a little of what stands before it")] = ""
    suffix: Annotated[str, Meta(description="a little of what stands after it")] = ""
    field: Annotated[Field, Meta(description="where the passage stands")] = "text"


class TextPositionSelector(Message, kw_only=True, frozen=True, tag_field="type", tag="TextPositionSelector"):
    """W3C Web Annotation: a span in Unicode code points, end exclusive, of the cleaned field."""

    start: Annotated[int, Meta(ge=0, description="code points before the passage")]
    end: Annotated[int, Meta(ge=0, description="code points up to its end, exclusive")]
    field: Annotated[Field, Meta(description="where the passage stands")] = "text"


Selector = TextQuoteSelector | TextPositionSelector


class Speaker(Message, kw_only=True, frozen=True):
    """Who said or did it: evidence of this article only."""

    printed: Annotated[str, Meta(description="as the passage prints it")]
    name: Annotated[str, Meta(description="fullest form in the article; empty for an institution's own voice")] = ""
    role: Annotated[str, Meta(description="office or function as printed")] = ""
    institution: Annotated[str, Meta(description="spoken for or belonged to, as printed or registered")] = ""
    parent: Annotated[str, Meta(description="what the institution belongs to, when printed or registered")] = ""
    register_id: Annotated[str | None, Meta(description="entry in the register of officials")] = None
    confidence: Annotated[Probability, Meta(description="that this is who said or did it")] = 0.0


class Statement(Message, kw_only=True, frozen=True, tag_field="record", tag="statement"):
    """One statement, act or unattributed claim with the evidence for it."""

    id: Id
    language: Language
    article: Annotated[ArticleReference, Meta(description="the article that printed it")]
    kind: Annotated[Kind, Meta(description="said (statement), done (action) or asserted by nobody named (claim)")]
    text: Annotated[str, Meta(description="what is claimed, readable without the article; names no speaker")]
    passage: Annotated[str, Meta(description="verbatim")]
    stated_at: Annotated[Instant, Meta(description="when it was said or done, within stated_precision")]
    stated_precision: Annotated[Precision, Meta(description="of stated_at")]
    dated_by: Annotated[Literal["text", "published"], Meta(description="by a date in the text or the article's own")]
    check_worthiness: Annotated[Probability, Meta(description="that a fact-checker would want to check it")]
    official: Annotated[bool, Meta(description="the speaker speaks for a public institution")] = False
    quotation: Annotated[str, Meta(description="verbatim, without its marks")] = ""
    selectors: Annotated[tuple[Selector, ...], Meta(description="where the passage stands in the cleaned article")] = ()
    cue: Annotated[str, Meta(description="the word that attributes it: said, denied, announced")] = ""
    modality: Annotated[Modality, Meta(description="only what is asserted can raise an alert")] = "asserted"
    denied: Annotated[bool, Meta(description="the speaker disputes what `text` says")] = False
    change_cue: Annotated[str, Meta(description="words that say themselves that a position changed")] = ""
    speaker: Annotated[Speaker | None, Meta(description="who said or did it; null for an unattributed claim")] = None
    embedding: Annotated[str | None, Meta(description="base64 of little-endian float16, unit length")] = None
    models: Annotated[dict[str, str], Meta(description="what read it: task to name and version")] = {}


class ArticleRecord(Message, kw_only=True, frozen=True, tag_field="record", tag="article"):
    """What an article or a revision of it contains; precedes its statements on the topic."""

    article: Annotated[ArticleReference, Meta(description="the article")]
    language: Language
    statement_ids: Annotated[tuple[Id, ...], Meta(description="the statements that follow, in the order of the text")]
    signature: Annotated[str, Meta(description="base64 of little-endian uint32 MinHash values; empty when withdrawn")]
    sha256: Annotated[str, Meta(description="of the cleaned title and text")]
    withdrawn: Annotated[bool, Meta(description="the outlet took the article back")] = False
    embedding: Annotated[
        str | None, Meta(description="of title and opening, as a statement's; null without statements")] = None


StatementsRecord = ArticleRecord | Statement
