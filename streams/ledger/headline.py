"""An alert in one sentence."""

from __future__ import annotations

from schemas.alert import AlertKind, Holder, Side

CLAIM_CHARACTERS = 200
"""Longest claim that a headline quotes: a long sentence; the alert carries it whole."""


def headline(kind: AlertKind, holder: Holder, claim: str, before: Side, after: Side) -> str:
    """What happened, with who, what and when.

    Args:
        kind: of the alert.
        holder: whose alert it is.
        claim: the proposition that the stances are about.
        before: the earlier side.
        after: the later side.
    """
    quoted = f"“{shortened(claim)}”"
    said = "supported" if before.stance == "supports" else "disputed"
    on = f"on {before.statement.stated_at.day} {before.statement.stated_at:%B %Y}"
    if kind == "reversal":
        return f"{_introduced(holder)} now {after.stance} what {before.holder} {said} {on}: {quoted}"
    if kind == "split":
        return f"{holder.name} is split: {before.holder} {before.stance} and {after.holder} {after.stance} {quoted}"
    return f"{after.holder} {after.stance} what {_introduced(holder)} {said} {on}: {quoted}"


def _introduced(holder: Holder) -> str:
    if holder.kind != "person":
        return holder.name
    office = ", ".join(part for part in (holder.role, holder.institution) if part and part != holder.name)
    return f"{holder.name} ({office})" if office else holder.name


def shortened(text: str, longest: int = CLAIM_CHARACTERS) -> str:
    """A text on one line without its final stop, cut at a word if it is too long."""
    line = " ".join(text.split()).removesuffix(".")
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
