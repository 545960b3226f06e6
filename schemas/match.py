"""`matches`: a statement and the earlier ones it is to be compared with."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from schemas.common import Id, Instant, Language, Message, Similarity
from schemas.statement import Statement

FoundBy = Literal["nearest", "holder", "institution", "register"]


class Candidate(Message, kw_only=True, frozen=True):
    """An earlier arrived statement that may be on the same proposition."""

    statement: Annotated[Statement, Meta(description="the earlier one")]
    similarity: Similarity
    by: Annotated[FoundBy, Meta(description="the first search that found it")]
    article_similarity: Annotated[
        Similarity | None, Meta(description="of the openings of the two articles; null if not known")] = None


class Match(Message, kw_only=True, frozen=True, tag_field="record", tag="match"):
    """A statement with its candidates; `copy_of` names a statement whose passage it repeats."""

    statement: Annotated[Statement, Meta(description="the new one")]
    copy_of: Annotated[Id | None, Meta(description="id of the statement whose passage it repeats")] = None
    candidates: Annotated[tuple[Candidate, ...], Meta(description="earlier ones, perhaps on the same claim")] = ()
    cut: Annotated[int, Meta(description="candidates of the holder or institution over the limit, left out")] = 0


class RetractedStatement(Message, kw_only=True, frozen=True):
    """A statement that a later revision of its article no longer contains.

    What a revision takes back goes together, with the first record that says so.
    """

    id: Id
    language: Language
    revision: Annotated[Instant, Meta(description="of the article that no longer contains it")]
    appended_at: Annotated[Instant | None, Meta(description="Kafka timestamp of that revision's record")] = None
    offset: Annotated[int | None, Meta(description="of that record; null: the whole revision is meant")] = None
    gone: Annotated[tuple[Id, ...], Meta(description="all that this revision takes back, if it is said")] = ()


class Retraction(Message, kw_only=True, frozen=True, tag_field="record", tag="retraction"):
    """Takes a statement back; on `matches` and, passed on unchanged, on `judgements`."""

    retracted: Annotated[RetractedStatement, Meta(description="the statement that is taken back")]


MatchesRecord = Match | Retraction
