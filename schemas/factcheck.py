"""`factcheck-queue`: a claim worth checking, as schema.org `Claim` JSON-LD. A null value is a tombstone."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from schemas.common import Id, Instant, Message, Probability


class Person(Message, kw_only=True, frozen=True, tag_field="@type", tag="Person"):
    """schema.org Person."""

    name: Annotated[str, Meta(description="schema.org name")]
    job_title: Annotated[str, Meta(description="schema.org jobTitle")] = field(default="", name="jobTitle")


class Organization(Message, kw_only=True, frozen=True, tag_field="@type", tag="Organization"):
    """schema.org Organization."""

    name: Annotated[str, Meta(description="schema.org name")]


class CreativeWork(Message, kw_only=True, frozen=True, tag_field="@type", tag="NewsArticle"):
    """schema.org NewsArticle in which the claim appears."""

    headline: Annotated[str, Meta(description="schema.org headline")]
    date_published: Annotated[Instant, Meta(description="schema.org datePublished")] = field(name="datePublished")
    url: Annotated[str | None, Meta(description="schema.org url")] = None
    publisher: Annotated[Organization | None, Meta(description="schema.org publisher")] = None


class Priority(Message, kw_only=True, frozen=True):
    """The factors of a claim's priority; no wall clock among them."""

    check_worthiness: Annotated[Probability, Meta(description="the highest of its statements")]
    sources: Annotated[int, Meta(description="independent outlets")]
    official: Annotated[bool, Meta(description="an official or institution stated it")]
    disputed: Annotated[bool, Meta(description="somebody identified disputes it")]
    first_seen: Annotated[Instant, Meta(description="earliest publication")]
    last_seen: Annotated[Instant, Meta(description="latest publication")]


class CheckableClaim(Message, kw_only=True, frozen=True, tag_field="@type", tag="Claim"):
    """schema.org Claim with the project's `priority` beside it."""

    id: Annotated[Id, Meta(description="record key; that of the claim")] = field(name="@id")
    text: Annotated[str, Meta(description="the claim, readable without an article")]
    first_appearance: Annotated[CreativeWork, Meta(description="where it was stated first")] = field(
        name="firstAppearance"
    )
    appearance: Annotated[tuple[CreativeWork, ...], Meta(description="where it was stated, the latest few")]
    priority: Annotated[Priority, Meta(description="why it is worth checking")]
    author: Annotated[Person | Organization | None, Meta(description="null when unattributed")] = None
    context: Annotated[Literal["https://schema.org"], Meta(description="JSON-LD context")] = field(
        default="https://schema.org", name="@context"
    )
