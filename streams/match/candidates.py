"""The indexes over the live statements of one language, and the choice of candidates from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from schemas.match import FoundBy
from schemas.statement import Statement
from streams.event_time import EventOrder, event_order
from streams.match.copies import ArticleCopies
from streams.match.holders import Found, HolderIndex, keep_oldest_and_nearest
from streams.match.nearest import NearestIndex, Vector, decode_embedding
from streams.match.passages import PassageCopies
from streams.match.ranking import Hit, pool_size, ranked_by_words
from streams.match.words import WordIndex
from streams.settings import Settings


@dataclass(frozen=True)
class Chosen:
    """A statement chosen as a candidate."""

    statement_id: str
    similarity: float
    by: FoundBy


@dataclass(frozen=True, slots=True)
class _Place:
    article_id: str
    order: EventOrder
    dimension: int | None


class StatementIndexes:
    """The live statements of one language: by embedding, words, holder and passage; and its articles by signature.

    Statements embedded with another number of dimensions (the profile was changed) are kept apart, their words too:
    they are found as copies, but are nobody's candidates until their articles are read again.

    Args:
        settings: numbers and floors of the candidates.
        nearest_index: makes an index for vectors of so many dimensions.
    """

    def __init__(self, settings: Settings, nearest_index: Callable[[int], NearestIndex]) -> None:
        self._settings = settings
        self._make = nearest_index
        self._nearest: dict[int, NearestIndex] = {}
        self._words: defaultdict[int, WordIndex] = defaultdict(WordIndex)
        self._holders = HolderIndex()
        self._places: dict[str, _Place] = {}
        self._of_article: defaultdict[str, set[str]] = defaultdict(set)
        self.passages = PassageCopies()
        self.articles = ArticleCopies()

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, statement_id: str) -> bool:
        return statement_id in self._places

    def add(self, statement: Statement, embedding: str | None) -> None:
        """Put a statement in, in place of what its id had.

        Raises:
            Rejected: the embedding cannot be read.
        """
        vector = decode_embedding(embedding) if embedding is not None else None
        dimension = len(vector) if vector is not None else None
        # A revision brings most statements as they were: an index is not told that one goes and comes.
        self._take_out(statement.id, stays_in=dimension)
        if vector is not None:
            if len(vector) not in self._nearest:
                self._nearest[len(vector)] = self._make(len(vector))
            self._nearest[len(vector)].add(statement.id, vector)
            self._words[len(vector)].add(statement.id, statement.text)
        if statement.speaker is not None:
            self._holders.add(statement.id, statement.speaker)
        self.passages.add(statement)
        self._places[statement.id] = _Place(statement.article.id, event_order(statement), dimension)
        self._of_article[statement.article.id].add(statement.id)

    def remove(self, statement_id: str) -> None:
        """Take a statement out; nothing happens if it is not in."""
        self._take_out(statement_id, stays_in=None)

    def _take_out(self, statement_id: str, stays_in: int | None) -> None:
        place = self._places.pop(statement_id, None)
        if place is None:
            return
        if place.dimension is not None and place.dimension != stays_in:
            self._nearest[place.dimension].remove(statement_id)
            self._words[place.dimension].remove(statement_id)
        self._holders.remove(statement_id)
        self.passages.remove(statement_id)
        self._of_article[place.article_id].discard(statement_id)
        if not self._of_article[place.article_id]:
            del self._of_article[place.article_id]

    def remove_article(self, article_id: str) -> None:
        """Take an article out with all its statements; nothing happens if it is not in."""
        self.articles.remove(article_id)
        for statement_id in list(self._of_article.get(article_id, ())):
            self.remove(statement_id)

    def candidates(self, statement: Statement) -> tuple[list[Chosen], int]:
        """What a statement is to be compared with: never a statement of its own article.

        Returns:
            The candidates: first the nearest as `ranked_by_words` orders them, then what only the holder or institution
            brings, most similar first, equal ones by id. And how many of the same holder or institution were left out
            because there were more than the limit. No embedding, no candidates.

        Raises:
            Rejected: the embedding cannot be read.
        """
        if statement.embedding is None:
            return [], 0
        vector = decode_embedding(statement.embedding)
        index = self._nearest.get(len(vector))
        if index is None:
            return [], 0
        own = self._of_article.get(statement.article.id, set())
        by = self._holders.search(statement.speaker) if statement.speaker is not None else {}
        others = sorted(by.keys() - own - {statement.id})
        related = [
            Found(other, similarity, by[other], self._places[other].order)
            for other, similarity in index.similarities(vector, others)
            if similarity >= self._settings.holder_floor
        ]
        kept = keep_oldest_and_nearest(related, self._settings.holder_limit)
        near = self._nearest_to(statement, vector, own | {statement.id})
        chosen = {other: Chosen(other, similarity, by.get(other, "nearest")) for other, similarity in near}
        for found in sorted(kept, key=lambda each: (-each.similarity, each.statement_id)):
            chosen.setdefault(found.statement_id, Chosen(found.statement_id, found.similarity, found.by))
        cut = sum(found.statement_id not in chosen for found in related)
        return list(chosen.values()), cut

    def _nearest_to(self, statement: Statement, vector: Vector, without: set[str]) -> list[Hit]:
        """The nearest, whoever speaks, as they are ranked; the nearest floor holds for each."""
        wanted = self._settings.nearest
        if not wanted:
            return []
        found = self._nearest[len(vector)].search(vector, pool_size(wanted) + len(without))
        pool = [hit for hit in found if hit[0] not in without][: pool_size(wanted)]
        ranked = ranked_by_words(statement.text, pool, self._words[len(vector)])
        return [hit for hit in ranked if hit[1] >= self._settings.nearest_floor][:wanted]
