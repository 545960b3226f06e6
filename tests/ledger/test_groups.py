from __future__ import annotations

import pytest

from streams.ledger import groups as groups_module
from streams.ledger.agreement import Agreement
from streams.ledger.groups import SURE, Groups

HEALTH = {"institution": "Health Ministry of Maresca", "parent": "Government of Maresca"}
MINISTER = {**HEALTH, "name": "Tove Aronsen", "role": "health minister"}
DEPUTY = {**HEALTH, "name": "Ivo Brandt", "role": "deputy health minister"}


@pytest.fixture
def grouped(news, read):
    """The groups of what is said (position, day, speaker), with all but the last taken in and read; the last."""
    def made(*said, **last):
        for number, (position, day, speaker) in enumerate(said):
            news.says(position, day, **speaker, **(last if number == len(said) - 1 else {}))
        found = read(news)
        by_id = [found.by_id[each] for each in news.positions]
        groups = Groups(by_id[:-1], found.evidence, Agreement(found.component, ()))
        groups.touched = set()
        return groups, by_id[-1]
    return made


def kinds(groups):
    return {group.kind for group in groups}


def test_groups_are_in_event_order(grouped):
    groups, last = grouped(("yes", 5, MINISTER), ("yes", 0, DEPUTY), ("yes", 3, MINISTER))
    groups.add(last)
    assert [each.utterance.statement.stated_at.day for each in groups.of(SURE)] == [1, 4, 6]
    assert kinds(groups.holding(last.id)) == {"sure", "person", "house", "parent"}
    groups.remove(last)
    assert (len(groups.of(SURE)), groups.holding(last.id)) == (2, ())


def test_the_last_that_disputes_nothing_touches_nothing(grouped):
    groups, last = grouped(("yes", 0, MINISTER), ("yes", 1, DEPUTY), ("yes", 9, MINISTER))
    groups.add(last)
    assert groups.touched == set()
    groups.remove(last)
    assert groups.touched == set()


def test_what_it_disputes_and_what_comes_later_is_touched(grouped):
    groups, last = grouped(("yes", 0, MINISTER), ("yes", 1, DEPUTY), ("no", 9, MINISTER), strength=0.95)
    groups.add(last)
    assert kinds(groups.touched) == {"sure", "person", "house", "parent"}
    groups, last = grouped(("yes", 0, MINISTER), ("yes", 20, DEPUTY), ("yes", 9, MINISTER))
    groups.add(last)
    assert kinds(groups.touched) >= {"house", "parent"}


@pytest.mark.parametrize(("day", "first"), [(3, True), (9, False)])
def test_what_is_contested_is_read_again_for_the_first_positions_only(grouped, monkeypatch, day, first):
    monkeypatch.setattr(groups_module, "MOST_READ", 2)
    groups, last = grouped(("yes", 0, MINISTER), ("yes", 5, DEPUTY), ("yes", 20, MINISTER), ("no", day, DEPUTY))
    groups.add(last)
    assert groups.read_first(last.id) is first
    assert kinds(groups.touched) == {"person", "house", "parent"} | ({"sure"} if first else set())
    groups.touched = set()
    groups.remove(last)
    assert kinds(groups.touched) == {"person", "house", "parent"} | ({"sure"} if first else set())
    assert not groups.read_first(last.id)


def test_what_is_said_beside_is_touched(grouped):
    groups, last = grouped(("yes", 0, MINISTER), ("yes", 0, MINISTER), text="So it is.", article="0")
    groups.add(last)
    assert kinds(groups.touched) == {"sure", "person", "house", "parent"}


def test_the_first_words_of_a_spokesman_of_his_own_are_told(grouped):
    voice = {"name": "Per Dahl", "institution": "Harbour Union", "role": "spokesman"}
    groups, last = grouped(("yes", 0, voice), ("no", 5, voice), ("no", 9, {**voice, "role": "chair"}), strength=0.7)
    assert not last.speaking.voice
    groups.add(last)
    assert "person" in kinds(groups.touched)


def test_who_is_not_sure_is_in_no_group(grouped):
    groups, last = grouped(("yes", 0, MINISTER), ("yes", 5, MINISTER), confidence=0.2)
    groups.add(last)
    assert groups.holding(last.id) == ()
