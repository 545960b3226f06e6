"""The ledger agent: judgements in; alerts, claims, positions and the fact-check queue out."""

from __future__ import annotations

import faust

from schemas.codec import decode
from schemas.judgement import JudgementsRecord
from streams.delivery.application import input_channel
from streams.delivery.keyed import stateful_work
from streams.delivery.loop import Delivery
from streams.delivery.recovery import Recovery
from streams.delivery.table import ConfirmedTable
from streams.ledger.ledger import Ledger
from streams.settings import Settings
from streams.topics import topic_name

STAGE = "ledger"


def register(app: faust.App, settings: Settings, delivery: Delivery, table: ConfirmedTable, ledger: Ledger) -> None:
    """Add the agent to the app; the ledger's components are rebuilt from the table after every rebalance."""
    recovery = Recovery(app, table, ledger)
    work = stateful_work(recovery, lambda value: decode(value, JudgementsRecord), ledger.apply)

    @app.agent(input_channel(app, topic_name(settings, "judgements")), name=STAGE, concurrency=1)  # type: ignore[untyped-decorator]
    async def keep(judgements: faust.StreamT) -> None:
        await delivery.one_by_one(judgements, work)
