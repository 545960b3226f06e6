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
from streams.extract.attribution.tagged import tagged_text
from streams.extract.cleaning.clean import CleanArticle, clean, validate
from streams.extract.extractor import find_statements
from streams.extract.found import Found
from streams.extract.language import NotRead, language_of, languages_read
from streams.extract.signature import signature
from streams.extract.speakers.register import Register
from streams.extract.tagger.tagger import Tagged
from streams.settings import Settings

Floats = npt.NDArray[np.float32]
Embed = Callable[[list[str]], Floats]
"""Texts to float32 (n, d), rows of unit length."""
Worthiness = Callable[[Floats], Floats]
"""Embeddings (n, d) to probabilities (n,) that the texts are worth checking."""
Tag = Callable[[list[str]], list[list[Tagged]]]
"""Texts to the attributions of each, from the attribution tagger."""

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


@dataclass(frozen=True)
class _Readable:
    article: Article
    arrival: ArticleArrival
    cleaned: CleanArticle
    language: str


_UNFORESEEN = (ValueError, IndexError, KeyError, RecursionError)
"""What an input that no rule foresaw may raise: the article is rejected, the rest of its batch is not."""


def _failed(article: Article, error: Exception) -> Rejected:
    log.exception("extraction failed: %s", article.url or article.title)
    return Rejected("extraction", f"{type(error).__name__}: {error}")


class Extractor:
    """Extracts batches of articles.

    Attributes:
        languages: the languages that are read.
    """

    def __init__(
        self,
        settings: Settings,
        nlp: Language,
        register: Register | None,
        embed: Embed,
        worthiness: Worthiness,
        models: dict[str, str],
        tag: Tag | None = None,
    ) -> None:
        """Hold what every batch needs.

        Args:
            settings: `language`, the names of the models, `max_statements` and `claim_threshold` count here.
            nlp: from `streams.extract.parsing.frames.load_language_model`.
            register: a user's register of officials, if there is one.
            embed: the embedding model.
            worthiness: the check-worthiness head for these embeddings.
            models: names and versions, written into every statement.
            tag: the attribution tagger; without it the rules alone find attributions.
        """
        self.languages = languages_read(settings)
        self._settings = settings
        self._nlp = nlp
        self._register = register
        self._embed = embed
        self._worthiness = worthiness
        self._models = models
        self._tag = tag

    def extract(self, batch: list[tuple[Article, ArticleArrival]]) -> list[Extraction | Rejected]:
        """Extract a batch; one outcome an article, in order.

        A statement's text, embedding and id do not depend on the other articles of the batch.
        """
        read = [self._read(article, arrival) for article, arrival in batch]
        readable = [one for one in read if isinstance(one, _Readable)]
        whole = [tagged_text(one.cleaned.title, one.cleaned.text) for one in readable]
        tagged = iter(self._tag(whole) if self._tag is not None and whole else [[]] * len(whole))
        drafts = [self._draft(one, next(tagged)) if isinstance(one, _Readable) else one for one in read]
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

    def _read(self, article: Article, arrival: ArticleArrival) -> _Readable | _Draft | Rejected:
        """The article cleaned and in a language that is read; a withdrawn one is done with here."""
        try:
            validate(article, arrival.appended_at)
            if article.status == "withdrawn":
                return self._withdrawn(article, arrival)
            cleaned = clean(article)
            whole = f"{cleaned.title}\n{cleaned.text}".strip()
            if not whole:
                return Rejected("empty", "title and text: nothing is left after cleaning")
            language = language_of(whole, article.language)
            if language not in self.languages:
                return NotRead(language, self.languages)
            return _Readable(article, arrival, cleaned, language)
        except Rejected as error:
            return error
        except _UNFORESEEN as error:
            return _failed(article, error)

    def _draft(self, read: _Readable, tagged: list[Tagged]) -> _Draft | Rejected:
        article, cleaned = read.article, read.cleaned
        try:
            found = find_statements(
                cleaned.title, cleaned.text, article.published_at, self._nlp, self._register, tagged)
        except _UNFORESEEN as error:
            return _failed(article, error)
        return _Draft(
            _reference(article, read.arrival, cleaned),
            read.language,
            cleaned,
            signature(f"{cleaned.title}\n{cleaned.text}".strip()),
            tuple(found),
            withdrawn=False,
        )

    def _withdrawn(self, article: Article, arrival: ArticleArrival) -> _Draft:
        if not any((article.url, article.text, article.html)):
            raise Rejected("field", "url: a withdrawal names its article by url, or by its title and text")
        cleaned = clean(article) if article.title or article.text or article.html else CleanArticle("", "")
        language = language_of(f"{cleaned.title}\n{cleaned.text}", article.language)
        if language not in self.languages:  # a notice of a few words tells nothing of what the article was written in
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


def _reference(article: Article, arrival: ArticleArrival, cleaned: CleanArticle) -> ArticleReference:
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
