from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams.extract.dating.dates import Dated, date_statement

PUBLISHED = datetime(2025, 3, 5, 15, 30, tzinfo=timezone.utc)  # a Wednesday


def noon(year, month, day):
    return datetime(year, month, day, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("sentence", "stated", "precision"),
    [
        ("the minister said on Monday", noon(2025, 3, 3), "day"),
        ("she told reporters Tuesday", noon(2025, 3, 4), "day"),
        ("he said last Wednesday", noon(2025, 2, 26), "day"),
        ("she announced late Thursday night", noon(2025, 2, 27), "day"),
        ("she said yesterday", noon(2025, 3, 4), "day"),
        ("he wrote on 1 March", noon(2025, 3, 1), "day"),
        ("he wrote on March 6", noon(2024, 3, 6), "day"),
        ("he wrote on 29 February", noon(2024, 2, 29), "day"),
        ("he wrote on the 3rd of February 2021", noon(2021, 2, 3), "day"),
        ("he wrote on Dec. 30, 2024", noon(2024, 12, 30), "day"),
        ("he wrote on 2024-12-30", noon(2024, 12, 30), "day"),
        ("she said two days ago", noon(2025, 3, 3), "day"),
        ("she said three weeks ago", noon(2025, 2, 10), "week"),
        ("she said last week", noon(2025, 2, 24), "week"),
        ("she said earlier this month", noon(2025, 3, 1), "month"),
        ("he said in March 2019", noon(2019, 3, 1), "month"),
        ("he said in April", noon(2024, 4, 1), "month"),
        ("he said last May", noon(2024, 5, 1), "month"),
        ("in 2019 he had said", noon(2019, 1, 1), "year"),
        ("she told parliament last year", noon(2024, 1, 1), "year"),
        ("Aronsen, who took office in 2019, said on Tuesday", noon(2025, 3, 4), "day"),
        ("Aronsen, who said on Monday", noon(2025, 3, 3), "day"),
        ("President Lasisi signed the order on Monday", noon(2025, 3, 3), "day"),
    ],
)
def test_dates_of_the_saying(sentence, stated, precision):
    assert date_statement(sentence, PUBLISHED) == Dated(stated, precision, "text")


@pytest.mark.parametrize(
    "sentence", ["she said on Wednesday", "she said earlier today", "he wrote on 5 March", "she said this morning"]
)
def test_the_day_of_publication_keeps_its_instant(sentence):
    assert date_statement(sentence, PUBLISHED) == Dated(PUBLISHED, "second", "text")


@pytest.mark.parametrize(
    "sentence",
    [
        "she said",
        "",
        "the council will meet on Friday",
        "she said until Friday",
        "she said by 2024",
        "he said in 2031",
        "told the Sunday Times",
        "the Monday's child rhyme, she said",
        "ahead of Monday's vote, she said",
        "she spoke of the 4 July deadline, due on Tuesday",
        "wheat for delivery in February became dearer",
        "it is due on Tuesday",
        "the 2019 law, he said",
        "said in the 2010s",
        "he said on 31 February",
        "it may march on, she said",
    ],
)
def test_no_date_of_saying_leaves_the_publication(sentence):
    assert date_statement(sentence, PUBLISHED) == Dated(PUBLISHED, "second", "published")


def test_dates_inside_what_is_said_do_not_count():
    sentence = "The bridge was closed in 2019, Aronsen said on Monday."
    dated = date_statement(sentence, PUBLISHED, quotation_spans=[(0, sentence.index(","))])
    assert dated == Dated(noon(2025, 3, 3), "day", "text")
    whole = date_statement(sentence, PUBLISHED, quotation_spans=[(0, len(sentence))])
    assert whole.dated_by == "published"


def test_days_are_those_of_the_offset_of_publication():
    early = datetime(2025, 3, 5, 0, 30, tzinfo=timezone(timedelta(hours=14)))  # still 4 March at Greenwich
    assert date_statement("she said on Wednesday", early) == Dated(early, "second", "text")
    yesterday = date_statement("she said on Tuesday", early)
    assert yesterday.precision == "day"
    assert yesterday.stated_at <= early


EXPRESSIONS = st.sampled_from(
    [
        "on Monday",
        "Friday",
        "last Sunday",
        "yesterday",
        "today",
        "in 2019",
        "in 2030",
        "in March",
        "last June",
        "on 5 March",
        "on February 29",
        "31 June",
        "in May 1999",
        "last week",
        "this month",
        "two years ago",
        "999 years ago",
        "300 months ago",
        "2024-02-30",
        "999 weeks earlier",
        "in December 1901",
    ]
)


@settings(deadline=None)  # the first date loads the parser's tables
@given(
    st.lists(EXPRESSIONS, max_size=4),
    st.text(max_size=40),
    st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)),
    st.integers(min_value=-14, max_value=14),
)
def test_never_after_publication(expressions, text, published, offset):
    published_at = published.replace(tzinfo=timezone(timedelta(hours=offset)))
    dated = date_statement(f"she said {' and '.join(expressions)} {text}", published_at)
    assert dated.stated_at <= published_at


@settings(deadline=None)  # the first date loads the parser's tables
@given(
    st.text(alphabet=st.characters(exclude_categories=[])), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)))
)
def test_any_sentence_and_spans_have_a_date(sentence, spans):
    assert date_statement(sentence, PUBLISHED, quotation_spans=spans).stated_at <= PUBLISHED
