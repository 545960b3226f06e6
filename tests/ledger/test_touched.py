from __future__ import annotations

import pytest

from streams.ledger.entry import entry_of
from streams.ledger.forest import Forest
from streams.ledger.graph import Graph
from streams.ledger.touched import touched


@pytest.fixture
def two_claims(news):
    """Two components of two statements each: graph, forest and ids."""
    ids = [news.says("yes", 0, institution="A"), news.says("other", 1, institution="A", judged=[])]
    for what, before in (("yes", ids[0]), ("other", ids[1])):
        ids.append(news.says(what, 2, institution="B", judged=[before]))
    graph = Graph(entry for row in news.rows() if (entry := entry_of(row, 0.6)) is not None)
    forest = Forest(graph)
    forest.rebuild()
    return graph, forest, ids


def _gone(graph, ids):
    return {each: graph.entry(each) for each in ids}, dict.fromkeys(ids)


def test_statements_of_two_components_are_taken_apart(two_claims):
    graph, forest, (yes, other, yes_again, other_again) = two_claims
    one, two = touched(graph, forest, _gone(graph, [yes, other]))
    assert (one.changed, one.linked, two.changed, two.linked) == ({yes}, {yes_again}, {other}, {other_again})
    assert [set(tree.ids) for tree in one.trees] == [{yes, yes_again}]
    assert [list(version) for version in one.versions] == [[yes], [yes]]
    assert graph.entry(yes) is graph.entry(other) is None


def test_statements_of_one_component_stay_together(two_claims):
    graph, forest, (yes, _, yes_again, _) = two_claims
    (both,) = touched(graph, forest, _gone(graph, [yes, yes_again]))
    assert both.changed == {yes, yes_again}
    assert [set(tree.ids) for tree in both.trees] == [{yes, yes_again}]
    assert [set(version) for version in both.versions] == [{yes, yes_again}] * 2


def test_statements_that_are_in_no_tree_but_linked_to_one_another_stay_together(two_claims):
    graph, forest, (yes, _, yes_again, _) = two_claims
    there, gone = _gone(graph, [yes, yes_again])
    forest.forget([yes, yes_again])
    (both,) = touched(graph, forest, (gone, there))
    assert (both.changed, list(both.trees)) == ({yes, yes_again}, [])
