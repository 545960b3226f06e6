from __future__ import annotations

import logging

import msgspec
import numpy as np
import pytest

from streams.match.graph import GraphIndex
from streams.match.snapshot import Snapshots

DIMENSION = 16
OFFSETS = {0: 70, 1: -1}


def _vectors(count: int) -> np.ndarray:
    raw = np.random.default_rng(4).standard_normal((count, DIMENSION)).astype(np.float32)
    return raw / np.linalg.norm(raw, axis=1, keepdims=True)


def _graph(vectors: np.ndarray) -> GraphIndex:
    graph = GraphIndex(DIMENSION)
    for row, vector in enumerate(vectors):
        graph.add(f"s{row}", vector)
    return graph


@pytest.fixture
def snapshots(tmp_path):
    def make(table="match", model="m", offsets=OFFSETS):
        return Snapshots(tmp_path / "snapshots", table, model, lambda: offsets)

    return make


def _refused(caplog, loaded, why):
    assert loaded is None
    (record,) = [each for each in caplog.records if each.levelno == logging.WARNING]
    assert "built from the rows" in record.getMessage()
    assert why in record.getMessage()


def test_what_was_saved_is_loaded_and_needs_no_linking(snapshots):
    vectors = _vectors(300)
    snapshots().save("en", DIMENSION, _graph(vectors))()
    graph = snapshots().load("en", DIMENSION)
    assert graph is not None
    for row, vector in enumerate(vectors):
        graph.add(f"s{row}", vector)
    graph.settle()
    assert graph.changes == 0
    assert graph.search(vectors[7], 1) == [("s7", 1.0)]


def test_the_delta_is_what_the_rows_say(snapshots):
    vectors = _vectors(300)
    snapshots().save("en", DIMENSION, _graph(vectors[:200]))()
    graph = snapshots(offsets={0: 99, 1: 5}).load("en", DIMENSION)
    assert graph is not None
    for row in range(10, 300):
        graph.add(f"s{row}", vectors[row])
    graph.settle()
    assert graph.changes == 10 + 100
    assert len(graph) == 290
    assert [graph.search(vectors[row], 1)[0][0] for row in (10, 150, 299)] == ["s10", "s150", "s299"]
    assert "s3" not in dict(graph.search(vectors[3], 20))


def test_without_a_snapshot_nothing_is_said(snapshots, caplog):
    assert snapshots().load("en", DIMENSION) is None
    assert caplog.records == []


def test_a_new_snapshot_takes_the_place_of_the_old(snapshots):
    vectors = _vectors(20)
    snapshots().save("en", DIMENSION, _graph(vectors[:10]))()
    snapshots().save("en", DIMENSION, _graph(vectors))()
    snapshots().save("sv", DIMENSION, _graph(vectors[:5]))()
    names = sorted(file.name.split(".")[-1] for file in snapshots().folder.iterdir())
    assert names == ["entries", "entries", "graph", "graph", "json", "json"]
    graph = snapshots().load("en", DIMENSION)
    assert graph is not None
    graph.settle()
    assert graph.changes == 20


@pytest.mark.parametrize(("changed", "why"), [
    ({"table": "other"}, "its table is 'match', not 'other'"),
    ({"model": "another"}, "its model is 'm', not 'another'"),
    ({"offsets": {0: 69, 1: -1}}, "newer than the table in partitions [0]"),
    ({"offsets": {0: 70}}, "of partitions [0, 1], owned are [0]"),
])
def test_a_snapshot_of_something_else_is_not_used(snapshots, caplog, changed, why):
    snapshots().save("en", DIMENSION, _graph(_vectors(10)))()
    _refused(caplog, snapshots(**changed).load("en", DIMENSION), why)


@pytest.mark.parametrize("kind", ["graph", "entries"])
@pytest.mark.parametrize("damage", ["flip", "cut", "gone"])
def test_a_damaged_file_is_noticed(snapshots, caplog, kind, damage):
    snapshots().save("en", DIMENSION, _graph(_vectors(50)))()
    (file,) = snapshots().folder.glob(f"*.{kind}")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(data if damage == "flip" else data[:-1])
    _refused(caplog, snapshots().load("en", DIMENSION), "No such file" if damage == "gone" else "is damaged")


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format": 1', b"\xff"])
def test_a_manifest_that_is_none_is_noticed(snapshots, caplog, content):
    snapshots().save("en", DIMENSION, _graph(_vectors(10)))()
    (snapshots().folder / f"en-{DIMENSION}.json").write_bytes(content)
    _refused(caplog, snapshots().load("en", DIMENSION), "snapshot")


@pytest.mark.parametrize(("field", "value"), [("format", 99), ("dimension", 17), ("language", "sv"), ("usearch", "0")])
def test_a_manifest_under_another_name_or_of_another_version_is_noticed(snapshots, caplog, field, value):
    snapshots().save("en", DIMENSION, _graph(_vectors(10)))()
    manifest = snapshots().folder / f"en-{DIMENSION}.json"
    manifest.write_bytes(msgspec.json.encode(msgspec.json.decode(manifest.read_bytes()) | {field: value}))
    _refused(caplog, snapshots().load("en", DIMENSION), f"its {field} is {value!r}")


def test_a_save_that_fails_leaves_the_one_before(snapshots, monkeypatch):
    vectors = _vectors(20)
    snapshots().save("en", DIMENSION, _graph(vectors[:10]))()

    def full(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr("streams.match.snapshot._sync", full)
        with pytest.raises(OSError, match="no space"):
            snapshots().save("en", DIMENSION, _graph(vectors))()
    graph = snapshots().load("en", DIMENSION)
    assert graph is not None
    graph.settle()
    assert graph.changes == 10


def test_a_folder_that_is_a_file_is_an_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        Snapshots(tmp_path / "file" / "snapshots", "match", "m", dict)
