from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.standalone.text import TEXT_WORDS, finish, is_clause, lacks_subject, subject_is_empty


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
    ("it may close the dam at will and", "It may close the dam at will."),
    ("the dam is 'old and ugly', they say", "The dam is old and ugly, they say."),
    ("the drivers' and the miners' demands of the '90s", "The drivers' and the miners' demands of the '90s."),
    ("they scream, 'The dam is lost, '", "They scream, The dam is lost."),
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
