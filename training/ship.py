"""Put a trained adapter where its stage looks for it: float16, its base named by hub name, its record beside it.

    python -m training.ship judge|attribution|matching-mpnet|matching-minilm --run RUN [--output DIR]

RUN is the `--output` of `training.judge.train`, `training.attribution.train` or `training.matching.train`. The
configuration that training writes names the base by its path on the machine that trained.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from streams.extract.tagger.tagger import HEAD
from streams.extract.tagger.tagger import SHIPPED as ATTRIBUTION
from streams.judge.pair_model import SHIPPED as JUDGE
from streams.models.adapters import ADAPTER_CONFIG, base_of
from streams.models.matching_adapter import WEIGHTS as SHIPPED_WEIGHTS
from streams.models.pinned import pinned_models

PLACES = {"judge": JUDGE, "attribution": ATTRIBUTION,
          **{name: SHIPPED_WEIGHTS / name for name in ("matching-mpnet", "matching-minilm")}}
WEIGHTS = "adapter_model.safetensors"
MAX_BYTES = 12_000_000
"""What the project ships of one model at most. The adapters have up to 5.9 M weights of two bytes, heads included."""


def ship(run: Path, output: Path) -> int:
    """Copy adapter and record of a run.

    Args:
        run: folder with ``adapter/`` and ``training.json``, and with a head where the network has one of its own.
        output: is made or written over; a card that lies there stays, a calibration goes, for it fitted other weights.

    Returns:
        Bytes of the weights.

    Raises:
        FileNotFoundError: the run is not finished.
        ValueError: the weights are larger than what is shipped, or lie over no pinned base.
    """
    trained = load_file(run / "adapter" / WEIGHTS)
    weights = {name: tensor.to(torch.float16).contiguous() for name, tensor in trained.items()}
    config = json.loads((run / "adapter" / ADAPTER_CONFIG).read_text(encoding="utf-8"))
    base = base_of(run / "adapter")
    hub = next((model.hub for model in pinned_models().values() if model.directory == base), None)
    if hub is None:
        raise ValueError(f"{run}: trained over {base}, which is none of the pinned bases")
    config["base_model_name_or_path"] = hub.repository
    head = load_file(run / HEAD) if (run / HEAD).exists() else {}
    head = {name: tensor.to(torch.float16).contiguous() for name, tensor in head.items()}
    size = sum(tensor.nbytes for tensor in [*weights.values(), *head.values()])
    if size > MAX_BYTES:
        raise ValueError(f"{run}: {size} bytes of weights, at most {MAX_BYTES} are shipped")
    output.mkdir(parents=True, exist_ok=True)
    (output / "calibration.json").unlink(missing_ok=True)
    save_file(weights, output / WEIGHTS, metadata={"format": "pt"})
    if head:
        save_file(head, output / HEAD, metadata={"format": "pt"})
    for file in output.glob("*.safetensors"):
        file.chmod(0o644)
    (output / ADAPTER_CONFIG).write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    shutil.copyfile(run / "training.json", output / "training.json")
    return size


def main() -> None:
    """Parse the options and ship."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=sorted(PLACES))
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--output", type=Path, help="instead of the place where the stage looks")
    options = parser.parse_args()
    output = options.output or PLACES[options.model]
    print(f"{output}: {ship(options.run, output):,} bytes of weights")


if __name__ == "__main__":
    main()
