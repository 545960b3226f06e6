from __future__ import annotations

import numpy as np
import pytest
import torch

from streams.errors import ModelError
from streams.models.compute import BUCKETS, ROWS, Compute, bucket, choose, in_fixed_shapes


class WordTokenizer:
    """One token a word, as a tokenizer of transformers answers."""

    def __call__(self, *columns, truncation, max_length, padding=None, return_tensors=None):
        rows = [[len(word) for text in texts for word in text.split()][:max_length]
                for texts in zip(*columns, strict=True)]
        if return_tensors is None:
            return {"input_ids": rows}
        ids = torch.zeros((len(rows), max_length), dtype=torch.long)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = torch.tensor(row)
        return {"input_ids": ids, "attention_mask": (ids > 0).long()}


def test_every_batch_has_a_fixed_shape_and_results_keep_their_order() -> None:
    shapes = []

    def forward(inputs):
        shapes.append(tuple(inputs["input_ids"].shape))
        return inputs["input_ids"].sum(dim=1, keepdim=True).float()

    texts = [("word " * n,) for n in (1, 40, 3, 17, 16, 2, 70, 5, 6, 500)]
    result = in_fixed_shapes(WordTokenizer(), texts, 128, forward, choose("cpu", "fp32"))
    assert result[:, 0].tolist() == [4, 160, 12, 68, 64, 8, 280, 20, 24, 512]
    assert all(rows == ROWS and length in BUCKETS for rows, length in shapes)
    assert shapes.count((ROWS, 16)) == 2


def test_nothing_gives_nothing() -> None:
    assert in_fixed_shapes(WordTokenizer(), [], 128, lambda _: torch.zeros(1), choose("cpu", "fp32")).shape == (0, 0)


@pytest.mark.parametrize(("length", "longest", "padded"), [(1, 256, 16), (16, 256, 16), (17, 256, 32), (300, 256, 256),
                                                           (60, 50, 50), (300, 512, 512)])
def test_the_bucket_depends_on_the_length_alone(length, longest, padded) -> None:
    assert bucket(length, longest) == padded


def test_bf16_runs_in_autocast() -> None:
    seen = []

    def forward(inputs):
        out = inputs["input_ids"].float() @ torch.ones(inputs["input_ids"].shape[1], 1)
        seen.append(out.dtype)
        return out

    for mode in ("fp32", "bf16"):
        out = in_fixed_shapes(WordTokenizer(), [("a b",)], 32, forward, choose("cpu", mode))
        assert out.dtype == np.float32
    assert seen == [torch.float32, torch.bfloat16]


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_cuda_without_a_device_is_refused() -> None:
    with pytest.raises(ModelError, match="setting device: cuda"):
        choose("cuda", "fp32")


@pytest.mark.parametrize("mode", ["fp32", "bf16"])
def test_a_prepared_model_says_the_same_bit_for_bit(mode) -> None:
    def made() -> torch.nn.Module:
        torch.manual_seed(5)
        return torch.nn.Sequential(
            torch.nn.Linear(32, 48), torch.nn.GELU(), torch.nn.LayerNorm(48), torch.nn.Dropout(),
            torch.nn.Linear(48, 3))

    compute = Compute("cpu", mode)
    plain, prepared = made().eval(), made()
    compute.prepare(prepared)
    assert not prepared.training
    assert prepared[0].weight.dtype == (torch.bfloat16 if mode == "bf16" else torch.float32)
    assert prepared[2].weight.dtype == torch.float32
    with torch.inference_mode(), compute.autocast():
        inputs = torch.randn(4, 32)
        assert torch.equal(plain(inputs), prepared(inputs))
