from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.match.retention import EXPIRED_PER_EVENT, RowAges
from streams.settings import Settings

START = datetime(2026, 3, 1, tzinfo=timezone.utc)


def _day(number: float) -> datetime:
    return START + timedelta(days=number)


def _ages(**limits) -> RowAges:
    return RowAges(Settings().model_copy(update={"retention_days": 10, "retention_count": 0, **limits}))


def test_the_oldest_go_first_and_statements_before_their_article():
    ages = _ages()
    for key, day in (("article:b", 2), ("statement:b1", 2), ("article:a", 1), ("statement:a1", 1)):
        ages.put(key, "en", _day(day))
    assert ages.expire("en", _day(11), ()) == []
    assert ages.expire("en", _day(11.5), ()) == ["statement:a1", "article:a"]
    assert ages.expire("en", _day(12.5), ()) == ["statement:b1", "article:b"]
    assert len(ages) == 0


def test_what_is_written_again_counts_from_then_and_what_is_dropped_is_gone():
    ages = _ages()
    ages.put("statement:1", "en", _day(0))
    ages.put("statement:2", "en", _day(0))
    ages.put("statement:1", "en", _day(5))
    assert ages.drop("statement:2") == "en"
    assert ages.drop("statement:2") is None
    assert ages.expire("en", _day(12), ()) == []
    assert ages.expire("en", _day(16), ()) == ["statement:1"]


def test_what_the_event_needs_stays_for_this_time():
    ages = _ages()
    for number in range(3):
        ages.put(f"statement:{number}", "en", _day(number))
    assert ages.expire("en", _day(30), {"statement:0"}) == ["statement:1", "statement:2"]
    assert ages.expire("en", _day(30), ()) == ["statement:0"]


def test_statements_are_counted_articles_are_not():
    ages = _ages(retention_count=2)
    for number in range(4):
        ages.put(f"article:{number}", "en", _day(number))
        ages.put(f"statement:{number}", "en", _day(number))
    assert ages.expire("en", _day(4), ()) == ["statement:0", "article:0", "statement:1"]
    assert ages.expire("en", _day(4), ()) == []


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["en", "sv"]), st.integers(0, 40)), max_size=40),
    st.integers(0, 60), st.integers(0, 5))
def test_what_is_left_after_enough_events_is_what_the_limits_allow(puts, now, limit):
    ages, rows = _ages(retention_count=limit), {}
    for number, language, day in puts:
        ages.put(f"statement:{number}", language, _day(day))
        rows[f"statement:{number}"] = (language, day)
    gone = []
    while expired := ages.expire("en", _day(now), ()):
        assert len(expired) <= EXPIRED_PER_EVENT
        gone += expired
    english = sorted(day for language, day in rows.values() if language == "en")
    kept = [day for day in english if day >= now - 10]
    assert sorted(rows[key][1] for key in rows.keys() - set(gone) if rows[key][0] == "en") == (
        kept[-limit:] if limit else kept)
    assert all(rows[key][0] == "en" for key in gone)
    assert len(ages) == len(rows) - len(gone)


def test_the_settings_decide():
    ages = RowAges(Settings(retention_days=3))
    ages.put("statement:1", "en", _day(0))
    assert ages.expire("en", _day(3), ()) == []
    assert ages.expire("en", _day(3) + timedelta(seconds=1), ()) == ["statement:1"]


def test_fewer_than_a_replay_may_need_are_refused():
    with pytest.raises(ValueError, match="retention_count"):
        Settings(retention_count=9_999)
    assert Settings(retention_count=10_000).retention_count == 10_000


def test_an_article_sent_again_every_minute_takes_no_more_memory():
    ages = _ages()
    ages.put("article:old", "en", _day(0))  # due before all others, so nothing behind it is looked at
    for minute in range(20_000):
        ages.put("article:live", "en", _day(1 + minute / 1440))
    assert len(ages) == 2
    assert len(ages._oldest["en"]) < 2_000
    assert ages.expire("en", _day(11.5), ()) == ["article:old"]
    assert ages.expire("en", _day(1 + 20_000 / 1440 + 10), ()) == ["article:live"]
