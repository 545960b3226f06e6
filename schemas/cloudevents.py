"""CloudEvents 1.0 headers in Kafka binary mode.

Source of the names: CloudEvents Kafka protocol binding 1.0.2, section 3.2.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

Headers = list[tuple[str, bytes]]
"""Kafka record headers: (name, value) in order."""

SOURCE = "stancewatch"
TYPE_PREFIX = "stancewatch."
SCHEMA_PREFIX = "urn:stancewatch:schema:"
"""Schemas are named, not located: whoever reads an event has them from this repository or from anywhere else."""

HEADERS_SCHEMA: dict[str, Any] = {
    "description": "CloudEvents 1.0 attributes in binary mode; every value is UTF-8.",
    "type": "object",
    "properties": {
        "ce_specversion": {"description": "version of CloudEvents", "const": "1.0"},
        "ce_id": {"description": "of the event; a replay repeats it", "type": "string", "minLength": 1},
        "ce_source": {"description": "the stage that sent it", "type": "string", "pattern": f"^{SOURCE}/[a-z]+$"},
        "ce_type": {"description": "what happened", "type": "string", "pattern": r"^stancewatch\.[a-z.-]+$"},
        "ce_time": {
            "description": "Kafka timestamp of the article's record, RFC 3339 in UTC",
            "type": "string",
            "format": "date-time",
        },
        "ce_subject": {"description": "id of what the event is about", "type": "string", "minLength": 1},
        "ce_dataschema": {
            "description": "$id of the value's JSON Schema",
            "type": "string",
            "pattern": f"^{SCHEMA_PREFIX}[a-z-]+$",
        },
        "content-type": {"description": "of the value", "const": "application/json"},
    },
    "required": [
        "ce_specversion",
        "ce_id",
        "ce_source",
        "ce_type",
        "ce_time",
        "ce_subject",
        "ce_dataschema",
        "content-type",
    ],
}
"""JSON Schema of the headers, read as an object of strings."""


def instant(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds, as Kafka timestamps have."""
    return moment.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def dataschema(name: str) -> str:
    """The ``$id`` of a schema: an absolute URI, as CloudEvents demands, that no host needs to answer.

    Args:
        name: of the schema or of its file, ``alert`` or ``alert.schema.json``.
    """
    return f"{SCHEMA_PREFIX}{name.removesuffix('.schema.json')}"


def headers(*, event_type: str, event_id: str, subject: str, time: datetime, stage: str, schema: str) -> Headers:
    """The binary-mode headers of one event.

    Args:
        event_type: what happened, for instance ``alert.raised``.
        event_id: unique in (source, id); deterministic, so that a replay repeats it.
        subject: id of what the event is about.
        time: Kafka timestamp of the article's record, never a wall clock.
        stage: the stage that sends it.
        schema: name of the value's JSON Schema or of its file in ``schemas/json``.
    """
    return [
        ("ce_specversion", b"1.0"),
        ("ce_id", event_id.encode()),
        ("ce_source", f"{SOURCE}/{stage}".encode()),
        ("ce_type", f"{TYPE_PREFIX}{event_type}".encode()),
        ("ce_time", instant(time).encode()),
        ("ce_subject", subject.encode()),
        ("ce_dataschema", dataschema(schema).encode()),
        ("content-type", b"application/json"),
    ]
