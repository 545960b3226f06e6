from __future__ import annotations

import pytest

from streams.ledger.contested import contested_claim

FERRIS = {"institution": "Ferris Motors"}
ROADS = {"institution": "Road Authority"}
ENGINEER = {"name": "Cai Anstrow", "institution": "Ferris Motors", "role": "chief engineer"}
RESIDENT = {"name": "Ada Holm", "role": "resident", "official": False}


@pytest.fixture
def contested(news, read):
    def found(*said, told=()):
        ids = [news.says(position, day, **speaker) for position, day, speaker in said]
        component = read(news)
        draft = contested_claim(
            component.taken, {ids[number] for number in told}, component.evidence, component.holders)
        return draft and (draft.holder.name, *(ids.index(each.id) for each in (draft.since, draft.before, draft.after)))
    return found


def test_first_disputer_from_outside(contested):
    said = [("yes", 0, FERRIS), ("yes", 2, FERRIS), ("no", 3, ROADS), ("no", 4, {"institution": "Harbour Union"})]
    assert contested(*said) == ("Ferris Motors", 0, 1, 2)


def test_own_engineer_is_not_outside(contested):
    assert contested(("yes", 0, FERRIS), ("no", 3, ENGINEER)) is None


def test_earliest_disputed_holder(contested, news):
    assert contested(("yes", 0, ENGINEER), ("yes", 1, {"institution": "City of Holm"}), ("no", 3, ROADS)) == (
        "Cai Anstrow", 0, 0, 2)


def test_nothing_after_a_turn_or_a_split(contested):
    assert contested(("yes", 0, FERRIS), ("no", 3, ENGINEER), ("no", 5, ROADS), told=[1]) is None


def test_private_claim_has_no_holder_to_dispute(contested):
    assert contested(("yes", 0, RESIDENT), ("no", 3, ROADS)) is None


def test_answer_of_the_holder_raises_nothing(contested):
    said = [("yes", 0, FERRIS), ("no", 3, {**ROADS, "strength": 0.7}), ("yes", 4, FERRIS)]
    assert contested(*said) is None


def test_claim_of_a_named_professor(contested):
    scholar = {"name": "Ada Holm", "role": "professor", "official": False}
    assert contested(("yes", 0, scholar), ("no", 3, ROADS)) == ("Ada Holm", 0, 0, 1)


def test_claim_of_somebody_of_no_calling(contested):
    assert contested(("yes", 0, {"name": "Ada Holm", "official": False}), ("no", 3, ROADS)) is None


def test_what_others_do_contests_nothing(contested):
    assert contested(("yes", 0, FERRIS), ("no", 3, {**ROADS, "kind": "action"})) is None


@pytest.mark.parametrize(("one", "other"), [
    ("Eastmere Police", "police"), ("police", "Eastmere Police"), ("Lumen", "Lumen Board")])
def test_house_that_may_be_the_holders_own_is_not_outside(contested, one, other):
    assert contested(("yes", 0, {"institution": one}), ("no", 3, {"institution": other})) is None


def test_own_words_on_the_other_side_by_a_chain_are_of_the_claim(contested):
    """The maker's second statement is read as the other side, not surely; who disputes it disputes the maker."""
    said = [("odd", 0, FERRIS), ("yes", 0.1, {**FERRIS, "strength": 0.7}),
            ("no", 3, {**ROADS, "strength": 0.95})]
    assert contested(*said) == ("Ferris Motors", 0, 1, 2)
