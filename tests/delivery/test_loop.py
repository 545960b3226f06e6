"""What is acked and when, with a producer whose confirmations the test gives. The real broker: tests/e2e."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from aiokafka.errors import KafkaTimeoutError, MessageSizeTooLargeError

from streams.delivery import loop as loop_module
from streams.delivery.change import Change, Send
from streams.delivery.heartbeat import Heartbeat
from streams.delivery.loop import Delivery
from streams.delivery.record import Outcome, Record
from streams.delivery.unbroken import SkippedError
from streams.errors import Rejected
from streams.settings import MAX_MESSAGE_BYTES, load


class Left(BaseException):
    """Stands for the end of the process."""


class Message:
    topic, partition, timestamp = "in", 0, 1774990000.0

    def __init__(self, offset: int) -> None:
        self.offset, self.tp = offset, ("in", 0)


class Event:
    def __init__(self, offset: int, log: list[str]) -> None:
        self.message, self.key, self.value, self.headers = Message(offset), b"k", b"v%d" % offset, {}
        self._log = log

    def ack(self) -> None:
        self._log.append(f"ack {self.message.offset}")


class Producer:
    def __init__(self, log: list[str], fail: dict[str, list[Exception]] | None = None) -> None:
        self.log, self.fail, self.sent = log, fail or {}, []
        self.futures: list[asyncio.Future[Any]] = []
        self.manual = False

    async def send(self, topic: str, key: Any, value: Any, partition: Any, timestamp: Any, headers: Any) -> Any:
        self.log.append(f"send {topic}")
        self.sent.append((topic, key, value, dict(headers)))
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        errors = self.fail.get(topic, [])
        if errors:
            future.set_exception(errors.pop(0))
        elif not self.manual:
            future.set_result(None)
        self.futures.append(future)
        return future


class App:
    def __init__(self, producer: Producer) -> None:
        self.producer = producer


class Table:
    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.rows: dict[str, bytes] = {}

    async def write(self, key: str, row: bytes) -> None:
        self.log.append(f"row {key}")
        self.rows[key] = row

    async def delete(self, keys: Sequence[str]) -> None:
        self.log.append(f"delete {' '.join(keys)}")


@pytest.fixture(autouse=True)
def _no_exit(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(reason: str, error: BaseException | None = None) -> None:
        raise Left(reason) from error

    monkeypatch.setattr(loop_module, "leave", leave)
    monkeypatch.setattr(loop_module, "FIRST_RETRY_SECONDS", 0.01)


def deliver(events: list[Event], work: Any, producer: Producer, table: Table | None = None, **options: Any) -> None:
    settings = load(retry_seconds=options.pop("retry_seconds", 5.0))
    delivery = Delivery(App(producer), settings, "match", Heartbeat(6.0), table)  # type: ignore[arg-type]
    asyncio.run(delivery._handle(events, work))


def echo(records: Sequence[Record]) -> list[Outcome]:
    return [
        Change((Send("matches", "id", r.value), Send("outcomes", "id", r.value)), f"row{r.offset}", r.value)
        for r in records
    ]


def test_row_then_sends_then_ack() -> None:
    log: list[str] = []
    deliver([Event(3, log)], echo, Producer(log), Table(log))
    assert log == ["row row3", "send matches", "send outcomes", "ack 3"]


def test_rows_past_their_time_go_after_the_row_and_before_the_sends() -> None:
    log: list[str] = []

    def expiring(records: Sequence[Record]) -> list[Outcome]:
        return [Change((Send("matches", "id", b"v"),), "row", b"r", deletes=("old", "older")) for _ in records]

    deliver([Event(3, log)], expiring, Producer(log), Table(log))
    assert log == ["row row", "delete old older", "send matches", "ack 3"]


def test_rows_can_go_with_an_event_that_writes_none() -> None:
    log: list[str] = []
    deliver([Event(3, log)], lambda records: [Change(deletes=("old",)) for _ in records], Producer(log), Table(log))
    assert log == ["delete old", "ack 3"]


async def begun(log: list[str], producer: Producer) -> asyncio.Future[None]:
    """An event on its way: its first try of all sends is made, nothing is confirmed."""
    producer.manual = True
    delivery = Delivery(App(producer), load(), "match", Heartbeat(6.0), Table(log))  # type: ignore[arg-type]
    task = asyncio.ensure_future(delivery._handle([Event(1, log)], echo))
    await asyncio.sleep(0.02)
    return task


def test_nothing_is_acked_before_the_broker_has_confirmed() -> None:
    log: list[str] = []
    producer = Producer(log)

    async def scenario() -> None:
        task = await begun(log, producer)
        producer.futures[0].set_result(None)
        await asyncio.sleep(0.02)
        assert "ack 1" not in log, "acked with one of two sends unconfirmed"
        producer.futures[1].set_result(None)
        await task

    asyncio.run(scenario())
    assert log[-1] == "ack 1"


def test_a_cancelled_event_is_not_acked() -> None:
    log: list[str] = []
    producer = Producer(log)

    async def scenario() -> None:
        task = await begun(log, producer)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(scenario())
    assert not [line for line in log if line.startswith("ack")]


def test_an_exception_leaves_the_process_and_acks_nothing() -> None:
    log: list[str] = []

    def work(records: Sequence[Record]) -> list[Outcome]:
        raise RuntimeError("bug")

    with pytest.raises(Left):
        deliver([Event(1, log)], work, Producer(log))
    assert log == []


def test_a_failed_send_is_repeated_whole_and_acked_once() -> None:
    log: list[str] = []
    producer = Producer(log, {"outcomes": [KafkaTimeoutError(), KafkaTimeoutError()]})
    deliver([Event(1, log)], echo, producer, Table(log))
    assert log.count("send matches") == log.count("send outcomes") == 3
    assert log.count("ack 1") == 1


def test_a_send_that_keeps_failing_leaves_the_process() -> None:
    log: list[str] = []
    producer = Producer(log, {"matches": [KafkaTimeoutError() for _ in range(1000)]})
    with pytest.raises(Left):
        deliver([Event(1, log)], echo, producer, Table(log), retry_seconds=0.05)
    assert "ack 1" not in log


def test_a_rejected_record_goes_to_rejected_with_its_bytes_and_is_acked() -> None:
    log: list[str] = []
    producer = Producer(log)
    deliver([Event(1, log), Event(2, log)], lambda records: [Rejected("schema", "bad"), Change()], producer)
    assert log == ["send rejected", "ack 1", "ack 2"]
    topic, _, value, headers = producer.sent[0]
    assert (topic, value, headers["rejected_error"]) == ("rejected", b"v1", b"schema")


def test_too_large_is_bad_input_not_a_failure() -> None:
    log: list[str] = []
    producer = Producer(log, {"matches": [MessageSizeTooLargeError("5 MB")]})
    deliver([Event(1, log)], echo, producer, Table(log))
    assert producer.sent[-1][0] == "rejected"
    assert producer.sent[-1][3]["rejected_error"] == b"too-large"
    assert log[-1] == "ack 1"


def test_acks_follow_offset_order_in_a_batch() -> None:
    log: list[str] = []
    events = [Event(n, log) for n in range(5)]
    deliver(events, lambda records: [Change((Send("matches", "k", r.value),)) for r in records], Producer(log))
    assert [line for line in log if line.startswith("ack")] == [f"ack {n}" for n in range(5)]


def test_a_missing_outcome_acks_nothing() -> None:
    log: list[str] = []
    with pytest.raises(Left):
        deliver([Event(1, log), Event(2, log)], lambda records: [Change()], Producer(log))
    assert log == []


def test_a_lost_place_is_noticed_before_the_first_send() -> None:
    log: list[str] = []

    def lost(reason: str) -> None:
        raise Left(reason)

    heartbeat = Heartbeat(6.0, lost, iter([0.0, 100.0, 100.0]).__next__)
    heartbeat._last = heartbeat._clock()
    delivery = Delivery(App(Producer(log)), load(), "match", heartbeat, Table(log))  # type: ignore[arg-type]
    with pytest.raises(Left):
        asyncio.run(delivery._handle([Event(1, log)], echo))
    assert log == []


def test_a_record_behind_one_that_did_not_come_is_not_worked_on() -> None:
    log: list[str] = []

    class Unbroken:
        async def check(self, message: Message) -> None:
            if message.offset == 4:
                raise SkippedError("offset 4 came, but 2 must come first")

    def work(records: Sequence[Record]) -> list[Outcome]:
        log.append("work")
        return echo(records)

    async def run() -> None:
        delivery = Delivery(App(Producer(log)), load(), "match", Heartbeat(6.0), Table(log), unbroken=Unbroken())  # type: ignore[arg-type]
        await delivery._handle([Event(1, log)], work)
        await delivery._handle([Event(3, log), Event(4, log)], work)

    with pytest.raises(Left, match="in/0/3 failed"):
        asyncio.run(run())
    assert log == ["work", "row row1", "send matches", "send outcomes", "ack 1"]


@pytest.mark.parametrize(("key", "value"), [
    (b"k" * 5_000_000, b"v" * 1_000_000), (b"k" * 300, b"v" * 5_000_000), (None, b"v" * 5_000_000),
    (b"k" * 5_000_000, None)])
def test_a_record_that_compressed_well_is_rejected_in_a_size_that_can_be_sent(
    key: bytes | None, value: bytes | None
) -> None:
    log: list[str] = []
    producer, event = Producer(log, {"rejected": [MessageSizeTooLargeError("9 MB")]}), Event(1, log)
    event.key, event.value = key, value  # type: ignore[assignment]
    deliver([event], lambda records: [Rejected("schema", "bad")], producer)
    _, sent_key, sent_value, headers = producer.sent[-1]
    assert len(sent_key or b"") + len(sent_value or b"") <= MAX_MESSAGE_BYTES
    assert (sent_key is None, sent_value is None) == (key is None, value is None)
    assert sent_key is None or key is None or (sent_key and key.startswith(sent_key))
    assert headers["rejected_truncated"] == str(len(value or b"")).encode()
    assert log[-1] == "ack 1"
