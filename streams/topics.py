"""Every topic in one declaration, Faust's own included, and their explicit creation.

Nothing is created by a broker or by Faust on first use: a mistyped name must fail, and a topic with the wrong
clean-up policy loses data quietly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, Literal

from streams.errors import InfrastructureError
from streams.settings import MAX_MESSAGE_BYTES, Settings

if TYPE_CHECKING:
    from kafka.admin import KafkaAdminClient

Stage = Literal["extract", "match", "judge", "ledger"]

STAGES: Final[tuple[Stage, ...]] = ("extract", "match", "judge", "ledger")
"""The stages in the order the data flows."""

INPUTS: Final[Mapping[Stage, str]] = {
    "extract": "articles",
    "match": "statements",
    "judge": "matches",
    "ledger": "judgements",
}
"""The logical topic each stage reads."""

STATEFUL: Final[tuple[Stage, ...]] = ("match", "ledger")
"""The stages that keep a table."""

TABLE = "rows"
"""Name of the one table of a stateful stage."""

REJECTED_BYTES = MAX_MESSAGE_BYTES + 64 * 1024
"""`rejected` carries an input of any size we take, and its headers: a reason of 500 characters and where it was."""

CHANGELOG_BYTES = 2 * MAX_MESSAGE_BYTES
"""A row holds the message that was sent and what belongs to it; as base64 a message grows by a third."""

LARGEST_RECORD_BYTES = max(REJECTED_BYTES, CHANGELOG_BYTES)
"""What every producer must be able to send (`max_request_size` of the clients)."""

MONTH = timedelta(days=30)
WEEK = timedelta(days=7)
"""An input must outlive any stop of the stage that reads it. Articles cannot be had again, so they get a month;
what the stages derive from them gets Kafka's own default of a week."""

TOMBSTONES = {"delete.retention.ms": str(int(WEEK / timedelta(milliseconds=1)))}
"""How long a tombstone can be read. Kafka's default of a day would let a reader or a worker's local table that was
away for a weekend keep what has been taken back."""

APPEND_TIME = {"message.timestamp.type": "LogAppendTime"}
"""The broker's clock, not the sender's: retention then runs on append time, and `articles` tells when one arrived."""


@dataclass(frozen=True)
class Topic:
    """One topic as it must be.

    Attributes:
        name: logical name in `TOPICS`; the full name, prefix included, in a `declaration`.
        carries: one line on what its records are.
        key: what the record key is.
        partitions: ``configured``: as many as the setting says; ``one``.
        cleanup: Kafka's ``cleanup.policy``.
        retention: how long records are kept; ``configured``: `retention_days`; None leaves it to the broker.
        max_bytes: largest record batch, in bytes.
        extra: further topic settings of Kafka.
    """

    name: str
    carries: str
    key: str
    partitions: Literal["configured", "one"] = "configured"
    cleanup: Literal["delete", "compact"] = "delete"
    retention: timedelta | Literal["configured"] | None = None
    max_bytes: int = MAX_MESSAGE_BYTES
    extra: Mapping[str, str] = field(default_factory=dict)

    def partition_count(self, settings: Settings) -> int:
        """How many partitions it is created with."""
        return 1 if self.partitions == "one" else settings.partitions

    def configuration(self, settings: Settings) -> dict[str, str]:
        """Kafka's topic settings that are declared; everything else is left to the broker."""
        declared = {"cleanup.policy": self.cleanup, "max.message.bytes": str(self.max_bytes), **self.extra}
        if self.retention is not None:
            kept = timedelta(days=settings.retention_days) if self.retention == "configured" else self.retention
            declared["retention.ms"] = str(int(kept / timedelta(milliseconds=1)))
        return declared


def _log(name: str, key: str, carries: str, retention: timedelta | Literal["configured"], **more: Any) -> Topic:
    return Topic(name, carries, key, retention=retention, extra=APPEND_TIME, **more)


def _latest(name: str, key: str, carries: str) -> Topic:
    return Topic(name, carries, key, cleanup="compact", extra=TOMBSTONES)


TOPICS: Final[Mapping[str, Topic]] = {
    topic.name: topic
    for topic in (
        _log("articles", "any", "news articles as they arrive", MONTH),
        _log("statements", "language", "the record of an article, then each statement found in it", WEEK),
        _log("matches", "statement id", "a statement and the earlier ones it is to be compared with", WEEK),
        _log("judgements", "language", "a statement and how it stands to the earlier ones", WEEK),
        _latest("outcomes", "article id", "what became of each article"),
        _latest("claims", "claim id", "a proposition and where it was stated"),
        _latest("positions", "holder id + claim id", "where a holder stands on a claim over time"),
        _log("alerts", "alert id", "a position has turned: raised, revised or withdrawn", "configured"),
        _latest("factcheck-queue", "claim id", "a claim worth checking"),
        _log("rejected", "as it came", "what could not be taken in, and why", "configured", max_bytes=REJECTED_BYTES),
    )
}
"""The project's own topics by logical name."""


