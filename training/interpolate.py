"""Weights between two runs of which one went on from the other: what the later learnt, with less of what it forgot.

    python -m training.interpolate --first RUN --second RUN --share S --output RUN

Every tensor is (1 - S) of the first run's and S of the second's (Wortsman et al. 2022, "Robust fine-tuning of zero-shot
models"). That makes sense where the second run started from the first one's adapter, or both from the same initial
weights.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from safetensors.torch import load_file, save_file

WEIGHTS = "adapter_model.safetensors"


def interpolate(first: Path, second: Path, share: float, output: Path) -> None:
    """Write a run between two.

    Args:
        first: folder with ``adapter/`` and ``training.json``.
        second: the run that went on from it.
        share: of the second, between 0 and 1.
        output: is made or written over.

    Raises:
        ValueError: the share is not between 0 and 1, or the two are not of one shape.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share: {share}, expected is a number between 0 and 1")
    before, after = (load_file(run / "adapter" / WEIGHTS) for run in (first, second))
    shapes = [{name: tensor.shape for name, tensor in weights.items()} for weights in (before, after)]
    if shapes[0] != shapes[1]:
        raise ValueError(f"{first} and {second} have weights of different shapes")
    shutil.copytree(second / "adapter", output / "adapter", dirs_exist_ok=True)
    mixed = {name: ((1 - share) * before[name].float() + share * after[name].float()).half() for name in after}
    save_file(mixed, output / "adapter" / WEIGHTS, metadata={"format": "pt"})
    records = [json.loads((run / "training.json").read_text(encoding="utf-8")) for run in (first, second)]
    (output / "training.json").write_text(
        json.dumps({"share_of_second": share, "first": records[0], "second": records[1]}, indent=2) + "\n",
        encoding="utf-8")


def main() -> None:
    """Parse the options and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=Path, required=True)
    parser.add_argument("--second", type=Path, required=True)
    parser.add_argument("--share", type=float, required=True, help="of the second run, 0 to 1")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    interpolate(options.first, options.second, options.share, options.output)
    print(options.output)


if __name__ == "__main__":
    main()
