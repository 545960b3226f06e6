import asyncio

import pytest

from streams.delivery import commits
from streams.delivery.commits import CommitWatch

TP = ("in", 0)


class World:
    def __init__(self) -> None:
        self.now, self.committed, self.said = 0.0, {TP: 0}, []
        self.watch = CommitWatch(self.committed.get, self.said.append, 10.0, lambda: self.now)

    def look_at(self, now: float) -> list[str]:
        self.now = now
        self.watch.look({TP})
        return self.said


def test_what_is_committed_in_time_is_nothing() -> None:
    world = World()
    world.watch.acked(TP, 4)
    world.look_at(1)
    world.committed[TP] = 5
    assert world.look_at(100) == []


def test_acked_but_never_committed_is_reported() -> None:
    world = World()
    world.watch.acked(TP, 4)
    world.look_at(1)
    assert world.look_at(10) == []
    (said,) = world.look_at(12)
    assert "offset 4 is acked, 0 is committed" in said


def test_slow_but_moving_is_no_stall() -> None:
    world = World()
    for now in range(0, 100, 5):
        world.watch.acked(TP, now + 50)
        world.committed[TP] = now
        assert world.look_at(now) == []


def test_a_partition_that_is_owned_no_longer_is_forgotten() -> None:
    world = World()
    world.watch.acked(TP, 4)
    world.look_at(1)
    world.watch.look(set())
    assert world.look_at(100) == []


def test_while_a_table_is_recovered_nothing_is_reported_however_long_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World()
    monkeypatch.setattr(commits, "LOOK_SECONDS", 0.001)
    generation = [1]

    async def scenario() -> None:
        task = asyncio.ensure_future(world.watch.run(lambda: {TP}, lambda: generation[0]))
        world.watch.acked(TP, 4)
        await asyncio.sleep(0.02)
        world.committed.clear()  # Faust forgets what is committed when a rebalance begins
        generation[0] = 2
        await asyncio.sleep(0.02)
        world.now = 1000.0
        await asyncio.sleep(0.02)
        assert world.said == []
        world.watch.acked(TP, 4)
        await asyncio.sleep(0.02)
        world.now = 2000.0
        await asyncio.sleep(0.02)
        task.cancel()

    asyncio.run(scenario())
    assert "offset 4 is acked, None is committed" in world.said[0], "in the new generation it is watched as before"
