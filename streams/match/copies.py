"""Copies: whole articles by their MinHash signatures, passages by their words. Never by embedding.

A copy is not a second source. Two statements of one person in one sense but other words are two statements.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from datasketch import MinHashLSH

from schemas.statement import Statement
from streams.event_time import EventOrder, event_order
from streams.extract.signature import (
    PERMUTATIONS,
    Signature,
    containment,
    decode_signature,
    jaccard,
    lean_minhash,
    overlap,
    passage_shingles,
)
from streams.ids import normalise
from streams.match.holders import institution_words, surname

WINDOW = timedelta(hours=72)
"""Within this time of publication a repetition counts as a copy (the design's number): syndicated text and follow-ups
run for two or three days; who says the same words again later says them anew."""

ARTICLE_COPY = 0.35
"""Estimated Jaccard similarity of two articles' signatures from which one is a near copy of the other.

Measured with `benchmarks.copies`: of 300 pairs of BASIL, two outlets' own reports of one event, none is above .25, of
89,400 unrelated pairs none above .05. Alone it finds .89 of copies made of 300 articles, but .24 of those cut to 30 %.
"""

ARTICLE_PART = 0.6
"""Estimated share of the shorter article's shingles that are the longer one's too, from which it is a part of it: a
story cut short or with other text around it.

Measured likewise: two own reports of one event reach .55 once in 300 pairs, .44 otherwise, and unrelated pairs .21;
of copies .999 reach .6, .993 reach .65. With it .998 of the copies are found, .993 of those cut to 30 %.
"""

LEAST_SHARED = 0.12
"""Jaccard similarity that a part needs besides: below, the share of a short text is an estimate from a handful of
values, and one formula in common looks like all of it.
"""

BAND_ROWS = 2
"""Signature values in one band of the LSH: with 64 bands it looks at .98 of the pairs of Jaccard similarity .25 (a
quarter of a story), .93 at .2, .6 at `LEAST_SHARED`, and .03 at .02, as unrelated articles are. What it finds is
compared in full, and only articles of the days around are in question.
"""

FEWEST_WORDS = 5
"""Shorter quotations ("deeply concerned") and passages are formulas that the same person uses of different things."""

LARGEST_RATIO = 2
"""A passage that holds the other and is more than twice as long says something more."""

SKETCH = 4
"""Smallest shingles under which a passage without a speaker is filed: nothing else narrows its search. Two that share
half of their shingles meet in at least one with probability .94."""


def is_copy(similarity: float, shared: float) -> bool:
    """Whether two articles are copies of one text.

    Args:
        similarity: estimated Jaccard similarity.
        shared: estimated share of the shorter one's shingles that are the other's too.
    """
    return similarity >= ARTICLE_COPY or (similarity >= LEAST_SHARED and shared >= ARTICLE_PART)


class ArticleCopies:
    """Articles by day of publication and signature, for finding near copies in the window."""

    def __init__(self) -> None:
        self._days: dict[int, MinHashLSH] = {}
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
        if not len(values):
            return
        day = _day(published_at)
        if day not in self._days:
            self._days[day] = MinHashLSH(num_perm=PERMUTATIONS, params=(PERMUTATIONS // BAND_ROWS, BAND_ROWS))
        self._days[day].insert(article_id, lean_minhash(values))
        self._articles[article_id] = (published_at, values)

    def remove(self, article_id: str) -> None:
        """Take an article out; nothing happens if it is not in."""
        known = self._articles.pop(article_id, None)
        if known is None:
            return
        day = _day(known[0])
        self._days[day].remove(article_id)
        if self._days[day].is_empty():
            del self._days[day]

    def original(self, article_id: str, published_at: datetime, signature: str) -> str | None:
        """The earliest published article in the window that this one is a near copy of, or None.

        Raises:
            ValueError: not a signature of this project.
        """
        values = decode_signature(signature)
        if not len(values):
            return None
        sought = lean_minhash(values)
        found = []
        for day in range(_day(published_at - WINDOW), _day(published_at + WINDOW) + 1):
            for other in self._days[day].query(sought) if day in self._days else ():
                published, signature_of_other = self._articles[other]
                if other == article_id or abs(published - published_at) > WINDOW:
                    continue
                similarity = jaccard(values, signature_of_other)
                if similarity >= LEAST_SHARED and is_copy(similarity, overlap(values, signature_of_other)):
                    found.append((published, other))
        return min(found)[1] if found else None


def _day(instant: datetime) -> int:
    return instant.astimezone(timezone.utc).toordinal()


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
