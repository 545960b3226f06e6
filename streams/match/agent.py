"""The match agent: statements in, statements with their candidates out; outcomes on the side."""

from __future__ import annotations

import faust

from schemas.codec import decode
from schemas.statement import StatementsRecord
from streams.delivery.application import input_channel
from streams.delivery.keyed import stateful_work
from streams.delivery.loop import Delivery
from streams.delivery.recovery import Recovery
from streams.delivery.table import ConfirmedTable
from streams.match.matcher import Matcher
from streams.settings import Settings
from streams.topics import topic_name

STAGE = "match"


def register(app: faust.App, settings: Settings, delivery: Delivery, table: ConfirmedTable, matcher: Matcher) -> None:
    """Add the agent to the app; the matcher's indexes are rebuilt from the table after every rebalance."""
    recovery = Recovery(app, table, matcher)
    work = stateful_work(
        recovery, lambda value: decode(value, StatementsRecord), lambda record: matcher.apply(record, table.row)
    )

    @app.agent(input_channel(app, topic_name(settings, "statements")), name=STAGE, concurrency=1)  # type: ignore[untyped-decorator]
    async def match(statements: faust.StreamT) -> None:
        await delivery.one_by_one(statements, work)
