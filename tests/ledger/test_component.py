from __future__ import annotations

import pytest

from streams.ledger.component import components
from streams.ledger.entry import entry_of
from streams.ledger.graph import Graph


@pytest.fixture
def graph(news):
    def made():
        return Graph(entry for row in news.rows() if (entry := entry_of(row, 0.6)) is not None)
    return made


def test_weak_chain_does_not_join(news, graph):
    news.says("yes", 0, institution="A")
    news.says("yes", 1, institution="B", strength=0.59)
    made = graph()
    assert len(components(made, made.ids())) == 2


def test_sides_by_the_link_to_the_earliest_then_by_the_strongest_way(news, graph):
    hold = news.says("hold", 0, institution="A")
    rise = news.says("rise", 1, institution="B", strength=0.7)
    fall = news.says("fall", 2, institution="C", judged=[hold], strength=0.65)
    again = news.says("fall", 3, institution="D", judged=[fall], strength=0.9)
    made = graph()
    (component,) = components(made, made.ids())
    assert component.stances == {hold: "supports", rise: "disputes", fall: "disputes", again: "disputes"}
    assert component.certainty == {hold: 1.0, rise: 0.7, fall: 0.65, again: 0.65}


def test_earliest_copy_is_the_utterance(news, graph):
    late = news.says("yes", 5, institution="A")
    early = news.says("yes", 4, institution="A", copy_of=late)
    made = graph()
    (component,) = components(made, made.ids())
    (utterance,) = component.utterances
    assert (utterance.id, [copy.id for copy in utterance.copies]) == (early, [late])
    assert [entry.id for entry in utterance.appearances] == [early, late]


def test_relation_of_a_retracted_original_serves_its_copy(news, graph):
    other = news.says("yes", 0, institution="B")
    original = news.says("yes", 5, institution="A")
    copy = news.says("yes", 6, institution="A", copy_of=original)
    news.takes_back(original)
    made = graph()
    (component,) = components(made, made.ids())
    assert [utterance.id for utterance in component.utterances] == [other, copy]
