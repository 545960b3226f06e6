"""A Kafka record as the stages see it: bytes and where they came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timezone

from schemas import rejected
from streams.delivery.change import Change, Send
from streams.errors import Rejected


@dataclass(frozen=True)
class Record:
    """One record.

    Attributes:
        appended_at: its Kafka timestamp, UTC, milliseconds.
        value: None for a tombstone.
    """

    topic: str
    partition: int
    offset: int
    appended_at: datetime
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...] = ()

    def header(self, name: str) -> bytes | None:
        """Value of the first header of this name, or None."""
        return next((value for key, value in self.headers if key == name), None)

    @staticmethod
    def instant(timestamp: float) -> datetime:
        """A Kafka timestamp (seconds, as Faust gives it) as a datetime in UTC, exact to the millisecond."""
        milliseconds = round(timestamp * 1000)
        return datetime.fromtimestamp(milliseconds // 1000, timezone.utc).replace(
            microsecond=milliseconds % 1000 * 1000
        )


Outcome = Change | Rejected
"""What a stage makes of one record."""

Work = Callable[[Sequence[Record]], "Sequence[Outcome] | Future[Sequence[Outcome]]"]
"""The logic of a stage: one outcome a record, in order. A future means that the model thread works on it."""


def rejection(record: Record, stage: str, error: Rejected) -> Change:
    """The change that a rejected record leads to: its original bytes on `rejected`, with reason and origin."""
    headers = rejected.headers(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        stage=stage,
        error=error.reason,
        message=str(error),
    )
    return Change(sends=(Send("rejected", record.key, record.value, headers),))
