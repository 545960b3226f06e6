"""Put a trained adapter where the judge looks for it: float16, its base named by hub name, its record beside it.

    python -m training.judge.ship --run RUN [--output DIR]

RUN is the `--output` of `training.judge.train`. The configuration that training writes names the base by its path on
the machine that trained.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from streams.judge.pair_model import SHIPPED
from streams.models.adapters import ADAPTER_CONFIG
from streams.models.pinned import pinned_models

WEIGHTS = "adapter_model.safetensors"
MAX_BYTES = 12_000_000
"""What the project ships in one file at most. The adapter has 5.9 M weights of two bytes."""


def ship(run: Path, output: Path) -> int:
    """Copy adapter and record of a run.

    Args:
        run: folder with ``adapter/`` and ``training.json``.
        output: is made or written over; a card that lies there stays, a calibration goes, for it fitted other weights.

    Returns:
        Bytes of the weights.

    Raises:
        FileNotFoundError: the run is not finished.
        ValueError: the weights are larger than what is shipped.
    """
    trained = load_file(run / "adapter" / WEIGHTS)
    weights = {name: tensor.to(torch.float16).contiguous() for name, tensor in trained.items()}
    config = json.loads((run / "adapter" / ADAPTER_CONFIG).read_text(encoding="utf-8"))
    hub = pinned_models()["mpnet"].hub
    assert hub is not None
    config["base_model_name_or_path"] = hub.repository
    size = sum(tensor.nbytes for tensor in weights.values())
    if size > MAX_BYTES:
        raise ValueError(f"{run}: {size} bytes of weights, at most {MAX_BYTES} are shipped")
    output.mkdir(parents=True, exist_ok=True)
    (output / "calibration.json").unlink(missing_ok=True)
    save_file(weights, output / WEIGHTS, metadata={"format": "pt"})
    (output / WEIGHTS).chmod(0o644)
    (output / ADAPTER_CONFIG).write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    shutil.copyfile(run / "training.json", output / "training.json")
    return size


def main() -> None:
    """Parse the options and ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=SHIPPED)
    options = parser.parse_args()
    print(f"{options.output}: {ship(options.run, options.output):,} bytes of weights")


if __name__ == "__main__":
    main()
