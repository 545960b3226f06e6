"""Measures of an embedding model on labelled sets: each takes rows and a function that embeds texts.

An embedding function maps n texts to float32 of shape (n, d), unit length, so that a dot product is the cosine.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import bm25s
import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr
from sklearn.metrics import average_precision_score, precision_recall_curve

from streams.match.nearest import rounded
from streams.match.ranking import pool_size, ranked_by_words
from streams.match.words import WordIndex

Floats = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Floats]
Row = Mapping[str, Any]
Judged = Mapping[str, set[str]]

DEPTH = 5
"""Documents of a ranking that count: the cut of CheckThat! task 2A's measure."""


def average_precision_at(ranking: Sequence[str], relevant: set[str], depth: int = DEPTH) -> float:
    """Average precision of the first `depth` of a ranking, over as many relevant documents as could stand there."""
    hits, total = 0, 0.0
    for rank, document in enumerate(ranking[:depth], start=1):
        if document in relevant:
            hits += 1
            total += hits / rank
    return total / min(len(relevant), depth)


def _mean_of_rankings(scores: Floats, ids: Sequence[str], relevant: Sequence[set[str]]) -> float:
    best = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    return float(np.mean([average_precision_at([ids[i] for i in row], wanted)
                          for row, wanted in zip(best, relevant, strict=True)]))


def retrieval(queries: Sequence[Row], corpus: Sequence[Row], judged: Judged, embed: Embed) -> float:
    """MAP@5 of tweets against fact-checked claims, by the claims' own sentence (`vclaim`) and the cosine alone."""
    asked = [query for query in queries if judged.get(query["id"])]
    return _mean_of_rankings(_cosines(asked, corpus, embed), [row["id"] for row in corpus],
                             [judged[query["id"]] for query in asked])


def ranked_retrieval(queries: Sequence[Row], corpus: Sequence[Row], judged: Judged, embed: Embed) -> float:
    """The same as the match stage ranks: of the nearest by cosine, those first that share the words.

    The stage's floor of similarity is left out, as a ranking has no need of it.
    """
    asked = [query for query in queries if judged.get(query["id"])]
    words = WordIndex()
    for row in corpus:
        words.add(row["id"], row["vclaim"])
    found = []
    for query, cosines in zip(asked, rounded(_cosines(asked, corpus, embed)), strict=True):
        nearest = np.argsort(-cosines, kind="stable")[: pool_size(DEPTH)]
        pool = [(corpus[i]["id"], float(cosines[i])) for i in nearest]
        ranking = [claim for claim, _ in ranked_by_words(query["text"], pool, words)]
        found.append(average_precision_at(ranking, judged[query["id"]]))
    return float(np.mean(found))


def _cosines(queries: Sequence[Row], corpus: Sequence[Row], embed: Embed) -> Floats:
    cosines: Floats = embed([query["text"] for query in queries]) @ embed([row["vclaim"] for row in corpus]).T
    return cosines


def lexical_retrieval(queries: Sequence[Row], corpus: Sequence[Row], judged: Judged) -> float:
    """The same by BM25 (bm25s, its default parameters, English stop words left out)."""
    asked = [query for query in queries if judged.get(query["id"])]
    index = bm25s.BM25()
    index.index(bm25s.tokenize([row["vclaim"] for row in corpus], stopwords="en", show_progress=False),
                show_progress=False)
    ids = [row["id"] for row in corpus]
    found, _ = index.retrieve(bm25s.tokenize([query["text"] for query in asked], stopwords="en", show_progress=False),
                              k=min(DEPTH, len(ids)), show_progress=False)
    return float(np.mean([average_precision_at([ids[i] for i in row], judged[query["id"]])
                          for row, query in zip(found, asked, strict=True)]))


def best_f1(similarities: Floats, same: NDArray[np.bool_]) -> tuple[float, float]:
    """The best F1 over all thresholds, and its threshold."""
    precision, recall, thresholds = precision_recall_curve(same, similarities)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    at = int(f1[:-1].argmax())
    return float(f1[at]), float(thresholds[at])


def same_claim_pairs(assertions: Sequence[Row], embed: Embed) -> tuple[Floats, NDArray[np.bool_]]:
    """Every pair of quotations: its similarity, and whether both make one claim. Shapes (pairs,)."""
    vectors = embed([row["quote"] for row in assertions])
    first, second = np.triu_indices(len(assertions), k=1)
    same = np.array([bool(set(assertions[i]["claims"]) & set(assertions[j]["claims"]))
                     for i, j in zip(first.tolist(), second.tolist(), strict=True)])
    return (vectors @ vectors.T)[first, second], same


def key_points(rows: Sequence[Row], embed: Embed) -> float:
    """Average precision of argument and key point over all labelled pairs."""
    similarities = _pairwise(embed, [row["argument"] for row in rows], [row["key_point"] for row in rows])
    return float(average_precision_score([row["label"] for row in rows], similarities))


def paraphrases(rows: Sequence[Row], embed: Embed) -> float:
    """Average precision of sentence pairs labelled 1 for saying the same."""
    return float(average_precision_score([row["label"] for row in rows],
                                         _pairwise(embed, [r["a"] for r in rows], [r["b"] for r in rows])))


def general_similarity(rows: Sequence[Row], embed: Embed) -> float:
    """Spearman's rank correlation of cosine and the score that people gave."""
    similarities = _pairwise(embed, [row["a"] for row in rows], [row["b"] for row in rows])
    return float(spearmanr(similarities, [row["score"] for row in rows]).statistic)


def above_near(groups: Iterable[tuple[Sequence[str], Sequence[str]]], embed: Embed) -> tuple[float, int]:
    """Over pairs of texts on one proposition, the share nearer each other than either is to any near text.

    Args:
        groups: (texts on the proposition, near texts); groups without near texts are left out.
        embed: the embedding function.

    Returns:
        The share and the number of pairs.
    """
    kept = [(list(members), list(near)) for members, near in groups if near and len(members) > 1]
    vectors = embed([text for members, near in kept for text in (*members, *near)])
    above = pairs = start = 0
    for members, near in kept:
        own = vectors[start : start + len(members)]
        start += len(members)
        nearest = (own @ vectors[start : start + len(near)].T).max(axis=1)
        start += len(near)
        similar = own @ own.T
        for i, j in itertools.combinations(range(len(members)), 2):
            above += bool(similar[i, j] > max(nearest[i], nearest[j]))
            pairs += 1
    return (above / pairs if pairs else 0.0), pairs


def _pairwise(embed: Embed, first: Sequence[str], second: Sequence[str]) -> Floats:
    """Cosine of each text with its partner, every distinct text embedded once; shape (n,)."""
    distinct = list(dict.fromkeys([*first, *second]))
    place = {text: i for i, text in enumerate(distinct)}
    vectors = embed(distinct)
    similarities: Floats = np.einsum(
        "nd,nd->n", vectors[[place[text] for text in first]], vectors[[place[text] for text in second]])
    return similarities
