"""Labels and spans: one into the other and back, whole spans from any scores."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from streams.extract.tagger.tags import LABELS, ROLES, allowed, best_labels, to_labels, to_spans

WORDS = [(0, 3), (4, 8), (8, 9), (10, 15), (16, 20), (20, 21)]


def test_spans_become_labels() -> None:
    labels = to_labels(WORDS, [("source", 0, 3), ("cue", 4, 8), ("content", 10, 20)])
    assert [LABELS[n] for n in labels] == ["S-source", "S-cue", "O", "B-content", "E-content", "O"]


def test_the_earlier_of_two_overlapping_spans_keeps_its_words() -> None:
    labels = to_labels(WORDS, [("content", 4, 15), ("source", 0, 8)])
    assert [LABELS[n] for n in labels] == ["O", "B-content", "I-content", "E-content", "O", "O"]


def test_adjacent_spans_of_one_role_stay_two() -> None:
    labels = to_labels(WORDS, [("content", 0, 8), ("content", 8, 15)])
    assert to_spans(labels) == [("content", 0, 2), ("content", 2, 4)]


@pytest.mark.parametrize(
    ("names", "spans"),
    [
        (["I-content", "E-content", "O"], [("content", 0, 2)]),
        (["B-cue", "B-source", "E-source"], [("cue", 0, 1), ("source", 1, 3)]),
        (["B-content", "I-content"], [("content", 0, 2)]),
        (["B-cue", "O"], [("cue", 0, 1)]),
        ([], []),
    ],
)
def test_broken_sequences_still_give_spans(names: list[str], spans: list[tuple[str, int, int]]) -> None:
    assert to_spans([LABELS.index(name) for name in names]) == spans


@given(st.lists(st.integers(0, len(LABELS) - 1), max_size=40))
def test_any_sequence_gives_disjoint_spans_in_order(labels: list[int]) -> None:
    spans = to_spans(labels)
    assert all(0 <= start < end <= len(labels) for _, start, end in spans)
    assert all(before[2] <= after[1] for before, after in itertools.pairwise(spans))
    covered = {at for _, start, end in spans for at in range(start, end)}
    assert covered == {at for at, number in enumerate(labels) if number}


@given(st.lists(st.tuples(st.sampled_from(ROLES), st.integers(1, 4)), max_size=12))
def test_there_and_back(runs: list[tuple[str, int]]) -> None:
    words = [(2 * i, 2 * i + 1) for i in range(sum(size for _, size in runs))]
    spans, at = [], 0
    for role, size in runs:
        spans.append((role, words[at][0], words[at + size - 1][1]))
        at += size
    found = to_spans(to_labels(words, spans))  # type: ignore[arg-type]
    assert [(role, words[a][0], words[b - 1][1]) for role, a, b in found] == spans


_scores = arrays(np.float32, st.tuples(st.integers(1, 12), st.just(len(LABELS))),
                 elements=st.floats(-20, 20, width=32))


@given(_scores)
def test_the_best_sequence_is_a_legal_one(emissions: np.ndarray) -> None:
    legal = allowed()
    labels = best_labels(emissions, np.zeros((13, 13), np.float32), np.zeros(13, np.float32))
    assert len(labels) == len(emissions)
    assert all(legal[a, b] for a, b in itertools.pairwise(labels))
    assert LABELS[labels[0]][0] not in "IE"
    assert LABELS[labels[-1]][0] not in "BI"


def test_transitions_decide_where_emissions_do_not() -> None:
    transitions = np.zeros((13, 13), np.float32)
    cue, outside = LABELS.index("S-cue"), LABELS.index("O")
    transitions[cue, cue] = 1.0
    emissions = np.full((2, 13), -5, np.float32)
    emissions[:, [cue, outside]] = 0.0
    assert best_labels(emissions, transitions, np.zeros(13, np.float32)) == [cue, cue]


def test_no_words_no_labels() -> None:
    assert best_labels(np.zeros((0, 13), np.float32), np.zeros((13, 13), np.float32), np.zeros(13, np.float32)) == []
