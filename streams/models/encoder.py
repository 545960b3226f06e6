"""Embeddings of texts: a `SentenceTransformer` in fixed shapes, so that a text has one embedding wherever it occurs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from streams.errors import ModelError
from streams.models import store
from streams.models.adapters import apply_adapter
from streams.models.compute import Compute, choose, in_fixed_shapes
from streams.models.matching_adapter import adapter_folder
from streams.models.pinned import PROFILES, pinned_models
from streams.settings import Settings

MAX_TOKENS = 256
"""Tokens read of a text: MiniLM's limit, and about three times what a stand-alone text of 60 words has."""


class Encoder:
    """Embeds texts.

    Attributes:
        name: what `models` of a statement records: the model and the arithmetic.
        width: numbers in an embedding.
        adapter: folder of the matching adapter that was added; None for a bare model.
    """

    def __init__(self, model: SentenceTransformer, name: str, compute: Compute, adapter: Path | None = None) -> None:
        compute.prepare(model)
        self._model = model
        self._compute = compute
        self._longest = min(model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        self._prompt = model.prompts.get(model.default_prompt_name or "", "")
        self.name = f"{name} {compute.mode}"
        self.adapter = adapter
        self.width = int(model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embeddings of shape (len(texts), width), float32, unit length. Runs in the model thread."""
        if not texts:
            return np.zeros((0, self.width), dtype=np.float32)
        rows = in_fixed_shapes(
            self._model.tokenizer, [(self._prompt + text,) for text in texts], self._longest,
            lambda inputs: self._model(inputs)["sentence_embedding"], self._compute)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        embeddings: NDArray[np.float32] = rows / np.maximum(norms, np.finfo(np.float32).tiny)
        return embeddings


def build_encoder(settings: Settings) -> Encoder:
    """The encoder that the settings name: the profile's base under its matching adapter, or `embedding_model`.

    Raises:
        ModelError: its files are absent, damaged or no sentence embedding model.
    """
    compute = choose(settings.device, settings.numeric_mode)
    adapter = None
    if settings.embedding_model:
        path, name = store.external_path(settings.cache_dir, settings.embedding_model), settings.embedding_model
    else:
        base = PROFILES[settings.profile]
        path, name = store.base_path(settings.cache_dir, base), pinned_models()[base].directory
        adapter = adapter_folder(settings.embedding_adapter, base)
    try:
        model = SentenceTransformer(str(path), device=compute.device, local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"embedding model {name} cannot be loaded from {path}: {error}") from error
    if adapter is not None:
        name = f"{name} stancewatch-matching {apply_adapter(model, adapter)}"
    return Encoder(model, name, compute, adapter)
