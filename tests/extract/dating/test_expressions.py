from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extract.dating import expressions
from streams.extract.dating.expressions import find_dates

PUBLISHED = date(2026, 3, 4)  # a Wednesday


def first(text, before=""):
    return [(one.first.isoformat(), one.precision) for one in find_dates(text, PUBLISHED, before)]


@pytest.mark.parametrize(("text", "day", "precision"), [
    ("on Tuesday, 24 February", "2026-02-24", "day"),
    ("at Tuesday's second hearing", "2026-03-03", "day"),
    ("in a March 2019 interview", "2019-03-01", "month"),
    ("at a 2017 rally", "2017-01-01", "year"),
    ("in a Feb. 3 letter", "2026-02-03", "day"),
    ("in a Thursday interview", "2026-02-26", "day"),
    ("last weekend", "2026-02-23", "week"),
    ("last fall", "2025-01-01", "year"),
    ("two decades ago", "2006-01-01", "year"),
    ("as early as 2015", "", ""),
    ("as early as in 2015", "2015-01-01", "year"),
])
def test_absolute_and_anchored_at_publication(text, day, precision):
    assert first(text) == ([(day, precision)] if day else [])


@pytest.mark.parametrize(("before", "text", "day", "precision"), [
    ("It failed on 10 February.", "three days earlier,", "2026-02-07", "day"),
    ("It failed on 10 February.", "two weeks later,", "2026-02-23", "week"),
    ("It failed on 10 February.", "the same day", "2026-02-10", "day"),
    ("It failed in May 2024.", "the following month", "2024-06-01", "month"),
    ("It failed in May 2024.", "three days later,", "2024-05-01", "month"),
    ("It failed in 2012.", "the year before.", "2011-01-01", "year"),
    ("It failed in 2012.", "at the time", "2012-01-01", "year"),
    ("It failed in 2012. It was repaired in 2014.", "a year later,", "2015-01-01", "year"),
    ("It failed.", "the previous month", "2026-02-01", "month"),
])
def test_anchored_at_the_date_before(before, text, day, precision):
    assert first(text, before) == [(day, precision)]


@pytest.mark.parametrize("text", [
    "two weeks later,", "the next day", "at the time", "at the time of the flood", "in 2031", "on 31 February",
    "USA Today", "on This Week",
    "on the Today programme",
    "a week before the flood", "the 1990s", "a 2017 law", "the May ball", "2017 rallies were held",
])
def test_no_date(text):
    assert first(text) == []


@settings(deadline=None)  # the first date loads the parser's tables
@given(st.text(alphabet="abdeflmnorstuyMJFDS 0123456789.,'-", max_size=80), st.text(max_size=40))
def test_offsets_lie_inside_and_days_not_after_publication(text, before):
    for found in find_dates(text, PUBLISHED, before):
        assert 0 <= found.start < found.end <= len(text)
        assert found.first <= PUBLISHED


def test_a_date_is_read_once_however_often_it_is_met(monkeypatch):
    read = []
    monkeypatch.setattr(expressions.dateparser, "parse", lambda words, **_: read.append(words))
    for _ in range(3):
        assert first("It failed on 17 January 2019.") == []
    assert read == ["17 january 2019"]
    expressions._parse.cache_clear()
