from __future__ import annotations

import json
import sys

import numpy as np
import pytest

from benchmarks import index, report
from streams.match.nearest import ExactIndex
from streams.settings import Settings

KEYS = {"size", "recall_at_10", "p50_ms", "p99_ms", "inserts_per_s", "memory_bytes_per_statement",
        "restart_snapshot_s", "restart_scratch_s"}


def _vectors(count: int, seed: int = 2) -> np.ndarray:
    raw = np.random.default_rng(seed).standard_normal((count, 24)).astype(np.float32)
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


def test_recall_counts_what_is_as_similar_as_the_tenth():
    vectors = _vectors(40)
    vectors[20:] = vectors[:20]  # every statement twice: of equal ones any is right
    queries = vectors[:3]
    nearest = -np.sort(-(queries @ vectors.T), axis=1)[:, :10]
    whole, half = ExactIndex(24), ExactIndex(24)
    for row, vector in enumerate(vectors):
        whole.add(f"s{row}", vector)
        if row < 20:
            half.add(f"s{row}", vector)
    assert index.recall(whole, queries, nearest)[0] == 1.0
    assert index.recall(half, queries, nearest)[0] == pytest.approx(0.5)
    assert index.recall(whole, queries, nearest)[1].shape == (3, 2)


@pytest.mark.parametrize("kind", ["exact", "graph"])
def test_a_size_is_measured_with_either_kind(kind):
    vectors = _vectors(500)
    found = index.measure(vectors[:400], vectors[400:], vectors[:20], Settings(index=kind))
    assert found.keys() >= KEYS
    assert found["size"] == 400
    assert found["replaced"] == 40
    assert found["recall_at_10"] >= 0.99
    assert min(found["recall_after_replacing"], found["recall_of_new"]) >= 0.99
    # The spare ones that came and went and those replaced are more than a tenth of the graph: it is being made anew.
    assert (found["recall_after_renewal"] is None) == (kind == "exact")
    assert (found["replacements_of_renewal"] > 0) == (kind == "graph")
    for measured in (found, found["processor"]):
        assert min(measured["p50_ms"], measured["p99_ms"], measured["inserts_per_s"]) > 0
    # The exact vectors of 24 numbers, and what the snapshot holds of each besides.
    assert (found["disk_bytes_per_statement"] > 4 * 24) == (kind == "graph")


def test_the_command_prints_a_list_and_keeps_result_and_plots(tmp_path, monkeypatch, capsys):
    np.save(tmp_path / "v.npy", _vectors(300))
    monkeypatch.setattr(report, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(index, "INSERTS", 20)
    monkeypatch.setattr(sys, "argv", [
        "index", "--sizes", "400,100", "--vectors", str(tmp_path / "v.npy"), "--index", "graph", "--json", "--save"])
    index.main()
    rows = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [row["size"] for row in rows] == [100, 400]
    assert all(row.keys() >= KEYS for row in rows)
    kept = json.loads((tmp_path / "results" / "index.json").read_text())
    assert kept["result"]["sizes"] == rows
    assert kept["result"]["real_vectors"] == 270
    assert {file.name for file in (tmp_path / "results").iterdir()} == {"index.json", "index.svg", "index-nearest.svg"}


def test_without_vectors_it_says_what_is_missing(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["index", "--sizes", "10"])
    with pytest.raises(SystemExit):
        index.main()
    assert "no vectors" in capsys.readouterr().err
