from __future__ import annotations

import base64
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.errors import Rejected
from streams.match.graph import GraphIndex
from streams.match.growing import GrowingIndex
from streams.match.nearest import BLOCK_ROWS, ExactIndex, NearestIndex, decode_embedding
from streams.match.renewal import RenewedGraph

DIMENSION = 24


def _vectors(count: int, seed: int = 0, dimension: int = DIMENSION) -> np.ndarray:
    raw = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


def _filled(vectors: np.ndarray, order: list[int] | None = None) -> ExactIndex:
    index = ExactIndex(vectors.shape[1])
    for row in order if order is not None else range(len(vectors)):
        index.add(f"s{row:05}", vectors[row])
    return index


def _reference(vectors: np.ndarray, query: np.ndarray, k: int) -> list[tuple[str, float]]:
    cosines = (vectors.astype(np.float64) @ query.astype(np.float64)).clip(-1, 1).round(4)
    return sorted(((f"s{row:05}", float(c)) for row, c in enumerate(cosines)), key=lambda hit: (-hit[1], hit[0]))[:k]


@pytest.mark.parametrize("count", [1, 7, BLOCK_ROWS, BLOCK_ROWS + 3])
def test_finds_what_comparing_with_everything_finds(count):
    vectors = _vectors(count)
    query = _vectors(1, seed=9)[0]
    index = _filled(vectors)
    assert len(index) == count
    assert index.search(query, 10) == _reference(vectors, query, 10)
    assert index.search(query, 0) == []


def test_equal_similarities_come_by_id():
    vectors = np.repeat(_vectors(1), 6, axis=0)
    hits = _filled(vectors, [4, 1, 5, 0, 3, 2]).search(vectors[0], 3)
    assert hits == [("s00000", 1.0), ("s00001", 1.0), ("s00002", 1.0)]


def test_the_order_of_filling_and_what_else_is_in_do_not_matter():
    vectors = _vectors(3000, dimension=768)
    query = _vectors(1, seed=5, dimension=768)[0]
    backwards = _filled(vectors, list(reversed(range(3000))))
    forwards = _filled(vectors)
    assert forwards.search(query, 50) == backwards.search(query, 50)
    for row in range(1500, 3000):
        backwards.remove(f"s{row:05}")
    kept = [hit for hit in forwards.search(query, 3000) if hit[0] < "s01500"]
    assert backwards.search(query, 3000) == kept


def test_adding_again_replaces():
    vectors = _vectors(2)
    index = ExactIndex(DIMENSION)
    index.add("s", vectors[0])
    index.add("s", vectors[1])
    assert len(index) == 1
    assert index.search(vectors[1], 1) == [("s", 1.0)]


def test_removing_twice_is_harmless():
    index = _filled(_vectors(2))
    index.remove("s00000")
    index.remove("s00000")
    assert [hit for hit, _ in index.search(_vectors(2)[0], 5)] == ["s00001"]


def test_similarities_of_named_statements_are_those_of_the_search():
    vectors = _vectors(BLOCK_ROWS + 20)
    query = _vectors(1, seed=3)[0]
    index = _filled(vectors)
    wanted = [f"s{BLOCK_ROWS + 9:05}", "unknown", "s00002"]
    found = dict(index.search(query, len(vectors)))
    assert index.similarities(query, wanted) == [(each, found[each]) for each in wanted if each != "unknown"]
    assert index.similarities(query, []) == []


# What every index must do, whatever it is made of.
INDEXES: dict[str, Callable[[int], NearestIndex]] = {
    "exact": ExactIndex,
    "graph": GraphIndex,
    "graph, never scanned": partial(GraphIndex, scanned=0),
    "graph, made anew": RenewedGraph,
    "growing, still exact": partial(GrowingIndex, exact_below=1000),
    "growing, on its way": partial(GrowingIndex, exact_below=5),
}
POOL = _vectors(16)
POOL[5] = POOL[6]  # two statements in the same words are equally similar to anything


@pytest.mark.parametrize("kind", INDEXES)
@given(steps=st.lists(st.tuples(
    st.sampled_from(["add", "add", "add", "remove"]), st.integers(0, 11), st.integers(0, 15)), max_size=40),
    sought=st.integers(0, 15), k=st.integers(0, 14))
@settings(max_examples=60, deadline=None)
def test_every_index_does_what_a_dictionary_would(kind, steps, sought, k):
    index = INDEXES[kind](DIMENSION)
    model: dict[str, np.ndarray] = {}
    for step, name, row in steps:
        if step == "add":
            index.add(f"s{name:02}", POOL[row])
            model[f"s{name:02}"] = POOL[row]
        else:
            index.remove(f"s{name:02}")
            model.pop(f"s{name:02}", None)
    query = POOL[sought]
    similarity = {name: round(min(1.0, float(np.vecdot(vector, query))), 4) for name, vector in model.items()}
    assert len(index) == len(model)
    assert index.search(query, k) == sorted(similarity.items(), key=lambda hit: (-hit[1], hit[0]))[:k]
    asked = ["s11", "unknown", "s03", "s00"]
    assert index.similarities(query, asked) == [(each, similarity[each]) for each in asked if each in similarity]
    assert index.similarities(query, []) == []


@pytest.mark.parametrize("kind", INDEXES)
def test_every_index_refuses_another_shape(kind):
    index = INDEXES[kind](4)
    with pytest.raises(ValueError, match=r"shape \(5,\), expected \(4,\)"):
        index.add("s", np.ones(5, dtype=np.float32))
    with pytest.raises(ValueError, match=r"shape \(3,\)"):
        index.search(np.ones(3, dtype=np.float32), 1)
    with pytest.raises(ValueError, match=r"shape \(3,\)"):
        index.similarities(np.ones(3, dtype=np.float32), ["s"])
    assert len(index) == 0


def test_any_row_can_be_taken_out_with_its_vector():
    vectors = _vectors(BLOCK_ROWS + 1)
    index = _filled(vectors)
    statement_id, vector = index.pop()
    assert statement_id == f"s{BLOCK_ROWS:05}"
    assert np.array_equal(vector, vectors[BLOCK_ROWS])
    assert statement_id not in index
    assert len(index) == BLOCK_ROWS
    with pytest.raises(IndexError):
        ExactIndex(4).pop()


def test_an_embedding_is_read_at_unit_length():
    data = base64.b64encode(np.array([3, 4], dtype="<f2").tobytes()).decode()
    assert decode_embedding(data) == pytest.approx([0.6, 0.8])


@pytest.mark.parametrize("embedding", ["", "###", "AAA=", base64.b64encode(bytes(4)).decode(),
                                       base64.b64encode(b"abc").decode(),
                                       base64.b64encode(np.array([np.nan, 1], dtype="<f2").tobytes()).decode()])
def test_a_broken_embedding_is_rejected(embedding):
    with pytest.raises(Rejected, match="field embedding"):
        decode_embedding(embedding)
