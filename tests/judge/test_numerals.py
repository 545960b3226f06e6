from __future__ import annotations

import math

import pytest

from streams.judge.numerals import numerals


@pytest.mark.parametrize(("text", "value", "low", "high", "unit"), [
    ("12 ferries", 12, 12, 12, ""),
    ("Twenty-three ferries", 23, 23, 23, ""),
    ("at least 12 ferries", 12, 12, math.inf, ""),
    ("More than 1,000 ferries", 1000, 1000, math.inf, ""),
    ("no fewer than nine ferries", 9, 9, math.inf, ""),
    ("up to 30 ferries", 30, 0, 30, ""),
    ("no more than 30 ferries", 30, 0, 30, ""),
    ("fewer than 30 ferries", 30, 0, 30, ""),
    ("about 40 ferries", 40, 34, 46, ""),
    ("nearly 200 ferries", 200, 170, 200, ""),
    ("between 20 and 30 ferries", 25, 20, 30, ""),
    ("20 to 30 percent", 25, 20, 30, "%"),
    ("20-30 ferries", 25, 20, 30, ""),
    ("1.2 million ferries", 1.2e6, 1.15e6, 1.25e6, ""),
    ("2 million ferries", 2e6, 1.9e6, 2.1e6, ""),  # half a digit would be half a million
    ("50,000 ferries", 50_000, 47_500, 52_500, ""),
    ("50,123 ferries", 50_123, 50_123, 50_123, ""),
    ("two dozen ferries", 24, 24, 24, ""),
    ("a million ferries", 1e6, 0.95e6, 1.05e6, ""),
    ("7 per cent", 7, 6.5, 7.5, "%"),
    ("7.1 percent", 7.1, 7.05, 7.15, "%"),
    ("2 percentage points", 2, 1.5, 2.5, "points"),
    ("$12", 12, 12, 12, "dollar"),
    ("€1.5bn", 1.5e9, 1.45e9, 1.55e9, "euro"),
    ("$5-6 million", 5.5e6, 5e6, 6e6, "dollar"),
    ("40 US dollars", 40, 40, 40, "dollar"),
    ("hundreds of ferries", None, 200, 1000, ""),
    ("tens of thousands of ferries", None, 2e4, 1e5, ""),
    ("In March 12 ferries sank", 12, 12, 12, ""),
    ("3 mıllion ferries", 3e6, 2.85e6, 3.15e6, ""),  # letters that match others in any case
    ("ſix ferries", 6, 6, 6, ""),
])
def test_what_a_number_allows(text, value, low, high, unit) -> None:
    (found,) = numerals(f"{text}.")
    assert found.value == (value if value is None else pytest.approx(value))
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert found.unit == unit


@pytest.mark.parametrize("text", [
    "The 2030 games", "The games of 2030.", "It opens on 4 May.", "It opens on March 12, a Friday.",
    "It opens on Sept. 9.", "It opens at 10 a.m. sharp", "It opens at 9 o'clock.", "It opens at 10:30.",
    "Article 12 applies.", "He is aged 40.", "The 12th victim", "A 12-year-old", "Flight 370 is late.",
    "A 30,000-strong crowd", "Line 4 is closed.", "One may say so.",
])
def test_what_counts_and_measures_nothing(text) -> None:
    assert list(numerals(text)) == []


@pytest.mark.parametrize(("text", "values"), [
    ("It rose from 20 to 30 percent.", [20, 30]),  # a change, no range
    ("Rooms for 4 and 5 people.", [4, 5]),
    ("They won 3-1.", [3]),
    ("12 died, 1,204 were hurt, and two million fled.", [12, 1204, 2e6]),
])
def test_what_is_no_range(text, values) -> None:
    assert [each.value for each in numerals(text)] == values


def test_a_number_of_many_digits_is_no_error() -> None:
    (found,) = numerals(f"1{'0' * 320} ferries")
    assert found.high == math.inf


def test_the_span_takes_in_what_limits_it_and_the_unit() -> None:
    text = "It grew by at least 12 percent."
    (found,) = numerals(text)
    assert text[found.start : found.end] == "at least 12 percent"
    assert found.bound
    assert not found.money
