"""The judge's training pairs: how many of each corpus, drawn anew for every seed.

    python -m training.judge.mix --data DATA --mix NAME --seed N --output PAIRS.jsonl

writes them to a file that `training.judge.train --drawn` reads: a large mix takes minutes to draw, on no accelerator.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from pathlib import Path

from training.corpora import OWN, Row, Split, read, read_lines, read_told
from training.judge.one_speaker import one_speaker_pairs
from training.judge.pairs import Pair, family_pairs, frame_pairs, nli_pairs, passage_pairs, perspective_pairs
from training.judge.qualifiers import qualified_pairs
from training.judge.readings import Readings
from training.judge.surroundings import surrounded_pairs
from training.judge.timeline_pairs import timeline_pairs

QUALIFIED = "qualified"
"""Name in the mix of pairs of families and frames with qualifiers."""
READINGS, SURROUNDED = "readings", "surrounded"
"""Names in the mix of frames as the judge reads them, and of families with sentences around them."""

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

ACCELERATOR = {
    "families": 190_000, SURROUNDED: 110_000, "frames": 240_000, READINGS: 240_000, "passages": 100_000,
    QUALIFIED: 80_000, "lingnli": 110_000, "snli_subset": 36_000, "cad": 25_000, "fever_rte": 26_000,
    "conjnli": 8_000, "perspectrum": 21_000,
}
"""Twenty times the first run, for an accelerator: every pair of a family about four times, public sets up to thrice,
frames in as many fillings as there are pairs. A run that ends by the clock has seen the first part of it."""

WRITTEN = "written"
"""Name in the mix of families of this repository, which the first mixes did not have."""

EXTRACTED = "extracted"
"""Name in the mix of pairs of one speaker in one article, which `training.judge.extracted` has lifted out of news."""

STREAM = {
    EXTRACTED: 14_000, "families": 6_000, SURROUNDED: 3_000, "frames": 5_000, READINGS: 5_000, "passages": 5_000,
    QUALIFIED: 2_000, "lingnli": 4_500, "cad": 500, "fever_rte": 500, "perspectrum": 1_000,
}
"""Over the accelerator's: what the stream is like, in which a dispute is rare, with enough of the rest to keep it."""

WIDER = {
    WRITTEN: 28_000, "families": 2_500, SURROUNDED: 2_500, "frames": 3_500, READINGS: 3_500, "passages": 3_000,
    QUALIFIED: 1_500, "lingnli": 3_500, "cad": 500, "fever_rte": 500, "perspectrum": 800, EXTRACTED: 4_000,
}
"""Over an adapter that knows the corpus of families by heart (macro-F1 .985 there, .823 held back): 1,450 more of them,
and enough of the rest not to forget it."""

FULLER = {
    WRITTEN: 32_000, "families": 2_500, SURROUNDED: 2_000, "frames": 2_500, READINGS: 2_500, "passages": 2_500,
    QUALIFIED: 1_000, "lingnli": 2_500, "cad": 400, "fever_rte": 400, "perspectrum": 500, EXTRACTED: 2_500,
}
"""The fourth run: 1,300 families more, again with enough of the rest not to forget it."""

SHAPED = "shaped"
"""Name in the mix of the families of this repository whose texts are in the shapes that extraction makes."""

SHAPES = {
    SHAPED: 22_000, WRITTEN: 9_000, "families": 2_500, SURROUNDED: 3_000, "frames": 3_000, READINGS: 3_000,
    "passages": 3_000, QUALIFIED: 1_200, "lingnli": 3_500, "snli_subset": 1_500, "cad": 800, "fever_rte": 1_500,
    "perspectrum": 500, EXTRACTED: 1_500,
}
"""The fifth run: families in which the matter stands before the colon and an image or an act tells the side, and more
plain contradictions of fact, which the judge before missed."""

TIMELINES = "timelines"
"""Name in the mix of pairs of statements that extraction found in timelines (`training.judge.timelines`)."""

TOLD = {
    TIMELINES: 22_000, SHAPED: 5_000, WRITTEN: 2_500, "families": 1_200, SURROUNDED: 1_200, "frames": 1_200,
    READINGS: 1_200, "passages": 1_500, QUALIFIED: 400, "lingnli": 1_500, "cad": 300, "fever_rte": 600,
    "perspectrum": 300, EXTRACTED: 1_000,
}
"""The sixth run: articles, read as the stream reads them, also with their headline."""

RETOLD = {
    TIMELINES: 20_000, SHAPED: 5_000, WRITTEN: 4_000, "families": 4_000, SURROUNDED: 2_000, "frames": 2_500,
    READINGS: 2_500, "passages": 2_500, QUALIFIED: 800, "lingnli": 6_000, "snli_subset": 1_000, "cad": 600,
    "fever_rte": 1_000, "perspectrum": 800, EXTRACTED: 1_000,
}
"""On from the sixth: with four times the general inference, of which that one had too little."""

