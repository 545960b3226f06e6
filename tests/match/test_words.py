from __future__ import annotations

import math
import random
import subprocess
import sys
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.match.words import K1, B, WordIndex, words_of

IDS = ["s1", "s2", "s3", "s4"]
WORDS = ["Tolm", "tolm", "bridge", "water", "shut", "Øre", "2026", "и"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


def _of(texts):
    index = WordIndex()
    for name, text in texts.items():
        index.add(name, text)
    return index


@given(st.lists(st.tuples(st.sampled_from(IDS), st.one_of(st.none(), TEXTS)), max_size=20), TEXTS)
def test_whatever_came_and_went_only_what_is_in_counts(changes, asked):
    index, texts = WordIndex(), {}
    for name, text in changes:
        if text is None:
            index.remove(name)
            texts.pop(name, None)
        else:
            index.add(name, text)
            texts[name] = text
    fresh = _of({name: texts[name] for name in sorted(texts)})
    assert len(index) == len(texts)
    assert vars(index) == vars(fresh)
    assert index.scores(asked, sorted(texts)) == fresh.scores(asked, sorted(texts))


def test_scores_are_bm25():
    index = _of({"a": "bridge bridge shut", "b": "water", "c": "the bridge"})
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    expected = [idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / 2)) for tf, length in ((2, 3), (0, 1), (1, 2))]
    assert index.scores("Bridge, bridge?", ["a", "b", "c"]) == pytest.approx(expected)


def test_words_are_told_apart_in_any_script_and_without_case():
    assert words_of("Straße! ÅRE, Мост") == words_of("мост STRASSE åre")
    assert list(words_of("tolm Tolm")) == sorted(words_of("tolm")) * 2
    assert words_of("4.5") != words_of("45")


def test_nothing_in_common_and_nothing_said_score_nothing():
    index = _of({"a": "", "b": "bridge"})
    assert index.scores("water", ["a", "b"]) == [0.0, 0.0]
    assert index.scores("", ["a", "b"]) == [0.0, 0.0]
    assert WordIndex().scores("water", []) == []
    with pytest.raises(KeyError):
        index.scores("bridge", ["c"])


def test_another_process_counts_the_same():
    program = "from streams.match.words import words_of; print(list(words_of('The bridge at Tolm')))"
    printed = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert printed.strip() == str(list(words_of("The bridge at Tolm")))


def test_a_statement_takes_little_memory():
    draw = random.Random(0)
    texts = [" ".join(f"word{draw.randrange(5000)}" for _ in range(25)) for _ in range(1000)]
    ids = [f"{number:036d}" for number in range(1000)]
    tracemalloc.start()
    try:
        index = _of(dict(zip(ids, texts, strict=True)))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(index) == 1000
    assert held / len(index) < 1500
