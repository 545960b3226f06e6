"""Scores of spans: by hand on small cases, and their bounds on any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.attribution import Score, Spans, agreement, measure, right, spans_of
from streams.extract.tagger.tagger import Tagged
from streams.extract.tagger.tags import ROLES

TRUE = frozenset({(0, 5), (10, 20), (30, 40)})


@pytest.mark.parametrize(
    ("predicted", "how", "counts"),
    [
        ({(0, 5), (10, 19)}, "exact", (1, 1)),
        ({(0, 5), (10, 19)}, "begin", (2, 2)),
        ({(4, 12)}, "overlap", (1, 2)),
        ({(5, 10), (20, 30)}, "overlap", (0, 0)),
        ({(10, 12), (13, 20)}, "overlap", (2, 1)),
        (set(), "exact", (0, 0)),
    ],
)
def test_right_spans_by_hand(predicted: set[tuple[int, int]], how: str, counts: tuple[int, int]) -> None:
    assert right(frozenset(predicted), TRUE, how) == counts


def _only(role: str, *spans: tuple[int, int]) -> dict[str, list[tuple[int, int]]]:
    return {name: list(spans) if name == role else [] for name in ROLES}


def test_a_source_shared_by_attributions_counts_once() -> None:
    assert spans_of([_only("source", (0, 3)), _only("source", (0, 3), (7, 9))])["source"] == {(0, 3), (7, 9)}


def test_the_nearest_annotator_counts() -> None:
    score = Score()
    predicted = spans_of([_only("cue", (0, 4))])
    score.add(predicted, [spans_of([_only("cue", (9, 12))]), spans_of([_only("cue", (0, 4), (20, 24))])])
    result = score.as_object()["cue"]
    assert (result["precision"], result["recall"]) == (1.0, 0.5)
    assert result["exact_f1"] == pytest.approx(2 / 3, abs=1e-4)


def test_counts_are_summed_over_articles_before_they_are_divided() -> None:
    rows = [{"text": "a", "annotations": {"x": [_only("cue", (0, 1))]}},
            {"text": "b", "annotations": {"x": [_only("cue", *((n, n + 1) for n in range(9)))]}}]
    perfect_on_the_first = {"a": [Tagged((), ((0, 1),), ())], "b": []}
    score = measure(rows, lambda texts: [perfect_on_the_first[text] for text in texts])
    assert score.as_object()["cue"]["recall"] == pytest.approx(0.1)


def test_annotators_are_compared_with_one_another() -> None:
    rows = [{"text": "a", "annotations": {"x": [_only("cue", (0, 4))], "y": [_only("cue", (0, 4), (6, 8))]}},
            {"text": "b", "annotations": {"x": [_only("cue", (0, 4))]}}]
    assert agreement(rows).as_object()["cue"] == pytest.approx(
        {"exact_f1": 2 / 3, "overlap_f1": 2 / 3, "begin_f1": 2 / 3, "precision": 2 / 3, "recall": 2 / 3}, abs=1e-4)


_spans = st.frozensets(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=6)


@given(_spans, _spans)
def test_scores_are_shares_and_exact_is_the_strictest(predicted: frozenset[tuple[int, int]],
                                                      true: frozenset[tuple[int, int]]) -> None:
    def as_spans(spans: frozenset[tuple[int, int]]) -> Spans:
        return dict.fromkeys(ROLES, spans)

    score = Score()
    score.add(as_spans(predicted), [as_spans(true)])
    for values in score.as_object().values():
        assert all(0 <= value <= 1 for value in values.values())
        assert values["exact_f1"] <= values["begin_f1"] + 1e-9
        assert values["exact_f1"] <= values["overlap_f1"] + 1e-9
    if predicted == true and true:
        assert score.as_object()["content"]["exact_f1"] == 1.0
