"""Frames as the judge reads statements: who speaks tells nothing, and the label follows from the phrases."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair
from training.judge.readings import Readings

EXPAND = '''
import re
FIRST, LAST, PLAIN = ["Ada", "Bo"], ["Holm", "Lund"], ["the minister"]
def bind(slots, rng): return {name: f"place{rng.randint(0, 999)}" for name in slots}
def fill(phrase, b): return re.sub(r"\\{(\\w+)\\}", lambda m: b[m.group(1)], phrase)
def cap(s): return s[0].upper() + s[1:]
'''
FRAME = {
    "frame": "quay", "slots": {"A": "place"}, "claim": "The quay of {A} will close.",
    "pos": ["C: {A} would shut the pos quay", "H: {A} shuts pos quay"],
    "neg": ["C: {A} would keep the neg quay", "Q: The neg quay of {A} stays."],
    "neutral": ["C: {A} would look at the neutral quay"],
}
OTHER = {**FRAME, "frame": "tax", "claim": "The other tax of {A} will rise.",
         "pos": ["C: {A} would raise the other tax"],
         "neg": ["C: {A} would not raise the other tax", "H: {A} keeps other tax"]}


@pytest.fixture
def made(tmp_path: Path) -> list[Pair]:
    (tmp_path / "expand.py").write_text(EXPAND)
    (tmp_path / "slots.py").write_text("")
    return Readings(tmp_path, [FRAME, OTHER], random.Random(4)).pairs(600)


def _side(text: str) -> str:
    for side in ("other", "neutral", "neg"):
        if side in text:
            return side
    return "pos"


def test_phrases_of_one_side_agree_and_of_two_sides_dispute(made: list[Pair]) -> None:
    for pair in made:
        sides = {_side(pair.later), _side(pair.earlier)}
        if sides == {"pos", "neg"} and pair.label != NEUTRAL:
            assert pair.label == DISPUTES
        if "neutral" in sides or ("other" in sides and len(sides) == 2):
            assert pair.label == NEUTRAL
        if pair.label == SUPPORTS:
            assert len(sides) == 1


def test_another_filling_is_neutral_whatever_the_sides_are(made: list[Pair]) -> None:
    def places(text: str) -> set[str]:
        return {word.strip(".,“”") for word in text.lower().split() if word.startswith("place")}

    apart = [p for p in made if places(p.later) and places(p.earlier) and places(p.later) != places(p.earlier)]
    assert apart
    assert {p.label for p in apart} == {NEUTRAL}


def test_every_label_is_there_and_the_two_texts_are_never_the_same_phrase(made: list[Pair]) -> None:
    assert len(made) == 600
    assert min(Counter(p.label for p in made).values()) > 100


def test_statements_are_read_as_the_judge_reads_them(made: list[Pair]) -> None:
    texts = [text for pair in made for text in (pair.later, pair.earlier)]
    assert any(" said that place" in text for text in texts)
    assert any(" said: “The neg quay" in text for text in texts)
    one = [p for p in made if " said" in p.later and " said" in p.earlier]
    same = sum(p.later.split(" said")[0] == p.earlier.split(" said")[0] for p in one) / len(one)
    assert 0.65 < same < 0.95
