from __future__ import annotations

from datetime import datetime, timezone

import pytest

from streams.judge.periods import (
    periods,
    plain_letters,
    same_past_period,
    winters,
    without_years,
    years,
    years_to_come,
)

SAID = datetime(2025, 11, 3, tzinfo=timezone.utc)


@pytest.mark.parametrize(("text", "years"), [
    ("The 2026 budget is balanced.", {2026}),
    ("Prices will rise in 2026 and 2027.", {2026, 2027}),
    ("The season 2025-26 is cancelled.", {2025, 2026}),
    ("There will be no levy next year.", {2026}),
    ("Last year's harvest was poor, this year's is not.", {2025}),
    ("The pool opens every day of this summer.", {2025}),
    ("The pool is closed for the summer of 2027, not this winter.", {2027}),
    ("The bridge was inspected in 2018.", set()),  # history
    ("The port will be neutral by 2040.", set()),  # a bound, not what it is about
    ("From 2029 onwards no debt is taken.", set()),
    ("Deficits go on until 2031.", set()),
    ("They owe 2,026 crowns, or $2026.", set()),
    ("The bridge is safe.", set()),
])
def test_years_to_come(text, years) -> None:
    assert years_to_come(text, SAID) == years


def test_letters_that_match_others_in_any_case_are_made_plain() -> None:
    text = "THİS winter, laſt year, the \N{KELVIN SIGN}ıln of Ærø"
    assert plain_letters(text) == "THIS winter, last year, the Kiln of Ærø"
    assert years(text, SAID) == {2024}
    assert winters(text, SAID) == {2026}


def test_years_in_whatever_role() -> None:
    assert years("Since 2018, by 2031, in 2025-26 and next year.", SAID) == {2018, 2031, 2025, 2026}


def test_what_a_text_says_beside_its_years() -> None:
    text = "The mill closes in 2031, or next year."
    assert without_years(text).split() == ["The", "mill", "closes", "in", ",", "or", "."]


@pytest.mark.parametrize(("text", "named"), [
    ("In March 12 people died.", {"march"}),
    ("Marchers may march in May, or on 3 May.", {"may"}),
    ("They may leave by 2031.", {"2031"}),
    ("Spending fell last year.", {"2024"}),
    ("Exports fell last quarter, and in the first quarter.", {"third quarter", "first quarter"}),
    ("Prices rose last month, not this month.", {"october", "november"}),
])
def test_periods_in_whatever_role(text, named) -> None:
    assert periods(text, SAID) == named


@pytest.mark.parametrize(("text", "over"), [
    ("In September 12 people died.", True),
    ("In 2024 it was 12.", True),
    ("Last quarter it was 12.", True),
    ("This year it was 12.", False),
    ("In November it was 12.", False),
    ("It was 12 in 2027.", False),
    ("It was 12.", False),
])
def test_what_was_over_when_it_was_said(text, over) -> None:
    assert same_past_period(text, SAID, text, SAID) is over


def test_a_relative_period_is_another_one_later() -> None:
    later = datetime(2026, 2, 3, tzinfo=timezone.utc)
    assert not same_past_period("Last year it was 12.", later, "Last year it was 14.", SAID)
    assert same_past_period("In 2024 it was 12.", later, "Last year it was 14.", SAID)


@pytest.mark.parametrize(("text", "month", "named"), [
    ("There will be no race this winter.", 1, {2026}),
    ("There will be no race this winter.", 11, {2027}),
    ("There will be a race next winter.", 4, {2027}),
    ("There will be a race next winter.", 12, {2028}),
    ("There will be a race next winter.", 9, {2027}),  # the one to come, by either name
    ("There will be a race in winter.", 4, set()),
])
def test_a_winter_is_named_by_its_january(text, month, named) -> None:
    assert winters(text, datetime(2026, month, 3, tzinfo=timezone.utc)) == named
