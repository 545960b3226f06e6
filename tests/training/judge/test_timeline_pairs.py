"""Pairs of a timeline: sides against sides, in every form, never of one article."""

from __future__ import annotations

import random

from training.judge.pairs import DISPUTES, NEUTRAL, SUPPORTS
from training.judge.timeline_pairs import timeline_pairs


def row(family: str, article: int, side: str, number: int = 0) -> dict[str, object]:
    return {"family": family, "article": article, "side": side,
            "forms": [f"{family} {article} {side} {number} {form}" for form in ("alone", "printed", "titled")]}


TOLD = [row("pier", 0, "supports"), row("pier", 1, "supports"), row("pier", 2, "disputes"), row("pier", 3, "near"),
        row("pier", 4, "near")]


def sides(text: str) -> str:
    return text.split()[2]


def test_the_label_follows_from_the_two_sides() -> None:
    expected = {frozenset({"supports"}): SUPPORTS, frozenset({"supports", "disputes"}): DISPUTES,
                frozenset({"supports", "near"}): NEUTRAL, frozenset({"disputes", "near"}): NEUTRAL}
    pairs = timeline_pairs(TOLD, random.Random(1))
    assert {frozenset({sides(p.later), sides(p.earlier)}) for p in pairs} == set(expected)
    assert all(p.label == expected[frozenset({sides(p.later), sides(p.earlier)})] for p in pairs)


def test_both_texts_of_a_pair_have_one_form_and_all_forms_are_there() -> None:
    pairs = timeline_pairs(TOLD, random.Random(1))
    assert all(p.later.split()[-1] == p.earlier.split()[-1] for p in pairs)
    assert len(pairs) == 3 * (1 + 2 + 6)


def test_two_statements_of_one_article_are_no_pair() -> None:
    assert not timeline_pairs([row("pier", 0, "supports"), row("pier", 0, "supports", 1)], random.Random(1))


def test_pairs_of_two_timelines_are_neutral_and_rare() -> None:
    told = [row(f"t{n}", at, side) for n in range(30) for at, side in enumerate(("supports", "disputes", "near"))]
    pairs = timeline_pairs(told, random.Random(5))
    across = [p for p in pairs if p.later.split()[0] != p.earlier.split()[0]]
    assert {p.label for p in across} == {NEUTRAL}
    assert 0 < len(across) < 0.15 * len(pairs)


def test_either_statement_may_be_the_later_one() -> None:
    told = [row("pier", at, side) for at, side in enumerate(["supports"] * 8 + ["disputes"])]
    later = {sides(p.later) for p in timeline_pairs(told, random.Random(2)) if p.label == DISPUTES}
    assert later == {"supports", "disputes"}
