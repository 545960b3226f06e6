"""Copies of passages: the same words of the same speaker. Never by embedding.

A copy is not a second source. Two statements of one person in one sense but other words are two statements.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from schemas.statement import Statement
from streams.event_time import EventOrder, event_order
from streams.extract.signature import containment, passage_shingles
from streams.ids import normalise
from streams.match.copies import WINDOW
from streams.match.holders import institution_words, surname

FEWEST_WORDS = 5
"""Shorter quotations ("deeply concerned") and passages are formulas that the same person uses of different things."""

LARGEST_RATIO = 2
"""A passage that holds the other and is more than twice as long says something more."""

_NEGATION = re.compile(
    r"\b(?:no|not|cannot|never|nobody|none|nothing|neither|nor|without|false|untrue|den(?:y|ies|ied|ying|ial))\b|n't\b")
"""Words, as `normalise` leaves them, of which one more turns what is said: "it is not true that" and the same words."""

SKETCH = 4
"""Smallest shingles under which a passage without a speaker is filed: nothing else narrows its search. Two that share
half of their shingles meet in at least one with probability .94."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """There is one of every statement, so it is kept small: text as one string, hashes as an array.

    Attributes:
        quotation: its words, a space between two.
        shingles: hashes in rising order, uint32.
        negations: words of the passage that deny.
        sense: whether it is asserted, and whether its speaker says so or disputes it.
        files: names under which it is filed.
    """

    article_id: str
    order: EventOrder
    published_at: datetime
    quotation: str
    words: int
    shingles: array[int]
    negations: int
    sense: str
    files: tuple[str, ...]

    @classmethod
    def of(cls, statement: Statement) -> _Passage:
        shingles = array("I", sorted(passage_shingles(statement.passage)))
        return cls(
            article_id=statement.article.id,
            order=event_order(statement),
            published_at=statement.article.published_at,
            quotation=" ".join(_words(statement.quotation)),
            words=len(_words(statement.passage)),
            shingles=shingles,
            negations=len(_NEGATION.findall(normalise(statement.passage))),
            sense=sys.intern(f"{statement.modality} {'denied' if statement.denied else 'claimed'}"),
            files=tuple(map(sys.intern, _files(statement, shingles))))

    def repeats(self, other: _Passage) -> bool:
        """Whether both quote the same words, or the words of one passage are in the other, with little besides.

        In one sense: what is denied or conditional is no copy of what is asserted, nor is "it is not true that …".
        """
        if self.sense != other.sense or self.article_id == other.article_id:
            return False
        if abs(self.published_at - other.published_at) > WINDOW:
            return False
        if self.quotation == other.quotation and self.quotation.count(" ") + 1 >= FEWEST_WORDS:
            return True
        fewer, more = sorted((frozenset(self.shingles), frozenset(other.shingles)), key=len)
        return (
            self.negations == other.negations
            and min(self.words, other.words) >= FEWEST_WORDS
            and max(self.words, other.words) <= LARGEST_RATIO * min(self.words, other.words)
            and containment(fewer, more) == 1.0
        )


def _words(text: str) -> list[str]:
    words = ("".join(filter(str.isalnum, word)) for word in normalise(text).replace("-", " ").split())
    return [word for word in words if word]


def _files(statement: Statement, shingles: array[int]) -> Iterator[str]:
    """Under what a passage is filed: its speaker's surname, else its institution, else its smallest shingles."""
    speaker = statement.speaker
    last = surname(speaker) if speaker is not None else None
    if last is not None:
        yield f"surname {last}"
    elif speaker is not None and speaker.institution:
        yield f"institution {' '.join(sorted(institution_words(speaker.institution)))}"
    else:
        yield from (f"passage {shingle}" for shingle in shingles[:SKETCH])


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