def topic_name(settings: Settings, logical: str) -> str:
    """Full name of one of the project's topics.

    Raises:
        KeyError: there is no such topic.
    """
    return f"{settings.topic_prefix}{TOPICS[logical].name}"


def app_id(settings: Settings, stage: Stage) -> str:
    """Faust's app id of a stage: its consumer group and the beginning of its internal topics' names."""
    return f"{settings.topic_prefix}stancewatch-{stage}"


def _internal(settings: Settings, stage: Stage) -> list[Topic]:
    """What Faust 0.15.3 expects for one app (`Table._new_changelog_topic`, `LeaderAssignor._leader_topic`).

    Faust takes a topic that exists as it is and only checks that a changelog has as many partitions as its source.
    """
    app = app_id(settings, stage)
    topics = [Topic(f"{app}-__assignor-__leader", "nothing; who holds it leads the group", "none", partitions="one")]
    if stage in STATEFUL:
        changelog = Topic(
            f"{app}-{TABLE}-changelog",
            f"the table of `{stage}`",
            "row key",
            partitions=TOPICS[INPUTS[stage]].partitions,
            cleanup="compact",
            max_bytes=CHANGELOG_BYTES,
            extra=TOMBSTONES,
        )
        topics.append(changelog)
    return topics


def declaration(settings: Settings) -> list[Topic]:
    """Every topic with its full name: the project's own, then Faust's."""
    own = [replace(topic, name=topic_name(settings, logical)) for logical, topic in TOPICS.items()]
    return own + [topic for stage in STAGES for topic in _internal(settings, stage)]


@dataclass(frozen=True)
class Report:
    """What `create` did and found.

    Attributes:
        created: names of the topics it made.
        existing: names of those that were there.
        mismatches: one line for each difference between what is there and what is declared.
    """

    created: tuple[str, ...] = ()
    existing: tuple[str, ...] = ()
    mismatches: tuple[str, ...] = ()


def create(admin: KafkaAdminClient, settings: Settings) -> Report:
    """Create the declared topics that are missing, and compare the others with the declaration. Changes none of them.

    Args:
        admin: a connected `kafka.KafkaAdminClient`.
        settings: prefix, partitions, replicas and retention.

    Raises:
        InfrastructureError: the cluster refused to create a topic; names it and says why.
    """
    from kafka.errors import TopicAlreadyExistsError, for_code

    declared = {topic.name: topic for topic in declaration(settings)}
    present = set(admin.list_topics())
    missing = {name: topic for name, topic in declared.items() if name not in present}
    created = []
    if missing:
        answer = admin.create_topics(
            {
                name: {
                    "num_partitions": topic.partition_count(settings),
                    "replication_factor": settings.replication_factor,
                    "configs": topic.configuration(settings),
                }
                for name, topic in missing.items()
            },
            raise_errors=False,
        )
        for result in answer["topics"]:
            # Another creator may have been first between the listing and now; its topic is compared like any other.
            if result["error_code"] == TopicAlreadyExistsError.errno:
                continue
            if result["error_code"]:
                reason = result.get("error_message") or for_code(result["error_code"]).__name__
                raise InfrastructureError(f"topic {result['name']} cannot be created: {reason}")
            created.append(result["name"])
        admin.wait_for_topics(list(missing))
    existing = {name: topic for name, topic in declared.items() if name not in created}
    return Report(tuple(created), tuple(existing), tuple(_mismatches(admin, settings, existing)))


def _mismatches(admin: KafkaAdminClient, settings: Settings, topics: Mapping[str, Topic]) -> list[str]:
    from kafka.admin import ConfigResource

    if not topics:
        return []
    shapes = {shape["name"]: shape["partitions"] for shape in admin.describe_topics(list(topics))}
    wanted = {name: topic.configuration(settings) for name, topic in topics.items()}
    resources = [ConfigResource("TOPIC", name, list(settings_of)) for name, settings_of in wanted.items()]
    shown = admin.describe_configs(resources, config_filter="all")["topic"]
    lines = []
    for name, topic in topics.items():
        partitions = shapes[name]
        replicas = {len(partition["replica_nodes"]) for partition in partitions}
        found: dict[str, Any] = {
            "partitions": len(partitions),
            "replicas": replicas.pop() if len(replicas) == 1 else sorted(replicas),
            **{key: shown[name][key]["value"] if key in shown[name] else "not shown" for key in wanted[name]},
        }
        declared: dict[str, Any] = {
            "partitions": topic.partition_count(settings),
            "replicas": settings.replication_factor,
            **wanted[name],
        }
        lines += [
            f"topic {name}: {key} is {found[key]}, declared {value}"
            for key, value in declared.items()
            if found[key] != value
        ]
    return lines
