"""The messages that the match stage sends, with their CloudEvents headers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from schemas.cloudevents import headers
from schemas.codec import encode
from schemas.match import Candidate, Match, RetractedStatement, Retraction
from schemas.outcome import Outcome
from schemas.statement import ArticleRecord, Statement
from streams import ids
from streams.errors import Rejected
from streams.match.rows import Sent, Stamp
from streams.settings import MAX_MESSAGE_BYTES

STAGE = "match"

HEADER_ROOM = 16 * 1024
"""Left for key, headers and the record batch around a value; they take about 1 kB."""

LARGEST_VALUE = MAX_MESSAGE_BYTES - HEADER_ROOM

MOST_NAMED = 20_000
"""Ids that the retractions of one revision name in all. They lie in one row, which this keeps under 1 MB; an article of
`max_statements` as set by default (60) names 3,600 at most. A revision of more takes back one statement at a time."""


def _headers(
    event_type: str, event_id: str, subject: str, time: datetime, schema: str
) -> tuple[tuple[str, bytes], ...]:
    return tuple(headers(
        event_type=event_type, event_id=event_id, subject=subject, time=time, stage=STAGE, schema=schema))


def match_message(statement: Statement, copy_of: str | None, candidates: list[Candidate], cut: int) -> Sent:
    """The match message of a statement, small enough for the topic: the candidates farthest away are left out first.

    Args:
        candidates: in the order in which they are sent.
        cut: how many were left out before.

    Raises:
        Rejected: the statement alone is too large.
    """
    kept = list(candidates)
    value = encode(Match(statement=statement, copy_of=copy_of, candidates=tuple(kept), cut=cut))
    while len(value) > LARGEST_VALUE:
        if not kept:
            raise Rejected("too-large", f"statement {statement.id}: {len(value)} bytes, allowed are {LARGEST_VALUE}")
        excess = len(value) - LARGEST_VALUE
        while kept and excess > 0:
            farthest = max(kept, key=lambda each: (-each.similarity, each.statement.id))
            kept.remove(farthest)
            excess -= len(encode(farthest)) + len(",")
        value = encode(Match(
            statement=statement, copy_of=copy_of, candidates=tuple(kept), cut=cut + len(candidates) - len(kept)))
    stamp = Stamp.of(statement.article)
    return Sent("matches", statement.id, value, _headers(
        event_type="statement.matched", event_id=ids.event_id("matches", statement.id, str(stamp)),
        subject=statement.id, time=statement.article.appended_at, schema="match.schema.json"))


def retraction_messages(gone: Sequence[str], language: str, record: ArticleRecord) -> list[Sent]:
    """Take statements back because this revision of their article no longer has them, one message each.

    Args:
        gone: ids of all that it no longer has.
        language: that under which they were sent.
    """
    article = record.article
    named = tuple(gone) if len(gone) ** 2 <= MOST_NAMED else ()
    messages = []
    for statement_id in gone:
        retracted = RetractedStatement(
            id=statement_id, language=language, revision=article.revision, appended_at=article.appended_at,
            offset=article.offset, gone=named)
        event = ids.event_id("matches", "retracted", statement_id, str(Stamp.of(article)))
        messages.append(Sent("matches", statement_id, encode(Retraction(retracted=retracted)), _headers(
            event_type="statement.retracted", event_id=event, subject=statement_id, time=article.appended_at,
            schema="match.schema.json")))
    return messages


def outcome_message(record: ArticleRecord, copy_of: str | None, retracted: list[str]) -> Sent:
    """What became of an article."""
    article = record.article
    outcome = Outcome(
        article_id=article.id, revision=article.revision, url=article.url, external_id=article.external_id,
        statement_ids=record.statement_ids, copy_of=copy_of, retracted=tuple(retracted), withdrawn=record.withdrawn)
    return Sent("outcomes", article.id, encode(outcome), _headers(
        event_type="article.processed", event_id=ids.event_id("outcomes", article.id, str(Stamp.of(article))),
        subject=article.id, time=article.appended_at, schema="outcome.schema.json"))
