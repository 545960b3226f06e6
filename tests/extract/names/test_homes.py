from __future__ import annotations

import pytest

from streams.extract.names.homes import homes_of


@pytest.mark.parametrize(("role", "house", "fits"), [
    ("general secretary", "union", True),
    ("deputy general secretary", "department", False),
    ("permanent secretary", "department", True),
    ("attorney general", "army", False),
    ("brigadier general", "army", True),
    ("vice-rector", "university", True),
    ("rector", "polytechnic", True),
    ("headteacher", "academy", True),
    ("bishop", "council", False),
    ("chief investigator", "bureau", True),
    ("investigator", "court", False),
    ("geologist", "survey", True),
    ("poet", "union", False),
    ("", "union", False),
])
def test_kinds_of_house(role, house, fits):
    assert (house in homes_of(role)) is fits


def test_a_chief_inspector_has_an_inspectorate_and_an_inspector_none():
    assert homes_of("chief inspector") == ("inspectorate",)
    assert homes_of("inspector") == ()
    assert "railway" in homes_of("station master")
