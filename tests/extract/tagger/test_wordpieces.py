"""Words, their features, and windows that read every wordpiece once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import AutoTokenizer

from streams.extract.tagger.wordpieces import CASES, QUOTED, Window, windows, words_of
from streams.models.store import base_path
from streams.settings import load

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return AutoTokenizer.from_pretrained(base_path(load().cache_dir, "mpnet"), local_files_only=True)


def test_words_select_their_text(tokenizer: Any) -> None:
    text = "Dr Ilsa Varnhagen's re-tendering was “unthinkable”, she said."
    found = [text[a:b] for a, b in words_of(text, tokenizer).spans]
    assert found == ["Dr", "Ilsa", "Varnhagen", "'", "s", "re", "-", "tendering", "was", "“", "unthinkable", "”", ",",
                     "she", "said", "."]


def test_features_tell_case_quotation_and_paragraph(tokenizer: Any) -> None:
    text = 'The NHS said: "No."\n\nIt was 12.'
    words = words_of(text, tokenizer)
    places = zip(words.spans, words.first, strict=True)
    features = {text[a:b]: words.features[first].tolist() for (a, b), first in places}
    opens = CASES + QUOTED + 1
    assert features["The"] == [1, CASES, opens]
    assert features["NHS"] == [2, CASES, opens - 1]
    assert features["said"] == [0, CASES, opens - 1]
    assert features["No"] == [1, CASES + 1, opens - 1]
    assert features["It"] == [1, CASES, opens]
    assert features["12"] == [3, CASES, opens - 1]


def test_a_quotation_left_open_is_told_from_a_closed_one(tokenizer: Any) -> None:
    text = "She said: “We will rebuild the quay.\n\n“And we will pay.”"
    words = words_of(text, tokenizer)
    states = {text[a:b]: int(words.features[first][1]) for (a, b), first in zip(words.spans, words.first, strict=True)}
    assert (states["quay"], states["pay"], states["said"]) == (CASES + 2, CASES + 1, CASES)


@settings(deadline=None)  # loads the tokenizer
@given(st.text(max_size=200))
def test_any_text_has_words_inside_it(text: str) -> None:
    tokenizer = AutoTokenizer.from_pretrained(base_path(load().cache_dir, "mpnet"), local_files_only=True)
    words = words_of(text.encode("utf-8", "replace").decode(), tokenizer)
    assert all(0 <= a < b <= len(text) for a, b in words.spans)
    assert len(words.first) == len(words.spans)
    assert words.features.shape == (len(words.pieces), 3)


@given(st.integers(0, 3000), st.integers(4, 300), st.data())
def test_windows_read_every_piece_once(pieces: int, size: int, data: st.DataObject) -> None:
    stride = data.draw(st.integers(1, size))
    read: list[int] = []
    for window in windows(pieces, size, stride):
        assert 0 <= window.start <= window.read_from <= window.read_to <= window.end <= pieces
        assert window.end - window.start == min(size, pieces)
        read += range(window.read_from, window.read_to)
    assert read == list(range(pieces))


def test_a_word_is_read_far_from_the_edges() -> None:
    for pieces in (300, 476, 477, 478, 1000):
        found = windows(pieces)
        inner = [(w.read_from - w.start, w.end - w.read_to) for w in found]
        assert np.min([left for left, _ in inner[1:]]) >= 15
        assert np.min([right for _, right in inner[:-1]]) >= 15


def test_the_last_window_is_as_long_as_the_others_and_a_single_one_as_its_text() -> None:
    assert windows(300) == [Window(0, 254, 0, 150), Window(46, 300, 150, 300)]
    assert windows(254) == [Window(0, 254, 0, 254)]
    assert windows(20) == [Window(0, 20, 0, 20)]
