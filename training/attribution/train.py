"""Fit the attribution tagger: a LoRA adapter and a head over the base encoder, on PolNeAR's training part.

    python -m training.attribution.train --data DATA --base BASE --output DIR [--epochs N] [--resume]

The loss is the negative log-likelihood of a linear-chain CRF (Lafferty et al. 2001) per word, plus the linker's cross
entropy: which cue a content belongs to, which source a cue has, or none. Runs on two cores in bf16 autocast, or on an
accelerator; `--resume` goes on from the last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from safetensors.torch import save_file
from transformers import AutoModel, AutoTokenizer

from streams.extract.tagger.tags import LABELS, allowed
from streams.extract.tagger.wordpieces import FEATURES
from streams.models.span_tagger import SpanTagger, head_state
from training.attribution.windows import Batch, Cut, collate, cut, distances, labelled
from training.batches import batches
from training.checkpoint import keep, resume
from training.corpora import read
from training.schedule import progress, rate_share

CORPUS = "quotes/polnear"
BATCH = 8  # windows; 2,048 wordpieces
POOL = 20  # batches sorted by length together
RATE, HEAD_RATE = 4e-4, 1e-3
WARMUP_STEPS = 60
DECAY_SHARE = 0.5  # of the run, at its end, over which the rate falls linearly
LINK_WEIGHT = 0.2  # the linker is learnt long before the labels are
CHECKPOINT_STEPS = 50
SEED = 20261126

LORA = LoraConfig(
    r=32, lora_alpha=64, lora_dropout=0.05,
    target_modules=["attn.q", "attn.k", "attn.v", "attn.o", "intermediate.dense", "output.dense"],
)


def crf_loss(model: SpanTagger, emissions: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Negative log-likelihood of label sequences, summed over rows.

    Args:
        model: its transitions and start scores are used; a window may begin inside a span.
        emissions: (rows, words, labels), float32.
        labels: (rows, words), -1 past the end of a row.
    """
    steps = model.transitions.masked_fill(~torch.from_numpy(allowed()).to(emissions.device), -1e4)
    known, gold = labels >= 0, labels.clamp(min=0)
    picked = emissions.gather(2, gold.unsqueeze(-1)).squeeze(-1)
    moves = steps[gold[:, :-1], gold[:, 1:]]
    right = (picked * known).sum(1) + model.start[gold[:, 0]] + (moves * known[:, 1:]).sum(1)
    score = model.start + emissions[:, 0]
    for at in range(1, emissions.shape[1]):
        reach = torch.logsumexp(score.unsqueeze(2) + steps, dim=1) + emissions[:, at]
        score = torch.where(known[:, at].unsqueeze(1), reach, score)
    return (torch.logsumexp(score, dim=1) - right).sum()


