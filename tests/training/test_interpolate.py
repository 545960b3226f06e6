"""Weights between two runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from training.interpolate import interpolate


def _run(folder: Path, value: float, shape: tuple[int, ...] = (2, 3)) -> Path:
    (folder / "adapter").mkdir(parents=True)
    save_file({"a": torch.full(shape, value)}, folder / "adapter" / "adapter_model.safetensors")
    (folder / "adapter" / "adapter_config.json").write_text("{}")
    (folder / "training.json").write_text(json.dumps({"loss": value}))
    return folder


def test_each_tensor_is_between_the_two(tmp_path: Path) -> None:
    interpolate(_run(tmp_path / "1", 1.0), _run(tmp_path / "2", 3.0), 0.75, tmp_path / "3")
    mixed = load_file(tmp_path / "3" / "adapter" / "adapter_model.safetensors")
    assert torch.equal(mixed["a"], torch.full((2, 3), 2.5, dtype=torch.float16))
    record = json.loads((tmp_path / "3" / "training.json").read_text())
    assert record == {"share_of_second": 0.75, "first": {"loss": 1.0}, "second": {"loss": 3.0}}
    assert (tmp_path / "3" / "adapter" / "adapter_config.json").exists()


def test_runs_of_different_shapes_have_nothing_between_them(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="different shapes"):
        interpolate(_run(tmp_path / "1", 1.0), _run(tmp_path / "2", 3.0, (3, 2)), 0.5, tmp_path / "3")


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_beyond_either_run_is_an_error(tmp_path: Path, share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        interpolate(_run(tmp_path / "1", 1.0), _run(tmp_path / "2", 3.0), share, tmp_path / "3")
