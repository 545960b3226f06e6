from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from benchmarks.vectors import enlarged, exact_nearest, nearest_similarities, read_or_make, sentences


def _real(count: int, dimension: int = 48) -> np.ndarray:
    """Vectors with topics, more or less near to one another, as embeddings have."""
    draw = np.random.default_rng(8)
    topics = draw.standard_normal((12, dimension))
    raw = topics[draw.integers(0, 12, count)] + draw.uniform(0.2, 1.5, (count, 1)) * draw.standard_normal(
        (count, dimension))
    return (raw / np.linalg.norm(raw, axis=1, keepdims=True)).astype(np.float32)


def test_the_nearest_other_is_never_the_vector_itself():
    vectors = np.eye(5, dtype=np.float32)
    vectors[4] = vectors[3]
    assert nearest_similarities(vectors, np.array([0, 3, 4])).tolist() == [0.0, 1.0, 1.0]


def test_the_exact_nearest_are_those_of_sorting_everything(monkeypatch):
    monkeypatch.setattr("benchmarks.vectors.COMPARED_TOGETHER", 7)
    vectors, queries = _real(50), _real(4)
    expected = -np.sort(-(queries @ vectors.T), axis=1)[:, :10]
    assert exact_nearest(vectors, queries, 10) == pytest.approx(expected, abs=1e-6)


def test_enlarged_starts_with_the_real_ones_and_keeps_the_distances_to_the_nearest():
    real = _real(1500)
    made = enlarged(real, 9000)
    assert np.array_equal(made[:1500], real)
    assert np.linalg.norm(made, axis=1) == pytest.approx(np.ones(9000), abs=1e-5)
    before = nearest_similarities(real, np.arange(1500))
    after = nearest_similarities(made, np.arange(1500, 9000, 5))
    for share in (0.1, 0.5, 0.9):
        assert float(np.quantile(after, share)) == pytest.approx(float(np.quantile(before, share)), abs=0.06)
    assert len(np.unique(made, axis=0)) == len(np.unique(real, axis=0)) + 7500


def test_fewer_than_there_are_real_ones_are_the_first_of_them():
    real = _real(30)
    assert np.array_equal(enlarged(real, 10), real[:10])


def test_sentences_are_different_and_of_a_statement_s_length(tmp_path):
    file = tmp_path / "news.jsonl.gz"
    text = "The harbour of Maresca opens again in June. Too short. The harbour of Maresca opens again in June."
    rows = [{"url": "http://a.example/1", "title": "t", "published_at": "2026-03-01", "text": text},
            {"url": "http://a.example/2", "title": "t", "published_at": "2026-03-01",
             "text": "A second article says something else about the harbour.\nwith a line of " + "words " * 50}]
    with gzip.open(file, "wt", encoding="utf-8") as opened:
        opened.writelines(json.dumps(row) + "\n" for row in rows)
    assert sorted(sentences(file)) == [
        "A second article says something else about the harbour.", "The harbour of Maresca opens again in June."]
    plain = tmp_path / "news.txt"
    plain.write_text("The harbour of Maresca opens again in June.", encoding="utf-8")
    assert sentences(plain) == ["The harbour of Maresca opens again in June."]


def test_a_file_of_vectors_is_read_at_unit_length_and_nothing_is_an_error(tmp_path):
    np.save(tmp_path / "v.npy", np.array([[3, 4], [0, 2]], dtype=np.float16))
    assert read_or_make(tmp_path / "v.npy", None, 5) == pytest.approx(np.array([[0.6, 0.8], [0, 1]]))
    with pytest.raises(FileNotFoundError, match=r"w\.npy is not there"):
        read_or_make(tmp_path / "w.npy", None, 5)
