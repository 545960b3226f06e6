"""What the consumer asks of its thread. The real broker: tests/e2e/test_backlog."""

import asyncio
from collections.abc import Coroutine
from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP

from streams.delivery.application import build_app
from streams.delivery.transport import Consumer, Transport
from streams.settings import load

IN, OTHER, CHANGELOG = TP("in", 0), TP("in", 1), TP("changelog", 0)


class Thread:
    def __init__(self, committed: dict[TP, int | None]) -> None:
        self.committed, self.to_beginning, self.asked = committed, [], []
        self.calls: list[str] = []
        self.fetched: dict[TP, Any] = {}
        self.answers = asyncio.Event()
        self.answers.set()

    async def getmany(self, active_partitions: Any, timeout: float) -> dict[TP, Any]:
        self.asked.append(active_partitions)
        await self.answers.wait()
        self.calls.append("fetched")
        return self.fetched

    async def seek_to_committed(self) -> dict[TP, int | None]:
        await self.answers.wait()
        self.calls.append("sought")
        return self.committed

    async def seek_to_beginning(self, *partitions: TP) -> None:
        self.to_beginning += partitions


def consumer(committed: dict[TP, int | None]) -> tuple[Any, Thread]:
    made, thread = Consumer.__new__(Consumer), Thread(committed)
    made._thread, made._fetch_or_seek, made._seeks = thread, asyncio.Lock(), 0  # type: ignore[assignment]
    made.app = SimpleNamespace(topics=SimpleNamespace(acks_enabled_for=lambda topic: topic == "in"))
    return made, thread


async def overlapping(thread: Thread, *calls: Coroutine[Any, Any, Any]) -> list[Any]:
    """What the calls return; the first is under way, and not answered, when the next begins."""
    thread.answers.clear()
    tasks = []
    for call in calls:
        tasks.append(asyncio.create_task(call))
        await asyncio.sleep(0)
    thread.answers.set()
    return await asyncio.gather(*tasks)


def test_a_fetch_keeps_its_partitions_when_the_set_is_emptied() -> None:
    made, thread = consumer({})
    active = {CHANGELOG}
    asyncio.run(made._getmany(active, 1.0))
    active.clear()
    assert thread.asked == [{CHANGELOG}]


def test_what_has_no_committed_offset_is_read_from_its_beginning() -> None:
    committed = {IN: None, OTHER: 5, CHANGELOG: None, TP("in", 2): 0}
    made, thread = consumer(committed)
    assert asyncio.run(made.seek_to_committed()) == committed
    assert thread.to_beginning == [IN, TP("in", 2)]


def test_with_all_committed_nothing_else_is_sought() -> None:
    made, thread = consumer({IN: 7, CHANGELOG: None})
    asyncio.run(made.seek_to_committed())
    assert thread.to_beginning == []


def test_a_seek_waits_for_the_fetch_under_way_and_that_brings_no_input() -> None:
    made, thread = consumer({IN: 3})
    thread.fetched = {IN: ["record 0"], CHANGELOG: ["row"]}

    fetched, _ = asyncio.run(overlapping(thread, made._getmany({IN, CHANGELOG}, 1.0), made.seek_to_committed()))
    assert fetched == {CHANGELOG: ["row"]}
    assert thread.calls == ["fetched", "sought"]


def test_a_fetch_waits_for_the_seek_under_way_and_brings_all() -> None:
    made, thread = consumer({IN: 3})
    thread.fetched = {IN: ["record 3"]}

    _, fetched = asyncio.run(overlapping(thread, made.seek_to_committed(), made._getmany({IN}, 1.0)))
    assert fetched == {IN: ["record 3"]}
    assert thread.calls == ["sought", "fetched"]


def test_a_seek_that_fails_lets_later_fetches_bring_all() -> None:
    made, thread = consumer({})
    thread.fetched, thread.committed = {IN: ["record"]}, None  # type: ignore[assignment]

    async def one_after_the_other() -> Any:
        with pytest.raises(AttributeError):
            await made.seek_to_committed()
        return await made._getmany({IN}, 1.0)

    assert asyncio.run(one_after_the_other()) == {IN: ["record"]}


def test_a_stage_reads_through_it(tmp_path: Any) -> None:
    app = build_app(load(data_dir=tmp_path), "extract")
    assert isinstance(app.transport, Transport)
    assert app.transport.Consumer is Consumer
