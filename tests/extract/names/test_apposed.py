from __future__ import annotations

import pytest

from streams.extract.names.apposed import apposed_people


def people(nlp, text, companies=()):
    return [(one.name, one.role.casefold()) for one in apposed_people(nlp(text), frozenset(companies))]


@pytest.mark.parametrize(("text", "told"), [
    ("Sivelle Tarkano, deputy chair of the dredging board, keeps them.", [("Sivelle Tarkano", "deputy chair")]),
    ("The files are with Sivelle Tarkano, head of the dredging department.", [("Sivelle Tarkano", "head")]),
    ("“It stays,” said Sivelle Tarkano, the ferry board's director.", [("Sivelle Tarkano", "director")]),
    ("Sivelle Tarkano, 49, joined the authority in May.", [("Sivelle Tarkano", "")]),
    ("When Sivelle Tarkano, aged 52, left, nobody came.", [("Sivelle Tarkano", "")]),
])
def test_role_or_age_behind_a_name(nlp, text, told):
    assert people(nlp, text) == told


@pytest.mark.parametrize("text", [
    "Harbour Board, head of the list, won.",
    "Vantelle Ostrow Bank, owner of the ferry, won.",
    "Larch Vantelle, owner of the ferry line, raised fares.",  # labelled as an organisation
    "In Upper Tarnwick, head of the river, it rained.",
    "The Ostrow Times, publisher of the list, said so.",
    "Mill Road, 49, was sold.",
    "After Sivelle Tarkano, the director said that the gate was shut.",
    "Sivelle Tarkano, deputy director Joris Ambeek, and two others came.",
])
def test_what_shows_no_person(nlp, text):
    assert people(nlp, text) == []


def test_known_companies_are_no_persons(nlp):
    assert people(nlp, "Larch Vantelle, head of the list, won.", ["larch vantelle"]) == []


def test_pronoun_after_a_name_that_only_an_apposition_shows(find):
    found = find("Sivelle Tarkano, deputy chair of the Dredging Authority and head of its tests, has many files.\n\n"
                 "“This dam will not be raised,” she says.")
    one = found[-1].speaker
    assert (one.name, one.role, one.institution) == ("Sivelle Tarkano", "deputy chair", "Dredging Authority")
