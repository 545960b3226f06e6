from __future__ import annotations

import pytest

from streams.ledger.institutions import Institutions, has_its_own, kind_of_body


@pytest.mark.parametrize(("short", "full"), [
    ("health ministry", "Health Ministry of Maresca"),
    ("Ministry of Health", "the Health Ministry"),
    ("Calderon City police", "Calderon City Police Department"),
    ("CCPD", "Calderon City Police Department"),
    ("Ferris", "Ferris Motors"),
    ("the ministry", "Health Ministry of Maresca"),
    ("Maresca", "Maresca Town Council"),
    ("prosecutors in Maresca", "Maresca Public Prosecutor's Office"),
    ("the union", "Arden Police Union"),
    ("Police Union", "Arden Police Union"),
    ("the board", "Arden Police Oversight Board"),
    ("Health Ministry", "Union Health Ministry"),
    ("the health ministry", "Ministry of Health of the Arden Federation"),
])
def test_one_institution(short, full):
    for names in ([short, full], [full, short]):
        institutions = Institutions(names)
        assert institutions.of(short) == institutions.of(full)


def test_fullest_name_is_shown():
    institutions = Institutions(["health ministry", "the Health Ministry of Maresca"])
    assert institutions.name(institutions.of("health ministry")) == "Health Ministry of Maresca"


@pytest.mark.parametrize(("one", "other"), [
    ("Maresca", "Health Ministry of Maresca"),
    ("Health Ministry of Maresca", "Health Ministry of Veldan"),
    ("Finance Ministry", "Health Ministry"),
    ("Calderon City", "Calderon City Police"),
    ("Arden Police", "Arden Police Union"),
    ("police", "Union of Arden Police Officers"),
    ("Health Ministry", "Health Ministry Workers' Union"),
    ("Arden University", "Arden University Students Union"),
    ("City Council", "City Council Staff Association"),
    ("Arden Police", "Arden Police Oversight Board"),
    ("Arden Police", "Arden Police Officers Guild"),
])
def test_two_institutions(one, other):
    institutions = Institutions([one, other])
    assert institutions.of(one) != institutions.of(other)


def test_name_that_fits_two_stays_on_its_own():
    names = ["health ministry", "Health Ministry of Maresca", "Health Ministry of Veldan"]
    institutions = Institutions(names)
    assert len({institutions.of(name) for name in names}) == 3


def test_no_name_is_no_institution():
    assert Institutions(["Ferris"]).of("") is None


def test_union_stands_in_no_ones_way():
    institutions = Institutions(["the police", "Arden Police", "Arden Police Union"])
    assert institutions.name(institutions.of("the police")) == "Arden Police"


@pytest.mark.parametrize(("name", "kind"), [
    ("Arden Police Union", "union"), ("Union of Dock Workers of Holm Hospital", "union"),
    ("Union Health Ministry", "ministry"), ("Government of the Arden Federation", "government"),
    ("Workers of the Arden Police", "police"), ("Dock Workers Union Local 12", "union"), ("Ferris Motors", ""),
])
def test_kind_of_body(name, kind):
    assert kind_of_body(name) == kind


@pytest.mark.parametrize(("short", "full", "own"), [
    ("Lumen", "Lumen Workers Union", True),
    ("Lumen", "Lumen Board", False),  # may well speak for the firm
    ("Arden Police", "Arden Police Oversight Board", True),
    ("Arden Police Union", "Arden Police Union Board", False),
    ("the union", "Arden Police Union", False),
])
def test_body_and_those_who_belong_to_it(short, full, own):
    assert has_its_own(short, full) is own
