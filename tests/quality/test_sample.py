"""The sample itself: labels that select what they should. A broken label would pass for a broken model."""

from __future__ import annotations

import json
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.scenarios import read_scenarios

HERE = Path(__file__).parent


def rows(name):
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("article", rows("quotes.jsonl"), ids=lambda article: article["id"])
def test_spans_of_attributions_are_whole_words_of_the_article(article) -> None:
    text = article["text"]
    assert 120 <= len(text.split()) <= 300
    assert text.startswith(article["title"])
    for attribution in article["annotations"]["editor"]:
        assert len(attribution["cue"]) == 1
        assert attribution["source"]
        assert attribution["content"]
        for role in ("source", "cue", "content"):
            for start, end in attribution[role]:
                selected = text[start:end]
                assert 0 <= start < end <= len(text)
                assert selected == selected.strip()
                if selected != ":":
                    assert not text[start - 1 : start].isalnum()
                    assert not text[end : end + 1].isalnum()
                if role != "content":
                    assert "\n" not in selected
                    assert len(selected.split()) < 20


def test_attributions_of_an_article_do_not_share_words_but_sources() -> None:
    for article in rows("quotes.jsonl"):
        spans = {(start, end) for one in article["annotations"]["editor"] for role in ("source", "cue", "content")
                 for start, end in one[role]}
        for (_, end), (start, _) in pairwise(sorted(spans)):
            assert end <= start, (article["id"], article["text"][start:end])


def test_the_sample_has_what_it_is_there_for() -> None:
    articles = rows("quotes.jsonl")
    attributions = [one for article in articles for one in article["annotations"]["editor"]]
    texts = " ".join(article["text"] for article in articles)
    assert len(articles) == 24
    assert sum(len(one["content"]) > 1 for one in attributions) >= 25
    assert all(mark in texts for mark in "“”‘’\"«»„–")


def test_sentences_are_all_different_and_labelled() -> None:
    sentences = rows("worthiness.jsonl")
    assert len({row["text"] for row in sentences}) == len(sentences) == 120
    assert {row["label"] for row in sentences} == {"Yes", "No"}


@pytest.mark.parametrize("page", rows("pages.jsonl"), ids=lambda page: page["id"])
def test_a_page_holds_its_story_and_more(page) -> None:
    source = unescape(page["html"])
    for paragraph in page["text"].split("\n\n"):
        assert paragraph in source
    assert len(source) > 1.3 * len(page["text"])


def test_scenarios_name_their_articles() -> None:
    scenarios = read_scenarios(HERE / "speakers.jsonl")
    assert len(scenarios) == 12
    assert {e["kind"] for s in scenarios for e in s["expected"]} == {"reversal", "split", "contested"}
    for scenario in scenarios:
        ids = [article["id"] for article in scenario["articles"]]
        assert sorted(scenario["arrival"]) == sorted(ids)
        for expected in scenario["expected"]:
            assert {expected["since"], expected["trigger"]} <= set(ids)
            body = scenario["articles"][ids.index(expected["trigger"])]["body"].casefold()
            names = [expected["holder"], *expected["holder_aliases"]]
            if expected["kind"] != "contested":
                assert any(name.casefold() in body for name in names)
