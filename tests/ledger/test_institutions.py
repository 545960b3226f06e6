from __future__ import annotations

import pytest

from streams.ledger.institutions import Institutions


@pytest.mark.parametrize(("short", "full"), [
    ("health ministry", "Health Ministry of Maresca"),
    ("Ministry of Health", "the Health Ministry"),
    ("Calderon City police", "Calderon City Police Department"),
    ("CCPD", "Calderon City Police Department"),
    ("Ferris", "Ferris Motors"),
    ("the ministry", "Health Ministry of Maresca"),
    ("prosecutors in Maresca", "Maresca Public Prosecutor's Office"),
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
