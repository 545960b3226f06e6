"""Embeddings to measure an index with: real ones of sentences, and more of them made by moving real ones a little."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.throughput import read_articles

Vectors = NDArray[np.float32]
"""Shape (n, d), float32, unit length."""

FEWEST_WORDS, MOST_WORDS = 6, 40
"""Of a sentence, as statements have: shorter ones are headings and cues, longer ones lists and tables."""

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'`])")
MIXED = 16
"""Real vectors in the direction in which one is turned: with two, it comes nearer to one of them than to itself."""

MADE_TOGETHER = 8192
COMPARED_TOGETHER = 65536
"""Vectors in one step, so that intermediate results take less than 1 GB."""


def sentences(file: Path, seed: int = 0) -> list[str]:
    """The different sentences of a file of articles, JSON Lines or plain text, in an order drawn from `seed`."""
    plain = file.suffix == ".txt"
    texts = [file.read_text(encoding="utf-8")] if plain else [str(row.get("text", "")) for row in read_articles(file)]
    found = {
        sentence for text in texts for line in text.splitlines() for sentence in SENTENCE_END.split(line.strip())
        if FEWEST_WORDS <= len(sentence.split()) <= MOST_WORDS
    }
    return [str(each) for each in np.random.default_rng(seed).permutation(sorted(found))]


def nearest_similarities(vectors: Vectors, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    """The similarity of each of these rows to its nearest other row, shape (len(rows),)."""
    best = np.full(len(rows), -1.0, dtype=np.float32)
    for start in range(0, len(vectors), COMPARED_TOGETHER):
        products = vectors[rows] @ vectors[start : start + COMPARED_TOGETHER].T
        inside = (rows >= start) & (rows < start + products.shape[1])
        products[np.flatnonzero(inside), rows[inside] - start] = -1.0
        best = np.maximum(best, products.max(axis=1))
    return best


def enlarged(real: Vectors, count: int, seed: int = 0) -> Vectors:
    """`count` vectors that lie as far from their nearest as the real ones do from theirs.

    The first are the real ones. Each further one is a real one turned by the angle that a real one has to its nearest.
    The direction is a random mixture of real ones, so that it stays in the space that they fill.

    Args:
        real: two at least.
        count: how many are wanted.
        seed: of the choices.

    Returns:
        Shape (count, d).
    """
    draw = np.random.default_rng(seed)
    made = np.empty((count, real.shape[1]), dtype=np.float32)
    made[: len(real)] = real[:count]
    if count <= len(real):
        return made
    sample = draw.permutation(len(real))[:4096]
    similarities = nearest_similarities(real, sample).clip(0.0, 0.9999)
    for start in range(len(real), count, MADE_TOGETHER):
        size = min(MADE_TOGETHER, count - start)
        base = real[draw.integers(0, len(real), size)]
        direction = np.zeros_like(base)
        for _ in range(MIXED):
            weights = draw.standard_normal((size, 1), dtype=np.float32)
            direction += weights * real[draw.integers(0, len(real), size)]
        direction -= np.vecdot(direction, base)[:, None] * base
        direction /= np.maximum(np.linalg.norm(direction, axis=1, keepdims=True), 1e-6)
        wanted = draw.choice(similarities, (size, 1))
        turned = wanted * base + np.sqrt(1.0 - wanted**2) * direction
        made[start : start + size] = turned / np.linalg.norm(turned, axis=1, keepdims=True)
    return made


def exact_nearest(vectors: Vectors, queries: Vectors, k: int) -> NDArray[np.float32]:
    """The similarities of the `k` nearest of each query, most similar first, shape (len(queries), k)."""
    best = np.full((len(queries), k), -1.0, dtype=np.float32)
    for start in range(0, len(vectors), COMPARED_TOGETHER):
        both = np.concatenate([best, queries @ vectors[start : start + COMPARED_TOGETHER].T], axis=1)
        best = -np.sort(np.partition(-both, k - 1, axis=1)[:, :k], axis=1)
    return best


def read_or_make(file: Path | None, data: Path | None, count: int) -> Vectors:
    """The real vectors of a `.npy` file; without such a file they are made from a text, with the settings' encoder.

    Args:
        file: where they are, or where they are to be kept.
        data: text, if there is no such file.
        count: how many are made at most.

    Raises:
        FileNotFoundError: neither.
    """
    if file is not None and file.exists():
        read = np.load(file).astype(np.float32)
        return np.asarray(read / np.linalg.norm(read, axis=1, keepdims=True), dtype=np.float32)
    if data is None:
        raise FileNotFoundError(f"no vectors: {file} is not there, and no text is given to make them from")
    from streams.models.encoder import build_encoder
    from streams.settings import load

    made = build_encoder(load()).encode(sentences(data)[:count])
    if file is not None:
        np.save(file, made.astype(np.float16))
    return made
