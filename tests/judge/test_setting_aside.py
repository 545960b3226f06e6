from __future__ import annotations

import pytest

from streams.judge.setting_aside import RULES, set_aside_by


@pytest.mark.parametrize(("earlier", "later", "rule"), [
    ("12 people died in the flood at Oster.", "30 people died in the flood at Oster.", "figure that moved on"),
    ("There is no outbreak in Norhaven.", "An outbreak was confirmed in Norhaven.", "first occurrence"),
    ("The pass is closed.", "The pass has reopened.", "resumption"),
    ("The 2038 levy will go.", "The 2039 levy will stay.", "other year"),
    ("We will boycott the fifth round.", "We will come to the sixth round.", "other edition"),
    ("Lower Sandmark will be cleared.", "Upper Sandmark will not be cleared.", "other part"),
    ("Line 4 will run at night.", "Line 7 will not run at night.", "other number"),
    ("At least 12 wells are dry.", "15 wells are dry.", "figures that agree"),
    ("Aster Bridge will open.", "Corn Bridge will not open.", "other name"),
])
def test_each_rule_is_told_by_name(statement, earlier, later, rule) -> None:
    pair = statement(later, day=5), statement(earlier)
    assert set_aside_by(*pair) == [rule]
    assert set_aside_by(*pair, {name: each for name, each in RULES.items() if name != rule}) == []


def test_what_may_be_in_dispute_is_set_aside_by_none(statement) -> None:
    assert set_aside_by(statement("The pact is a mistake.", day=5), statement("The pact is right.")) == []
