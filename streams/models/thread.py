"""The one thread of a process in which models run.

A model is not safe to use from two threads at once: choosing an adapter changes the shared base. And two forward passes
at once on the same cores are slower than one after the other. So a unit of work that is queued here chooses its adapter
and does its forward pass before the next one starts.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_shared: ThreadPoolExecutor | None = None
_guard = threading.Lock()


class ModelThread:
    """Access to the process's model thread. Every instance queues to the same thread, in the order of the calls."""

    def submit(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Queue a unit of work.

        Args:
            work: runs alone in the model thread; it may submit no further work and wait for it.
            args: positional arguments for it.
            kwargs: named arguments for it.

        Returns:
            A future of its result. An exception of the work is the future's exception.
        """
        return _executor().submit(work, *args, **kwargs)

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Queue a unit of work and await its result; the event loop stays free meanwhile."""
        return await asyncio.wrap_future(self.submit(work, *args, **kwargs))

    def run_now(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Queue a unit of work and wait for its result; called in the model thread itself it runs at once."""
        if threading.current_thread().name.startswith(_NAME):
            return work(*args, **kwargs)
        return self.submit(work, *args, **kwargs).result()


_NAME = "models"


def _executor() -> ThreadPoolExecutor:
    global _shared
    with _guard:
        if _shared is None:
            _shared = ThreadPoolExecutor(max_workers=1, thread_name_prefix=_NAME)
        return _shared
