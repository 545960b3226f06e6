"""An article as the tagger reads it: wordpieces in overlapping windows, with what the uncased vocabulary loses.

The base encoder's vocabulary knows neither capitals nor line ends, and a long quotation's marks may lie outside the
window. So each word brings three features: its case, whether it stands inside a quotation, whether it opens a
paragraph. Windows overlap; a word is read from the window in which it stands furthest from either edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from streams.extract.parsing.quotations import begins_with_quotation, find_quotations

WINDOW = 256
"""Wordpieces of a window, its two special tokens included. Of PolNeAR's contents 99 % have fewer than 80."""
STRIDE = 224
"""Wordpieces from one window to the next: a word has 15 or more to either side, one in nine is read twice. At 192 (31
to either side, one in four) the tagger took a quarter longer and was no better: source, cue and content .858, .779,
.747 on PolNeAR's dev part, here .861, .784, .747 (`benchmarks.attribution`, while the last window was
shorter than the others)."""

CASES = 5  # lower, first letter upper, all upper, figures, neither
QUOTED = 3  # outside, inside a quotation, inside one that its paragraph leaves open
OPENS = 2  # first word of a paragraph or not
FEATURES = CASES + QUOTED + OPENS
"""Rows of the table of features; a word has one of each of the three groups."""

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Words:
    """The words of a text.

    Attributes:
        spans: start and end of each in the text, in code points.
        pieces: wordpiece ids of all, in order.
        first: for each word the place of its first wordpiece.
        features: rows of the feature table, shape (pieces, 3).
    """

    spans: tuple[tuple[int, int], ...]
    pieces: NDArray[np.int64]
    first: NDArray[np.int64]
    features: NDArray[np.int64]


@dataclass(frozen=True)
class Window:
    """Wordpieces `start` to `end`, of which `read_from` to `read_to` are read here."""

    start: int
    end: int
    read_from: int
    read_to: int


def words_of(text: str, tokenizer: Any) -> Words:
    """Cut a text into words and wordpieces.

    Args:
        text: any; words are split at spaces and punctuation as the tokenizer's normalisation does.
        tokenizer: a fast tokenizer of transformers.
    """
    encoded = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    spans: list[list[int]] = []
    first: list[int] = []
    owner: list[int] = []
    previous: int | None = None
    for place, ((start, end), word) in enumerate(zip(encoded["offset_mapping"], encoded.word_ids(), strict=True)):
        if word != previous or not spans:
            spans.append([start, end])
            first.append(place)
        else:
            spans[-1][1] = max(spans[-1][1], end)
        previous = word
        owner.append(len(spans) - 1)
    features = _features(text, [(start, end) for start, end in spans])
    return Words(
        tuple((start, end) for start, end in spans),
        np.array(encoded["input_ids"], dtype=np.int64),
        np.array(first, dtype=np.int64),
        features[owner] if owner else np.zeros((0, 3), dtype=np.int64),
    )


def windows(pieces: int, size: int = WINDOW - 2, stride: int = STRIDE) -> list[Window]:
    """Windows over a number of wordpieces; what they read is disjoint and whole, and all are full but a single one.

    Args:
        pieces: how many there are.
        size: how many a window holds, special tokens not counted.
        stride: how many from one window's start to the next's, at most `size`.
    """
    if pieces <= size:
        return [Window(0, pieces, 0, pieces)] if pieces else []
    starts = list(range(0, pieces - (size - stride), stride))
    # As long as the others, for a network runs each length apart and fills its last batch with rows that nobody reads.
    starts[-1] = pieces - size
    cuts = [0, *((before + size + start) // 2 for before, start in pairwise(starts)), pieces]
    return [Window(start, start + size, cuts[i], cuts[i + 1]) for i, start in enumerate(starts)]


def _features(text: str, spans: list[tuple[int, int]]) -> NDArray[np.int64]:
    quoted = np.zeros(len(text) + 1, dtype=np.int64)
    opening = np.zeros(len(text) + 1, dtype=np.int64)
    paragraphs = [(match.start(), match[0]) for match in _PARAGRAPH.finditer(text)]
    for number, (start, paragraph) in enumerate(paragraphs):
        opening[start + len(paragraph) - len(paragraph.lstrip())] = 1
        continues = number + 1 < len(paragraphs) and begins_with_quotation(paragraphs[number + 1][1])
        for quotation in find_quotations(paragraph, continues=continues):
            quoted[start + quotation.start : start + quotation.end] = 1 if quotation.closed else 2
    rows = [(_case(text[start:end]), CASES + int(quoted[start]), CASES + QUOTED + int(opening[start]))
            for start, end in spans]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def _case(word: str) -> int:
    if word[:1].isdigit():
        return 3
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[:1].isupper():
        return 1
    return 0 if word.islower() else 4
