from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.parsing.quotations import begins_with_quotation, find_quotations


def quoted(text, **options):
    return [text[found.inner[0] : found.inner[1]] for found in find_quotations(text, **options)]


def full(text):
    return [text[found.inner[0] : found.inner[1]] for found in find_quotations(text) if found.full]


@pytest.mark.parametrize("text", [
    '"We will not sell the quarry," she said.',
    "“We will not sell the quarry,” she said.",
    "«We will not sell the quarry,» she said.",
    "„We will not sell the quarry,“ she said.",
    "‘We will not sell the quarry,’ she said.",
    "'We will not sell the quarry,' she said.",
    "”We will not sell the quarry,” she said.",
])
def test_all_kinds_of_marks(text):
    assert quoted(text) == ["We will not sell the quarry,"]
    assert full(text) == ["We will not sell the quarry,"]


def test_wrongly_turned_mark_glued_to_a_colon():
    assert quoted("He was clear about the dam:”It stays. All of it.”") == ["It stays. All of it."]


def test_only_outermost_of_nested():
    assert quoted("“He told me ‘never again’ and left,” she said.") == ["He told me ‘never again’ and left,"]
    assert quoted("“He said “never” and left,” she said.") == ["He said “never” and left,"]


def test_apostrophes_are_no_quotations():
    assert quoted("The mayor's plan wasn't the teachers' idea in the '90s, and it isn't ours.") == []


def test_scare_quotes_are_not_full():
    text = 'The so-called "peace bridge" was "just a bridge" to the engineers.'
    assert quoted(text) == ["peace bridge", "just a bridge"]
    assert full(text) == []


def test_odd_mark_in_the_middle_is_ignored():
    assert quoted('The 6" pipe burst and the street was closed for two days.') == []


def test_first_of_two_openings_lost_its_closing():
    assert quoted("“We start on Monday, he said. “It will take a year.”") == ["It will take a year."]


def test_left_open_runs_to_the_end_of_the_paragraph_only_when_it_begins_it_or_continues():
    text = "“We start on Monday. It will take a year."
    assert quoted(text) == ["We start on Monday. It will take a year."]
    assert not find_quotations(text)[0].closed
    late = "She said, smiling “We start on Monday"
    assert quoted(late) == []
    assert quoted(late, continues=True) == ["We start on Monday"]


def test_paragraph_of_marks_only_is_left_alone():
    assert find_quotations('"' * 500) == ()


def test_begins_with_quotation():
    assert begins_with_quotation("  “And so on")
    assert not begins_with_quotation("And “so on”")


@given(st.text(alphabet="ab. ,\"'“”‘’„«»\n:-", max_size=120), st.booleans())
def test_spans_are_ordered_disjoint_and_inside(text, continues):
    end = 0
    for found in find_quotations(text, continues=continues):
        assert end <= found.start < found.end <= len(text)
        assert found.start < found.inner[0] <= found.inner[1] <= found.end
        end = found.end


@given(st.text(max_size=300))
def test_any_text_is_taken(text):
    assert all(found.end <= len(text) for found in find_quotations(text))
