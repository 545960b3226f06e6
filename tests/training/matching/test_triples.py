from __future__ import annotations

import random
from pathlib import Path

from training.matching.groups import Group
from training.matching.triples import relevant, triples

GROUPS = [Group([f"{n} {k}" for k in range(4)], [f"near {n} {k}" for k in range(3)]) for n in range(12)]


def test_a_row_has_two_texts_of_a_group_and_two_near_misses_of_it() -> None:
    for anchor, positive, near, other in triples(GROUPS, [], 5, random.Random(1)):
        n = anchor.split()[0]
        assert positive.split()[0] == n
        assert anchor != positive
        assert near.split()[:2] == other.split()[:2] == ["near", n]
        assert near != other


def test_every_group_comes_once_a_round() -> None:
    rows = triples(GROUPS, [], 3, random.Random(2))
    rounds = [rows[start : start + 12] for start in (0, 12, 24)]
    assert all(len({row.anchor.split()[0] for row in each}) == 12 for each in rounds)
    assert [row.anchor.split()[0] for row in rounds[0]] != [row.anchor.split()[0] for row in rounds[1]]


def test_a_group_without_near_misses_borrows_from_the_others() -> None:
    (row,) = triples([Group(["a", "b"])], ["o1", "o2", "o3"], 1, random.Random(3))
    assert {row.near, row.other_near} < {"o1", "o2", "o3"}
    (row,) = triples([Group(["a", "b"], ["n"])], ["o1", "o2"], 1, random.Random(3))
    assert row.near == "n"


def test_only_positive_judgements_are_relevant(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text("q\t0\td1\t1\nq\t0\td2\t0\nr\t0\td2\t1\n")
    assert relevant(path) == {"q": {"d1"}, "r": {"d2"}}
