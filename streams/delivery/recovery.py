"""Rebuilds what a stage derives from its table, before the first event of each group generation.

Faust calls `on_recover` after every rebalance and swallows what it raises, so the callback catches everything and
leaves the process. It rebuilds in a thread: a large table takes longer than the process may stand still for. An event
may still come before the callback has run; then it waits for the rebuild, or makes it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

import faust

from streams.delivery.leave import leave
from streams.delivery.table import ConfirmedTable
from streams.errors import StancewatchError

_log = logging.getLogger(__name__)


class Derived(Protocol):
    """State that follows from the rows of a table."""

    def restore(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Forget everything and rebuild from `rows`."""

    @property
    def size(self) -> int:
        """How many rows it was built from and has taken in since."""


class Recovery:
    """Keeps derived state in step with the partitions that are owned.

    Args:
        app: the stage's Faust app.
        table: its table.
        derived: what is rebuilt.
        on_failure: called with reason and error; leaves the process by default.
    """

    def __init__(
        self,
        app: faust.App,
        table: ConfirmedTable,
        derived: Derived,
        on_failure: Callable[[str, BaseException], object] = leave,
    ) -> None:
        self._app = app
        self._table = table
        self._derived = derived
        self._on_failure = on_failure
        self._generation: int | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="recovery")
        self._running: Future[None] | None = None
        table.on_recover(self._recover)

    @property
    def current(self) -> bool:
        """Whether the derived state is that of the partitions now owned."""
        return bool(self._generation == self._app.consumer_generation_id)

    async def _recover(self) -> None:
        # What was rebuilt before this call may have been read from a table that was still recovering.
        self._generation = None
        try:
            self._running = self._thread.submit(self._rebuild)
            await asyncio.wrap_future(self._running)
        except asyncio.CancelledError:
            raise
        except BaseException as error:
            self._on_failure(f"rebuilding from table {self._table.name!r} failed", error)

    def ensure(self) -> None:
        """Call before an event is worked on: rebuilds if the group's generation is not that of the last rebuild.

        Raises:
            StancewatchError: the derived state does not hold as many rows as the table.
        """
        if self._running is not None:
            self._running.result()
        if not self.current:
            self._rebuild()

    def _rebuild(self) -> None:
        started = time.monotonic()
        generation = self._app.consumer_generation_id
        rows = 0

        def counted() -> Iterable[tuple[str, bytes]]:
            nonlocal rows
            for row in self._table.rows():
                rows += 1
                yield row

        self._derived.restore(counted())
        if self._derived.size != rows:
            # An article that came in another language has a row in another partition too, under the same key.
            rows = len({key for key, _ in self._table.rows()})
        if self._derived.size != rows:
            raise StancewatchError(f"{rows} rows in the table, {self._derived.size} after the rebuild")
        self._generation = generation
        _log.info("rebuilt from %d rows in %.2f s", rows, time.monotonic() - started)
