"""What the extract stage publishes, made of what was found: the article's reference and its statements."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import numpy as np
import numpy.typing as npt

from schemas.article import Article
from schemas.statement import ArticleReference, Statement
from streams import ids
from streams.extract.cleaning.clean import CleanArticle
from streams.extract.found import Found

HISTORIC = timedelta(hours=48)
"""An article published longer before its append comes from a back-file: feeds deliver within hours."""


@dataclass(frozen=True)
class ArticleArrival:
    """Where and when the article's record was appended.

    Attributes:
        appended_at: Kafka timestamp of the record, with offset.
        offset: of the record in its partition.
    """

    appended_at: datetime
    offset: int


def reference_of(article: Article, arrival: ArticleArrival, cleaned: CleanArticle) -> ArticleReference:
    """What every statement of an article says of it.

    Args:
        article: as it came.
        arrival: of its record.
        cleaned: its title and text; with the address they make its id.
    """
    return ArticleReference(
        id=ids.article_id(article.url, cleaned.title, cleaned.text),
        title=cleaned.title or article.title,
        published_at=_utc(article.published_at),
        revision=_utc(_revision(article, arrival)),
        appended_at=arrival.appended_at,
        offset=arrival.offset,
        url=article.url,
        publisher=article.publisher,
        source=article.source,
        external_id=article.id,
        historic=arrival.appended_at - article.published_at > HISTORIC,
    )


def statement_of(
    found: Found, reference: ArticleReference, language: str, embedding: npt.NDArray[np.float32], worthiness: float,
    models: dict[str, str],
) -> Statement:
    """One statement as it is published.

    Args:
        found: in the article.
        reference: the article's.
        language: of the article, ISO 639-1.
        embedding: of the stand-alone text, float32 (d,), of unit length.
        worthiness: probability that it is worth checking; a rounding error beyond 0 and 1 is cut.
        models: names and versions that are written into it.
    """
    printed = found.speaker.printed if found.speaker is not None else ""
    return Statement(
        id=ids.statement_id(reference.id, found.passage, printed),
        language=language,
        article=reference,
        kind=found.kind,
        text=found.text,
        passage=found.passage,
        stated_at=_utc(found.dated.stated_at),
        stated_precision=found.dated.precision,
        dated_by=found.dated.dated_by,
        check_worthiness=min(1.0, max(0.0, worthiness)),
        official=found.official,
        quotation=found.quotation,
        selectors=found.selectors,
        cue=found.cue,
        modality=found.modality,
        denied=found.denied,
        change_cue=found.change_cue,
        speaker=found.speaker,
        embedding=encode_embedding(embedding),
        models=models,
    )


def encode_embedding(embedding: npt.NDArray[np.float32]) -> str:
    """Base64 of little-endian float16, shape (d,)."""
    return base64.b64encode(embedding.astype("<f2").tobytes()).decode("ascii")


def _utc(moment: datetime) -> datetime:
    # One way to write an instant, so that a message is the same whether it was kept in memory or read from a table.
    return moment.astimezone(timezone.utc)


def _revision(article: Article, arrival: ArticleArrival) -> datetime:
    """Which of two texts of an article is the later one.

    A withdrawal seldom says when it was made. Then it counts from its arrival: it takes back whatever was there until
    then, corrections included, and only a revision dated later brings the article back.
    """
    if article.updated_at is not None:
        return article.updated_at
    if article.status == "withdrawn":
        return max(article.published_at, arrival.appended_at)
    return article.published_at
