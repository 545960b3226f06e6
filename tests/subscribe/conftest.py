"""An alert whose parts can be chosen one by one; invented people and institutions."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import msgspec

from schemas.alert import Alert, ClaimReference, Severity, Side
from schemas.codec import decode, encode
from schemas.statement import Speaker

EXAMPLES = Path(__file__).parents[2] / "schemas" / "examples"
ALERT = decode((EXAMPLES / "alert.json").read_bytes(), Alert)
START = datetime(2026, 3, 2, 9, tzinfo=timezone.utc)


def spoken(side: Side, speaker: Speaker | None = None, text: str = "", passage: str = "") -> Side:
    """A side with another speaker or other words."""
    statement = side.statement
    fields: dict[str, object] = {}
    if speaker is not None:
        fields["speaker"] = speaker
    if text:
        fields["text"] = text
    if passage:
        fields["passage"] = passage
    return msgspec.structs.replace(side, statement=msgspec.structs.replace(statement, **fields))


def turned_on(day: float, alert: Alert = ALERT) -> Alert:
    """The alert with its turn on that day after `START`."""
    statement = msgspec.structs.replace(alert.after.statement, stated_at=START + timedelta(days=day))
    return msgspec.structs.replace(alert, after=msgspec.structs.replace(alert.after, statement=statement))


def event(
    name: str, status: str = "raised", *, day: float = 0, claim: str = "toll", holder: str = "", sources: int = 1,
    level: str = "low", confidence: float = 0.9, historic: bool = False, kind: str = "reversal",
) -> Alert:
    """An event of the alert `name`; without `holder` its holder is of its own."""
    return turned_on(day, msgspec.structs.replace(
        ALERT, id=name, status=status, kind=kind, sources=sources, confidence=confidence, historic=historic,
        severity=Severity(level=level), claim=ClaimReference(id=claim, text=ALERT.claim.text),
        holder=msgspec.structs.replace(ALERT.holder, id=holder or f"holder of {name}")))


def encoded(alert: Alert) -> bytes:
    """The alert as a record's value."""
    return encode(alert)
