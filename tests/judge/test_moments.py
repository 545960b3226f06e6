"""Times that two texts name in different words."""

from __future__ import annotations

from datetime import date, datetime, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.judge.moments import moments, without_moments

MONDAY = date(2026, 3, 9)


@pytest.fixture
def said(statement):
    """A statement of an article of that day."""

    def made(text: str, printed: date):
        one = statement(text)
        at = datetime(printed.year, printed.month, printed.day, 10, tzinfo=timezone.utc)
        article = msgspec.structs.replace(one.article, published_at=at)
        return msgspec.structs.replace(one, article=article, passage=text, quotation="")

    return made


@pytest.fixture
def read(said):
    """The two texts as they are read without their times; None if they are read as they are."""

    def texts(later: str, later_day: date, earlier: str, earlier_day: date):
        found = without_moments(said(later, later_day), said(earlier, earlier_day))
        return None if found is None else tuple(each.text for each in found)

    return texts


@pytest.mark.parametrize(("text", "first", "last"), [
    ("Dogs were used on Saturday.", date(2026, 3, 7), date(2026, 3, 7)),
    ("Dogs were used on Saturday night.", date(2026, 3, 14), date(2026, 3, 14)),
    ("Dogs were used on 7 March.", date(2026, 3, 7), date(2026, 3, 7)),
    ("Dogs were used on March 7, 2025.", date(2025, 3, 7), date(2025, 3, 7)),
    ("Dogs were used on the night of 7 March.", date(2026, 3, 7), date(2026, 3, 7)),
    ("Dogs were used on Saturday, March 7.", date(2026, 3, 7), date(2026, 3, 7)),
    ("Dogs were used yesterday.", date(2026, 3, 8), date(2026, 3, 8)),
    ("The vote is tomorrow evening.", date(2026, 3, 10), date(2026, 3, 10)),
    ("Dogs were used this morning.", MONDAY, MONDAY),
    ("Dogs were used over the weekend.", date(2026, 3, 7), date(2026, 3, 8)),
    ("Dogs were used last week.", date(2026, 3, 2), date(2026, 3, 8)),
    ("Dogs were used last month.", date(2026, 2, 1), date(2026, 2, 28)),
    ("It sank in December.", date(2025, 12, 1), date(2025, 12, 31)),
    ("It sank in early December 2024.", date(2024, 12, 1), date(2024, 12, 31)),
    ("It will open next May.", date(2026, 5, 1), date(2026, 5, 31)),
])
def test_an_adjunct_may_name_this_time(text: str, first: date, last: date) -> None:
    (found,) = moments(text, MONDAY)
    assert (first, last) in found.spans


@pytest.mark.parametrize("text", [
    "It will be built by Saturday.", "It is closed until March.", "It has been closed since December.",
    "The rule holds from Monday.", "It opens after last week.", "It will open in 2027.", "She may go.",
    "Not on Saturday, she said.", "The Saturday market stays.", "It sank on 31 February.",
])
def test_deadlines_years_and_names_are_no_adjuncts(text: str) -> None:
    assert list(moments(text, MONDAY)) == []


def test_one_day_in_two_ways_is_left_out(read) -> None:
    assert read(
        "Dogs were used at the terminal on 7 March after all.", date(2026, 4, 15),
        "The police did not use dogs at the terminal on Saturday.", MONDAY,
    ) == ("Dogs were used at the terminal after all.", "The police did not use dogs at the terminal.")


def test_a_day_within_a_month_is_left_out(read) -> None:
    assert read(
        "The trawler did send a call before it sank in December, and it was heard.", date(2026, 1, 15),
        "The trawler sent no call before it sank on Friday night.", date(2025, 12, 15),
    ) == ("The trawler did send a call before it sank, and it was heard.", "The trawler sent no call before it sank.")


def test_at_the_beginning_a_sentence_keeps_its_capital(read) -> None:
    assert read(
        "On Tuesday, the ferry sailed.", date(2026, 3, 11), "The ferry did not sail on 10 March.", date(2026, 3, 11),
    ) == ("The ferry sailed.", "The ferry did not sail.")


def test_the_same_words_stay(read) -> None:
    assert read("There will be papers this December.", date(2026, 6, 1),
                "There will be none this December.", date(2026, 5, 1)) is None


def test_other_days_stay(read) -> None:
    assert read("The ferry sailed on 3 March.", date(2026, 3, 20), "No ferry sailed on Saturday.", MONDAY) is None


def test_a_time_that_one_text_names_stays(read) -> None:
    assert read("Dogs were used.", date(2026, 4, 15), "No dogs were used on Saturday.", MONDAY) is None


def test_a_text_that_is_only_a_time_stays(read) -> None:
    assert read("On Saturday.", MONDAY, "It sank on 7 March.", MONDAY) == ("On Saturday.", "It sank.")


def test_how_long_after_something_else_is_left_out(read) -> None:
    assert read(
        "Pradonia has recognised the government, five months after it took power in a coup.", date(2026, 3, 10),
        "Pradonia will not recognise the government.", date(2025, 11, 11),
    ) == ("Pradonia has recognised the government.", "Pradonia will not recognise the government.")


@given(st.text(alphabet=st.sampled_from("onSaturdy 7Mch,.12 lstewkmDcbr5"), max_size=80), st.dates())
def test_any_text_has_its_adjuncts_in_order_and_inside(text: str, day: date) -> None:
    end = 0
    for moment in moments(text, day):
        assert end <= moment.start < moment.end <= len(text)
        assert all(first <= last for first, last in moment.spans)
        end = moment.end