WHOLE = {
    TIMELINES: 85_000, SHAPED: 60_000, WRITTEN: 70_000, "families": 40_000, SURROUNDED: 40_000, "frames": 30_000,
    READINGS: 45_000, "passages": 30_000, QUALIFIED: 20_000, "lingnli": 55_000, "snli_subset": 18_000, "cad": 8_000,
    "fever_rte": 12_000, "conjnli": 4_000, "perspectrum": 12_000, EXTRACTED: 12_000,
}
"""Everything there is, for an accelerator: the 32,340 pairs of timelines 2.6 times, public sets up to thrice."""

MIXES = {"first": FIRST, "further": FURTHER, "longer": LONGER, "accelerator": ACCELERATOR, "stream": STREAM,
         "wider": WIDER, "fuller": FULLER, "shapes": SHAPES, "told": TOLD, "retold": RETOLD,
         "whole": WHOLE}


def training_mix(
    data: Path, seed: int, sizes: dict[str, int], extracted: Path | None = None, timelines: Path | None = None
) -> list[Pair]:
    """The shuffled training pairs of every corpus named in `sizes`, repeated or cut to the sizes given there.

    Args:
        data: folder of the corpora.
        seed: decides everything.
        sizes: pairs by corpus.
        extracted: statements that `training.judge.extracted` wrote, if `sizes` wants pairs of them.
        timelines: those that `training.judge.timelines` wrote, likewise; held-out timelines are left out.

    Raises:
        ValueError: statements are wanted that are not given.
    """
    for name, given in ((EXTRACTED, extracted), (TIMELINES, timelines)):
        if name in sizes and given is None:
            raise ValueError(f"the mix has {sizes[name]} pairs of {name} statements, and none are given")
    rng = random.Random(seed)
    split: Split = "train"

    def rows(name: str) -> list[Row]:
        return read(data, name, split, training=True)

    def written() -> list[Row]:
        return read(OWN, "families/*", split, training=True)

    def per(n: int, groups: list[Row]) -> int:
        return -(-n // len(groups)) + 1

    makers: dict[str, Callable[[int], list[Pair]]] = {
        "families": lambda n: family_pairs(f := rows("families/*"), per(n, f), rng),
        WRITTEN: lambda n: family_pairs(f := written(), per(n, f), rng),
        SHAPED: lambda n: family_pairs(f := [row for row in written() if row.get("shaped")], per(n, f), rng),
        "frames": lambda n: frame_pairs(data / "frames" / "expand.py", f := rows("frames/*"), per(n, f), seed),
        "passages": lambda n: passage_pairs(p := rows("passages/*"), per(n, p), rng),
        "perspectrum": lambda n: perspective_pairs(rows("nli/perspectrum")),
        READINGS: lambda n: Readings(data / "frames", rows("frames/*"), rng).pairs(n),
        EXTRACTED: lambda n: one_speaker_pairs(read_lines(extracted or data), rng),
        TIMELINES: lambda n: timeline_pairs(read_told(timelines or data), rng),
        SURROUNDED: lambda n: surrounded_pairs([*rows("families/*"), *written()], n, rng),
    }
    pairs: list[Pair] = []
    own: list[Pair] = []
    for name, size in sizes.items():
        if name == QUALIFIED:
            continue
        made = makers[name](size) if name in makers else nli_pairs(rows(f"nli/{name}"))
        rng.shuffle(made)
        made *= -(-size // len(made))
        pairs += made[:size]
        if name in ("families", WRITTEN, SHAPED, "frames", READINGS):
            own += made[:size]
    pairs += qualified_pairs(own, sizes.get(QUALIFIED, 0), rng)
    rng.shuffle(pairs)
    return pairs


def scaled(mix: str, pairs: int | None) -> dict[str, int]:
    """The sizes of a mix, scaled to so many pairs together, or as they are."""
    sizes = MIXES[mix]
    scale = pairs / sum(sizes.values()) if pairs else 1.0
    return {name: round(size * scale) for name, size in sizes.items()}


def read_drawn(path: Path) -> list[Pair]:
    """The pairs of a file that this module wrote."""
    with path.open(encoding="utf-8") as lines:
        return [Pair(*json.loads(line)) for line in lines]


def main() -> None:
    """Parse the options, draw and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--mix", choices=sorted(MIXES), required=True)
    parser.add_argument("--pairs", type=int, help="scales the mix to so many pairs")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--extracted", type=Path, help="statements that training.judge.extracted wrote")
    parser.add_argument("--timelines", type=Path, help="statements that training.judge.timelines wrote")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    pairs = training_mix(options.data, options.seed, scaled(options.mix, options.pairs), options.extracted,
                         options.timelines)
    with options.output.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
    print(f"{options.output}: {len(pairs)} pairs")


if __name__ == "__main__":
    main()
