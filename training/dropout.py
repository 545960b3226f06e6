"""Dropout is left out of the trainings: on a processor its random numbers come from one thread.

They took 43 % of a step of MPNet under LoRA and 45 % of MiniLM's on two cores; without them a step runs 1.8 times as
fast. Every example is seen about once, so what dropout guards against, learning examples by heart, is little here.
"""

from __future__ import annotations

import torch


def without_dropout(model: torch.nn.Module) -> None:
    """Set every dropout layer of the model to let everything through."""
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
