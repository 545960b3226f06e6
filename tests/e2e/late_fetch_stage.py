"""A stage whose consumer thread is late for each fetch, as on a busy machine.

`python late_fetch_stage.py mended|plain STAGE`: `plain` reads as Faust does by itself.
"""

import asyncio
import sys
from typing import Any

from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread

from streams.delivery.transport import Consumer
from streams.worker import process

LATE_SECONDS = 0.05
"""Long enough that what the main thread decides meanwhile, the end of a recovery above all, meets a fetch under way."""

_fetch = AIOKafkaConsumerThread._fetch_records


async def _late(self: AIOKafkaConsumerThread, *args: Any, **options: Any) -> Any:
    await asyncio.sleep(LATE_SECONDS)
    return await _fetch(self, *args, **options)


if __name__ == "__main__":
    AIOKafkaConsumerThread._fetch_records = _late  # type: ignore[method-assign]
    if sys.argv.pop(1) == "plain":
        del Consumer._getmany, Consumer.seek_to_committed
    process.main()
