import asyncio
import sys
import time

import pytest

from streams.delivery.heartbeat import Heartbeat, seconds_that_pass


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def beat(heartbeat: Heartbeat) -> None:
    async def once() -> None:
        task = asyncio.ensure_future(heartbeat.run())
        await asyncio.sleep(0)
        task.cancel()

    asyncio.run(once())


def test_a_short_pause_is_nothing() -> None:
    clock, lost = Clock(), []
    heartbeat = Heartbeat(6.0, lost.append, clock)
    beat(heartbeat)
    clock.now += 5.9
    heartbeat.check()
    assert lost == []


def test_a_pause_beyond_the_session_timeout_is_reported_before_a_send() -> None:
    clock, lost = Clock(), []
    heartbeat = Heartbeat(6.0, lost.append, clock)
    beat(heartbeat)
    clock.now += 6.1
    heartbeat.check()
    assert len(lost) == 1
    assert "6.1 s" in lost[0]


def test_the_first_beat_after_a_pause_reports_it_too() -> None:
    clock, lost = Clock(), []
    heartbeat = Heartbeat(6.0, lost.append, clock)
    beat(heartbeat)
    clock.now += 60
    beat(heartbeat)
    assert len(lost) == 1


def test_before_the_first_beat_nothing_is_known() -> None:
    lost: list[str] = []
    Heartbeat(6.0, lost.append, Clock()).check()
    assert lost == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such clock")
def test_the_time_of_a_suspended_machine_counts() -> None:
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert before <= seconds_that_pass() <= time.clock_gettime(time.CLOCK_BOOTTIME)
