from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.extract.names.institution_names import (
    canonical_institution,
    capitalised,
    clean_institution,
    is_institution,
    is_street,
    with_name,
)


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("Zelden's health ministry", "Health Ministry of Zelden"),
        ("the health ministry of Zelden", "Health Ministry of Zelden"),
        ("Zelden's ministry of defence", "Defence Ministry of Zelden"),
        ("Ostrow City police", "Ostrow City Police"),
        ("the Belmont public prosecutor's office", "Belmont Public Prosecutor's Office"),
        ("NATO's council", "Council of NATO"),
        ("the Norwegian health ministry", "Health Ministry of Norway"),
        ("Norwegian", "Norway"),
        ("Ministry of Foreign Affairs", "Foreign Ministry"),
        ("Ministry of Digital Affairs", "Digital Ministry"),
        ("Velden's foreign affairs ministry", "Foreign Ministry of Velden"),
        ("Ministry of Water Resources", "Water Resources Ministry"),
        ("Department of Public Works of the City of Ostrow", "Department of Public Works of the City of Ostrow"),
        ("Velden's Ministry of Foreign Affairs", "Foreign Ministry of Velden"),
        ("the Ministry of Foreign Affairs of Velden", "Foreign Ministry of Velden"),
    ],
)
def test_one_form_for_the_ledger(printed, canonical):
    assert canonical_institution(printed) == canonical


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("the sharply divided Harbour Court", "Harbour Court"),
        ("shipping firm Ferrow Lines", "Ferrow Lines"),
        ("the Labour-controlled Harbour Council", "Harbour Council"),
        ("outgoing parliament", "parliament"),
        ("the U.S.", "U.S."),
        ("ministry of Zelden", "ministry of Zelden"),
        ("Harbour Bank, which lent", "Harbour Bank"),
        ("a senior Harbour Board", "Harbour Board"),
        ("senior administration", "administration"),
        ("Senior administration", "administration"),
        ("Senior Anglers League", "Senior Anglers League"),
    ],
)
def test_what_is_no_part_of_a_name(printed, cleaned):
    assert clean_institution(printed) == cleaned


def test_heads_and_capitals():
    assert is_institution("the Harbour Court of Ostrow")
    assert is_institution("Downing Street")
    assert not is_institution("Ana Bell")
    assert capitalised("Bank of the North")
    assert not capitalised("the northern bank")


@given(st.text(max_size=80))
def test_any_text_is_taken(text):
    assert len(clean_institution(text)) <= len(text) + 1
    canonical_institution(text)


@pytest.mark.parametrize(("printed", "told"), [
    ("Union", ""), ("the ministry", ""), ("City Council", ""), ("Police", ""),
    ("Ostrow Police", "Ostrow Police"), ("Senate", "Senate"), ("State Department", "State Department"), ("", ""),
])
def test_a_kind_alone_tells_no_institution(printed, told):
    assert with_name(printed) == told


@pytest.mark.parametrize(("printed", "cleaned"), [
    ("often Oberg-friendly Ostrow Harbour Board", "Ostrow Harbour Board"),
    ("Harbour Board and a writer for the Mail", "Harbour Board"),
    ("mayor's office and other authorities", "mayor's office"),
    ("rescue team charged with clearing the road", "rescue team"),
    ("2024 Harbour Board", "Harbour Board"),
    ("Harbour Party of", "Harbour Party"),
    ("Department of Ports and Rivers", "Department of Ports and Rivers"),
])
def test_what_is_told_beside_a_name_is_left_out(printed, cleaned):
    assert clean_institution(printed) == cleaned


def test_a_year_is_no_institution():
    assert with_name("2016") == ""


@pytest.mark.parametrize(("name", "street"), [
    ("Rue Des Tamarins", True), ("Holm Road", True), ("Downing Street", False), ("Harbour Bank", False),
    ("Road", False),
])
def test_streets(name, street):
    assert is_street(name) is street


@pytest.mark.parametrize(("printed", "name"), [
    ("the country's education ministry", "Education Ministry"),
    ("the city\u2019s housing office", "Housing Office"),
    ("Velden's education ministry", "Education Ministry of Velden"),
])
def test_a_place_without_a_name_is_no_part(printed, name):
    assert canonical_institution(printed) == name
