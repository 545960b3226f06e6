"""MPNet's self-attention as one fused operation.

transformers computes it step by step: products, scaling, relative position bias, mask and softmax each write a matrix
of (rows, heads, tokens, tokens), and in bf16 each step converts it between two arithmetics. The fused operation of
torch does it in one pass in fp32, which is quicker and rounds less often (`benchmarks.numeric` has both).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn.functional import scaled_dot_product_attention
from transformers.models.mpnet.modeling_mpnet import MPNetSelfAttention


class FusedSelfAttention(nn.Module):
    """Stands in for an `MPNetSelfAttention` and takes over its projections; for inference: there is no dropout."""

    def __init__(self, plain: MPNetSelfAttention) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = plain.q, plain.k, plain.v, plain.o
        self._heads = plain.num_attention_heads

    def forward(
        self,
        hidden_states: torch.Tensor,
        attention_mask: torch.Tensor | None = None,
        position_bias: torch.Tensor | None = None,
        **_: Any,
    ) -> tuple[torch.Tensor]:
        """What the module it stands in for returns, without the attention probabilities.

        Args:
            hidden_states: (rows, tokens, width).
            attention_mask: added to the scores, broadcast to (rows, heads, tokens, tokens); None hides nothing.
            position_bias: added to the scores, (rows, heads, tokens, tokens).
        """
        # Converted once for the three projections; autocast would do it for each.
        hidden = hidden_states.to(self.q.weight.dtype)
        query, key, value = (
            layer(hidden).unflatten(-1, (self._heads, -1)).transpose(1, 2) for layer in (self.q, self.k, self.v))
        added = position_bias
        if attention_mask is not None:
            added = attention_mask if added is None else added + attention_mask
        mixed = scaled_dot_product_attention(query, key, value, attn_mask=added)
        return (self.o(mixed.transpose(1, 2).flatten(2)),)


def fuse_attention(model: nn.Module) -> None:
    """Put `FusedSelfAttention` in the place of every `MPNetSelfAttention` of a model."""
    for parent in list(model.modules()):
        for name, child in parent.named_children():
            if isinstance(child, MPNetSelfAttention):
                setattr(parent, name, FusedSelfAttention(child))
