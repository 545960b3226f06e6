from __future__ import annotations

from datetime import datetime, timezone

import pytest

from benchmarks.passages import Reader, build_reader
from streams.extract.attribution.tagged import tagged_text
from streams.extract.cleaning.clean import CleanArticle
from streams.extract.tagger.tagger import Tagged
from streams.settings import load

WHEN = datetime(2026, 3, 4, 12, tzinfo=timezone.utc)
TEXT = "The promise from mayor Nils Oberg that the pool in Ostrow will reopen in May surprised the council."
ARTICLE = CleanArticle(title="Pool in Ostrow", text=TEXT)


def span(words: str) -> tuple[int, int]:
    start = tagged_text(ARTICLE.title, ARTICLE.text).index(words)
    return start, start + len(words)


def test_what_the_tagger_alone_finds_is_found(nlp):
    asked = []

    def tag(texts):
        asked.extend(texts)
        return [[Tagged(source=(span("mayor Nils Oberg"),), cue=(span("The promise from"),),
                        content=(span("that the pool in Ostrow will reopen in May"),))]]

    found = Reader(nlp, tag).find(ARTICLE, WHEN)
    assert asked == [tagged_text(ARTICLE.title, TEXT)]
    assert [one.speaker.name for one in found if one.kind == "statement"] == ["Nils Oberg"]
    assert not [one for one in Reader(nlp).find(ARTICLE, WHEN) if one.kind == "statement"]


@pytest.mark.models
@pytest.mark.parametrize(("attribution", "tags"), [("auto", True), ("rules", False)])
def test_the_settings_say_whether_the_tagger_is_asked(nlp, attribution, tags):
    assert (build_reader(load(attribution=attribution)).tag is not None) is tags
