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
from typing import Any

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from training.batches import batches
from training.checkpoint import keep, resume
from training.dropout import without_dropout
from training.judge.mix import MIXES, training_mix

BATCH = 32
MAX_TOKENS = 144  # as many as 97 % of the pairs need; passages are the long ones
PART_TOKENS = 1536  # activations of so many tokens take about 2 GB in training
RATE = 3e-4
WARMUP_STEPS = 60
DECAY_SHARE = 0.35
LABEL_SMOOTHING = 0.05
CHECKPOINT_STEPS = 100
POOL = 40  # batches sorted by length together
SEED = 20261126

LORA = LoraConfig(
    r=32, lora_alpha=64, modules_to_save=["classifier"],
    target_modules=["attn.q", "attn.k", "attn.v", "attn.o", "intermediate.dense", "output.dense"],
)


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
    parser.add_argument("--mix", choices=sorted(MIXES), default="first")
    parser.add_argument("--start", type=Path, help="adapter to go on from; without it a new one over the bare base")
    parser.add_argument("--pairs", type=int, help="scales the mix to so many pairs")
    parser.add_argument("--seed", type=int, default=SEED, help="of the draw of pairs; another one for a further run")
    parser.add_argument("--steps", type=int, help="end the run, its decay included, after so many steps")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(options.base)
    mix = MIXES[options.mix]
    scale = options.pairs / sum(mix.values()) if options.pairs else 1.0
    pairs = training_mix(options.data, options.seed, {name: round(n * scale) for name, n in mix.items()})
    lengths = [len(ids) for ids in tokenizer([p.later for p in pairs], [p.earlier for p in pairs])["input_ids"]]
    order = batches(lengths, BATCH, POOL, random.Random(options.seed))
    steps = min(options.steps or len(order), len(order))
    base = AutoModelForSequenceClassification.from_pretrained(options.base, num_labels=3)
    model: Any = (PeftModel.from_pretrained(base, options.start, is_trainable=True) if options.start
                              else get_peft_model(base, LORA)).float().to(device)
    without_dropout(model)
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    checkpoint = options.output / "checkpoint.pt"
    first = resume(checkpoint, weights, optimizer, device) if options.resume else 0
    options.output.mkdir(parents=True, exist_ok=True)
    print(f"{len(pairs)} pairs, {steps} steps, {sum(p.numel() for p in weights):,} weights, from step {first}")

    model.train()
    started, seen = time.monotonic(), 0
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
            keep(checkpoint, weights, optimizer, step + 1)
    for parameter in weights:
        parameter.data = parameter.data.half()
    model.save_pretrained(options.output / "adapter")
    summary = {"pairs": min(len(pairs), steps * BATCH), "mix": mix, "seed": options.seed,
               "start": options.start.name if options.start else None, "loss": round(running or 0.0, 4)}
    (options.output / "training.json").write_text(json.dumps(summary, indent=2) + "\n")


if __name__ == "__main__":
    main()
