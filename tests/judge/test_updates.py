from __future__ import annotations

import pytest

from streams.judge.updates import is_update


@pytest.mark.parametrize(("earlier", "later"), [
    ("12 people died in the flood at Oster.", "The flood at Oster killed people; 30 are dead."),
    ("The ministry counts 40 infections.", "The ministry counts 95 confirmed cases."),
    ("Rescuers have reached four villages.", "Rescuers have reached nine villages."),
    ("The search team counts 84 survivors.", "There are 66 survivors."),
    ("The queue holds 900 families.", "The queue has grown to 1,100 families."),
])
def test_a_figure_that_moved_on_is_an_update(statement, earlier, later) -> None:
    assert is_update(statement(later, day=3), statement(earlier, day=0))


def test_a_share_is_an_update_when_it_is_measured_anew(statement) -> None:
    earlier, text = statement("Unemployment stands at 7 percent."), "Unemployment stands at 6 percent."
    assert is_update(statement(text, day=30), earlier)
    assert not is_update(statement(text, day=3), earlier)  # two figures within one month are rivals


@pytest.mark.parametrize(("earlier", "later"), [
    ("There is no case of cholera in Norhaven.", "A first case of cholera was found in the harbour district."),
    ("Not a single complaint has come in.", "Three complaints were filed."),
    ("As of this morning there is no cholera in Norhaven.", "Cholera has come to the harbour district."),
    ("So far nobody has been charged.", "Six managers are charged with fraud."),
    ("The cause has not been found yet.", "A cracked valve caused the fire."),
    ("Ferries on the lake are suspended because of ice.", "The ferries are back on the lake."),
    ("The pass is closed.", "The pass has reopened."),
])
def test_a_changed_world_is_an_update(statement, earlier, later) -> None:
    assert is_update(statement(later, day=7), statement(earlier))
    assert not is_update(statement(later), statement(earlier))  # on one day one of them is wrong


@pytest.mark.parametrize(("earlier", "later", "days"), [
    ("There will be no case of corruption under this mayor.", "A case of corruption was found.", 7),
    ("There is no case against the minister.", "The court opened a case against the minister.", 7),
    ("The pass will stay closed.", "The pass has reopened.", 7),  # a refusal that was given up
    ("The pass is closed.", "The pass should never have reopened.", 7),
    ("No case of cholera is known.", "There was no case of cholera, and the one report was a mistake.", 7),
    ("12 people died.", "It is not true that 12 people died; 7 deaths are on record.", 3),  # rejects the figure
    ("Pupils filled 300 places.", "Pupils filled 900 places.", 3),  # no count of an event that goes on
    ("Last year's deficit was 3 percent.", "The deficit was 5 percent last year.", 40),  # the same year
    ("12 people died in the flood.", "30 people died in the flood.", 0),  # rival figures of one day
    ("12 people died in the flood.", "12 people died in the flood.", 3),
    ("12 people died in the flood.", "30 people were injured in the flood.", 3),
    ("The state will build 500 houses.", "The state will build 300 houses.", 3),  # a promise that shrinks is a turn
    ("In March 12 people died.", "In March 30 people died.", 40),  # the same period
    ("The union demands 5 percent.", "The union demands 3 percent.", 9),
    ("Nobody died.", "Somebody died.", 3),
    ("The bridge is safe.", "The bridge is not safe.", 3),
])
def test_what_is_no_update(statement, earlier, later, days) -> None:
    assert not is_update(statement(later, day=days), statement(earlier, day=0))
