"""Fit the small matching model to what the large one sees: how similar it finds the texts of a batch to each other.

    python -m training.matching.distil --data DATA --base MINILM --start ADAPTER --output DIR [--steps N]

The teacher is the accurate profile's matching model as shipped. A row has texts of one group, members and near misses,
and a batch has rows of every corpus; of each text the teacher's similarities to all others of the batch, as a
distribution, are what the student's have to come near (relational distillation; Park et al. 2019, Tung and Mori 2019).
So nothing need be alike but the order and the distances: teacher and student may have vectors of different length.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from rich.progress import track
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)

from streams.models.encoder import build_encoder
from streams.settings import load
from training.corpora import read
from training.matching.groups import Group
from training.matching.train import RATE, SCALE, SEED, WARMUP, InOrder, add_adapter
from training.matching.triples import groups_of

TEXTS = 8
"""Of a row: all of most families, whose three sides have about four texts each, in two rounds."""

MEMBERS = 4
"""Of a row's texts at most, so that half of them are near misses where the group has as many."""

BATCH = 24
"""Rows of a step: 192 texts, of which each is compared with 191."""

SHARES = {"families": 0.34, "frames": 0.14, "passages": 0.12, "argkp": 0.08, "factopolis": 0.12, "checkthat2a": 0.06,
          "mrpc": 0.04, "stsb": 0.10}
"""Of the rows. Families and factopolis have the floors that the small model has to meet (docs/matching.md)."""

EMBEDDED_TOGETHER = 512


class SimilarityDistillation(torch.nn.Module):
    """Kullback-Leibler divergence of the student's similarities in a batch from the teacher's.

    Args:
        model: the student.
        teacher: embeddings of unit length, float32, shape (texts, d).
        scale: inverse temperature of both distributions.
    """

    def __init__(self, model: SentenceTransformer, teacher: torch.Tensor, scale: float = SCALE) -> None:
        super().__init__()
        self.model = model
        self._teacher = teacher
        self._scale = scale

    def forward(self, features: Iterable[dict[str, torch.Tensor]], labels: torch.Tensor) -> torch.Tensor:
        """Mean over the texts of a batch.

        Args:
            features: of each column, tokenised.
            labels: rows of `teacher`, shape (batch, columns).
        """
        student = torch.cat([self.model(column)["sentence_embedding"] for column in features])
        teacher = self._teacher.to(student.device)[labels.T.reshape(-1)]
        return divergence(torch.nn.functional.normalize(student.float(), dim=1), teacher, self._scale)


def divergence(student: torch.Tensor, teacher: torch.Tensor, scale: float) -> torch.Tensor:
    """How far the student's distribution over the other texts is from the teacher's, mean over the texts.

    Args:
        student: unit length, shape (n, d).
        teacher: unit length, shape (n, any).
        scale: inverse temperature.
    """
    itself = torch.eye(len(student), dtype=torch.bool, device=student.device)
    logits, wanted = ((scale * vectors @ vectors.T).masked_fill(itself, -1e4) for vectors in (student, teacher))
    return torch.nn.functional.kl_div(
        logits.log_softmax(dim=1), wanted.log_softmax(dim=1), log_target=True, reduction="batchmean")


def rows_of(groups: Sequence[Group], wanted: int, rng: random.Random) -> list[list[str]]:
    """Rows of `TEXTS` texts: of a group up to `MEMBERS` members, near misses, and what is missing from other groups.

    Args:
        groups: of one corpus, each drawn from equally often, within one.
        wanted: rows.
        rng: decides everything.
    """
    others = [text for group in groups for text in group.members]
    rows: list[list[str]] = []
    while len(rows) < wanted:
        for group in rng.sample(groups, len(groups)):
            members = rng.sample(group.members, min(MEMBERS, len(group.members)))
            near = rng.sample(group.near, min(TEXTS - len(members), len(group.near)))
            filling = [rng.choice(others) for _ in range(TEXTS - len(members) - len(near))]
            rows.append([*members, *near, *filling])
    return rows[:wanted]


