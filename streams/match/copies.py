"""Copies: whole articles by their MinHash signatures, passages by their words. Never by embedding.

A copy is not a second source. Two statements of one person in one sense but other words are two statements.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from datasketch import LeanMinHash, MinHashLSH

from schemas.statement import Statement
from streams.event_time import EventOrder, event_order
from streams.extract.signature import (
    PERMUTATIONS,
    SCHEME,
    SEED,
    Signature,
    containment,
    decode_signature,
    jaccard,
    passage_shingles,
)
from streams.ids import normalise
from streams.match.holders import institution_words, surname

WINDOW = timedelta(hours=72)
"""Within this time of publication a repetition counts as a copy (the design's number): syndicated text and follow-ups
run for two or three days; who says the same words again later says them anew."""

ARTICLE_COPY = 0.35
"""Estimated Jaccard similarity of two articles' signatures from which one is a near copy of the other.

Measured on BASIL, 100 events of three outlets' own reports each: two reports of one event reach .25 at most (300
pairs), of different events .05. Copies made of the same articles lie above .35 in all cases with a new headline,
dateline, every 40th word replaced, a quarter cut off the end or 30 % of the paragraphs dropped; in 99 % with 40 % cut
off, 97 % with 40 % cut off and two strange paragraphs put in their place, 95 % with half cut off.
"""

BAND_ROWS = 3
"""Signature values in one band of the LSH: with 42 bands it looks at .84 of the pairs just at `ARTICLE_COPY`, .996 at
.5, and .04 at .1. What it finds is compared in full."""

FEWEST_WORDS = 5
"""Shorter quotations ("deeply concerned") and passages are formulas that the same person uses of different things."""

LARGEST_RATIO = 2
"""A passage that holds the other and is more than twice as long says something more."""

SKETCH = 4
"""Smallest shingles under which a passage without a speaker is filed: nothing else narrows its search. Two that share
half of their shingles meet in at least one with probability .94."""


class ArticleCopies:
    """Articles by signature, for finding near copies in the window."""

    def __init__(self) -> None:
        self._index = MinHashLSH(num_perm=PERMUTATIONS, params=(PERMUTATIONS // BAND_ROWS, BAND_ROWS))
        self._articles: dict[str, tuple[datetime, Signature]] = {}

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article_id: str, published_at: datetime, signature: str) -> None:
        """Put an article in, in place of what this id had. One with an empty signature is only taken out.

        Raises:
            ValueError: not a signature of this project.
        """
        values = decode_signature(signature)
        self.remove(article_id)
        if len(values):
            self._index.insert(article_id, _minhash(values))
            self._articles[article_id] = (published_at, values)

    def remove(self, article_id: str) -> None:
        """Take an article out; nothing happens if it is not in."""
        if self._articles.pop(article_id, None) is not None:
            self._index.remove(article_id)

    def original(self, article_id: str, published_at: datetime, signature: str) -> str | None:
        """The earliest published article in the window that this one is a near copy of, or None.

        Raises:
            ValueError: not a signature of this project.
        """
        values = decode_signature(signature)
        if not len(values):
            return None
        found = []
        for other in self._index.query(_minhash(values)):
            published, signature_of_other = self._articles[other]
            near = abs(published - published_at) <= WINDOW and jaccard(values, signature_of_other) >= ARTICLE_COPY
            if near and other != article_id:
                found.append((published, other))
        return min(found)[1] if found else None


def _minhash(values: Signature) -> LeanMinHash:
    return LeanMinHash(seed=SEED, hashvalues=values, scheme=SCHEME)


@dataclass(frozen=True)
class _Passage:
    article_id: str
    order: EventOrder
    published_at: datetime
    quotation: tuple[str, ...]
    words: int
    shingles: frozenset[int]
    files: tuple[str, ...]

    @classmethod
    def of(cls, statement: Statement) -> _Passage:
        shingles = passage_shingles(statement.passage)
        return cls(
            article_id=statement.article.id,
            order=event_order(statement),
            published_at=statement.article.published_at,
            quotation=_words(statement.quotation),
            words=len(_words(statement.passage)),
            shingles=shingles,
            files=tuple(_files(statement, shingles)))

    def repeats(self, other: _Passage) -> bool:
        """Whether both quote the same words, or the words of one passage are in the other, with little besides."""
        if self.article_id == other.article_id or abs(self.published_at - other.published_at) > WINDOW:
            return False
        if self.quotation and self.quotation == other.quotation and len(self.quotation) >= FEWEST_WORDS:
            return True
        fewer, more = sorted((self, other), key=lambda passage: len(passage.shingles))
        return (
            min(self.words, other.words) >= FEWEST_WORDS
            and max(self.words, other.words) <= LARGEST_RATIO * min(self.words, other.words)
            and containment(fewer.shingles, more.shingles) == 1.0
        )


def _words(text: str) -> tuple[str, ...]:
    words = ("".join(filter(str.isalnum, word)) for word in normalise(text).replace("-", " ").split())
    return tuple(word for word in words if word)


def _files(statement: Statement, shingles: frozenset[int]) -> Iterator[str]:
    """Under what a passage is filed: its speaker's surname, else its institution, else its smallest shingles."""
    speaker = statement.speaker
    last = surname(speaker) if speaker is not None else None
    if last is not None:
        yield f"surname {last}"
    elif speaker is not None and speaker.institution:
        yield f"institution {' '.join(sorted(institution_words(speaker.institution)))}"
    else:
        yield from (f"passage {shingle}" for shingle in sorted(shingles)[:SKETCH])


class PassageCopies:
    """Statements by speaker and publication, for finding who repeats a passage."""

    def __init__(self) -> None:
        self._passages: dict[str, _Passage] = {}
        self._files: defaultdict[str, list[tuple[datetime, str]]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._passages)

    def add(self, statement: Statement) -> None:
        """Put a statement in, in place of what its id had."""
        self.remove(statement.id)
        passage = _Passage.of(statement)
        self._passages[statement.id] = passage
        for file in passage.files:
            insort(self._files[file], (passage.published_at, statement.id))

    def remove(self, statement_id: str) -> None:
        """Take a statement out; nothing happens if it is not in."""
        passage = self._passages.pop(statement_id, None)
        if passage is None:
            return
        for file in passage.files:
            filed = self._files[file]
            del filed[bisect_left(filed, (passage.published_at, statement_id))]
            if not filed:
                del self._files[file]

    def original(self, statement: Statement) -> str | None:
        """The earliest statement, by event time, of the same speaker in another article whose words this one repeats.

        None if there is none within the window.
        """
        passage = _Passage.of(statement)
        since, until = passage.published_at - WINDOW, passage.published_at + WINDOW
        repeated = {
            other
            for file in passage.files
            for filed in (self._files.get(file, []),)
            for _, other in filed[bisect_left(filed, (since, "")) : bisect_right(filed, (until, "\U0010ffff"))]
            if other != statement.id and passage.repeats(self._passages[other])
        }
        return min(repeated, key=lambda other: self._passages[other].order, default=None)
