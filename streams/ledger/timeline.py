"""Event time: the order of statements, how exactly they are dated, and the runs of one position.

Order is by `streams.event_time`, never by arrival. A date is an interval as wide as its precision. Up to a month it
counts as the end of it: who looks back at Tuesday's words, or at March's, comes after the reports of that time. A year
counts as its beginning: what is told with so little is the position that was left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from schemas.statement import Precision, Statement
from streams.event_time import EventOrder, event_order

_EXACT: frozenset[Precision] = frozenset({"second", "day"})
"""Precisions good enough to count days with; between wider ones the count is only known within bounds."""


class Span(NamedTuple):
    """The time within which something was stated, seconds since 1970, both ends included."""

    start: float
    end: float


def place(statement: Statement) -> EventOrder:
    """A statement's place in event time: the order of all stages, days, weeks and months as their end."""
    if statement.stated_precision in ("second", "year"):
        return event_order(statement)
    _, end = _bounds(statement.stated_at, statement.stated_precision)
    last = min(end - timedelta(microseconds=1), statement.article.published_at)
    return event_order(msgspec.structs.replace(statement, stated_at=max(statement.stated_at, last)))


def span(statement: Statement) -> Span:
    """The second, day, ISO week, month or year of `stated_at`, in the time zone it is given in."""
    start, end = _bounds(statement.stated_at, statement.stated_precision)
    return Span(start.timestamp(), end.timestamp() - 1e-3)


def _bounds(moment: datetime, precision: Precision) -> tuple[datetime, datetime]:
    if precision == "second":
        start = moment.replace(microsecond=0)
        return start, start + timedelta(seconds=1)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if precision == "day":
        return day, day + timedelta(days=1)
    if precision == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7)
    first = day.replace(day=1)
    if precision == "month":
        return first, (first + timedelta(days=31)).replace(day=1)
    january = first.replace(month=1)
    return january, january.replace(year=january.year + 1)


class Dated(Protocol):
    """Anything with a place in event time."""

    @property
    def statement(self) -> Statement:
        """The statement as first made."""

    @property
    def span(self) -> Span:
        """When it was made."""


def overlap(one: Span, other: Span) -> bool:
    """Whether the two may have been stated in either order."""
    return one.start <= other.end and other.start <= one.end


def same_occasion(one: Dated, other: Dated) -> bool:
    """Whether one article prints both, and as said at one time: their order in it is the writer's."""
    return one.statement.article.id == other.statement.article.id and overlap(one.span, other.span)


def surely_within(earlier: Dated, later: Dated, days: int) -> bool:
    """Whether at most so many days lie between the two, however their dates are read."""
    return _distance(earlier, later)[1] <= days * 86400


def surely_beyond(earlier: Dated, later: Dated, days: int) -> bool:
    """Whether more than so many days lie between the two, however their dates are read."""
    return _distance(earlier, later)[0] > days * 86400


def _distance(earlier: Dated, later: Dated) -> tuple[float, float]:
    """Least and greatest number of seconds from one to the other."""
    one, other = earlier.statement, later.statement
    if one.stated_precision in _EXACT and other.stated_precision in _EXACT:
        seconds = abs(other.stated_at.timestamp() - one.stated_at.timestamp())
        return seconds, seconds
    least = max(0.0, later.span.start - earlier.span.end, earlier.span.start - later.span.end)
    return least, max(later.span.end - earlier.span.start, earlier.span.end - later.span.start)


T = TypeVar("T")
D = TypeVar("D", bound=Dated)


def occasions(positions: Iterable[D]) -> list[list[D]]:
    """Cut a holder's positions, in event order, into what was said on one occasion."""
    found: list[list[D]] = []
    before: D | None = None
    for position in positions:
        if before is not None and same_occasion(before, position):
            found[-1].append(position)
        else:
            found.append([position])
        before = position
    return found


def runs(
    positions: Iterable[T], opposed: Callable[[T, T], bool], parted: Callable[[list[T], T], bool] | None = None
) -> list[list[T]]:
    """Cut a holder's positions, in event order, wherever one is opposed to the one before it.

    Args:
        positions: of the holder.
        opposed: whether the second of two is opposed to the first.
        parted: whether one is opposed to a run, though it is not to the last of it; never, if not given.
    """
    found: list[list[T]] = []
    for position in positions:
        if found and not opposed(found[-1][-1], position) and not (parted and parted(found[-1], position)):
            found[-1].append(position)
        else:
            found.append([position])
    return found