def mixed(data: Path, steps: int, rng: random.Random) -> list[list[str]]:
    """Rows of all corpora, `SHARES` of each, in random order."""
    groups = groups_of(data, rng)
    groups["stsb"] = [Group([row["a"], row["b"]]) for row in read(data, "paraphrase/stsb", "train", training=True)]
    rows = [row for name, share in SHARES.items() for row in rows_of(groups[name], round(share * steps * BATCH), rng)]
    rng.shuffle(rows)
    return rows


def seen_by_teacher(texts: Sequence[str], adapter: str | None, kept: Path | None = None) -> torch.Tensor:
    """The accurate profile's embeddings, unit length, shape (texts, d).

    Args:
        texts: all different.
        adapter: instead of the shipped one.
        kept: a file (.npz) of texts and embeddings of the same teacher: read, and written with what was missing.
    """
    vectors: dict[str, np.ndarray] = {}
    if kept and kept.exists():
        with np.load(kept) as file:
            vectors.update(zip(file["texts"].tolist(), file["vectors"].astype(np.float32), strict=True))
    # Batches of equal length.
    missing = sorted((text for text in texts if text not in vectors), key=len)
    if missing:
        encoder = build_encoder(load(profile="accurate", embedding_adapter=adapter))
        for start in track(range(0, len(missing), EMBEDDED_TOGETHER), "what the teacher sees"):
            part = missing[start : start + EMBEDDED_TOGETHER]
            vectors.update(zip(part, encoder.encode(part), strict=True))
        if kept:
            np.savez(kept, texts=np.array(list(vectors)), vectors=np.stack(list(vectors.values())).astype(np.float16))
    return torch.from_numpy(np.stack([vectors[text] for text in texts]))


def main() -> None:
    """Parse the options, fit, and write the adapter with `training.json` beside it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="of the student")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--start", type=Path, metavar="ADAPTER", help="of the student, to go on from")
    parser.add_argument("--teacher", metavar="ADAPTER", help="instead of the accurate profile's as shipped")
    parser.add_argument("--embedded", type=Path, metavar="FILE.npz", help="keeps what the teacher sees, for other runs")
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--tokens", type=int, default=64, help="read of a text in training")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--resume", action="store_true", help="from the last checkpoint in the output folder")
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    rows = mixed(options.data, options.steps, random.Random(options.seed))
    numbers = {text: number for number, text in enumerate(dict.fromkeys(text for row in rows for text in row))}
    teacher = seen_by_teacher(list(numbers), options.teacher, options.embedded)
    model = SentenceTransformer(str(options.base), local_files_only=True)
    model.max_seq_length = options.tokens
    add_adapter(model, options.start)
    table: list[dict[str, Any]] = [
        {**{f"text_{column}": text for column, text in enumerate(row)}, "label": [numbers[text] for text in row]}
        for row in rows]
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(options.output / "checkpoints"), num_train_epochs=1, per_device_train_batch_size=BATCH,
        learning_rate=options.rate, warmup_steps=WARMUP, lr_scheduler_type="linear", bf16=True, seed=options.seed,
        use_cpu=not torch.cuda.is_available(), batch_sampler=InOrder, logging_steps=10, save_steps=100,
        save_total_limit=1, report_to=[])
    trainer = SentenceTransformerTrainer(
        model=model, args=arguments, train_dataset=Dataset.from_list(table),
        loss=SimilarityDistillation(model, teacher))
    done = trainer.train(resume_from_checkpoint=options.resume or None)
    model[0].auto_model.save_pretrained(options.output / "adapter")
    summary = {"texts": len(numbers), "rows": len(rows), "batch": BATCH, "rate": options.rate, "seed": options.seed,
               "teacher": "matching-mpnet as shipped" if options.teacher is None else Path(options.teacher).name,
               "loss": round(float(done.training_loss), 4)}
    (options.output / "training.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
