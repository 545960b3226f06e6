from __future__ import annotations

import numpy as np
import pytest

from streams.match import graph as graph_module
from streams.match.graph import GraphIndex
from streams.match.nearest import ExactIndex
from streams.match.renewal import COPIED_PER_CHANGE, RENEWED_AT, RenewedGraph
from tests.match.clustered import DIMENSION, filled, statements


def _begun(vectors: np.ndarray, count: int = 1000) -> RenewedGraph:
    """A graph whose successor has just been begun; `s0` and those after it are gone."""
    renewed = filled(RenewedGraph(DIMENSION), vectors, range(count))
    row = 0
    while not renewed.renewing:
        renewed.remove(f"s{row}")
        row += 1
    return renewed


def _recall(index, exact, queries) -> float:
    found = [len(set(index.search(each, 10)) & set(exact.search(each, 10))) / 10 for each in queries]
    return float(np.mean(found))


def test_a_successor_is_begun_when_too_many_are_gone_and_takes_over_when_it_holds_all():
    renewed = _begun(statements(1000))
    before = renewed.graph
    gone = before.removed
    assert gone - 1 <= RENEWED_AT * (len(renewed) + 1) < RENEWED_AT * len(renewed) + gone
    changes = 0
    while renewed.renewing:
        assert renewed.graph is before
        renewed.remove(f"s{gone + changes}")
        changes += 1
        assert len(renewed) == 1000 - gone - changes
    assert renewed.graph is not before
    assert len(renewed.graph) == len(renewed)
    # Each change copied so many and took one out; the latest came first, so none of those gone were copied.
    assert changes == pytest.approx((1000 - gone) / (COPIED_PER_CHANGE + 1), abs=2)
    assert renewed.graph.removed == 0


def test_while_one_is_made_anew_every_statement_is_found_once_and_no_removed_one():
    vectors = statements(1600)
    renewed = _begun(vectors)
    held = {f"s{row}": vectors[row] for row in range(1000) if f"s{row}" in renewed.graph}
    draw = np.random.default_rng(5)
    for row in range(1000, 1600):
        gone = sorted(held)[draw.integers(len(held))]
        del held[gone]
        renewed.remove(gone)
        held[f"s{row}"] = vectors[row]
        renewed.add(f"s{row}", vectors[row])
        assert len(renewed) == len(held)
        if row % 20 == 0:
            ids = [statement_id for statement_id, _ in renewed.search(vectors[row], 50)]
            assert ids[0] == f"s{row}"
            assert len(set(ids)) == len(ids) == 50
            assert held.keys() >= set(ids)
    assert all(renewed.search(vector, 1) == [(name, 1.0)] for name, vector in held.items())
    assert [name for name, _ in renewed.similarities(vectors[0], [f"s{row}" for row in range(1600)])] == [
        f"s{row}" for row in range(1600) if f"s{row}" in held]


@pytest.mark.parametrize("row", [999, 300], ids=["copied already", "not copied yet"])
def test_another_vector_under_an_id_takes_the_place_of_the_one_before(row):
    vectors = statements(1001)
    renewed = _begun(vectors)
    count = len(renewed)
    renewed.add(f"s{row}", vectors[1000])
    assert len(renewed) == count
    assert renewed.search(vectors[1000], 1) == [(f"s{row}", 1.0)]
    assert renewed.similarities(vectors[1000], [f"s{row}"]) == [(f"s{row}", 1.0)]
    assert (f"s{row}", 1.0) not in renewed.search(vectors[row], 5)
    while renewed.renewing:
        renewed.remove(next(iter(renewed.graph)))
    assert renewed.search(vectors[1000], 1) == [(f"s{row}", 1.0)]


def test_a_vector_of_another_shape_changes_nothing():
    renewed = _begun(statements(1000))
    count = len(renewed)
    with pytest.raises(ValueError, match="shape"):
        renewed.add("s500", np.ones(3, dtype=np.float32))
    assert len(renewed) == count
    assert "s500" in renewed.graph


def test_when_nothing_is_left_the_graph_is_empty():
    vectors = statements(300)
    renewed = filled(RenewedGraph(DIMENSION), vectors, range(300))
    for row in range(300):
        renewed.remove(f"s{row}")
    assert len(renewed) == 0
    assert renewed.search(vectors[0], 5) == []
    assert renewed.graph.removed < 300


def test_removed_statements_take_a_part_of_the_disk_only(tmp_path):
    vectors = statements(4000)
    renewed = filled(RenewedGraph(DIMENSION, tmp_path), vectors, range(500))
    most = 0
    for row in range(500, 4000):
        renewed.remove(f"s{row - 500}")
        renewed.add(f"s{row}", vectors[row])
        most = max(most, renewed.graph.disk_bytes)
    assert most <= 1.5 * 500 * DIMENSION * 4


def test_a_graph_of_which_most_is_gone_is_made_anew_when_it_is_settled(tmp_path):
    vectors = statements(900)
    saved = filled(GraphIndex(DIMENSION), vectors, range(900))
    loaded = GraphIndex.load(tmp_path / "graph", saved.save(tmp_path / "graph"), DIMENSION)
    renewed = filled(RenewedGraph(DIMENSION, graph=loaded, restoring=True), vectors, range(400))
    renewed.settle()
    assert not renewed.renewing
    assert renewed.graph.removed == 0
    assert len(renewed) == 400
    assert all(renewed.search(vectors[row], 1) == [(f"s{row}", 1.0)] for row in range(400))


def test_when_much_has_been_replaced_as_many_are_found_as_by_a_new_graph(monkeypatch):
    # Without topics and with a narrow search, so that a lost link shows: .05 are missed if places are taken again.
    monkeypatch.setattr(graph_module, "EXPANSION_SEARCH", 128)
    draw = np.random.default_rng(0)
    count, replaced = 6000, 1800
    vectors = draw.standard_normal((count + replaced + 200, 96)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    renewed = filled(RenewedGraph(96), vectors, range(count))
    first = renewed.graph
    for row in range(count, count + replaced):
        renewed.remove(f"s{row - count}")
        renewed.add(f"s{row}", vectors[row])
    assert renewed.graph is not first
    there = range(replaced, count + replaced)
    exact, new = filled(ExactIndex(96), vectors, there), filled(GraphIndex(96), vectors, there)
    queries = vectors[count + replaced :]
    assert _recall(renewed, exact, queries) >= _recall(new, exact, queries) - 0.01
