from __future__ import annotations

import numpy as np
import pytest

from streams.match.graph import GraphIndex
from streams.match.nearest import ExactIndex
from tests.match.clustered import DIMENSION, filled, statements

QUERIES = 60


def _recall(index, exact, queries) -> float:
    found = [len(set(index.search(each, 10)) & set(exact.search(each, 10))) / 10 for each in queries]
    return float(np.mean(found))


def test_nearly_all_of_the_nearest_are_found_with_their_exact_similarities():
    vectors = statements(3000 + QUERIES)
    rows = range(3000)
    graph, exact = filled(GraphIndex(DIMENSION), vectors, rows), filled(ExactIndex(DIMENSION), vectors, rows)
    # Hits are compared with their similarities, so these must be those of the exact index to the last digit.
    assert _recall(graph, exact, vectors[3000:]) >= 0.99


def test_when_every_statement_has_been_replaced_twice_as_many_are_found():
    vectors = statements(3600 + QUERIES)
    graph = filled(GraphIndex(DIMENSION), vectors, range(1200))
    for row in range(1200, 3600):
        graph.remove(f"s{row - 1200}")
        graph.add(f"s{row}", vectors[row])
    exact = filled(ExactIndex(DIMENSION), vectors, range(2400, 3600))
    assert len(graph) == 1200
    assert _recall(graph, exact, vectors[3600:]) >= 0.99


def test_where_all_is_about_as_far_a_tenth_replaced_is_not_missed():
    # Without topics the graph has little to go by: half as wide a search finds .988 here.
    draw = np.random.default_rng(0)
    vectors = draw.standard_normal((6600 + QUERIES, 96)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    graph = filled(GraphIndex(96), vectors, range(6000))
    for row in range(6000, 6600):
        graph.remove(f"s{row - 6000}")
        graph.add(f"s{row}", vectors[row])
    exact = filled(ExactIndex(96), vectors, range(600, 6600))
    assert _recall(graph, exact, vectors[6600:]) >= 0.99


def test_removed_statements_stay_as_ways_and_their_places_are_not_taken(tmp_path):
    vectors = statements(700)
    graph = filled(GraphIndex(DIMENSION, tmp_path, scanned=0), vectors, range(600))
    for row in range(600, 700):
        graph.remove(f"s{row - 600}")
        graph.add(f"s{row}", vectors[row])
    assert graph.removed == 100
    assert graph.disk_bytes == 700 * DIMENSION * 4
    exact = filled(ExactIndex(DIMENSION), vectors, range(100, 700))
    # Near those that are gone as well: what a search finds of them is made up for by others.
    assert _recall(graph, exact, vectors[:100]) >= 0.99
    assert all(len(graph.search(each, 40)) == 40 for each in vectors[:100])


def test_what_is_in_already_is_not_linked_again():
    vectors = statements(10)
    graph = filled(filled(GraphIndex(DIMENSION), vectors, range(10)), vectors, range(5))
    assert (graph.changes, graph.removed, len(graph)) == (10, 0, 10)


def test_the_statements_come_in_their_order_with_their_vectors():
    vectors = statements(5)
    graph = filled(GraphIndex(DIMENSION), vectors, (3, 1, 4, 2))
    graph.remove("s1")
    assert list(graph) == ["s3", "s4", "s2"]
    assert np.array_equal(graph.vector("s4"), vectors[4])
    with pytest.raises(KeyError):
        graph.vector("s1")


def test_what_was_removed_is_saved_as_such(tmp_path):
    vectors = statements(40)
    saved = filled(GraphIndex(DIMENSION), vectors, range(40))
    for row in range(0, 40, 4):
        saved.remove(f"s{row}")
    graph = GraphIndex.load(tmp_path / "graph", saved.save(tmp_path / "graph"), DIMENSION)
    assert graph.removed == 10
    filled(graph, vectors, range(1, 40, 2)).settle()
    assert (graph.removed, len(graph), graph.changes) == (20, 20, 10)
    assert "s2" not in dict(graph.search(vectors[2], 20))


def test_while_restoring_what_is_added_waits_and_is_found_afterwards():
    vectors = statements(600)
    graph = filled(GraphIndex(DIMENSION, restoring=True, scanned=0), vectors, range(600))
    graph.remove("s3")
    assert graph.search(vectors[4], 1) == []
    graph.settle()
    assert graph.search(vectors[4], 1) == [("s4", 1.0)]
    assert "s3" not in dict(graph.search(vectors[3], 5))
    assert len(graph) == 599


def test_a_saved_graph_takes_what_is_the_same_and_mends_what_is_not(tmp_path):
    vectors = statements(700)
    saved = filled(GraphIndex(DIMENSION, scanned=0), vectors, range(600))
    saved.remove("s0")
    entries = saved.save(tmp_path / "graph")
    graph = GraphIndex.load(tmp_path / "graph", entries, DIMENSION)
    assert len(graph) == 0
    for row in range(1, 500):
        graph.add(f"s{row}", vectors[row])
    for row in range(500, 550):  # other vectors under the same ids
        graph.add(f"s{row}", vectors[row + 100])
    graph.add("new", vectors[699])
    graph.settle()
    assert len(graph) == 499 + 50 + 1
    exact = filled(ExactIndex(DIMENSION), vectors, range(1, 500))
    for row in range(500, 550):
        exact.add(f"s{row}", vectors[row + 100])
    exact.add("new", vectors[699])
    assert _recall(graph, exact, vectors[::20]) >= 0.99
    graph.add("later", vectors[0])
    graph.remove("s7")
    assert graph.search(vectors[0], 1) == [("later", 1.0)]


def test_another_file_than_the_entries_belong_to_is_refused(tmp_path):
    vectors = statements(30)
    entries = filled(GraphIndex(DIMENSION), vectors, range(30)).save(tmp_path / "graph")
    with pytest.raises(ValueError, match="30 vectors of 64 numbers, expected are 29 of 64"):
        GraphIndex.load(tmp_path / "graph", entries[1:], DIMENSION)
    (tmp_path / "graph").write_bytes(b"no graph")
    with pytest.raises(ValueError):
        GraphIndex.load(tmp_path / "graph", entries, DIMENSION)
