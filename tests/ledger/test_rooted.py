from __future__ import annotations

import pytest

from schemas.judgement import Relation
from streams.ledger.graph import Link
from streams.ledger.rooted import Rooted


def link(one: str, other: str) -> Link:
    first, second = sorted((one, other))
    judged = Relation(statement_id=other, similarity=0.8, supports=0.9, disputes=0.0, neutral=0.1, supports_both=0.9,
                      disputes_both=0.0)
    return Link((-0.9, first, second), first, second, opposite=False, relation=judged)


def ends(links):
    return {(each.one, each.other) for each in links}


@pytest.fixture
def tree():
    """a hangs from nothing; b and c from a, d and e from c."""
    return Rooted([(*pair, link(*pair)) for pair in ("ab", "ac", "cd", "ce")], "a")


def test_what_hangs_from_what(tree):
    assert (tree.above("d")[0], sorted(tree.below("c")), tree.way_up("e")) == ("c", ["d", "e"], ["e", "c", "a"])
    assert tree.top("e") == "a"
    assert ends(tree.links) == {("a", "b"), ("a", "c"), ("c", "d"), ("c", "e")}


def test_the_way_between_two(tree):
    assert sorted(tree.between("b", "e")) == ["b", "c", "e"]
    assert sorted(tree.between("d", "e")) == ["d", "e"]
    assert tree.between("a", "c") == ["c"]


def test_what_hung_from_what_is_removed_is_a_piece_each(tree):
    assert sorted(tree.remove(["c"])) == ["d", "e"]
    assert tree.top("d") == "d"
    assert ends(tree.links) == {("a", "b")}


def test_a_piece_is_hung_from_any_of_it(tree):
    tree.cut("c")
    assert tree.top("e") == "c"
    assert tree.hang("e", "b", link("e", "b")) == {"e", "c"}
    assert tree.way_up("d") == ["d", "c", "e", "b", "a"]
    assert ends(tree.links) == {("a", "b"), ("b", "e"), ("c", "e"), ("c", "d")}


def test_another_top(tree):
    tree.make_top("d")
    assert tree.way_up("b") == ["b", "a", "c", "d"]
    assert len(tree.links) == 4
    tree.make_top("d")
    assert tree.top("e") == "d"


def test_all_pieces_but_the_largest(tree):
    tree.cut("c")
    assert tree.pieces(["a", "c"]) == [{"a", "b"}]
    assert tree.pieces(["a"]) == []
