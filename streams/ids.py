"""Deterministic ids: the same content gets the same id wherever and whenever it arrives.

UUIDv5 (RFC 9562) under one namespace, over canonical JSON: keys sorted, no spaces, UTF-8 (as RFC 8785 does for the
strings and arrays used here).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from urllib.parse import urldefrag
from uuid import UUID, uuid5

from courlan import clean_url

NAMESPACE = UUID("6f1c1a52-4d7e-5a40-9a51-5b8f1f0c7d11")
"""The project's namespace. Never changes: every stored id depends on it."""

_SPACE = re.compile(r"\s+")


def _uuid(kind: str, *parts: str) -> str:
    return str(uuid5(NAMESPACE, json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))))


def normalise(text: str) -> str:
    """Text for comparison: NFKC, straight quotation marks, single spaces, case folded."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\u2018\u2019\u201a\u201b\u2032]", "'", text)
    text = re.sub("[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]", '"', text)
    return _SPACE.sub(" ", text).strip().casefold()


def canonical_url(url: str) -> str | None:
    """The URL without fragment and tracking parameters, query sorted, host in lower case; None if it is no web URL."""
    cleaned = clean_url(url.strip())
    if cleaned is None or not cleaned.lower().startswith(("http://", "https://")):
        return None
    return str(urldefrag(cleaned).url)


def article_id(url: str | None, title: str, text: str) -> str:
    """Id of an article: from its canonical URL, else from its title and text."""
    canonical = canonical_url(url) if url else None
    if canonical is not None:
        return _uuid("article", canonical)
    content = json.dumps([normalise(title), normalise(text)], ensure_ascii=False)
    return _uuid("article", "sha256", hashlib.sha256(content.encode()).hexdigest())


def statement_id(article: str, passage: str, speaker: str) -> str:
    """Id of a statement: article id, normalised passage and the speaker as printed."""
    return _uuid("statement", article, normalise(passage), normalise(speaker))


def claim_id(earliest_statement: str) -> str:
    """Id of a claim: from its earliest statement."""
    return _uuid("claim", earliest_statement)


def alert_id(kind: str, after_statement: str) -> str:
    """Id of an alert: its kind and its `after` statement, so that one statement raises one alert of a kind."""
    return _uuid("alert", kind, after_statement)


def holder_id(kind: str, name: str, institution: str) -> str:
    """Id of a holder: person, institution or parent, by normalised name and institution."""
    return _uuid("holder", kind, normalise(name), normalise(institution))


def event_id(topic: str, *parts: str) -> str:
    """`ce_id` of an event: repeated when the event is sent again."""
    return _uuid("event", topic, *parts)
