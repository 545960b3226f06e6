from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from schemas.judgement import Opinion
from streams.ledger.entry import entry_of
from streams.ledger.graph import Graph
from streams.ledger.rows import recorded


@pytest.fixture
def entry(news, make_relation):
    def make(name, *relations, copy_of=None, gone=False):
        news.says("yes", 0, institution="Road Authority", judged=[])
        judged = news.records[-1]
        judged = msgspec.structs.replace(
            judged, statement=msgspec.structs.replace(judged.statement, id=name), copy_of=copy_of,
            relations=tuple(make_relation(*each) for each in relations))
        row = recorded(None, judged)[1]
        if gone:
            row = msgspec.structs.replace(row, retracted=judged.statement.article.revision)
        return entry_of(row, 0.6)
    return make


def test_links_are_both_ways_and_may_dangle(entry):
    graph = Graph([entry("b", ("a", 0.9))])
    assert graph.links("b")["a"] is graph.links("a")["b"]
    assert not graph.standing("a")
    graph.put("a", entry("a"))
    assert graph.standing("a")
    graph.put("b", None)
    assert not graph.links("a")


def test_of_two_readings_the_less_sure_counts(entry):
    graph = Graph([entry("a", ("b", 0.9)), entry("b", ("a", 0.1, 0.7))])
    assert graph.links("a")["b"].strength == 0.7
    assert graph.links("a")["b"].opposite
    graph.put("b", entry("b"))
    assert graph.links("b")["a"].strength == 0.9


def test_putting_replaces(entry):
    graph = Graph([entry("a", ("b", 0.9)), entry("b")])
    graph.put("a", entry("a", ("c", 0.8)))
    assert list(graph.links("a")) == ["c"]
    assert not graph.links("b")


def test_copies_stay_copies_without_their_original(entry):
    graph = Graph([entry("a"), entry("b", copy_of="a"), entry("c", copy_of="a"), entry("d")])
    assert graph.copies("b") == {"a", "b", "c"}
    graph.put("a", None)
    assert graph.copies("b") == {"a", "b", "c"}
    graph.put("c", None)
    graph.put("b", None)
    assert graph.copies("b") == {"b"}
    assert not graph.copied("a")


def test_taken_back_serves_a_live_copy(entry):
    graph = Graph([entry("a", gone=True), entry("b", gone=True), entry("c", copy_of="b")])
    assert not graph.standing("a")
    assert graph.standing("b")
    graph.put("c", entry("c", copy_of="b", gone=True))
    assert not graph.standing("b")


def test_of_two_readings_as_sure_the_one_in_doubt_counts(entry, make_relation):
    def judged(name, other, answer):
        read = entry(name)
        opinion = Opinion(answer=answer, model="m", prompt="1")
        return replace(read, linking={other: msgspec.structs.replace(make_relation(other, 0.0, 0.9), opinion=opinion)})

    for first, second in (("disputes", "unclear"), ("unclear", "disputes")):
        graph = Graph([judged("a", "b", first), judged("b", "a", second)])
        assert graph.links("a")["b"].relation.opinion.answer == "unclear"


def test_disputes_are_the_opposite_links_that_are_not_in_doubt(entry, make_relation):
    def judged(answer):
        relation = make_relation("c", 0.0, 0.9)
        if answer:
            relation = msgspec.structs.replace(relation, opinion=Opinion(answer=answer, model="m", prompt="1"))
        return replace(entry("b", ("a", 0.0, 0.9), ("d", 0.9)), linking={
            "a": make_relation("a", 0.0, 0.9), "d": make_relation("d", 0.9), "c": relation})

    graph = Graph([judged("disputes")])
    assert graph.disputes("b").keys() == {"a", "c"}
    assert graph.disputes("a").keys() == graph.disputes("c").keys() == {"b"}
    graph.put("b", judged("neutral"))
    assert graph.disputes("b").keys() == {"a"}
    assert graph.links("b").keys() == {"a", "c", "d"}
    graph.put("b", entry("b", ("a", 0.9)))
    assert not graph.disputes("b")
    assert not graph.disputes("a")
    graph.put("b", judged(None))
    graph.put("b", None)
    assert not any(graph.disputes(each) or graph.links(each) for each in "abcd")
