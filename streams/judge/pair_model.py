"""The pair model: does a text support or dispute another one?

Two kinds behind one interface: a LoRA adapter over MPNet (the shipped one, or another that the setting names), and any
NLI cross-encoder of the hub or on disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import CrossEncoder
from transformers import AutoTokenizer

from streams.errors import ModelError
from streams.judge.calibration import Calibration, probabilities, read_calibration
from streams.judge.reading import Readings, read_both, read_plain
from streams.models import store
from streams.models.adapters import ADAPTER_CONFIG, AdaptedModel, base_of, weights_name
from streams.models.compute import Compute, choose, in_fixed_shapes
from streams.models.pinned import BaseName, pinned_models
from streams.settings import Settings

SHIPPED = Path(__file__).parents[1] / "models" / "weights" / "judge"
"""The adapter of this project: `training/judge/README.md`."""

MAX_TOKENS = 256
"""Tokens read of a pair: two stand-alone texts of 60 words with their speakers have about 180."""

ORDER = ("supports", "neutral", "disputes")
_NLI_NAMES = {
    "entailment": "supports", "entails": "supports", "supports": "supports", "neutral": "neutral",
    "contradiction": "disputes", "contradicts": "disputes", "disputes": "disputes", "refutes": "disputes",
}


class PairModel(Protocol):
    """Scores pairs of texts."""

    @property
    def name(self) -> str:
        """What `models` of a judgement records: model, version and arithmetic."""

    @property
    def readings(self) -> Readings:
        """The forms in which the model reads a statement."""

    @property
    def calibration(self) -> Calibration:
        """Temperature and thresholds in use."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Calibrated probabilities of how the first text of each pair stands to the second.

        Args:
            pairs: (later, earlier). A pair scores the same bit for bit in any company.

        Returns:
            Float32 of shape (len(pairs), 3) in the order supports, neutral, disputes.
        """
        ...


class AdapterPairModel:
    """The project's kind: an adapter with a three-way head over MPNet, in the order of `ORDER`."""

    readings = staticmethod(read_both)

    def __init__(self, base: Path, adapter: Path, name: str, compute: Compute) -> None:
        self._tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True)
        self._model = AdaptedModel(base, {"judge": adapter}, labels=len(ORDER), compute=compute)
        self._compute = compute
        self.calibration = read_calibration(adapter)
        self.name = f"{name} {weights_name(adapter)} {compute.mode}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """See `PairModel.score`."""
        return probabilities(self.logits(pairs), self.calibration.temperature)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """What the head says, before calibration: float32 of shape (len(pairs), 3)."""
        if not pairs:
            return np.zeros((0, len(ORDER)), dtype=np.float32)
        return in_fixed_shapes(self._tokenizer, pairs, MAX_TOKENS,
                               lambda inputs: self._model.logits("judge", inputs), self._compute)


class CrossEncoderPairModel:
    """Any NLI cross-encoder; premise is the later text, hypothesis the earlier one."""

    readings = staticmethod(read_plain)

    def __init__(self, folder: Path, name: str, compute: Compute) -> None:
        """Load it.

        Raises:
            ModelError: the folder holds no cross-encoder, or its labels are not those of NLI.
        """
        try:
            encoder = CrossEncoder(str(folder), device=compute.device, local_files_only=True)
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"judge model {name} cannot be loaded from {folder}: {error}") from error
        self._columns = nli_columns(encoder.config.id2label, name)
        self._model: Any = encoder.model
        compute.prepare(self._model)
        self._tokenizer = encoder.tokenizer
        self._longest = min(encoder.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        self._compute = compute
        self.calibration = read_calibration(folder)
        self.name = f"{name} {compute.mode}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """See `PairModel.score`."""
        return probabilities(self.logits(pairs), self.calibration.temperature)

    def logits(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """What the model says, before calibration: float32 of shape (len(pairs), 3), in the order of `ORDER`."""
        if not pairs:
            return np.zeros((0, len(ORDER)), dtype=np.float32)

        def forward(inputs: dict[str, torch.Tensor]) -> torch.Tensor:
            result: torch.Tensor = self._model(**inputs).logits
            return result

        return in_fixed_shapes(self._tokenizer, pairs, self._longest, forward, self._compute)[:, self._columns]


def nli_columns(labels: Mapping[int, str] | None, name: str) -> list[int]:
    """Where supports, neutral and disputes stand in a model's output.

    Args:
        labels: output index to label, the `id2label` of the model's configuration.
        name: of the model, for the message.

    Raises:
        ModelError: the labels are not entailment, neutral and contradiction in some spelling.
    """
    found = {_NLI_NAMES.get(str(label).strip().lower()): int(index) for index, label in (labels or {}).items()}
    if set(found) != set(ORDER) or len(labels or {}) != len(ORDER):
        given = ", ".join(str(label) for label in (labels or {}).values()) or "none"
        raise ModelError(
            f"judge model {name}: its labels are {given}; entailment, neutral and contradiction are needed")
    return [found[label] for label in ORDER]


def build_pair_model(settings: Settings) -> AdapterPairModel | CrossEncoderPairModel:
    """The pair model that the settings name: the shipped adapter unless `judge_model` says otherwise.

    Raises:
        ModelError: its files are absent, damaged or of another kind.
    """
    compute = choose(settings.device, settings.numeric_mode)
    folder, name = SHIPPED, "stancewatch-judge"
    if settings.judge_model:
        folder, name = store.external_path(settings.cache_dir, settings.judge_model), settings.judge_model
        name = folder.name if Path(name).expanduser().is_dir() else name
    if not settings.judge_model or (folder / ADAPTER_CONFIG).exists():
        return AdapterPairModel(_base(settings.cache_dir, folder), folder, name, compute)
    return CrossEncoderPairModel(folder, name, compute)


def _base(cache_dir: Path, adapter: Path) -> Path:
    wanted = base_of(adapter)
    bases: tuple[BaseName, ...] = ("mpnet", "minilm")
    for base in bases:
        if pinned_models()[base].directory == wanted:
            return store.base_path(cache_dir, base)
    known = ", ".join(pinned_models()[base].directory for base in bases)
    raise ModelError(f"adapter {adapter} lies over {wanted}; the bases are {known}")
