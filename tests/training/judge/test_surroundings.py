"""Sentences around a statement leave its label alone."""

from __future__ import annotations

import random

from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS
from training.judge.surroundings import straightened, surrounded_pairs

FAMILY = {
    "family": "quay", "claim": "Pro zero.",
    "supports": [{"text": f"Pro {n}", "how": "restatement"} for n in ("one", "two", "three")],
    "disputes": [{"text": f"“Con {n}.”", "how": "negation"} for n in ("one", "two", "three")],
    "near": [{"text": "Near idle.", "how": "background"}, {"text": "Near close.", "how": "figure_update"}],
}


def test_the_label_follows_from_the_sides_that_are_there() -> None:
    made = surrounded_pairs([FAMILY], 400, random.Random(3))
    assert {p.label for p in made} == {SUPPORTS, NEUTRAL, DISPUTES}
    for pair in made:
        sides = [{side for side in ("Pro", "Con") if side in text} for text in (pair.later, pair.earlier)]
        assert all(len(side) <= 1 for side in sides)
        if pair.label == SUPPORTS:
            assert sides[0] == sides[1] != set()
        elif pair.label == DISPUTES:
            assert set() not in sides
            assert sides[0] != sides[1]
        else:
            assert set() in sides


def test_what_comes_close_to_the_proposition_is_put_beside_nothing() -> None:
    for pair in surrounded_pairs([FAMILY], 400, random.Random(5)):
        for text in (pair.later, pair.earlier):
            assert not ("Near close" in text and ("Pro" in text or "Con" in text))


def test_now_and_then_marks_are_straight() -> None:
    rng = random.Random(1)
    made = [straightened("“It’s over.”", rng) for _ in range(400)]
    assert set(made) == {"“It’s over.”", "\"It's over.\""}
    assert 0.1 < made.count("\"It's over.\"") / 400 < 0.2
