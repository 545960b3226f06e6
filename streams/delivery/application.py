"""The Faust app of one stage. Everything that Faust must be told, and why, is here."""

from __future__ import annotations

import faust

from streams.connection import faust_brokers, faust_credentials
from streams.delivery.table import ROCKSDB_OPTIONS, ConfirmedTable
from streams.delivery.transport import Transport
from streams.errors import StancewatchError
from streams.settings import MAX_MESSAGE_BYTES, Settings
from streams.topics import INPUTS, LARGEST_RECORD_BYTES, TABLE, TOPICS, Stage, app_id

REQUEST_TIMEOUT_SECONDS = 40.0
"""Longer than the longest session timeout Faust accepts with it; a send that is not answered by then is retried."""

MAX_POLL_SECONDS = 600.0
"""aiokafka leaves the group when nothing is fetched for this long, and Faust fetches nothing while its buffer is more
than 40 % full: buffer * 0.4 * the slowest event must stay well below. 64 events * 0.4 * 4 s (a long article on two
cores) are 100 s."""

BUFFER_RECORDS = 64
REBALANCE_SECONDS = 60.0
HEARTBEATS_PER_SESSION = 4  # Kafka asks for at least three


class StageApp(faust.App):  # type: ignore[misc]
    """A Faust app that reads through the mended transport."""

    def _new_transport(self) -> Transport:
        return Transport(self.conf.broker_consumer, self)


def build_app(settings: Settings, stage: Stage) -> faust.App:
    """A Faust app for one stage: its own id and so its own consumer group.

    Apps with and without tables join their group with different protocols; one group a stage keeps them apart, and an
    extract worker that comes or goes never rebalances `match`.
    """
    from faust import streams as faust_streams

    if faust_streams._CStreamIterator is None:
        # Faust's pure-Python iterator acks a record of an older group generation that it skips.
        raise StancewatchError("faust-streaming is installed without its compiled stream iterator")
    session = settings.session_timeout_seconds
    tables = settings.data_dir / "tables" / app_id(settings, stage)
    tables.mkdir(parents=True, exist_ok=True)
    return StageApp(
        app_id(settings, stage),
        broker=faust_brokers(settings),
        broker_credentials=faust_credentials(settings),
        broker_commit_interval=settings.commit_seconds,
        broker_commit_every=1_000_000,  # the interval decides
        broker_session_timeout=session,
        broker_heartbeat_interval=session / HEARTBEATS_PER_SESSION,
        broker_request_timeout=max(REQUEST_TIMEOUT_SECONDS, session + 1),
        broker_rebalance_timeout=REBALANCE_SECONDS,
        broker_max_poll_interval=MAX_POLL_SECONDS,
        broker_max_poll_records=BUFFER_RECORDS,
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=MAX_MESSAGE_BYTES,
        producer_acks=-1,
        producer_request_timeout=REQUEST_TIMEOUT_SECONDS,
        producer_max_request_size=LARGEST_RECORD_BYTES,
        producer_compression_type="gzip",
        stream_buffer_maxsize=BUFFER_RECORDS,
        stream_wait_empty=False,  # unacked events are replayed; waiting for them at a rebalance would never end
        store="rocksdb://",
        datadir=str(tables),
        table_standby_replicas=0,
        Table=ConfirmedTable,
        topic_allow_declare=False,  # topics are created from the declaration, never by the way
        topic_replication_factor=settings.replication_factor,
        topic_partitions=settings.partitions,
        key_serializer="raw",
        value_serializer="raw",
        autodiscover=False,
        web_enabled=False,
        worker_redirect_stdouts=False,
    )


def input_channel(app: faust.App, name: str) -> faust.types.TopicT:
    """The input topic, read as bytes: Faust acks what it cannot decode, so nothing is decoded by Faust."""
    return app.topic(name, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw")


def stage_table(app: faust.App, settings: Settings, stage: Stage) -> ConfirmedTable:
    """The one table of a stateful stage, partitioned as its input."""
    table: ConfirmedTable = app.Table(
        TABLE,
        key_type=bytes,
        value_type=bytes,
        partitions=TOPICS[INPUTS[stage]].partition_count(settings),
        options=dict(ROCKSDB_OPTIONS),
    )
    return table
