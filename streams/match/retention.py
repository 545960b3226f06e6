"""Which rows are past their time: by the append time of the event that is worked on, and by how many there are.

No clock is asked: an event's own append time is "now", so a replay expires what it expired before or less, and a
record with a time from the future takes a few rows with it, not all of them.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from streams.match.rows import ARTICLE, STATEMENT
from streams.settings import Settings

EXPIRED_PER_EVENT = 4
"""Rows that one event takes out at most: an event adds one, so what is too much shrinks by three with each, and none
waits for more than four tombstones."""


STALE_ENTRIES = 1024
"""Entries by age that may be of no row any more, above as many as there are rows. Articles are sent again and again,
and what was noted of the time before would otherwise stay until the oldest row of all goes."""


class RowAges:
    """The rows that there are, by language and by the append time of the record each was written for.

    Only rows of the event's own language expire: a row lies in the partition of its language's events.

    Args:
        settings: `retention_days` and `retention_count`.
    """

    def __init__(self, settings: Settings) -> None:
        self._kept_for = timedelta(days=settings.retention_days)
        self._limit = settings.retention_count
        self._rows: dict[str, tuple[str, datetime]] = {}
        self._oldest: defaultdict[str, list[tuple[datetime, bool, str]]] = defaultdict(list)
        self._statements: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, key: str, language: str, appended_at: datetime) -> None:
        """Note a row, in place of what was noted under its key."""
        known = self._rows.get(key)
        if known == (language, appended_at):
            return
        if known is not None:
            self._statements[known[0]] -= key.startswith(STATEMENT)
        self._statements[language] += key.startswith(STATEMENT)
        self._rows[key] = (language, appended_at)
        # Statements go before the article that lists them: without its row they would be nobody's.
        heapq.heappush(self._oldest[language], (appended_at, key.startswith(ARTICLE), key))
        if len(self._oldest[language]) > 2 * len(self._rows) + STALE_ENTRIES:
            self._oldest[language] = [entry for entry in self._oldest[language] if self._is_current(entry, language)]
            heapq.heapify(self._oldest[language])

    def drop(self, key: str) -> str | None:
        """Forget a row; its language, or None if it was not there."""
        known = self._rows.pop(key, None)
        if known is None:
            return None
        self._statements[known[0]] -= key.startswith(STATEMENT)
        return known[0]

    def expire(self, language: str, now: datetime, keep: Collection[str]) -> list[str]:
        """Take out what is past its time, oldest first, `EXPIRED_PER_EVENT` rows at most.

        Args:
            language: of the event.
            now: append time of the event's record.
            keep: keys of rows that the event needs.

        Returns:
            The keys of the rows, which are forgotten here.
        """
        heap = self._oldest[language]
        expired: list[str] = []
        passed: list[tuple[datetime, bool, str]] = []
        while heap and len(expired) < EXPIRED_PER_EVENT and self._is_due(heap[0], language, now):
            entry = heapq.heappop(heap)
            if not self._is_current(entry, language):
                continue  # written again since, or gone
            if entry[2] in keep:
                passed.append(entry)
            else:
                self.drop(entry[2])
                expired.append(entry[2])
        for entry in passed:
            heapq.heappush(heap, entry)
        return expired

    def _is_current(self, entry: tuple[datetime, bool, str], language: str) -> bool:
        return self._rows.get(entry[2]) == (language, entry[0])

    def _is_due(self, entry: tuple[datetime, bool, str], language: str, now: datetime) -> bool:
        if not self._is_current(entry, language):
            return True
        return entry[0] < now - self._kept_for or 0 < self._limit < self._statements[language]
