from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from peft import LoraConfig, get_peft_model
from transformers import MPNetConfig, MPNetForSequenceClassification

from streams.errors import ModelError
from streams.models.adapters import AdaptedModel, base_of
from streams.models.thread import ModelThread

VOCABULARY = 60


def tiny_base(folder: Path) -> Path:
    torch.manual_seed(1)
    config = MPNetConfig(vocab_size=VOCABULARY, hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
                         intermediate_size=32, max_position_embeddings=40, num_labels=3)
    MPNetForSequenceClassification(config).save_pretrained(folder)
    return folder


def tiny_adapter(base: Path, folder: Path, seed: int) -> Path:
    torch.manual_seed(seed)
    model = get_peft_model(MPNetForSequenceClassification.from_pretrained(base), LoraConfig(
        r=4, lora_alpha=8, target_modules=["attn.q", "attn.v"], modules_to_save=["classifier"]))
    for parameter in model.parameters():
        if parameter.requires_grad:
            torch.nn.init.normal_(parameter, std=0.5)
    model.save_pretrained(folder)
    return folder


def inputs(seed: int) -> dict[str, torch.Tensor]:
    ids = torch.randint(5, VOCABULARY, (2, 12), generator=torch.Generator().manual_seed(seed))
    return {"input_ids": ids, "attention_mask": torch.ones_like(ids)}


@pytest.fixture(scope="module")
def two_adapters(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiny")
    base = tiny_base(folder / "base")
    adapters = {name: tiny_adapter(base, folder / name, seed) for seed, name in enumerate(("judge", "tagger"), start=7)}
    return base, adapters


def test_interleaved_adapters_answer_as_they_do_one_after_the_other(two_adapters) -> None:
    model = AdaptedModel(*two_adapters, labels=3)
    thread = ModelThread()

    def unit(adapter: str, seed: int) -> np.ndarray:
        with torch.inference_mode():
            return model.logits(adapter, inputs(seed)).numpy()

    wanted = {(name, seed): unit(name, seed) for name in ("judge", "tagger") for seed in range(20)}
    assert not np.allclose(wanted["judge", 0], wanted["tagger", 0])
    with ThreadPoolExecutor(4) as callers:
        calls = {key: callers.submit(thread.run_now, unit, *key) for key in sorted(wanted, key=lambda k: k[::-1])}
    for key, call in calls.items():
        assert np.array_equal(call.result(), wanted[key]), key


def test_one_adapter_is_merged_and_says_the_same(two_adapters) -> None:
    base, adapters = two_adapters
    both, alone = AdaptedModel(base, adapters, labels=3), AdaptedModel(base, {"judge": adapters["judge"]}, labels=3)
    with torch.inference_mode():
        assert torch.allclose(both.logits("judge", inputs(1)), alone.logits("judge", inputs(1)), atol=1e-4)


def test_an_unknown_adapter_is_named(two_adapters) -> None:
    with pytest.raises(ModelError, match=r"no adapter 'other'; loaded: judge, tagger"):
        AdaptedModel(*two_adapters, labels=3).logits("other", inputs(1))


def test_the_base_of_an_adapter_is_read_from_its_configuration(two_adapters, tmp_path) -> None:
    base, adapters = two_adapters
    assert base_of(adapters["judge"]) == base.name
    with pytest.raises(ModelError, match=r"adapter_config\.json cannot be read"):
        base_of(tmp_path)


def test_all_work_runs_in_one_thread_in_order() -> None:
    seen: list[tuple[int, str]] = []

    def unit(number: int) -> None:
        time.sleep(0.002 * (5 - number))
        seen.append((number, threading.current_thread().name))

    futures = [ModelThread().submit(unit, number) for number in range(5)]
    for future in futures:
        future.result()
    assert [number for number, _ in seen] == list(range(5))
    assert len({name for _, name in seen}) == 1


def test_the_event_loop_stays_free_and_gets_result_or_exception() -> None:
    async def main() -> tuple[int, int]:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                await asyncio.sleep(0.005)
                ticks += 1

        ticking = asyncio.create_task(tick())
        result = await ModelThread().run(lambda x: time.sleep(0.2) or x + 1, 41)
        with pytest.raises(ZeroDivisionError):
            await ModelThread().run(lambda: 1 // 0)
        ticking.cancel()
        return result, ticks

    result, ticks = asyncio.run(main())
    assert result == 42
    assert ticks >= 5


def test_work_inside_the_model_thread_does_not_wait_for_itself() -> None:
    thread = ModelThread()
    assert thread.run_now(lambda: thread.run_now(lambda: 7)) == 7
