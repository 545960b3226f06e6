"""The match agent: statements in, statements with their candidates out; outcomes on the side."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import faust

from schemas.codec import decode
from schemas.statement import StatementsRecord
from streams.delivery.application import input_channel
from streams.delivery.keyed import stateful_work
from streams.delivery.loop import Delivery
from streams.delivery.recovery import Recovery
from streams.delivery.table import ConfirmedTable
from streams.match.index_set import IndexSet
from streams.match.matcher import Matcher
from streams.match.snapshot import Snapshots
from streams.settings import Settings, SettingsError
from streams.topics import topic_name

STAGE = "match"


def register(app: faust.App, settings: Settings, delivery: Delivery, table: ConfirmedTable, matcher: Matcher) -> None:
    """Add the agent to the app; the matcher's indexes are rebuilt from the table after every rebalance.

    Their graphs are saved from time to time, between two events.
    """
    recovery = Recovery(app, table, matcher)
    work = stateful_work(
        recovery, lambda value: decode(value, StatementsRecord), lambda record: matcher.apply(record, table.row)
    )

    @app.agent(input_channel(app, topic_name(settings, "statements")), name=STAGE, concurrency=1)  # type: ignore[untyped-decorator]
    async def match(statements: faust.StreamT) -> None:
        await delivery.one_by_one(statements, work)

    if settings.snapshot_minutes:

        @app.timer(settings.snapshot_minutes * 60)  # type: ignore[untyped-decorator]
        async def save() -> None:
            if recovery.current:
                matcher.save()


def build_matcher(settings: Settings, table: ConfirmedTable) -> Matcher:
    """The matcher with its indexes on disk beside the table, or where the settings say.

    Raises:
        SettingsError: `snapshot_dir` cannot be made or written.
    """
    folder = (settings.snapshot_dir or settings.data_dir / "indexes") / table.app.conf.id
    try:
        snapshots = Snapshots(folder, table.app.conf.id, model_name(settings), table.positions)
    except OSError as error:
        raise SettingsError(f"setting snapshot_dir: {error}") from error
    if not settings.snapshot_minutes:
        return Matcher(settings, IndexSet(settings, folder=folder))
    disk_thread = ThreadPoolExecutor(1, thread_name_prefix="snapshot")
    return Matcher(settings, IndexSet(settings, snapshots, folder, disk_thread))


def model_name(settings: Settings) -> str:
    """What tells the embeddings of these settings from those of others."""
    return settings.embedding_model or f"profile {settings.profile}, adapter {settings.embedding_adapter}"
