"""How well the check-worthiness head tells sentences that are worth checking.

    python -m benchmarks.checkworthiness --data FILE... [--head mpnet|minilm] [--json] [--save]

FILE has one sentence a line, gzipped or not: `text`, and `label` Yes or No (CheckThat!) or 1 or 0 (ClaimBuster). A
sentence that a file repeats counts once. Of a training file from which the recipe holds rows back by their hash
(`claimbuster.train`), only these are measured; any other file is measured whole. Sentences are embedded as the
`extract` stage does it, and go through the shipped head of the base encoder.

`f1` is at the threshold one half; `average_precision` needs none; `brier` is the mean squared error of the
probabilities and `calibration_error` the expected one over ten bins: lower is better for these two. Several files are
also measured one by one, under `files`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import report
from streams.extract.worthiness import WorthinessHead
from streams.models import store
from streams.models.encoder import Encoder, build_encoder
from streams.settings import load
from training.corpora import CORPORA, held_out, read_lines
from training.worthiness.train import Labelled, scores, sentences

PROFILES = {"mpnet": "accurate", "minilm": "fast"}
"""The head's base encoder to the profile that embeds with it."""

COLUMNS = ("n", "check_worthy", "f1", "average_precision", "brier", "calibration_error")
BLOCK = 128  # sentences between two signs of progress


def read_sentences(path: Path) -> Labelled:
    """The sentences of a file that may be measured, with their labels.

    Raises:
        ValueError: a row without text or with an unknown label, or no row that may be measured.
    """
    rows = list(read_lines(path))
    corpus = CORPORA.get(f"checkworthy/{path.name.partition('.')[0]}")
    if corpus is not None and corpus.split_by is not None and ".train." in path.name:
        rows = [row for row in rows if held_out(str(row[corpus.split_by]))]
    found = sentences(rows)
    if not found:
        raise ValueError(f"{path}: no sentence to measure")
    return found


def probabilities(texts: list[str], encoder: Encoder, head: WorthinessHead, console: Console) -> np.ndarray[Any, Any]:
    """Of each text that it is worth checking: float32 (n,)."""
    starts = track(range(0, len(texts), BLOCK), "embedding", console=console, transient=True)
    return np.concatenate([head(encoder.encode(texts[start : start + BLOCK])) for start in starts])


def measure(parts: dict[str, Labelled], encoder: Encoder, head: WorthinessHead, console: Console) -> dict[str, Any]:
    """Scores over all sentences, and under `files` those of each part when there are several."""
    measured = {
        name: (probabilities(list(part), encoder, head, console), np.array(list(part.values())))
        for name, part in parts.items()
    }
    together = scores(*(np.concatenate(column) for column in zip(*measured.values(), strict=True)))
    if len(measured) == 1:
        return dict(together)
    return {**together, "files": {name: scores(*columns) for name, columns in measured.items()}}


def main() -> None:
    """Parse the options, measure, print and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True, metavar="FILE")
    parser.add_argument("--head", choices=sorted(PROFILES), default="mpnet", help="the base encoder whose head it is")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--save", action="store_true", help="keep the result in benchmarks/results")
    options = parser.parse_args()
    settings, progress = load(profile=PROFILES[options.head], embedding_model=""), Console(stderr=True)
    store.fetch(settings, progress)
    encoder = build_encoder(settings)
    parts = {path.name.removesuffix(".gz").removesuffix(".jsonl"): read_sentences(path) for path in options.data}
    head = WorthinessHead.load(encoder.width, encoder.adapter)
    result = {"encoder": encoder.name, **measure(parts, encoder, head, progress)}
    table = Table("file", *COLUMNS, title=f"check-worthiness, {encoder.name}")
    for name, row in result.get("files", {next(iter(parts)): result}).items():
        table.add_row(name, *(str(row[column]) for column in COLUMNS))
    Console().print(table)
    if options.save:
        report.save("checkworthiness", result)
    if options.json:
        report.last_line(result)


if __name__ == "__main__":
    main()
