"""What a stage decides for one event: messages to send, at most one row to write, and rows past their time to delete.

Pure data, no Kafka.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.cloudevents import Headers


@dataclass(frozen=True)
class Send:
    """One message to publish.

    Attributes:
        topic: logical name, a key of `streams.topics.TOPICS`; the prefix is added when it is sent.
        key: record key; None for no key.
        value: JSON as bytes, or None for a tombstone.
        headers: CloudEvents or rejected headers.
    """

    topic: str
    key: str | bytes | None
    value: bytes | None
    headers: Headers = field(default_factory=list)


@dataclass(frozen=True)
class Change:
    """Everything one event leads to.

    Attributes:
        sends: messages in order.
        row_key: the row of the stage's table to write; None when none is written.
        row: the whole row as bytes, of `row_key`.
        deletes: keys of other rows, of the same partition, that are deleted because they are past their time.
    """

    sends: tuple[Send, ...] = ()
    row_key: str | None = None
    row: bytes | None = None
    deletes: tuple[str, ...] = ()
