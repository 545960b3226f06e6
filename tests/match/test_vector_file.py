from __future__ import annotations

import numpy as np
import pytest

from streams.match.vector_file import MAPPED_FROM, REMAPPED_AFTER, VectorFile


def test_what_is_written_is_read_bit_for_bit_in_the_order_asked(tmp_path):
    vectors = np.random.default_rng(0).standard_normal((5, 24)).astype(np.float32)
    file = VectorFile(24, tmp_path / "new")
    for slot in (3, 0, 4, 1, 2):
        file.write(slot, vectors[slot])
    file.write(1, vectors[4])
    assert np.array_equal(file.read([4, 1, 0]), vectors[[4, 4, 0]])
    assert file.read([]).shape == (0, 24)
    assert file.disk_bytes == 5 * 24 * 4


def test_many_are_read_as_few_are_while_the_file_grows_and_changes(tmp_path):
    draw = np.random.default_rng(1)
    vectors = draw.standard_normal((2 * REMAPPED_AFTER + 40, 8)).astype(np.float32)
    file = VectorFile(8, tmp_path)
    for count in (REMAPPED_AFTER - 1, REMAPPED_AFTER + 50, len(vectors)):
        for slot in range(count):
            file.write(slot, vectors[slot])
        slots = draw.permutation(count)[: 3 * MAPPED_FROM].tolist()
        assert np.array_equal(file.read(slots), vectors[slots])
    file.write(slots[0], vectors[slots[1]])
    assert np.array_equal(file.read(slots)[0], vectors[slots[1]])
    with pytest.raises(OSError, match=f"slot {len(vectors)} has no vector"):
        file.read([*slots, len(vectors)])


def test_a_slot_without_a_vector_is_an_error():
    file = VectorFile(24)
    file.write(0, np.ones(24, dtype=np.float32))
    with pytest.raises(OSError, match="slot 1 has no vector"):
        file.read([0, 1])


def test_the_file_is_gone_with_its_object(tmp_path):
    VectorFile(24, tmp_path).write(0, np.ones(24, dtype=np.float32))
    assert list(tmp_path.iterdir()) == []
