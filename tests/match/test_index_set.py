from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from streams.match.growing import GrowingIndex
from streams.match.index_set import IndexSet
from streams.match.nearest import ExactIndex
from streams.match.snapshot import Snapshots
from streams.settings import Settings

DIMENSION = 16
GRAPH = Settings(index="graph")


def _vectors(count: int) -> np.ndarray:
    raw = np.random.default_rng(6).standard_normal((count, DIMENSION)).astype(np.float32)
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


def _fill(indexes: IndexSet, vectors: np.ndarray, language: str = "en") -> None:
    for row, vector in enumerate(vectors):
        indexes.open(language, DIMENSION).add(f"s{row}", vector)


def _graph(indexes: IndexSet):
    index = indexes.open("en", DIMENSION)
    assert isinstance(index, GrowingIndex)
    assert index.graph is not None
    return index.graph


@pytest.fixture
def snapshots(tmp_path):
    return Snapshots(tmp_path, "match", "m", lambda: {0: 5})


def test_the_setting_chooses_the_kind():
    vectors = _vectors(30)
    exact = IndexSet(Settings(index="exact"))
    _fill(exact, vectors)
    assert isinstance(exact.open("en", DIMENSION), ExactIndex)
    growing = IndexSet(Settings(index_exact_below=20))
    _fill(growing, vectors[:20])
    index = growing.open("en", DIMENSION)
    assert isinstance(index, GrowingIndex)
    assert index.graph is None
    _fill(growing, vectors)
    assert len(_graph(growing)) > 10
    graph = IndexSet(GRAPH)
    _fill(graph, vectors)
    assert len(_graph(graph)) == 30


def test_languages_and_dimensions_have_an_index_each():
    indexes = IndexSet(GRAPH)
    _fill(indexes, _vectors(3))
    _fill(indexes, _vectors(5), "sv")
    assert [len(indexes.open(*key)) for key in (("en", DIMENSION), ("sv", DIMENSION), ("en", 8))] == [3, 5, 0]


def test_a_restart_reads_the_snapshot_and_links_only_the_delta(snapshots):
    vectors = _vectors(400)
    before = IndexSet(GRAPH, snapshots)
    _fill(before, vectors[:300])
    before.save()
    after = IndexSet(GRAPH, snapshots)
    after.begin()
    _fill(after, vectors)
    after.settle()
    assert _graph(after).changes == 100
    assert len(_graph(after)) == 400
    assert after.open("en", DIMENSION).search(vectors[399], 1) == [("s399", 1.0)]


def test_a_rebalance_keeps_the_graph_in_memory_and_forgets_what_is_owned_no_longer():
    vectors = _vectors(300)
    indexes = IndexSet(GRAPH)
    _fill(indexes, vectors)
    changes = _graph(indexes).changes
    indexes.begin()
    _fill(indexes, vectors[:250])
    indexes.settle()
    assert _graph(indexes).changes == changes + 50
    assert len(_graph(indexes)) == 250
    assert "s299" not in dict(indexes.open("en", DIMENSION).search(vectors[299], 20))
    indexes.begin()
    indexes.settle()
    assert len(indexes.open("en", DIMENSION)) == 0


def _in_the_middle_of_a_renewal(indexes: IndexSet, vectors: np.ndarray) -> list[int]:
    """400 statements of which 50 are gone, and 30 that came afterwards; the rows that are in."""
    _fill(indexes, vectors[:400])
    index = indexes.open("en", DIMENSION)
    for row in range(50):
        index.remove(f"s{row}")
    for row in range(400, 430):
        index.add(f"s{row}", vectors[row])
    assert isinstance(index, GrowingIndex)
    assert index.renewing
    assert len(index) == 380
    return list(range(50, 430))


