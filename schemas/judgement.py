"""`judgements`: how a statement stands to earlier arrived ones."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from schemas.common import Id, Message, Probability, Similarity
from schemas.match import Retraction
from schemas.statement import Statement

Answer = Literal["supports", "neutral", "disputes", "unclear"]


class Opinion(Message, kw_only=True, frozen=True):
    """What a second model, asked by itself, makes of a pair that the judge calls a dispute."""

    answer: Annotated[Answer, Meta(description="how the later statement stands to the earlier; unclear: no answer")]
    model: Annotated[str, Meta(description="as the endpoint names what answered, else as it was asked for")]
    prompt: Annotated[str, Meta(description="version of what was asked")]
    failure: Annotated[str, Meta(description="why there is no answer: timed out, HTTP status, not as asked for")] = ""


class Relation(Message, kw_only=True, frozen=True):
    """The judge's reading of the statement against another one.

    The pair is read with the later statement (by event time) first, and the other way round if it may still take a
    side: else the first reading counts as both. `supports`, `neutral` and `disputes` are the means of both readings and
    sum to one. Where a model reads statements in more than one form, a reading is the mean over them.
    """

    statement_id: Annotated[Id, Meta(description="the other statement")]
    similarity: Similarity
    supports: Annotated[Probability, Meta(description="mean of both readings")]
    neutral: Annotated[Probability, Meta(description="mean of both readings")]
    disputes: Annotated[Probability, Meta(description="mean of both readings")]
    supports_both: Annotated[Probability, Meta(description="the lower of the two readings")]
    disputes_both: Annotated[Probability, Meta(description="the lower of the two readings")]
    update: Annotated[bool, Meta(description="no dispute: figure or world moved on, or another year is meant")] = False
    opinion: Annotated[
        Opinion | None, Meta(description="second opinion; a dispute that it does not confirm raises nothing")] = None
    article_similarity: Annotated[
        Similarity | None, Meta(description="of the openings of the two articles; null if not known")] = None


class Judgement(Message, kw_only=True, frozen=True, tag_field="record", tag="judgement"):
    """A statement with its relations to those that arrived before it."""

    statement: Annotated[Statement, Meta(description="the new one")]
    copy_of: Annotated[Id | None, Meta(description="id of the statement whose passage it repeats")] = None
    relations: Annotated[tuple[Relation, ...], Meta(description="to statements that arrived before it")] = ()
    models: Annotated[dict[str, str], Meta(description="what judged it: task to name and version")] = {}
    thresholds: Annotated[dict[str, float], Meta(description="in force when it was judged")] = {}


JudgementsRecord = Judgement | Retraction
