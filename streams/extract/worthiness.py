"""Check-worthiness of a statement: a linear head over its embedding, shipped as a few kilobytes of weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load_file

from streams.errors import ModelError

Floats = npt.NDArray[np.float32]

WEIGHTS = Path(__file__).resolve().parent.parent / "models" / "weights"
HEADS = {768: "worthiness-mpnet.safetensors", 384: "worthiness-minilm.safetensors"}
"""Embedding width to file: each head belongs to one bare base encoder (`training.worthiness`, `worthiness.md`)."""

ADAPTED_HEAD = "worthiness.safetensors"
"""The head that lies with a matching adapter: embeddings under it are others than the base's."""


class WorthinessHead:
    """Calibrated logistic regression over unit-length sentence embeddings."""

    def __init__(self, weight: Floats, bias: float) -> None:
        self.weight = weight
        self.bias = bias

    @classmethod
    def load(cls, embedding_width: int, adapter: Path | None = None, folder: Path = WEIGHTS) -> WorthinessHead:
        """The head for embeddings of this width.

        Args:
            embedding_width: numbers in an embedding.
            adapter: folder of the matching adapter under which texts are embedded; None for a bare base.
            folder: of the heads for bare bases.

        Raises:
            ModelError: there is none for this width, or its file is missing or damaged.
        """
        if adapter is None and embedding_width not in HEADS:
            raise ModelError(f"no check-worthiness head for embeddings of width {embedding_width}, "
                             f"only for {', '.join(map(str, sorted(HEADS)))}")
        path = adapter / ADAPTED_HEAD if adapter is not None else folder / HEADS[embedding_width]
        try:
            tensors = load_file(path)
            weight, bias = tensors["weight"], tensors["bias"]
        except (OSError, KeyError, SafetensorError) as error:
            raise ModelError(f"check-worthiness head {path}: {type(error).__name__}: {error}") from error
        if weight.shape != (embedding_width,) or bias.shape != (1,):
            raise ModelError(f"check-worthiness head {path}: weight {weight.shape}, bias {bias.shape}")
        return cls(weight.astype(np.float32), float(bias[0]))

    def __call__(self, embeddings: Floats) -> Floats:
        """Probabilities that the sentences are worth checking.

        Args:
            embeddings: float32 (n, d), unit length.

        Returns:
            float32 (n,).

        Raises:
            ValueError: the embeddings have another width.
        """
        if embeddings.ndim != 2 or embeddings.shape[1] != len(self.weight):
            raise ValueError(f"embeddings: shape {embeddings.shape}, expected (n, {len(self.weight)})")
        # Row by row in float64: a matrix product may round a row differently in different company.
        logits = np.array([np.dot(row, self.weight) for row in embeddings.astype(np.float64)]) + self.bias
        return (1 / (1 + np.exp(-logits))).astype(np.float32).reshape(len(embeddings))
