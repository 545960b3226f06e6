"""Notices that the process stood still for longer than its place in the consumer group lasts.

A process that is stopped (a suspended machine, SIGSTOP, a very long pause) loses its partitions without knowing it.
Whatever it would send then is the work of another worker already, so it leaves before its next send.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable

from streams.delivery.leave import leave

BEAT_SECONDS = 0.5  # far below the shortest session timeout Kafka allows (6 s), cheap enough not to show


def seconds_that_pass() -> float:
    """Seconds that go on while the process is stopped and, on Linux, while the machine is suspended."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Heartbeat:
    """Beats on the event loop; a gap between beats is time in which the process did not run.

    Args:
        limit: longest gap in seconds, the session timeout of the consumer group.
        on_lost: called with the reason when the gap was longer; leaves the process by default.
        clock: seconds that go on while the process is stopped.
    """

    def __init__(
        self,
        limit: float,
        on_lost: Callable[[str], object] = leave,
        clock: Callable[[], float] = seconds_that_pass,
    ) -> None:
        self._limit = limit
        self._on_lost = on_lost
        self._clock = clock
        self._last: float | None = None

    def check(self) -> None:
        """Call before a send: does nothing, or reports the loss."""
        if self._last is None:
            return
        gap = self._clock() - self._last
        if gap > self._limit:
            self._on_lost(f"stood still for {gap:.1f} s, longer than the session timeout of {self._limit:g} s")

    async def run(self) -> None:
        """Beat until cancelled; a beat that comes too late reports the loss as well."""
        while True:
            self.check()
            self._last = self._clock()
            await asyncio.sleep(BEAT_SECONDS)
