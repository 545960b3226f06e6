"""A row as the ledger works with it: the statement and what is derived from it once."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.judgement import Judgement, Relation
from schemas.statement import Statement
from streams.event_time import EventOrder
from streams.ledger.names import Mention, read_mention
from streams.ledger.rows import Row
from streams.ledger.timeline import Span, place, span


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One recorded statement.

    Attributes:
        id: of the statement.
        statement: without its embedding.
        judgement: as recorded.
        live: False if it was taken back; what was judged of it may still serve a copy of it.
        order: place in event time.
        span: when it was stated, as exactly as is known.
        copied: ids of the statements whose passage it repeats.
        linking: those of its relations that make two statements one claim's, by the other's id.
        mention: who speaks, as printed; None for an unattributed claim.
    """

    id: str
    statement: Statement
    judgement: Judgement
    live: bool
    order: EventOrder
    span: Span
    copied: tuple[str, ...]
    linking: dict[str, Relation]
    mention: Mention | None


def strength(relation: Relation) -> float:
    """How surely a relation says that two statements are about one proposition, on whichever side.

    A figure that moved on, or a world that did, is another proposition: what disputes as an update does not count.
    """
    return relation.supports if relation.update else max(relation.supports, relation.disputes)


def is_opposite(relation: Relation) -> bool:
    """Whether a relation puts its two statements on opposite sides."""
    return not relation.update and relation.disputes > relation.supports


def confirmed(relation: Relation) -> bool:
    """Whether a second opinion, if one was asked, sees the dispute too; an unclear one does not."""
    return relation.opinion is None or relation.opinion.answer == "disputes"


def entry_of(
    row: Row | None, relation_threshold: float, link_similarity: float = -1.0, *, live: bool | None = None
) -> Entry | None:
    """The entry of a row; None if no statement is recorded in it.

    Args:
        row: of the ledger's table.
        relation_threshold: probability from which a relation links, on either side.
        link_similarity: similarity from which it does. The judge reads two texts as if they were about one thing;
            whether they are is for the matching model to say.
        live: whether the statement stands; what the row alone says of it if not given.
    """
    if row is None or row.judgement is None:
        return None
    judgement = row.judgement
    statement = judgement.statement
    return Entry(
        id=statement.id,
        statement=statement,
        judgement=judgement,
        live=row.live if live is None else live,
        order=place(statement),
        span=span(statement),
        copied=row.copied,
        linking={
            relation.statement_id: relation
            for relation in judgement.relations
            if strength(relation) >= relation_threshold
            and relation.similarity >= link_similarity
            and relation.statement_id != statement.id
        },
        mention=read_mention(statement),
    )
