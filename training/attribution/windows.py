"""PolNeAR's articles as windows of labelled wordpieces, cut anew every epoch."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import torch

from streams.extract.tagger.tags import ROLES, Role, to_labels
from streams.extract.tagger.wordpieces import WINDOW, Words, words_of
from streams.models.span_tagger import distance_bucket, gap

Row = dict[str, Any]

STRAIGHTEN = 0.3
"""Share of readings of an article with straight marks for curly ones: feeds arrive with either."""
_STRAIGHT = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")


@dataclass(frozen=True)
class Labelled:
    """An article with one annotator's labels.

    Attributes:
        words: its words.
        labels: one a word.
        spans: role, first word and word after the last, of every span that the labels hold.
        triples: for each attribution the indices in `spans` of its source, cue and content spans.
    """

    words: Words
    labels: list[int]
    spans: list[tuple[Role, int, int]]
    triples: list[tuple[list[int], list[int], list[int]]]


def labelled(row: Row, tokenizer: Any, rng: random.Random) -> Labelled:
    """One reading of an article: an annotator drawn at random, marks straightened now and then."""
    text = row["text"]
    if rng.random() < STRAIGHTEN:
        text = text.translate(_STRAIGHT)
    words = words_of(text, tokenizer)
    triples = row["annotations"][rng.choice(sorted(row["annotations"]))]
    wanted: list[tuple[Role, int, int]] = []
    for role in ROLES:
        wanted += sorted({(role, start, end) for triple in triples for start, end in triple[role]})
    labels = to_labels(words.spans, wanted)
    places: dict[tuple[Role, int, int], int] = {}
    spans: list[tuple[Role, int, int]] = []
    for role, start, end in wanted:
        inside = [i for i, (first, last) in enumerate(words.spans) if first < end and last > start]
        if inside and all(labels[i] for i in inside):
            places[(role, start, end)] = len(spans)
            spans.append((role, inside[0], inside[-1] + 1))
    linked = []
    for triple in triples:
        sources, cues, contents = ([places[(role, start, end)] for start, end in triple[role]
                                    if (role, start, end) in places] for role in ROLES)
        if cues:
            linked.append((sources, cues, contents))
    return Labelled(words, labels, spans, linked)


@dataclass
class Cut:
    """A window of one article: pieces `start` to `end`, words `first` to `last` whole inside it."""

    article: Labelled
    start: int
    end: int
    first: int
    last: int


def cut(article: Labelled, rng: random.Random) -> list[Cut]:
    """Disjoint windows whose first one ends at a random place, so that no seam is seen twice."""
    pieces, size = len(article.words.pieces), WINDOW - 2
    starts = [0, *range(rng.randint(size // 2, size), pieces, size)] if pieces > size else [0]
    found = []
    first_of = article.words.first
    for start, end in zip(starts, [*starts[1:], pieces], strict=True):
        inside = [i for i, place in enumerate(first_of.tolist()) if start <= place < end]
        if inside:
            found.append(Cut(article, int(first_of[inside[0]]), end, inside[0], inside[-1] + 1))
    return found


@dataclass
class Batch:
    """Tensors of several windows.

    Attributes:
        ids, mask: (rows, pieces).
        features: (rows, pieces, 3).
        first: place of each word's first wordpiece in its row, (rows, words), padded with 0.
        labels: (rows, words), padded with -1.
        links: for each row the spans (first, last word, role), and the pairs (cue, other) that belong together.
    """

    ids: torch.Tensor
    mask: torch.Tensor
    features: torch.Tensor
    first: torch.Tensor
    labels: torch.Tensor
    links: list[tuple[list[tuple[Role, int, int]], set[tuple[int, int]]]]


def collate(cuts: list[Cut], tokenizer: Any) -> Batch:
    """Windows in one batch, padded to the longest."""
    pieces = max(c.end - c.start for c in cuts) + 2
    count = max(c.last - c.first for c in cuts)
    ids = torch.full((len(cuts), pieces), tokenizer.pad_token_id)
    mask = torch.zeros((len(cuts), pieces), dtype=torch.long)
    features = torch.full((len(cuts), pieces, 3), -1)
    first = torch.zeros((len(cuts), count), dtype=torch.long)
    labels = torch.full((len(cuts), count), -1)
    links = []
    for row, c in enumerate(cuts):
        words, length = c.article.words, c.end - c.start
        ids[row, 0], ids[row, length + 1] = tokenizer.cls_token_id, tokenizer.sep_token_id
        ids[row, 1 : length + 1] = torch.from_numpy(words.pieces[c.start : c.end])
        mask[row, : length + 2] = 1
        features[row, 1 : length + 1] = torch.from_numpy(words.features[c.start : c.end])
        size = c.last - c.first
        first[row, :size] = torch.from_numpy(words.first[c.first : c.last] - c.start + 1)
        labels[row, :size] = torch.tensor(c.article.labels[c.first : c.last])
        links.append(_links(c))
    return Batch(ids, mask, features, first, labels, links)


def _links(c: Cut) -> tuple[list[tuple[Role, int, int]], set[tuple[int, int]]]:
    inside = {i: (role, a - c.first, b - c.first) for i, (role, a, b) in enumerate(c.article.spans)
              if c.first <= a and b <= c.last}
    number = {i: n for n, i in enumerate(inside)}
    pairs = {(number[cue], number[other]) for sources, cues, contents in c.article.triples
             for cue in cues[:1] if cue in number for other in sources + contents if other in number}
    return list(inside.values()), pairs


def distances(cues: list[tuple[int, int]], others: list[tuple[int, int]]) -> torch.Tensor:
    """Buckets of the distances in words between spans, shape (cues, others)."""
    return torch.tensor([[distance_bucket(gap(cue, other)) for other in others] for cue in cues])
