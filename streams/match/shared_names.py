"""Articles by the names and figures in them: evidence that two of them are about one story.

Two sides of one question may share few words ("the fog grounded them", "the sky was clear all day"): their embeddings
then lie no nearer than those of strangers. What they do share is who and what the articles name. Names are weighed by
how few articles have them, and compared by the cosine of the two articles' weighted names.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from heapq import nsmallest

from schemas.statement import Statement
from streams.match.holders import FUNCTION_WORDS, folded_words

COMMON = 256
"""Articles from which a name says nothing: it bounds the work of a search, and whoever is in the news every day is no
sign of one story."""

MOST_ALIKE = 24
"""Articles of which the statements are looked at because of their names alone."""

DECIMALS = 4
"""Of a share, as of a cosine."""

SHORTEST_NAME = 3
"""Letters. Initials and "Mr" are everybody's. Figures count from two digits on."""

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")


def names_in(statement: Statement) -> frozenset[str]:
    """Capitalised words and figures of the headline, the text, the passage and the speaker's names, folded.

    Words that only begin a sentence are among them: they are in many articles, and so weigh little.
    """
    speaker = statement.speaker
    texts = [statement.article.title, statement.text, statement.passage]
    if speaker is not None:
        texts += [speaker.name, speaker.institution, speaker.parent, speaker.printed]
    return frozenset(
        sys.intern(word)
        for text in texts for token in _TOKEN.findall(text)
        if (token[0].isupper() and len(token) >= SHORTEST_NAME) or (token[0].isdigit() and len(token) > 1)
        for word in folded_words(token) if word not in FUNCTION_WORDS)


class ArticleNames:
    """The names in each article's statements, and the articles of each name."""

    def __init__(self) -> None:
        self._of_statement: dict[str, tuple[str, frozenset[str]]] = {}
        self._of_article: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._articles: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, statement: Statement) -> None:
        """Put a statement in, in place of what its id had."""
        self.remove(statement.id)
        article, names = statement.article.id, names_in(statement)
        self._of_statement[statement.id] = article, names
        self._of_article[article].update(names)
        for name in names:
            self._articles[name].add(article)

    def remove(self, statement_id: str) -> None:
        """Take a statement out; nothing happens if it is not in."""
        known = self._of_statement.pop(statement_id, None)
        if known is None:
            return
        article, names = known
        held = self._of_article[article]
        for name in names:
            held[name] -= 1
            if not held[name]:
                del held[name]
                self._articles[name].discard(article)
                if not self._articles[name]:
                    del self._articles[name]
        if not held:
            del self._of_article[article]

    def shared(self, statement: Statement, articles: Collection[str]) -> dict[str, float]:
        """How much of their names a statement's article and others share, from 0 to 1.

        The statement's article counts with all of its statements that are in, and this one.

        Args:
            statement: need not be in.
            articles: ids of articles that are to be compared in any case.

        Returns:
            By article: the `MOST_ALIKE` others that share most, and those of `articles` that share anything.
        """
        own = statement.article.id
        names = sorted(names_in(statement) | self._of_article.get(own, {}).keys())
        weights = {name: self._weight(name, own) for name in names}
        dots: defaultdict[str, float] = defaultdict(float)
        for name in names:
            if weights[name]:
                for other in self._articles.get(name, ()):
                    dots[other] += weights[name] ** 2
        dots.pop(own, None)
        alike = nsmallest(MOST_ALIKE, dots, key=lambda other: (-dots[other], other))
        length = _length(weights.values())
        return {
            other: round(min(1.0, dots[other] / (length * self._length(other, own))), DECIMALS)
            for other in {*alike, *(dots.keys() & set(articles))}}

    def _length(self, article: str, own: str) -> float:
        return _length(self._weight(name, own) for name in sorted(self._of_article[article]))

    def _weight(self, name: str, own: str) -> float:
        """Log of how rare the name is; the statement's own article counts as one that has it."""
        having = self._articles.get(name, set())
        count = len(having) + (own not in having)
        total = len(self._of_article) + (own not in self._of_article)
        return math.log1p(total / count) if count <= COMMON else 0.0


def _length(weights: Iterable[float]) -> float:
    return math.sqrt(sum(weight**2 for weight in weights))
