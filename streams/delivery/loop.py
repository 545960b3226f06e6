"""The loop that every agent runs. No agent touches acks on its own.

For each record, or batch of records of a stage without state:

0. their offsets are compared with those that must come, so that nothing is passed over;
1. the stage decides: a `Change` or a `Rejected` for each record (nothing is sent yet);
2. the heartbeat is checked: a worker that lost its place leaves here;
3. the row is written and its changelog record confirmed, so that what is sent is always what a replay finds; then rows
   past their time are deleted and their tombstones confirmed;
4. every message of every change is handed to the producer, in order;
5. the broker's confirmation of each is awaited;
6. the records are acked, in offset order.

A failure between 0 and 5 acks nothing. Bad input never gets there: it is a change like another, one message to
`rejected`. An infrastructure error is retried with backoff, then the process leaves.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

import faust
from aiokafka.errors import MessageSizeTooLargeError, RecordTooLargeError

from streams.delivery.change import Change, Send
from streams.delivery.commits import CommitWatch
from streams.delivery.heartbeat import Heartbeat
from streams.delivery.leave import leave
from streams.delivery.record import Outcome, Record, Work, rejection
from streams.delivery.table import ConfirmedTable
from streams.delivery.unbroken import UnbrokenInput
from streams.errors import InfrastructureError, Rejected
from streams.settings import MAX_MESSAGE_BYTES, Settings
from streams.topics import topic_name

FIRST_RETRY_SECONDS = 0.5
LAST_RETRY_SECONDS = 5.0
ATTEMPT_SECONDS = 60.0  # longer than the producer's own time-out, which covers a send but not Faust's buffer before it
LONGEST_KEY = 1024  # bytes left of the key of a record that is too large: ids are shorter
TOO_LARGE = (MessageSizeTooLargeError, RecordTooLargeError)

_log = logging.getLogger(__name__)


class Delivery:
    """Delivers what one stage decides.

    Args:
        app: the stage's Faust app.
        settings: retry and size limits.
        stage: name of the stage, for `rejected`.
        heartbeat: checked before each send.
        table: the stage's table, if it has one.
        watch: is told of every ack.
        unbroken: checks every record's offset; None for input that has none to compare with.
    """

    def __init__(
        self,
        app: faust.App,
        settings: Settings,
        stage: str,
        heartbeat: Heartbeat,
        table: ConfirmedTable | None = None,
        watch: CommitWatch | None = None,
        unbroken: UnbrokenInput | None = None,
    ) -> None:
        self._app = app
        self._settings = settings
        self._stage = stage
        self._heartbeat = heartbeat
        self._table = table
        self._watch = watch
        self._unbroken = unbroken

    async def one_by_one(self, stream: faust.StreamT, work: Work) -> None:
        """Run a stage with state: one record at a time, in order."""
        async for event in stream.noack().events():
            await self._handle([event], work)

    async def in_batches(self, stream: faust.StreamT, work: Work, size: int, seconds: float) -> None:
        """Run a stage without state: up to `size` records together, waiting at most `seconds` for them."""
        async for events in stream.noack_take(size, within=seconds):
            await self._handle(events, work)

    async def _handle(self, events: Sequence[Any], work: Work) -> None:
        records = [_record(event) for event in events]
        try:
            if self._unbroken is not None:
                for event in events:
                    await self._unbroken.check(event.message)
            outcomes = await self._decide(records, work)
            await self._deliver(records, outcomes)
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            leave(f"{self._stage}: {records[0].topic}/{records[0].partition}/{records[0].offset} failed", error)
        for event in events:
            event.ack()
            if self._watch is not None:
                self._watch.acked(event.message.tp, event.message.offset)

    async def _decide(self, records: Sequence[Record], work: Work) -> list[Outcome]:
        decided = work(records)
        outcomes = await asyncio.wrap_future(decided) if isinstance(decided, Future) else decided
        if len(outcomes) != len(records):
            raise RuntimeError(f"{len(records)} records, {len(outcomes)} outcomes")
        return list(outcomes)

    async def _deliver(self, records: Sequence[Record], outcomes: Sequence[Outcome]) -> None:
        changes = [
            rejection(record, self._stage, outcome) if isinstance(outcome, Rejected) else outcome
            for record, outcome in zip(records, outcomes, strict=True)
        ]
        deadline = time.monotonic() + self._settings.retry_seconds
        pause = FIRST_RETRY_SECONDS
        while True:
            self._heartbeat.check()
            try:
                failed = await asyncio.wait_for(self._attempt(records, changes), ATTEMPT_SECONDS)
            except TimeoutError:
                failed = InfrastructureError(f"no confirmation within {ATTEMPT_SECONDS:g} s")
            if failed is None:
                return
            if time.monotonic() > deadline:
                raise failed
            _log.warning("%s: sending failed, again in %.1f s: %s", self._stage, pause, failed)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LAST_RETRY_SECONDS)

    async def _attempt(self, records: Sequence[Record], changes: list[Change]) -> Exception | None:
        """Send every change and await every confirmation; the first infrastructure error, or None.

        A message that is too large turns its change into a rejection in place, which the next attempt sends.
        """
        sent: list[tuple[int, Any]] = []
        failure: Exception | None = None
        for index, change in enumerate(changes):
            try:
                await self._write(change)
                sent += [(index, await self._send(message)) for message in change.sends]
            except TOO_LARGE as error:
                changes[index] = self._too_large(records[index], error)
                failure = error
            except Exception as error:
                failure = error
        for index, confirmation in sent:
            try:
                await confirmation
            except TOO_LARGE as error:
                changes[index] = self._too_large(records[index], error)
                failure = error
            except Exception as error:
                failure = error
        return failure

    async def _write(self, change: Change) -> None:
        if change.row_key is None and not change.deletes:
            return
        if self._table is None:
            raise RuntimeError(f"{self._stage} has no table, but wants to write row {change.row_key}")
        if change.row_key is not None and change.row is not None:
            await self._table.write(change.row_key, change.row)
        if change.deletes:
            await self._table.delete(change.deletes)

    async def _send(self, message: Send) -> Any:
        key = message.key.encode() if isinstance(message.key, str) else message.key
        return await self._app.producer.send(
            topic_name(self._settings, message.topic), key, message.value, None, None, message.headers
        )

    def _too_large(self, record: Record, error: Exception) -> Change:
        change = rejection(record, self._stage, Rejected("too-large", f"a message is too large: {error}"))
        key, value = record.key or b"", record.value or b""
        if len(key) + len(value) > MAX_MESSAGE_BYTES:
            # Compressed well, or on a topic of the user's own with a higher limit; the record stays there.
            (message,) = change.sends
            headers = [*message.headers, ("rejected_truncated", str(len(value)).encode())]
            key = key[:LONGEST_KEY]
            value = value[: MAX_MESSAGE_BYTES - len(key)]
            change = Change(sends=(Send("rejected", record.key and key, record.value and value, headers),))
        return change


def _record(event: Any) -> Record:
    message = event.message
    return Record(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        appended_at=Record.instant(message.timestamp),
        key=event.key,
        value=event.value,
        headers=tuple(_pairs(event.headers)),
    )


def _pairs(headers: Any) -> Any:
    return headers.items() if hasattr(headers, "items") else headers or ()
