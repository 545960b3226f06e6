"""The judge in fp32, bf16 and int8, side by side in one run: pairs per second, and what the arithmetic costs.

    python -m benchmarks.numeric [--pairs N] [--data FILE... [--limit N]] [--json] [--save]

Reads invented pairs of two sentences; the arithmetics take turns, so that a busy machine slows all of them. `bf16,
attention in steps` has transformers' own attention in place of `streams.models.attention`. `int8` is torch's dynamic
quantisation of every matrix, one scale a row of weights, which no setting offers: it is here to be measured. With
`--data`, files of labelled pairs as for `benchmarks.judge`, of which the development parts are read: macro-F1, polarity
AUC and accuracy in each.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.console import Console
from rich.table import Table
from torch.ao.quantization import per_channel_dynamic_qconfig, quantize_dynamic
from transformers.models.mpnet.modeling_mpnet import MPNetSelfAttention

from benchmarks import report
from benchmarks.judge import measure, score
from streams.judge.pair_model import AdapterPairModel, PairModel, build_pair_model
from streams.models import store
from streams.models.attention import FusedSelfAttention
from streams.models.compute import use_threads
from streams.settings import load
from training.judge.labelled import SEED, labelled_pairs
from training.judge.pairs import Pair

ROUNDS = 5
PAIR = (
    "Mayor Ines Haldor said that the city will close the Linden pool in May because it costs too much to heat.",
    "“The pool stays open as long as I am in office,” mayor Ines Haldor told the council on Monday.",
)
MEASURES = ("n", "macro_f1", "polarity_auc", "accuracy")


def in_steps(model: PairModel) -> PairModel:
    """The shipped model with the attention of transformers, which fills a matrix at each step."""
    assert isinstance(model, AdapterPairModel)
    network: Any = model._model._model
    for parent in list(network.modules()):
        for name, child in parent.named_children():
            if isinstance(child, FusedSelfAttention):
                plain: Any = MPNetSelfAttention(network.config)  # type: ignore[no-untyped-call]
                plain.q, plain.k, plain.v, plain.o = child.q, child.k, child.v, child.o
                setattr(parent, name, plain)
    return model


def in_int8(model: PairModel) -> PairModel:
    """The shipped model, loaded in fp32, with its matrices and what they multiply in int8."""
    assert isinstance(model, AdapterPairModel)
    network: Any = model._model
    quantised = quantize_dynamic(  # type: ignore[no-untyped-call] # torch.ao has no annotations
        network._model, {torch.nn.Linear: per_channel_dynamic_qconfig})
    network._model = quantised
    return model


def speeds(models: Mapping[str, PairModel], count: int) -> tuple[dict[str, float], dict[str, Any]]:
    """Pairs a second and the scores of `PAIR`, of each model, in rounds of `count` pairs by turns."""
    seconds: dict[str, list[float]] = {mode: [] for mode in models}
    scores: dict[str, Any] = {}
    for _ in range(ROUNDS + 1):
        for mode, model in models.items():
            started = time.monotonic()
            scores[mode] = model.score([PAIR] * count)
            seconds[mode].append(time.monotonic() - started)
    # The first round warms up.
    return {mode: count / statistics.median(taken[1:]) for mode, taken in seconds.items()}, scores


def quality(models: Mapping[str, PairModel], corpora: Mapping[str, Sequence[Pair]]) -> dict[str, dict[str, Any]]:
    """`MEASURES` of each corpus and model."""
    found: dict[str, dict[str, Any]] = {}
    for name, pairs in corpora.items():
        labels = np.array([pair.label for pair in pairs])
        for mode, model in models.items():
            measures = measure(score(model, pairs, both_orders=False), labels, confident=1.0)
            found.setdefault(name, {})[mode] = {each: measures[each] for each in MEASURES}
    return found


def main() -> None:
    """Parse the options, run, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=32, help="pairs a round")
    parser.add_argument("--data", type=Path, nargs="+", default=[], metavar="FILE", help="labelled pairs")
    parser.add_argument("--limit", type=int, default=200, help="labelled pairs of each corpus at most")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results/")
    options = parser.parse_args()
    console = Console(width=120)
    store.fetch(load(), Console(stderr=True))
    use_threads(load().model_threads)
    models: dict[str, PairModel] = {mode: build_pair_model(load(numeric_mode=mode)) for mode in ("fp32", "bf16")}
    models["bf16, attention in steps"] = in_steps(build_pair_model(load(numeric_mode="bf16")))
    models["int8"] = in_int8(in_steps(build_pair_model(load(numeric_mode="fp32"))))
    speed, scores = speeds(models, options.pairs)
    corpora = {
        name: random.Random(SEED).sample(pairs, min(options.limit, len(pairs)))
        for (name, split), pairs in sorted(labelled_pairs(options.data).items()) if split == "dev"}
    result: dict[str, Any] = {
        **{f"{mode}_pairs_per_s": round(value, 1) for mode, value in speed.items()},
        "fused_ratio": round(speed["bf16"] / speed["bf16, attention in steps"], 2),
        "ratio": round(speed["bf16"] / speed["fp32"], 2),
        "int8_ratio": round(speed["int8"] / speed["bf16"], 2),
        "largest_difference": round(float(np.abs(scores["fp32"] - scores["bf16"]).max()), 4),
        "quality": quality(models, corpora),
    }
    table = Table("arithmetic", "pairs/s", *(f"{name} {each}" for name in corpora for each in MEASURES[1:]), box=None)
    for mode in models:
        table.add_row(mode, str(result[f"{mode}_pairs_per_s"]), *(
            str(result["quality"][name][mode][each]) for name in corpora for each in MEASURES[1:]))
    console.print(table)
    if options.save:
        report.save("numeric", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
