from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from streams.event_time import event_order
from streams.ledger.entry import entry_of
from streams.ledger.rows import recorded
from streams.ledger.timeline import occasions, overlap, place, runs, same_occasion, span, surely_beyond, surely_within


@pytest.fixture
def entry(news):
    def make(day, precision="second", **more):
        news.says("yes", day, institution="Road Authority", precision=precision, judged=[], **more)
        return entry_of(recorded(None, news.records[-1])[1], 0.6)
    return make


def test_order_is_by_stated_then_published_then_id(entry):
    one, two, three = entry(5), entry(3, published=9), entry(3, published=8)
    assert sorted([one, two, three], key=lambda each: event_order(each.statement)) == [three, two, one]


def test_a_day_counts_as_its_end_but_never_after_publication(entry):
    report, looking_back, later = entry(5.3), entry(5, "day", published=9), entry(6.1)
    assert sorted([looking_back, later, report], key=lambda each: each.order) == [report, looking_back, later]
    printed = entry(5, "day", published=5.1)
    assert place(printed.statement) < place(report.statement)


def test_a_month_counts_as_its_end_and_a_year_as_its_beginning(entry):
    december = entry(16)
    month = entry(1, "month", published=100)
    assert place(december.statement) < place(month.statement)  # who looks back at a month tells of its reports
    year = entry(1, "year", published=500)
    assert place(year.statement) == event_order(year.statement)
    assert place(year.statement) < place(december.statement)


def test_an_occasion_is_what_one_article_prints_of_one_time(entry):
    first, second = entry(5, article="may"), entry(5, article="may", text="And so on.")
    recalled = entry(1, "day", published=5, article="may", text="As before.")
    elsewhere = entry(5, article="june")
    assert same_occasion(first, second)
    assert not same_occasion(first, recalled)
    assert not same_occasion(first, elsewhere)
    assert occasions([recalled, first, second, elsewhere]) == [[recalled], [first, second], [elsewhere]]
    assert occasions([]) == []


@pytest.mark.parametrize(("precision", "start", "end"), [
    ("second", (2025, 1, 15, 9, 0, 0), (2025, 1, 15, 9, 0, 1)),
    ("day", (2025, 1, 15), (2025, 1, 16)),
    ("week", (2025, 1, 13), (2025, 1, 20)),
    ("month", (2025, 1, 1), (2025, 2, 1)),
    ("year", (2025, 1, 1), (2026, 1, 1)),
])
def test_span_is_as_wide_as_the_precision(entry, precision, start, end):
    found = span(entry(14, precision).statement)
    assert found.start == datetime(*start, tzinfo=timezone.utc).timestamp()
    assert found.end == pytest.approx(datetime(*end, tzinfo=timezone.utc).timestamp(), abs=0.002)
    assert found.end < datetime(*end, tzinfo=timezone.utc).timestamp()


def test_day_is_that_of_the_given_time_zone(entry):
    import msgspec
    statement = entry(0, "day").statement
    zone = timezone(timedelta(hours=10))
    there = msgspec.structs.replace(statement, stated_at=datetime(2025, 1, 2, 3, tzinfo=zone))
    assert span(there).start == datetime(2025, 1, 2, tzinfo=zone).timestamp()


def test_overlap_within_precision(entry):
    january, new_year, february = entry(10, "month"), entry(0), entry(31)
    assert overlap(january.span, new_year.span)
    assert overlap(new_year.span, january.span)
    assert not overlap(january.span, february.span)


def test_days_are_counted_between_exact_dates(entry):
    assert surely_within(entry(0), entry(14), 14)
    assert not surely_beyond(entry(0), entry(14), 14)
    assert surely_beyond(entry(0, "day"), entry(14.1), 14)


def test_days_between_wide_dates_are_bounds(entry):
    month, soon, late = entry(0, "month"), entry(20), entry(60)
    assert not surely_within(month, soon, 14)
    assert not surely_beyond(month, soon, 14)
    assert surely_beyond(month, late, 14)
    assert not surely_beyond(month, entry(40), 14)
    assert surely_within(month, entry(3), 40)


def test_runs_break_where_one_opposes_the_one_before():
    assert runs("aabba", lambda one, other: one != other) == [["a", "a"], ["b", "b"], ["a"]]
    assert runs("", lambda one, other: True) == []


def test_runs_break_where_one_is_parted_from_what_was_said_before():
    assert runs("abcab", lambda one, other: False, lambda run, each: each in run) == [["a", "b", "c"], ["a", "b"]]
