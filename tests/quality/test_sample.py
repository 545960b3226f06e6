"""The sample itself: labels that select what they should. A broken label would pass for a broken model."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.scenarios import read_scenarios

HERE = Path(__file__).parent
# The closed class of `benchmarks.judge`, whose import would load the models' libraries.
NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nowhere|nor|neither|without|cannot|hardly|scarcely|barely|non)\b|n['’]t\b",
    re.IGNORECASE)
SIDES = {"supports": 5, "disputes": 5, "near": 4}
FORMS = {"direct_quote", "partial_quote", "indirect", "headline", "narrative", "press_release"}
HOWS = {
    "supports": {"restatement", "implication", "action_taken", "rejects_the_opposite", "quotes_figure", "softer",
                 "stronger"},
    "disputes": {"antonym", "implication", "action_taken", "rejects_the_original", "alternative", "withdrawal",
                 "negation", "denial", "exclusion", "refusal"},
    "near": {"other_object", "other_actor", "other_place", "other_time", "procedural", "conditional_undecided",
             "question", "background", "reports_others_without_position", "hypothetical", "figure_update"},
}


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


def overlap(text, claim):
    """Share of the claim's words that occur in the text."""
    words = set(re.findall(r"\w+", claim.casefold()))
    return len(words & set(re.findall(r"\w+", text.casefold()))) / len(words)


@pytest.mark.parametrize("family", rows("families.jsonl"), ids=lambda family: family["family"])
def test_a_family_has_its_statements_and_its_near_ones_look_most_like_the_claim(family) -> None:
    assert set(family) == {"family", "domain", "claim", *SIDES}
    for side, number in SIDES.items():
        assert len(family[side]) == number
        for statement in family[side]:
            assert set(statement) == {"text", "form", "how"}
            assert statement["form"] in FORMS
            assert statement["how"] in HOWS[side]
            assert statement["text"] == statement["text"].strip()
            assert statement["text"].endswith((".", ".”")) != (statement["form"] == "headline")
            assert ("“" in statement["text"]) >= statement["form"].endswith("_quote")
            assert statement["text"].count("“") == statement["text"].count("”")
    mean = {side: sum(overlap(one["text"], family["claim"]) for one in family[side]) / n for side, n in SIDES.items()}
    assert mean["near"] > mean["supports"] + 0.15


def test_families_differ_and_keep_their_domains_apart() -> None:
    families = rows("families.jsonl")
    assert len(families) == len({family["family"] for family in families}) == 32
    assert len({family["domain"] for family in families}) == 12
    texts = [one["text"] for family in families for side in SIDES for one in family[side]]
    texts += [family["claim"] for family in families]
    assert len({text.casefold() for text in texts}) == len(texts) == 32 * 15


def test_negation_does_not_tell_the_sides_of_a_claim_apart() -> None:
    families = rows("families.jsonl")
    share = {side: sum(bool(NEGATION.search(one["text"])) for family in families for one in family[side]) / (32 * n)
             for side, n in SIDES.items()}
    assert 0.35 <= share["supports"] <= 0.45
    assert 0.30 <= share["disputes"] <= 0.42
    assert 0.30 <= share["near"] <= 0.45
