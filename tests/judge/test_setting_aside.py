from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


WORDS = (
    "this year", "last year", "next winter", "this month", "last quarter", "first quarter", "in 2025-26", "in March",
    "may", "million", "3 million", "six", "twenty-six", "dozens of", "hundreds of ships", "5 bn", "kronor", "7 krone",
    "injured", "missing", "killed 12", "hospitalised", "is", "still", "in custody", "no one is missing", "percent",
    "sixth", "twelfth round", "round six", "reactor six", "line 6", "Lake", "Keeping", "Upper Sandmark", "kilometres",
    "miles", "no", "so far", "now", "1" + "0" * 320, "1" + "0" * 330 + " people died", "0." + "0" * 330 + "1 percent",
    "12", "-", "to", "$")
LOOKALIKES = str.maketrans("iIsSkK", "ıİſſ\N{KELVIN SIGN}\N{KELVIN SIGN}")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Any text, or words that the rules know, some with letters that match theirs in any case."""
    word = st.sampled_from(WORDS) | st.sampled_from(WORDS).map(str.upper)
    known = word | word.map(lambda word: word.translate(LOOKALIKES))
    return " ".join(draw(st.lists(known | st.text(max_size=6), min_size=1, max_size=8)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(earlier=texts(), later=texts(), day=st.integers(0, 400))
def test_no_text_is_an_error(statement, earlier, later, day) -> None:
    set_aside_by(statement(later, day=day), statement(earlier))


@pytest.mark.parametrize("text", [
    "Taxes rose THİS YEAR.", "The plan cost 3 mıllion", "12 people were ınjured", "ſix people died",
    "1" + "0" * 320 + " people died",
])
def test_letters_that_match_others_are_no_error(statement, text) -> None:
    assert set_aside_by(statement(text, day=5), statement(text)) == []
