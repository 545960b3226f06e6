from __future__ import annotations

from streams.extract.names.demonyms import parted_nation, state_of


def test_adjectives_of_nations():
    assert state_of("Norwegian") == "Norway"
    assert state_of("South Korean") == "South Korea"
    assert state_of("Harbour Bank") == "Harbour Bank"


def test_adjective_before_an_institution():
    assert parted_nation("South African health ministry") == ("South Africa", "health ministry")
    assert parted_nation("Norwegian government") == ("Norway", "government")
    assert parted_nation("Harbour Bank") == ("", "Harbour Bank")
