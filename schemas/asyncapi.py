"""The AsyncAPI 3 document over all topics: what the declaration of topics says, and which message each carries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from streams.settings import Settings
from streams.topics import INPUTS, STAGES, TOPICS, Topic

VERSION = "1.0.0"
"""Of the contract. The last part rises with every optional addition, the first with a break under new topic names."""

SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12"
BINDING = "0.5.0"
"""Version of AsyncAPI's Kafka binding: the first whose topic configuration may hold any of Kafka's settings."""

PAYLOADS: Final[Mapping[str, str]] = {
    "articles": "article",
    "statements": "statement",
    "matches": "match",
    "judgements": "judgement",
    "outcomes": "outcome",
    "claims": "claim",
    "positions": "position",
    "alerts": "alert",
    "factcheck-queue": "factcheck",
}
"""The schema of each topic's values; `rejected` carries bytes of any kind."""

TOMBSTONED = ("claims", "positions", "factcheck-queue")
"""The topics on which a null value takes back what the key stood for."""

OUTPUTS: Final[Mapping[str, tuple[str, ...]]] = {
    "extract": ("statements", "rejected"),
    "match": ("matches", "outcomes", "rejected"),
    "judge": ("judgements", "rejected"),
    "ledger": ("alerts", "claims", "positions", "factcheck-queue", "rejected"),
}
"""The logical topics each stage sends to."""

_DESCRIPTION = (
    "Articles in, alerts out. Every topic name takes the setting topic_prefix; partitions, replicas and the retention "
    "of alerts and rejected are settings too, shown here with their defaults. Values are JSON in UTF-8. Unknown fields "
    "are to be ignored: schemas grow by optional fields only."
)


def _schema(name: str) -> dict[str, Any]:
    return {"schemaFormat": SCHEMA_FORMAT, "schema": {"$ref": f"json/{name}.schema.json"}}


def _number(value: str) -> int | str:
    return int(value) if value.isdigit() else value


def _channel(topic: Topic, settings: Settings) -> dict[str, Any]:
    configuration: dict[str, Any] = {key: _number(value) for key, value in topic.configuration(settings).items()}
    configuration["cleanup.policy"] = [topic.cleanup]
    names = [topic.name, f"{topic.name}-tombstone"] if topic.name in TOMBSTONED else [topic.name]
    return {
        "address": topic.name,
        "description": topic.carries,
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in names},
        "bindings": {
            "kafka": {
                "topic": topic.name,
                "partitions": topic.partition_count(settings),
                "replicas": settings.replication_factor,
                "topicConfiguration": configuration,
                "bindingVersion": BINDING,
            }
        },
    }


def _key(topic: Topic) -> dict[str, Any]:
    return {"kafka": {"key": {"type": "string", "description": topic.key}, "bindingVersion": BINDING}}


def _messages(topic: Topic) -> dict[str, Any]:
    message: dict[str, Any] = {"name": topic.name, "title": topic.carries}
    if topic.name in PAYLOADS:
        message |= {"contentType": "application/json", "payload": _schema(PAYLOADS[topic.name])}
        if topic.name != "articles":
            message["headers"] = _schema("cloudevents-headers")
    else:
        message |= {"contentType": "application/octet-stream", "headers": _schema("rejected-headers")}
        message["description"] = "The value is the original bytes, untouched."
    messages = {topic.name: message | {"bindings": _key(topic)}}
    if topic.name in TOMBSTONED:
        messages[f"{topic.name}-tombstone"] = {
            "name": f"{topic.name}-tombstone",
            "title": "a null value: what the key stood for holds no more",
            "headers": _schema("cloudevents-headers"),
            "payload": {"type": "null"},
            "bindings": _key(topic),
        }
    return messages


def _operations() -> dict[str, Any]:
    operations: dict[str, Any] = {}
    for stage in STAGES:
        read = INPUTS[stage]
        operations[f"{stage}-reads-{read}"] = {"action": "receive", "channel": {"$ref": f"#/channels/{read}"}}
        for sent in OUTPUTS[stage]:
            operations[f"{stage}-sends-{sent}"] = {"action": "send", "channel": {"$ref": f"#/channels/{sent}"}}
    return operations


def document() -> dict[str, Any]:
    """The AsyncAPI 3.0 document with the default settings, whatever this machine's environment says."""
    settings = Settings.model_construct()
    messages: dict[str, Any] = {}
    for topic in TOPICS.values():
        messages |= _messages(topic)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "stancewatch",
            "version": VERSION,
            "description": _DESCRIPTION,
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": {
            "kafka": {
                "host": settings.bootstrap_servers,
                "protocol": "kafka",
                "description": "The default of the setting bootstrap_servers.",
            }
        },
        "channels": {topic.name: _channel(topic, settings) for topic in TOPICS.values()},
        "operations": _operations(),
        "components": {"messages": messages},
    }
