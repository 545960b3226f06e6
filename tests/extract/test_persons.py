from __future__ import annotations

import pytest

from streams.extract.persons import possessive, third_person, with_article, without_frame


@pytest.mark.parametrize(("text", "expected"), [
    ("We are not bidding.", "The Rivers Agency is not bidding."),
    ("We'll open our gate.", "The Rivers Agency will open the Rivers Agency's gate."),
    ("I won't sign it.", "Ida Krause will not sign it."),
    ("Our children need water.", "The children need water."),
    ("We've got time and we can't lose.", "The Rivers Agency has got time and the Rivers Agency can not lose."),
])
def test_first_person_is_named(nlp, text, expected):
    assert third_person(nlp(text)[:], "Rivers Agency", "Ida Krause") == expected


def test_without_names_the_words_stay(nlp):
    assert third_person(nlp("We stay.")[:], "", "") == "We stay."


def test_country_of_a_ministry(nlp):
    assert third_person(nlp("Nothing left our territory.")[:], "Defence Ministry of Zelden", "") == \
        "Nothing left Zelden's territory."


@pytest.mark.parametrize(("text", "expected"), [
    ("I think that the dam is safe.", "the dam is safe."),
    ("It is the position of this office that printing them was a crime.", "printing them was a crime."),
    ("I give you our view, and it is this: the levy is the wrong tool.", "the levy is the wrong tool."),
    ("The dam is safe.", "The dam is safe."),
])
def test_frames_of_opinion_are_left_out(text, expected):
    assert without_frame(text) == expected


def test_articles_and_possessives():
    assert with_article("Health Ministry of Zelden") == "the Health Ministry of Zelden"
    assert with_article("Ostrow City Police") == "Ostrow City Police"
    assert with_article("Zelden") == "Zelden"
    assert possessive("Ferrow Motors") == "Ferrow Motors'"
