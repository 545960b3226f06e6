"""What the consumer asks of its thread. The real broker: tests/e2e/test_backlog."""

import asyncio
from types import SimpleNamespace
from typing import Any

from faust.types import TP

from streams.delivery.application import build_app
from streams.delivery.transport import Consumer, Transport
from streams.settings import load

IN, OTHER, CHANGELOG = TP("in", 0), TP("in", 1), TP("changelog", 0)


class Thread:
    def __init__(self, committed: dict[TP, int | None]) -> None:
        self.committed, self.to_beginning, self.asked = committed, [], []

    async def getmany(self, active_partitions: Any, timeout: float) -> dict[TP, Any]:
        self.asked.append(active_partitions)
        return {}

    async def seek_to_committed(self) -> dict[TP, int | None]:
        return self.committed

    async def seek_to_beginning(self, *partitions: TP) -> None:
        self.to_beginning += partitions


def consumer(committed: dict[TP, int | None]) -> tuple[Any, Thread]:
    made, thread = Consumer.__new__(Consumer), Thread(committed)
    made._thread = thread  # type: ignore[assignment]
    made.app = SimpleNamespace(topics=SimpleNamespace(acks_enabled_for=lambda topic: topic == "in"))
    return made, thread


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


def test_a_stage_reads_through_it(tmp_path: Any) -> None:
    app = build_app(load(data_dir=tmp_path), "extract")
    assert isinstance(app.transport, Transport)
    assert app.transport.Consumer is Consumer
