"""The indexes over the live statements of one language, and the choice of candidates from them.

Statements are compared by the cosine of their embeddings; the likeness of two that are attributed is that and how much
of their names the two articles share (`streams.match.shared_names`). On 84 scenarios names in common bring 8 of 56
expected pairs into reach that the cosine alone, with a floor of .55, does not; by words alone a floor low enough for
them takes in strangers: of pairs from two stories one in a hundred reaches .31, where a quarter of one story's do not
reach .11.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from schemas.match import FoundBy
from schemas.statement import Statement
from streams.event_time import EventOrder, event_order
from streams.match.copies import ArticleCopies, PassageCopies
from streams.match.holders import Found, HolderIndex, keep_oldest_and_nearest
from streams.match.nearest import DECIMALS, NearestIndex, decode_embedding
from streams.match.shared_names import ArticleNames
from streams.settings import Settings

REACH = 32
"""Nearest statements that are looked at; with names in common, one farther down may be more alike than the first."""

OF_ONE_ARTICLE = 2
"""Statements of one article that are taken as other speakers', at most: an article that says a thing five times does
not fill all places."""

STORY_LIKENESS = 0.4
"""Likeness from which the most alike statement of each of the holder's articles is taken below `holder_floor`. Words
of one person on one matter can be as far apart as strangers' ("not one bad batch", "off the shelves, tonight")."""


@dataclass(frozen=True)
class Chosen:
    """A statement chosen as a candidate; `similarity` is the cosine."""

    statement_id: str
    similarity: float
    by: FoundBy


@dataclass(frozen=True)
class _Place:
    article_id: str
    order: EventOrder
    dimension: int | None
    attributed: bool


class StatementIndexes:
    """The live statements of one language: by embedding, by holder, by passage; and its articles by signature.

    Statements embedded with another number of dimensions (the profile was changed) are kept apart: they are found
    as copies, but are nobody's candidates until their articles are read again.

    Args:
        settings: numbers and floors of the candidates.
        nearest_index: makes an index for vectors of so many dimensions.
    """

    def __init__(self, settings: Settings, nearest_index: Callable[[int], NearestIndex]) -> None:
        self._settings = settings
        self._make = nearest_index
        self._nearest: dict[int, NearestIndex] = {}
        self._holders = HolderIndex()
        self._names = ArticleNames()
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
        self.remove(statement.id)
        if vector is not None:
            if len(vector) not in self._nearest:
                self._nearest[len(vector)] = self._make(len(vector))
            self._nearest[len(vector)].add(statement.id, vector)
        if statement.speaker is not None:
            self._holders.add(statement.id, statement.speaker)
        self.passages.add(statement)
        self._names.add(statement)
        order = event_order(statement)
        self._places[statement.id] = _Place(
            statement.article.id, order, len(vector) if vector is not None else None, statement.speaker is not None)
        self._of_article[statement.article.id].add(statement.id)

    def remove(self, statement_id: str) -> None:
        """Take a statement out; nothing happens if it is not in."""
        place = self._places.pop(statement_id, None)
        if place is None:
            return
        if place.dimension is not None:
            self._nearest[place.dimension].remove(statement_id)
        self._holders.remove(statement_id)
        self.passages.remove(statement_id)
        self._names.remove(statement_id)
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
            The candidates, most similar first, equal ones by id; and how many of the same holder or institution were
            left out because there were more than the limit. No embedding, no candidates.

        Raises:
            Rejected: the embedding cannot be read.
        """
        if statement.embedding is None:
            return [], 0
        vector = decode_embedding(statement.embedding)
        index = self._nearest.get(len(vector))
        if index is None:
            return [], 0
        settings = self._settings
        own = self._of_article.get(statement.article.id, set()) | {statement.id}
        by = self._holders.search(statement.speaker) if statement.speaker is not None else {}
        others = sorted(by.keys() - own)
        shared = self._shared_names(statement, others)

        def weighed(hits: Iterable[tuple[str, float]]) -> list[Found]:
            return [self._found(other, cosine, by.get(other, "nearest"), shared) for other, cosine in hits]

        of_holder = weighed(index.similarities(vector, others))
        first = {found.statement_id for found in self._most_alike(of_holder, 1) if found.likeness >= STORY_LIKENESS}
        related = [
            found for found in of_holder
            if found.similarity >= settings.holder_floor or found.statement_id in first]
        chosen = {found.statement_id: found for found in keep_oldest_and_nearest(related, settings.holder_limit)}
        if settings.nearest:
            by_names = sorted({other for article in shared for other in self._of_article[article]})
            hits = dict(index.search(vector, REACH + len(own))) | dict(index.similarities(vector, by_names))
            near = [
                found for found in weighed(hits.items())
                if found.statement_id not in own | chosen.keys()
                and found.similarity >= settings.nearest_floor and found.likeness >= settings.likeness_floor]
            nearest = self._most_alike(near, OF_ONE_ARTICLE)[: settings.nearest]
            chosen |= {found.statement_id: found for found in nearest}
        cut = sum(found.statement_id not in chosen for found in related)
        candidates = [Chosen(found.statement_id, found.similarity, found.by) for found in chosen.values()]
        return sorted(candidates, key=lambda each: (-each.similarity, each.statement_id)), cut

    def _shared_names(self, statement: Statement, others: Iterable[str]) -> dict[str, float]:
        """By article, how many of its names it shares. What nobody is named for raises nothing: its words must do."""
        if statement.speaker is None:
            return {}
        return self._names.shared(statement, {self._places[other].article_id for other in others})

    def _found(self, statement_id: str, cosine: float, by: FoundBy, shared: Mapping[str, float]) -> Found:
        place = self._places[statement_id]
        names = shared.get(place.article_id, 0.0) if place.attributed else 0.0
        return Found(statement_id, cosine, by, place.order, round(cosine + names, DECIMALS))

    def _most_alike(self, found: Iterable[Found], of_one_article: int) -> list[Found]:
        """The most alike first, at most so many of one article; of equal ones the earliest, where a claim begins."""
        taken: Counter[str] = Counter()
        kept = []
        for each in sorted(found, key=lambda each: (-each.likeness, each.order)):
            article = self._places[each.statement_id].article_id
            taken[article] += 1
            if taken[article] <= of_one_article:
                kept.append(each)
        return kept
