"""Sends articles to `articles`: whole lines of a file, or articles made from other files."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import TracebackType

import msgspec
from kafka import KafkaProducer
from kafka.errors import KafkaError, MessageSizeTooLargeError

from schemas import rejected
from streams.connection import kafka_python_options
from streams.errors import InfrastructureError
from streams.settings import MAX_MESSAGE_BYTES, Settings
from streams.topics import topic_name

CONFIRM_EVERY = 500  # sends in flight before their confirmations are awaited: bounds memory, keeps batches full
CONFIRM_SECONDS = 60.0


@dataclass
class Sent:
    """What was sent and what the broker refused."""

    articles: int = 0
    refused: list[str] = field(default_factory=list)


class Feed:
    """A producer to `articles` whose sends are all confirmed when the block ends.

    One article follows another in order, also on topics of several partitions: articles of one URL share a key.

    Raises:
        InfrastructureError: the broker does not confirm in time.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._producer = KafkaProducer(
            **kafka_python_options(settings),
            acks="all",
            linger_ms=5,
            max_request_size=2 * MAX_MESSAGE_BYTES,
            compression_type="gzip",
        )
        self._pending: list[tuple[bytes, object]] = []
        self.sent = Sent()

    def send(self, article: bytes) -> None:
        """Send one article as it is, malformed or not: `extract` decides."""
        self._pending.append(
            (article, self._producer.send(topic_name(self._settings, "articles"), key=_key(article), value=article))
        )
        if len(self._pending) >= CONFIRM_EVERY:
            self.confirm()

    def confirm(self) -> None:
        """Wait until the broker has everything; what is too large for `articles` goes to `rejected` from here."""
        pending, self._pending = self._pending, []
        for article, future in pending:
            try:
                future.get(CONFIRM_SECONDS)  # type: ignore[attr-defined]
                self.sent.articles += 1
            except MessageSizeTooLargeError as error:
                self._reject(article, str(error))
            except KafkaError as error:
                raise InfrastructureError(f"the broker did not take an article: {error}") from error

    def _reject(self, article: bytes, reason: str) -> None:
        self.sent.refused.append(f"{len(article)} bytes: {reason}")
        headers = rejected.headers(
            topic=topic_name(self._settings, "articles"),
            partition=-1,
            offset=-1,
            stage="ingest",
            error="too-large",
            message=reason,
        )
        kept = article[:MAX_MESSAGE_BYTES]
        if len(kept) < len(article):
            headers.append(("rejected_truncated", str(len(article)).encode()))
        self._producer.send(topic_name(self._settings, "rejected"), value=kept, headers=headers).get(CONFIRM_SECONDS)

    def __enter__(self) -> Feed:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.confirm()
        self._producer.close()


def _key(article: bytes) -> bytes | None:
    try:
        url = msgspec.json.decode(article)["url"]
        return url.encode() if isinstance(url, str) else None
    except (msgspec.DecodeError, KeyError, TypeError, UnicodeError):
        return None
