from __future__ import annotations

import random

import msgspec
import pytest

from streams.ledger.component import Utterance, component_of, links_of, span_trees
from streams.ledger.entry import entry_of
from streams.ledger.graph import Graph
from streams.ledger.growing_tree import GrowingTree
from streams.ledger.rows import Row


@pytest.fixture
def put(news):
    """Puts the next statement into a graph, with its relations; returns its utterance."""

    def make(graph, *relations):
        key = news.says("yes", len(news.records), institution="Road Authority", judged=[])
        entry = entry_of(Row(judgement=msgspec.structs.replace(news.records[-1], relations=relations)), 0.6)
        graph.put(key, entry)
        return Utterance(entry, (), (key,))

    return make


def anew(graph):
    (tree,) = span_trees(graph, graph.ids(), links_of(graph, graph.ids()))
    return tree, component_of(graph, tree)


def ranks(tree):
    return sorted(link.rank for link in tree.links)


@pytest.mark.parametrize("seed", range(30))
def test_grown_one_by_one_it_is_as_spanned_anew(put, make_relation, seed):
    chance = random.Random(seed)
    graph, sides = Graph(), {}
    for number in range(30):
        side = chance.random() < 0.7
        relations = []
        for other in chance.sample(sorted(sides), min(number, 4)):
            sure = chance.choice([0.65, 0.7, 0.8, 0.9, round(chance.uniform(0.6, 1), 3)])
            same = side == sides[other]
            relations.append(make_relation(other, sure if same else 0.0, 0.0 if same else sure))
        utterance = put(graph, *relations)
        sides[utterance.id] = side
        whole, expected = anew(graph)
        if number == 3:
            tree, component = whole, expected
            growing = GrowingTree(component, tree)
        elif number > 3:
            before = dict(component.certainty)
            changed = growing.append(utterance)
            assert component.stances == expected.stances
            assert component.certainty == expected.certainty
            assert ranks(tree) == ranks(whole)
            assert set(tree.ids) == set(whole.ids)
            assert changed >= {each for each, sure in expected.certainty.items() if before.get(each) != sure}


def test_a_side_that_turns_is_told(put, make_relation):
    graph = Graph()
    first = put(graph).id
    middle = put(graph, make_relation(first, 0.7)).id
    last = put(graph, make_relation(middle, 0.7)).id
    tree, component = anew(graph)
    assert component.stances[last] == "supports"
    growing = GrowingTree(component, tree)
    new = put(graph, make_relation(first, 0.95), make_relation(last, 0.0, 0.95))
    assert growing.append(new) is None
    assert anew(graph)[1].stances[last] == "disputes"


def test_a_link_to_a_copy_leads_to_its_utterance(news, put, make_relation):
    graph = Graph()
    first = put(graph).id
    second = put(graph, make_relation(first, 0.7))
    copy = news.says("yes", 9, institution="Road Authority", copy_of=second.id)
    graph.put(copy, entry_of(Row(judgement=news.records[-1], copied=(second.id,)), 0.6))
    tree, component = anew(graph)
    growing = GrowingTree(component, tree)
    new = put(graph, make_relation(copy, 0.9), make_relation(second.id, 0.8))
    assert growing.append(new) == {new.id}
    whole, expected = anew(graph)
    assert (component.stances, component.certainty) == (expected.stances, expected.certainty)
    assert ranks(tree) == ranks(whole)
