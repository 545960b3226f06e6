"""Pairs about the same thing in another year, round or place: the same words, and nothing to do with one another.

"The games will be held in 2030" does not dispute "the games will not be held in 2026". No corpus at hand says so, so
both texts of a labelled pair are given a qualifier of one kind: the same one keeps the pair's label, two different ones
make it neutral. Half are of either sort, so that a qualifier alone tells nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from training.judge.pairs import NEUTRAL, Pair

DIFFERENT = 0.5
"""Share of pairs whose qualifiers differ."""

_PLACES = (
    "Arnholt", "Besk", "Corlay", "Dunmere", "Eastvik", "Falmark", "Gorsey", "Hestavar", "Inverlow", "Jarrow Sound",
    "Kelmere", "Lomsk", "Marsden Point", "Nordlund", "Ostrava Bay", "Pellworth", "Quenby", "Rosvik", "Strand", "Tolmin",
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_SEASONS = ("spring", "summer", "autumn", "winter")
_SITES = ("northern", "southern", "eastern", "western", "upper", "lower", "old", "new")
_THINGS = ("plant", "line", "site", "district", "branch", "terminal", "quarter", "wing")


def _year(rng: random.Random) -> str:
    return str(rng.randint(1995, 2040))


_KINDS: tuple[tuple[str, Callable[[random.Random], str]], ...] = (
    (" in {}", _year),
    (" for {}", _year),
    (" by {}", _year),
    (" for the {} season", _year),
    (" in the {} budget", _year),
    (" at the {} meeting", _year),
    (" in {}", lambda rng: rng.choice(_PLACES)),
    (" at the {} site", lambda rng: rng.choice(_PLACES)),
    (" for the {} district", lambda rng: rng.choice(_PLACES)),
    (" in the {} round", lambda rng: rng.choice(_ORDINALS)),
    (" for the {} phase", lambda rng: rng.choice(_ORDINALS)),
    (" this {}", lambda rng: rng.choice(_SEASONS)),
    (" at the {}", lambda rng: f"{rng.choice(_SITES)} {rng.choice(_THINGS)}"),
)


def _qualified(text: str, qualifier: str) -> str:
    """The text with a qualifier before its last mark: `"… open."` → `"… open in 2031."`."""
    body = text.rstrip()
    marks = ""
    while body and not body[-1].isalnum():
        marks, body = body[-1] + marks, body[:-1]
    return body + qualifier + marks


def qualified_pairs(pairs: Sequence[Pair], count: int, rng: random.Random) -> list[Pair]:
    """Pairs with a qualifier in either text.

    Args:
        pairs: labelled; drawn from with replacement.
        count: how many to make.
        rng: decides everything.
    """
    made: list[Pair] = []
    while len(made) < count and pairs:
        pair = rng.choice(pairs)
        template, draw = rng.choice(_KINDS)
        ours = theirs = draw(rng)
        label = pair.label
        if rng.random() < DIFFERENT:
            while theirs == ours:
                theirs = draw(rng)
            label = NEUTRAL
        later, earlier = (_qualified(text, template.format(value))
                          for text, value in ((pair.later, ours), (pair.earlier, theirs)))
        made.append(Pair(later, earlier, label))
    return made
