"""The rows of the ledger's table: one a statement, keyed by the statement's id.

A row holds the judgement as it was first recorded, or that the statement was taken back, or both: an event that comes
again after a crash must be able to say again what it said, so what it changed is still there. Rows are the whole of
the ledger's memory; everything else is derived from them.
"""

from __future__ import annotations

from datetime import datetime, timezone

import msgspec

from schemas.common import Id, Instant, Message
from schemas.judgement import Judgement, JudgementsRecord
from schemas.match import RetractedStatement, Retraction
from schemas.statement import Statement
from streams.errors import InfrastructureError

MOST_RELATIONS = 512
"""Relations kept in a row. A match has at most some seventy candidates; this leaves room for a statement that came
and went with several revisions of its article, and bounds the row."""

MOST_COPIED = 16
"""Statements kept as those that it repeats: an article hardly loses a passage and takes it back more often."""

Stamp = tuple[Instant, Instant, int]
"""Orders the revisions of one article: revision, then append time and offset of its record."""

WHOLE_REVISION = (datetime.max.replace(tzinfo=timezone.utc), 0)
"""Append time and offset of a retraction that names a revision only: it is later than every record of that revision."""


class TakenBack(Message, kw_only=True, frozen=True):
    """Which record of an article took a statement back.

    Attributes:
        stamp: of that record.
        gone: all that it took back; empty if not known.
        replaced: the record before that took it back, so that the event that replaced it can be repeated, and what it
            took back besides stays so.
    """

    stamp: Stamp
    gone: tuple[Id, ...] = ()
    replaced: TakenBack | None = None


class Row(Message, kw_only=True, frozen=True):
    """What is recorded of one statement.

    Attributes:
        judgement: the statement, without its embedding, and its relations; None if only its retraction has come.
        copied: ids of the statements whose passage it was found to repeat: each time it came back it was looked anew.
        replaced: the row of the revision before, so that the event that replaced it can be repeated.
        retracted: the latest record of the article that no longer contains the statement; its stamp, or its revision,
            in rows written when retractions said no more.
    """

    judgement: Judgement | None = None
    copied: tuple[Id, ...] = ()
    replaced: Row | None = None
    retracted: TakenBack | Stamp | Instant | None = None

    @property
    def taken_back(self) -> TakenBack | None:
        """Which record of the article took the statement back, if one did."""
        if isinstance(self.retracted, datetime):
            return TakenBack(stamp=(self.retracted, *WHOLE_REVISION))
        return TakenBack(stamp=self.retracted) if isinstance(self.retracted, tuple) else self.retracted

    @property
    def live(self) -> bool:
        """Whether the statement is there, and no later record of its article has taken it back.

        The latest of all that say either counts, so the order in which they come does not. What other rows say of it
        is for `streams.ledger.revisions` to know.
        """
        taken_back = self.taken_back
        return self.judgement is not None and (taken_back is None or stamp(self.judgement.statement) > taken_back.stamp)


def statement_id(record: JudgementsRecord) -> str:
    """Id of the statement that a record is about; the key of its row."""
    return record.retracted.id if isinstance(record, Retraction) else record.statement.id


def recorded(row: Row | None, record: JudgementsRecord) -> tuple[Row | None, Row]:
    """The row as it would be without the event and as it is with it.

    Recording an event twice gives the same pair. Of one record of the article the judgement that was recorded first
    counts; an older one changes nothing; a newer one brings its evidence and its relations, and keeps those recorded
    before to statements that it says nothing of.

    Args:
        row: what is recorded; None for nothing.
        record: the event.

    Returns:
        the row without the event, None for none, and the row with it.
    """
    if isinstance(record, Retraction):
        return _retracted(row, _taken_back_by(record.retracted))
    judgement = msgspec.structs.replace(record, statement=without_embedding(record.statement))
    copied = tuple(each for each in (judgement.copy_of,) if each is not None and each != judgement.statement.id)
    if row is None:
        return None, Row(judgement=judgement, copied=copied)
    known = row.judgement
    if known is None:
        return row, msgspec.structs.replace(row, judgement=judgement, copied=copied)
    if stamp(judgement.statement) < stamp(known.statement):
        return row, row
    if stamp(judgement.statement) == stamp(known.statement):
        return msgspec.structs.replace(row.replaced or Row(), retracted=row.retracted), row
    return row, Row(
        judgement=_carried_on(known, judgement),
        copied=tuple(dict.fromkeys(row.copied + copied))[:MOST_COPIED],
        replaced=msgspec.structs.replace(row, replaced=None),
        retracted=row.retracted)


def _retracted(row: Row | None, taken_back: TakenBack) -> tuple[Row | None, Row]:
    if row is None:
        return None, Row(retracted=taken_back)
    known = row.taken_back
    if known is None:
        return row, msgspec.structs.replace(row, retracted=taken_back)
    if taken_back.stamp > known.stamp:
        later = msgspec.structs.replace(taken_back, replaced=msgspec.structs.replace(known, replaced=None))
        return row, msgspec.structs.replace(row, retracted=later)
    if taken_back.stamp == known.stamp:
        return msgspec.structs.replace(row, retracted=known.replaced), row
    return row, row


def _taken_back_by(retracted: RetractedStatement) -> TakenBack:
    appended_at, offset = WHOLE_REVISION
    if retracted.appended_at is not None and retracted.offset is not None:
        appended_at, offset = retracted.appended_at, retracted.offset
    return TakenBack(stamp=(retracted.revision, appended_at, offset), gone=retracted.gone)


def _carried_on(known: Judgement, later: Judgement) -> Judgement:
    """The later judgement with the relations recorded before. Of a pair judged twice the later reading counts: the
    earlier one may have read a text that a correction has changed.
    """
    judged_ids = {relation.statement_id for relation in later.relations}
    kept = tuple(relation for relation in known.relations if relation.statement_id not in judged_ids)
    return msgspec.structs.replace(later, relations=(later.relations + kept)[:MOST_RELATIONS])


def stamp(statement: Statement) -> Stamp:
    """Which revision of its article the statement was read in."""
    article = statement.article
    return article.revision, article.appended_at, article.offset


def without_embedding(statement: Statement) -> Statement:
    """The statement as rows and alerts carry it; only matching needs the embedding."""
    return statement if statement.embedding is None else msgspec.structs.replace(statement, embedding=None)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Row)


def encode_row(row: Row) -> bytes:
    """The row as MessagePack; an equal row gives equal bytes."""
    return _ENCODER.encode(row)


def decode_row(key: str, data: bytes) -> Row:
    """Read a row.

    Raises:
        InfrastructureError: the bytes are no row of the ledger. The table is damaged or of another version.
    """
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InfrastructureError(f"row {key} of the ledger's table cannot be read: {error}") from error
