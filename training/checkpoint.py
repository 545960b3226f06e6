"""Checkpoints of a training run: what an interrupted run needs to go on as if it had not been."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def resume(path: Path, weights: Sequence[torch.nn.Parameter], optimizer: torch.optim.Optimizer, device: str) -> int:
    """Read a checkpoint into the weights and the optimizer.

    Args:
        path: of the checkpoint.
        weights: those that are trained, in the order in which they were kept.
        optimizer: over these weights.
        device: where they lie.

    Returns:
        The step to go on with; 0 when there is no checkpoint.
    """
    if not path.exists():
        return 0
    saved = torch.load(path, map_location=device)
    for parameter, value in zip(weights, saved["weights"], strict=True):
        parameter.data.copy_(value)
    optimizer.load_state_dict(saved["optimizer"])
    return int(saved["step"])


def keep(path: Path, weights: Sequence[torch.nn.Parameter], optimizer: torch.optim.Optimizer, step: int) -> None:
    """Write a checkpoint; an interruption while writing leaves the one before.

    Args:
        path: is written over.
        weights: those that are trained.
        optimizer: over these weights.
        step: the next one.
    """
    partial = path.with_suffix(".partial")
    torch.save({"weights": [p.data for p in weights], "optimizer": optimizer.state_dict(), "step": step}, partial)
    partial.replace(path)
