from __future__ import annotations

import pytest

from streams.extract.names.institution_phrases import institution_phrase


def token_of(nlp, text, word):
    return next(token for token in nlp(text) if token.text == word)


def test_institution_phrase_takes_name_and_of_but_no_numbers(nlp):
    assert (
        institution_phrase(token_of(nlp, "The Northern Rivers Agency said so.", "Agency"))
        == "The Northern Rivers Agency"
    )
    assert "institute of toxicology" in institution_phrase(
        token_of(nlp, "The state institute of toxicology said so.", "institute")
    )
    assert institution_phrase(token_of(nlp, "All 22 Ashford schools closed.", "schools")) == "Ashford schools"


def test_a_body_is_named_by_what_it_is_for(nlp):
    committee = token_of(nlp, "The Committee on Harbour Safety met on Monday.", "Committee")
    assert institution_phrase(committee).endswith("Committee on Harbour Safety")
    assert institution_phrase(token_of(nlp, "The Committee on Monday met.", "Committee")).endswith("Committee")


def test_what_something_is_said_to_be_has_its_name(nlp):
    assert institution_phrase(token_of(nlp, "Redmarsh is the county's oldest prison.", "prison")) == "Redmarsh prison"


def test_what_something_is_said_to_be_is_its_name_for_houses_only(nlp):
    phrase = institution_phrase(token_of(nlp, "Ferrow is the same group that left.", "group"))
    assert not phrase.startswith("Ferrow")


@pytest.mark.parametrize(("text", "head", "phrase"), [
    ("Tuesday's council carried the levy.", "council", "council"),
    ("The vote at Tuesday's city council was close.", "council", "city council"),
    ("Monday's Harbour Board was short.", "Board", "Harbour Board"),
])
def test_a_day_owns_no_council(nlp, text, head, phrase):
    assert institution_phrase(token_of(nlp, text, head)) == phrase


@pytest.mark.parametrize(("text", "word", "phrase"), [
    ("The Warehouse and Parcel Workers' Union will not agree to it.", "Union",
     "Warehouse and Parcel Workers' Union"),
    ("The National Union of Miners and Quarrymen will not agree to it.", "Union",
     "The National Union of Miners and Quarrymen"),
    ("The Union of Miners and Ana Bell will not agree to it.", "Union", "The Union of Miners"),
    ("The Union of Miners and Quarrymen Bell will not agree to it.", "Union", "The Union of Miners"),
])
def test_a_body_of_two_trades_is_one(nlp, text, word, phrase):
    assert institution_phrase(token_of(nlp, text, word)) == phrase


def test_what_a_body_is_given_is_no_part_of_its_name(nlp):
    bank = token_of(nlp, "The minister has handed the bank of Tormenia a list of names.", "bank")
    assert institution_phrase(bank) == "the bank of Tormenia"


@pytest.mark.parametrize(("text", "phrase"), [
    ("The parcel company Paxello opened the depot in 2022.", "Paxello"),
    ("The company Monday announced the closure of the depot.", "The company"),
    ("The company said so.", "The company"),
])
def test_a_firm_is_called_by_the_name_behind_its_kind(nlp, text, phrase):
    assert institution_phrase(token_of(nlp, text, "company")) == phrase
