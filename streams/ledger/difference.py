"""What to publish so that readers who fold the events come from one standing to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any

import msgspec

from schemas.alert import Alert, Status
from schemas.cloudevents import headers
from schemas.codec import encode
from streams import ids
from streams.delivery.change import Send
from streams.ledger.standing import Standing

STAGE = "ledger"


def difference(before: Standing, after: Standing, cause: str, time: datetime) -> tuple[Send, ...]:
    """Alerts raised, revised and withdrawn; claims, positions and queue entries set and taken out; in order of keys.

    Args:
        before: what holds without the event.
        after: what holds with it.
        cause: names the event that led from one to the other.
        time: Kafka timestamp of the article's record that led to it.
    """
    return (
        *_latest("claims", "claim", before.claims, after.claims, cause, time),
        *_latest("positions", "position", before.positions, after.positions, cause, time),
        *_latest("factcheck-queue", "factcheck", before.queue, after.queue, cause, time),
        *_alerts(before, after, cause, time),
    )


def _alerts(before: Standing, after: Standing, cause: str, time: datetime) -> Iterator[Send]:
    changed: list[tuple[Status, Alert]] = [
        ("withdrawn", alert) for alert_id, alert in sorted(before.alerts.items(), key=itemgetter(0))
        if alert_id not in after.alerts
    ]
    for alert_id, alert in sorted(after.alerts.items(), key=itemgetter(0)):
        known = before.alerts.get(alert_id)
        if known is None:
            changed.append(("raised", alert))
        elif known is not alert and known != alert:
            changed.append(("revised", alert))
    for status, alert in changed:
        yield _send("alerts", "alert", status, alert.id, msgspec.structs.replace(alert, status=status), cause, time)


def _latest(
    topic: str, schema: str, before: Mapping[str, Any], after: Mapping[str, Any], cause: str, time: datetime
) -> Iterator[Send]:
    for key in sorted(before):
        if key not in after:
            yield _send(topic, schema, "removed", key, None, cause, time)
    for key, message in sorted(after.items(), key=itemgetter(0)):
        if (known := before.get(key)) is not message and known != message:
            yield _send(topic, schema, "updated", key, message, cause, time)


def _send(topic: str, schema: str, what: str, key: str, message: Any, cause: str, time: datetime) -> Send:
    value = encode(message) if message is not None else None
    return Send(topic, key, value, headers(
        event_type=f"{schema}.{what}", event_id=ids.event_id(topic, key, what, cause), subject=key, time=time,
        stage=STAGE, schema=schema))
