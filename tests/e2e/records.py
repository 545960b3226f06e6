"""Records of `statements` of our own making, for stages that need no model."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import numpy as np

from schemas.statement import ArticleRecord, ArticleReference, Speaker, Statement, StatementsRecord
from streams import ids
from streams.extract.signature import signature

START = datetime(2026, 2, 1, 9, tzinfo=timezone.utc)
WIDTH = 32


def timeline(count: int) -> Iterator[StatementsRecord]:
    """`count` articles of one statement each, all of one speaker on one thing: each finds those before it."""
    rng = np.random.default_rng(7)
    base = rng.normal(size=WIDTH)
    for number in range(count):
        when = START + timedelta(days=3 * number)
        text = f"The ferry to Osmarra will sail {number + 2} times a week"
        url = f"https://post.example/ferry/{number}"
        article = ArticleReference(
            id=ids.article_id(url, "", ""),
            title=text,
            published_at=when,
            revision=when,
            appended_at=when + timedelta(minutes=1),
            offset=number,
            url=url,
        )
        vector = base + 0.3 * rng.normal(size=WIDTH)
        embedding = base64.b64encode((vector / np.linalg.norm(vector)).astype("<f2").tobytes()).decode()
        passage = f"{text}, harbour master Joren Aldwick said on day {number}."
        statement = Statement(
            id=ids.statement_id(article.id, passage, "Joren Aldwick"),
            language="en",
            article=article,
            kind="statement",
            text=text,
            passage=passage,
            stated_at=when,
            stated_precision="second",
            dated_by="published",
            check_worthiness=0.5,
            official=True,
            embedding=embedding,
            speaker=Speaker(
                printed="harbour master Joren Aldwick",
                name="Joren Aldwick",
                role="harbour master",
                institution="Osmarra Harbour",
                confidence=0.9,
            ),
        )
        yield ArticleRecord(
            article=article,
            language="en",
            statement_ids=(statement.id,),
            signature=signature(passage),
            sha256=hashlib.sha256(passage.encode()).hexdigest(),
        )
        yield statement
