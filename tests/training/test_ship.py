from __future__ import annotations

import json

import pytest
import torch
from safetensors.torch import load_file, save_file

from training.ship import MAX_BYTES, ship


def finished(run, weights):
    (run / "adapter").mkdir(parents=True)
    save_file(weights, run / "adapter" / "adapter_model.safetensors")
    (run / "adapter" / "adapter_config.json").write_text(
        '{"base_model_name_or_path": "/somewhere/all-mpnet-base-v2", "r": 4}')
    (run / "training.json").write_text('{"pairs": 3}')


def test_weights_are_halved_the_base_named_and_the_old_calibration_gone(tmp_path) -> None:
    finished(tmp_path / "run", {"a": torch.arange(6, dtype=torch.float32)})
    output = tmp_path / "out"
    output.mkdir()
    (output / "calibration.json").write_text("{}")
    (output / "README.md").write_text("card")
    assert ship(tmp_path / "run", output) == 12
    assert load_file(output / "adapter_model.safetensors")["a"].dtype == torch.float16
    assert json.loads((output / "adapter_config.json").read_text()) == {
        "base_model_name_or_path": "sentence-transformers/all-mpnet-base-v2", "r": 4}
    assert sorted(p.name for p in output.iterdir()) == [
        "README.md", "adapter_config.json", "adapter_model.safetensors", "training.json"]


def test_a_head_is_shipped_beside_its_adapter_and_counts(tmp_path) -> None:
    finished(tmp_path / "run", {"a": torch.zeros(4)})
    save_file({"labels.weight": torch.ones(3)}, tmp_path / "run" / "head.safetensors")
    assert ship(tmp_path / "run", tmp_path / "out") == 14
    assert load_file(tmp_path / "out" / "head.safetensors")["labels.weight"].dtype == torch.float16


def test_too_large_or_unfinished_is_refused(tmp_path) -> None:
    finished(tmp_path / "run", {"a": torch.zeros(MAX_BYTES // 2 + 1)})
    with pytest.raises(ValueError, match="at most"):
        ship(tmp_path / "run", tmp_path / "out")
    with pytest.raises(FileNotFoundError):
        ship(tmp_path / "none", tmp_path / "out")


def test_an_adapter_over_an_unknown_base_is_refused(tmp_path) -> None:
    finished(tmp_path / "run", {"a": torch.zeros(4)})
    (tmp_path / "run" / "adapter" / "adapter_config.json").write_text('{"base_model_name_or_path": "/x/other"}')
    with pytest.raises(ValueError, match="over other"):
        ship(tmp_path / "run", tmp_path / "out")
