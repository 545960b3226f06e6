"""Signatures that tell copies: MinHash of an article, shingles of a passage. Stable over processes and machines."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from datasketch import LeanMinHash, MinHash
from datasketch.hashfunc import sha1_hash32

from streams.ids import normalise

Signature = npt.NDArray[np.uint32]

PERMUTATIONS = 128
"""Standard error of the estimated Jaccard similarity: at most 0.044 (around 0.5), 0.027 at 0.9."""
SHINGLE_WORDS = 3
SEED = 1
SCHEME = "affine32"
"""datasketch's hash family. Stored signatures depend on it and on the seed: neither ever changes."""

_WORD = re.compile(r"\w+")
_CHUNK = 4096  # shingles hashed at a time: a 1 MB article would need 200 MB at once


def _shingles(text: str, size: int = SHINGLE_WORDS) -> Iterator[bytes]:
    words = _WORD.findall(normalise(text))
    if 0 < len(words) < size:
        yield " ".join(words).encode("utf-8", "replace")
    for at in range(len(words) - size + 1):
        yield " ".join(words[at : at + size]).encode("utf-8", "replace")


def minhash(values: Signature | None = None) -> MinHash:
    """A MinHash of the project's family, empty or holding a decoded signature; what `datasketch.MinHashLSH` takes."""
    return MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme=SCHEME, hashvalues=values)


def lean_minhash(values: Signature) -> LeanMinHash:
    """A decoded signature as a MinHash that can be compared and counted but not added to: a tenth of the memory."""
    return LeanMinHash(seed=SEED, hashvalues=values, scheme=SCHEME)


def signature(text: str) -> str:
    """MinHash over the word shingles of the normalised text.

    Returns:
        Base64 of `PERMUTATIONS` little-endian uint32; empty when the text holds no word.
    """
    shingles = list(dict.fromkeys(_shingles(text)))
    if not shingles:
        return ""
    sketch = minhash()
    for start in range(0, len(shingles), _CHUNK):
        sketch.update_batch(shingles[start : start + _CHUNK])
    return base64.b64encode(np.asarray(sketch.hashvalues).astype("<u4").tobytes()).decode("ascii")


def decode_signature(encoded: str) -> Signature:
    """The values of a signature, shape (128,), or (0,) for the empty one.

    Raises:
        ValueError: not a signature of this project, with its length.
    """
    values = np.frombuffer(base64.b64decode(encoded, validate=True), dtype="<u4").astype(np.uint32)
    if len(values) not in (0, PERMUTATIONS):
        raise ValueError(f"signature: {len(values)} values, not {PERMUTATIONS}")
    return values


def jaccard(a: Signature, b: Signature) -> float:
    """Estimated share of common shingles in all shingles of both; 0 when either signature is empty."""
    if not len(a) or not len(b):
        return 0.0
    return float(np.mean(a == b))


def overlap(a: Signature, b: Signature) -> float:
    """Estimated share of common shingles in those of the smaller one; 1 when it is a part of the other.

    The number of shingles is estimated from the values too (standard error 9 %): the smaller it is, the smaller the
    least of so many evenly spread hashes. 0 when either signature is empty.
    """
    similarity = jaccard(a, b)
    if similarity == 0.0:
        return 0.0
    size_a, size_b = float(lean_minhash(a).count()), float(lean_minhash(b).count())
    common = similarity / (1.0 + similarity) * (size_a + size_b)
    return min(1.0, common / min(size_a, size_b))


def passage_shingles(text: str) -> frozenset[int]:
    """32-bit hashes of the word shingles of the normalised passage; a passage of fewer words is one shingle."""
    return frozenset(sha1_hash32(shingle) for shingle in _shingles(text))


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the shingles of `a` that are in `b`; 0 when `a` is empty. Not symmetric."""
    return len(a & b) / len(a) if a else 0.0
