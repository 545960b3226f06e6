"""Articles from files: plain text, HTML, JSON and JSON Lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

import msgspec

from schemas.article import Article
from schemas.codec import BadMessage, decode, encode
from schemas.common import Publisher

_HTML = re.compile(rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_SNIFFED = 4096  # bytes in which an HTML page shows itself


@dataclass(frozen=True)
class Defaults:
    """What is taken where a file does not say it."""

    published_at: datetime | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Refused:
    """A file or line that is no article."""

    where: str
    reason: str


def lines(data: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a JSON Lines file without their ends; empty ones are left out."""
    for line in data:
        stripped = line.rstrip(b"\r\n")
        if stripped.strip():
            yield stripped


def articles_of(name: str, data: bytes, defaults: Defaults) -> Iterator[bytes | Refused]:
    """The articles in one file, as JSON for the topic, or why there is none.

    The kind of file is seen from its name, else from its content: JSON Lines (``.jsonl``, ``.ndjson``), JSON, HTML or
    plain text whose first line is the title.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        for number, line in enumerate(lines(data.splitlines()), 1):
            yield _from_json(f"{name}:{number}", line, defaults)
    elif suffix == ".json" or (suffix not in (".html", ".htm", ".txt") and data.lstrip()[:1] in (b"{", b"[")):
        yield from _from_document(name, data, defaults)
    else:
        html = suffix in (".html", ".htm") or _HTML.match(data[:_SNIFFED]) is not None
        yield _from_page(name, data, defaults, html=html)


def _from_document(name: str, data: bytes, defaults: Defaults) -> Iterator[bytes | Refused]:
    try:
        found = msgspec.json.decode(data)
    except msgspec.DecodeError:
        # Several objects one after another are JSON Lines by another name.
        for number, line in enumerate(lines(data.splitlines()), 1):
            yield _from_json(f"{name}:{number}", line, defaults)
        return
    for number, article in enumerate(found if isinstance(found, list) else [found], 1):
        yield _from_json(f"{name}:{number}", msgspec.json.encode(article), defaults)


def _from_json(where: str, data: bytes, defaults: Defaults) -> bytes | Refused:
    try:
        fields: Any = msgspec.json.decode(data)
        if not isinstance(fields, dict):
            return Refused(where, f"not a JSON object but {type(fields).__name__}")
        if defaults.published_at is not None:
            fields.setdefault("published_at", defaults.published_at.isoformat())
        if defaults.outlet is not None:
            fields.setdefault("publisher", {"name": defaults.outlet})
        completed = msgspec.json.encode(fields)
        decode(completed, Article)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Refused(where, f"not JSON: {error}")
    except BadMessage as error:
        return Refused(where, str(error))
    return completed


def _from_page(name: str, data: bytes, defaults: Defaults, *, html: bool) -> bytes | Refused:
    if defaults.published_at is None:
        return Refused(name, "field published_at: text and HTML carry none, give --published-at")
    try:
        page = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Refused(name, f"not UTF-8: {error}")
    if not page.strip():
        return Refused(name, "field text: empty")
    title, _, text = page.strip().partition("\n")
    publisher = Publisher(name=defaults.outlet) if defaults.outlet else None
    if html:
        return encode(Article(published_at=defaults.published_at, html=page, url=defaults.url, publisher=publisher))
    return encode(
        Article(
            published_at=defaults.published_at,
            title=title.strip(),
            text=text.strip(),
            url=defaults.url,
            publisher=publisher,
        )
    )
