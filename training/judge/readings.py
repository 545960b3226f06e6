"""Frames as the judge reads statements: a speaker and a clause, a quotation, or a headline with nothing before it.

The corpus's own expansion dresses phrases as a newspaper prints them, and every text has another speaker. In the stream
most pairs are of one speaker, or of two who speak of one thing, and are read in the forms of `streams.judge.reading`.
So the pairs made here have one speaker as a rule, on one proposition, on another, or on the same one about another
place, person or figure: who speaks must tell nothing.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

from streams.judge.reading import as_clause
from training.corpora import Row
from training.frame_corpus import expander
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair

ONE_SPEAKER = 0.7
"""Share of pairs whose texts have one speaker: reversals, and the two topics of one speaker that are none."""

BARE = 0.25
"""Share of clauses and quotations without a speaker: acts, and statements that nobody is named for."""

KINDS = ((0.29, "same"), (0.63, "opposite"), (0.80, "near"), (0.90, "other filling"), (1.0, "other frame"))
"""Cumulative shares; those of the corpus's own expansion, but for more pairs of two frames."""


class Readings:
    """Draws pairs of read statements from frames.

    Attributes:
        frames: rows of the corpus.
    """

    def __init__(self, folder: Path, frames: list[Row], rng: random.Random) -> None:
        """Load the corpus's expansion.

        Args:
            folder: of the corpus, where `expand.py` and `slots.py` lie.
            frames: rows of the corpus.
            rng: decides everything.
        """
        self.frames = frames
        self._expand: Any = expander(folder)
        self._rng = rng

    def pair(self, frame: Row) -> Pair:
        """A pair about a frame, or about it and another one."""
        rng = self._rng
        drawn = rng.random()
        kind = next(name for share, name in KINDS if drawn < share)
        ours = self._expand.bind(frame["slots"], rng)
        sides = [["C: " + as_clause(frame["claim"].rstrip(".")), *frame["pos"]], list(frame["neg"])]
        rng.shuffle(sides)
        later, earlier = self._voices()
        here = self._read(rng.choice(sides[0]), ours, later)
        if kind == "same":
            first, second = rng.sample(sides[0], 2)
            return Pair(self._read(first, ours, later), self._read(second, ours, earlier), SUPPORTS)
        if kind == "opposite":
            return self._turned(here, self._read(rng.choice(sides[1]), ours, earlier), DISPUTES)
        if kind == "near":
            return self._turned(here, self._read(rng.choice(frame["neutral"]), ours, earlier), NEUTRAL)
        first, second = rng.sample([*sides[0], *sides[1]], 2)
        if kind == "other filling" and _slots(first) & _slots(second):
            theirs = self._expand.bind(frame["slots"], rng)
            return Pair(self._read(first, ours, later), self._read(second, theirs, earlier), NEUTRAL)
        other = rng.choice([f for f in rng.sample(self.frames, 2) if f is not frame])
        there = rng.choice([*other["pos"], *other["neg"]])
        return Pair(here, self._read(there, self._expand.bind(other["slots"], rng), earlier), NEUTRAL)

    def pairs(self, count: int) -> list[Pair]:
        """So many pairs, every frame as often as another."""
        order = self._rng.sample(self.frames, len(self.frames))
        return [self.pair(order[n % len(order)]) for n in range(count)]

    def _turned(self, here: str, there: str, label: int) -> Pair:
        return Pair(here, there, label) if self._rng.random() < 0.5 else Pair(there, here, label)

    def _voices(self) -> tuple[str, str]:
        def somebody() -> str:
            if self._rng.random() < 0.6:
                return f"{self._rng.choice(self._expand.FIRST)} {self._rng.choice(self._expand.LAST)}"
            return str(self._expand.cap(self._rng.choice(self._expand.PLAIN)))

        first = somebody()
        return first, first if self._rng.random() < ONE_SPEAKER else somebody()

    def _read(self, phrase: str, binding: dict[str, str], who: str) -> str:
        form, text = phrase[:2], str(self._expand.fill(phrase[2:].strip(), binding))
        if form == "H:":
            return str(self._expand.cap(text))
        bare = self._rng.random() < BARE
        if form == "Q:":
            return str(self._expand.cap(text)) if bare else f"{who} said: “{self._expand.cap(text)}”"
        return f"{self._expand.cap(text)}." if bare else f"{who} said that {text}."


def _slots(phrase: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", phrase))
