"""The judge's training pairs: how many of each corpus, drawn anew for every seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from training.corpora import Row, Split, read
from training.judge.pairs import Pair, family_pairs, frame_pairs, nli_pairs, passage_pairs, perspective_pairs
from training.judge.qualifiers import qualified_pairs

QUALIFIED = "qualified"
"""Name in the mix of pairs of families and frames with qualifiers."""

FIRST = {
    "frames": 14_000, "families": 12_500, "passages": 11_500,
    "lingnli": 4_000, "perspectrum": 2_500, "cad": 1_500, "fever_rte": 1_500,
}
"""The first run, over the bare base."""

FURTHER = {
    "families": 13_000, "frames": 9_000, "passages": 7_000, QUALIFIED: 3_000,
    "lingnli": 4_500, "perspectrum": 1_500, "cad": 1_000, "fever_rte": 1_000,
}
"""A further run over an adapter: more of what was learnt least, and qualifiers, which the first run did not have."""

LONGER = {
    "families": 16_000, "frames": 13_000, "passages": 6_000, QUALIFIED: 4_000,
    "lingnli": 15_000, "snli_subset": 4_000, "cad": 3_000, "fever_rte": 3_000, "perspectrum": 2_000,
}
"""The third run: the share of general inference doubled, for that was what the first two had least of."""

MIXES = {"first": FIRST, "further": FURTHER, "longer": LONGER}


def training_mix(data: Path, seed: int, sizes: dict[str, int]) -> list[Pair]:
    """The shuffled training pairs of every corpus named in `sizes`, cut to the sizes given there."""
    rng = random.Random(seed)
    split: Split = "train"

    def rows(name: str) -> list[Row]:
        return read(data, name, split, training=True)

    def per(n: int, groups: list[Row]) -> int:
        return -(-n // len(groups)) + 1

    makers: dict[str, Callable[[int], list[Pair]]] = {
        "families": lambda n: family_pairs(f := rows("families/*"), per(n, f), rng),
        "frames": lambda n: frame_pairs(data / "frames" / "expand.py", f := rows("frames/*"), per(n, f), seed),
        "passages": lambda n: passage_pairs(p := rows("passages/*"), per(n, p), rng),
        "perspectrum": lambda n: perspective_pairs(rows("nli/perspectrum")),
    }
    pairs: list[Pair] = []
    own: list[Pair] = []
    for name, size in sizes.items():
        if name == QUALIFIED:
            continue
        made = makers[name](size) if name in makers else nli_pairs(rows(f"nli/{name}"))
        rng.shuffle(made)
        pairs += made[:size]
        if name in ("families", "frames"):
            own += made[:size]
    pairs += qualified_pairs(own, sizes.get(QUALIFIED, 0), rng)
    rng.shuffle(pairs)
    return pairs
