"""The extract agent: articles in, article records and statements out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future

import faust
import msgspec

from schemas import cloudevents
from schemas.article import Article
from schemas.codec import BadMessage, decode, encode
from schemas.statement import ArticleRecord, Statement
from streams import ids
from streams.delivery.application import input_channel
from streams.delivery.change import Change, Send
from streams.delivery.loop import Delivery
from streams.delivery.record import Outcome, Record
from streams.errors import Rejected
from streams.extract.language import NotRead, NotReadCount
from streams.extract.messages import ArticleArrival
from streams.extract.stage import Extractor
from streams.models.thread import ModelThread
from streams.settings import Settings
from streams.topics import topic_name

STAGE = "extract"
MAX_ARTICLE_BYTES = 2 * 1024 * 1024
"""Largest article that is worked on: a page of 1 MB, doubled for the escapes of JSON. Larger ones are rejected."""


def register(app: faust.App, settings: Settings, delivery: Delivery, extractor: Extractor, thread: ModelThread) -> None:
    """Add the agent to the app. Extraction and its models run in the model thread, articles in batches."""
    not_read = NotReadCount()

    def work(records: Sequence[Record]) -> Future[Sequence[Outcome]]:
        return thread.submit(extract_records, extractor, records, not_read)

    @app.agent(input_channel(app, topic_name(settings, "articles")), name=STAGE, concurrency=1)  # type: ignore[untyped-decorator]
    async def extract(articles: faust.StreamT) -> None:
        await delivery.in_batches(articles, work, settings.batch_articles, settings.batch_seconds)


def extract_records(extractor: Extractor, records: Sequence[Record], not_read: NotReadCount) -> list[Outcome]:
    """Decode and extract a batch; one outcome a record.

    Args:
        extractor: extracts them.
        records: articles as bytes.
        not_read: counts those in other languages.
    """
    outcomes: list[Outcome | None] = []
    batch: list[tuple[Article, ArticleArrival]] = []
    for record in records:
        try:
            batch.append((read_article(record), ArticleArrival(record.appended_at, record.offset)))
            outcomes.append(None)
        except Rejected as error:
            outcomes.append(error)
    extracted = iter(extractor.extract(batch))
    done: list[Outcome] = []
    for outcome in outcomes:
        result = outcome if outcome is not None else next(extracted)
        if isinstance(result, NotRead):
            not_read.add(result.language)
        if not isinstance(result, Rejected | Change):
            result = publish(result.record, result.statements, extractor.languages)
        done.append(result)
    return done


def read_article(record: Record) -> Article:
    """The article in a record.

    Raises:
        Rejected: too large, empty, no JSON or not an article.
    """
    if record.value is None:
        raise Rejected("empty", "the record has no value")
    if len(record.value) > MAX_ARTICLE_BYTES:
        raise Rejected("too-large", f"{len(record.value)} bytes, at most {MAX_ARTICLE_BYTES} are read")
    try:
        return decode(record.value, Article)
    except BadMessage as error:
        raise Rejected("schema", str(error)) from error


def publish(record: ArticleRecord, statements: Sequence[Statement], languages: Iterable[str]) -> Change:
    """The article's record, then its statements, all under the language's key.

    A withdrawal goes to every language: in which one the article was read, only `match` remembers.
    """
    article = record.article
    revision, appended = cloudevents.instant(article.revision), cloudevents.instant(article.appended_at)

    def message(event_type: str, subject: str, record: ArticleRecord, value: bytes) -> Send:
        headers = cloudevents.headers(
            event_type=event_type,
            event_id=ids.event_id("statements", subject, record.language, revision, appended, str(article.offset)),
            subject=subject,
            time=article.appended_at,
            stage=STAGE,
            schema="statement.schema.json",
        )
        return Send("statements", record.language, value, headers)

    addressed = [record]
    if record.withdrawn:
        addressed = [msgspec.structs.replace(record, language=language) for language in sorted(languages)]
    return Change(
        sends=(
            *(message("article.extracted", article.id, each, encode(each)) for each in addressed),
            *(message("statement.extracted", s.id, record, encode(s)) for s in statements),
        )
    )
