"""The extract stage without Kafka: a batch of articles in, their records and statements out.

Each article is validated, cleaned, its language told, its statements found; then all statements of the batch are
embedded in one call. One bad article never spoils the batch: it comes back as `Rejected` in its place.
"""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from schemas.article import Article
from schemas.statement import ArticleRecord, ArticleReference, Statement
from streams import ids
from streams.errors import Rejected
from streams.extract.cleaning import CleanArticle, clean, validate
from streams.extract.extractor import find_statements
from streams.extract.found import Found
from streams.extract.language import UNDETERMINED, language_of
from streams.extract.register import Register
from streams.extract.signature import signature
from streams.settings import Settings

Floats = npt.NDArray[np.float32]
Embed = Callable[[list[str]], Floats]
"""Texts to float32 (n, d), rows of unit length."""
Worthiness = Callable[[Floats], Floats]
"""Embeddings (n, d) to probabilities (n,) that the texts are worth checking."""

HISTORIC = timedelta(hours=48)
"""An article published longer before its append comes from a back-file: feeds deliver within hours."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ArticleArrival:
    """Where and when the article's record was appended.

    Attributes:
        appended_at: Kafka timestamp of the record, with offset.
        offset: of the record in its partition.
    """

    appended_at: datetime
    offset: int


@dataclass(frozen=True)
class Extraction:
    """What became of one article."""

    record: ArticleRecord
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class _Draft:
    reference: ArticleReference
    language: str
    cleaned: CleanArticle
    signature: str
    found: tuple[Found, ...]
    withdrawn: bool


class Extractor:
    """Extracts batches of articles."""

    def __init__(
        self,
        settings: Settings,
        nlp: Language,
        register: Register | None,
        embed: Embed,
        worthiness: Worthiness,
        models: dict[str, str],
    ) -> None:
        """Hold what every batch needs.

        Args:
            settings: `language`, `max_statements` and `claim_threshold` count here.
            nlp: from `streams.extract.parse.load_language_model`.
            register: a user's register of officials, if there is one.
            embed: the embedding model.
            worthiness: the check-worthiness head for these embeddings.
            models: names and versions, written into every statement.
        """
        self._settings = settings
        self._nlp = nlp
        self._register = register
        self._embed = embed
        self._worthiness = worthiness
        self._models = models

    def extract(self, batch: list[tuple[Article, ArticleArrival]]) -> list[Extraction | Rejected]:
        """Extract a batch; one outcome an article, in order.

        A statement's text, embedding and id do not depend on the other articles of the batch.
        """
        drafts = [self._draft(article, arrival) for article, arrival in batch]
        texts = [found.text for draft in drafts if isinstance(draft, _Draft) for found in draft.found]
        embeddings = self._embed(texts) if texts else np.zeros((0, 0), np.float32)
        scores = self._worthiness(embeddings) if texts else np.zeros(0, np.float32)
        done: list[Extraction | Rejected] = []
        at = 0
        for draft in drafts:
            if isinstance(draft, Rejected):
                done.append(draft)
                continue
            end = at + len(draft.found)
            done.append(self._build(draft, embeddings[at:end], scores[at:end]))
            at = end
        return done

    def _draft(self, article: Article, arrival: ArticleArrival) -> _Draft | Rejected:
        try:
            validate(article, arrival.appended_at)
            if article.status == "withdrawn":
                return self._withdrawn(article, arrival)
            cleaned = clean(article)
            whole = f"{cleaned.title}\n{cleaned.text}".strip()
            if not whole:
                return Rejected("empty", "title and text: nothing is left after cleaning")
            language = language_of(whole, article.language)
            if language != self._settings.language:
                return Rejected("language", f"language: {language}, only {self._settings.language} is read")
            found = find_statements(cleaned.title, cleaned.text, article.published_at, self._nlp, self._register)
            return _Draft(
                _reference(article, arrival, cleaned),
                language,
                cleaned,
                signature(whole),
                tuple(found),
                withdrawn=False,
            )
        except Rejected as error:
            return error
        except (ValueError, IndexError, KeyError, RecursionError) as error:  # an input no rule foresaw
            log.exception("extraction failed: %s", article.url or article.title)
            return Rejected("extraction", f"{type(error).__name__}: {error}")

    def _withdrawn(self, article: Article, arrival: ArticleArrival) -> _Draft:
        cleaned = clean(article) if article.title or article.text or article.html else CleanArticle("", "")
        language = language_of(f"{cleaned.title}\n{cleaned.text}", article.language)
        if language == UNDETERMINED:
            language = self._settings.language
        return _Draft(_reference(article, arrival, cleaned), language, cleaned, "", (), withdrawn=True)

    def _build(self, draft: _Draft, embeddings: Floats, scores: Floats) -> Extraction:
        statements: dict[str, Statement] = {}
        for found, embedding, score in zip(draft.found, embeddings, scores, strict=True):
            if found.kind == "claim" and score < self._settings.claim_threshold:
                continue
            if len(statements) >= self._settings.max_statements:
                break
            statement = self._statement(draft, found, embedding, float(score))
            statements.setdefault(statement.id, statement)
        content = f"{draft.cleaned.title}\n{draft.cleaned.text}".encode("utf-8", "surrogatepass")
        record = ArticleRecord(
            article=draft.reference,
            language=draft.language,
            statement_ids=tuple(statements),
            signature=draft.signature,
            sha256=hashlib.sha256(content).hexdigest(),
            withdrawn=draft.withdrawn,
        )
        return Extraction(record, tuple(statements.values()))

    def _statement(self, draft: _Draft, found: Found, embedding: Floats, score: float) -> Statement:
        printed = found.speaker.printed if found.speaker is not None else ""
        return Statement(
            id=ids.statement_id(draft.reference.id, found.passage, printed),
            language=draft.language,
            article=draft.reference,
            kind=found.kind,
            text=found.text,
            passage=found.passage,
            stated_at=_utc(found.dated.stated_at),
            stated_precision=found.dated.precision,
            dated_by=found.dated.dated_by,
            check_worthiness=min(1.0, max(0.0, score)),
            official=found.official,
            quotation=found.quotation,
            selectors=found.selectors,
            cue=found.cue,
            modality=found.modality,
            denied=found.denied,
            change_cue=found.change_cue,
            speaker=found.speaker,
            embedding=encode_embedding(embedding),
            models=self._models,
        )


def encode_embedding(embedding: Floats) -> str:
    """Base64 of little-endian float16, shape (d,)."""
    return base64.b64encode(embedding.astype("<f2").tobytes()).decode("ascii")


def _utc(moment: datetime) -> datetime:
    # One way to write an instant, so that a message is the same whether it was kept in memory or read from a table.
    return moment.astimezone(timezone.utc)


def _reference(article: Article, arrival: ArticleArrival, cleaned: CleanArticle) -> ArticleReference:
    return ArticleReference(
        id=ids.article_id(article.url, cleaned.title, cleaned.text),
        title=cleaned.title or article.title,
        published_at=_utc(article.published_at),
        revision=_utc(article.updated_at or article.published_at),
        appended_at=arrival.appended_at,
        offset=arrival.offset,
        url=article.url,
        publisher=article.publisher,
        source=article.source,
        external_id=article.id,
        historic=arrival.appended_at - article.published_at > HISTORIC,
    )
