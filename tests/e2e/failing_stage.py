"""A stage whose work raises once at one record: run by test_exceptions as `python failing_stage.py FLAG STAGE`."""

import sys
from collections.abc import Sequence
from pathlib import Path

import faust

from streams.delivery.application import build_app, input_channel, stage_table
from streams.delivery.change import Change, Send
from streams.delivery.heartbeat import Heartbeat
from streams.delivery.loop import Delivery
from streams.delivery.record import Outcome, Record
from streams.settings import load
from streams.topics import topic_name

FAILS_AT = 5


def main() -> None:
    flag = Path(sys.argv[1])
    settings = load()
    app = build_app(settings, "match")
    table = stage_table(app, settings, "match")
    delivery = Delivery(app, settings, "match", Heartbeat(settings.session_timeout_seconds), table)

    def work(records: Sequence[Record]) -> list[Outcome]:
        if records[0].offset == FAILS_AT and not flag.exists():
            flag.touch()
            raise RuntimeError("a bug that shows once")
        return [Change((Send("matches", r.key, r.value),), f"statement:{r.offset}", r.value) for r in records]

    @app.agent(input_channel(app, topic_name(settings, "statements")), name="failing", concurrency=1)
    async def agent(stream: faust.StreamT) -> None:
        await delivery.one_by_one(stream, work)

    faust.Worker(app, loglevel="WARNING", override_logging=False).execute_from_commandline()


if __name__ == "__main__":
    main()
