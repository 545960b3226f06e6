"""LoRA adapters over a base encoder: with a classification head, of which one base may carry several, or without."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from peft import PeftModel
from sentence_transformers import SentenceTransformer
from transformers import AutoModelForSequenceClassification
from transformers.utils import logging as transformers_logging

from streams.errors import ModelError
from streams.models.compute import FP32, Compute
from streams.models.pinned import sha256

ADAPTER_CONFIG = "adapter_config.json"


class AdaptedModel:
    """A sequence classifier under one or more adapters.

    With a single adapter its matrices are added into the base's, which spares about a tenth of the time; the results
    differ from the unmerged ones by rounding only, and are as fixed. With several, each call switches: `logits` must
    run as one unit in the model thread.
    """

    def __init__(self, base: Path, adapters: Mapping[str, Path], labels: int, compute: Compute = FP32) -> None:
        """Load the base and its adapters.

        Args:
            base: folder of the base encoder.
            adapters: name to folder, at least one.
            labels: outputs of the head.
            compute: device and arithmetic; of bf16, the caller sets the context.

        Raises:
            ModelError: a folder does not hold what it should.
        """
        verbosity = transformers_logging.get_verbosity()
        transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call] # the head is new: adapters bring it
        try:
            model: Any = AutoModelForSequenceClassification.from_pretrained(
                base, num_labels=labels, local_files_only=True)
            first, *others = adapters.items()
            model = PeftModel.from_pretrained(model, first[1], adapter_name=first[0])
            for name, folder in others:
                model.load_adapter(folder, adapter_name=name)
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            folders = ", ".join(str(folder) for folder in adapters.values())
            raise ModelError(f"adapter {folders} does not fit over {base}: {error}") from error
        finally:
            transformers_logging.set_verbosity(verbosity)
        self._switching = bool(others)
        if not self._switching:
            model = model.merge_and_unload()
        compute.prepare(model)
        self._model = model
        self._names = frozenset(adapters)

    def logits(self, adapter: str, inputs: Mapping[str, torch.Tensor]) -> torch.Tensor:
        """Choose the adapter and run the forward pass.

        Args:
            adapter: its name.
            inputs: token ids and mask, (rows, tokens).

        Returns:
            Logits of shape (rows, labels).

        Raises:
            ModelError: there is no adapter of that name.
        """
        if adapter not in self._names:
            raise ModelError(f"no adapter {adapter!r}; loaded: {', '.join(sorted(self._names))}")
        if self._switching:
            self._model.set_adapter(adapter)
        result: torch.Tensor = self._model(**inputs).logits
        return result


def base_of(adapter: Path) -> str:
    """The last part of the name of the base that an adapter says it lies over.

    Raises:
        ModelError: the folder holds no adapter configuration.
    """
    try:
        name = json.loads((adapter / ADAPTER_CONFIG).read_text(encoding="utf-8"))["base_model_name_or_path"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"adapter {adapter}: {ADAPTER_CONFIG} cannot be read: {error}") from error
    return Path(str(name)).name


def apply_adapter(model: SentenceTransformer, folder: Path) -> str:
    """Add the adapter's matrices into the model's own.

    Returns:
        What names the weights: the first 12 digits of their sha256.

    Raises:
        ModelError: the adapter does not fit the model.
    """
    transformer: Any = model[0]
    try:
        adapted = PeftModel.from_pretrained(transformer.auto_model, str(folder))
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"adapter {folder} does not fit the embedding model: {error}") from error
    transformer.auto_model = adapted.merge_and_unload()
    return weights_name(folder)


def weights_name(folder: Path) -> str:
    """What names an adapter's weights: the first 12 digits of their sha256."""
    return sha256(folder / "adapter_model.safetensors")[:12]
