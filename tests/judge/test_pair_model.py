from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from rich.console import Console
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import BertProcessing
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from streams.errors import ModelError
from streams.judge.judge import Judge, build_judge
from streams.judge.pair_model import SHIPPED, build_pair_model, nli_columns
from streams.models import store
from streams.settings import load

WORDS = "norhaven will not join the pact taxes rise port closes in may solberg said".split()  # noqa: SIM905
PAIRS = [("norhaven will not join the pact", "norhaven will join the pact"), ("taxes rise", "port closes"),
         ("port closes in may " * 12, "the port will not rise"), ("said", "said")]
NLI = {0: "CONTRADICTION", 1: "ENTAILMENT", 2: "NEUTRAL"}


def tiny_nli(folder: Path, labels: dict[int, str]) -> Path:
    """An untrained BERT cross-encoder on disk."""
    vocabulary = {word: n for n, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]",
        model_max_length=64).save_pretrained(folder)
    torch.manual_seed(3)
    config = BertConfig(vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
                        intermediate_size=32, max_position_embeddings=64, num_labels=len(labels), id2label=labels,
                        label2id={label: n for n, label in labels.items()}, initializer_range=0.6)
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def same_in_any_company(model) -> None:
    together = model.score(PAIRS)
    assert together.shape == (len(PAIRS), 3)
    assert together.dtype == np.float32
    assert np.allclose(together.sum(axis=1), 1, atol=1e-5)
    for position, pair in enumerate(PAIRS):
        assert np.array_equal(model.score([pair])[0], together[position]), pair
        assert np.array_equal(model.score([PAIRS[0], PAIRS[1], pair, PAIRS[3], pair])[[2, 4]], together[[position] * 2])
    assert np.array_equal(model.score(PAIRS[::-1])[::-1], together)


def test_any_nli_cross_encoder_can_be_set(tmp_path, statement, match) -> None:
    folder = tiny_nli(tmp_path / "nli", NLI)
    settings = load(judge_model=str(folder), device="cpu", numeric_mode="fp32")
    model = build_pair_model(settings)
    assert model.name == "nli fp32"
    same_in_any_company(model)
    later, earlier = statement("norhaven will not join the pact", day=2), statement("norhaven will join the pact")
    (judgement,) = Judge(model, settings).judge([match(later, (earlier, 0.7, "holder"))])
    forward, back = model.score([(later.text, earlier.text), (earlier.text, later.text)])
    assert judgement.relations[0].disputes == pytest.approx((forward[2] + back[2]) / 2, abs=6e-5)
    assert judgement.models == {"judge": "nli fp32"}


def test_the_label_order_comes_from_the_configuration(tmp_path) -> None:
    first = build_pair_model(load(judge_model=str(tiny_nli(tmp_path / "a", NLI)), device="cpu"))
    other = build_pair_model(load(judge_model=str(tiny_nli(
        tmp_path / "b", {0: "entailment", 1: "neutral", 2: "contradiction"})), device="cpu"))
    raw = other.score(PAIRS)  # the same weights: columns 0, 1, 2 as they come
    assert np.array_equal(first.score(PAIRS), raw[:, [1, 2, 0]])
    assert not np.array_equal(first.score(PAIRS), raw)


def test_unknown_labels_are_refused(tmp_path) -> None:
    folder = tiny_nli(tmp_path / "odd", {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"})
    with pytest.raises(ModelError, match=r"odd: its labels are LABEL_0, LABEL_1, LABEL_2; entailment, neutral"):
        build_pair_model(load(judge_model=str(folder), device="cpu"))
    with pytest.raises(ModelError, match="labels are entailment, contradiction;"):
        nli_columns({0: "entailment", 1: "contradiction"}, "two")
    with pytest.raises(ModelError, match="labels are none"):
        nli_columns(None, "no")


def test_a_temperature_beside_the_model_is_applied(tmp_path) -> None:
    folder = tiny_nli(tmp_path / "nli", NLI)
    plain = build_pair_model(load(judge_model=str(folder), device="cpu")).score(PAIRS)
    (folder / "calibration.json").write_text(json.dumps({"temperature": 3.0}))
    cooler = build_pair_model(load(judge_model=str(folder), device="cpu")).score(PAIRS)
    assert (cooler.max(axis=1) < plain.max(axis=1)).all()
    assert (cooler.argmax(axis=1) == plain.argmax(axis=1)).all()


def test_a_folder_that_is_no_model_is_named(tmp_path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        build_pair_model(load(judge_model=str(tmp_path), device="cpu"))


def test_an_adapter_over_an_unknown_base_is_named(tmp_path) -> None:
    (tmp_path / "adapter_config.json").write_text('{"base_model_name_or_path": "someone/other-base"}')
    with pytest.raises(ModelError, match="lies over other-base; the bases are all-mpnet-base-v2, all-MiniLM-L6-v2"):
        build_pair_model(load(judge_model=str(tmp_path), device="cpu"))


@pytest.mark.models
@pytest.mark.parametrize("mode", ["fp32", "bf16"])
def test_the_shipped_judge_scores_the_same_in_any_company(mode) -> None:
    settings = load(numeric_mode=mode, device="cpu")
    store.fetch(settings, Console(stderr=True))
    same_in_any_company(build_pair_model(settings))


@pytest.mark.models
def test_the_shipped_judge_tells_the_sides_apart(statement, match) -> None:
    settings = load(device="cpu")
    store.fetch(settings, Console(stderr=True))
    judge = build_judge(settings)
    earlier = statement("Norhaven will join the Northern Pact by the end of the year.", day=0)
    turned = statement("Norhaven will stay out of the Northern Pact.", day=30)
    same = statement("Norhaven is going to join the Northern Pact this year.", day=30)
    # In one order the shipped weights take this one for a dispute: that both orders must agree keeps it from an alert.
    remote = statement("Norhaven's accession to the Northern Pact will be completed before the new year.", day=30)
    other = statement("The tax on fuel will rise in May.", day=30)
    (to_turned,), (to_same,), (to_remote,), (to_other,) = (
        j.relations for j in judge.judge([match(s, (earlier, 0.6, "holder")) for s in (turned, same, remote, other)]))
    assert to_turned.disputes_both > settings.alert_threshold
    assert to_remote.disputes_both < settings.relation_threshold
    assert to_same.supports > to_same.disputes
    assert to_same.disputes_both < settings.relation_threshold
    assert to_other.neutral > 0.6
    assert "stancewatch-judge" in judge.model.name


@pytest.mark.models
def test_the_shipped_files_are_small_and_name_their_base() -> None:
    config = json.loads((SHIPPED / "adapter_config.json").read_text())
    assert config["base_model_name_or_path"] == "sentence-transformers/all-mpnet-base-v2"
    assert (SHIPPED / "adapter_model.safetensors").stat().st_size <= 12.5e6
