from __future__ import annotations

from typing import Any

import torch

from training.matching.near_misses import DEPTH, nearest_wrong


class Known:
    """Embeds the texts it was given vectors for."""

    def __init__(self, vectors: dict[str, tuple[float, float]]) -> None:
        self.vectors = vectors

    def encode(self, texts: list[str], convert_to_tensor: bool) -> Any:
        assert convert_to_tensor
        return torch.tensor([self.vectors[text] for text in texts])


def test_the_nearest_that_are_not_right_nor_the_same_told_again() -> None:
    model = Known({"tweet": (1.0, 0.2), "right": (1.0, 0.0), "elsewhere": (1.0, 0.1), "close": (0.6, 0.8),
                   "far": (-1.0, 0.0)})
    found = nearest_wrong(model, {"tweet": ["right"]}, ["far", "elsewhere", "right", "close"])  # type: ignore[arg-type]
    assert found == {"tweet": ["close", "far"]}


def test_no_more_than_the_nearest_are_looked_at() -> None:
    vectors = {"tweet": (1.0, 0.0), "right": (0.0, 1.0)} | {f"c{n}": (1.0, -n / 100) for n in range(DEPTH + 9)}
    found = nearest_wrong(Known(vectors), {"tweet": ["right"]}, [*vectors][1:])  # type: ignore[arg-type]
    assert found["tweet"] == [f"c{n}" for n in range(DEPTH)]
