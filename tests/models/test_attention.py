from __future__ import annotations

import copy

import pytest
import torch
from transformers import MPNetConfig, MPNetForSequenceClassification, MPNetModel

from streams.models.attention import FusedSelfAttention, fuse_attention


@pytest.fixture
def small() -> MPNetModel:
    torch.manual_seed(3)
    return MPNetModel(MPNetConfig(vocab_size=50, hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
                                  intermediate_size=48, max_position_embeddings=40)).eval()


def read(model: torch.nn.Module, ids: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
    with torch.inference_mode():
        return model(input_ids=ids, attention_mask=mask).last_hidden_state


@pytest.mark.parametrize("padded", [False, True])
def test_the_result_is_that_of_the_steps(small: MPNetModel, padded: bool) -> None:
    ids = torch.randint(2, 50, (3, 20))
    mask = torch.ones_like(ids)
    if padded:
        mask[1, 7:] = 0
        mask[2, 1:] = 0
    fused = copy.deepcopy(small)
    fuse_attention(fused)
    expected, found = read(small, ids, mask), read(fused, ids, mask)
    assert torch.allclose(expected[mask.bool()], found[mask.bool()], atol=1e-5)


def test_what_is_hidden_changes_nothing(small: MPNetModel) -> None:
    fuse_attention(small)
    ids = torch.randint(2, 50, (1, 12))
    mask = torch.ones_like(ids)
    mask[0, 8:] = 0
    other = ids.clone()
    other[0, 8:] = 7
    assert torch.equal(read(small, ids, mask)[0, :8], read(small, other, mask)[0, :8])


def test_order_matters_by_the_relative_position_bias(small: MPNetModel) -> None:
    fuse_attention(small)
    ids = torch.arange(10, 22).unsqueeze(0)
    before = read(small, ids, None)
    with torch.no_grad():
        small.encoder.relative_attention_bias.weight.mul_(50)
    assert not torch.allclose(before, read(small, ids, None), atol=1e-3)


def test_every_layer_is_fused_whatever_lies_over_the_encoder() -> None:
    model = MPNetForSequenceClassification(MPNetConfig(
        vocab_size=50, hidden_size=32, num_hidden_layers=3, num_attention_heads=4, intermediate_size=48, num_labels=3))
    fuse_attention(model)
    assert sum(isinstance(each, FusedSelfAttention) for each in model.modules()) == 3


def test_another_architecture_is_left_alone() -> None:
    model = torch.nn.Sequential(torch.nn.Linear(4, 4))
    fuse_attention(model)
    assert [type(each) for each in model] == [torch.nn.Linear]
