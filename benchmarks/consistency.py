"""How often the judge calls a dispute what one person says in one article of real news.

    python -m training.judge.extracted --data DATA --articles 170 --split dev --output SAID.jsonl
    python -m benchmarks.consistency --data SAID.jsonl [--model DIR] [--limit N] [--json] [--save]

Nobody contradicts himself in one article but once in a hundred pairs, so nearly all of what is counted here is false:
`disputed` is the share of pairs that both orders give at least that probability of `disputes`. It is a measure of
precision on statements as extraction makes them, out of news that nobody labelled; what it says of recall is nothing.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks import report
from streams.judge.pair_model import AdapterPairModel, CrossEncoderPairModel, build_pair_model
from streams.settings import load
from training.corpora import read_lines
from training.judge.one_speaker import one_speaker_pairs
from training.judge.pairs import DISPUTES

THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.95)
SEED = 20260


def measure(file: Path, model: AdapterPairModel | CrossEncoderPairModel, limit: int, alert: float) -> dict[str, Any]:
    """Shares of pairs called disputes, at fixed thresholds and at the one an alert needs.

    Args:
        file: statements as `training.judge.extracted` writes them.
        model: scores the pairs.
        limit: pairs at most, drawn with a fixed seed; 0: all.
        alert: the probability, both ways, that an alert needs.

    Raises:
        ValueError: no two statements of the file are of one speaker in one article.
    """
    rng = random.Random(SEED)
    pairs = one_speaker_pairs(read_lines(file), rng)
    if not pairs:
        raise ValueError(f"{file}: no two statements are of one speaker in one article")
    rng.shuffle(pairs)
    pairs = pairs[:limit] if limit else pairs
    both = [model.score([(p.later, p.earlier) for p in pairs]), model.score([(p.earlier, p.later) for p in pairs])]
    lower = np.minimum(both[0][:, DISPUTES], both[1][:, DISPUTES])
    return {"n": len(pairs), "model": model.name,
            "disputed": {str(at): round(float((lower >= at).mean()), 4) for at in THRESHOLDS},
            "alert_threshold": alert, "disputed_at_alert": round(float((lower >= alert).mean()), 4)}


def main() -> None:
    """Parse the options, measure, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="SAID.jsonl")
    parser.add_argument("--model", help="adapter or cross-encoder instead of the settings' judge")
    parser.add_argument("--limit", type=int, default=1000, help="pairs at most; 0: all")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    settings = load(judge_model=options.model) if options.model else load()
    result = measure(options.data, build_pair_model(settings), options.limit, settings.alert_threshold)
    table = Table("disputes, both ways, at least", "share of pairs", box=None)
    for threshold, share in {**result["disputed"], str(result["alert_threshold"]): result["disputed_at_alert"]}.items():
        table.add_row(threshold, f"{share:.4f}")
    Console(width=100).print(f"{result['model']}, {result['n']} pairs", table)
    if options.save:
        report.save("consistency", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
