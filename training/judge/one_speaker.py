"""Pairs of what one person says in one article: they hardly ever dispute one another.

Nobody contradicts himself in one article but once in a hundred pairs, if at all. Yet what he says there is about one
subject, in one voice, cut short and completed by rule as every text that the judge reads. So these are the hard cases
of the stream in its own form, without labels: `training.judge.train` only asks that they be no dispute.
"""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Iterable

from training.corpora import Row
from training.judge.pairs import NO_DISPUTE, Pair


def one_speaker_pairs(statements: Iterable[Row], rng: random.Random) -> list[Pair]:
    """Every pair of different texts that one speaker of one article is credited with, either way round."""
    told: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in statements:
        if row["text"] not in told[row["url"], row["speaker"]]:
            told[row["url"], row["speaker"]].append(row["text"])
    pairs = [(a, b) if rng.random() < 0.5 else (b, a)
             for texts in told.values() for a, b in itertools.combinations(texts, 2)]
    return [Pair(later, earlier, NO_DISPUTE) for later, earlier in pairs]
