"""Fit the matching model: a LoRA adapter over a base encoder, with sentence-transformers' own trainer and losses.

    python -m training.matching.train --data DATA --base BASE --output DIR [--start ADAPTER] [--rounds NAME=N ...]

Two losses take turns, a batch each in proportion to their rows: multiple-negatives ranking over (anchor, positive, four
near misses), where all texts of the other rows of a batch are negatives too; and CoSENT over STS-B, which keeps general
similarity in order. BASE is MPNet's or MiniLM's folder. With `--start` a trained adapter goes on; with `--rounds` only
the named corpora (and STS-B) are drawn from. An accelerator is used where there is one, else bf16 autocast.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from peft import LoraConfig
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.sentence_transformer.losses import CoSENTLoss, MultipleNegativesRankingLoss

from training.corpora import read
from training.dropout import without_dropout
from training.matching.groups import Nearest
from training.matching.near_misses import nearest_wrong
from training.matching.triples import ROUNDS, TIMELINES, groups_of, triples

BATCH = 32
MAX_TOKENS = 48  # nine texts in ten have no more; 256 are read when embedding
SCALE = 20.0  # inverse temperature of the ranking loss, the library's default
RATE = 4e-4
WARMUP = 0.06
SEED = 20261126

TARGETS = {
    "mpnet": ["attn.q", "attn.k", "attn.v", "attn.o", "intermediate.dense", "output.dense"],
    "bert": ["query", "key", "value", "intermediate.dense", "output.dense"],
}
RANK = {"mpnet": 32, "bert": 32}
"""10.6 MB over MPNet and 2.7 MB over MiniLM in float16: 36 MB with judge and tagger, of the 45 MB shipped in all."""


class InOrder(DefaultBatchSampler):  # type: ignore[misc]
    """Batches of the rows as they come: `triples` has seen to their order."""

    def __init__(self, dataset: Dataset, batch_size: int, drop_last: bool, **_: Any) -> None:
        super().__init__(range(len(dataset)), batch_size=batch_size, drop_last=drop_last)
        self._batches = [list(range(start, min(start + batch_size, len(dataset))))
                         for start in range(0, len(dataset), batch_size)]

    def __iter__(self) -> Iterator[list[int]]:
        """The batches in order."""
        return iter(self._batches)

    def __len__(self) -> int:
        return len(self._batches)


def training_sets(
    data: Path, share: float, seed: int, batch: int, *, whole_rounds: bool = False, nearest: Nearest | None = None,
    rounds_of: Mapping[str, float] = ROUNDS, timelines: Path | None = None,
) -> dict[str, Dataset]:
    """A set of rows for each corpus: `share` of what its rounds give, in whole batches.

    Past a share of 1 the groups are drawn anew, frames with other fillings.

    Args:
        data: folder of the corpora.
        share: of the rounds.
        seed: decides the rows.
        batch: rows of a batch.
        whole_rounds: whole rounds only, and one of each corpus at least.
        nearest: finds near misses among the checked claims.
        rounds_of: how often each group of a corpus is drawn from; a corpus that is not named is left out.
        timelines: statements that `training.judge.timelines` wrote.
    """
    rng = random.Random(seed)
    rows: dict[str, list[dict[str, Any]]] = {}
    for turn in range(math.ceil(share)):
        part = min(1.0, share - turn)
        for name, groups in groups_of(data, rng, nearest, timelines).items():
            if name not in rounds_of:
                continue
            rounds = max(1.0, round(rounds_of[name] * part)) if whole_rounds else rounds_of[name] * part
            wanted = max(batch, round(rounds * len(groups)) // batch * batch)
            others = [text for group in groups for text in group.members]
            drawn = triples(groups, others, math.ceil(rounds), rng)[:wanted]
            rows.setdefault(name, []).extend(row.columns() for row in drawn)
        scored = read(data, "paraphrase/stsb", "train", training=True)
        rng.shuffle(scored)
        rows.setdefault("stsb", []).extend(
            {"a": row["a"], "b": row["b"], "score": row["score"] / 5} for row in scored[: round(len(scored) * part)])
    return {name: Dataset.from_list(drawn) for name, drawn in rows.items()}


def rounds_of(text: str) -> tuple[str, float]:
    """A corpus and its rounds, from `NAME=N`.

    Raises:
        argparse.ArgumentTypeError: the name is neither one of `ROUNDS` nor `TIMELINES`, or N is no number above 0.
    """
    name, _, number = text.partition("=")
    try:
        rounds = float(number)
    except ValueError:
        rounds = 0.0
    if name not in (*ROUNDS, TIMELINES) or not rounds > 0:
        raise argparse.ArgumentTypeError(
            f"{text!r}: expected is NAME=N with a name of {', '.join((*ROUNDS, TIMELINES))} and N above 0")
    return name, rounds


def add_adapter(model: SentenceTransformer, start: Path | None, rank: int | None = None) -> None:
    """Put an adapter over a base and take its dropout away.

    Args:
        model: MPNet or MiniLM, bare.
        start: folder of an adapter to go on from; without it a new one is made.
        rank: of a new one, instead of that of `RANK`.
    """
    kind = model[0].auto_model.config.model_type
    rank = rank or RANK[kind]
    if start:
        model[0].auto_model.load_adapter(str(start), is_trainable=True)
    else:
        model[0].auto_model.add_adapter(LoraConfig(
            r=rank, lora_alpha=2 * rank, target_modules=TARGETS[kind], task_type="FEATURE_EXTRACTION"))
    without_dropout(model)


def main() -> None:
    """Parse the options, fit, and write the adapter with `training.json` beside it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--start", type=Path, metavar="ADAPTER", help="folder of an adapter to go on from")
    parser.add_argument("--share", type=float, default=1.0, help="of the rounds of every corpus")
    parser.add_argument("--rounds", type=rounds_of, nargs="+", metavar="NAME=N", help="instead of those of `ROUNDS`")
    parser.add_argument("--timelines", type=Path, help="what training.judge.timelines wrote, for timelines=N")
    parser.add_argument("--whole-rounds", action="store_true", help="one round of each corpus at least")
    parser.add_argument("--tokens", type=int, default=MAX_TOKENS, help="read of a text in training")
    parser.add_argument("--batch", type=int, default=BATCH, help="rows of a step; each has six texts")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--rank", type=int, help="of the adapter, instead of that of `RANK`")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--resume", action="store_true", help="from the last checkpoint in the output folder")
    options = parser.parse_args()
    if options.rounds and TIMELINES in dict(options.rounds) and options.timelines is None:
        parser.error(f"--rounds {TIMELINES}=N needs --timelines")

    torch.manual_seed(options.seed)
    model = SentenceTransformer(str(options.base), local_files_only=True)
    model.max_seq_length = options.tokens
    mined: dict[str, list[str]] = {}

    def nearest(right: Mapping[str, Sequence[str]], corpus: Sequence[str]) -> dict[str, list[str]]:
        if not mined:  # the same every round: what the bare base is nearest to
            mined.update(nearest_wrong(model, right, corpus))
        return mined

    sets = training_sets(options.data, options.share, options.seed, options.batch, whole_rounds=options.whole_rounds,
                         nearest=nearest, rounds_of=dict(options.rounds) if options.rounds else ROUNDS,
                         timelines=options.timelines)
    add_adapter(model, options.start, options.rank)
    ranking = MultipleNegativesRankingLoss(model, scale=SCALE)
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(options.output / "checkpoints"), num_train_epochs=1, per_device_train_batch_size=options.batch,
        learning_rate=options.rate, warmup_steps=WARMUP, lr_scheduler_type="linear", bf16=True, seed=options.seed,
        use_cpu=not torch.cuda.is_available(), batch_sampler=InOrder, multi_dataset_batch_sampler="proportional",
        logging_steps=20, save_steps=200, save_total_limit=1, report_to=[], dataloader_drop_last=False)
    trainer = SentenceTransformerTrainer(
        model=model, args=arguments, train_dataset=sets,
        loss={name: CoSENTLoss(model) if name == "stsb" else ranking for name in sets})
    done = trainer.train(resume_from_checkpoint=options.resume or None)
    model[0].auto_model.save_pretrained(options.output / "adapter")
    summary = {"rows": {name: len(rows) for name, rows in sets.items()}, "seed": options.seed, "rate": options.rate,
               "batch": options.batch,
               "loss": round(float(done.training_loss), 4)}
    (options.output / "training.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
