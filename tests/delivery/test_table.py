"""Writing and deletion with a stand-in for what Faust does with a key. The real table: tests/e2e, with a broker."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP

from streams.delivery.table import ConfirmedTable


class Rows(ConfirmedTable):
    """The methods under test over a dictionary; each change leaves a future, as sending it to the changelog does."""

    changelog_topic_name = "match-rows-changelog"

    def __init__(self, rows: dict[bytes, bytes]) -> None:  # Faust's own wants an app
        self.held, self.sent = rows, []

    def __setitem__(self, key: Any, row: Any) -> None:
        self.held[key] = row
        self._send(key)

    def __delitem__(self, key: Any) -> None:
        self.held.pop(key, None)
        self._send(key)

    def _send(self, key: Any) -> None:
        self.unconfirmed = asyncio.get_running_loop().create_future()
        self.sent.append((key, self.unconfirmed))


def test_the_tombstone_of_each_row_is_awaited_also_of_one_that_is_gone_already() -> None:
    table = Rows({b"a": b"1", b"b": b"2"})

    async def scenario() -> None:
        deleting = asyncio.ensure_future(table.delete(["a", "gone", "b"]))
        await asyncio.sleep(0)
        assert [key for key, _ in table.sent] == [b"a", b"gone", b"b"]
        assert table.held == {}
        for _, future in table.sent[:2]:
            future.set_result(None)
        await asyncio.sleep(0.01)
        assert not deleting.done()
        table.sent[2][1].set_result(None)
        await deleting

    asyncio.run(scenario())


def test_a_tombstone_that_is_not_taken_is_an_error() -> None:
    table = Rows({b"a": b"1"})

    async def scenario() -> None:
        deleting = asyncio.ensure_future(table.delete(["a"]))
        await asyncio.sleep(0)
        table.sent[0][1].set_exception(OSError("no broker"))
        await deleting

    with pytest.raises(OSError, match="no broker"):
        asyncio.run(scenario())


def test_positions_are_those_of_the_partitions_now_owned() -> None:
    table = Rows({})
    owned = {TP("match-rows-changelog", 2), TP("match-rows-changelog", 0), TP("statements", 1)}
    table.app = SimpleNamespace(assignor=SimpleNamespace(assigned_actives=lambda: owned))
    table._data = SimpleNamespace(persisted_offset=lambda tp: {2: 41}.get(tp.partition))
    assert table.positions() == {0: -1, 2: 41}


def test_a_row_is_written_once_its_changelog_record_is_taken() -> None:
    table = Rows({})

    async def scenario() -> None:
        writing = asyncio.ensure_future(table.write("a", b"1"))
        await asyncio.sleep(0.01)
        assert table.held == {b"a": b"1"}
        assert not writing.done()
        table.sent[0][1].set_result(None)
        await writing

    asyncio.run(scenario())
