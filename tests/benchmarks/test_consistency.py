"""Shares of pairs called disputes, counted where both orders say so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.consistency import measure


class Scorer:
    """Calls a dispute what stands in the text as a number, and in one order only if the text says `once`."""

    name = "scorer"

    def score(self, pairs: list[tuple[str, str]]) -> Any:
        def of(later: str, earlier: str) -> float:
            return 0.0 if "once" in later else max(float(text.split()[0]) for text in (later, earlier))

        disputes = [of(*pair) for pair in pairs]
        return np.array([[1 - d, 0, d] for d in disputes], dtype=np.float32)


def _file(folder: Path, rows: list[tuple[str, str, str]]) -> Path:
    path = folder / "said.jsonl"
    path.write_text("".join(json.dumps(dict(zip(("url", "speaker", "text"), row, strict=True))) + "\n" for row in rows))
    return path


def test_a_pair_counts_where_both_orders_dispute(tmp_path: Path) -> None:
    rows = [("a", "x", "0.96 first"), ("a", "x", "0 second"), ("b", "x", "0.75 first"), ("b", "x", "0 second"),
            ("c", "x", "0.99 first once"), ("c", "x", "0 second"), ("d", "x", "0 first"), ("d", "x", "0 second")]
    found = measure(_file(tmp_path, rows), Scorer(), 0, 0.87)  # type: ignore[arg-type]
    assert found["n"] == 4
    assert found["disputed"] == {"0.5": 0.5, "0.7": 0.5, "0.8": 0.25, "0.9": 0.25, "0.95": 0.25}
    assert found["disputed_at_alert"] == 0.25


def test_a_file_without_pairs_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"said\.jsonl: no two statements"):
        measure(_file(tmp_path, [("a", "x", "0 one"), ("a", "y", "0 two")]), Scorer(), 0, 0.87)  # type: ignore[arg-type]
