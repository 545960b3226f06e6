"""The extract stage without Kafka: a batch of articles in, their records and statements out.

Each article is validated, cleaned, its language told, its statements found; then all statements of the batch are
embedded in one call. One bad article never spoils the batch: it comes back as `Rejected` in its place.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.language import Language

from schemas.article import Article
from schemas.statement import ArticleRecord, ArticleReference, Statement
from streams.errors import UNFORESEEN, Rejected, unforeseen
from streams.extract.attribution.tagged import tagged_text
from streams.extract.cleaning.clean import CleanArticle, clean, validate
from streams.extract.extractor import find_statements
from streams.extract.found import Found
from streams.extract.language import NotRead, language_of, languages_read
from streams.extract.messages import ArticleArrival, encode_embedding, reference_of, statement_of
from streams.extract.opening import opening
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

log = logging.getLogger(__name__)


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

    @property
    def opening(self) -> str:
        return opening(self.cleaned.title, self.cleaned.text)


@dataclass(frozen=True)
class _Readable:
    article: Article
    arrival: ArticleArrival
    cleaned: CleanArticle
    language: str


def _failed(article: Article, error: Exception) -> Rejected:
    log.exception("extraction failed: %s", article.url or article.title)
    return unforeseen(error, "extraction")


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
        openings = [draft.opening for draft in drafts if isinstance(draft, _Draft) and draft.found]
        rows = self._embed(texts + openings) if texts else np.zeros((0, 0), np.float32)
        embeddings, of_articles = rows[: len(texts)], iter(rows[len(texts) :])
        scores = self._worthiness(embeddings) if texts else np.zeros(0, np.float32)
        done: list[Extraction | Rejected] = []
        at = 0
        for draft in drafts:
            if isinstance(draft, Rejected):
                done.append(draft)
                continue
            end = at + len(draft.found)
            of_article = next(of_articles) if draft.found else None
            done.append(self._build(draft, embeddings[at:end], scores[at:end], of_article))
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
        except UNFORESEEN as error:
            return _failed(article, error)

    def _draft(self, read: _Readable, tagged: list[Tagged]) -> _Draft | Rejected:
        article, cleaned = read.article, read.cleaned
        try:
            found = find_statements(
                cleaned.title, cleaned.text, article.published_at, self._nlp, self._register, tagged,
                article.publisher.name if article.publisher is not None else "")
        except UNFORESEEN as error:
            return _failed(article, error)
        return _Draft(
            reference_of(article, read.arrival, cleaned),
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
        return _Draft(reference_of(article, arrival, cleaned), language, cleaned, "", (), withdrawn=True)

    def _build(self, draft: _Draft, embeddings: Floats, scores: Floats, of_article: Floats | None) -> Extraction:
        statements: dict[str, Statement] = {}
        for found, embedding, score in zip(draft.found, embeddings, scores, strict=True):
            if found.kind == "claim" and score < self._settings.claim_threshold:
                continue
            if len(statements) >= self._settings.max_statements:
                break
            statement = statement_of(found, draft.reference, draft.language, embedding, float(score), self._models)
            statements.setdefault(statement.id, statement)
        content = f"{draft.cleaned.title}\n{draft.cleaned.text}".encode("utf-8", "surrogatepass")
        record = ArticleRecord(
            article=draft.reference,
            language=draft.language,
            statement_ids=tuple(statements),
            signature=draft.signature,
            sha256=hashlib.sha256(content).hexdigest(),
            withdrawn=draft.withdrawn,
            embedding=encode_embedding(of_article) if of_article is not None and statements else None,
        )
        return Extraction(record, tuple(statements.values()))
