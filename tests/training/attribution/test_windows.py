"""Windows of labelled wordpieces: every word once, labels and links of what lies whole inside."""

from __future__ import annotations

import random
from typing import Any

import pytest
import torch
from transformers import AutoTokenizer

from streams.extract.tagger.tags import LABELS
from streams.models.store import base_path
from streams.settings import load
from training.attribution.windows import Labelled, collate, cut, distances, labelled

pytestmark = pytest.mark.models

TEXT = "“The quay is shut,” engineer Odile Marsk said.\n\nShe added that berth two “may” follow."


def _row(text: str, *triples: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]) -> dict[str, Any]:
    def spans(parts: tuple[str, ...]) -> list[list[int]]:
        return [[text.index(part), text.index(part) + len(part)] for part in parts]

    return {"text": text, "annotations": {"a": [
        {"source": spans(source), "cue": spans(cue), "content": spans(content)} for source, cue, content in triples]}}


ROW = _row(TEXT, (("engineer Odile Marsk",), ("said",), ("“The quay is shut,”",)),
           (("She",), ("added",), ("that berth two “may” follow",)))


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return AutoTokenizer.from_pretrained(base_path(load().cache_dir, "mpnet"), local_files_only=True)


class Never(random.Random):
    """No marks straightened: `random` is above every share."""

    def random(self) -> float:
        return 0.99


def _words(article: Labelled, first: int, last: int, text: str = TEXT) -> str:
    return text[article.words.spans[first][0] : article.words.spans[last - 1][1]]


def test_spans_and_links_are_those_of_the_annotation(tokenizer: Any) -> None:
    article = labelled(ROW, tokenizer, Never(1))
    shown = {(role, _words(article, a, b)) for role, a, b in article.spans}
    assert shown == {
        ("source", "engineer Odile Marsk"), ("cue", "said"), ("content", "“The quay is shut,”"),
        ("source", "She"), ("cue", "added"), ("content", "that berth two “may” follow")}
    linked = [[_words(article, *article.spans[i][1:]) for part in triple for i in part] for triple in article.triples]
    assert linked == [["engineer Odile Marsk", "said", "“The quay is shut,”"],
                      ["She", "added", "that berth two “may” follow"]]


def test_marks_are_straightened_without_moving_anything(tokenizer: Any) -> None:
    curly = labelled(ROW, tokenizer, Never(1))
    rng = random.Random(1)
    straight = next(one for one in (labelled(ROW, tokenizer, rng) for _ in range(50))
                    if not (one.words.pieces == curly.words.pieces).all())
    assert straight.words.spans == curly.words.spans
    assert straight.labels == curly.labels


def test_windows_hold_every_word_once(tokenizer: Any) -> None:
    long = _row(TEXT * 40)
    rng = random.Random(2)
    for _ in range(5):
        article = labelled(long, tokenizer, rng)
        parts = cut(article, rng)
        assert len(parts) > 2
        assert [n for part in parts for n in range(part.first, part.last)] == list(range(len(article.labels)))
        assert all(part.end - part.start <= 254 for part in parts)


def test_a_batch_points_from_words_to_their_pieces(tokenizer: Any) -> None:
    article = labelled(ROW, tokenizer, Never(1))
    batch = collate(cut(article, Never(1)), tokenizer)
    firsts = batch.ids[0, batch.first[0]].tolist()
    assert firsts == article.words.pieces[article.words.first].tolist()
    assert [LABELS[n] for n in batch.labels[0].tolist() if n > 0] == [LABELS[n] for n in article.labels if n > 0]
    assert int(batch.mask.sum()) == len(article.words.pieces) + 2
    assert (batch.features[0, 0] == -1).all()
    spans, pairs = batch.links[0]
    assert {(spans[cue][0], spans[other][0]) for cue, other in pairs} == {("cue", "source"), ("cue", "content")}
    assert len(pairs) == 4


def test_distances_tell_before_from_after() -> None:
    buckets = distances([(10, 11)], [(2, 5), (9, 10), (11, 12), (40, 60)])
    assert buckets.shape == (1, 4)
    before_far, before, after, after_far = buckets[0].tolist()
    assert before < before_far < 8 <= after < after_far
    assert buckets.dtype == torch.int64
