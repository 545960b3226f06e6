from __future__ import annotations

import pytest

from streams.ledger.entry import entry_of
from streams.ledger.graph import Graph
from streams.ledger.spanning import crossing_links, links_of, span_trees


@pytest.fixture
def graph(news):
    def made():
        return Graph(entry for row in news.rows() if (entry := entry_of(row, 0.6)) is not None)
    return made


def test_strongest_links_hold_the_tree(news, graph):
    first = news.says("yes", 0, institution="A")
    second = news.says("yes", 1, institution="B", strength=0.9)
    third = news.says("yes", 2, institution="C", strength=0.7)
    (tree,) = span_trees(graph(), [first, second, third], links_of(graph(), [first, second, third]))
    assert [link.strength for link in tree.links] == [0.9, 0.7]
    assert set(tree.ids) == {first, second, third}


def test_what_was_judged_of_an_original_that_has_not_come_holds_nothing_together(news, graph):
    original = news.says("yes", 0, institution="A")
    copies = [news.says("yes", day, institution="A", copy_of=original) for day in (1, 2)]
    linked = news.says("yes", 3, institution="B", judged=[original])
    made = graph()
    (whole,) = span_trees(made, made.ids(), links_of(made, made.ids()))
    assert set(whole.ids) == {original, *copies, linked}
    made.put(original, None)
    trees = span_trees(made, made.ids(), links_of(made, made.ids()))
    assert [(set(tree.ids), tree.links) for tree in trees] == [(set(copies), ()), ({linked}, ())]


def test_crossing_links_are_those_between_pieces(news, graph):
    ids = [news.says("yes", day, institution="A") for day in range(4)]
    made = graph()
    links = links_of(made, ids)
    inside = [link for link in links if {link.one, link.other} in ({ids[0], ids[1]}, {ids[2], ids[3]})]
    crossing = {link.rank for link in crossing_links(made, ids, inside)}
    assert crossing == {link.rank for link in links} - {link.rank for link in inside}
    assert crossing_links(made, ids, links) == []
