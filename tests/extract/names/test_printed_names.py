from __future__ import annotations

import pytest

from streams.extract.names.printed_names import first_of_two, name_after_house, name_at_end


@pytest.mark.parametrize(
    ("words", "name", "before"),
    [
        ("the mayor Ana K. Bell", "Ana K. Bell", "the mayor"),
        ("Mr Bell", "Bell", ""),
        ("Senator Dean Oberg", "Dean Oberg", "Senator"),
        ("President Ana Bell Saturday", "Ana Bell", "President"),
        ("Democrat Ana Maria Bell", "Ana Maria Bell", "Democrat"),
        ("Yes Ana Bell", "Ana Bell", "Yes"),
        ("No Ana Bell", "Ana Bell", "No"),
        ("Harbour Bank", "", "Harbour Bank"),
        ("chief Judge Bell", "Bell", "chief Judge"),
    ],
)
def test_name_at_the_end(words, name, before):
    found, rest, _ = name_at_end(words.split())
    assert (" ".join(found), " ".join(rest)) == (name, before)


def test_name_after_an_institution():
    assert name_after_house("the Harbour Committee Anna Bell") == ("the Harbour Committee", ["Anna", "Bell"])
    assert name_after_house("the Harbour Committee") == ("the Harbour Committee", [])


@pytest.mark.parametrize(("printed", "name"), [
    ("February Wendt", ["Wendt"]),
    ("February Jonas Wendt", ["Jonas", "Wendt"]),
    ("April Oberg", ["April", "Oberg"]),
    ("Monday Wendt", ["Wendt"]),
])
def test_months_and_days_begin_no_name(printed, name):
    assert name_at_end(printed.split())[0] == name


@pytest.mark.parametrize(("phrase", "first"), [
    ("Bell and his lawyers", "Bell"),
    ("Both Ana Bell and Mayor Lars Oberg of Ferrow", "Ana Bell"),
    ("Mayor and President Ana Bell", "Mayor and President Ana Bell"),
    ("Health and Human Services", "Health and Human Services"),
    ("the mayor and his lawyers", "the mayor and his lawyers"),
])
def test_of_two_the_first_speaks(phrase, first):
    assert first_of_two(phrase) == first
