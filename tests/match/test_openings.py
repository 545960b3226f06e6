from __future__ import annotations

import pytest

from streams.errors import InfrastructureError, Rejected
from streams.match.matcher import Matcher
from streams.match.openings import Openings
from streams.settings import Settings


@pytest.fixture
def rows(build):
    """The rows of four articles: two about one thing, one without an embedding, one embedded by another model."""
    table = build.table(Matcher(Settings()))
    openings = {"a1": [1, 0, 0, 0], "a2": [0.6, 0.8, 0, 0], "a3": None, "a4": [1, 0]}
    for article, vector in openings.items():
        embedding = build.embedding(vector) if vector is not None else None
        table.take(build.record(build.reference(article), "s", embedding=embedding))
    return table.rows


def test_articles_are_as_alike_as_their_openings(build, rows):
    assert Openings(build.embedding([1, 0, 0, 0]), rows.get).similarity("a2") == pytest.approx(0.6, abs=1e-3)
    assert Openings(build.embedding([0, 1, 0, 0]), rows.get).similarity("a2") == pytest.approx(0.8, abs=1e-3)


@pytest.mark.parametrize("other", ["a3", "a4", "unknown"])
def test_what_cannot_be_compared_is_not_known(build, rows, other):
    assert Openings(build.embedding([1, 0, 0, 0]), rows.get).similarity(other) is None


def test_article_without_embedding_is_like_none(rows):
    assert Openings(None, rows.get).similarity("a1") is None


def test_each_article_is_read_once(build, rows):
    read = []
    openings = Openings(build.embedding([1, 0, 0, 0]), lambda key: (read.append(key), rows.get(key))[1])
    for article in ("a1", "a2", "a3", "a1", "a2", "a3"):
        openings.similarity(article)
    assert read == ["article:a1", "article:a2", "article:a3"]


def test_damage_is_told(build, rows):
    with pytest.raises(Rejected, match="field embedding"):
        Openings("no base64", rows.get)
    with pytest.raises(InfrastructureError, match="article:a1"):
        Openings(build.embedding([1, 0, 0, 0]), lambda key: b"damaged").similarity("a1")
