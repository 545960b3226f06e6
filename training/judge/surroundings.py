"""Statements with sentences around them, as extraction cannot always leave out: they change nothing of the stance.

What is put around a text is open on the proposition (a near text of its family, a neutral phrase of its frame) or takes
the same side in other words, the way a headline stands before what it announces. The label of the pair stays.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from training.corpora import Row
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair

OPEN = frozenset({"background", "procedural", "question", "other_actor", "other_object"})
"""Ways in which a near text leaves a proposition alone; the others come too close to it to be put beside it."""

STRAIGHTENED = 0.15
"""Share of texts with straight marks for curly ones: feeds arrive with either."""
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def straightened(text: str, rng: random.Random) -> str:
    """The text, now and then with straight quotation marks."""
    return text.translate(_STRAIGHT) if rng.random() < STRAIGHTENED else text


def _around(text: str, extra: str, rng: random.Random) -> str:
    ended = extra if extra[-1] in ".!?”\"" else f"{extra}."
    body = text if text[-1] in ".!?”\"" else f"{text}."
    return f"{ended} {body}" if rng.random() < 0.6 else f"{body} {ended}"


def surrounded_pairs(families: Sequence[Row], count: int, rng: random.Random) -> list[Pair]:
    """Pairs of a family in which one text or both have another sentence before or after them.

    Args:
        families: rows of the corpus.
        count: how many to make.
        rng: decides everything.
    """
    made: list[Pair] = []
    while len(made) < count and families:
        family = rng.choice(families)
        sides = [[family["claim"], *(s["text"] for s in family["supports"])], [s["text"] for s in family["disputes"]]]
        rng.shuffle(sides)
        near = [s["text"] for s in family["near"]]
        idle = [s["text"] for s in family["near"] if s["how"] in OPEN]
        kind = rng.random()
        ours = rng.choice(sides[0])
        if kind < 0.32:
            theirs, label, other = rng.choice([t for t in sides[0] if t != ours]), SUPPORTS, sides[0]
        elif kind < 0.66:
            theirs, label, other = rng.choice(sides[1]), DISPUTES, sides[1]
        else:
            theirs, label, other = rng.choice(near), NEUTRAL, idle
        fits = [t for t in (*idle, *sides[0]) if t not in (ours, theirs)]
        # Beside a near text nothing may stand that takes a side, and the near text itself not beside the other one.
        if fits and (rng.random() < 0.7 or label == NEUTRAL):
            ours = _around(ours, rng.choice(fits), rng)
        fits = [t for t in (*idle, *other) if t not in (ours, theirs)]
        if fits and rng.random() < 0.4:
            theirs = _around(theirs, rng.choice(fits), rng)
        later, earlier = (ours, theirs) if rng.random() < 0.5 else (theirs, ours)
        made.append(Pair(straightened(later, rng), straightened(earlier, rng), label))
    return made
