from __future__ import annotations

import pytest

from streams.extract.standalone.brief import brief, has_tense, tells_something


@pytest.mark.parametrize(("sentence", "text"), [
    ("The ferry, which was built in 1962, lies in the harbour of Ostrow.", "The ferry lies in the harbour of Ostrow."),
    ("The ferry lies in the harbour of Ostrow because its engine has failed.",
     "The ferry lies in the harbour of Ostrow."),
    ("The ferry lies in the harbour of Ostrow, and its crew has gone home.",
     "The ferry lies in the harbour of Ostrow"),
])
def test_side_clauses_are_left_out(nlp, sentence, text):
    assert brief(nlp(sentence)[:], 9) == text
    assert brief(nlp(sentence)[:], 40) == sentence


def test_a_condition_stays(nlp):
    assert brief(nlp("The ferry will sail to Ostrow on Monday if its engine is repaired.")[:], 9) == ""


def test_nothing_of_a_sentence_without_a_verb(nlp):
    assert brief(nlp("Lights on in the old ferry barracks of Ostrow.")[:], 30) == ""


@pytest.mark.parametrize(("title", "tells"), [
    ("An empty ferry", False), ("The ferry has sailed", True),
    ("Ostrow Ferry Crews Demand Levy On All Cruise Ships", True),
])
def test_headlines_that_tell_what_happened(nlp, title, tells):
    assert tells_something(nlp(title)) is tells


def test_the_main_verb_needs_a_tense(nlp):
    assert has_tense(nlp("The ferry will sail.")[:])
    assert not has_tense(nlp("A ferry that sails.")[:])
