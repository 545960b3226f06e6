"""Where and in which arithmetic a model runs, and the fixed shapes that keep its results the same in any company.

Matrix libraries choose their kernels by the shape of the input, and kernels round differently. So a text is always run
in a batch of the same number of rows and padded to one of a few lengths that its own length alone decides: it then
scores the same bit for bit, whichever texts share the batch and wherever in it it stands.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from transformers.utils import logging as transformers_logging

from streams.errors import ModelError
from streams.models.attention import fuse_attention

transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call] # a bar a load is noise in a worker's log

NumericMode = Literal["fp32", "bf16"]

BUCKETS = (16, 32, 48, 64, 96, 128, 192, 256)
"""Lengths in tokens, special tokens included. Steps of a fifth to a half keep the padding small."""

ROWS = 4
"""Rows of every batch. MPNet on two cores read in fp32, rows/s of processor time: 12 alone, 14.2 in twos, 14.6 in fours
and 15.1 in eights (64 tokens); in bf16 32, 41, 53, 60. Eights would pad small batches with up to seven idle rows."""


@dataclass(frozen=True)
class Compute:
    """Device and arithmetic.

    Attributes:
        device: ``cpu`` or ``cuda``.
        mode: ``fp32``, or ``bf16`` for matrix products in it and all else in fp32.
    """

    device: str
    mode: NumericMode

    def autocast(self) -> AbstractContextManager[Any]:
        """The context in which the forward pass runs."""
        return torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.mode == "bf16")

    def prepare(self, model: nn.Module) -> None:
        """Put a model that only runs inside `autocast` on the device, its matrices in the arithmetic that they run in.

        Autocast would convert them for every batch, to the same numbers: a tenth of the time (`benchmarks.numeric`).
        MPNet's attention becomes one operation (`streams.models.attention`).
        """
        model.to(self.device).eval()
        fuse_attention(model)
        if self.mode == "bf16":
            for layer in model.modules():
                if isinstance(layer, nn.Linear):
                    layer.to(torch.bfloat16)


FP32 = Compute("cpu", "fp32")
"""What every machine has."""


def choose(device: Literal["auto", "cpu", "cuda"], mode: Literal["auto", "fp32", "bf16"]) -> Compute:
    """The device and arithmetic that the settings allow; ``auto`` takes bf16 where the processor has it.

    Raises:
        ModelError: ``cuda`` is asked for and there is none.
    """
    if device == "cuda" and not torch.cuda.is_available():
        raise ModelError("setting device: cuda, but torch sees no CUDA device; allowed here: auto, cpu")
    chosen = "cuda" if device != "cpu" and torch.cuda.is_available() else "cpu"
    if mode == "auto":
        mode = "bf16" if _has_bf16(chosen) else "fp32"
    return Compute(chosen, mode)


def use_threads(count: int) -> int:
    """Let the models of this process use `count` threads; 0 stands for half the processors.

    Two stages run models, and on a small machine side by side: were both to use every core, each layer of either would
    wait for the other's threads. On two cores that made both several times slower than one thread each.

    Returns:
        The number set.
    """
    threads = count or max(1, (os.cpu_count() or 1) // 2)
    torch.set_num_threads(threads)
    return threads


def _has_bf16(device: str) -> bool:
    # Without the instructions torch emulates bf16, which is slower than fp32.
    if device == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16") or capabilities.get("bf16"))


def bucket(length: int, longest: int) -> int:
    """The padded length for a text of `length` tokens in a model that reads at most `longest`."""
    return min(next((b for b in BUCKETS if b >= length), longest), longest)


def in_fixed_shapes(
    tokenizer: Any,
    texts: Sequence[tuple[str, ...]],
    longest: int,
    forward: Callable[[dict[str, torch.Tensor]], torch.Tensor],
    compute: Compute,
) -> NDArray[np.float32]:
    """Run texts, or pairs of texts, through a model in batches of fixed shape.

    Args:
        tokenizer: of the model, a fast tokenizer of transformers.
        texts: one or two strings each; all of the same number.
        longest: tokens that are read of each; the longer of a pair is cut first.
        forward: inputs of shape (ROWS, bucket) to float output of shape (ROWS, width).
        compute: device and arithmetic.

    Returns:
        Float32 of shape (len(texts), width), in the order of `texts`; (0, 0) for none.
    """
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    columns = [list(column) for column in zip(*texts, strict=True)]
    lengths = [len(ids) for ids in tokenizer(*columns, truncation="longest_first", max_length=longest)["input_ids"]]
    by_bucket: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        by_bucket.setdefault(bucket(length, longest), []).append(index)
    out: NDArray[np.float32] | None = None
    for size in sorted(by_bucket):
        members = by_bucket[size]
        for start in range(0, len(members), ROWS):
            chosen = members[start : start + ROWS]
            filled = chosen + [chosen[0]] * (ROWS - len(chosen))
            inputs = tokenizer(
                *([column[i] for i in filled] for column in columns), padding="max_length",
                truncation="longest_first", max_length=size, return_tensors="pt")
            with torch.inference_mode(), compute.autocast():
                result = forward({name: tensor.to(compute.device) for name, tensor in inputs.items()})
            rows = result.float().cpu().numpy()
            if out is None:
                out = np.empty((len(texts), rows.shape[1]), dtype=np.float32)
            out[chosen] = rows[: len(chosen)]
    assert out is not None
    return out
