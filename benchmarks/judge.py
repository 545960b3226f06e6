"""How well the judge reads pairs: accuracy, macro-F1, polarity, and `disputes` by itself.

    python -m benchmarks.judge --data FILE... [--model DIR] [--split S...] [--limit N] [--both-orders] [--json] [--save]

FILE is a file of families, frames, passages, NLI or stance pairs, told apart by its fields and reported under NAME and
SPLIT (`training.judge.labelled`). Where a file has but two of the three labels, the model chooses between these two.
JOCI's scale of likelihood is read as labels: 5 supports, 1 disputes, between them neutral.
`polarity_auc` is the area under the curve of supports against disputes: neutral pairs are left out. `confident` counts
the pairs that the model calls disputes with at least the probability an alert needs. `without_negation` is `disputes`
among the pairs of which neither text has a negation word. `baselines` are a model of the earlier text alone and one of
the words in common (`benchmarks.judge_baselines`), fitted on the train part if its file is given too.
"""

from __future__ import annotations

import argparse
import random
import re
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
from benchmarks.judge_baselines import BASELINES, baseline_probabilities
from streams.judge.pair_model import PairModel, build_pair_model
from streams.models import store
from streams.settings import load
from training.judge.labelled import SEED, labelled_pairs
from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS, Pair

BLOCK = 64  # pairs between two signs of progress

NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nowhere|nor|neither|without|cannot|hardly|scarcely|barely|non)\b|n['’]t\b",
    re.IGNORECASE)
"""The closed class of words that negate. Verbs that do (deny, refuse, lack) are what a judge has to know."""


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


def _chosen(
    probabilities: NDArray[np.float32], labels: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The labels that a file has, and of these the one that the model takes for each pair."""
    present = np.unique(labels)
    return present, present[probabilities[:, present].argmax(axis=1)]


def without_negation(
    probabilities: NDArray[np.float32], labels: NDArray[np.int64], pairs: Sequence[Pair]
) -> dict[str, float | None]:
    """Number of pairs without a negation word on either side, and precision and recall of `disputes` among them."""
    plain = np.array([not (NEGATION.search(pair.later) or NEGATION.search(pair.earlier)) for pair in pairs], dtype=bool)
    _, chosen = _chosen(probabilities, labels)
    return {"n": int(plain.sum()),
            **_precision_and_recall((chosen == DISPUTES) & plain, (labels == DISPUTES) & plain)}


def baselines(pairs: Sequence[Pair], train: Sequence[Pair], confident: float) -> dict[str, dict[str, Any] | None]:
    """The measures of each baseline on the same pairs; None where it cannot be fitted."""
    labels = np.array([pair.label for pair in pairs])
    found: dict[str, dict[str, Any] | None] = {}
    for name in BASELINES:
        told = baseline_probabilities(name, pairs, train)
        found[name] = None if told is None else measure(told, labels, confident)
    return found


def measure(probabilities: NDArray[np.float32], labels: NDArray[np.int64], confident: float) -> dict[str, Any]:
    """The measures of one file.

    Args:
        probabilities: (n, 3), in the order supports, neutral, disputes.
        labels: (n,), indices into that order.
        confident: probability from which a dispute is counted under `confident`.
    """
    present, chosen = _chosen(probabilities, labels)
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
    parser.add_argument("--split", nargs="+", metavar="SPLIT", help="only these splits")
    parser.add_argument("--both-orders", action="store_true", help="mean of both orders, as the judge reads")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings, console = load(judge_model=options.model), Console(width=180)
    progress = Console(stderr=True)
    store.fetch(settings, progress)
    model = build_pair_model(settings)
    result: dict[str, dict[str, Any]] = {}
    table = Table("name", "split", "n", "accuracy", "macro-F1", "polarity AUC", "disputes P", "disputes R",
                  "confident P", "confident R", "no negation P", "R", "hypothesis F1", "overlap F1", "pairs/s",
                  box=None)
    grouped = labelled_pairs(options.data)
    for (name, split), pairs in sorted(grouped.items()):
        if options.split and split not in options.split:
            continue
        if options.limit and len(pairs) > options.limit:
            pairs = random.Random(SEED).sample(pairs, options.limit)
        started = time.monotonic()
        starts = track(range(0, len(pairs), BLOCK), f"{name} {split}", console=progress, transient=True)
        probabilities = np.concatenate(
            [score(model, pairs[start : start + BLOCK], options.both_orders) for start in starts])
        seconds = time.monotonic() - started
        labels = np.array([pair.label for pair in pairs])
        measures = measure(probabilities, labels, settings.alert_threshold)
        measures["without_negation"] = without_negation(probabilities, labels, pairs)
        train = grouped.get((name, "train"), []) if split != "train" else []
        measures["baselines"] = baselines(pairs, train, settings.alert_threshold)
        result.setdefault(name, {})[split] = measures
        values = (measures["accuracy"], measures["macro_f1"], measures["polarity_auc"], *measures["disputes"].values(),
                  measures["confident"]["precision"], measures["confident"]["recall"],
                  measures["without_negation"]["precision"], measures["without_negation"]["recall"],
                  *(each and each["macro_f1"] for each in measures["baselines"].values()),
                  round(len(pairs) / seconds, 1))
        table.add_row(name, split, str(len(pairs)), *("" if value is None else str(value) for value in values))
    console.print(f"{model.name}, {'both orders' if options.both_orders else 'one order'}")
    console.print(table)
    if options.save:
        report.save("judge", {"model": model.name, "both_orders": options.both_orders, "measures": result})
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
