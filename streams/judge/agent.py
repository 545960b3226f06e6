"""The judge agent: statements with candidates in, judgements out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime

import faust

from schemas import cloudevents
from schemas.codec import BadMessage, decode, encode
from schemas.judgement import Judgement
from schemas.match import Match, MatchesRecord, Retraction
from streams import ids
from streams.delivery.application import input_channel
from streams.delivery.change import Change, Send
from streams.delivery.loop import Delivery
from streams.delivery.record import Outcome, Record
from streams.errors import UNFORESEEN, Rejected, unforeseen
from streams.judge.judge import Judge
from streams.models.thread import ModelThread
from streams.settings import Settings
from streams.topics import topic_name

STAGE = "judge"

_log = logging.getLogger(__name__)


def register(app: faust.App, settings: Settings, delivery: Delivery, judge: Judge, thread: ModelThread) -> None:
    """Add the agent to the app. The pair model runs in the model thread, statements in batches."""

    def work(records: Sequence[Record]) -> Future[Sequence[Outcome]]:
        return thread.submit(judge_records, judge, records)

    @app.agent(input_channel(app, topic_name(settings, "matches")), name=STAGE, concurrency=1)  # type: ignore[untyped-decorator]
    async def pronounce(matches: faust.StreamT) -> None:
        await delivery.in_batches(matches, work, settings.batch_statements, settings.batch_seconds)


def judge_records(judge: Judge, records: Sequence[Record]) -> list[Outcome]:
    """Decode and judge a batch; one outcome a record, retractions passed on unchanged."""
    read = [_read(record) for record in records]
    judged = iter(_judged(judge, [message for message in read if isinstance(message, Match)]))
    outcomes: list[Outcome] = []
    for record, message in zip(records, read, strict=True):
        if isinstance(message, Rejected):
            outcomes.append(message)
        elif isinstance(message, Retraction):
            outcomes.append(_pass_on(record, message))
        else:
            found = next(judged)
            outcomes.append(found if isinstance(found, Rejected) else _publish(found))
    return outcomes


def _judged(judge: Judge, matches: Sequence[Match]) -> list[Judgement | Rejected]:
    """Judgements of a batch; where one of it cannot be judged, each by itself, and what cannot be is rejected."""
    try:
        return [*judge.judge(matches)]
    except UNFORESEEN:
        return [_judged_alone(judge, match) for match in matches]


def _judged_alone(judge: Judge, match: Match) -> Judgement | Rejected:
    try:
        (judgement,) = judge.judge([match])
    except UNFORESEEN as error:
        # It would stop the stage for ever: it is kept aside, with its reason.
        _log.exception("%s cannot be judged", match.statement.id)
        return unforeseen(error)
    return judgement


def _read(record: Record) -> Match | Retraction | Rejected:
    if record.value is None:
        return Rejected("empty", "the record has no value")
    try:
        message: Match | Retraction = decode(record.value, MatchesRecord)
        return message
    except BadMessage as error:
        return Rejected("schema", str(error))


def _sending(revision: datetime, appended_at: datetime | None, offset: int | None) -> tuple[str, ...]:
    """Which sending of an article: one revision may be sent twice with other text. Old rows have it alone."""
    if appended_at is None or offset is None:
        return (cloudevents.instant(revision),)
    return cloudevents.instant(revision), cloudevents.instant(appended_at), str(offset)


def _publish(judgement: Judgement) -> Change:
    statement, article = judgement.statement, judgement.statement.article
    headers = cloudevents.headers(
        event_type="statement.judged",
        event_id=ids.event_id("judgements", statement.id, *_sending(
            article.revision, article.appended_at, article.offset)),
        subject=statement.id,
        time=statement.article.appended_at,
        stage=STAGE,
        schema="judgement.schema.json",
    )
    return Change(sends=(Send("judgements", statement.language, encode(judgement), headers),))


def _pass_on(record: Record, retraction: Retraction) -> Change:
    taken_back = retraction.retracted
    carried = record.header("ce_time")
    headers = cloudevents.headers(
        event_type="statement.retracted",
        event_id=ids.event_id("judgements", "retracted", taken_back.id, *_sending(
            taken_back.revision, taken_back.appended_at, taken_back.offset)),
        subject=taken_back.id,
        time=datetime.fromisoformat(carried.decode()) if carried else record.appended_at,
        stage=STAGE,
        schema="judgement.schema.json",
    )
    return Change(sends=(Send("judgements", taken_back.language, encode(retraction), headers),))
