from __future__ import annotations

from streams.judge.gates import candidates_to_read


def test_same_holder_institution_and_register_are_read_whatever_their_number(statement, match) -> None:
    found = [(statement(day=d, id=f"{by}{d}"), 0.3, by)
             for by in ("holder", "institution", "register") for d in range(5)]
    chosen = candidates_to_read(match(statement(day=9), *found), limit=0, floor=0.9)
    assert [c.statement.id for c in chosen] == [s.id for s, _, _ in found]


def test_of_the_others_the_most_similar_above_the_floor_are_read(statement, match) -> None:
    found = [(statement(day=n, id=f"s{n}"), similarity, "nearest")
             for n, similarity in enumerate((0.6, 0.9, 0.5, 0.7, 0.8))]
    chosen = candidates_to_read(match(statement(day=9), *found), limit=3, floor=0.55)
    assert [c.statement.id for c in chosen] == ["s1", "s3", "s4"]
    assert len(candidates_to_read(match(statement(day=9), *found), limit=9, floor=0.55)) == 4


def test_equal_similarities_are_cut_by_id_not_by_order(statement, match) -> None:
    found = [(statement(day=n, id=f"s{n}"), 0.7, "nearest") for n in range(4)]
    for order in (found, found[::-1]):
        chosen = candidates_to_read(match(statement(day=9), *order), limit=2, floor=0.5)
        assert {c.statement.id for c in chosen} == {"s0", "s1"}


def test_two_statements_of_one_article_are_never_read(statement, match) -> None:
    other = statement("The pact is a mistake.", article="one")
    for by in ("nearest", "holder", "institution", "register"):
        assert candidates_to_read(match(statement(article="one"), (other, 0.9, by)), limit=4, floor=0.5) == []


def test_identical_texts_are_read(statement, match) -> None:
    same = statement(day=0, id="same")
    assert candidates_to_read(match(statement(day=4), (same, 1.0, "nearest")), limit=4, floor=0.5)