def link_loss(model: SpanTagger, hidden: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Cross entropy of the linker on the true spans of each window, mean over decisions."""
    losses = []
    for row, (spans, pairs) in enumerate(batch.links):
        cues = [i for i, span in enumerate(spans) if span[0] == "cue"]
        others = [i for i, span in enumerate(spans) if span[0] != "cue"]
        if not cues or not others:
            continue
        words = hidden[row, batch.first[row]]
        ends = {i: (words[spans[i][1]] + words[spans[i][2] - 1]) / 2 for i in cues + others}
        scores = model.link(
            model.as_cue(torch.stack([ends[i] for i in cues])), model.as_span(torch.stack([ends[i] for i in others])),
            distances([spans[i][1:] for i in cues], [spans[i][1:] for i in others]).to(hidden.device)).float()
        for column, other in enumerate(others):
            if spans[other][0] != "content":
                continue
            owners = [n for n, cue in enumerate(cues) if (cue, other) in pairs]
            target = owners[0] if owners else len(cues)
            choice = torch.cat([scores[:, column], model.no_link[:1]])
            losses.append(torch.nn.functional.cross_entropy(choice[None], torch.tensor([target], device=hidden.device)))
        sources = [n for n, other in enumerate(others) if spans[other][0] == "source"]
        for n, cue in enumerate(cues):
            owned = [m for m, column in enumerate(sources) if (cue, others[column]) in pairs]
            target = owned[0] if owned else len(sources)
            choice = torch.cat([scores[n, sources], model.no_link[1:]])
            losses.append(torch.nn.functional.cross_entropy(choice[None], torch.tensor([target], device=hidden.device)))
    return torch.stack(losses).mean() if losses else hidden.sum() * 0


def main() -> None:
    """Parse the options, fit, and write adapter and head with `training.json` beside them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=BATCH, help="windows of a step")
    parser.add_argument("--minutes", type=float, help="end the run, its decay included, after so many minutes")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args()

    torch.manual_seed(SEED)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = AutoTokenizer.from_pretrained(options.base)
    rows = read(options.data, CORPUS, "train", training=True)
    order: list[list[Cut]] = []
    for epoch in range(options.epochs):
        rng = random.Random(SEED + epoch)
        cuts = [part for row in rows for part in cut(labelled(row, tokenizer, rng), rng)]
        rng.shuffle(cuts)
        lengths = [c.end - c.start for c in cuts]
        order += [[cuts[i] for i in batch] for batch in batches(lengths, options.batch, POOL, rng)]
    model = SpanTagger(get_peft_model(AutoModel.from_pretrained(options.base), LORA), len(LABELS), FEATURES).to(device)
    adapter = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder.")]
    head = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("encoder.")]
    weights = adapter + head
    optimizer = torch.optim.AdamW([{"params": adapter, "rate": RATE}, {"params": head, "rate": HEAD_RATE}],
                                  lr=RATE, weight_decay=0.01)
    checkpoint = options.output / "checkpoint.pt"
    first = resume(checkpoint, weights, optimizer, device) if options.resume else 0
    options.output.mkdir(parents=True, exist_ok=True)
    print(f"{len(rows)} articles, {len(order)} steps, {sum(p.numel() for p in weights):,} weights, from step {first}",
          flush=True)

    model.train()
    started, running = time.monotonic(), {"label": 0.0, "link": 0.0}
    step = first
    for step in range(first, len(order)):
        done = progress(step, len(order), time.monotonic() - started, options.minutes)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * rate_share(step, done, WARMUP_STEPS, DECAY_SHARE)
        batch = collate(order[step], tokenizer)
        with torch.autocast(device, dtype=torch.bfloat16):
            hidden = model.encode(batch.ids.to(device), batch.mask.to(device), batch.features.to(device))
        hidden = hidden.float()
        gathered = hidden.gather(1, batch.first.to(device).unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        labels = batch.labels.to(device)
        label = crf_loss(model, model.labels(gathered), labels) / (labels >= 0).sum()
        link = link_loss(model, hidden, batch)
        optimizer.zero_grad()
        (label + LINK_WEIGHT * link).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        share = 0.05 if step > first else 1.0
        for name, loss in (("label", label), ("link", link)):
            running[name] += share * (loss.item() - running[name])
        if step % 20 == 0:
            speed = (step + 1 - first) * options.batch / (time.monotonic() - started)
            print(f"step {step} label {running['label']:.4f} link {running['link']:.3f} {speed:.2f} windows/s",
                  flush=True)
        if (step + 1) % CHECKPOINT_STEPS == 0:
            keep(checkpoint, weights, optimizer, step + 1)
    for parameter in weights:
        parameter.data = parameter.data.half()
    model.encoder.save_pretrained(options.output / "adapter")
    save_file({name: value.contiguous() for name, value in head_state(model).items()},
              options.output / "head.safetensors")
    summary = {"articles": len(rows), "steps": step + 1, "steps_an_epoch": len(order) // options.epochs,
               "batch": options.batch, "seed": SEED,
               "loss": {name: round(value, 4) for name, value in running.items()}}
    (options.output / "training.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
