"""Fit the judge: a LoRA adapter with a three-way head over the base encoder.

    python -m training.judge.train --data DATA --base BASE --output DIR [--pairs N] [--resume]

Runs on two cores in bf16 autocast or on an accelerator where there is one; a checkpoint every `CHECKPOINT_STEPS` lets
an interrupted run go on with `--resume`. The learning rate is constant after a warm-up and falls linearly over the
last `DECAY_SHARE` of the run, so that the length can be chosen without refitting a schedule.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from training.judge.pairs import Pair, training_mix

MIX = {
    "frames": 14_000, "families": 12_500, "passages": 11_500,
    "lingnli": 4_000, "perspectrum": 2_500, "cad": 1_500, "fever_rte": 1_500,
}
BATCH = 32
MAX_TOKENS = 144  # as many as 97 % of the pairs need; passages are the long ones
PART_TOKENS = 1536  # activations of so many tokens take about 2 GB in training
RATE = 3e-4
WARMUP_STEPS = 60
DECAY_SHARE = 0.35
LABEL_SMOOTHING = 0.05
CHECKPOINT_STEPS = 100
POOL = 40  # batches sorted by length together: little padding, still well mixed
SEED = 20261126

LORA = LoraConfig(
    r=32, lora_alpha=64, lora_dropout=0.05, modules_to_save=["classifier"],
    target_modules=["attn.q", "attn.k", "attn.v", "attn.o", "intermediate.dense", "output.dense"],
)


def batches(pairs: list[Pair], lengths: list[int], rng: random.Random) -> list[list[int]]:
    """Indices of `pairs` in batches of similar length, the batches of each pool in random order."""
    order: list[list[int]] = []
    for start in range(0, len(pairs), BATCH * POOL):
        pool = sorted(range(start, min(start + BATCH * POOL, len(pairs))), key=lengths.__getitem__)
        chunks = [pool[i : i + BATCH] for i in range(0, len(pool), BATCH)]
        rng.shuffle(chunks)
        order += chunks
    return order


def _parts(batch: list[int], lengths: list[int]) -> list[list[int]]:
    """The batch in parts of at most `PART_TOKENS` tokens, whose gradients are summed."""
    size = max(1, PART_TOKENS // min(MAX_TOKENS, max(lengths[i] for i in batch)))
    return [batch[i : i + size] for i in range(0, len(batch), size)]


def rate_at(step: int, steps: int) -> float:
    """Learning rate: linear warm-up, constant, linear fall to 2 % over the last `DECAY_SHARE`."""
    if step < WARMUP_STEPS:
        return RATE * (step + 1) / WARMUP_STEPS
    decay_from = int(steps * (1 - DECAY_SHARE))
    if step < decay_from:
        return RATE
    return RATE * max(0.02, 1 - (step - decay_from) / max(1, steps - decay_from))


def main() -> None:
    """Parse the options, fit, and write the adapter in float16 with `training.json` beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=sum(MIX.values()))
    parser.add_argument("--steps", type=int, help="end the run, its decay included, after so many steps")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()

    torch.manual_seed(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(options.base)
    scale = options.pairs / sum(MIX.values())
    pairs = training_mix(options.data, SEED, {name: round(n * scale) for name, n in MIX.items()})
    lengths = [len(ids) for ids in tokenizer([p.later for p in pairs], [p.earlier for p in pairs])["input_ids"]]
    order = batches(pairs, lengths, random.Random(SEED))
    steps = min(options.steps or len(order), len(order))
    base = AutoModelForSequenceClassification.from_pretrained(options.base, num_labels=3)
    model = get_peft_model(base, LORA).to(device)
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    checkpoint, step = options.output / "checkpoint.pt", 0
    if options.resume and checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device)
        for parameter, value in zip(weights, saved["weights"], strict=True):
            parameter.data.copy_(value)
        optimizer.load_state_dict(saved["optimizer"])
        step = saved["step"]
    options.output.mkdir(parents=True, exist_ok=True)
    print(f"{len(pairs)} pairs, {steps} steps, {sum(p.numel() for p in weights):,} weights, from step {step}")

    model.train()
    started, seen, first = time.monotonic(), 0, step
    running: float | None = None
    for step in range(first, steps):
        for group in optimizer.param_groups:
            group["lr"] = rate_at(step, steps)
        optimizer.zero_grad()
        loss = 0.0
        for part in _parts(order[step], lengths):
            chosen = [pairs[i] for i in part]
            inputs = tokenizer([p.later for p in chosen], [p.earlier for p in chosen], padding=True,
                               truncation="longest_first", max_length=MAX_TOKENS, return_tensors="pt").to(device)
            labels = torch.tensor([p.label for p in chosen], device=device)
            with torch.autocast(device, dtype=torch.bfloat16):
                logits = model(**inputs).logits
            share = torch.nn.functional.cross_entropy(
                logits.float(), labels, label_smoothing=LABEL_SMOOTHING) * (len(part) / len(order[step]))
            share.backward()  # type: ignore[no-untyped-call]
            loss += share.item()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        seen += len(order[step])
        running = loss if running is None else 0.98 * running + 0.02 * loss
        if step % 20 == 0:
            print(f"step {step} loss {running:.3f} {seen / (time.monotonic() - started):.1f} pairs/s", flush=True)
        if (step + 1) % CHECKPOINT_STEPS == 0:
            partial = checkpoint.with_suffix(".partial")
            torch.save({"weights": [p.data for p in weights], "optimizer": optimizer.state_dict(), "step": step + 1},
                       partial)
            partial.replace(checkpoint)
    for parameter in weights:
        parameter.data = parameter.data.half()
    model.save_pretrained(options.output / "adapter")
    summary = {"pairs": min(len(pairs), steps * BATCH), "mix": MIX, "seed": SEED, "loss": round(running or 0.0, 4)}
    (options.output / "training.json").write_text(json.dumps(summary, indent=2) + "\n")


if __name__ == "__main__":
    main()
