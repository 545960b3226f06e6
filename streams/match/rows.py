"""The rows of the match stage's table: one an article, one a statement, each with the messages that it led to.

A row is all that a replay needs: what is stored is sent again, byte for byte, and nothing is searched a second time.
Everything the indexes hold follows from the rows.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

import msgspec

from schemas.statement import ArticleReference, Statement
from streams.delivery.change import Send
from streams.errors import InfrastructureError

ARTICLE = "article:"
STATEMENT = "statement:"


class Stamp(msgspec.Struct, frozen=True, order=True, array_like=True):
    """Orders the revisions of one article: by revision; of one revision, the record that was appended last stands."""

    revision: datetime
    appended_at: datetime
    offset: int

    @classmethod
    def of(cls, article: ArticleReference) -> Stamp:
        """The stamp of the record that this reference was made from."""
        return cls(article.revision, article.appended_at, article.offset)

    def __str__(self) -> str:
        return f"{self.revision.isoformat()}/{self.appended_at.isoformat()}/{self.offset}"


class Sent(msgspec.Struct, frozen=True, array_like=True):
    """A message as it was sent."""

    topic: str
    key: str
    value: bytes
    headers: tuple[tuple[str, bytes], ...]

    def again(self) -> Send:
        """The same message, byte for byte."""
        return Send(self.topic, self.key, self.value, list(self.headers))


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="article"):
    """The revision of an article that stands.

    Attributes:
        listed: ids of its statements, each with the stamp of the revision since which it is listed without a break.
            A statement is live if it is listed here and its own row is not older than that stamp.
        signature: MinHash values as they came, base64.
        seen: the latest record that had this same revision and text; later than `stamp` when it was sent once more.
        sent: what the record led to: the retractions, then the outcome.
        embedding: of the article's opening, base64 of float16, as it came.
    """

    stamp: Stamp
    language: str
    published_at: datetime
    sha256: str
    withdrawn: bool
    listed: dict[str, Stamp]
    signature: str
    copy_of: str | None
    sent: tuple[Sent, ...]
    seen: Stamp | None = None
    embedding: str | None = None

    @property
    def latest(self) -> Stamp:
        """The latest record that says what stands: older ones change nothing."""
        return self.stamp if self.seen is None else self.seen


class ArticleOpening(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="article"):
    """The part of an `ArticleRow` that says what the article is about."""

    embedding: str | None = None


class StatementRow(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="statement"):
    """A statement as it was last sent.

    Attributes:
        statement: without its embedding: what a later match carries of it.
        embedding: base64 of float16, as it came.
        sent: the one match message.
    """

    stamp: Stamp
    statement: Statement
    embedding: str | None
    sent: tuple[Sent, ...]


class StatementEvidence(msgspec.Struct, frozen=True, kw_only=True, tag_field="row", tag="statement"):
    """The part of a `StatementRow` that says what was stated.

    Decoding it passes over the message that was sent, which is much the largest part of the row.
    """

    stamp: Stamp
    statement: Statement
    embedding: str | None


Row = ArticleRow | StatementRow
R = TypeVar("R")

_ENCODER = msgspec.msgpack.Encoder()
_DECODERS: dict[Any, msgspec.msgpack.Decoder[Any]] = {
    kind: msgspec.msgpack.Decoder(kind) for kind in (ArticleRow, ArticleOpening, StatementRow, StatementEvidence)
}


def article_key(article_id: str) -> str:
    """Key of an article's row."""
    return ARTICLE + article_id


def statement_key(statement_id: str) -> str:
    """Key of a statement's row."""
    return STATEMENT + statement_id


def encode_row(row: Row) -> bytes:
    """The row as MessagePack; an equal row gives equal bytes."""
    return _ENCODER.encode(row)


def decode_row(key: str, data: bytes, kind: type[R]) -> R:
    """Read a row, or the part of it that `kind` names.

    Raises:
        InfrastructureError: the bytes are not such a row. The table is damaged or of another version.
    """
    try:
        row: R = _DECODERS[kind].decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InfrastructureError(f"row {key} of the match table cannot be read: {error}") from error
    return row