@pytest.mark.parametrize("restart", [True, False], ids=["restart", "rebalance"])
def test_in_the_middle_of_a_renewal_what_is_not_in_the_graph_comes_from_the_rows(snapshots, restart):
    vectors = _vectors(430)
    indexes = IndexSet(GRAPH, snapshots)
    rows = _in_the_middle_of_a_renewal(indexes, vectors)
    indexes.save()
    if restart:
        indexes = IndexSet(GRAPH, snapshots)
    indexes.begin()
    for row in rows:
        indexes.open("en", DIMENSION).add(f"s{row}", vectors[row])
    indexes.settle()
    index = indexes.open("en", DIMENSION)
    assert len(index) == len(_graph(indexes)) == 380
    assert all(index.search(vectors[row], 1) == [(f"s{row}", 1.0)] for row in rows)
    assert not {f"s{row}" for row in range(50)} & dict(index.search(vectors[0], 380)).keys()
    # What is gone is known from the snapshot or from memory, so the renewal begins again with the next change.
    assert _graph(indexes).removed == 50
    index.add("later", vectors[0])
    assert isinstance(index, GrowingIndex)
    assert index.renewing


def test_a_graph_that_took_over_is_saved(snapshots, tmp_path):
    vectors = _vectors(430)
    indexes = IndexSet(GRAPH, snapshots)
    _in_the_middle_of_a_renewal(indexes, vectors)
    indexes.save()
    (before,) = tmp_path.glob("*.graph")
    index = indexes.open("en", DIMENSION)
    row = 50
    assert isinstance(index, GrowingIndex)
    while index.renewing:
        index.remove(f"s{row}")
        row += 1
    indexes.save()
    (after,) = tmp_path.glob("*.graph")
    assert after != before
    restarted = IndexSet(GRAPH, snapshots)
    restarted.begin()
    for kept in range(row, 430):
        restarted.open("en", DIMENSION).add(f"s{kept}", vectors[kept])
    restarted.settle()
    assert _graph(restarted).changes == 0


def test_it_is_saved_when_enough_has_changed_and_not_while_restoring(snapshots, tmp_path):
    vectors = _vectors(303)
    indexes = IndexSet(GRAPH, snapshots)
    indexes.begin()
    _fill(indexes, vectors[:300])
    indexes.save()
    assert list(tmp_path.iterdir()) == []
    indexes.settle()
    indexes.save()
    (first,) = tmp_path.glob("*.graph")
    indexes.open("en", DIMENSION).add("s300", vectors[300])
    indexes.save()
    assert list(tmp_path.glob("*.graph")) == [first]
    for row in (301, 302, 303):
        indexes.open("en", DIMENSION).add(f"s{row}", vectors[row - 3])
    indexes.save()
    (second,) = tmp_path.glob("*.graph")
    assert second != first


def test_a_full_disk_is_logged_and_the_work_goes_on(snapshots, monkeypatch, caplog):
    indexes = IndexSet(GRAPH, snapshots)
    _fill(indexes, _vectors(10))

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("streams.match.snapshot._sync", full)
    with caplog.at_level(logging.WARNING):
        indexes.save()
    assert "no space left" in caplog.text
    assert len(_graph(indexes)) == 10


def test_the_call_does_not_wait_for_the_disk_and_what_comes_meanwhile_is_not_in_the_snapshot(
    snapshots, tmp_path, monkeypatch
):
    vectors, go_on, syncs = _vectors(40), threading.Event(), []

    def slow(_: object) -> None:
        syncs.append(1)
        assert go_on.wait(30)

    monkeypatch.setattr("streams.match.snapshot._sync", slow)
    with ThreadPoolExecutor(1) as disk_thread:
        indexes = IndexSet(GRAPH, snapshots, disk_thread=disk_thread)
        _fill(indexes, vectors[:20])
        indexes.save()
        indexes.open("en", DIMENSION).add("s20", vectors[20])
        for _ in range(2):
            indexes.save()  # the disk thread is not done: nothing is begun
        assert list(tmp_path.glob("*.json")) == []
        go_on.set()
        indexes.begin()  # waits
        assert len(syncs) == 3
    restarted = IndexSet(GRAPH, snapshots)
    restarted.begin()
    _fill(restarted, vectors[:21])
    restarted.settle()
    assert _graph(restarted).changes == 1
