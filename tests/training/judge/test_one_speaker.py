"""Pairs of one speaker in one article, and of nobody else."""

from __future__ import annotations

import random

from training.judge.one_speaker import one_speaker_pairs
from training.judge.pairs import NO_DISPUTE


def test_pairs_are_of_one_speaker_in_one_article() -> None:
    rows = [{"url": url, "speaker": who, "text": f"{url} {who} {n}"} for url in "ab" for who in "xy" for n in range(3)]
    rows.append(dict(rows[0]))  # said again in the same words
    pairs = one_speaker_pairs(rows, random.Random(1))
    assert len(pairs) == 4 * 3
    assert {p.label for p in pairs} == {NO_DISPUTE}
    assert all(p.later.split()[:2] == p.earlier.split()[:2] and p.later != p.earlier for p in pairs)
    assert len({frozenset(p[:2]) for p in pairs}) == len(pairs)


def test_either_text_comes_first() -> None:
    rows = [{"url": str(n), "speaker": "x", "text": text} for n in range(50) for text in (f"a {n}", f"b {n}")]
    assert {p.later[0] for p in one_speaker_pairs(rows, random.Random(2))} == {"a", "b"}
