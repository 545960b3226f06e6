from __future__ import annotations

import pytest

from streams.judge.updates import figures, is_update


@pytest.mark.parametrize(("text", "counted"), [
    ("At least 12 people died in the flood.", {"death": {12}}),
    ("The toll: thirty dead, 1,204 injured.", {"death": {30}, "injury": {1204}}),
    ("There are 2.5 million infections.", {"infection": {2.5e6}}),
    ("Unemployment stands at 7.1 percent, after 6 % in 2024.", {"%": {7.1, 6}}),
    ("Two hundred homes were lost.", {"home": {200}}),
    ("The 12-year plan for 2030 cost $5 billion.", {}),
    ("Tension rose often.", {}),
])
def test_what_a_text_counts(text, counted) -> None:
    assert figures(text) == counted


@pytest.mark.parametrize(("earlier", "later"), [
    ("12 people died in the flood at Oster.", "The flood at Oster killed people; 30 are dead."),
    ("The ministry counts 40 infections.", "The ministry counts 95 confirmed cases."),
    ("Unemployment stands at 7 percent.", "Unemployment stands at 6 percent."),
    ("Rescuers have reached four villages.", "Rescuers have reached nine villages."),
])
def test_a_figure_that_moved_on_is_an_update(statement, earlier, later) -> None:
    assert is_update(statement(later, day=3), statement(earlier, day=0))


@pytest.mark.parametrize(("earlier", "later", "days"), [
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
