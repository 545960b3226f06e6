from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from benchmarks.similarity import (
    Floats,
    above_near,
    average_precision_at,
    best_f1,
    general_similarity,
    lexical_retrieval,
    ranked_retrieval,
    retrieval,
    same_claim_pairs,
)


def embed(texts: Sequence[str]) -> Floats:
    """Each text is an angle in degrees, perhaps with a word behind it."""
    angles = np.radians([float(text.split()[0]) for text in texts])
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_average_precision_counts_the_first_five_only() -> None:
    assert average_precision_at(["x", "a", "b"], {"a", "b"}) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert average_precision_at(["x"] * 5 + ["a"], {"a"}) == 0.0
    assert average_precision_at(list("abcdefg"), set("abcdefg")) == 1.0


def test_retrieval_ranks_claims_by_cosine_and_leaves_queries_without_judgement_out() -> None:
    corpus = [{"id": "near", "vclaim": "12"}, {"id": "far", "vclaim": "80"}]
    queries = [{"id": "q", "text": "10"}, {"id": "r", "text": "20"}, {"id": "unjudged", "text": "0"}]
    assert retrieval(queries, corpus, {"q": {"near"}, "r": {"far"}}, embed) == pytest.approx((1 + 1 / 2) / 2)


def test_ranked_retrieval_lets_words_decide_between_the_near() -> None:
    corpus = [{"id": "near", "vclaim": "10 water prices rise"}, {"id": "same", "vclaim": "14 tolm bridge shut"},
              {"id": "far", "vclaim": "80 tolm bridge shut"}]
    queries = [{"id": "q", "text": "9 tolm bridge"}, {"id": "unjudged", "text": "0"}]
    assert ranked_retrieval(queries, corpus, {"q": {"same"}}, embed) == 1.0
    assert retrieval(queries, corpus, {"q": {"same"}}, embed) == 1 / 2
    assert ranked_retrieval(queries, corpus, {"q": {"far"}}, embed) == pytest.approx(1 / 3)


def test_lexical_retrieval_goes_by_words() -> None:
    corpus = [{"id": "b", "vclaim": "The bridge at Tolm is closed"}, {"id": "w", "vclaim": "Water prices rise"},
              {"id": "s", "vclaim": "Schools stay open"}]
    assert lexical_retrieval([{"id": "q", "text": "tolm bridge shut"}], corpus, {"q": {"b"}}) == 1.0
    assert lexical_retrieval([{"id": "q", "text": "tolm bridge shut"}], corpus, {"q": {"s"}}) < 1.0


def test_best_f1_is_that_of_the_best_threshold() -> None:
    f1, threshold = best_f1(np.array([0.9, 0.8, 0.7, 0.1], dtype=np.float32), np.array([True, False, True, False]))
    assert f1 == pytest.approx(0.8)
    assert threshold == pytest.approx(0.7)


def test_two_quotations_are_a_pair_when_they_share_a_claim() -> None:
    rows = [{"quote": "0", "claims": ["a"]}, {"quote": "60", "claims": ["a", "b"]}, {"quote": "90", "claims": ["c"]}]
    similarities, same = same_claim_pairs(rows, embed)
    assert same.tolist() == [True, False, False]
    assert similarities == pytest.approx([0.5, 0.0, np.cos(np.radians(30))], abs=1e-6)


def test_above_near_asks_for_both_texts_of_a_pair() -> None:
    assert above_near([(["0", "10", "40"], ["44"])], embed) == (pytest.approx(1 / 3), 3)
    assert above_near([(["0", "10"], [])], embed) == (0.0, 0)


def test_general_similarity_is_a_rank_correlation() -> None:
    rows = [{"a": "0", "b": "5", "score": 5.0}, {"a": "0", "b": "40", "score": 2.0}, {"a": "0", "b": "80", "score": 0}]
    assert general_similarity(rows, embed) == pytest.approx(1.0)
