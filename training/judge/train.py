"""Fit the judge: a LoRA adapter with a three-way head over the base encoder.

    python -m training.judge.train --data DATA --base BASE --output DIR [--mix NAME] [--pairs N] [--resume]
    python -m training.judge.train --drawn PAIRS.jsonl --base BASE --output DIR --batch 96 --minutes 8

Runs on two cores in bf16 autocast or on an accelerator where there is one; a checkpoint every `CHECKPOINT_STEPS` lets
an interrupted run go on with `--resume`. The learning rate is constant after a warm-up and falls linearly over the
last `DECAY_SHARE` of the run, which is so many steps or so many minutes long, whichever ends first.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from training.batches import batches
from training.checkpoint import keep, resume
from training.dropout import without_dropout
from training.judge.mix import MIXES, read_drawn, scaled, training_mix
from training.judge.pairs import NEUTRAL, NO_DISPUTE, SUPPORTS, Pair
from training.schedule import progress, rate_share

BATCH = 32
MAX_TOKENS = 144  # as many as 97 % of the pairs need; passages are the long ones
PART_TOKENS = {"cpu": 1536, "cuda": 65_536}  # activations of 1,536 tokens take about 2 GB in training
RATE = 3e-4
WARMUP_STEPS = 60
DECAY_SHARE = 0.35
LABEL_SMOOTHING = 0.05
CHECKPOINT_STEPS = 100
POOL = 40  # batches sorted by length together
WORKERS = 3  # processes that tokenise for an accelerator: one gives about 2,000 pairs a second
SEED = 20261126

LORA = LoraConfig(
    r=32, lora_alpha=64, modules_to_save=["classifier"],
    target_modules=["attn.q", "attn.k", "attn.v", "attn.o", "intermediate.dense", "output.dense"],
)

Part = tuple[dict[str, torch.Tensor], torch.Tensor]


def tokenised(tokenizer: Any, part_tokens: int, most: int = MAX_TOKENS) -> Callable[[list[Pair]], list[Part]]:
    """How a batch becomes inputs and labels, in parts of at most `part_tokens` tokens whose gradients are summed.

    Args:
        tokenizer: the base's.
        part_tokens: of a part; one pair may have more.
        most: tokens that are read of a pair.
    """

    def collate(batch: list[Pair]) -> list[Part]:
        read = tokenizer([p.later for p in batch], [p.earlier for p in batch], truncation="longest_first",
                         max_length=most)
        size = max(1, part_tokens // max(map(len, read["input_ids"])))
        parts = []
        for start in range(0, len(batch), size):
            inputs = tokenizer.pad({name: rows[start : start + size] for name, rows in read.items()},
                                   return_tensors="pt")
            parts.append((dict(inputs), torch.tensor([p.label for p in batch[start : start + size]])))
        return parts

    return collate


def loss_of(logits: torch.Tensor, labels: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Cross entropy, mean over pairs; of a pair that is known to be no dispute, that of the other two labels together.

    Args:
        logits: float32, (pairs, 3).
        labels: (pairs,), which may be `NO_DISPUTE`.
        smoothing: of the labels that are known.
    """
    labelled = labels != NO_DISPUTE
    known = torch.nn.functional.cross_entropy(
        logits[labelled], labels[labelled], label_smoothing=smoothing, reduction="sum")
    rest = logits[~labelled]
    kept = torch.logsumexp(rest, dim=1) - torch.logsumexp(rest[:, [SUPPORTS, NEUTRAL]], dim=1)
    return (known + kept.sum()) / len(labels)


def _drawn(options: argparse.Namespace) -> list[Pair]:
    if options.drawn:
        return read_drawn(options.drawn)
    if options.data is None:
        raise SystemExit("--data or --drawn is needed")
    return training_mix(options.data, options.seed, scaled(options.mix, options.pairs))


