"""Near misses that no corpus writes down: what the bare base takes for right and is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sentence_transformers import SentenceTransformer
from sentence_transformers.util import cos_sim, semantic_search

DEPTH = 24
"""Nearest texts that are looked at: six times the near misses of a row, so that rounds draw others. Not tuned."""

SAME = 0.8
"""Cosine from which a text is taken for a right one told again: claims are checked by several offices, and the corpus
names one. Chosen by hand, high enough to keep claims that differ in one thing; not tuned."""


def nearest_wrong(
    model: SentenceTransformer, right: Mapping[str, Sequence[str]], corpus: Sequence[str]
) -> dict[str, list[str]]:
    """For each text the nearest of a corpus that are not right for it, nearest first.

    Args:
        model: embeds both.
        right: for each text those of the corpus that are right for it.
        corpus: to be searched.
    """
    texts = list(right)
    embedded = model.encode(list(corpus), convert_to_tensor=True)
    places = {text: number for number, text in enumerate(corpus)}
    found = semantic_search(model.encode(texts, convert_to_tensor=True), embedded, top_k=DEPTH)
    wrong = {}
    for text, hits in zip(texts, found, strict=True):
        at = [int(hit["corpus_id"]) for hit in hits]
        own = [places[each] for each in right[text]]
        likeness = cos_sim(embedded[at], embedded[own]).amax(dim=1).tolist()
        wrong[text] = [corpus[place] for place, alike in zip(at, likeness, strict=True) if alike < SAME]
    return wrong
