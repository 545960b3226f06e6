from __future__ import annotations

import pytest

from streams.extract.names.branches import branch_of

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
