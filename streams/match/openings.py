"""How alike two articles are: the cosine of the embeddings of their openings."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from streams.match.nearest import DECIMALS, Vector, decode_embedding
from streams.match.rows import ArticleOpening, article_key, decode_row


class Openings:
    """One article against others; each of the others is read once.

    Args:
        embedding: of the one article's opening; None if it has none.
        row_of: reads the table of the match stage.
    """

    def __init__(self, embedding: str | None, row_of: Callable[[str], bytes | None]) -> None:
        self._own = decode_embedding(embedding) if embedding is not None else None
        self._row_of = row_of
        self._known: dict[str, float | None] = {}

    def similarity(self, article_id: str) -> float | None:
        """The similarity to another article, rounded; None if one of the two has no embedding or another width.

        Raises:
            InfrastructureError: the table cannot be read.
            Rejected: an embedding cannot be read.
        """
        if article_id not in self._known:
            self._known[article_id] = self._compared(article_id)
        return self._known[article_id]

    def _compared(self, article_id: str) -> float | None:
        other = self._read(article_id) if self._own is not None else None
        if self._own is None or other is None or len(other) != len(self._own):
            return None
        return round(float(np.vecdot(self._own, other)), DECIMALS)

    def _read(self, article_id: str) -> Vector | None:
        key = article_key(article_id)
        data = self._row_of(key)
        embedding = decode_row(key, data, ArticleOpening).embedding if data is not None else None
        return decode_embedding(embedding) if embedding is not None else None
