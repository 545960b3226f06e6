"""Builders of statements and article records about an invented country, and a table in memory."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest

from schemas.statement import ArticleRecord, ArticleReference, Speaker, Statement, StatementsRecord
from streams.delivery.change import Change
from streams.match.matcher import Matcher

START = datetime(2026, 3, 1, 9, tzinfo=timezone.utc)
ARONSEN = Speaker(printed="Aronsen", name="Tove Aronsen", institution="Health Ministry of Maresca", confidence=0.9)


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


def embedding_of(vector: Sequence[float]) -> str:
    values = np.asarray(vector, dtype=np.float64)
    return base64.b64encode((values / np.linalg.norm(values)).astype("<f2").tobytes()).decode()


def signature_of(seed: int, changed: float = 0.0) -> str:
    """128 MinHash values drawn from `seed`, of which a share `changed` is replaced."""
    values = np.random.default_rng(seed).integers(0, 2**32, 128, dtype=np.uint32)
    count = round(changed * 128)
    values[:count] = np.random.default_rng(seed + 1000).integers(0, 2**32, count, dtype=np.uint32)
    return base64.b64encode(values.astype("<u4").tobytes()).decode()


def reference(
    article: str = "a1", *, revision: float = 0, appended: float | None = None, offset: int = 0, published: float = 0
) -> ArticleReference:
    return ArticleReference(
        id=article, title=f"Title of {article}", published_at=at(published), revision=at(revision),
        appended_at=at(revision if appended is None else appended), offset=offset)


def make_record(article: ArticleReference, *statement_ids: str, **more: Any) -> ArticleRecord:
    given: dict[str, Any] = {
        "language": "en", "signature": signature_of(int(hashlib.sha256(article.id.encode()).hexdigest()[:6], 16)),
        "sha256": hashlib.sha256(repr((statement_ids, article.revision)).encode()).hexdigest(), **more}
    return ArticleRecord(article=article, statement_ids=statement_ids, **given)


def make_statement(statement_id: str, article: ArticleReference, **more: Any) -> Statement:
    given: dict[str, Any] = {
        "language": "en", "kind": "statement", "text": f"The text of {statement_id}.",
        "passage": f"The passage of {statement_id} is about {statement_id} and nothing else than {statement_id}.",
        "stated_at": article.published_at, "stated_precision": "day", "dated_by": "published",
        "check_worthiness": 0.5, "speaker": ARONSEN, "embedding": embedding_of([1, 0, 0, 0]), **more}
    return Statement(id=statement_id, article=article, **given)


class Table:
    """Rows in memory and the matcher over them: what the delivery does with a change, without Kafka."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.rows: dict[str, bytes] = {}

    def take(self, record: StatementsRecord) -> Change:
        change = self.matcher.apply(record, self.rows.get)
        if change.row_key is not None:
            assert change.row is not None
            self.rows[change.row_key] = change.row
        for key in change.deletes:
            del self.rows[key]
        return change


@pytest.fixture(scope="session")
def build() -> Any:
    """The builders, under their names."""

    class Build:
        at = staticmethod(at)
        embedding = staticmethod(embedding_of)
        signature = staticmethod(signature_of)
        reference = staticmethod(reference)
        record: Callable[..., ArticleRecord] = staticmethod(make_record)
        statement: Callable[..., Statement] = staticmethod(make_statement)
        table = Table
        aronsen = ARONSEN

    return Build
