"""Statements that stand in the index beside those that matter: unrelated news, and other speakers on the same topic."""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from itertools import chain, count, islice
from math import ceil
from pathlib import Path

import msgspec

from benchmarks.compared import by_holder, sides
from benchmarks.scenarios import Scenario
from benchmarks.throughput import admitted
from schemas.article import Article
from schemas.codec import decode, encode
from schemas.statement import ArticleReference, Speaker, Statement, StatementsRecord
from streams import ids
from streams.errors import Rejected
from streams.extract.messages import ArticleArrival
from streams.extract.stage import Extraction, Extractor
from streams.match.rows import ArticleRow, Stamp, StatementRow, article_key, encode_row, statement_key
from streams.settings import Settings

BATCH = 16
"""Articles extracted together, as the stage does."""

PART = BATCH
"""Articles a file of the cache: what an interrupted run loses at most."""

FIRST_ARRIVAL = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""Append time of the first article; only the order matters here, and that no article is from the future."""


def extracted(articles: Sequence[Article], extractor: Extractor) -> Iterator[StatementsRecord]:
    """The records of articles in the order given: each article's own, then its statements. Rejected ones have none."""
    latest = max((article.published_at for article in articles), default=FIRST_ARRIVAL)
    start = max(FIRST_ARRIVAL, latest.astimezone(timezone.utc))
    for at in range(0, len(articles), BATCH):
        batch = [(article, ArticleArrival(start + timedelta(milliseconds=at + place), at + place))
                 for place, article in enumerate(articles[at : at + BATCH])]
        for outcome in extractor.extract(batch):
            if isinstance(outcome, Extraction):
                yield outcome.record
                yield from outcome.statements
            else:
                assert isinstance(outcome, Rejected)


def unrelated(
    news: Path, count: int, cache: Path, settings: Settings, extractor: Callable[[], Extractor]
) -> list[Statement]:
    """The first `count` statements of a news file, extracted and embedded once and then kept.

    Args:
        news: articles, JSON Lines, gzipped or not.
        count: how many statements, fewer if the file has no more.
        cache: folder that keeps them, under a name made from the file and the models. Empty it when extraction changes.
        settings: name the models.
        extractor: makes the extractor; only called if something is not in the cache.
    """
    return list(islice(chain.from_iterable(_parts(news, cache, settings, extractor)), count))


def of_articles(
    news: Path, count: int, cache: Path, settings: Settings, extractor: Callable[[], Extractor]
) -> list[Statement]:
    """The statements of the first `count` articles of a news file; see `unrelated`."""
    found: list[Statement] = []
    for number, part in enumerate(islice(_parts(news, cache, settings, extractor), ceil(count / PART))):
        # The offset of an article is its place in its part.
        found += [each for each in part if number * PART + (each.article.offset or 0) < count]
    return found


def _parts(
    news: Path, cache: Path, settings: Settings, extractor: Callable[[], Extractor]
) -> Iterator[list[Statement]]:
    """The statements of `PART` articles after the other, from the cache or into it."""
    content = hashlib.sha256(news.read_bytes()).hexdigest()
    models = [settings.profile, settings.embedding_model, settings.attribution]
    folder = cache / f"crowd-{hashlib.sha256(json.dumps([content, *models]).encode()).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    rows = admitted(news)
    made: Extractor | None = None
    for number in count():
        part = list(islice(rows, PART))
        if not part:
            return
        kept = folder / f"{number:05}.jsonl"
        if not kept.exists():
            made = made or extractor()
            lines = [encode(record) for record in extracted(part, made) if isinstance(record, Statement)]
            unfinished = kept.with_suffix(".part")
            unfinished.write_bytes(b"".join(line + b"\n" for line in lines))
            os.replace(unfinished, kept)
        yield [decode(line, Statement) for line in kept.read_bytes().splitlines()]


def renamed(statements: Sequence[Statement], count: int) -> list[Statement]:
    """What `count` other speakers say on the topic of these statements: the same in turn, one speaker a statement.

    Each speaker has a name and an institution of its own, shared with nobody, and an article of its own, printed some
    minutes before or after the original in turn.
    """
    made = []
    for number in range(count if statements else 0):
        turn, place = divmod(number, len(statements))
        original = statements[place]
        name = ids.holder_id("person", original.id, str(number))
        first, last, body = (f"{part}{_letters(name, part)}" for part in ("A", "B", "C"))
        speaker = Speaker(
            printed=f"{first} {last}", name=f"{first} {last}", institution=f"{body} Works", role="director",
            confidence=original.speaker.confidence if original.speaker is not None else 1.0)
        minutes = timedelta(minutes=number + 1) * (1 if turn % 2 else -1)
        article = _beside(original.article, name, minutes)
        made.append(msgspec.structs.replace(
            original, id=ids.statement_id(article.id, original.passage, speaker.printed), article=article,
            speaker=speaker, stated_at=original.stated_at + minutes))
    return made


def other_speakers(scenarios: Iterable[Scenario], records: Iterable[StatementsRecord], count: int) -> list[Statement]:
    """For each expected alert, `count` other speakers who say what its two articles say."""
    statements: defaultdict[str, list[Statement]] = defaultdict(list)
    for record in records:
        if isinstance(record, Statement):
            statements[record.article.external_id or ""].append(record)
    made = []
    for scenario in scenarios:
        for expected in scenario["expected"]:
            before, after = sides(expected, scenario, statements)
            old, new = by_holder(expected, before, after)
            made += renamed([*old, *new], count)
    return made


def rows_of(statements: Iterable[Statement]) -> dict[str, bytes]:
    """The rows of the match table that these statements would have, each article listing those of it that are given.

    They are found in searches; copies of their articles are not looked for.
    """
    of_article: dict[str, list[Statement]] = {}
    for statement in statements:
        of_article.setdefault(statement.article.id, []).append(statement)
    rows = {}
    for article, listed in of_article.items():
        stamp = Stamp.of(listed[0].article)
        rows[article_key(article)] = encode_row(ArticleRow(
            stamp=stamp, language=listed[0].language, published_at=listed[0].article.published_at, sha256="",
            withdrawn=False, listed={each.id: stamp for each in listed}, signature="", copy_of=None, sent=()))
        for each in listed:
            rows[statement_key(each.id)] = encode_row(StatementRow(
                stamp=stamp, statement=msgspec.structs.replace(each, embedding=None), embedding=each.embedding,
                sent=()))
    return rows


def _letters(name: str, part: str) -> str:
    """Twelve letters made from a name: one speaker's, and nobody else's."""
    digest = hashlib.sha256(f"{name} {part}".encode()).digest()
    return "".join(chr(ord("a") + byte % 26) for byte in digest[:12])


def _beside(article: ArticleReference, name: str, minutes: timedelta) -> ArticleReference:
    published = article.published_at + minutes
    return msgspec.structs.replace(
        article, id=ids.article_id(None, article.title, name), url=None, external_id=None, published_at=published,
        revision=published)
