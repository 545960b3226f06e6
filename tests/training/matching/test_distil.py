from __future__ import annotations

import random

import numpy as np
import pytest

pytest.importorskip("datasets")

import torch

from training.matching import distil
from training.matching.distil import MEMBERS, TEXTS, divergence, rows_of, seen_by_teacher
from training.matching.groups import Group

GROUPS = [Group([f"{group} member {number}" for number in range(6)], [f"{group} near {number}" for number in range(5)])
          for group in ("levy", "ferry", "dam")]


def unit(rows: list[list[float]]) -> torch.Tensor:
    return torch.nn.functional.normalize(torch.tensor(rows, dtype=torch.float32), dim=1)


def test_a_row_has_members_and_near_misses_of_one_group() -> None:
    for row in rows_of(GROUPS, 10, random.Random(1)):
        assert len(row) == len(set(row)) == TEXTS
        assert len({text.split()[0] for text in row}) == 1
        assert sum("member" in text for text in row) == MEMBERS


def test_every_group_is_drawn_from_equally_often() -> None:
    rows = rows_of(GROUPS, 9, random.Random(1))
    assert sorted(row[0].split()[0] for row in rows) == ["dam"] * 3 + ["ferry"] * 3 + ["levy"] * 3


def test_a_small_group_is_filled_up_from_the_corpus() -> None:
    groups = [Group(["a", "b"], ["near a"]), Group(["c", "d"])]
    for row in rows_of(groups, 6, random.Random(1)):
        assert len(row) == TEXTS
        assert set(row) <= {"a", "b", "c", "d", "near a"}


def test_equal_similarities_do_not_diverge_whatever_the_dimension() -> None:
    student = unit([[1, 0], [0, 1], [1, 1]])
    teacher = torch.cat([student, torch.zeros(3, 5)], dim=1)
    assert divergence(student, teacher, 20.0).item() == pytest.approx(0, abs=1e-6)


def test_what_the_teacher_puts_apart_diverges_more_the_nearer_it_is() -> None:
    teacher = unit([[1, 0], [0, 1], [1, 0.1]])
    far, near = unit([[1, 0], [0.3, 1], [1, 0.1]]), unit([[1, 0], [1, 0.1], [1, 0.1]])
    assert 0 < divergence(far, teacher, 20.0).item() < divergence(near, teacher, 20.0).item()


def test_a_text_is_not_compared_with_itself() -> None:
    student, teacher = unit([[1, 0], [0, 1]]), unit([[1, 0], [1, 1]])
    # With one other text there is but one distribution.
    assert divergence(student, teacher, 20.0).item() == pytest.approx(0, abs=1e-6)


def test_what_the_teacher_has_seen_is_kept_and_in_the_order_of_the_texts(monkeypatch, tmp_path) -> None:
    asked: list[str] = []

    class Teacher:
        def encode(self, texts: list[str]) -> np.ndarray:
            asked.extend(texts)
            return np.array([[len(text), 0] for text in texts], np.float32)

    monkeypatch.setattr(distil, "build_encoder", lambda settings: Teacher())
    kept = tmp_path / "seen.npz"
    assert seen_by_teacher(["ccc", "a"], None, kept).tolist() == [[3, 0], [1, 0]]
    assert seen_by_teacher(["bb", "ccc"], None, kept).tolist() == [[2, 0], [3, 0]]
    assert asked == ["a", "ccc", "bb"]
