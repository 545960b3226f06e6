"""The labels of the attribution tagger, one a word, and the way from spans to labels and back.

A word is inside a source, a cue or a content, or outside all three; B, I, E and S say whether it begins, continues,
ends or alone makes up its span. Spans of the three kinds do not overlap in the corpus (a cue within a content is not
annotated there), so one sequence of labels holds them all; which belong together is the business of the linker.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Role = Literal["source", "cue", "content"]

ROLES: tuple[Role, ...] = ("source", "cue", "content")
OUTSIDE = 0
LABELS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))

_FORBIDDEN = -1e4  # finite: sums of it stay finite in bf16 and fp32 alike
_OPEN = frozenset("BI")  # a span goes on after these
_INSIDE = frozenset("IE")  # a span has begun before these


def label(place: str, role: Role) -> int:
    """Number of the label of a word at a place (B, I, E or S) of a span."""
    return LABELS.index(f"{place}-{role}")


def allowed() -> NDArray[np.bool_]:
    """Which label may follow which, shape (labels, labels), rows the earlier one."""
    table = np.zeros((len(LABELS), len(LABELS)), dtype=np.bool_)
    for first, before in enumerate(LABELS):
        for second, after in enumerate(LABELS):
            goes_on = before[0] in _OPEN
            continues = after[0] in _INSIDE
            table[first, second] = goes_on == continues and (not goes_on or before[2:] == after[2:])
    return table


def to_labels(words: Sequence[tuple[int, int]], spans: Sequence[tuple[Role, int, int]]) -> list[int]:
    """Labels of words.

    Args:
        words: start and end of each word, in order.
        spans: role, start and end; where two overlap the earlier in this sequence keeps its words.

    Returns:
        One label a word.
    """
    labels = [OUTSIDE] * len(words)
    for role, start, end in spans:
        inside = [i for i, (first, last) in enumerate(words) if first < end and last > start]
        if not inside or any(labels[i] != OUTSIDE for i in inside):
            continue
        if len(inside) == 1:
            labels[inside[0]] = label("S", role)
            continue
        for i in inside[1:-1]:
            labels[i] = label("I", role)
        labels[inside[0]], labels[inside[-1]] = label("B", role), label("E", role)
    return labels


def to_spans(labels: Sequence[int]) -> list[tuple[Role, int, int]]:
    """Spans of a sequence of labels, whatever the sequence: role, first word, word after the last one.

    A span that the end of the sequence or a label of another span cuts off ends there.
    """
    spans: list[tuple[Role, int, int]] = []
    current: tuple[Role, int] | None = None
    for at, number in enumerate(labels):
        name = LABELS[number]
        role = next((r for r in ROLES if name.endswith(r)), None)
        if current is not None and (role != current[0] or name[0] in "BS"):
            spans.append((current[0], current[1], at))
            current = None
        if role is None:
            continue
        if current is None:
            current = (role, at)
        if name[0] in "ES":
            spans.append((current[0], current[1], at + 1))
            current = None
    if current is not None:
        spans.append((current[0], current[1], len(labels)))
    return spans


def best_labels(
    emissions: NDArray[np.float32], transitions: NDArray[np.float32], start: NDArray[np.float32]
) -> list[int]:
    """The sequence of labels with the highest score (Viterbi 1967).

    Args:
        emissions: score of each label for each word, shape (words, labels).
        transitions: score of a label after another, shape (labels, labels), rows the earlier one; what `allowed` does
            not allow is left out of account.
        start: score of a label for the first word, shape (labels,).

    Returns:
        One label a word; a span is whole, save that the last word may leave one open.
    """
    if not len(emissions):
        return []
    steps = np.where(allowed(), transitions, _FORBIDDEN)
    begins = np.array([name[0] not in _INSIDE for name in LABELS])
    score = np.where(begins, start, _FORBIDDEN) + emissions[0]
    back = np.zeros(emissions.shape, dtype=np.int64)
    for at in range(1, len(emissions)):
        reach = score[:, None] + steps
        back[at] = reach.argmax(axis=0)
        score = reach.max(axis=0) + emissions[at]
    ends = np.array([name[0] not in _OPEN for name in LABELS])
    best = [int(np.where(ends, score, score + _FORBIDDEN).argmax())]
    for at in range(len(emissions) - 1, 0, -1):
        best.append(int(back[at][best[-1]]))
    return best[::-1]
