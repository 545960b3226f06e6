from __future__ import annotations

import pytest

from streams.extract.names.branches import body_of, branch_of

PRINTED = ("Tarnwick Fire and Rescue Service", "fire authority", "county", "Tarnwick Police", "Ilmen Police")


@pytest.mark.parametrize(("role", "owner", "printed", "house"), [
    ("chief fire officer", "county", PRINTED, "Tarnwick Fire and Rescue Service"),
    ("chief constable", "Tarnwick", PRINTED, "Tarnwick Police"),
    ("chief fire officer", "county", (), "county"),
    ("chief fire officer", "county", ("Tarnwick Fire Service", "Ilmen Fire Service"), "county"),
    ("chief fire officer", "Ostrow", PRINTED, "Ostrow"),
    ("fire chief", "Ostrow", (), "Ostrow fire department"),
    ("police chief", "Ostrow", (), "Ostrow police"),
    ("chief constable", "Ostrow", (), "Ostrow"),
    ("police chief", "Ilmen police", PRINTED, "Ilmen police"),
    ("mayor", "Tarnwick", PRINTED, "Tarnwick"),
])
def test_house_of_a_chief(role, owner, printed, house):
    assert branch_of(role, owner, printed) == house


@pytest.mark.parametrize(("role", "owner", "printed", "body"), [
    ("harbour master", "Ostrow", ("harbour board", "city council"), "harbour board"),
    ("harbour master", "", ("Tarn Port Authority", "Harbour Bank"), "Tarn Port Authority"),
    ("harbour master", "Ostrow", ("Tarn Harbour Board",), ""),  # another place's
    ("harbour master", "", ("Tarn Harbour Board", "Ilmen Harbour Board"), ""),
    ("harbour master", "Ostrow", (), ""),
    ("fisheries commissioner", "Ostrow", ("fisheries commission",), "fisheries commission"),
    ("fisheries commissioner", "Ostrow", ("Fisheries Commission of Tarn",), ""),
    ("police commissioner", "Ostrow", ("police commission",), ""),
    ("mayor", "Ostrow", ("harbour board",), ""),
])
def test_body_of_an_officer(role, owner, printed, body):
    assert body_of(role, owner, printed) == body
