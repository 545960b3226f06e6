"""`rejected`: what could not be taken in. The value is the original bytes; the headers say where and why."""

from __future__ import annotations

from typing import Any

from schemas.cloudevents import Headers

REASON_LENGTH = 500  # characters: a header is read by people and must not outgrow the record

HEADERS_SCHEMA: dict[str, Any] = {
    "description": "Where a rejected record came from and why it was not taken in; every value is UTF-8.",
    "type": "object",
    "properties": {
        "rejected_topic": {"description": "full name of the topic it came from", "type": "string", "minLength": 1},
        "rejected_partition": {
            "description": "of that topic; -1: never there",
            "type": "string",
            "pattern": "^(-1|[0-9]+)$",
        },
        "rejected_offset": {
            "description": "in that partition; -1: never there",
            "type": "string",
            "pattern": "^(-1|[0-9]+)$",
        },
        "rejected_stage": {"description": "the stage that rejected it", "type": "string", "pattern": "^[a-z]+$"},
        "rejected_error": {"description": "class of the error", "type": "string", "minLength": 1},
        "rejected_message": {
            "description": "what is wrong, with the field and the value",
            "type": "string",
            "maxLength": REASON_LENGTH,
        },
    },
    "required": [
        "rejected_topic",
        "rejected_partition",
        "rejected_offset",
        "rejected_stage",
        "rejected_error",
        "rejected_message",
    ],
}
"""JSON Schema of the headers, read as an object of strings."""


def headers(*, topic: str, partition: int, offset: int, stage: str, error: str, message: str) -> Headers:
    """The headers of a rejected record.

    Args:
        topic: where it came from.
        partition: of that topic.
        offset: in that partition.
        stage: the stage that rejected it.
        error: class of the error, for instance ``BadMessage`` or ``language``.
        message: what is wrong, with the field and the value.
    """
    return [
        ("rejected_topic", topic.encode()),
        ("rejected_partition", str(partition).encode()),
        ("rejected_offset", str(offset).encode()),
        ("rejected_stage", stage.encode()),
        ("rejected_error", error.encode()),
        ("rejected_message", message[:REASON_LENGTH].encode()),
    ]
