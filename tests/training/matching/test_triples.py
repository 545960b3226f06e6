from __future__ import annotations

import random
from pathlib import Path

from training.matching.groups import Group
from training.matching.triples import NEAR, relevant, triples

GROUPS = [Group([f"{n} {k}" for k in range(4)], [f"near {n} {k}" for k in range(5)]) for n in range(12)]


def test_a_row_has_two_texts_of_a_group_and_near_misses_of_it() -> None:
    for row in triples(GROUPS, [], 5, random.Random(1)):
        n = row.anchor.split()[0]
        assert row.positive.split()[0] == n
        assert row.anchor != row.positive
        assert len(row.near) == len(set(row.near)) == NEAR
        assert all(text.split()[:2] == ["near", n] for text in row.near)


def test_a_row_has_a_column_for_each_text() -> None:
    (row,) = triples(GROUPS[:1], [], 1, random.Random(1))
    assert list(row.columns()) == ["anchor", "positive", *(f"near_{k}" for k in range(NEAR))]
    assert list(row.columns().values()) == [row.anchor, row.positive, *row.near]


def test_every_group_comes_once_a_round() -> None:
    rows = triples(GROUPS, [], 3, random.Random(2))
    rounds = [rows[start : start + 12] for start in (0, 12, 24)]
    assert all(len({row.anchor.split()[0] for row in each}) == 12 for each in rounds)
    assert [row.anchor.split()[0] for row in rounds[0]] != [row.anchor.split()[0] for row in rounds[1]]


def test_a_group_with_few_near_misses_borrows_from_the_others_but_never_its_own() -> None:
    (row,) = triples([Group(["a", "b"])], ["o1", "a", "o2", "b"], 1, random.Random(3))
    assert len(row.near) == NEAR
    assert set(row.near) == {"o1", "o2"}
    (row,) = triples([Group(["a", "b"], ["n"])], ["o1", "o2"], 1, random.Random(3))
    assert row.near[0] == "n"
    assert len(row.near) == NEAR


def test_only_positive_judgements_are_relevant(tmp_path: Path) -> None:
    path = tmp_path / "judged.tsv"
    path.write_text("q\t0\td1\t1\nq\t0\td2\t0\nr\t0\td2\t1\n")
    assert relevant(path) == {"q": {"d1"}, "r": {"d2"}}