def main() -> None:
    """Parse the options, fit, and write the adapter in float16 with `training.json` beside it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--drawn", type=Path, help="pairs that training.judge.mix drew, with --mix and --seed")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--mix", choices=sorted(MIXES), default="first")
    parser.add_argument("--start", type=Path, help="adapter to go on from; without it a new one over the bare base")
    parser.add_argument("--pairs", type=int, help="scales the mix to so many pairs")
    parser.add_argument("--seed", type=int, default=SEED, help="of the draw of pairs; another one for a further run")
    parser.add_argument("--batch", type=int, default=BATCH, help="pairs of a step")
    parser.add_argument("--steps", type=int, help="end the run, its decay included, after so many steps")
    parser.add_argument("--minutes", type=float, help="end the run, its decay included, after so many minutes")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--smoothing", type=float, default=LABEL_SMOOTHING, help="of labels")
    parser.add_argument("--tokens", type=int, default=MAX_TOKENS, help="read of a pair in training")
    parser.add_argument("--dropout", action="store_true", help="keep the base's dropout: slower on a processor")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(options.base)
    pairs = _drawn(options)
    # Characters tell lengths apart well enough, and a million pairs are not tokenised twice.
    order = batches([len(p.later) + len(p.earlier) for p in pairs], options.batch, POOL, random.Random(options.seed))
    steps = min(options.steps or len(order), len(order))
    base = AutoModelForSequenceClassification.from_pretrained(options.base, num_labels=3)
    model: Any = (PeftModel.from_pretrained(base, options.start, is_trainable=True) if options.start
                              else get_peft_model(base, LORA)).float().to(device)
    if not options.dropout:
        without_dropout(model)
    weights = [p for p in model.parameters() if p.requires_grad]
    if device == "cuda":  # what is not trained need not be cast anew at every step
        for parameter in model.parameters():
            parameter.data = parameter.data if parameter.requires_grad else parameter.data.bfloat16()
    optimizer = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01, fused=device == "cuda")
    checkpoint = options.output / "checkpoint.pt"
    first = resume(checkpoint, weights, optimizer, device) if options.resume else 0
    options.output.mkdir(parents=True, exist_ok=True)
    print(f"{len(pairs)} pairs, {steps} steps, {sum(p.numel() for p in weights):,} weights, from step {first}",
          flush=True)

    loader: Any = torch.utils.data.DataLoader(
        pairs, batch_sampler=order[first:steps], num_workers=WORKERS if device == "cuda" else 0,  # type: ignore[arg-type]
        collate_fn=tokenised(tokenizer, PART_TOKENS[device], options.tokens),
        prefetch_factor=8 if device == "cuda" else None)
    model.train()
    started, seen, step = time.monotonic(), 0, first
    running = torch.zeros((), device=device)
    for step, parts in enumerate(loader, start=first):
        done = progress(step, steps, time.monotonic() - started, options.minutes)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = options.rate * rate_share(step, done, WARMUP_STEPS, DECAY_SHARE)
        optimizer.zero_grad()
        count, loss = sum(len(labels) for _, labels in parts), torch.zeros((), device=device)
        for inputs, labels in parts:
            with torch.autocast(device, dtype=torch.bfloat16):
                logits = model(**{name: value.to(device, non_blocking=True) for name, value in inputs.items()}).logits
            share = loss_of(logits.float(), labels.to(device), options.smoothing) * (len(labels) / count)
            share.backward()  # type: ignore[no-untyped-call]
            loss += share.detach()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        seen += count
        running = loss if step == first else 0.98 * running + 0.02 * loss
        if step % 20 == 0:
            speed = seen / (time.monotonic() - started)
            print(f"step {step} loss {running.item():.3f} {speed:.1f} pairs/s", flush=True)
        if (step + 1) % CHECKPOINT_STEPS == 0:
            keep(checkpoint, weights, optimizer, step + 1)
    for parameter in weights:
        parameter.data = parameter.data.half()
    model.save_pretrained(options.output / "adapter")
    summary = {"pairs": first * options.batch + seen, "mix": scaled(options.mix, options.pairs), "seed": options.seed,
               "batch": options.batch, "dropout": options.dropout, "rate": options.rate, "smoothing": options.smoothing,
               "start": options.start.name if options.start else None, "loss": round(running.item(), 4)}
    (options.output / "training.json").write_text(json.dumps(summary, indent=2) + "\n")


if __name__ == "__main__":
    main()
