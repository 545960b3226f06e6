"""Checkpoints: a resumed run goes on with the weights, the optimizer and the step of the one before."""

from __future__ import annotations

from pathlib import Path

import torch

from training.checkpoint import keep, resume


def _run(seed: int) -> tuple[list[torch.nn.Parameter], torch.optim.Optimizer]:
    torch.manual_seed(seed)
    weights = [torch.nn.Parameter(torch.randn(3)), torch.nn.Parameter(torch.randn(2))]
    return weights, torch.optim.AdamW(weights, lr=0.1)


def _step(weights: list[torch.nn.Parameter], optimizer: torch.optim.Optimizer) -> None:
    optimizer.zero_grad()
    sum((w**2).sum() for w in weights).backward()  # type: ignore[union-attr]
    optimizer.step()


def test_a_resumed_run_takes_the_same_next_step(tmp_path: Path) -> None:
    weights, optimizer = _run(1)
    _step(weights, optimizer)
    keep(tmp_path / "checkpoint.pt", weights, optimizer, 7)
    again, fresh = _run(2)
    assert resume(tmp_path / "checkpoint.pt", again, fresh, "cpu") == 7
    _step(weights, optimizer)
    _step(again, fresh)
    assert all(torch.equal(one, other) for one, other in zip(weights, again, strict=True))
    assert [p.name for p in tmp_path.iterdir()] == ["checkpoint.pt"]


def test_without_a_checkpoint_a_run_begins(tmp_path: Path) -> None:
    weights, optimizer = _run(1)
    assert resume(tmp_path / "none.pt", weights, optimizer, "cpu") == 0
