"""Statements made around given embeddings: articles, speakers and lengths as in the news, for measuring speed.

Who speaks follows a law, not a sample: the chance of the person of rank r, and of the institution that a person speaks
for, is proportional to 1 / (r + `HEAD`). Of 80,000 statements the most heard person then has 1.5 %, and a statement
meets about 500 others of its holder or institution, which are all compared. Words are strings of letters, of as many
different ones as a newspaper uses; a passage repeats its text, as a quotation with its frame does.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone

import msgspec
import numpy as np
from numpy.typing import NDArray

from benchmarks.vectors import Vectors
from schemas.codec import encode
from schemas.common import Publisher
from schemas.match import Candidate
from schemas.statement import (
    ArticleRecord,
    ArticleReference,
    Speaker,
    Statement,
    TextPositionSelector,
    TextQuoteSelector,
)
from streams import ids
from streams.extract.messages import encode_embedding
from streams.extract.signature import PERMUTATIONS
from streams.match.messages import match_message, outcome_message
from streams.match.rows import ArticleRow, Stamp, StatementRow, article_key, encode_row, statement_key

START = datetime(2025, 1, 6, tzinfo=timezone.utc)
ARTICLES_A_DAY = 100
"""With `STATEMENTS` each, a thousand statements a day: what fills `retention_count` in three years."""

STATEMENTS = 10
"""Of an article; 11.5 were found in those of `benchmarks.throughput`."""

PERSONS, INSTITUTIONS, OUTLETS = 8000, 1000, 60
HEAD = 10
WORDS = 20_000
FEWEST_WORDS, MOST_WORDS = 10, 30
"""Of a text."""

CARRIED = 2
"""Candidates in the message of a row that is made: of the scenarios' statements each has 1.4."""

Articles = Sequence[tuple[ArticleRecord, list[Statement]]]


def made_articles(vectors: Vectors, seed: int = 0) -> Iterator[tuple[ArticleRecord, list[Statement]]]:
    """Articles in order of publication, one statement a vector; the last may have fewer than `STATEMENTS`.

    Args:
        vectors: embeddings, one a row.
        seed: of everything that is drawn.
    """
    draw = np.random.default_rng(seed)
    vocabulary = np.array([_word(number) for number in range(WORDS)])
    common = _falling(WORDS)
    persons = draw.choice(PERSONS, len(vectors), p=_falling(PERSONS))
    works_for = draw.choice(INSTITUTIONS, PERSONS, p=_falling(INSTITUTIONS))
    for number, start in enumerate(range(0, len(vectors), STATEMENTS)):
        part = vectors[start : start + STATEMENTS]
        counts = draw.integers(FEWEST_WORDS, MOST_WORDS + 1, len(part))
        words = np.split(vocabulary[draw.choice(WORDS, counts.sum(), p=common)], counts.cumsum()[:-1])
        article = _article(number)
        made = [
            _statement(article, " ".join(said), int(person), int(works_for[person]), vector)
            for said, person, vector in zip(words, persons[start:], part, strict=False)
        ]
        yield _record(article, made, draw.integers(0, 2**32, PERMUTATIONS, dtype=np.uint32)), made


def table_rows(articles: Articles) -> Iterator[tuple[str, bytes]]:
    """The rows of the table when these articles have been matched, each statement with the two before as candidates."""
    before: list[Statement] = []
    for record, statements in articles:
        stamp = Stamp.of(record.article)
        yield article_key(record.article.id), encode_row(ArticleRow(
            stamp=stamp, language=record.language, published_at=record.article.published_at, sha256=record.sha256,
            withdrawn=False, listed={each.id: stamp for each in statements}, signature=record.signature, copy_of=None,
            sent=(outcome_message(record, None, []),)))
        for each in statements:
            without = msgspec.structs.replace(each, embedding=None)
            carried = [Candidate(statement=other, similarity=0.5, by="nearest") for other in before]
            yield statement_key(each.id), encode_row(StatementRow(
                stamp=stamp, statement=without, embedding=each.embedding,
                sent=(match_message(each, None, carried, 0),)))
            before = [without, *before][:CARRIED]


def records_of(articles: Articles) -> Iterator[bytes]:
    """What `statements` carries of these articles."""
    for record, statements in articles:
        yield encode(record)
        yield from map(encode, statements)


def _falling(count: int) -> NDArray[np.float64]:
    weights: NDArray[np.float64] = 1.0 / (np.arange(count) + HEAD)
    return np.asarray(weights / weights.sum())


def _word(number: int) -> str:
    digest = hashlib.sha256(str(number).encode()).digest()
    return "".join(chr(ord("a") + byte % 26) for byte in digest[: 2 + digest[-1] % 8])


def _name(kind: str, number: int) -> str:
    digest = hashlib.sha256(f"{kind} {number}".encode()).digest()
    return "".join(chr(ord("a") + byte % 26) for byte in digest[:9]).title()


def _article(number: int) -> ArticleReference:
    outlet = number % OUTLETS
    url = f"https://outlet{outlet}.example/{number}"
    published = START + timedelta(days=number / ARTICLES_A_DAY)
    return ArticleReference(
        id=ids.article_id(url, "", ""), title=f"What was said, part {number}", published_at=published,
        revision=published, appended_at=published + timedelta(minutes=5), offset=number, url=url,
        publisher=Publisher(name=f"Outlet {outlet}"))


def _statement(
    article: ArticleReference, text: str, person: int, institution: int, vector: NDArray[np.float32]
) -> Statement:
    name, body = f"{_name('first', person)} {_name('last', person)}", f"{_name('body', institution)} Authority"
    passage = f"“{text},” {name}, director of the {body}, said."
    return Statement(
        id=ids.statement_id(article.id, passage, name), language="en", article=article, kind="statement", text=text,
        passage=passage, quotation=text, cue="said", stated_at=article.published_at, stated_precision="day",
        dated_by="published", check_worthiness=0.5, official=True,
        selectors=(TextQuoteSelector(exact=passage), TextPositionSelector(start=0, end=len(passage))),
        speaker=Speaker(printed=name, name=name, role="director", institution=body, confidence=0.9),
        embedding=encode_embedding(vector), models={"embedding": "made for a benchmark"})


def _record(article: ArticleReference, made: list[Statement], signature: NDArray[np.uint32]) -> ArticleRecord:
    return ArticleRecord(
        article=article, language="en", statement_ids=tuple(each.id for each in made),
        signature=base64.b64encode(signature.astype("<u4").tobytes()).decode(),
        sha256=hashlib.sha256(article.id.encode()).hexdigest())
