from __future__ import annotations

import random

import pytest

from streams.ledger.entry import entry_of
from streams.ledger.forest import Forest
from streams.ledger.graph import Graph
from streams.ledger.rows import Row
from streams.ledger.spanning import links_of, span_trees


def _shape(trees):
    return {(frozenset(tree.ids), frozenset(link.rank for link in tree.links)) for tree in trees}


@pytest.mark.parametrize("seed", range(20))
def test_kept_trees_are_those_of_the_whole_graph(news, make_relation, seed):
    """Entries come and go at random; after each the kept trees equal those spanned from all links."""
    import msgspec
    chance = random.Random(seed)
    ids = [news.says("yes", day, institution="A", judged=[]) for day in range(14)]
    graph = Graph()
    forest = Forest(graph)
    there: set[str] = set()
    for _ in range(60):
        number = chance.randrange(len(ids))
        key = ids[number]
        if key in there:
            entry = None
            there.discard(key)
        else:
            others = chance.sample(ids[:number], min(number, 3))
            relations = tuple(make_relation(other, chance.choice([0.65, 0.7, 0.8, 0.9])) for other in others)
            entry = entry_of(Row(judgement=msgspec.structs.replace(news.records[number], relations=relations)), 0.6)
            there.add(key)
        touched = {key, *graph.links(key)}
        graph.put(key, entry)
        touched |= set(graph.links(key))
        trees = forest.touching(touched)
        spanned = forest.respan(trees, {key})
        forest.forget(each for tree in trees for each in tree.ids)
        forest.keep(spanned)
        whole = span_trees(graph, there, links_of(graph, there))
        assert _shape(forest.touching(ids)) == _shape(whole)
    rebuilt = Forest(graph)
    rebuilt.rebuild()
    assert _shape(rebuilt.touching(ids)) == _shape(forest.touching(ids))
