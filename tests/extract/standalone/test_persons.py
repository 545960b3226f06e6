from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.standalone.persons import finite_form, possessive, third_person, with_article, without_frame


@pytest.mark.parametrize(("text", "expected"), [
    ("We are not bidding.", "The Rivers Agency is not bidding."),
    ("We'll open our gate.", "The Rivers Agency will open the Rivers Agency's gate."),
    ("I won't sign it.", "Ida Krause will not sign it."),
    ("Our children need water.", "The children need water."),
    ("Let's close the gap in our budget.", "We should close the gap in our budget."),
    ("We the people of Ostrow are tired.", "We the people of Ostrow are tired."),
    ("We all know our limits.", "We all know our limits."),
    ("He's late and I'm not.", "He's late and Ida Krause is not."),
    ("The late bus was a mistake of ours.", "The late bus was a mistake of the Rivers Agency."),
    ("From Monday ours will sail.", "From Monday ours will sail."),
    ("It will spare us 900 strokes.", "It will spare us 900 strokes."),
    ("I changed my mind on my way home.", "Ida Krause changed her mind on her way home."),
    ("The plan's been stolen from us.", "The plan has been stolen from the Rivers Agency."),
    ("I use it myself.", "Ida Krause uses it herself."),
    ("It's been stolen.", "It has been stolen."),
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
    ("I think that they're making a mistake.", "they're making a mistake."),
])
def test_frames_of_opinion_are_left_out(text, expected):
    assert without_frame(text) == expected


def test_articles_and_possessives():
    assert with_article("Health Ministry of Zelden") == "the Health Ministry of Zelden"
    assert with_article("Ostrow City Police") == "Ostrow City Police"
    assert with_article("Zelden") == "Zelden"
    assert possessive("Ferrow Motors") == "Ferrow Motors'"


def test_words_are_put_in_full_or_left_out(nlp):
    doc = nlp("The dam leaks.")
    assert third_person(doc[:], "", "", {0: "", 1: "The dam on the Tarn"}) == "The dam on the Tarn leaks."


def test_the_one_addressed_is_named(nlp):
    done = third_person(nlp("You are late and I told you so.")[:], "", "Ida Krause", you="Nils Oberg")
    assert done == "Nils Oberg is late and Ida Krause told Nils Oberg so."


@pytest.mark.parametrize(("text", "form"), [
    ("Belmar endorsed Oberg.", "endorsed"), ("Belmar has endorsed Oberg.", "has endorsed"),
    ("Belmar voted against Oberg.", "voted against"), ("Belmar stood smiling, endorsing Oberg.", "endorses"),
])
def test_verbs_keep_their_tense(nlp, text, form):
    verb = next(token for token in nlp(text) if token.lemma_ in ("endorse", "vote"))
    assert finite_form(verb) == form


@given(st.text(max_size=200))
def test_names_and_frames_of_any_text(text):
    assert possessive(text).startswith(text)
    assert with_article(text).endswith(text)
    assert without_frame(text) == text or len(without_frame(text).split()) >= 3


def test_without_a_given_name_the_owner_is_named_again(nlp):
    assert third_person(nlp("I paid it out of my pocket.")[:], "", "Tilvo Krause") == \
        "Tilvo Krause paid it out of Tilvo Krause's pocket."


def test_of_a_person_alone_what_is_the_countrys_stays(nlp):
    assert third_person(nlp("Our army will not leave.")[:], "Ida Krause", "Ida Krause") == "Our army will not leave."


def test_kinds_of_bodies_are_no_names():
    assert with_article("Union") == "the union"
    assert with_article("City of Ostrow") == "the City of Ostrow"


@pytest.mark.parametrize(("text", "expected"), [
    ("Let us out of this prison.", "Let Ida Krause out of this prison."),
    ("Let us through to the harbour.", "Let Ida Krause through to the harbour."),
    ("Let us not sell the harbour.", "We should not sell the harbour."),
    ("Let's all vote for the harbour.", "We should all vote for the harbour."),
    ("Let us never sell the harbour.", "We should never sell the harbour."),
])
def test_only_with_a_verb_is_let_us_an_exhortation(nlp, text, expected):
    assert third_person(nlp(text)[:], "Ida Krause", "Ida Krause") == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Some of us had warned them.", "Some of us had warned them."),
    ("We should have pensions for all.", "We should have pensions for all."),
    ("It sends a message to our allies.", "It sends a message to our allies."),
    ("I fear it ends like his ‘I did not sign it’ speech.",
     "Ida Krause fears it ends like his ‘I did not sign it’ speech."),
])
def test_where_others_may_be_meant_nobody_is_named(nlp, text, expected):
    assert third_person(nlp(text)[:], "Ferry Party", "Ida Krause") == expected


@pytest.mark.parametrize("text", ["I feel sad for the skippers.", "I am sure of one thing.", "I know how they did it."])
def test_what_is_no_frame_stays(text):
    assert without_frame(text) == text
