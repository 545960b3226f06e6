import asyncio
import threading
from collections.abc import Iterable
from typing import Any

import pytest

from streams.delivery.recovery import Recovery
from streams.errors import StancewatchError


class App:
    consumer_generation_id = 1


class Table:
    name = "rows"

    def __init__(self, rows: dict[str, bytes]) -> None:
        self.stored, self.callbacks = rows, []

    def rows(self) -> Iterable[tuple[str, bytes]]:
        yield from self.stored.items()

    def on_recover(self, callback: Any) -> None:
        self.callbacks.append(callback)


class Index:
    def __init__(self, fail: Exception | None = None, lose: int = 0) -> None:
        self.held: dict[str, bytes] = {}
        self.restored, self.fail, self.lose = 0, fail, lose

    def restore(self, rows: Iterable[tuple[str, bytes]]) -> None:
        if self.fail is not None:
            raise self.fail
        self.held = dict(rows)
        self.restored += 1

    @property
    def size(self) -> int:
        return len(self.held) - self.lose


class Slow(Index):
    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go_on = threading.Event(), threading.Event()

    def restore(self, rows: Iterable[tuple[str, bytes]]) -> None:
        self.begun.set()
        assert self.go_on.wait(30)
        super().restore(rows)


def test_rebuilt_once_a_generation() -> None:
    app, index = App(), Index()
    recovery = Recovery(app, Table({"a": b"1", "b": b"2"}), index)  # type: ignore[arg-type]
    recovery.ensure()
    recovery.ensure()
    assert index.restored == 1
    assert index.held == {"a": b"1", "b": b"2"}
    app.consumer_generation_id = 2
    recovery.ensure()
    assert index.restored == 2


def test_faust_calls_it_after_recovery() -> None:
    table, index = Table({"a": b"1"}), Index()
    Recovery(App(), table, index)  # type: ignore[arg-type]
    asyncio.run(table.callbacks[0]())
    assert index.restored == 1


def test_what_was_rebuilt_while_the_table_was_recovering_is_rebuilt_after_it() -> None:
    table, index = Table({"a": b"1"}), Index()
    recovery = Recovery(App(), table, index)  # type: ignore[arg-type]
    recovery.ensure()
    table.stored["b"] = b"2"
    asyncio.run(table.callbacks[0]())
    assert index.held == {"a": b"1", "b": b"2"}


def test_the_event_loop_goes_on_during_the_rebuild_and_an_event_waits_for_it() -> None:
    table, index = Table({"a": b"1"}), Slow()
    recovery = Recovery(App(), table, index)  # type: ignore[arg-type]

    async def scenario() -> list[str]:
        seen = []
        rebuild = asyncio.ensure_future(table.callbacks[0]())
        while not index.begun.is_set():
            await asyncio.sleep(0.01)
        assert not recovery.current
        seen.append("the loop runs")
        index.go_on.set()
        recovery.ensure()
        seen.append(f"{index.size} row")
        assert recovery.current
        await rebuild
        return seen

    assert asyncio.run(scenario()) == ["the loop runs", "1 row"]
    assert index.restored == 1


def test_an_event_does_not_go_on_after_a_rebuild_that_failed() -> None:
    said: list[str] = []
    table = Table({"a": b"1"})
    recovery = Recovery(App(), table, Index(ValueError("no row")), lambda why, error: said.append(why))  # type: ignore[arg-type]
    asyncio.run(table.callbacks[0]())
    with pytest.raises(ValueError, match="no row"):
        recovery.ensure()


def test_a_failure_that_faust_would_swallow_stops_the_process() -> None:
    said: list[tuple[str, BaseException]] = []
    table = Table({"a": b"1"})
    Recovery(App(), table, Index(ValueError("no row")), lambda why, error: said.append((why, error)))  # type: ignore[arg-type]
    asyncio.run(table.callbacks[0]())
    ((why, error),) = said
    assert "'rows'" in why
    assert str(error) == "no row"


def test_an_index_with_fewer_entries_than_rows_is_refused() -> None:
    recovery = Recovery(App(), Table({"a": b"1", "b": b"2"}), Index(lose=1))  # type: ignore[arg-type]
    with pytest.raises(StancewatchError, match="2 rows in the table, 1 after the rebuild"):
        recovery.ensure()


def test_one_key_in_two_partitions_is_no_lost_row() -> None:
    class TwoPartitions(Table):
        def rows(self) -> Iterable[tuple[str, bytes]]:
            yield from self.stored.items()
            yield "a", b"in another language"

    index = Index()
    recovery = Recovery(App(), TwoPartitions({"a": b"1", "b": b"2"}), index)  # type: ignore[arg-type]
    recovery.ensure()
    assert index.size == 2
    with pytest.raises(StancewatchError, match="2 rows in the table, 1 after the rebuild"):
        Recovery(App(), TwoPartitions({"a": b"1", "b": b"2"}), Index(lose=1)).ensure()  # type: ignore[arg-type]
