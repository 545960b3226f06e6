"""Copies of whole articles, told by their MinHash signatures. Those of passages are in `passages.py`."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from streams.extract.signature import decode_signature, jaccard, overlap
from streams.match.signature_day import SignatureDay

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
        self._days: dict[int, SignatureDay] = {}
        self._published: dict[str, datetime] = {}

    def __len__(self) -> int:
        return len(self._published)

    def add(self, article_id: str, published_at: datetime, signature: str) -> None:
        """Put an article in, in place of what this id had. One with an empty signature is only taken out.

        Raises:
            ValueError: not a signature of this project.
        """
        values = decode_signature(signature)
        self.remove(article_id)
        if not len(values):
            return
        self._days.setdefault(_day(published_at), SignatureDay()).add(article_id, values)
        self._published[article_id] = published_at

    def remove(self, article_id: str) -> None:
        """Take an article out; nothing happens if it is not in."""
        published_at = self._published.pop(article_id, None)
        if published_at is None:
            return
        day = _day(published_at)
        self._days[day].remove(article_id)
        if not len(self._days[day]):
            del self._days[day]

    def original(self, article_id: str, published_at: datetime, signature: str) -> str | None:
        """The earliest published article in the window that this one is a near copy of, or None.

        Raises:
            ValueError: not a signature of this project.
        """
        values = decode_signature(signature)
        if not len(values):
            return None
        found = []
        for day in range(_day(published_at - WINDOW), _day(published_at + WINDOW) + 1):
            for other, signature_of_other in self._days[day].sharing_a_band(values) if day in self._days else ():
                published = self._published[other]
                if other == article_id or abs(published - published_at) > WINDOW:
                    continue
                similarity = jaccard(values, signature_of_other)
                if similarity >= LEAST_SHARED and is_copy(similarity, overlap(values, signature_of_other)):
                    found.append((published, other))
        return min(found)[1] if found else None


def _day(instant: datetime) -> int:
    return instant.astimezone(timezone.utc).toordinal()
