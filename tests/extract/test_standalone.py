from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.standalone import TEXT_WORDS, Context, finish, in_front, subject_is_empty, topic_of


@pytest.mark.parametrize(("text", "expected"), [
    ("  the dam “will” be\n raised, ", "The dam will be raised."),
    ("But the dam is safe", "The dam is safe."),
    ("Is it safe?", "Is it safe?"),
    ("", ""),
])
def test_finish(text, expected):
    assert finish(text) == expected


@given(st.text(max_size=400))
def test_finish_takes_any_text_and_keeps_it_short(text):
    done = finish(text)
    assert len(done.split()) <= TEXT_WORDS
    assert not done or done[-1] in ".!?…"


def test_order_of_topics():
    context = Context(headline="The dam is raised", lede="A long story of a dam", own="The dam will be raised.")
    assert topic_of(context) == "The dam will be raised"
    assert topic_of(Context(headline="The dam is raised", question="Will it be raised?")) == "Will it be raised?"
    assert topic_of(Context(headline="Short one")) == ""
    assert in_front("", "it is so.") == "it is so."
    assert in_front("The dam", "it is so.") == "The dam: It is so."


@pytest.mark.parametrize(("text", "empty"), [
    ("This is our right.", True), ("The dam is safe.", False), ("It is untrue that the dam broke.", False),
    ("They will come back.", True),
])
def test_subjects_that_carry_nothing(nlp, text, empty):
    assert subject_is_empty(nlp(text)[:]) is empty
