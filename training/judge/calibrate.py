"""Fit the judge's temperature on held-back pairs and write `calibration.json` beside the adapter.

    python -m training.judge.calibrate --adapter DIR --data DATA [--limit N]

The temperature is the one at which the log loss over equally many held-back pairs of families, frames and passages is
least. The threshold `disputes` is the least probability from which, among the pairs of families and frames, `disputes`
was right `PRECISION` of the time.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from streams.judge.calibration import CALIBRATION, Calibration, probabilities
from streams.judge.pair_model import AdapterPairModel, build_pair_model
from streams.settings import load
from training.judge.labelled import SEED, labelled_pairs
from training.judge.pairs import DISPUTES, Pair

CORPORA = ("families", "frames", "passages")
THRESHOLD_ON = ("families", "frames")
PRECISION = 0.95
MIN_ABOVE = 25
"""Pairs a threshold must leave: with fewer, a precision of .95 rests on one or two of them."""

BOUNDS = (0.25, 4.0)


def fit_temperature(logits: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """The temperature with the least log loss.

    Args:
        logits: (n, 3).
        labels: (n,), indices of the right column.
    """
    def loss(temperature: float) -> float:
        right = probabilities(logits, temperature)[np.arange(len(labels)), labels]
        return float(-np.log(np.maximum(right, 1e-9)).mean())

    return float(minimize_scalar(loss, bounds=BOUNDS, method="bounded").x)


def precise_threshold(disputes: NDArray[np.float32], right: NDArray[np.bool_], precision: float) -> float:
    """The least probability from which `precision` of the pairs are disputes; 1.0 when there is none.

    Args:
        disputes: probability of each pair, (n,).
        right: whether the pair is labelled so, (n,).
        precision: wanted share.
    """
    order = np.argsort(-disputes, kind="stable")
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(share >= precision)
    good = good[good >= MIN_ABOVE - 1]
    return float(disputes[order][good[-1]]) if len(good) else 1.0


def main() -> None:
    """Parse the options, run the model, fit, write and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--adapter", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder with families/, frames/ and passages/")
    parser.add_argument("--limit", type=int, default=600, help="pairs of each corpus")
    options = parser.parse_args()
    model = build_pair_model(load(judge_model=str(options.adapter)))
    if not isinstance(model, AdapterPairModel):
        parser.error(f"--adapter {options.adapter}: holds no adapter")
    pairs: list[Pair] = []
    origin: list[str] = []
    for corpus in CORPORA:
        files = sorted((options.data / corpus).glob("*.jsonl.gz"))
        held_back = labelled_pairs(files)[corpus, "dev"]
        chosen = random.Random(SEED).sample(held_back, min(options.limit, len(held_back)))
        pairs += chosen
        origin += [corpus] * len(chosen)
    labels = np.array([pair.label for pair in pairs])
    logits = model.logits([(pair.later, pair.earlier) for pair in pairs])
    temperature = round(fit_temperature(logits, labels), 3)
    disputes = probabilities(logits, temperature)[:, DISPUTES]
    among = np.isin(origin, THRESHOLD_ON)
    threshold = precise_threshold(disputes[among], labels[among] == DISPUTES, PRECISION)
    calibration = Calibration(
        temperature=temperature, thresholds={"disputes": round(threshold, 3)},
        measured_on={corpus: origin.count(corpus) for corpus in CORPORA})
    text = msgspec.json.format(msgspec.json.encode(calibration), indent=2).decode() + "\n"
    (options.adapter / CALIBRATION).write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
