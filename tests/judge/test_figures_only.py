from __future__ import annotations

import pytest

from streams.judge.figures_only import content_words, figures_agree


@pytest.mark.parametrize(("one", "other"), [
    ("The programme reached 1.2 million children.", "The programme reached 1,200,000 children."),
    ("The programme reached 1.2 million children.", "The programme reached 1,214,300 children."),
    ("The drought emptied two dozen wells.", "The drought emptied 24 wells."),
    ("The tunnel is 2 kilometres long.", "The tunnel is 2,000 metres long."),
    ("The tunnel is 3 miles long.", "The tunnel is 4.8 kilometres long."),
    ("The talks took two weeks.", "The talks took 14 days."),
    ("Between 20 and 30 people were injured in the derailment.", "The derailment injured 25 people."),
    ("The levy will bring in 20 to 30 percent more.", "The levy will bring in 24 percent more."),
    ("At least 12 people died in the derailment.", "Fifteen people died in the derailment."),
    ("More than 500 demonstrators were held.", "More than 700 demonstrators were held."),
    ("About 30 people were hurt in the panic.", "Thirty-one people were hurt in the panic."),
    ("Hundreds of people were detained on the square.", "On the square 350 people were detained."),
    ("The share is 7 percent.", "The share is 7.4 per cent."),
    ("The quay will cost 5 million dollars.", "The quay will cost €4.6 million."),
    ("The blast killed 12 and injured at least 40.", "The blast killed 12 and injured 44."),
    ("The state will build about 500 houses.", "The state will build 520 houses."),
])
def test_what_may_both_be_true(statement, one, other) -> None:
    for day in (0, 5):
        assert figures_agree(statement(other, day=day), statement(one, id="earlier"))
        assert figures_agree(statement(one, day=day), statement(other, id="earlier"))


@pytest.mark.parametrize(("one", "other"), [
    ("Fewer than 10 homes were damaged.", "More than 40 homes were damaged."),
    ("Around 30 people were hurt.", "Ninety people were hurt."),
    ("At most 100 guests came.", "Four hundred guests came."),
    ("The quay cost 5 million dollars.", "The quay cost 9 million dollars."),
    ("The share rose by 2 per cent.", "The share rose by 2 percentage points."),  # another measure
    ("The tunnel is 2 kilometres long.", "The tunnel is 2,600 metres long."),
    ("At least 12 people died.", "It is not true that at least 12 people died."),  # another wording
    ("About 30 people will be dismissed.", "Thirty people will be hired."),
    ("Exports fell by 2 percent.", "Exports grew by 2 percent."),
    ("The state will build at least 500 houses.", "The state will build at least 300 houses."),  # a plan that shrinks
    ("The blast killed 12 and injured at least 40.", "The blast killed 15 and injured at least 40."),
    ("The bridge is safe.", "The bridges are safe."),  # no figures
    ("At least 12 people died.", "At least 12 people died."),
])
def test_what_cannot_or_is_not_about_figures(statement, one, other) -> None:
    assert not figures_agree(statement(other, day=3), statement(one))


def test_words_of_meaning_have_no_endings() -> None:
    assert content_words("The walls opened, and there were only miles of it.") == {"wall", "open", "metre"}
