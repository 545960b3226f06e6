"""Choose the floors of similarity that go with a matching adapter, on families and frames that no training saw.

    python -m training.matching.calibrate --data DATA --profile accurate|fast --adapter DIR

A floor keeps apart what cannot matter: pairs below it are not judged. So it is chosen by what it loses, the share of
pairs on one proposition that lie below it, and printed with what it lets through: near misses, and pairs from two
families. Candidates of one holder are few and decide reversals: their floor loses hardly any. The number of nearest
candidates is limited anyway; theirs may lose more, and so may a link, for precision comes first.
Writes `calibration.json` into the adapter's folder.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from streams.models.encoder import Encoder, build_encoder
from streams.models.matching_adapter import CALIBRATION
from streams.settings import load
from training.corpora import read
from training.matching.groups import Group, family_groups, frame_groups

HOLDER_LOSS = 0.02
NEAREST_LOSS = 0.10
LINK_LOSS = 0.10
GROUPS = 120  # of frames; as many as there are held-back families
SEED = 20260

Floats = NDArray[np.float32]


def pair_similarities(groups: list[Group], encoder: Encoder) -> tuple[Floats, Floats, Floats]:
    """Cosines of pairs on one proposition, of pairs with a near miss, and of texts of neighbouring groups."""
    same: list[float] = []
    near: list[float] = []
    other: list[float] = []
    before: Floats | None = None
    for group in groups:
        members, misses = encoder.encode(group.members), encoder.encode(group.near)
        similar = members @ members.T
        same += [float(similar[i, j]) for i, j in itertools.combinations(range(len(members)), 2)]
        near += (members @ misses.T).ravel().tolist()
        if before is not None:
            other += (members @ before.T).ravel().tolist()
        before = members
    return (np.array(same, np.float32), np.array(near, np.float32), np.array(other, np.float32))


def floor_that_loses(share: float, same: Floats) -> float:
    """The similarity, to two decimals, below which at most `share` of the pairs on one proposition lie."""
    return round(float(np.floor(np.quantile(same, share) * 100) / 100), 2)


def main() -> None:
    """Parse the options, choose, write and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--profile", choices=("accurate", "fast"), default="accurate")
    parser.add_argument("--adapter", required=True)
    options = parser.parse_args()
    encoder = build_encoder(load(profile=options.profile, embedding_adapter=options.adapter))
    rng = random.Random(SEED)
    frames = rng.sample(read(options.data, "frames/*", "dev"), GROUPS)
    groups = family_groups(read(options.data, "families/*", "dev")) + frame_groups(options.data / "frames", frames, rng)
    same, near, other = pair_similarities(groups, encoder)
    losses = {"nearest": NEAREST_LOSS, "holder": HOLDER_LOSS, "link": LINK_LOSS}
    floors = {name: floor_that_loses(loss, same) for name, loss in losses.items()}
    for name, floor in floors.items():
        print(f"{name} {floor}: lets through {(same >= floor).mean():.3f} of the pairs on one proposition, "
              f"{(near >= floor).mean():.3f} of those with a near miss, {(other >= floor).mean():.4f} of the others")
    (Path(options.adapter) / CALIBRATION).write_text(json.dumps(floors) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
