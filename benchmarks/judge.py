"""How well the judge reads pairs: accuracy, macro-F1, polarity, and `disputes` by itself.

    python -m benchmarks.judge --data FILE... [--model DIR] [--limit N] [--both-orders] [--json] [--save]

FILE is a file of families, frames, passages, NLI or stance pairs, told apart by its fields and reported under NAME and
SPLIT (`training.judge.labelled`). Where a file has but two of the three labels, the model chooses between these two.
`polarity_auc` is the area under the curve of supports against disputes: neutral pairs are left out. `confident` counts
the pairs that the model calls disputes with at least the probability an alert needs.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table
from sklearn.metrics import f1_score, roc_auc_score

from benchmarks import report
from streams.judge.pair_model import PairModel, build_pair_model
from streams.models import store
from streams.settings import load
from training.judge.labelled import SEED, labelled_pairs
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair

BLOCK = 64  # pairs between two signs of progress


def score(model: PairModel, pairs: Sequence[Pair], both_orders: bool) -> NDArray[np.float32]:
    """Probabilities of shape (n, 3); with `both_orders` the mean of the two readings, as the judge takes it."""
    forward = model.score([(pair.later, pair.earlier) for pair in pairs])
    if not both_orders:
        return forward
    back = model.score([(pair.earlier, pair.later) for pair in pairs])
    mean: NDArray[np.float32] = np.mean([forward, back], axis=0, dtype=np.float32)
    return mean


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _precision_and_recall(called: NDArray[np.bool_], right: NDArray[np.bool_]) -> dict[str, float | None]:
    hits = int((called & right).sum())
    return {"precision": _ratio(hits, int(called.sum())), "recall": _ratio(hits, int(right.sum()))}


def measure(probabilities: NDArray[np.float32], labels: NDArray[np.int64], confident: float) -> dict[str, Any]:
    """The measures of one file.

    Args:
        probabilities: (n, 3), in the order supports, neutral, disputes.
        labels: (n,), indices into that order.
        confident: probability from which a dispute is counted under `confident`.
    """
    present = np.unique(labels)
    chosen = present[probabilities[:, present].argmax(axis=1)]
    polar = np.isin(labels, (SUPPORTS, DISPUTES))
    sides = labels[polar] == DISPUTES
    lean = probabilities[polar, DISPUTES] - probabilities[polar, SUPPORTS]
    auc = float(roc_auc_score(sides, lean)) if sides.any() and not sides.all() else None
    right = labels == DISPUTES
    return {
        "n": len(labels),
        "accuracy": round(float((chosen == labels).mean()), 4),
        "macro_f1": round(float(f1_score(labels, chosen, labels=present, average="macro", zero_division=0)), 4),
        "polarity_auc": None if auc is None else round(auc, 4),
        "disputes": _precision_and_recall(chosen == DISPUTES, right),
        "confident": {"threshold": confident,
                      **_precision_and_recall(probabilities[:, DISPUTES] >= confident, right)},
        "neutral_called_disputes": _ratio(int((chosen[labels == NEUTRAL] == DISPUTES).sum()),
                                          int((labels == NEUTRAL).sum())),
    }


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FILE")
    parser.add_argument("--model", default=None, help="adapter or cross-encoder instead of the settings' judge")
    parser.add_argument("--limit", type=int, default=0, help="pairs of each name and split at most; 0: all")
    parser.add_argument("--split", default=None, help="only this split")
    parser.add_argument("--both-orders", action="store_true", help="mean of both orders, as the judge reads")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings, console = load(judge_model=options.model), Console(width=140)
    progress = Console(stderr=True)
    store.fetch(settings, progress)
    model = build_pair_model(settings)
    result: dict[str, dict[str, Any]] = {}
    table = Table("name", "split", "n", "accuracy", "macro-F1", "polarity AUC", "disputes P", "disputes R",
                  "confident P", "confident R", "pairs/s", box=None)
    for (name, split), pairs in sorted(labelled_pairs(options.data).items()):
        if options.split not in (None, split):
            continue
        if options.limit and len(pairs) > options.limit:
            pairs = random.Random(SEED).sample(pairs, options.limit)
        started = time.monotonic()
        starts = track(range(0, len(pairs), BLOCK), f"{name} {split}", console=progress, transient=True)
        probabilities = np.concatenate(
            [score(model, pairs[start : start + BLOCK], options.both_orders) for start in starts])
        seconds = time.monotonic() - started
        measures = measure(probabilities, np.array([pair.label for pair in pairs]), settings.alert_threshold)
        result.setdefault(name, {})[split] = measures
        values = (measures["accuracy"], measures["macro_f1"], measures["polarity_auc"], *measures["disputes"].values(),
                  measures["confident"]["precision"], measures["confident"]["recall"], round(len(pairs) / seconds, 1))
        table.add_row(name, split, str(len(pairs)), *("" if value is None else str(value) for value in values))
    console.print(f"{model.name}, {'both orders' if options.both_orders else 'one order'}")
    console.print(table)
    if options.save:
        report.save("judge", {"model": model.name, "both_orders": options.both_orders, "measures": result})
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
