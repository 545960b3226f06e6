"""The judge's batches and its loss."""

from __future__ import annotations

import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from training.judge.pairs import DISPUTES, NEUTRAL, NO_DISPUTE, SUPPORTS, Pair
from training.judge.train import loss_of, tokenised


def test_a_batch_is_cut_to_the_tokens_of_a_pair_and_comes_in_parts() -> None:
    words = Tokenizer(models.WordLevel({"[PAD]": 0, "w": 1}, unk_token="[PAD]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=words, pad_token="[PAD]")
    pairs = [Pair("w " * 30, "w " * 10, SUPPORTS), Pair("w", "w w", DISPUTES), Pair("w", "w", NEUTRAL)]
    parts = tokenised(tokenizer, 50, 24)(pairs)
    assert [tuple(inputs["input_ids"].shape) for inputs, _ in parts] == [(2, 24), (1, 2)]
    assert [labels.tolist() for _, labels in parts] == [[SUPPORTS, DISPUTES], [NEUTRAL]]
    (whole, _), *_ = tokenised(tokenizer, 50, 100)(pairs)
    assert whole["input_ids"].shape == (1, 40)


def test_a_pair_that_is_no_dispute_costs_nothing_on_either_other_side() -> None:
    logits = torch.tensor([[20.0, 0.0, -20.0], [0.0, 20.0, -20.0], [0.0, 0.0, -40.0]])
    assert loss_of(logits, torch.full((3,), NO_DISPUTE), 0.0).item() < 1e-4


def test_a_pair_that_is_no_dispute_is_pushed_out_of_disputes_only() -> None:
    logits = torch.zeros((1, 3), requires_grad=True)
    loss_of(logits, torch.tensor([NO_DISPUTE]), 0.1).backward()
    assert logits.grad is not None
    gradient = logits.grad[0]
    assert gradient[DISPUTES] > 0
    assert gradient[SUPPORTS] == gradient[NEUTRAL] < 0


def test_labelled_pairs_are_read_as_ever_and_the_mean_is_over_all() -> None:
    torch.manual_seed(1)
    logits, labels = torch.randn(6, 3), torch.tensor([0, 1, 2, 2, 1, 0])
    plain = torch.nn.functional.cross_entropy(logits, labels, label_smoothing=0.05)
    assert torch.isclose(loss_of(logits, labels, 0.05), plain)
    mixed = loss_of(torch.cat([logits, logits[:2]]), torch.cat([labels, torch.full((2,), NO_DISPUTE)]), 0.05)
    kept = -torch.log(1 - torch.softmax(logits[:2], dim=1)[:, DISPUTES]).sum()
    assert torch.isclose(mixed, (plain * 6 + kept) / 8, atol=1e-6)
