"""Which of the nearest come first: by their similarity and by the words that they share with the new statement.

An embedding blurs what a word tells exactly: names, figures, a rare thing spoken of. So those that are near are looked
at once more. Words only order them; nobody comes near by words alone, and a similarity stays what it was
(docs/decisions/0015).
"""

from __future__ import annotations

from collections.abc import Sequence

from streams.match.words import WordIndex

Hit = tuple[str, float]
"""Id and similarity."""

POOL = 10
"""Near statements that are looked at for each that is wanted.

Chosen on the tweets of CheckThat! 2A's train part with the base encoder, which has not seen them, each with its best
weight: MAP@5 is .8551 by similarity alone, .8864 with 3, .8875 with 5, .8890 with 10, .8915 with 20, .8929 with all.
A graph's search reads 40 exact vectors for the nearest five alone, 102 with 10, 202 with 20: hence not 20.
"""

WORDS_WEIGHT = 0.15
"""Similarity that makes up for no word in common, where another of the pool shares the most.

Chosen on the same tweets: .1 .8882, .15 .8890, .2 .8879, .3 .8839, .5 .8693.
"""


def pool_size(wanted: int) -> int:
    """How many of the nearest by similarity are looked at to choose so many."""
    return POOL * wanted


def ranked_by_words(text: str, pool: Sequence[Hit], words: WordIndex) -> list[Hit]:
    """Near statements in the order in which they are to be taken, each with the similarity that it has.

    The best match of words in the pool adds `WORDS_WEIGHT` to a similarity, the others their share of that by BM25.

    Args:
        text: of the new statement.
        pool: the nearest by similarity.
        words: holds all of them.

    Raises:
        KeyError: one of them is not in `words`.
    """
    scores = words.scores(text, [statement_id for statement_id, _ in pool])
    unit = WORDS_WEIGHT / (max(scores, default=0.0) or 1.0)
    order = sorted(
        (-similarity - unit * score, statement_id, similarity)
        for (statement_id, similarity), score in zip(pool, scores, strict=True))
    return [(statement_id, similarity) for _, statement_id, similarity in order]
