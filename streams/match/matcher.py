"""What the match stage decides for each record. Pure logic: rows come in through a function, changes go out.

What stands is read from the rows, never from memory: the indexes only serve to search, and the same record may be
applied to them any number of times.

A record that brings nothing new sends again what stands. This holds for duplicates, for replays, and for records of
an older revision, which change nothing; of the same text sent once more it is noted that it was there then. A
statement that its article no longer lists sends nothing at all.

A statement that stays in its article through a revision keeps its candidates and its `copy_of`; it is sent again with
the new revision's evidence (title, revision, surroundings of the passage). So whoever keeps the relations of a
statement sees the same statement in the same relations. One that was gone and comes back is matched anew: others may
have come in between that were not compared with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

import msgspec

from schemas.codec import decode
from schemas.match import Candidate, Match
from schemas.statement import ArticleRecord, Statement, StatementsRecord
from streams.delivery.change import Change, Send
from streams.errors import InfrastructureError
from streams.match.candidates import StatementIndexes
from streams.match.index_set import IndexSet
from streams.match.messages import match_message, outcome_message, retraction_messages
from streams.match.nearest import decode_embedding
from streams.match.openings import Openings
from streams.match.retention import RowAges
from streams.match.rows import (
    ARTICLE,
    STATEMENT,
    ArticleRow,
    Stamp,
    StatementEvidence,
    StatementRow,
    article_key,
    decode_row,
    encode_row,
    statement_key,
)
from streams.settings import Settings

RowOf = Callable[[str], bytes | None]
"""The row with this key, or None."""


class Matcher:
    """Decides what is compared with what.

    Args:
        settings: numbers and floors of the candidates.
        index_set: of embeddings, by language and dimension; default: those that the settings name, without snapshots.
    """

    def __init__(self, settings: Settings, index_set: IndexSet | None = None) -> None:
        self._settings = settings
        self._index_set = index_set or IndexSet(settings)
        self._languages: dict[str, StatementIndexes] = {}
        self._rows = RowAges(settings)

    @property
    def size(self) -> int:
        """How many rows it was built from and has taken in since."""
        return len(self._rows)

    def live(self, language: str) -> int:
        """How many statements of a language can be candidates."""
        return len(self._languages[language]) if language in self._languages else 0

    def restore(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Forget everything and rebuild from `rows`, given in any order.

        Raises:
            InfrastructureError: a row cannot be read.
        """
        self._languages = {}
        self._index_set.begin()
        self._rows = RowAges(self._settings)
        listed: dict[str, Stamp] = {}
        stamps: dict[str, tuple[str, Stamp]] = {}
        for key, data in rows:
            if key.startswith(ARTICLE):
                article = decode_row(key, data, ArticleRow)
                listed |= article.listed
                self._take_article(key.removeprefix(ARTICLE), article)
            elif key.startswith(STATEMENT):
                row = decode_row(key, data, StatementEvidence)
                stamps[row.statement.id] = (row.statement.language, row.stamp)
                self._take_statement(row)
            else:
                raise InfrastructureError(f"row {key} is none of the match table")
        for statement_id, (language, stamp) in stamps.items():
            if statement_id not in listed or stamp < listed[statement_id]:
                self._indexes(language).remove(statement_id)
        self._index_set.settle()

    def apply(self, record: StatementsRecord, row_of: RowOf) -> Change:
        """What a record leads to. The caller writes the row, deletes what expired, then sends.

        Args:
            record: an article's record or a statement.
            row_of: reads the table.

        Raises:
            Rejected: the record cannot be taken in.
            InfrastructureError: the table cannot be read, or is not what the indexes were built from.
        """
        change = self._decide(record, row_of)
        return replace(change, deletes=self._expire(record, change))

    def _decide(self, record: StatementsRecord, row_of: RowOf) -> Change:
        if isinstance(record, ArticleRecord):
            return self._article(record, row_of)
        return self._statement(record, row_of)

    def save(self) -> None:
        """Save what is quicker read than built."""
        self._index_set.save()

    def _expire(self, record: StatementsRecord, change: Change) -> tuple[str, ...]:
        """Take rows that are past their time out of the indexes: their keys, for the caller that deletes them.

        Without its article's row a statement is no longer live.
        """
        keep = {article_key(record.article.id), change.row_key or ""}
        expired = self._rows.expire(record.language, record.article.appended_at, keep)
        indexes = self._indexes(record.language)
        for key in expired:
            if key.startswith(ARTICLE):
                indexes.remove_article(key.removeprefix(ARTICLE))
            else:
                indexes.remove(key.removeprefix(STATEMENT))
        return tuple(expired)

    def _article(self, record: ArticleRecord, row_of: RowOf) -> Change:
        key = article_key(record.article.id)
        stored = row_of(key)
        before = decode_row(key, stored, ArticleRow) if stored is not None else None
        stamp = Stamp.of(record.article)
        if before is not None and stamp <= before.latest:
            return Change(_again(before), key, stored)
        if before is not None and _same_content(record, before):
            # What lies between the two in event order must not take the article back when it comes late.
            self._rows.put(key, before.language, stamp.appended_at)
            return Change(_again(before), key, encode_row(msgspec.structs.replace(before, seen=stamp)))
        if record.embedding is not None:
            decode_embedding(record.embedding)
        listed_before = before.listed if before is not None else {}
        gone = [statement_id for statement_id in listed_before if statement_id not in record.statement_ids]
        copy_of = self._indexes(record.language).articles.original(
            record.article.id, record.article.published_at, record.signature)
        # A retraction goes where the statement went: under the language that the article had then.
        retractions = retraction_messages(gone, before.language, record) if before is not None else []
        row = ArticleRow(
            stamp=stamp,
            language=record.language,
            published_at=record.article.published_at,
            sha256=record.sha256,
            withdrawn=record.withdrawn,
            listed={each: listed_before.get(each, stamp) for each in record.statement_ids},
            signature=record.signature,
            copy_of=copy_of,
            sent=(*retractions, outcome_message(record, copy_of, gone)),
            embedding=record.embedding)
        if before is not None:
            indexes = self._indexes(before.language)
            indexes.articles.remove(record.article.id)
            for statement_id in gone:
                indexes.remove(statement_id)
        self._take_article(record.article.id, row)
        return Change(_again(row), key, encode_row(row))

    def _statement(self, statement: Statement, row_of: RowOf) -> Change:
        key = article_key(statement.article.id)
        data = row_of(key)
        article = decode_row(key, data, ArticleRow) if data is not None else None
        if article is None or statement.id not in article.listed:
            return Change()
        key = statement_key(statement.id)
        stored = row_of(key)
        before = decode_row(key, stored, StatementRow) if stored is not None else None
        if before is not None and before.stamp < article.listed[statement.id]:
            before = None
        stamp = Stamp.of(statement.article)
        if before is not None and (before.stamp >= article.stamp or stamp < article.stamp):
            return Change(_again(before), key, stored)
        if stamp < article.stamp:
            return Change()
        indexes = self._indexes(statement.language)
        if before is not None:
            (sent,) = before.sent
            stayed = decode(sent.value, Match)
            copy_of, candidates, cut = stayed.copy_of, list(stayed.candidates), stayed.cut
        else:
            copy_of = indexes.passages.original(statement)
            candidates, cut = self._candidates(statement, Openings(article.embedding, row_of), row_of)
        message = match_message(statement, copy_of, candidates, cut)
        row = StatementRow(
            stamp=stamp,
            statement=msgspec.structs.replace(statement, embedding=None),
            embedding=statement.embedding,
            sent=(message,))
        self._take_statement(row)
        return Change(_again(row), key, encode_row(row))

    def _candidates(self, statement: Statement, openings: Openings, row_of: RowOf) -> tuple[list[Candidate], int]:
        chosen, cut = self._indexes(statement.language).candidates(statement)
        candidates = []
        for each in chosen:
            key = statement_key(each.statement_id)
            data = row_of(key)
            if data is None:
                raise InfrastructureError(f"statement {each.statement_id} is indexed, but the table has no row of it")
            earlier = decode_row(key, data, StatementEvidence).statement
            candidates.append(Candidate(
                statement=earlier, similarity=each.similarity, by=each.by,
                article_similarity=openings.similarity(earlier.article.id)))
        return candidates, cut

    def _take_article(self, article_id: str, row: ArticleRow) -> None:
        self._rows.put(article_key(article_id), row.language, row.latest.appended_at)
        self._indexes(row.language).articles.add(article_id, row.published_at, row.signature)

    def _take_statement(self, row: StatementRow | StatementEvidence) -> None:
        statement = row.statement
        self._indexes(statement.language).add(statement, row.embedding)
        self._rows.put(statement_key(statement.id), statement.language, row.stamp.appended_at)

    def _indexes(self, language: str) -> StatementIndexes:
        if language not in self._languages:
            self._languages[language] = StatementIndexes(self._settings, partial(self._index_set.open, language))
        return self._languages[language]


def _again(row: ArticleRow | StatementRow) -> tuple[Send, ...]:
    return tuple(message.again() for message in row.sent)


def _same_content(record: ArticleRecord, row: ArticleRow) -> bool:
    """Whether a record that was appended later is the revision that stands, sent once more."""
    same_text = record.sha256 == row.sha256 and record.withdrawn == row.withdrawn
    return record.article.revision == row.stamp.revision and same_text
