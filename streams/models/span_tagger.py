"""The attribution tagger's network: a base encoder under a LoRA adapter, label scores a word, and a linker of spans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

LINK_WIDTH = 128
"""Numbers by which the linker knows a word. Half as many lose a point of link accuracy, twice as many gain none."""
DISTANCES = 16
"""Signed distances of two spans in words, by powers of two, eight to either side."""


class SpanTagger(nn.Module):
    """Scores labels of words, and how well a span goes with a cue.

    Attributes:
        encoder: the base, possibly under an adapter.
        features: what is added to the embedding of a wordpiece, by its features; zero before training.
        labels: from an encoded wordpiece to label scores.
        transitions: scores of a label after another, rows the earlier one.
        start: scores of a label for the first word.
        as_cue: projection of a cue for the linker.
        as_span: projection of a source or content for the linker.
    """

    def __init__(self, encoder: Any, labels: int, features: int) -> None:
        super().__init__()
        width = int(encoder.config.hidden_size)
        self.encoder = encoder
        self.features = nn.Embedding(features, width)
        nn.init.zeros_(self.features.weight)
        self.dropout = nn.Dropout(0.1)
        self.labels = nn.Linear(width, labels)
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))
        self.as_cue = nn.Linear(width, LINK_WIDTH)
        self.as_span = nn.Linear(width, LINK_WIDTH)
        self.distance = nn.Embedding(DISTANCES, LINK_WIDTH)
        self.link_hidden = nn.Linear(LINK_WIDTH, LINK_WIDTH)
        self.link_score = nn.Linear(LINK_WIDTH, 1)
        self.no_link = nn.Parameter(torch.zeros(2))

    def encode(self, ids: torch.Tensor, mask: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """Encoded wordpieces.

        Args:
            ids: wordpiece ids, (rows, pieces).
            mask: 1 where there is a wordpiece, (rows, pieces).
            features: rows of the feature table, (rows, pieces, 3); -1 for special tokens, which have none.

        Returns:
            Float of shape (rows, pieces, width).
        """
        known = (features >= 0).unsqueeze(-1)
        added = (self.features(features.clamp(min=0)) * known).sum(dim=2)
        inner = self.encoder.get_input_embeddings()(ids)
        hidden: torch.Tensor = self.encoder(inputs_embeds=inner + added, attention_mask=mask).last_hidden_state
        dropped: torch.Tensor = self.dropout(hidden)
        return dropped

    def link(self, cues: torch.Tensor, spans: torch.Tensor, distances: torch.Tensor) -> torch.Tensor:
        """Scores of pairs.

        Args:
            cues: projected cues, (m, LINK_WIDTH).
            spans: projected spans, (n, LINK_WIDTH).
            distances: bucket of the distance of each pair, (m, n), from `distance_bucket`.

        Returns:
            Scores of shape (m, n).
        """
        joint = cues[:, None] * spans[None] + self.distance(distances)
        scores: torch.Tensor = self.link_score(torch.relu(self.link_hidden(torch.relu(joint))))
        return scores.squeeze(-1)


def distance_bucket(words: int) -> int:
    """Bucket of a signed distance in words: 0 to 7 for spans before the cue, 8 to 15 after."""
    size = min(abs(words).bit_length(), DISTANCES // 2 - 1)
    return size if words < 0 else DISTANCES // 2 + size


def gap(cue: tuple[int, int], other: tuple[int, int]) -> int:
    """Words between two spans, negative where `other` stands before `cue`."""
    return other[0] - cue[1] + 1 if other[0] >= cue[1] else other[1] - cue[0] - 1


def head_state(model: SpanTagger) -> Mapping[str, torch.Tensor]:
    """The weights that are not the encoder's."""
    return {name: value for name, value in model.state_dict().items() if not name.startswith("encoder.")}
