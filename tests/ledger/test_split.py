from __future__ import annotations

import pytest

from streams.ledger.split import parent_splits

CABINET = "Government of Norhaven"


def _ministry(name):
    return {"institution": f"{name} Ministry", "parent": CABINET}


HEALTH, FINANCE, LABOUR = _ministry("Health"), _ministry("Finance"), _ministry("Labour")


@pytest.fixture
def splits(news, read):
    def found(*said, reversing=(), splitting=()):
        ids = [news.says(position, day, **speaker) for position, day, speaker in said]
        component = read(news)
        drafts = parent_splits(
            component.taken, {ids[number] for number in reversing}, {ids[number] for number in splitting},
            component.evidence, component.holders, 14)
        assert all(draft.holder.kind == "parent" and draft.holder.name == CABINET for draft in drafts)
        return [tuple(ids.index(each.id) for each in (draft.since, draft.before, draft.after)) for draft in drafts]
    return found


def test_two_houses_within_days(splits):
    assert splits(("yes", 0, HEALTH), ("yes", 5, HEALTH), ("no", 14, FINANCE)) == [(0, 1, 2)]


def test_one_exchange_one_alert(splits):
    said = [("yes", 0, HEALTH), ("no", 5, FINANCE), ("yes", 6, HEALTH), ("no", 7, LABOUR)]
    assert splits(*said) == [(0, 0, 1)]


def test_weeks_apart_is_none(splits):
    assert splits(("yes", 0, HEALTH), ("no", 15, FINANCE)) == []


def test_who_has_reversed_splits_nothing(splits):
    said = [("yes", 0, HEALTH), ("yes", 1, FINANCE), ("no", 3, HEALTH), ("no", 4, HEALTH)]
    assert splits(*said, reversing=[2]) == []


def test_smaller_house_is_told_of(splits):
    assert splits(("yes", 0, HEALTH), ("no", 5, FINANCE), splitting=[1]) == []


def test_parents_own_voice_is_one_of_the_voices(splits):
    assert splits(("yes", 0, HEALTH), ("no", 5, {"institution": CABINET})) == [(0, 0, 1)]


def test_without_a_parent_there_is_none(splits):
    assert splits(("yes", 0, {"institution": "Ferris Motors"}), ("no", 5, {"institution": "Road Authority"})) == []
