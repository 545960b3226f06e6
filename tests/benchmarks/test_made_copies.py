from __future__ import annotations

import random

import pytest

from benchmarks.made_copies import KINDS, Text, copies, cut_to, in_a_frame, set_otherwise, with_words_edited
from streams.ids import normalise


def article(name, paragraphs=10):
    body = "\n\n".join(
        f"In paragraph {number} of {name} the council of {name} weighed “{number * 7} plans” for its old quay."
        for number in range(paragraphs))
    return Text(f"Council of {name} weighs plans", body)


TEXTS = [article("Marlow"), article("Tarn")]


def test_the_same_seed_gives_the_same_copies_and_another_one_others():
    assert copies(TEXTS, 1) == copies(TEXTS, 1)
    assert copies(TEXTS, 1)["words edited"] != copies(TEXTS, 2)["words edited"]


def test_every_kind_changes_every_text():
    made = copies(TEXTS, 3)
    assert made.keys() == KINDS.keys()
    for name, texts in made.items():
        assert len(texts) == 2
        for text, copy in zip(TEXTS, texts, strict=True):
            assert copy != text, name


@pytest.mark.parametrize(("share", "paragraphs"), [(0.3, 3), (0.5, 5), (0.7, 7), (0.01, 1), (1.0, 10)])
def test_cut_copies_are_the_first_paragraphs(share, paragraphs):
    cut = cut_to(share)(TEXTS[0], TEXTS[1], random.Random(1))
    assert cut.paragraphs == TEXTS[0].paragraphs[:paragraphs]


def test_few_words_are_edited():
    text = article("Marlow", 200)
    edited = with_words_edited(text, TEXTS[1], random.Random(1))
    kept = len(set(enumerate(text.paragraphs)) & set(enumerate(edited.paragraphs)))
    assert 0.3 < kept / 200 < 0.8
    assert len(edited.body.split()) == pytest.approx(0.98 * len(text.body.split()), rel=0.02)


def test_typography_is_all_that_differs():
    reset = set_otherwise(TEXTS[0], TEXTS[1], random.Random(1))
    assert reset.title == TEXTS[0].title.upper()
    assert "“" not in reset.body
    assert normalise(reset.body) == normalise(TEXTS[0].body)


def test_a_frame_leaves_the_story_whole():
    assert TEXTS[0].body in in_a_frame(TEXTS[0], TEXTS[1], random.Random(1)).body
