from __future__ import annotations

import pytest

from streams.extract.signature import signature
from streams.match.copies import ARTICLE_COPY, ArticleCopies, is_copy


def _article_index(build, published=0.0):
    copies = ArticleCopies()
    copies.add("a1", build.at(published), build.signature(1))
    return copies


def test_a_near_copy_in_the_window_is_found(build):
    copies = _article_index(build)
    for seed in range(2, 50):
        copies.add(f"other{seed}", build.at(0), build.signature(seed))
    assert copies.original("a2", build.at(71), build.signature(1, changed=0.3)) == "a1"
    assert copies.original("a2", build.at(-71), build.signature(1)) == "a1"


@pytest.mark.parametrize(("hours", "changed"), [(73, 0.0), (-73, 0.0), (1, 1 - ARTICLE_COPY + 0.05)])
def test_another_time_or_another_text_is_no_copy(build, hours, changed):
    assert _article_index(build).original("a2", build.at(hours), build.signature(1, changed=changed)) is None


def test_an_article_is_no_copy_of_itself_and_a_withdrawn_one_of_nothing(build):
    copies = _article_index(build)
    assert copies.original("a1", build.at(0), build.signature(1)) is None
    assert copies.original("a2", build.at(0), "") is None


def test_the_earliest_published_is_the_original(build):
    copies = _article_index(build, published=5)
    copies.add("a0", build.at(3), build.signature(1))
    copies.add("a9", build.at(4), build.signature(1))
    assert copies.original("a2", build.at(6), build.signature(1)) == "a0"


def test_a_revision_replaces_the_signature(build):
    copies = _article_index(build)
    copies.add("a1", build.at(0), build.signature(2))
    assert len(copies) == 1
    assert copies.original("a2", build.at(1), build.signature(1)) is None
    assert copies.original("a2", build.at(1), build.signature(2)) == "a1"
    copies.add("a1", build.at(0), "")
    copies.remove("a1")
    assert len(copies) == 0


STORY = " ".join(f"word{number}" for number in range(600))


@pytest.mark.parametrize(("text", "original"), [
    pytest.param(" ".join(STORY.split()[:180]), "a1", id="cut short"),
    pytest.param("strange " * 20 + STORY + " end" * 20, "a1", id="with other text around it"),
    pytest.param(" ".join(STORY.split()[:180]) + " " + " ".join(f"own{number}" for number in range(400)), None,
                 id="a report of its own with a common part"),
    pytest.param("word1 word2 word3 word4", None, id="a formula in common"),
])
def test_a_part_of_a_story_is_a_copy_of_it_and_a_common_part_is_none(build, text, original):
    copies = ArticleCopies()
    copies.add("a1", build.at(0), signature(STORY))
    assert copies.original("a2", build.at(1), signature(text)) == original
    copies.add("a2", build.at(1), signature(text))
    assert copies.original("a1", build.at(0), signature(STORY)) == ("a2" if original else None)


@pytest.mark.parametrize(("similarity", "shared", "copy"), [
    (0.5, 0.0, True), (0.2, 0.7, True), (0.25, 0.55, False), (0.05, 1.0, False)])
def test_what_makes_a_copy(similarity, shared, copy):
    assert is_copy(similarity, shared) == copy


def test_an_article_dated_anew_moves_to_its_new_day(build):
    copies = _article_index(build)
    copies.add("a1", build.at(500), build.signature(1))
    assert copies.original("a2", build.at(0), build.signature(1)) is None
    assert copies.original("a2", build.at(490), build.signature(1)) == "a1"
    copies.remove("a1")
    assert copies.original("a2", build.at(490), build.signature(1)) is None


def test_a_broken_signature_is_refused_and_changes_nothing(build):
    copies = _article_index(build)
    with pytest.raises(ValueError):
        copies.add("a1", build.at(0), "AAAA")
    with pytest.raises(ValueError):
        copies.original("a2", build.at(0), "no base64")
    assert copies.original("a2", build.at(0), build.signature(1)) == "a1"
