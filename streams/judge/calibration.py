"""How sure the pair model may claim to be: a temperature fitted on held-back pairs, kept beside the weights."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import numpy as np
from msgspec import Meta
from numpy.typing import NDArray

from streams.errors import ModelError

CALIBRATION = "calibration.json"


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was fitted on held-back pairs.

    Attributes:
        temperature: logits are divided by it before the softmax; above 1 it makes the model less sure.
        thresholds: name to probability, for instance the one from which `disputes` was right 95 times in 100.
        measured_on: corpora and numbers of pairs.
    """

    temperature: Annotated[float, Meta(gt=0)] = 1.0
    thresholds: dict[str, float] = {}
    measured_on: dict[str, int] = {}


def read_calibration(folder: Path) -> Calibration:
    """The calibration that lies beside a model's weights; the neutral one when none does.

    Raises:
        ModelError: the file is there and is no calibration.
    """
    path = folder / CALIBRATION
    if not path.exists():
        return Calibration()
    try:
        return msgspec.json.decode(path.read_bytes(), type=Calibration)
    except msgspec.DecodeError as error:
        raise ModelError(f"{path}: {error}") from error


def probabilities(logits: NDArray[np.float32], temperature: float) -> NDArray[np.float32]:
    """Softmax of the logits over the last axis at a temperature; float32 of the same shape."""
    scaled = logits.astype(np.float64) / temperature
    scaled -= scaled.max(axis=-1, keepdims=True)
    weights = np.exp(scaled)
    shares: NDArray[np.float32] = (weights / weights.sum(axis=-1, keepdims=True)).astype(np.float32)
    return shares
