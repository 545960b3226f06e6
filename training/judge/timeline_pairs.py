"""Pairs of statements that extraction found in the articles of one timeline, in every form that the judge reads.

The rows are those of `training.judge.timelines`.
"""

from __future__ import annotations

import itertools
import random
from collections import defaultdict
from collections.abc import Iterable

from training.corpora import Row
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair

OTHER_MATTER = 0.06
"""Pairs of two timelines for each pair within one. Other matters are easy: families have more of them."""


def timeline_pairs(rows: Iterable[Row], rng: random.Random) -> list[Pair]:
    """Pairs of statements of two articles of a timeline, in each form, and rarely of two timelines.

    Two on one side support each other, two on opposite sides dispute each other, and one that takes no side is neutral
    to any that takes one. Which is the later is drawn.
    """
    families: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        families[row["family"]].append(row)
    pairs: list[Pair] = []
    for family, told in families.items():
        for one, other in itertools.combinations(told, 2):
            sides = {one["side"], other["side"]}
            if one["article"] == other["article"] or sides == {"near"}:
                continue
            label = NEUTRAL if "near" in sides else SUPPORTS if len(sides) == 1 else DISPUTES
            pairs += _in_each_form(one, other, label, rng)
            if rng.random() < OTHER_MATTER and len(families) > 1:
                elsewhere = rng.choice(families[rng.choice([name for name in families if name != family])])
                pairs += _in_each_form(one, elsewhere, NEUTRAL, rng)
    return pairs


def _in_each_form(one: Row, other: Row, label: int, rng: random.Random) -> list[Pair]:
    later, earlier = (one, other) if rng.random() < 0.5 else (other, one)
    return [Pair(*texts, label) for texts in zip(later["forms"], earlier["forms"], strict=True)]
