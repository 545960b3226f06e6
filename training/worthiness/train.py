"""Fit a check-worthiness head: logistic regression over the embedding of a sentence, calibrated.

    python -m training.worthiness.train --data DATA --base BASE --output DIR [--adapter DIR] \
        [--sentences N] [--cache DIR]

With `--adapter` the head is fitted over embeddings under that matching adapter and belongs beside it.

Sentences of political debates, labelled check-worthy or not, from ClaimBuster and CheckThat! 2024. The two overlap:
a sentence counts once, and no sentence of a dev part, whatever its corpus, is trained on. The strength of the
regularisation is chosen by cross-validated log loss; a logistic curve fitted on the logits of held-out folds (Platt)
is folded into the weights, so the head's output is a probability. The scores printed are those of the model card.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, f1_score, log_loss
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from streams.extract.worthiness import ADAPTED_HEAD, HEADS
from streams.ids import normalise
from streams.models.adapters import apply_adapter
from streams.models.pinned import sha256
from training.corpora import Row, Split, read

Floats = npt.NDArray[np.float32]
Labelled = dict[str, int]

CORPORA = ("checkworthy/claimbuster", "checkworthy/checkthat2024")
SEED = 20261126
FOLDS = 5
STRENGTHS = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0)  # inverse regularisation; log loss is worse at both ends on either base
BATCH = 64
MAX_TOKENS = 96  # 99.9 % of the sentences are shorter


LABELS: dict[str | int, int] = {"Yes": 1, "No": 0, 1: 1, 0: 0, -1: 0}
"""CheckThat!'s words and ClaimBuster's numbers (-1: no statement of fact, 0: an unimportant one); 1 is check-worthy."""


def sentences(rows: Iterable[Row]) -> Labelled:
    """Each sentence with its label, 1 for check-worthy; a repeated sentence keeps its first label.

    Raises:
        ValueError: a row has no text, or a label that is none of `LABELS`.
    """
    found: Labelled = {}
    for row in rows:
        text, label = row.get("text"), row.get("label")
        if not text or label not in LABELS:
            raise ValueError(f"row with text {str(text)[:40]!r} and label {label!r}; labels are Yes, No, 1, 0, -1")
        found.setdefault(text, LABELS[label])
    return found


def labelled(data: Path, name: str, split: Split, *, training: bool = False) -> Labelled:
    """Sentences of one part of a corpus.

    Raises:
        NotShippable: they are asked for training, and the corpus may only be measured with.
    """
    return sentences(read(data, name, split, training=training))


def training_sentences(data: Path, limit: int, dev: list[Labelled]) -> Labelled:
    """All of ClaimBuster's training part, then a random sample of CheckThat!'s up to `limit`, none of them in `dev`."""
    seen = {normalise(text) for part in dev for text in part}
    chosen: Labelled = {}
    rng = random.Random(SEED)
    for name in CORPORA:
        part = list(labelled(data, name, "train", training=True).items())
        rng.shuffle(part)
        for text, label in part:
            key = normalise(text)
            if len(chosen) < limit and key not in seen:
                seen.add(key)
                chosen[text] = label
    return chosen


def embed(base: Path, adapter: Path | None, texts: list[str], cache: Path | None) -> Floats:
    """Unit-length embeddings, shape (n, d), read from `cache` when these texts were embedded before."""
    under = [sha256(adapter / "adapter_model.safetensors")] if adapter else []
    digest = hashlib.sha256(json.dumps([base.name, *under, texts]).encode()).hexdigest()[:16]
    kept = cache / f"worthiness-{digest}.npy" if cache else None
    if kept is not None and kept.exists():
        return np.asarray(np.load(kept), dtype=np.float32)
    encoder = SentenceTransformer(str(base))
    if adapter is not None:
        apply_adapter(encoder, adapter)
    encoder.max_seq_length = MAX_TOKENS
    # bf16 is four times as fast on two cores; against fp32 no score of the small head moved by more than 0.002.
    with torch.autocast(encoder.device.type, dtype=torch.bfloat16):
        vectors = np.asarray(encoder.encode(texts, batch_size=BATCH, show_progress_bar=True), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.save(kept, vectors)
    return vectors


def fit(vectors: Floats, labels: npt.NDArray[np.int64]) -> tuple[Floats, float, float]:
    """Weights (d,), bias and the chosen inverse regularisation of the calibrated head."""
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    best: tuple[float, float, npt.NDArray[np.float64]] | None = None
    for strength in STRENGTHS:
        model = LogisticRegression(C=strength, max_iter=2000)
        logits = cross_val_predict(model, vectors, labels, cv=folds, method="decision_function")
        loss = log_loss(labels, 1 / (1 + np.exp(-logits)))
        print(f"C {strength}: log loss {loss:.4f}")
        if best is None or loss < best[0]:
            best = (loss, strength, logits)
    assert best is not None
    _, strength, logits = best
    platt = LogisticRegression(C=1e6).fit(logits[:, None], labels)
    model = LogisticRegression(C=strength, max_iter=2000).fit(vectors, labels)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    return (model.coef_[0] * slope).astype(np.float32), float(model.intercept_[0]) * slope + shift, strength


def scores(probabilities: npt.NDArray[np.floating], labels: npt.NDArray[np.int64]) -> dict[str, float]:
    """F1 at one half, average precision, Brier score and expected calibration error over ten bins.

    Args:
        probabilities: of being check-worthy, (n,).
        labels: 1 for check-worthy, (n,).
    """
    bins = np.minimum((probabilities * 10).astype(int), 9)
    gaps = [abs(float(probabilities[bins == b].mean() - labels[bins == b].mean())) * float((bins == b).mean())
            for b in range(10) if (bins == b).any()]
    return {
        "n": len(labels),
        "check_worthy": round(float(labels.mean()), 3),
        "f1": round(float(f1_score(labels, probabilities >= 0.5)), 3),
        "average_precision": round(float(average_precision_score(labels, probabilities)), 3),
        "brier": round(float(brier_score_loss(labels, probabilities)), 3),
        "calibration_error": round(sum(gaps), 3),
    }


def main() -> None:
    """Parse the options, fit, write the head, print its scores as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--adapter", type=Path, help="matching adapter under which the sentences are embedded")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--sentences", type=int, default=9000, help="training sentences at most")
    parser.add_argument("--cache", type=Path, help="folder that keeps embeddings between runs")
    options = parser.parse_args()

    started = time.monotonic()
    dev = {name: labelled(options.data, name, "dev") for name in CORPORA}
    train = training_sentences(options.data, options.sentences, list(dev.values()))
    texts = [*train, *(text for part in dev.values() for text in part)]
    vectors = embed(options.base, options.adapter, texts, options.cache)
    weight, bias, strength = fit(vectors[: len(train)], np.array(list(train.values())))

    report: dict[str, object] = {"base": options.base.name, "sentences": len(train), "C": strength, "seed": SEED}
    at = len(train)
    for name, part in dev.items():
        logits = vectors[at : at + len(part)].astype(np.float64) @ weight + bias
        report[name] = scores(1 / (1 + np.exp(-logits)), np.array(list(part.values())))
        at += len(part)
    report["seconds"] = round(time.monotonic() - started)
    options.output.mkdir(parents=True, exist_ok=True)
    name = ADAPTED_HEAD if options.adapter else HEADS[vectors.shape[1]]
    save_file({"weight": weight, "bias": np.array([bias], dtype=np.float32)},
              options.output / name, metadata={"base": options.base.name})
    print(json.dumps(report))


if __name__ == "__main__":
    main()
