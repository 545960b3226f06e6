from __future__ import annotations

import itertools
from datetime import datetime, timedelta, timezone

import numpy as np
import pytest

from benchmarks import component_size
from benchmarks.component_size import linked, sizes, with_articles
from schemas.judgement import Judgement, Relation
from schemas.statement import ArticleReference, Speaker, Statement
from streams.extract.messages import encode_embedding
from streams.settings import load

START = datetime(2025, 3, 3, 9, tzinfo=timezone.utc)
NAMES = ("Marta Ellingard", "Jonas Hale", "Ida Lund")


@pytest.fixture
def said():
    """Makes a statement of a speaker of its own, in an article, with an embedding."""
    numbers = itertools.count()

    def make(article, text="The dam will stay.", vector=(1.0, 0.0, 0.0, 0.0)):
        number = next(numbers)
        at = START + timedelta(days=number)
        reference = ArticleReference(
            id=article, title="", published_at=at, revision=at, appended_at=at, offset=number)
        name = NAMES[number]
        return Statement(
            id=f"s{number}", language="en", article=reference, kind="statement", text=text, passage=text, stated_at=at,
            stated_precision="day", dated_by="published", check_worthiness=0.5,
            speaker=Speaker(printed=name, name=name, confidence=1.0),
            embedding=encode_embedding(np.asarray(vector, dtype=np.float32)))

    return make


def relation(other, similarity, supports=0.0, disputes=0.0, **fields):
    return Relation(
        statement_id=other, similarity=similarity, supports=supports, neutral=1 - supports - disputes,
        disputes=disputes, supports_both=supports, disputes_both=disputes, **fields)


def test_an_article_comes_before_its_statements(said) -> None:
    one, two, three = said("a"), said("a"), said("b")
    records = list(with_articles([one, two, three]))
    assert [getattr(each, "statement_ids", None) for each in records] == [("s0", "s1"), None, None, ("s2",), None]
    assert records[1:3] + records[4:] == [one, two, three]


def test_a_link_needs_both_conditions_unless_one_is_left_out(said) -> None:
    judged = [Judgement(statement=said("a"), relations=(
        relation("sure and near", 0.9, supports=0.8), relation("disputed and near", 0.9, disputes=0.8),
        relation("moved on", 0.9, disputes=0.8, update=True), relation("unsure", 0.9, supports=0.5),
        relation("far", 0.2, supports=0.8)))]
    settings = load(link_similarity=0.5, relation_threshold=0.6)

    def others(without=""):
        return [other for _, other in linked(judged, settings, without)]

    assert others() == ["sure and near", "disputed and near"]
    assert others("similarity") == ["sure and near", "disputed and near", "far"]
    assert others("relation") == ["sure and near", "disputed and near", "moved on", "unsure"]


def test_the_largest_component_and_its_share() -> None:
    found = sizes(list("abcde"), [("a", "b"), ("c", "b"), ("e", "d")])
    assert found == {"links": 3, "components": 2, "largest": 3, "largest_share": 0.6}
    assert sizes(list("ab"), []) == {"links": 0, "components": 2, "largest": 1, "largest_share": 0.5}


@pytest.mark.models
def test_statements_on_one_proposition_are_one_component_and_others_stay_alone(said) -> None:
    near, alike = (1.0, 0.0, 0.0, 0.0), (0.9, 0.4359, 0.0, 0.0)
    found = component_size.measure([
        said("a", "The Holm dam will be torn down.", near), said("b", "The Holm dam will be torn down.", alike),
        said("c", "The ferry to Brask sails on Sundays.", (0.0, 0.0, 1.0, 0.0)),
    ], load())
    assert (found["articles"], found["statements"], found["pairs"], found["largest"]) == (3, 3, 1, 2)
    assert found["components"] == 2
