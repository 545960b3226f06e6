"""Qualifiers: the same one keeps a pair's label, another one makes it neutral."""

from __future__ import annotations

import random

from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair
from training.judge.qualifiers import qualified_pairs

PAIRS = [Pair("The quay will be closed.", "The quay stays open.", DISPUTES),
         Pair("“We will close the quay.”", "The quay is to be closed", SUPPORTS)]


def _added(text: str, plain: str) -> str:
    body = plain.rstrip(".”")
    assert text.startswith(body)
    return text[len(body) :].rstrip(".”")


def test_the_qualifier_decides_the_label() -> None:
    made = qualified_pairs(PAIRS, 200, random.Random(1))
    assert len(made) == 200
    labels = {(p.later[:8], p.label) for p in made}
    for pair in made:
        source = PAIRS[0] if pair.later.startswith("The") else PAIRS[1]
        ours, theirs = _added(pair.later, source.later), _added(pair.earlier, source.earlier)
        assert ours
        assert theirs
        assert pair.label == (source.label if ours == theirs else NEUTRAL)
    assert {label for _, label in labels} == {SUPPORTS, NEUTRAL, DISPUTES}


def test_marks_stay_at_the_end() -> None:
    made = qualified_pairs(PAIRS[1:], 20, random.Random(2))
    assert all(p.later.endswith(".”") and not p.earlier.endswith(".") for p in made)


def test_half_are_of_either_sort_and_the_draw_is_fixed_by_the_seed() -> None:
    made = qualified_pairs(PAIRS, 400, random.Random(3))
    assert 150 < sum(pair.label == NEUTRAL for pair in made) < 250
    assert made == qualified_pairs(PAIRS, 400, random.Random(3))


def test_nothing_to_draw_from_makes_nothing() -> None:
    assert qualified_pairs([], 10, random.Random(4)) == []
