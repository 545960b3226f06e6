"""The articles published on one day by their signatures: scanned while they are few, by LSH when they are many."""

from __future__ import annotations

import numpy as np
from datasketch import MinHashLSH

from streams.extract.signature import PERMUTATIONS, Signature, lean_minhash

BAND_ROWS = 2
"""Signature values in one band: with 64 bands .98 of the pairs of Jaccard similarity .25 (a quarter of a story) share
one, .93 at .2, .6 at .12, and .03 at .02, as unrelated articles are."""

SCANNED = 2000
"""Articles of a day up to which all are looked at: .1 ms, and .7 kB each. The LSH is hardly quicker before that, takes
20 kB an article, more than its statements and their embeddings, and .2 s to be made of so many."""

FIRST_ROWS = 16  # room of a day at first; it doubles


class SignatureDay:
    """Which articles share a band of their signatures with another. The two ways to find them find the same.

    Args:
        scanned: articles up to which all are looked at.
    """

    def __init__(self, scanned: int = SCANNED) -> None:
        self._scanned = scanned
        self._row: dict[str, int] = {}
        self._articles: list[str] = []
        self._values = np.zeros((FIRST_ROWS, PERMUTATIONS), dtype=np.uint32)
        self._lsh: MinHashLSH | None = None

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article_id: str, values: Signature) -> None:
        """Put an article in that is not in.

        Args:
            article_id: its id.
            values: of its signature, shape (`PERMUTATIONS`,).
        """
        row = len(self._articles)
        if row == len(self._values):
            self._values = np.concatenate([self._values, np.zeros_like(self._values)])
        self._values[row] = values
        self._articles.append(article_id)
        self._row[article_id] = row
        if self._lsh is not None:
            self._lsh.insert(article_id, lean_minhash(values))
        elif len(self._articles) > self._scanned:
            self._lsh = MinHashLSH(num_perm=PERMUTATIONS, params=(PERMUTATIONS // BAND_ROWS, BAND_ROWS))
            for other, its_values in zip(self._articles, self._values, strict=False):
                self._lsh.insert(other, lean_minhash(its_values))

    def remove(self, article_id: str) -> None:
        """Take an article out; the last row takes its place.

        Raises:
            KeyError: it is not in.
        """
        row = self._row.pop(article_id)
        last = self._articles.pop()
        if last != article_id:
            self._values[row] = self._values[len(self._articles)]
            self._articles[row] = last
            self._row[last] = row
        if self._lsh is not None:
            self._lsh.remove(article_id)

    def sharing_a_band(self, values: Signature) -> list[tuple[str, Signature]]:
        """The articles that share a band with this signature, and their own signatures."""
        if self._lsh is not None:
            return [(other, self._values[self._row[other]]) for other in self._lsh.query(lean_minhash(values))]
        # The two values of a band as one number.
        bands = self._values[: len(self._articles)].view(np.uint64)
        return [(self._articles[row], self._values[row])
                for row in np.flatnonzero((bands == np.ascontiguousarray(values).view(np.uint64)).any(axis=1))]
