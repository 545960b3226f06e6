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
