from __future__ import annotations

import random

import msgspec
import pytest

from streams.ledger.component import Utterance, component_of, utterances_of
from streams.ledger.entry import entry_of
from streams.ledger.graph import Graph
from streams.ledger.growing_tree import GrowingTree
from streams.ledger.rows import Row
from streams.ledger.spanning import links_of, span_trees


@pytest.fixture
def put(news):
    """Puts the next statement into a graph, with its relations; returns its utterance."""

    def make(graph, *relations, day=None):
        day = len(news.records) if day is None else day
        key = news.says("yes", day, institution="Road Authority", judged=[])
        entry = entry_of(Row(judgement=msgspec.structs.replace(news.records[-1], relations=relations)), 0.6)
        graph.put(key, entry)
        return Utterance(entry, (), (key,))

    return make


def anew(graph):
    (tree,) = span_trees(graph, graph.ids(), links_of(graph, graph.ids()))
    return tree, component_of(graph, tree)


def ranks(tree):
    return sorted(link.rank for link in tree.links)


@pytest.mark.parametrize("seed", range(40))
def test_as_statements_come_and_go_it_is_as_spanned_anew(news, put, make_relation, seed):
    chance = random.Random(seed)
    graph, sides = Graph(), {}
    growing = component = None
    for number in range(40):
        there = list(sides)
        goes = number > 6 and chance.random() < 0.35
        changed = chance.choice(there) if goes else ""
        if goes:
            gone = [component.utterance_of[changed]]
            graph.put(changed, None)
            del sides[changed]
        else:
            gone, side, relations = [], chance.random() < 0.7, []
            for other in chance.sample(there, min(len(there), 4)):
                sure = chance.choice([0.65, 0.7, 0.8, 0.9, round(chance.uniform(0.6, 1), 3)])
                same = side == sides[other]
                relations.append(make_relation(other, sure if same else 0.0, 0.0 if same else sure))
            changed = put(graph, *relations, day=chance.uniform(0, 100)).id
            sides[changed] = side
        come = utterances_of(graph, [changed])
        trees = span_trees(graph, graph.ids(), links_of(graph, graph.ids()))
        if number < 3:
            continue
        if growing is None:
            (tree,) = trees
            component = component_of(graph, tree)
            growing = GrowingTree(component, tree)
            continue
        before = {each: (component.stances[each], sure) for each, sure in component.certainty.items()}
        earliest = min((component_of(graph, each).earliest for each in trees), key=lambda each: each.order)
        changes = growing.replace(gone, come, earliest)
        assert (changes is None) == (len(trees) > 1)
        if changes is None:
            return
        expected = component_of(graph, trees[0])
        assert component.stances == expected.stances
        assert component.certainty == expected.certainty
        assert component.utterance_of.keys() == expected.utterance_of.keys()
        assert sorted(link.rank for link in growing.links) == ranks(trees[0])
        sides = {each: (expected.stances[each], sure) for each, sure in expected.certainty.items()}
        other = {each for each, side in sides.items() if before.get(each) != side}
        assert other <= changes <= other | {expected.earliest.id}


@pytest.fixture
def chain(put, make_relation):
    """Three in a chain, and a tree of them."""
    graph = Graph()
    first = put(graph)
    middle = put(graph, make_relation(first.id, 0.7))
    last = put(graph, make_relation(middle.id, 0.7))
    tree, component = anew(graph)
    return graph, component, GrowingTree(component, tree), (first, middle, last)


def test_a_side_that_turns_is_told(put, make_relation, chain):
    graph, component, growing, (first, _, last) = chain
    assert component.stances[last.id] == "supports"
    new = put(graph, make_relation(first.id, 0.95), make_relation(last.id, 0.0, 0.95))
    assert growing.replace([], [new], component.earliest) == {new.id, last.id}
    assert component.stances[last.id] == anew(graph)[1].stances[last.id] == "disputes"


def test_what_is_earlier_than_all_is_the_root(put, make_relation, chain):
    graph, component, growing, (first, middle, last) = chain
    new = put(graph, make_relation(middle.id, 0.0, 0.9), day=-1)
    assert growing.replace([], [new], new) == {new.id, first.id, middle.id, last.id}
    assert component.stances == {new.id: "supports"} | dict.fromkeys((first.id, middle.id, last.id), "disputes")
    assert component.certainty == anew(graph)[1].certainty
    graph.put(new.id, None)
    growing.replace([new], [], first)
    assert component.stances == dict.fromkeys((first.id, middle.id, last.id), "supports")


def test_without_its_middle_a_chain_falls_apart(chain):
    graph, component, growing, (_, middle, _) = chain
    graph.put(middle.id, None)
    assert growing.replace([component.utterance_of[middle.id]], [], component.earliest) is None


def test_what_takes_the_place_of_the_middle_holds_the_chain_together(news, put, chain):
    graph, component, growing, (first, middle, last) = chain
    copy = news.says("yes", 0.5, institution="Road Authority", copy_of=middle.id)
    graph.put(copy, entry_of(Row(judgement=news.records[-1], copied=(middle.id,)), 0.6))
    come = utterances_of(graph, {copy, middle.id})
    assert [utterance.id for utterance in come] == [copy]
    assert growing.replace([component.utterance_of[middle.id]], come, component.earliest) == {copy}
    expected = anew(graph)[1]
    assert (component.stances, component.certainty) == (expected.stances, expected.certainty)
    assert component.stances.keys() == {first.id, copy, last.id}


def test_a_link_to_a_copy_leads_to_its_utterance(news, put, make_relation):
    graph = Graph()
    first = put(graph).id
    second = put(graph, make_relation(first, 0.7))
    copy = news.says("yes", 9, institution="Road Authority", copy_of=second.id)
    graph.put(copy, entry_of(Row(judgement=news.records[-1], copied=(second.id,)), 0.6))
    tree, component = anew(graph)
    growing = GrowingTree(component, tree)
    new = put(graph, make_relation(copy, 0.9), make_relation(second.id, 0.8))
    assert growing.replace([], [new], component.earliest) == {new.id}
    whole, expected = anew(graph)
    assert (component.stances, component.certainty) == (expected.stances, expected.certainty)
    assert sorted(link.rank for link in growing.links) == ranks(whole)
