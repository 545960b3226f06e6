"""Statements by the words of their texts: how much one has in common with another, by BM25.

Words are told apart by a checksum of 32 bits, the same in every process; of 300,000 words some ten share one.
"""

from __future__ import annotations

import math
import re
import zlib
from array import array
from collections.abc import Sequence

K1 = 1.5
"""How fast a word said again stops counting: the middle of what Robertson and Zaragoza (2009, 3.3) recommend."""

B = 0.75
"""How much a long text is discounted, 1 in proportion to its length: between their .5 and .8, the usual value."""

_WORD = re.compile(r"\w+")


def words_of(text: str) -> array[int]:
    """The words of a text in lower case, each as often as it is there: checksums in rising order, uint32."""
    return array("I", sorted(zlib.crc32(word.encode()) for word in _WORD.findall(text.casefold())))


class WordIndex:
    """Texts by their words, with what BM25 asks of all of them: in how many each word is, and how long they are.

    All of it is kept as whole numbers: what is in decides the scores, never in what order it came or what went.
    """

    def __init__(self) -> None:
        self._words: dict[str, array[int]] = {}
        self._texts_with: dict[int, int] = {}
        self._length = 0

    def __len__(self) -> int:
        return len(self._words)

    def add(self, statement_id: str, text: str) -> None:
        """Put a statement in, in place of what this id had."""
        self.remove(statement_id)
        words = words_of(text)
        self._words[statement_id] = words
        self._length += len(words)
        for word in set(words):
            self._texts_with[word] = self._texts_with.get(word, 0) + 1

    def remove(self, statement_id: str) -> None:
        """Take a statement out; nothing happens if it is not in."""
        words = self._words.pop(statement_id, None)
        if words is None:
            return
        self._length -= len(words)
        for word in set(words):
            self._texts_with[word] -= 1
            if not self._texts_with[word]:
                del self._texts_with[word]

    def scores(self, text: str, statement_ids: Sequence[str]) -> list[float]:
        """BM25 of each of these statements for a text, in the order given; 0 without a word in common.

        A word that is in most texts counts next to nothing, in any language, so there is no list of such words.

        Raises:
            KeyError: one of them is not in.
        """
        weights = {word: self._weight(self._texts_with[word]) for word in words_of(text) if word in self._texts_with}
        return [self._score(weights, self._words[each]) for each in statement_ids]

    def _weight(self, texts: int) -> float:
        """Inverse document frequency in the form that is never negative: 1 is added within the logarithm."""
        return math.log1p((len(self._words) - texts + 0.5) / (texts + 0.5))

    def _score(self, weights: dict[int, float], words: array[int]) -> float:
        shared = [word for word in words if word in weights]
        if not shared:
            return 0.0
        damping = K1 * (1 - B + B * len(words) * len(self._words) / self._length)
        score = 0.0
        for word in dict.fromkeys(shared):  # in rising order, so that it always adds up the same
            count = shared.count(word)
            score += weights[word] * count * (K1 + 1) / (count + damping)
        return score
