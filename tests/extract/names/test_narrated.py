from __future__ import annotations

import pytest

from streams.extract.names.narrated import narrated_names

TEXT = "Thabo Velling restores boats on the east quay. He sold two of them in May."


def names(nlp, text, alone=(), following=None):
    found = narrated_names(nlp(text), frozenset(alone), following and nlp(following))
    return [(told.name, told.alone) for told in found]


def test_who_is_he_in_the_next_sentence_is_a_person(nlp):
    assert names(nlp, TEXT) == [("Thabo Velling", False)]


def test_who_speaks_by_the_surname_is_a_person(nlp):
    assert names(nlp, "Boats are restored for Thabo Velling.", ["velling"]) == [("Thabo Velling", True)]


@pytest.mark.parametrize("said", ["“Yes,” he said.", "“Yes.” He went."])
def test_who_speaks_in_the_next_sentence_is_a_person(nlp, said):
    assert names(nlp, f"Thabo Velling came down to the quay. {said}") == [("Thabo Velling", False)]


def test_a_house_beside_the_name_is_nobody_else(nlp):
    text = "Thabo Velling of Holloway Bread bit into a roll. “Yes,” he said of the strike."
    assert names(nlp, text) == [("Thabo Velling", False)]


def test_what_is_said_may_stand_in_the_next_paragraph(nlp):
    text = "Thabo Velling, who heads the laboratory, gave the result on Tuesday."
    assert names(nlp, text, following="“Yes,” he said.") == [("Thabo Velling", False)]
    assert names(nlp, text, following="The house stood empty.") == []


def test_a_given_name_that_ends_like_a_calling_is_kept(nlp):
    assert names(nlp, "Werner Aldo Kessel came down to the quay. He stayed.") == [("Werner Aldo Kessel", False)]


@pytest.mark.parametrize("text", [
    "Ostrow Rovers beat Velden on Saturday. “Yes,” he said.",
    "Thabo Velling sacked the coach on Monday. “Yes,” he said.",
])
def test_who_speaks_after_news_of_a_club_may_be_another(nlp, text):
    assert names(nlp, text) == []


def test_a_calling_before_the_name_is_no_part_of_it(nlp):
    text = "Climatologist Ruth Ruhl unlocked the cold store on Thursday. “Yes,” she said."
    assert names(nlp, text) == [("Ruth Ruhl", False)]


def test_a_club_is_nobody(nlp):
    assert names(nlp, "Velling FC lost again on Saturday. “Yes,” he said.") == []


@pytest.mark.parametrize("text", [
    TEXT.replace("He sold two of them", "Two of them were sold"),
    TEXT.replace("Thabo Velling", "Thabo Velling Town Council"),
    TEXT.replace("boats", "boats with Ana Bell"),  # "he" may be another
    TEXT.replace("Thabo Velling restores boats", "Boats are restored for Thabo Velling"),
])
def test_other_names_may_be_anything(nlp, text):
    assert names(nlp, text) == []
