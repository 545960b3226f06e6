"""The tagger on a tiny network of the same make: what holds whatever the weights are."""

from __future__ import annotations

import functools
import time
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import AutoTokenizer, MPNetConfig, MPNetModel

from streams.errors import ModelError
from streams.extract.tagger.tagger import SHIPPED, AttributionTagger, Tagged, load_tagger, reports_within
from streams.extract.tagger.tags import LABELS
from streams.extract.tagger.wordpieces import FEATURES
from streams.models.compute import Compute, choose
from streams.models.span_tagger import SpanTagger
from streams.models.store import base_path
from streams.settings import load

pytestmark = pytest.mark.models

ARTICLE = "\n\n".join(
    f"Paragraph {n}: The harbour board of Varnholm said on Monday that berth {n} would stay shut. “It is unsafe,” "
    f"engineer Odile Marsk told the council, adding: “We warned them in {1990 + n}.”" for n in range(12))


@functools.cache
def _tiny() -> AttributionTagger:
    tokenizer: Any = AutoTokenizer.from_pretrained(base_path(load().cache_dir, "mpnet"), local_files_only=True)
    torch.manual_seed(7)
    encoder = MPNetModel(MPNetConfig(vocab_size=len(tokenizer), hidden_size=32, num_hidden_layers=2,
                                     num_attention_heads=2, intermediate_size=64))  # type: ignore[no-untyped-call]
    model = SpanTagger(encoder, len(LABELS), FEATURES)
    torch.nn.init.normal_(model.features.weight, std=0.5)
    torch.nn.init.normal_(model.labels.weight, std=1.0)
    return AttributionTagger(model, tokenizer, Compute("cpu", "fp32"))


@pytest.fixture(scope="module")
def tagger() -> AttributionTagger:
    return _tiny()


def _spans(tagged: list[Any]) -> list[tuple[int, int]]:
    return [span for one in tagged for part in (one.source, one.cue, one.content) for span in part]


def test_tags_do_not_depend_on_the_texts_beside_it(tagger: AttributionTagger) -> None:
    alone = tagger.tag([ARTICLE])[0]
    assert alone
    crowd = tagger.tag(["Short.", ARTICLE, "", ARTICLE[40:3000], ARTICLE])
    assert crowd[1] == alone
    assert crowd[4] == alone
    assert crowd[2] == []


def test_what_comes_more_than_a_window_later_changes_nothing(tagger: AttributionTagger) -> None:
    far = len(ARTICLE) * 2 // 3
    changed = ARTICLE[:far] + ARTICLE[far:].replace("berth", "quay").replace("unsafe", "closed")
    before = [one for one in tagger.tag([ARTICLE])[0] if max(end for _, end in _spans([one])) < len(ARTICLE) // 4]
    after = [one for one in tagger.tag([changed])[0] if max(end for _, end in _spans([one])) < len(ARTICLE) // 4]
    assert before
    assert before == after


def test_every_cue_is_one_attribution_in_the_order_of_the_text(tagger: AttributionTagger) -> None:
    cues = [one.cue for one in tagger.tag([ARTICLE])[0] if one.within is None]
    assert all(len(cue) == 1 for cue in cues)
    assert cues == sorted(cues)


def test_a_content_is_read_as_a_text_of_its_own_for_what_is_nested_in_it(
        tagger: AttributionTagger, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "She said that the minister had promised that the quay would reopen in May."
    inner = "the minister had promised that the quay would reopen in May"

    def place(part: str, whole: str) -> tuple[tuple[int, int], ...]:
        return ((whole.index(part), whole.index(part) + len(part)),)

    def tag(texts: list[str]) -> list[list[Tagged]]:
        known = {text: [Tagged(place("She", text), place("said", text), place(f"that {inner}", text))],
                 inner: [Tagged(place("the minister", inner), place("had promised", inner), place("the quay", inner)),
                         Tagged((), place("reopen", inner), ())]}
        return [known[one] for one in texts]

    monkeypatch.setattr(tagger, "_tag", tag)
    outer, nested = tagger.tag([text])[0]
    assert (outer.within, nested.within) == (None, 0)
    assert [text[slice(*part[0])] for part in (nested.source, nested.cue, nested.content)] == [
        "the minister", "had promised", "the quay"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the minister had promised in March that the quay would reopen", True),
        ("the quay would, according to the harbour board of Varnholm, reopen", True),
        ("she said so", False),
        ("the quay will reopen in May after two years of work on it", False),
    ],
)
def test_only_contents_with_a_reporting_word_are_read_again(content: str, expected: bool) -> None:
    assert reports_within(content) is expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_spans_lie_inside_any_text(text: str) -> None:
    for start, end in _spans(_tiny().tag([text])[0]):
        assert 0 <= start < end <= len(text)


def test_a_page_at_the_limit_takes_bounded_time(tagger: AttributionTagger) -> None:
    text = ("“Yes,” said the mayor of Varnholm. " * 3000)[:100_000]
    started = time.monotonic()
    tagged = tagger.tag([text])[0]
    assert time.monotonic() - started < 60
    assert all(0 <= start < end <= len(text) for start, end in _spans(tagged))


def test_a_folder_without_weights_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=str(tmp_path)):
        load_tagger(base_path(load().cache_dir, "mpnet"), tmp_path, Compute("cpu", "fp32"))


@pytest.fixture(scope="module")
def shipped() -> AttributionTagger:
    compute = choose("cpu", "auto")
    return load_tagger(base_path(load().cache_dir, "mpnet"), SHIPPED, compute)


def _shown(text: str, one: Tagged) -> tuple[list[str], ...]:
    return tuple([text[a:b] for a, b in part] for part in (one.source, one.cue, one.content))


def test_the_shipped_weights_split_and_nest(shipped: AttributionTagger) -> None:
    split = "The so-called “miracle bridge” was closed. “It is unsafe,” said Dr Pell, “and it has been for years.”"
    nest = "Harbour chief Odile Marsk said that the minister had promised in March that the quay would reopen."
    first, second = shipped.tag([split, nest])
    assert [_shown(split, one) for one in first] == [
        (["Dr Pell"], ["said"], ["“It is unsafe,”", "“and it has been for years.”"])]
    assert [(one.within, *_shown(nest, one)) for one in second] == [
        (None, ["Harbour chief Odile Marsk"], ["said"],
         ["that the minister had promised in March that the quay would reopen"]),
        (0, ["the minister"], ["had promised"], ["that the quay would reopen"])]


@pytest.mark.parametrize(("opening", "closing"), ["“”", "\"\"", "«»", "„“"])
def test_any_marks_will_do(shipped: AttributionTagger, opening: str, closing: str) -> None:
    text = f"{opening}The levy is dead,{closing} Finance Minister Ilka Brandt told the assembly on Monday."
    assert [_shown(text, one)[:2] for one in shipped.tag([text])[0]] == [(["Finance Minister Ilka Brandt"], ["told"])]


def test_an_attribution_is_found_wherever_a_window_ends(shipped: AttributionTagger) -> None:
    filler = "The ferry left at noon and the wind was light. "
    said = "Finance Minister Ilka Brandt told the assembly on Monday that the levy would not return."
    texts = [filler * (14 + n) + said + " " + filler * 20 for n in range(12)]
    for text, tagged in zip(texts, shipped.tag(texts), strict=True):
        assert _shown(text, tagged[0]) == (
            ["Finance Minister Ilka Brandt"], ["told"], ["that the levy would not return"])
        assert len(tagged) == 1
