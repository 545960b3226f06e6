"""Pairs per second of the judge in fp32 and in bf16, side by side in one run.

    python -m benchmarks.numeric [--pairs N] [--json] [--save]

Reads invented pairs of two sentences; the two arithmetics take turns, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks import report
from streams.judge.pair_model import build_pair_model
from streams.models import store
from streams.models.compute import use_threads
from streams.settings import load

ROUNDS = 5
PAIR = (
    "Mayor Ines Haldor said that the city will close the Linden pool in May because it costs too much to heat.",
    "“The pool stays open as long as I am in office,” mayor Ines Haldor told the council on Monday.",
)


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=32, help="pairs a round")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    store.fetch(load(), Console(stderr=True))
    use_threads(load().model_threads)
    models = {mode: build_pair_model(load(numeric_mode=mode)) for mode in ("fp32", "bf16")}
    pairs = [PAIR] * options.pairs
    seconds: dict[str, list[float]] = {mode: [] for mode in models}
    scores: dict[str, Any] = {}
    for _ in range(ROUNDS + 1):
        for mode, model in models.items():
            started = time.monotonic()
            scores[mode] = model.score(pairs)
            seconds[mode].append(time.monotonic() - started)
    speed = {mode: options.pairs / statistics.median(taken[1:]) for mode, taken in seconds.items()}  # first: warm-up
    result = {
        "fp32_pairs_per_s": round(speed["fp32"], 1), "bf16_pairs_per_s": round(speed["bf16"], 1),
        "ratio": round(speed["bf16"] / speed["fp32"], 2),
        "largest_difference": round(float(np.abs(scores["fp32"] - scores["bf16"]).max()), 4),
    }
    table = Table("measure", "value", box=None)
    for name, value in result.items():
        table.add_row(name, str(value))
    Console().print(table)
    if options.save:
        report.save("numeric", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
