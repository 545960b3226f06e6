from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.standalone.text import (
    TEXT_WORDS,
    TOPIC_WORDS,
    Context,
    can_be_topic,
    finish,
    in_front,
    is_clause,
    lacks_subject,
    subject_is_empty,
    topic_of,
)


@pytest.mark.parametrize(("text", "expected"), [
    ("  the dam “will” be\n raised, ", "The dam will be raised."),
    ("But the dam is safe", "The dam is safe."),
    ("However much it costs, the dam is safe", "However much it costs, the dam is safe."),
    ("But... [t]he dam is safe", "The dam is safe."),
    ("But then, the dam is safe", "The dam is safe."),
    ("Moreover, the dam is safe, though.", "The dam is safe."),
    ("[There are] ``still'' cracks [sic] in the dam -- many of them",
     "There are still cracks in the dam — many of them."),
    ("Still water runs deep in the valley", "Still water runs deep in the valley."),
    ("the dam (as they call it) is safe", "The dam (as they call it) is safe."),
    ("the dam is safe)", "The dam is safe."),
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


def test_long_texts_are_cut_after_a_clause():
    text = "The dam " + "is old and " * 10 + "safe, but it leaks " + "day after day " * 20
    assert finish(text) == "The dam " + "is old and " * 10 + "safe."


def test_order_of_topics():
    context = Context(headline="The dam is raised", lede="A long story of a dam", own="The dam will be raised.",
                      before="Workers came to the dam")
    assert topic_of(context) == "The dam will be raised"
    assert topic_of(Context(headline="The dam is raised", question="Will it be raised?")) == "Will it be raised?"
    assert topic_of(Context(headline="The dam is raised", before="Workers came to the dam")) == "The dam is raised"
    assert topic_of(
        Context(headline="The dam is raised", before="Workers came to the dam"), "pronoun") == "Workers came to the dam"
    assert topic_of(Context(headline="Short one")) == ""


@pytest.mark.parametrize(("text", "can"), [
    ("Dam stays as it is", True), ("Will the dam be raised?", False), ("This looks like a dam", False),
    ("My dam is better than yours", False), ("What the dam means for Ostrow", False), ("Two words", False),
    ("They want the dam", False), ("If the dam breaks, the valley will be flooded", True),
    ("If the dam breaks " + "and breaks again " * 9, False),
])
def test_a_topic_says_what_it_is_about(text, can):
    assert can_be_topic(text) is can


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300), st.sampled_from(["phrase", "pronoun"]))
def test_topics_of_any_text_are_short(headline, before, lede, why):
    topic = topic_of(Context(headline=headline, before=before, lede=lede), why)
    assert len(topic.split()) <= TOPIC_WORDS
    assert len(in_front(topic, "It is so.").split()) <= TEXT_WORDS + 1
    can_be_topic(headline)


def test_in_front():
    assert in_front("", "it is so.") == "it is so."
    assert in_front("The dam", "it is so.") == "The dam: It is so."
    assert in_front("The dam", "The dam is safe.") == "The dam is safe."
    full = "word " * (TEXT_WORDS - 1)
    assert in_front("The dam of Ostrow is old", full) == full


@pytest.mark.parametrize(("text", "empty"), [
    ("This is our right.", True), ("The dam is safe.", False), ("It is untrue that the dam broke.", False),
    ("They will come back.", True), ("No one can dictate to them.", False), ("One is enough.", True),
])
def test_subjects_that_carry_nothing(nlp, text, empty):
    assert subject_is_empty(nlp(text)[:]) is empty


def test_missing_subject(nlp):
    assert lacks_subject(nlp("should be investigated further")[:])
    assert not lacks_subject(nlp("The dam should be investigated further")[:])
    assert not lacks_subject(nlp("Stay at home.")[:])


def test_a_clause_has_a_tense_of_its_own(nlp):
    doc = nlp("Belmar condemned reports that the dam was raised.")
    assert not is_clause(doc[2:8])
    assert is_clause(doc[4:8])
    assert is_clause(nlp("the dam will be raised")[:])
